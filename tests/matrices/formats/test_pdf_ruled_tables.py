"""Ruling lines make a table, however the producer drew them."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Spacer

from tests.matrices.formats.drawn import BODY, HEAD, ROWS, canvas, flow, matrix, outside, spans, texts
from uptake.matrices.formats.pdf import read

EXPECTED = [list(HEAD), *map(list, ROWS)]
GRID = ('GRID', (0, 0), (-1, -1), 0.5, colors.black)


def line(sheet: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    sheet.line(x0, y0, x1, y1)


def thin(sheet: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    sheet.rect(x0 - 0.25, y0 - 0.25, x1 - x0 + 0.5, y1 - y0 + 0.5, stroke=0, fill=1)


@pytest.mark.parametrize('rule', [line, thin], ids=['stroked lines', 'hair-thin filled rectangles'])
def test_rules_drawn_cell_by_cell_make_one_table(rule):
    def draw(sheet: Canvas) -> None:
        sheet.setFont('Helvetica', 10)
        for row in range(2):
            for column in range(3):
                x, y = 50 + 100 * column, 700 - 30 * row
                for ends in (
                    (x, y, x + 100, y),
                    (x, y + 30, x + 100, y + 30),
                    (x, y, x, y + 30),
                    (x + 100, y, x + 100, y + 30),
                ):
                    rule(sheet, *ends)
                sheet.drawString(x + 5, y + 10, f'cell {row}{column}')

    (table,) = read(canvas(draw)).tables
    assert texts(table) == [['cell 00', 'cell 01', 'cell 02'], ['cell 10', 'cell 11', 'cell 12']]


def test_boxes_that_touch_make_one_table_and_boxes_apart_make_two():
    def draw(sheet: Canvas) -> None:
        for y in (700, 670, 600):
            sheet.rect(50, y, 100, 30)
            sheet.rect(150, y, 100, 30)
            sheet.drawString(55, y + 10, f'left {y}')
            sheet.drawString(155, y + 10, f'right {y}')

    first, second = read(canvas(draw)).tables
    assert texts(first) == [['left 700', 'right 700'], ['left 670', 'right 670']]
    assert texts(second) == [['left 600', 'right 600']]


@pytest.mark.parametrize('size', [A4, landscape(A4)], ids=['upright', 'landscape'])
def test_wrapped_text_in_cells_comes_out_whole(size):
    (table,) = read(flow(matrix(GRID), size=size)).tables
    assert texts(table) == EXPECTED


def test_a_table_open_at_its_outer_sides_keeps_its_outer_cells():
    (table,) = read(flow(matrix(('INNERGRID', (0, 0), (-1, -1), 0.5, colors.black)))).tables
    assert texts(table) == EXPECTED


def test_merged_cells_are_told_by_the_borders_that_are_missing():
    def draw(sheet: Canvas) -> None:
        for y in (700, 640):
            sheet.line(50, y, 350, y)
        sheet.line(150, 670, 350, 670)
        for x in (50, 150, 350):
            sheet.line(x, 640, x, 700)
        sheet.line(250, 640, 250, 670)
        sheet.drawString(55, 680, 'Key action')
        sheet.drawString(155, 680, 'Implementation monitoring')
        sheet.drawString(155, 650, 'Comments')
        sheet.drawString(255, 650, 'Status')

    (table,) = read(canvas(draw)).tables
    assert spans(table) == {
        'Key action': (0, 0, 2, 1),
        'Implementation monitoring': (0, 1, 1, 2),
        'Comments': (1, 1, 1, 1),
        'Status': (1, 2, 1, 1),
    }


def test_rows_with_borders_of_their_own_share_the_columns_of_the_table():
    def draw(sheet: Canvas) -> None:
        sheet.rect(50, 700, 300, 30)
        sheet.rect(50, 670, 180, 30)
        sheet.rect(230, 670, 120, 30)
        for column in range(3):
            sheet.rect(50 + 100 * column, 640, 100, 30)
        sheet.drawString(55, 710, 'whole')
        sheet.drawString(55, 680, 'wide')
        sheet.drawString(235, 680, 'rest')
        for column in range(3):
            sheet.drawString(55 + 100 * column, 650, f'third {column}')

    (table,) = read(canvas(draw)).tables
    assert spans(table) == {
        'whole': (0, 0, 1, 4),
        'wide': (1, 0, 1, 2),
        'rest': (1, 2, 1, 2),
        'third 0': (2, 0, 1, 1),
        'third 1': (2, 1, 1, 2),
        'third 2': (2, 3, 1, 1),
    }


def test_a_row_that_sticks_out_and_a_border_drawn_apart_add_no_column():
    def draw(sheet: Canvas) -> None:
        for row, right in enumerate((250, 256, 250)):
            y = 700 - 30 * row
            sheet.line(50, y, right, y)
            sheet.line(50, y + 30, right, y + 30)
            sheet.line(50, y, 50, y + 30)
            sheet.line(150, y, 150, y + 30)
            sheet.line(right, y, right, y + 30)
            sheet.drawString(55, y + 10, f'left {row}')
            sheet.drawString(155, y + 10, f'right {row}')

    (table,) = read(canvas(draw)).tables
    assert (table.rows, table.columns) == (3, 2)
    assert texts(table) == [['left 0', 'right 0'], ['left 1', 'right 1'], ['left 2', 'right 2']]


def test_a_box_is_a_table_of_one_cell_and_a_frame_around_the_page_is_none():
    def boxed(sheet: Canvas) -> None:
        sheet.rect(50, 600, 400, 100)
        sheet.drawString(60, 680, 'Evaluation title')

    def framed(sheet: Canvas) -> None:
        sheet.rect(20, 20, 555, 800)
        sheet.drawString(60, 680, 'Evaluation title')

    assert texts(read(canvas(boxed)).tables[0]) == [['Evaluation title']]
    assert read(canvas(framed)).tables == ()


def test_tables_and_lines_follow_one_another_as_on_the_page():
    before, after = Paragraph('Before the table.', BODY), Paragraph('After the table.', BODY)
    grid = read(flow(before, Spacer(1, 12), matrix(GRID), Spacer(1, 12), after))
    assert [type(block).__name__ for block in grid.blocks] == ['Line', 'Table', 'Line']
    assert outside(grid) == ['Before the table.', 'After the table.']


def test_every_cell_and_line_tells_its_page_and_place():
    def draw(sheet: Canvas) -> None:
        sheet.rect(50, 700, 200, 30)
        sheet.drawString(60, 710, 'inside')

    (first, second) = read(canvas(draw, pages=2)).tables
    assert (first.page, second.page) == (1, 2)
    (cell,) = second.cells
    assert cell.box is not None
    assert (cell.box.left, cell.box.right) == (50, 250)
    assert cell.box.top == pytest.approx(A4[1] - 730, abs=0.2)
    assert cell.lines[0].box is not None
    assert cell.lines[0].box.left == pytest.approx(60, abs=0.5)


def test_a_page_turned_by_its_reader_is_read_as_it_is_seen():
    def draw(sheet: Canvas) -> None:
        sheet.setPageRotation(90)
        sheet.translate(A4[1], 0)
        sheet.rotate(90)
        sheet.rect(50, 400, 200, 30)
        sheet.drawString(60, 410, 'inside')

    grid = read(canvas(draw))
    assert [cell.text for table in grid.tables for cell in table.cells] == ['inside']


def test_turned_words_in_a_narrow_column_are_read():
    def draw(sheet: Canvas) -> None:
        for column in range(3):
            sheet.rect(50 + 40 * column, 600, 40, 120)
        sheet.saveState()
        sheet.translate(75, 610)
        sheet.rotate(90)
        sheet.drawString(0, 0, 'Partially accepted')
        sheet.restoreState()
        sheet.drawString(95, 650, 'X')

    (table,) = read(canvas(draw)).tables
    assert texts(table) == [['Partially accepted', 'X', '']]


def test_a_map_of_many_strokes_costs_its_rules_and_not_its_text():
    def draw(sheet: Canvas) -> None:
        path = sheet.beginPath()
        for number in range(1_500):
            path.moveTo(number % 500, number % 700)
            path.lineTo(number % 500 + 3, number % 700)
        for _ in range(40):
            sheet.drawPath(path)
        sheet.drawString(60, 780, 'Map of sites')

    grid = read(canvas(draw))
    assert outside(grid) == ['Map of sites']
    assert grid.tables == ()
