"""What every page repeats: running headers and footers, page numbers. Set aside and kept, never lost.

Only rows outside tables and near the upper or lower edge are looked at. A row is furniture where most pages have the
same words at the same height, or where it is nothing but a page's number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from uptake.matrices.formats.pdf_page import Sheet
from uptake.matrices.formats.pdf_text import Row
from uptake.matrices.grid import Box, Line, Run

MARGIN = 0.11  # of the page's height, above and below
MOST_PAGES = 0.6
MARGIN_PAGES = 0.25  # enough within the margins, where even and odd pages may differ
PAGE_NUMBER = re.compile(
    r'^(?:p(?:age|ágina|\.)?\s*)?[-–—|(\[]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—|)\]]?(?:\s*(?:of|de|sur|/)\s*\d{1,4})?$',
    re.IGNORECASE,
)
FAR = 4.0  # of the size
DIGITS = re.compile(r'\d+')
PAGE_WORDS = re.compile(r'(?:\bpage\b|\bpágina\b|\|)\s*\d|\d\s*\|', re.IGNORECASE)
OUTER_FIGURES = re.compile(r'^\d+\s|\s\d+$')

Key = tuple[str, int]


def set_aside(sheets: Sequence[Sheet]) -> list[Line]:
    """Take the repeated rows off every sheet; they come back as lines with their pages, watermarks with them."""
    counts: Counter[Key] = Counter()
    for sheet in sheets:
        counts.update({_key(row, sheet) for row in sheet.rows if _is_outer(row, sheet)})
    enough = min(max(2, MOST_PAGES * len(sheets)), max(3, MARGIN_PAGES * len(sheets)))
    furniture = []
    for sheet in sheets:
        kept = []
        for row in sheet.rows:
            key = _key(row, sheet)
            if _is_outer(row, sheet) and (counts[key] >= enough or _holds_number(row, sheet)):
                furniture.append(_line(row, sheet.number))
            else:
                kept.append(row)
        sheet.rows = kept
        furniture += [_line(row, sheet.number) for row in sheet.watermarks]
    return furniture


def _holds_number(row: Row, sheet: Sheet) -> bool:
    """Whether the row is a page's number, or ends or begins with this page's, far from its other words."""
    if PAGE_NUMBER.match(row.text.strip()):
        return True
    first, last = row.words[0], row.words[-1]
    far = FAR * row.size
    ends = last.text == str(sheet.number) and last.start - row.words[-2].end > far
    return ends or (first.text == str(sheet.number) and row.words[1].start - first.end > far)


def _is_outer(row: Row, sheet: Sheet) -> bool:
    return row.bottom < MARGIN * sheet.height or row.top > (1 - MARGIN) * sheet.height


def _key(row: Row, sheet: Sheet) -> Key:
    """The row's words and height. Figures that may be the page's number count as alike; at the head only where the
    words say so, because a heading there may be numbered page by page as well.
    """
    text = row.text.strip()
    counted = PAGE_WORDS.search(text) or (row.top > sheet.height / 2 and OUTER_FIGURES.search(text))
    if counted and not PAGE_NUMBER.match(text):
        text = DIGITS.sub('#', text)
    return text, round(row.base / 4)


def _line(row: Row, page: int) -> Line:
    box = Box(*(round(edge, 1) for edge in (row.left, row.top, row.right, row.bottom)))
    return Line((Run(row.text.strip()),), page=page, box=box)
