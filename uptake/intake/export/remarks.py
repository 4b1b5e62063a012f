"""What a person should look at after an import: by row and column, with what was written and what was made of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at. `line` is the line of the row in the file's table (the heading is 1).

    `code` is stable; `what` says in English what is odd; `written` is the cell, `understood` what was kept of it.
    """

    line: int
    column: str
    code: str
    what: str
    written: str
    understood: str = ''
