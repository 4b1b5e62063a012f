"""One page → a sheet: its tables with the words of every cell, and the words outside them, as rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from uptake.matrices.formats import pdf_raw as raw
from uptake.matrices.formats.pdf_annotations import read_annotations
from uptake.matrices.formats.pdf_bars import barred_tables, bars_of
from uptake.matrices.formats.pdf_columns import open_tables
from uptake.matrices.formats.pdf_dress import drawn_boxes, drawn_bullets, dress
from uptake.matrices.formats.pdf_glyphs import Word, WordReader
from uptake.matrices.formats.pdf_paths import Drawing, DrawingReader
from uptake.matrices.formats.pdf_rules import Lattice, find_lattices
from uptake.matrices.formats.pdf_text import Row, at_labels, rows_of

FRAME = 0.6  # of the page: a single box larger than this is a frame around the page and no table


@dataclass(slots=True)
class Sheet:
    """One page as read. `tables` are in reading order, each with the rows of every cell; `rows` stand outside them."""

    number: int
    width: float
    height: float
    rows: list[Row] = field(default_factory=list)
    tables: list[tuple[Lattice, list[list[Row]]]] = field(default_factory=list)
    watermarks: list[Row] = field(default_factory=list)
    pictured: bool = False
    damaged: bool = False
    remarks: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing on it can be read."""
        return not self.rows and not self.tables


def read_sheet(document: int, form: int, index: int) -> Sheet:
    """The page with that index, from 0; an empty sheet where PDFium cannot load it."""
    with raw.opened_page(document, index) as page:
        if not page:
            return Sheet(index + 1, 595, 842, damaged=True)
        frame = raw.frame_of(page)
        with raw.opened_text(page) as text:
            words = WordReader(text, frame).read() if text else []
        remarks = read_annotations(page, form, frame, words)
        drawing = DrawingReader(page, frame).read()
    sheet = Sheet(index + 1, frame.width, frame.height, pictured=bool(drawing.pictures), remarks=remarks)
    _place(sheet, words, drawing)
    return sheet


def _place(sheet: Sheet, words: list[Word], drawing: Drawing) -> None:
    """Every word to its cell, or to the page."""
    straight = [word for word in words if word.turn >= 0]
    sheet.watermarks = rows_of(word for word in words if word.turn < 0)
    found = _lattices(straight, drawing)
    lattices = _tables(sheet, drawn_boxes(found, straight, drawing.crosses))
    drawn_bullets(straight, drawing.dots)
    dress(straight, drawing, found)
    cells: list[list[list[Word]]] = [[[] for _ in lattice.areas] for lattice in lattices]
    loose: list[Word] = []
    for word in straight:
        _home(word, lattices, cells, loose)
    sheet.tables = [
        (lattice, [rows_of(cell) for cell in held]) for lattice, held in zip(lattices, cells, strict=True) if any(held)
    ]
    sheet.rows = rows_of(loose)
    _take_open_tables(sheet, drawing, lattices)


def _take_open_tables(sheet: Sheet, drawing: Drawing, ruled: Sequence[Lattice]) -> None:
    """Tables without upright lines, out of the rows that stand outside every other."""
    bars = bars_of(drawing, ruled)
    for find in (barred_tables, open_tables):
        taken: set[int] = set()
        for lattice, numbers in find(sheet.rows, bars):
            cells: list[list[list[Word]]] = [[[] for _ in lattice.areas]]
            loose: list[Word] = []
            for number in numbers - taken:
                for word in sheet.rows[number].words:
                    _home(word, [lattice], cells, loose)
            if not loose and not numbers & taken:
                taken |= numbers
                sheet.tables.append((lattice, [rows_of(cell) for cell in cells[0]]))
        sheet.rows = [row for number, row in enumerate(sheet.rows) if number not in taken]
    sheet.rows = [part for row in sheet.rows for part in at_labels(row)]
    sheet.tables.sort(key=lambda table: (table[0].ys[0], table[0].xs[0]))


def _lattices(words: list[Word], drawing: Drawing) -> list[Lattice]:
    """Whatever the rules of the page draw: tables, frames, boxes."""
    middles = [word.middle for word in words]

    def has_text(left: float, top: float, right: float, bottom: float) -> bool:
        return any(left < x < right and top < y < bottom for x, y in middles)

    return find_lattices(drawing.across, drawing.down, has_text)


def _tables(sheet: Sheet, lattices: list[Lattice]) -> list[Lattice]:
    """The page's tables: no frames, no table within another's cell."""
    whole = sheet.width * sheet.height
    lattices = [lattice for lattice in lattices if not (len(lattice.areas) == 1 and _size(lattice) > FRAME * whole)]
    single = [lattice for lattice in lattices if len(lattice.areas) == 1 and _holds_another(lattice, lattices)]
    lattices = [lattice for lattice in lattices if lattice not in single]
    return [lattice for lattice in lattices if not any(_is_within(lattice, other) for other in lattices)]


def _size(lattice: Lattice) -> float:
    left, top, right, bottom = lattice.bounds
    return (right - left) * (bottom - top)


def _holds_another(lattice: Lattice, others: Sequence[Lattice]) -> bool:
    return any(_is_within(other, lattice) and len(other.areas) > 1 for other in others)


def _is_within(inner: Lattice, outer: Lattice) -> bool:
    left, top, right, bottom = inner.bounds
    bounds = outer.bounds
    return (
        inner is not outer
        and left >= bounds[0] - 2
        and top >= bounds[1] - 2
        and right <= bounds[2] + 2
        and bottom <= bounds[3] + 2
        and _size(inner) < _size(outer)
    )


def _home(word: Word, lattices: Sequence[Lattice], cells: list[list[list[Word]]], loose: list[Word]) -> None:
    """Put the word into the cell that holds its middle; one that runs over a border is cut there."""
    x, y = word.middle
    for index, lattice in enumerate(lattices):
        number = lattice.at(x, y)
        if number is None:
            continue
        left, _, right, _ = lattice.box(lattice.areas[number])
        for edge in (left, right):
            reach = min(edge - word.left, word.right - edge)
            halves = word.cut(edge) if word.turn == 0 and reach > word.size * 0.5 else None
            if halves and all(lattice.at(*half.middle) is not None for half in halves):
                for half in halves:
                    _home(half, lattices, cells, loose)
                return
        cells[index][number].append(word)
        return
    loose.append(word)
