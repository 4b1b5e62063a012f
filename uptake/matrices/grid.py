"""What every format is turned into first: blocks in reading order, tables of cells with spans, lines with marks.

A grid says what stands where and how it is marked. It says nothing about what it means: that is `recognise`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one dress. `text` never holds a line end; black, grey and white are no colours."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    highlighted: bool = False
    coloured: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, or a line that the writer ended by hand.

    `mark` is the sign before a list item as drawn: '-' for any bullet, '1.' or 'a)' for a number, also where the
    document holds it only as automatic numbering; it is not part of the runs. `level` is the depth of the list, 0
    the outermost. `heading` is the heading level, or None. Ticked and empty boxes stand in the text as '☒' and '☐'
    wherever they come from (content controls, symbol fonts, form fields). `page` counts from 1, or is None where the
    format has no pages. `soft` says that the line break before it may be the format's and not the writer's (text and
    PDF), so that joining by a space is allowed.
    """

    runs: tuple[Run, ...]
    mark: str | None = None
    level: int = 0
    heading: int | None = None
    page: int | None = None
    box: Box | None = None
    soft: bool = False

    @property
    def text(self) -> str:
        """The runs as one string, stripped; the mark is not in it."""
        return ''.join(run.text for run in self.runs).strip()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `row` and `column` count from 0; `rows` and `columns` are how many it covers.

    A merged cell appears once, at its top left. `moment` is set where the cell holds a real date (spreadsheets), and
    `shown` then says how it was displayed; the text in `lines` is what the reader of the document sees. A cell that
    a page break cut is given as it stands on each page: joining is for `recognise`.
    """

    lines: tuple[Line, ...]
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    page: int | None = None
    box: Box | None = None
    moment: date | None = None

    @property
    def text(self) -> str:
        """The cell's lines that are not empty, joined by line ends, with their marks."""
        return '\n'.join(
            f'{line.mark} {line.text}' if line.mark else line.text for line in self.lines if line.text or line.mark
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A table as drawn: every cell once, in order of row and column. `name` is the sheet's name in a spreadsheet.

    `page` is that of its first row. A table that runs over several pages is one table where the format says so
    (Word), and one table a page where it does not (PDF, text).
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    name: str | None = None
    page: int | None = None
    box: Box | None = None

    def row(self, number: int) -> tuple[Cell, ...]:
        """The cells that begin in this row, left to right."""
        return tuple(cell for cell in self.cells if cell.row == number)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or comment: its sign in the text and what it says."""

    sign: str
    lines: tuple[Line, ...]


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Grid:
    """A document: its blocks in reading order.

    `format` is 'word', 'pdf', 'excel' or 'text'. `pages` is how many pages it has, or None. `furniture` is what was
    set aside because every page repeats it (headers, footers, page numbers), kept so that nothing is lost.
    """

    format: str
    blocks: tuple[Block, ...]
    pages: int | None = None
    notes: tuple[Note, ...] = ()
    furniture: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, 'tables', tuple(block for block in self.blocks if isinstance(block, Table)))

    def lines(self) -> Iterator[Line]:
        """Every line of the document, those in cells included, in reading order."""
        for block in self.blocks:
            if isinstance(block, Line):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.lines
