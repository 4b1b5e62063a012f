"""Word documents (.docx) to grids: the body walked in order, tables as drawn, notes and headers kept beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from uptake.matrices.formats.safety import CELLS, Container, Relation, damaged, too_many_cells
from uptake.matrices.formats.word_numbering import Numbering
from uptake.matrices.formats.word_styles import VAL, Styles, W, number_of
from uptake.matrices.formats.word_text import Text, comment_sign, is_prompt, sign_of
from uptake.matrices.grid import Block, Cell, Grid, Line, Note, Table

_P, _TBL, _TR, _TC, _SDT = (W + name for name in ('p', 'tbl', 'tr', 'tc', 'sdt'))
_UNITS = frozenset({_P, _TBL, _TR, _TC})
_SKIPPED = frozenset(
    W + name for name in ('tblPr', 'tblGrid', 'trPr', 'tcPr', 'tblPrEx', 'sectPr', 'sdtPr', 'del', 'moveFrom')
)
_SPAN = 63  # columns that Word allows in a table


def read(content: bytes) -> Grid:
    """The document as a grid; DocumentError where it is damaged, too large, protected or unsafe."""
    return read_container(Container(content))


def read_container(container: Container) -> Grid:
    """The same for a container that is open already."""
    container.refuse_macros('Word document (.docx)')
    container.refuse_links()
    main = container.main_part()
    tree = container.xml(main)
    body = tree.find(W + 'body') if tree is not None else None
    if body is None:
        raise damaged('The document is damaged: its main part is missing.')
    return _Document(container, main, body).grid()


@dataclass(slots=True)
class _Open:
    """A cell while rows are still being added to it; `lines` may be filled with nothing."""

    row: int
    column: int
    columns: int
    lines: tuple[Line, ...]
    page: int | None
    rows: int = 1

    def closed(self) -> Cell:
        return Cell(self.lines, self.row, self.column, self.rows, self.columns, self.page)


@dataclass(slots=True)
class _Drawing:
    """A table while it is read: its cells, and which of them may go on downwards, by column."""

    cells: list[_Open] = field(default_factory=list)
    above: dict[int, _Open] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0


class _Document:
    """One document on its way to a grid."""

    def __init__(self, container: Container, main: str, body: etree._Element) -> None:
        self._container = container
        self._body = body
        self._relations = container.relations(main)
        styles = Styles(container.read(self._part('styles')))
        numbering = Numbering(container.xml(self._part('numbering')), styles)
        rendered = next(body.iter(W + 'lastRenderedPageBreak'), None) is not None
        self._text = Text(styles, numbering, 1 if rendered else None)
        self._counted = 0

    def grid(self) -> Grid:
        blocks = tuple(self._blocks(self._body))
        pages = self._text.page
        notes = (*self._numbered('footnotes'), *self._numbered('endnotes'), *self._comments(), *self._text.notes)
        return Grid('word', blocks, pages, notes, self._furniture())

    def _part(self, kind: str) -> str:
        return next(iter(self._parts(kind)), '')

    def _parts(self, kind: str) -> Iterator[str]:
        relations: Iterable[Relation] = self._relations.values()
        return (each.target for each in relations if each.kind == kind and not each.external)

    def _units(self, parent: etree._Element) -> Iterator[etree._Element]:
        """Paragraphs, tables, rows and cells under `parent`, through content controls and other wrappers.

        Prompts that nobody answered become notes: a cell that holds nothing else stays, empty.
        """
        for child in parent:
            tag = child.tag
            if tag in _UNITS:
                self._counted += 1
                if self._counted > CELLS:
                    raise too_many_cells()
                yield child
            elif tag == _SDT:
                content = child.find(W + 'sdtContent')
                if content is not None:
                    if is_prompt(child):
                        self._text.set_aside('placeholder', content)
                        _empty(content)
                    yield from self._units(content)
            elif tag == W + 'altChunk':
                raise damaged('The document holds another file whose text only Word can bring in.')
            elif len(child) and tag not in _SKIPPED:
                yield from self._units(child)

    def _blocks(self, parent: etree._Element) -> Iterator[Block]:
        for unit in self._units(parent):
            if unit.tag == _P:
                yield from self._text.paragraph(unit)
                boxes = self._taken_boxes()
                for box in boxes:
                    yield from self._blocks(box)
            elif unit.tag == _TBL:
                yield from self._table(unit)
        yield from self._text.rest()

    def _taken_boxes(self) -> list[etree._Element]:
        boxes = list(self._text.boxes)
        self._text.boxes.clear()
        return boxes

    def _lines(self, parent: etree._Element) -> Iterator[Line]:
        """Everything under `parent` as lines: tables within a cell are read cell after cell."""
        for unit in self._units(parent):
            if unit.tag == _P:
                yield from self._text.paragraph(unit)
                for box in self._taken_boxes():
                    yield from self._lines(box)
            else:
                yield from self._lines(unit)
        yield from self._text.rest()

    def _table(self, element: etree._Element) -> Iterator[Block]:
        rows = [unit for unit in self._units(element) if unit.tag == _TR and not _is_deleted(unit)]
        cells = [[unit for unit in self._units(row) if unit.tag == _TC] for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1 and cells[0][0].find(f'.//{_TBL}') is not None:
            yield from self._blocks(cells[0][0])  # a frame drawn around other tables
            return
        drawing = _Drawing()
        for row, units in zip(rows, cells, strict=True):
            self._row(drawing, row, units)
        if drawing.cells:
            closed = tuple(cell.closed() for cell in drawing.cells)
            yield Table(closed, drawing.rows, drawing.columns, page=closed[0].page)

    def _row(self, drawing: _Drawing, row: etree._Element, units: list[etree._Element]) -> None:
        start, last, floor = self._text.page, self._text.page, self._text.page
        column = _span(row.find(f'{W}trPr/{W}gridBefore'), 0)
        left: _Open | None = None
        above: dict[int, _Open] = {}
        for unit in units:
            self._text.page = start
            properties = unit.find(W + 'tcPr')
            columns = _span(properties.find(W + 'gridSpan') if properties is not None else None, 1)
            merged = _merge(properties, 'vMerge')
            cell = drawing.above.get(column) if merged == 'continue' else None
            if left is not None and _merge(properties, 'hMerge') == 'continue':
                left.columns += columns
                self._text.set_aside('hidden', unit)
            elif cell is not None:
                cell.rows = drawing.rows + 1 - cell.row
                self._text.set_aside('hidden', unit)
                left = above[column] = cell
            else:
                left = self._cell(unit, drawing.rows, column, columns, floor)
                drawing.cells.append(left)
                if merged is not None:
                    above[column] = left
                if column == 0:
                    floor = left.page
            column += columns
            last = _later(last, self._text.page)
        self._text.page = last
        drawing.above = above
        drawing.rows += 1
        drawing.columns = max(drawing.columns, column)

    def _cell(self, unit: etree._Element, row: int, column: int, columns: int, floor: int | None) -> _Open:
        """A cell with its lines. Each cell that a page cuts says so itself; the break above a row only its first."""
        lines = tuple(self._lines(unit))
        if floor is not None:
            lines = tuple(replace(line, page=floor) if (line.page or 0) < floor else line for line in lines)
        page = lines[0].page if lines else floor
        return _Open(row, column, columns, lines, page)

    def _numbered(self, part: str) -> Iterator[Note]:
        """Foot- or endnotes in the order of their signs; a note may itself name another."""
        tree = self._container.xml(self._part(part)) if self._text.signs[part] else None
        notes = {} if tree is None else {each.get(W + 'id', ''): each for each in tree.iterchildren()}
        self._text.page = None
        for name, number in list(self._text.signs[part].items()):
            if name in notes:
                yield Note(sign_of(part, number), tuple(self._lines(notes[name])))

    def _comments(self) -> Iterator[Note]:
        tree = self._container.xml(self._part('comments')) if self._part('comments') else None
        for each in () if tree is None else tree.iterchildren(W + 'comment'):
            anchor = self._text.comments.get(each.get(W + 'id', ''), '')
            lines = tuple(self._lines(each))
            if lines:
                yield Note(comment_sign(anchor), lines)

    def _furniture(self) -> tuple[Line, ...]:
        """Headers and footers, each line once: a document has up to three of each for every section."""
        found: dict[str, Line] = {}
        for part in dict.fromkeys((*self._parts('header'), *self._parts('footer'))):
            tree = self._container.xml(part)
            for line in () if tree is None else self._lines(tree):
                found.setdefault(line.text, line)
        return tuple(line for text, line in found.items() if text)


def _empty(content: etree._Element) -> None:
    """Take the text out of a prompt, leaving its cells and paragraphs where they are."""
    for run in list(content.iter(W + 'r')):
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f'{W}trPr/{W}del') is not None


def _merge(properties: etree._Element | None, name: str) -> str | None:
    """'restart', 'continue', or None for a cell that is not merged in this direction."""
    element = properties.find(W + name) if properties is not None else None
    return None if element is None else element.get(VAL, 'continue')


def _span(element: etree._Element | None, otherwise: int) -> int:
    span = number_of(element.get(VAL)) if element is not None else None
    return min(span, _SPAN) if span else otherwise


def _later(page: int | None, other: int | None) -> int | None:
    return other if page is None or (other is not None and other > page) else page
