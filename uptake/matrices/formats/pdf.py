"""PDF → grid: text with its places from PDFium, tables from the lines drawn around it.

The only door is `read`. Each page is read once: words, drawing, tables; then, with what the whole document says about
margins, leading and repeated lines, paragraphs.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pypdfium2.raw as pdfium

from uptake.domain.errors import DocumentError, NotADocument, NoText, Protected, TooLarge, Unsafe
from uptake.matrices.formats import pdf_raw as raw
from uptake.matrices.formats.pdf_glyphs import Word, WordReader
from uptake.matrices.formats.pdf_paragraphs import Leading, paragraphs
from uptake.matrices.formats.pdf_paths import Drawing, DrawingReader
from uptake.matrices.formats.pdf_rules import Lattice, find_lattices
from uptake.matrices.formats.pdf_text import Row, rows_of
from uptake.matrices.grid import Block, Box, Cell, Grid, Line, Table

MOST_PAGES = 500


@dataclass(slots=True)
class Sheet:
    """One page as read: its tables with the rows of each cell, and the rows outside them."""

    number: int
    width: float
    height: float
    rows: list[Row] = field(default_factory=list)
    tables: list[tuple[Lattice, list[list[Row]]]] = field(default_factory=list)
    pictured: bool = False


def read(content: bytes) -> Grid:
    """The document as a grid; every line and cell with its page and its box in points from the top left.

    Raises NotADocument, Protected, TooLarge or NoText; each says what to do.
    """
    with opened(content) as document:
        sheets = [_sheet(document, number) for number in range(raw.page_count(document))]
    return _grid(sheets)


@contextmanager
def opened(content: bytes) -> Iterator[int]:
    """The document's handle, closed again whatever happens. No script or action in it is ever run."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(content, len(content), None)
    if not document:
        raise _refusal(pdfium.FPDF_GetLastError())
    try:
        handle = ctypes.cast(document, ctypes.c_void_p).value or 0
        pages = raw.page_count(handle)
        if pages > MOST_PAGES:
            raise TooLarge(
                f'This PDF has {pages:,} pages; at most {MOST_PAGES} are read.',
                advice='Save the pages that hold the matrix as a PDF of their own and upload that.',
            )
        if pages < 1:
            raise _refusal(0)
        yield handle
    finally:
        pdfium.FPDF_CloseDocument(document)


def _refusal(error: int) -> DocumentError:
    if error == raw.PASSWORD:
        return Protected(
            'This PDF opens only with a password.',
            advice='Open it with the password, save it without one (or print it to a new PDF) and upload that.',
        )
    if error == raw.SECURITY:
        return Unsafe(
            'This PDF is protected in a way that cannot be opened here.',
            advice='Print it to a new PDF and upload that.',
        )
    return NotADocument(
        'This file is not a PDF, or it is damaged.',
        advice='Open it in a PDF reader, save or print it to a new PDF and upload that; or ask its author for the file again.',
    )


def _sheet(document: int, number: int) -> Sheet:
    with raw.opened_page(document, number) as page:
        if not page:
            return Sheet(number + 1, 595, 842)
        frame = raw.frame_of(page)
        with raw.opened_text(page) as text:
            words = WordReader(text, frame).read() if text else []
        drawing = DrawingReader(page, frame).read() if raw.count_objects(page) else Drawing()
    sheet = Sheet(number + 1, frame.width, frame.height, pictured=bool(drawing.pictures))
    _place(sheet, words, drawing)
    return sheet


def _place(sheet: Sheet, words: list[Word], drawing: Drawing) -> None:
    """Every word to its cell, or to the page."""
    middles = [word.middle for word in words]

    def has_text(left: float, top: float, right: float, bottom: float) -> bool:
        return any(left < x < right and top < y < bottom for x, y in middles)

    lattices = find_lattices(drawing.across, drawing.down, has_text)
    cells: list[list[list[Word]]] = [[[] for _ in lattice.areas] for lattice in lattices]
    loose = []
    for word, (x, y) in zip(words, middles, strict=True):
        for index, lattice in enumerate(lattices):
            area = lattice.at(x, y)
            if area is not None:
                cells[index][area].append(word)
                break
        else:
            loose.append(word)
    sheet.rows = rows_of(loose)
    sheet.tables = [
        (lattice, [rows_of(cell) for cell in held]) for lattice, held in zip(lattices, cells, strict=True) if any(held)
    ]


def _grid(sheets: list[Sheet]) -> Grid:
    if not any(sheet.rows or sheet.tables for sheet in sheets):
        raise NoText(
            f'No text in this PDF: its {len(sheets)} pages are pictures.'
            if len(sheets) > 1
            else 'No text in this PDF: its one page is a picture.',
            advice='Recognise the text first (OCR, in most scanners and PDF readers), or ask for the original file.',
        )
    leading = Leading()
    for sheet in sheets:
        leading.count(sheet.rows)
        for _, held in sheet.tables:
            for rows in held:
                leading.count(rows)
    blocks: list[Block] = []
    for sheet in sheets:
        blocks.extend(_blocks(sheet, leading))
    return Grid(format='pdf', blocks=tuple(blocks), pages=len(sheets))


def _blocks(sheet: Sheet, leading: Leading) -> Iterator[Block]:
    """The page's lines and tables, by where they begin."""
    left = min((row.left for row in sheet.rows), default=0)
    right = max((row.right for row in sheet.rows), default=sheet.width)
    rest = list(sheet.rows)
    for lattice, held in sheet.tables:
        above = [row for row in rest if row.base <= lattice.ys[0] + 2]
        rest = rest[len(above) :]
        yield from paragraphs(above, left, right, page=sheet.number, leading=leading)
        yield _table(sheet, lattice, held, leading)
    yield from paragraphs(rest, left, right, page=sheet.number, leading=leading)


def _table(sheet: Sheet, lattice: Lattice, held: list[list[Row]], leading: Leading) -> Table:
    cells = []
    for area, rows in zip(lattice.areas, held, strict=True):
        box = lattice.box(area)
        inset = min([row.start - box[0] for row in rows if not row.turn] or [5.0])
        margin = min(max(inset, 1.5), 8.0)
        lines = paragraphs(rows, box[0] + margin, box[2] - margin, page=sheet.number, leading=leading)
        cells.append(
            Cell(
                lines=tuple(lines),
                row=area.row,
                column=area.column,
                rows=area.to_row - area.row,
                columns=area.to_column - area.column,
                page=sheet.number,
                box=Box(*(round(edge, 1) for edge in box)),
            )
        )
    return Table(
        cells=tuple(cells),
        rows=len(lattice.ys) - 1,
        columns=len(lattice.xs) - 1,
        page=sheet.number,
        box=Box(*(round(edge, 1) for edge in lattice.bounds)),
    )
