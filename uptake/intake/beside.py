"""The source beside which a reading is checked: a page as a picture with marks, or the document as it stood, marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

Json = dict[str, Any]
MARGIN = 1.5  # points around a marked place, so that the frame does not cut letters
DRESSES = (('h', 'mark'), ('u', 'u'), ('s', 's'), ('i', 'i'), ('b', 'b'))
AROUND = 2  # blocks before the first that matters
HEADER_ROWS = 2  # of a table, always shown
INDENT = '\u2003'


@dataclass(frozen=True, slots=True)
class Rect:
    """A marked place on a page, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PageShown:
    """A page as a picture."""

    number: int
    of: int
    width: float
    height: float
    marks: tuple[Rect, ...]

    @property
    def before(self) -> int | None:
        """The page before, or None."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The next page, or None."""
        return self.number + 1 if self.number < self.of else None


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of the source; `here` says that it holds the current value."""

    html: SafeString
    here: bool = False


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell of the source."""

    lines: tuple[LineShown, ...]
    rows: int
    columns: int
    here: bool


@dataclass(slots=True)
class BlockShown:
    """A line, or a table with its rows; `left_out` is set where rows or blocks before it are not shown."""

    line: LineShown | None = None
    rows: list[list[CellShown]] = field(default_factory=list)
    name: str = ''
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """What stands on the source's side: a page, or blocks; `cut` says that the document goes on elsewhere."""

    page: PageShown | None = None
    blocks: tuple[BlockShown, ...] = ()
    cut: bool = False


def page_beside(sizes: list[list[float]], here: Iterable[Json], around: Iterable[Json], asked: int | None) -> Source:
    """The page on which the current value stands, or the one asked for, or the first of this part of the matrix."""
    marked = list(here)
    pages = [place['page'] for place in (*marked, *around) if place.get('page')]
    number = min(max(asked or (pages[0] if pages else 1), 1), len(sizes))
    width, height = sizes[number - 1]
    marks = tuple(_rect(place['box']) for place in marked if place.get('page') == number and place.get('box'))
    return Source(page=PageShown(number, len(sizes), width, height, marks))


def _rect(box: list[float]) -> Rect:
    left, top, right, bottom = box
    return Rect(
        round(left - MARGIN, 1),
        round(top - MARGIN, 1),
        round(right - left + 2 * MARGIN, 1),
        round(bottom - top + 2 * MARGIN, 1),
    )


def blocks_beside(source: Json, here: Iterable[Json], around: Iterable[Json], *, whole: bool = False) -> Source:
    """The neighbourhood of this part of the matrix in the source, or all of it, with the current value marked."""
    marked = list(here)
    near = [*marked, *around]
    blocks = source['blocks']
    first, last = 0, len(blocks) - 1
    if not whole and near:
        first = max(0, min(place['block'] for place in near) - AROUND)
        last = min(last, max(place['block'] for place in near) + 1)
    elif not whole:
        last = min(last, 30)
    between = range(min((place['block'] for place in near), default=0), last + 1)
    shown = [
        _block(blocks[number], number, marked, [] if whole else near, trim=not whole and number not in between)
        for number in range(first, last + 1)
    ]
    cut = first > 0 or last < len(blocks) - 1 or any(block.left_out for block in shown)
    return Source(blocks=tuple(shown), cut=cut)


def _block(block: Json, number: int, marked: list[Json], near: list[Json], *, trim: bool) -> BlockShown:
    here = [place for place in marked if place['block'] == number]
    if 'cells' not in block:
        return BlockShown(line=LineShown(_line_html(block), bool(here)))
    rows = [place['row'] for place in near if place['block'] == number and place.get('row') is not None]
    wanted = {block['rows'] - 1} if trim else set(range(block['rows']))
    if rows:
        wanted = {
            *range(min(HEADER_ROWS, block['rows'])),
            *range(max(0, min(rows) - 1), min(max(rows) + 2, block['rows'])),
        }
    return BlockShown(
        rows=list(_rows(block, wanted, here)), name=block.get('name') or '', left_out=len(wanted) < block['rows']
    )


def _rows(table: Json, wanted: set[int], here: list[Json]) -> Iterator[list[CellShown]]:
    """The wanted rows; a cell that begins above a gap is shown again below it, with what is left of its span."""
    by_row: dict[int, list[tuple[int, CellShown]]] = {row: [] for row in sorted(wanted)}
    for cell in table['cells']:
        covered = [row for row in range(cell['row'], cell['row'] + cell.get('rows', 1)) if row in wanted]
        while covered:
            start = covered[0]
            length = next((n for n, row in enumerate(covered) if row != start + n), len(covered))
            by_row[start].append((cell['column'], _cell(cell, length, here)))
            covered = covered[length:]
    for row in by_row.values():
        yield [cell for _column, cell in sorted(row, key=lambda each: each[0])]


def _cell(cell: Json, rows: int, here: list[Json]) -> CellShown:
    mine = [place for place in here if (place.get('row'), place.get('column')) == (cell['row'], cell['column'])]
    numbers = {place['line'] for place in mine if place.get('line') is not None}
    lines = tuple(LineShown(_line_html(line), number in numbers) for number, line in enumerate(cell['lines']))
    return CellShown(lines, rows, cell.get('columns', 1), bool(mine) and not numbers)


def _line_html(line: Json) -> SafeString:
    """A line with its dress: bold, italic, underlined, struck out and highlighted as it stood."""
    text = format_html_join('', '{}', ((_run_html(text, dress),) for text, dress in line['runs']))
    if line.get('heading'):
        text = format_html('<b>{}</b>', text)
    mark = f'{line["mark"]} ' if line.get('mark') else ''
    return format_html('{}{}{}', INDENT * line.get('level', 0), mark, text)


def _run_html(text: str, dress: str) -> SafeString:
    dressed = format_html('{}', text)
    for letter, tag in DRESSES:
        if letter in dress:
            dressed = format_html('<{0}>{1}</{0}>', mark_safe(tag), dressed)  # noqa: S308  a name from the table above
    return dressed
