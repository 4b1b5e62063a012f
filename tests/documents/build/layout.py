"""What a document consists of before it is written in any format: paragraphs, tables of cells, page breaks.

Marks in the text: **bold**, ~~struck out~~, __underlined__, ==highlighted==, {c:green letters}, {x} and { } tick boxes
(content controls in Word), {v:choice} a value of a drop-down list, {+inserted+} and {-deleted-} tracked changes,
^[footnote], ⏎ a line end inside the paragraph. A line that begins with '- ' is a bullet which exists only in the
numbering of Word, '#. ' and '#) ' are automatic numbers and letters; anything else, '1. ' too, is typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MARKS = re.compile(
    r'\*\*(?P<bold>.+?)\*\*|~~(?P<struck>.+?)~~|__(?P<underlined>.+?)__|==(?P<highlighted>.+?)=='
    r'|\{c:(?P<coloured>.+?)\}'
    r'|\{\+(?P<inserted>.+?)\+\}|\{-(?P<deleted>.+?)-\}|\{(?P<box>[x ])\}|\{v:(?P<choice>.+?)\}|\^\[(?P<note>.+?)\]'
)
LISTS = (('-- ', 'bullet', 1), ('- ', 'bullet', 0), ('#. ', 'decimal', 0), ('#) ', 'letter', 0))


@dataclass(frozen=True)
class Run:
    """A piece of text in one dress; `kind` is the name of the mark or 'plain'."""

    text: str
    kind: str = 'plain'


@dataclass(frozen=True)
class Para:
    """A paragraph. `list` is None, 'bullet', 'decimal' or 'letter' (automatic); `heading` is 0 for none."""

    runs: tuple[Run, ...]
    list: str | None = None
    level: int = 0
    heading: int = 0
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table; cells that are covered by another are left out, as in HTML."""

    paras: tuple[Para, ...]
    columns: int = 1
    rows: int = 1
    shade: bool = False
    value: object = None  # a real date or number, for a spreadsheet
    shown: str | None = None  # its number format there


@dataclass(frozen=True)
class Row:
    """A row. `header` is repeated on every page; `cut` is after how many words a text extractor met a page's end."""

    cells: tuple[Cell, ...]
    header: bool = False
    cut: int | None = None


@dataclass(frozen=True)
class Table:
    """A table with its column widths in parts."""

    rows: tuple[Row, ...]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Break:
    """A page break; `landscape` turns the pages after it."""

    landscape: bool = False


@dataclass(frozen=True)
class Document:
    """A document to be written. `truths` holds one record for each evaluation in it.

    `word` is written as .docx, `text` as .txt, `sheets` as .xlsx; `pdf` says what the PDF is made from: 'word' (by
    LibreOffice, at times), 'sheet' (from the workbook), 'html' (Chromium) or 'drawn' (reportlab); `hard` is the line
    for the README.
    """

    name: str
    hard: str
    truths: list[dict]
    word: list | None = None
    text: list | None = None
    sheets: dict | None = None
    pdf: str | None = None
    page: list | None = None
    landscape: bool = False
    header: str = ''
    footer: str = ''
    ruled: bool = True  # printed from a page, tables have upright rules, too
    loose: bool = False  # the text extractor writes cells as <p> elements
    unplaced: tuple[str, ...] = field(default=())  # sentences that belong to no field and must be given as such


def runs(text: str) -> tuple[Run, ...]:
    """The text cut into runs at its marks."""
    found, at = [], 0
    for match in MARKS.finditer(text):
        if match.start() > at:
            found.append(Run(text[at : match.start()]))
        kind = match.lastgroup or 'plain'
        found.append(Run(match.group(kind), kind))
        at = match.end()
    if at < len(text):
        found.append(Run(text[at:]))
    return tuple(found)


def paras(text: str | None, *, bold: bool = False, heading: int = 0, centred: bool = False) -> tuple[Para, ...]:
    """One paragraph a line."""
    made = []
    for line in (text or '').split('\n'):
        kind, level = None, 0
        for sign, name, depth in LISTS:
            if line.startswith(sign):
                kind, level, line = name, depth, line[len(sign) :]
                break
        made.append(Para(runs(line), kind, level, heading, bold, centred))
    return tuple(made)


def p(text: str, *, bold: bool = False, centred: bool = False) -> list[Para]:
    """Paragraphs of the document's body."""
    return list(paras(text, bold=bold, centred=centred))


def h(level: int, text: str) -> list[Para]:
    """A heading."""
    return list(paras(text, heading=level))


def c(text: str | None = '', columns: int = 1, rows: int = 1, *, head: bool = False, **more) -> Cell:
    """A cell; a `head` cell is shaded and bold."""
    return Cell(paras(text, bold=head), columns, rows, head, **more)


def row(*cells: Cell | str | None, header: bool = False, cut: int | None = None) -> Row:
    """A row of cells or of plain texts."""
    return Row(tuple(x if isinstance(x, Cell) else c(x, head=header) for x in cells), header, cut)


def table(rows: list[Row], widths: tuple[int, ...]) -> Table:
    """A table."""
    return Table(tuple(rows), widths)


def grid(made: Table) -> dict[tuple[int, int], Cell]:
    """Where each cell begins, with spans taken into account: {(row, column): cell}."""
    taken: set[tuple[int, int]] = set()
    placed = {}
    for at, line in enumerate(made.rows):
        column = 0
        for cell in line.cells:
            while (at, column) in taken:
                column += 1
            placed[at, column] = cell
            taken |= {(at + i, column + j) for i in range(cell.rows) for j in range(cell.columns)}
            column += cell.columns
    return placed


def plain(para: Para) -> str:
    """The paragraph as a person reads it, without list marks."""
    signs = {'box': {'x': '☒', ' ': '☐'}, 'deleted': {}, 'note': {}}
    parts = []
    for run in para.runs:
        if run.kind == 'box':
            parts.append(signs['box'][run.text])
        elif run.kind not in signs:
            parts.append(run.text)
    return ''.join(parts).replace('⏎', '\n')


def marked(made: tuple[Para, ...] | list[Para]) -> list[str]:
    """The paragraphs' lines with their list marks, numbers counted from 1."""
    lines, counts = [], {'decimal': 0, 'letter': 0}
    for para in made:
        sign = ''
        if para.list == 'bullet':
            sign = '- '
        elif para.list:
            counts[para.list] += 1
            sign = f'{counts["decimal"]}. ' if para.list == 'decimal' else f'{chr(96 + counts["letter"])}) '
        lines.append(sign + plain(para))
    return lines
