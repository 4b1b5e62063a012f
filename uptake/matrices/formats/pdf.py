"""PDF → grid: text with its places from PDFium, tables from the lines drawn around it.

The only door is `read`. Each page is read once: words, drawing, tables; then, with what the whole document says about
margins, leading and repeated lines, paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from uptake.domain.errors import DocumentError, NotADocument, NoText, Protected, TooLarge, Unsafe
from uptake.matrices.formats import pdf_raw as raw
from uptake.matrices.formats.pdf_annotations import opened_forms
from uptake.matrices.formats.pdf_furniture import set_aside
from uptake.matrices.formats.pdf_notes import take_notes
from uptake.matrices.formats.pdf_page import Sheet, read_sheet
from uptake.matrices.formats.pdf_paragraphs import paragraphs
from uptake.matrices.formats.pdf_rules import Lattice
from uptake.matrices.formats.pdf_sideways import joined
from uptake.matrices.formats.pdf_text import Row
from uptake.matrices.formats.pdf_usage import Usage
from uptake.matrices.grid import Block, Box, Cell, Grid, Line, Note, Run, Table

MOST_PAGES = 500
WELL_KNOWN, NEAR_MARGIN = 6, 20.0  # lines that end so near (points) to the right margin tell where it is
TAIL = 2048  # bytes: the mark of a PDF's end stands in the last ones


def read(content: bytes) -> Grid:
    """The document as a grid; every line and cell with its page and its box in points from the top left.

    Raises NotADocument, Protected, TooLarge or NoText; each says what to do.
    """
    with opened(content) as document, opened_forms(document) as form:
        sheets = [read_sheet(document, form, index) for index in range(raw.page_count(document))]
    return _grid(sheets)


@contextmanager
def opened(content: bytes) -> Iterator[int]:
    """The document's handle, closed again whatever happens. No script or action in it is ever run."""
    if b'%%EOF' not in content.rstrip(b'\0\r\n\t ')[-TAIL:]:
        raise NotADocument(
            'This PDF is cut short: its end is missing.',
            advice='Download or copy it again, or ask its author for the file again.',
        )
    raw.start_library()
    document = raw.load_document(content, len(content), None) or 0
    if not document:
        raise _refusal(raw.last_error())
    try:
        pages = raw.page_count(document)
        if pages > MOST_PAGES:
            raise TooLarge(
                f'This PDF has {pages:,} pages; at most {MOST_PAGES} are read.',
                advice='Save the pages that hold the matrix as a PDF of their own and upload that.',
            )
        if pages < 1:
            raise _refusal(0)
        yield document
    finally:
        raw.close_document(document)


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
        advice='Open it in a PDF reader and save it as a new PDF, or ask its author for the file again.',
    )


def _grid(sheets: list[Sheet]) -> Grid:
    furniture = set_aside(sheets)
    if all(sheet.empty for sheet in sheets):
        raise _nothing_to_read(len(sheets))
    footnotes = [note for sheet in sheets for note in take_notes(sheet)]
    usage = Usage()
    for sheet in sheets:
        usage.count(sheet.rows)
        for _, held in sheet.tables:
            for rows in held:
                usage.count(rows)
    margins, headings = _margins(sheets), usage.headings()
    blocks = [block for sheet in sheets for block in _blocks(sheet, margins[round(sheet.width)], headings, usage)]
    notes = (*footnotes, *_notes(sheets))
    return Grid('pdf', tuple(joined(blocks)), pages=len(sheets), notes=notes, furniture=tuple(furniture))


def _margins(sheets: list[Sheet]) -> dict[int, tuple[float, float]]:
    """Between which margins the text outside tables runs, by the width of the page.

    Where few lines reach the right margin, it is taken to be as wide as the left one, or as tables make it.
    """
    found = {}
    for width in {round(sheet.width) for sheet in sheets}:
        alike = [sheet for sheet in sheets if round(sheet.width) == width]
        rows = [row for sheet in alike for row in sheet.rows if not row.turn]
        tables = [lattice.bounds for sheet in alike for lattice, _ in sheet.tables]
        lefts, rights = [row.left for row in rows], [row.right for row in rows]
        edge = max(rights, default=0.0)
        if sum(1 for right in rights if right > edge - NEAR_MARGIN) < WELL_KNOWN:
            lefts, rights = lefts + [table[0] for table in tables], rights + [table[2] for table in tables]
            rights.append(width - min(lefts, default=0.0))
        found[width] = min(lefts, default=0.0), max(rights, default=float(width))
    return found


def _nothing_to_read(pages: int) -> NoText:
    return NoText(
        f'There is no text in this PDF: its {pages} pages are pictures.'
        if pages > 1
        else 'There is no text in this PDF: its only page is a picture.',
        advice='Let a scanner or PDF program recognise the text (OCR), or ask for the original file.',
    )


def _notes(sheets: list[Sheet]) -> tuple[Note, ...]:
    """What a reader must know beside the text: remarks put on pages, and which pages are pictures without text."""
    notes = [_note(remark, sheet.number) for sheet in sheets for remark in sheet.remarks]
    notes += [_note('This page is damaged and could not be read.', sheet.number) for sheet in sheets if sheet.damaged]
    pictured = [sheet.number for sheet in sheets if sheet.empty and sheet.pictured]
    if pictured:
        pages = ', '.join(map(str, pictured))
        notes.append(_note(f'Pages that are pictures and could not be read: {pages}.', pictured[0]))
    return tuple(notes)


def _note(text: str, page: int) -> Note:
    lines = (' '.join(line.split()) for line in text.splitlines())
    return Note('', tuple(Line((Run(line),), page=page) for line in lines if line))


def _blocks(sheet: Sheet, margins: tuple[float, float], headings: dict[int, int], usage: Usage) -> Iterator[Block]:
    """The page's lines and tables, by where they begin."""
    rest = list(sheet.rows)
    for lattice, held in sheet.tables:
        above = [row for row in rest if (row.top + row.bottom) / 2 <= lattice.ys[0] + 2]
        rest = [row for row in rest if row not in above]
        yield from paragraphs(above, *margins, page=sheet.number, usage=usage, headings=headings)
        yield _table(sheet, lattice, held, usage)
    yield from paragraphs(rest, *margins, page=sheet.number, usage=usage, headings=headings)


def _table(sheet: Sheet, lattice: Lattice, held: list[list[Row]], usage: Usage) -> Table:
    cells = []
    for area, rows in zip(lattice.areas, held, strict=True):
        box = lattice.box(area)
        inset = min([row.start - box[0] for row in rows if not row.turn] or [5.0])
        margin = min(max(inset, 1.5), 8.0)
        lines = paragraphs(rows, box[0] + margin, box[2] - margin, page=sheet.number, usage=usage)
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
