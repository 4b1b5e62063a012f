"""What every page repeats: running headers and footers, page numbers. Set aside and kept, never lost.

Only rows outside tables are looked at. A row is furniture where most pages have the same words at the same height, or
where it stands in the margin and is nothing but a page's number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from uptake.matrices.formats.pdf_page import Sheet
from uptake.matrices.formats.pdf_text import Row
from uptake.matrices.grid import Box, Line, Run

MARGIN = 0.13  # of the page's height, above and below
MOST_PAGES = 0.6
MARGIN_PAGES = 0.25  # enough within the margins, where even and odd pages may differ
PAGE_NUMBER = re.compile(
    r'^(?:p(?:age|ágina|\.)?\s*)?[-–—|(\[]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*[-–—|)\]]?(?:\s*(?:of|de|sur|/)\s*\d{1,4})?$',
    re.IGNORECASE,
)
DIGITS = re.compile(r'\d+')

Key = tuple[str, int]


def set_aside(sheets: Sequence[Sheet]) -> list[Line]:
    """Take the repeated rows off every sheet; they come back as lines with their pages."""
    counts: Counter[Key] = Counter()
    for sheet in sheets:
        counts.update({_key(row) for row in sheet.rows})
    repeated = {key for key, number in counts.items() if number >= max(2, MOST_PAGES * len(sheets))}
    often = {key for key, number in counts.items() if number >= max(3, MARGIN_PAGES * len(sheets))}
    furniture = []
    for sheet in sheets:
        kept = []
        for row in sheet.rows:
            outer = row.bottom < MARGIN * sheet.height or row.top > (1 - MARGIN) * sheet.height
            key = _key(row)
            everywhere = key in repeated and (outer or len(sheets) > 2)
            if everywhere or (outer and (key in often or PAGE_NUMBER.match(key[0]))):
                furniture.append(_line(row, sheet.number))
            else:
                kept.append(row)
        sheet.rows = kept
    return furniture


def _key(row: Row) -> Key:
    text = row.text.strip()
    if not PAGE_NUMBER.match(text):
        text = DIGITS.sub('#', text) if _counts_pages(text) else text
    return text, round(row.base / 4)


def _counts_pages(text: str) -> bool:
    """Whether the figures in it may be a page's number and so differ from page to page."""
    return bool(re.search(r'(?:\bpage\b|\bpágina\b|\|)\s*\d|\d\s*\||^\d+\s|\s\d+$', text, re.IGNORECASE))


def _line(row: Row, page: int) -> Line:
    box = Box(*(round(edge, 1) for edge in (row.left, row.top, row.right, row.bottom)))
    return Line((Run(row.text.strip()),), page=page, box=box)
