"""What a person can do on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Act:
    """Something the person can do: where, in which words, by when. One loud one a page."""

    address: str
    word: str
    mark: str = ''
    by: date | None = None
    loud: bool = False
