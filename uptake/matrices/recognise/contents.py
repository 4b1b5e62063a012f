"""Tables that are a contents list: text on the left, page numbers that never fall on the right."""

from __future__ import annotations

import re

from uptake.matrices.grid import Table
from uptake.matrices.recognise.layout import rows_of

_PAGE = re.compile(r'\d{1,3}')


def is_contents_list(table: Table, *, expected: bool) -> bool:
    """Whether a table is a contents list; `expected` says that its heading stood just above."""
    if table.columns not in (2, 3) or table.rows < (1 if expected else 4):
        return False
    pages: list[int] = []
    for row in rows_of(table):
        filled = [cell.text.strip() for cell in row if cell.text.strip()]
        if len(filled) < 2:
            continue
        if not _PAGE.fullmatch(filled[-1]):
            return False
        pages.append(int(filled[-1]))
    rising = pages == sorted(pages)
    return (
        bool(pages)
        and rising
        and (
            expected
            or (len(pages) > 5 and len(set(pages)) > 3 and pages[-1] > 5 and pages != list(range(1, len(pages) + 1)))
        )
    )
