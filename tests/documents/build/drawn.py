"""Writes blocks as PDF by reportlab, whose tables have rules drawn cell by cell."""

from __future__ import annotations

import io
from html import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, PageBreak, Paragraph, SimpleDocTemplate, Spacer

from tests.documents.build.layout import Break, Document, Para, Table, grid

BODY = ParagraphStyle('body', fontName='Helvetica', fontSize=8.5, leading=10.5, spaceAfter=2)
HEAD = ParagraphStyle('head', parent=BODY, fontName='Helvetica-Bold', fontSize=11, leading=14)
TAGS = {'bold': 'b', 'struck': 'strike', 'underlined': 'u'}


def flow(made: tuple[Para, ...] | list[Para]) -> list[Paragraph]:
    """Paragraphs."""
    done, count = [], 0
    for para in made:
        count = count + 1 if para.list in ('decimal', 'letter') else 0
        sign = {'bullet': '• ', 'decimal': f'{count}. ', 'letter': f'{chr(96 + count)}) '}.get(para.list or '', '')
        text = ''.join(
            f'<{TAGS[run.kind]}>{escape(run.text)}</{TAGS[run.kind]}>' if run.kind in TAGS else escape(run.text)
            for run in para.runs
            if run.kind not in ('deleted', 'note', 'box')
        )
        text = f'<b>{text}</b>' if para.bold else text
        done.append(Paragraph(sign + text.replace('⏎', '<br/>'), HEAD if para.heading else BODY))
    return done


def drawn_table(made: Table, room: float) -> LongTable:
    """A table with spans."""
    data = [[''] * len(made.widths) for _ in made.rows]
    style = [('GRID', (0, 0), (-1, -1), 0.5, colors.black), ('VALIGN', (0, 0), (-1, -1), 'TOP')]
    for (row, column), cell in grid(made).items():
        data[row][column] = flow(cell.paras)
        end = (column + cell.columns - 1, row + cell.rows - 1)
        if end != (column, row):
            style.append(('SPAN', (column, row), end))
        if cell.shade:
            style.append(('BACKGROUND', (column, row), end, colors.lightgrey))
    widths = [room * width / sum(made.widths) for width in made.widths]
    repeat = sum(1 for line in made.rows if line.header)
    return LongTable(data, colWidths=widths, style=style, repeatRows=repeat)


def write(made: Document) -> bytes:
    """The document as PDF."""
    raw = io.BytesIO()
    size = landscape(A4) if made.landscape else A4
    pages = SimpleDocTemplate(raw, pagesize=size, leftMargin=42, rightMargin=42, invariant=1)
    story: list = []
    for block in made.page or made.word or []:
        if isinstance(block, Para):
            story += flow([block])
        elif isinstance(block, Table):
            story += [drawn_table(block, size[0] - 84), Spacer(1, 8)]
        elif isinstance(block, Break):
            story.append(PageBreak())

    def foot(canvas: object, _: object) -> None:
        canvas.setFont('Helvetica', 7)
        canvas.drawString(42, 26, made.footer)
        canvas.drawRightString(size[0] - 42, 26, str(canvas.getPageNumber()))

    pages.build(story, onFirstPage=foot, onLaterPages=foot)
    return raw.getvalue()
