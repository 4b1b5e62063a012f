"""Excel workbooks (.xlsx) to grids: every sheet a table, cells as displayed, dates also as dates.

The sheets' XML is read directly: what a matrix says in a workbook it says also by number formats and by bold or
struck pieces of text within a cell, which the readers of values leave out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from uptake.domain.errors import TooLarge
from uptake.matrices.formats import marks
from uptake.matrices.formats.excel_parts import (
    Look,
    Looks,
    S,
    Texts,
    boxes_of,
    comments_of,
    header_lines,
    lines_of,
    pieces_of,
    unescaped,
    whole,
)
from uptake.matrices.formats.excel_shown import shown
from uptake.matrices.formats.safety import CELLS, CHUNK, XML_BYTES, Container, damaged, parse, too_many_cells
from uptake.matrices.grid import Block, Cell, Grid, Line, Note, Run, Table

_V, _IS = S + 'v', S + 'is'
_ID = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id'
_ADDRESS = re.compile(r'\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$')
_ISO_DAY = re.compile(r'\d{4}-\d\d-\d\d')
# Cells and rows that hold nothing but a colour or a border. Sheets have been seen with a million of them.
_HOLLOW_CELL = re.compile(rb'<(?:\w+:)?c(?= [^<>]*\br=")[^<>]*(?:/>|></(?:\w+:)?c>)')
_HOLLOW_ROW = re.compile(rb'<(?:\w+:)?row(?= [^<>]*\br=")[^<>]*(?:/>|></(?:\w+:)?row>)')
_ORDER = {'visible': 0, 'hidden': 1, 'veryHidden': 2}


def read(content: bytes) -> Grid:
    """The workbook as a grid; DocumentError where it is damaged, too large, protected or unsafe."""
    return read_container(Container(content))


def read_container(container: Container) -> Grid:
    """The same for a container that is open already."""
    container.refuse_macros('Excel workbook (.xlsx)')
    container.refuse_links()
    return _Workbook(container).grid()


@dataclass(slots=True)
class _Merged:
    """Merged ranges: what begins where, and which columns of a row are covered from where."""

    spans: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    covered: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)

    def hides(self, row: int, column: int) -> bool:
        """Whether the cell lies within a merged range and is not its first."""
        if (row, column) in self.spans:
            return False
        ranges = self.covered.get(row)
        if not ranges:
            return False
        at = bisect_right(ranges, (column, 1 << 20, 0)) - 1
        return at >= 0 and ranges[at][0] <= column <= ranges[at][1]


@dataclass(frozen=True, slots=True)
class _Found:
    """What one cell holds."""

    lines: tuple[Line, ...]
    moment: date | None = None


_NOTHING = _Found(())


class _Workbook:
    """One workbook on its way to a grid."""

    def __init__(self, container: Container) -> None:
        self._container = container
        self._main = container.main_part()
        book = container.xml(self._main)
        if book is None:
            raise damaged('The document is damaged: its main part is missing.')
        self._relations = container.relations(self._main)
        properties = book.find(S + 'workbookPr')
        self._epoch_1904 = properties is not None and properties.get('date1904', '0') in ('1', 'true')
        self._sheets = self._sheets_in_order(book)
        self._notes: list[Note] = []
        self._filled = 0

    def grid(self) -> Grid:
        trees = [(name, part, self._sheet(part)) for name, part in self._sheets]
        self._looks = Looks(self._container.xml(self._part('styles')))
        self._texts = Texts(self._container.xml(self._part('sharedStrings')))
        blocks: list[Block] = []
        furniture: list[Line] = []
        for name, part, tree in trees:
            table = self._table(name, tree)
            if table is not None:
                blocks.append(table)
            blocks.extend(boxes_of(self._container, part))
            furniture.extend(header_lines(tree))
            for address, lines in comments_of(self._container, part):
                self._notes.append(Note(f'{name}!{address}', lines))
        return Grid('excel', tuple(blocks), None, tuple(self._notes), tuple(furniture))

    def _part(self, kind: str) -> str:
        found = (each.target for each in self._relations.values() if each.kind == kind and not each.external)
        return next(found, '')

    def _sheets_in_order(self, book: etree._Element) -> list[tuple[str, str]]:
        """Name and part of each worksheet: those the reader sees first, in their order, then hidden ones."""
        found = []
        for sheet in book.iterfind(f'{S}sheets/{S}sheet'):
            relation = self._relations.get(sheet.get(_ID, ''))
            if relation is not None and relation.kind == 'worksheet' and relation.target in self._container.names:
                found.append((_ORDER.get(sheet.get('state', 'visible'), 0), sheet.get('name', ''), relation.target))
        return [(name, part) for _, name, part in sorted(found, key=lambda each: each[0])]

    def _sheet(self, part: str) -> etree._Element:
        """The sheet's tree without hollow cells; counted while it is inflated, so that a giant is refused early."""
        kept: list[bytes] = []
        size, tail = 0, b''
        for chunk in self._container.chunks(part):
            whole_tags, tail = _up_to_last_tag(tail + chunk)
            self._count(whole_tags)
            if kept or len(chunk) == CHUNK:
                whole_tags = _HOLLOW_ROW.sub(b'', _HOLLOW_CELL.sub(b'', whole_tags))
            size += len(whole_tags)
            if size > XML_BYTES:
                raise too_many_cells()
            kept.append(whole_tags)
        return parse(b''.join((*kept, tail)))

    def _count(self, data: bytes) -> None:
        prefixed = data.count(b':v>') + data.count(b':is>') + data.count(b':f>')
        plain = data.count(b'</v>') + data.count(b'</is>')
        self._filled += max(plain + prefixed // 2, data.count(b'</f>'))
        if self._filled > CELLS:
            raise too_many_cells()

    def _table(self, name: str, tree: etree._Element) -> Table | None:
        """The sheet as one table; rows and columns count from the sheet's first. None where it is empty."""
        found = dict(self._cells(name, tree))
        if not found:
            return None
        last = max(row for row, _ in found), max(column for _, column in found)
        merged = _merged(tree, last)
        cells = []
        for row, column in self._places(found, merged):
            if merged.hides(row, column):
                if (row, column) in found:
                    self._notes.append(Note(f'{name}!{_address(row, column)}', found[row, column].lines))
                continue
            rows, columns = merged.spans.get((row, column), (1, 1))
            held = found.get((row, column))
            if held is None:
                cells.append(Cell((), row, column, rows, columns))
            else:
                cells.append(Cell(held.lines, row, column, rows, columns, moment=held.moment))
        return Table(tuple(cells), last[0] + 1, last[1] + 1, name=name)

    @staticmethod
    def _places(found: dict[tuple[int, int], _Found], merged: _Merged) -> list[tuple[int, int]]:
        """Where cells stand: rows that hold something, each from the first to the last column that does.

        A sheet whose cells lie so far apart that filling the gaps would make it a giant is left with its gaps.
        """
        rows = {row for row, _ in found}
        columns = {column for _, column in found}
        first, last = min(columns), max(columns)
        if len(rows) * (last - first + 1) > CELLS:
            return sorted({*found, *(place for place in merged.spans if place[0] in rows)})
        return [(row, column) for row in sorted(rows) for column in range(first, last + 1)]

    def _cells(self, name: str, tree: etree._Element) -> Iterator[tuple[tuple[int, int], _Found]]:
        row = -1
        for element in tree.iterfind(f'{S}sheetData/{S}row'):
            row = whole(element.get('r'), row + 2) - 1
            column = -1
            for cell in element:
                address = cell.get('r')
                column = column + 1 if address is None else _column(address, column + 1)
                if not len(cell):
                    continue
                found = self._held(cell)
                if found.lines:
                    yield (row, column), found
                elif cell.find(S + 'v') is None and (formula := cell.findtext(S + 'f')):
                    line = Line((Run('=' + formula),))
                    self._notes.append(Note(f'{name}!{_address(row, column)}', (line,)))

    def _held(self, cell: etree._Element) -> _Found:
        kind = cell.get('t', 'n')
        look = self._looks.of(cell.get('s'))
        value = inline = None
        for part in cell:
            if part.tag == _V:
                value = part.text
            elif part.tag == _IS:
                inline = part
        if kind == 's':
            return _Found(self._texts.lines(value, look.font))
        if kind == 'inlineStr' and inline is not None:
            return _Found(lines_of(pieces_of(inline), look.font))
        if not value or kind == 'e':
            return _NOTHING
        if kind == 'n':
            return self._number(value, look)
        text, day = _text(value, kind, look)
        return _Found(lines_of([(text, None)], look.font), day)

    def _number(self, value: str, look: Look) -> _Found:
        try:
            number = float(value)
        except ValueError:
            return _Found(lines_of([(value, None)], look.font))
        if number - number != 0:  # infinite or not a number: no sheet shows one
            return _NOTHING
        text, moment = shown(number, look.code, self._epoch_1904)
        return _Found(lines_of([(text, None)], look.font), moment)


def _merged(tree: etree._Element, last: tuple[int, int]) -> _Merged:
    """The merged ranges, cut to what the sheet uses; TooLarge where they cover more rows than could be honest."""
    merged = _Merged()
    covered = 0
    for element in tree.iterfind(f'{S}mergeCells/{S}mergeCell'):
        first, _, end = element.get('ref', '').partition(':')
        start, stop = _place(first), _place(end or first)
        if start is None or stop is None or start[0] > last[0] or start[1] > last[1]:
            continue
        bottom, right = min(stop[0], last[0]), min(stop[1], last[1])
        merged.spans[start] = (bottom - start[0] + 1, right - start[1] + 1)
        covered += bottom - start[0] + 1
        if covered > CELLS:
            raise TooLarge(
                'The sheet merges more cells than any matrix has.',
                advice='Copy the matrix alone into a new workbook and upload that.',
            )
        for row in range(start[0], bottom + 1):
            merged.covered.setdefault(row, []).append((start[1], right, start[0]))
    for ranges in merged.covered.values():
        ranges.sort()
    return merged


def _text(value: str, kind: str, look: Look) -> tuple[str, date | None]:
    """What is shown of a truth value, a day written out, or a text that a formula gave; and the day it means."""
    if kind == 'b' and look.box:
        return marks.TICKED if value == '1' else marks.EMPTY, None
    if kind == 'b':
        return 'TRUE' if value == '1' else 'FALSE', None
    if kind == 'd' and (found := _ISO_DAY.match(value)):
        try:
            return found[0], date.fromisoformat(found[0])
        except ValueError:
            return value, None
    return unescaped(value), None


def _up_to_last_tag(data: bytes) -> tuple[bytes, bytes]:
    """The bytes before the last tag, and the rest: so that no tag is cut in two."""
    cut = data.rfind(b'<')
    return (data[:cut], data[cut:]) if cut > 0 else (b'', data)


def _column(address: str, otherwise: int) -> int:
    """The column, from 0, of an address like “B5”; `otherwise` where it is none."""
    letters = address.rstrip('0123456789')
    if len(letters) == 1 and 'A' <= letters <= 'Z':
        return ord(letters) - ord('A')
    place = _place(address)
    return otherwise if place is None else place[1]


def _place(address: str) -> tuple[int, int] | None:
    """Row and column, from 0, of an address like “B5”."""
    found = _ADDRESS.match(address)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord('A') + 1
    return int(found[2]) - 1, column - 1


def _address(row: int, column: int) -> str:
    letters, column = '', column + 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord('A') + place) + letters
    return f'{letters}{row + 1}'
