"""`uptake read FILE`: a reading as JSON, or for people. No Django."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from uptake.domain.errors import DocumentError
from uptake.matrices.as_json import reading_as_json
from uptake.matrices.reading import read_matrix

if TYPE_CHECKING:
    from uptake.matrices.model import Reading

REFUSED = 2


def run(path: str, *, table: bool) -> int:
    """Read the file and print it, as JSON or with `table` for people; gives 0, or 2 with the reason on stderr."""
    try:
        reading = read_matrix(Path(path))
    except DocumentError as error:
        print(error, file=sys.stderr)
        return REFUSED
    if table:
        from uptake.matrices.shown import show

        show(reading)
        return 0
    _print_json(reading)
    return 0


def _print_json(reading: Reading) -> None:
    json.dump(reading_as_json(reading), sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write('\n')
