"""PDF files drawn in memory by reportlab, and the grid's cells in a form that a test can state."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

from uptake.matrices.grid import Grid, Line
from uptake.matrices.grid import Table as GridTable

BODY = ParagraphStyle('body', fontName='Helvetica', fontSize=9, leading=11)
BOLD = ParagraphStyle('bold', parent=BODY, fontName='Helvetica-Bold')
HEADING = getSampleStyleSheet()['Heading1']

HEAD = ('Recommendation', 'Response', 'Key action', 'Deadline', 'Unit')
ROWS = (
    (
        '1. Put a feedback desk at every distribution site and keep it open on two days a week.',
        'Accepted',
        'Open desks at four sites and train the people who will work there',
        'Q2 2025',
        'Protection Unit',
    ),
    (
        '2. Pay the grant in two parts.',
        'Partially accepted',
        'Revise the grant agreement and tell all families of the new calendar',
        '31 March 2026',
        'Finance Unit',
    ),
)


def canvas(
    draw: Callable[[Canvas], object], *, pages: int = 1, size: tuple[float, float] = A4, **options: object
) -> bytes:
    """A PDF whose every page is drawn by the function."""
    packed = io.BytesIO()
    sheet = Canvas(packed, pagesize=size, **options)
    for _ in range(pages):
        draw(sheet)
        sheet.showPage()
    sheet.save()
    return packed.getvalue()


def flow(*parts: Flowable, size: tuple[float, float] = A4) -> bytes:
    """A PDF of paragraphs and tables one below the other."""
    packed = io.BytesIO()
    SimpleDocTemplate(packed, pagesize=size, leftMargin=36, rightMargin=36).build(list(parts))
    return packed.getvalue()


def matrix(*style: tuple[object, ...], widths: Sequence[float] = (150, 80, 140, 70, 80)) -> Table:
    """The table of HEAD and ROWS, ruled as the style says."""
    data = [[Paragraph(text, BOLD) for text in HEAD], *([Paragraph(text, BODY) for text in row] for row in ROWS)]
    table = Table(data, colWidths=widths)
    table.setStyle(TableStyle([('VALIGN', (0, 0), (-1, -1), 'TOP'), *style]))
    return table


def texts(table: GridTable) -> list[list[str]]:
    """The table's cells, row by row."""
    return [[cell.text for cell in table.row(number)] for number in range(table.rows)]


def spans(table: GridTable) -> dict[str, tuple[int, int, int, int]]:
    """Row, column, rows and columns of every cell, by its text."""
    return {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells}


def outside(grid: Grid) -> list[str]:
    """The lines outside tables, with their marks."""
    lines = [block for block in grid.blocks if isinstance(block, Line)]
    return [f'{line.mark} {line.text}' if line.mark else line.text for line in lines]
