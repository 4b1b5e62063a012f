"""A table whose columns nothing but white space parts is a table all the same; running text is none."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from tests.matrices.formats.drawn import BODY, HEAD, ROWS, canvas, flow, matrix, outside, spans, texts
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


def test_a_bar_below_some_columns_only_leaves_the_other_cells_whole():
    def draw(sheet: Canvas) -> None:
        for y in (720, 690, 630):
            sheet.line(50, y, 500, y)
        sheet.line(250, 660, 500, 660)
        for x, texts_down in (
            (55, ('Recommendation', 'Track rulings')),
            (255, ('Action', 'Choose', 'Publish')),
            (400, ('Time', '2020', '2021')),
        ):
            for number, text in enumerate(texts_down):
                sheet.drawString(x, 702 - 30 * number, text)

    (table,) = read(canvas(draw)).tables
    assert spans(table) == {
        'Recommendation': (0, 0, 1, 1),
        'Action': (0, 1, 1, 1),
        'Time': (0, 2, 1, 1),
        'Track rulings': (1, 0, 2, 1),
        'Choose': (1, 1, 1, 1),
        '2020': (1, 2, 1, 1),
        'Publish': (2, 1, 1, 1),
        '2021': (2, 2, 1, 1),
    }


def test_a_line_across_all_columns_between_bars_is_one_cell():
    def draw(sheet: Canvas) -> None:
        for number in range(6):
            sheet.line(50, 720 - 30 * number, 500, 720 - 30 * number)
        for row, text in enumerate(
            (
                'Action|Deadline|Unit',
                'Recommendations of a strategic kind for all offices and units',
                'Train|2020|Legal',
                'Pay|2021|Field',
                'Meet|2022|Media',
            )
        ):
            for column, part in enumerate(text.split('|')):
                sheet.drawString(55 + 160 * column, 702 - 30 * row, part)

    (table,) = read(canvas(draw)).tables
    assert texts(table) == [
        ['Action', 'Deadline', 'Unit'],
        ['Recommendations of a strategic kind for all offices and units'],
        ['Train', '2020', 'Legal'],
        ['Pay', '2021', 'Field'],
        ['Meet', '2022', 'Media'],
    ]


def test_running_text_and_a_contents_list_are_no_tables():
    def draw(sheet: Canvas) -> None:
        for number in range(20):
            sheet.drawString(60, 780 - 14 * number, 'Words that run on to the right margin without any gap at all.')
        for number in range(5):
            sheet.drawString(60, 400 - 14 * number, f'{number}. A chapter {"." * 60} {number * 7}')

    assert read(canvas(draw)).tables == ()
