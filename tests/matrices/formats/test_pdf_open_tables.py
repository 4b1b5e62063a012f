"""A table whose columns nothing but white space parts is a table all the same; running text is none."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from tests.matrices.formats.drawn import BODY, HEAD, ROWS, canvas, flow, matrix, outside, texts
from uptake.matrices.formats.pdf import read

PALE = colors.HexColor('#dde8f4')
LOOKS = {
    'level lines only': [
        ('LINEABOVE', (0, 0), (-1, -1), 0.5, colors.grey),
        ('LINEBELOW', (0, -1), (-1, -1), 0.5, colors.grey),
    ],
    'three lines': [
        ('LINEABOVE', (0, 0), (-1, 0), 1, colors.black),
        ('LINEBELOW', (0, 0), (-1, 0), 0.5, colors.black),
        ('LINEBELOW', (0, -1), (-1, -1), 1, colors.black),
    ],
    'a shaded header': [('BACKGROUND', (0, 0), (-1, 0), PALE)],
    'shaded rows': [('ROWBACKGROUNDS', (0, 0), (-1, -1), [PALE, colors.white])],
    'nothing drawn': [],
}


@pytest.mark.parametrize('look', LOOKS.values(), ids=LOOKS.keys())
def test_columns_are_found_without_upright_lines(look):
    text = Paragraph(
        'The office met all heads of unit before it wrote this response and thanks the evaluators. ' * 3, BODY
    )
    grid = read(flow(text, Spacer(1, 14), matrix(*look), Spacer(1, 14), text))
    (table,) = grid.tables
    assert texts(table) == [list(HEAD), *map(list, ROWS)]
    assert len(outside(grid)) == 2


def test_running_text_and_a_contents_list_are_no_tables():
    def draw(sheet: Canvas) -> None:
        for number in range(20):
            sheet.drawString(60, 780 - 14 * number, 'Words that run on to the right margin without any gap at all.')
        for number in range(5):
            sheet.drawString(60, 400 - 14 * number, f'{number}. A chapter {"." * 60} {number * 7}')

    assert read(canvas(draw)).tables == ()
