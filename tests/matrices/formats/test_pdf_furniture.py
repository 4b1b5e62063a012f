"""What every page repeats is set aside and kept; what a table holds never is."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.matrices.formats.drawn import canvas, outside
from uptake.matrices.formats.pdf import read


def page(sheet: Canvas) -> None:
    number = sheet.getPageNumber()
    sheet.drawString(60, 810, 'Office of Evaluation')
    sheet.drawString(60, 600, f'Text of its own, {"abcdef"[number]}')
    sheet.drawString(290, 30, f'Page {number} of 4')


def test_running_heads_and_page_numbers_are_furniture():
    grid = read(canvas(page, pages=4))
    assert outside(grid) == ['Text of its own, b', 'Text of its own, c', 'Text of its own, d', 'Text of its own, e']
    assert [line.text for line in grid.furniture if line.page == 2] == ['Office of Evaluation', 'Page 2 of 4']
    assert grid.pages == 4


def test_a_lone_number_at_the_foot_is_a_page_number_and_one_in_the_text_is_not():
    def draw(sheet: Canvas) -> None:
        sheet.drawString(60, 600, '2')
        sheet.drawString(60, 500, 'Priority')
        sheet.drawString(290, 30, '7')

    grid = read(canvas(draw))
    assert outside(grid) == ['2', 'Priority']
    assert [line.text for line in grid.furniture] == ['7']


def test_cells_that_every_page_repeats_stay():
    def draw(sheet: Canvas) -> None:
        sheet.rect(50, 790, 100, 30)
        sheet.rect(150, 790, 100, 30)
        sheet.drawString(55, 800, 'Key action')
        sheet.drawString(155, 800, 'Deadline')

    grid = read(canvas(draw, pages=4))
    assert len(grid.tables) == 4
    assert grid.furniture == ()


def test_a_footnote_is_a_note_and_its_sign_stays_in_the_text():
    def draw(sheet: Canvas) -> None:
        sheet.setFont('Helvetica', 10)
        sheet.drawString(60, 600, 'Open the shelter to small crews.')
        sheet.setFont('Helvetica', 6)
        sheet.drawString(60 + sheet.stringWidth('Open the shelter to small crews.', 'Helvetica', 10), 604, '1')
        sheet.drawString(60, 104, '1')
        sheet.setFont('Helvetica', 8)
        sheet.drawString(65, 100, 'Counted since 2021 only.')

    grid = read(canvas(draw))
    assert outside(grid) == ['Open the shelter to small crews.[1]']
    assert [(note.sign, note.lines[0].text) for note in grid.notes] == [('[1]', 'Counted since 2021 only.')]


def test_a_second_label_on_a_line_begins_a_line_of_its_own():
    def draw(sheet: Canvas) -> None:
        sheet.drawString(60, 600, 'Evaluation: Seeds of the high plain')
        sheet.drawString(400, 600, 'Year: 2024')

    assert outside(read(canvas(draw))) == ['Evaluation: Seeds of the high plain', 'Year: 2024']


def test_a_label_after_a_label_with_its_value_begins_a_line():
    def draw(sheet: Canvas) -> None:
        for number, text in enumerate(('Title : Final evaluation of the small grants of the quarter', 'Year : 2022')):
            sheet.drawString(60, 600 - 14 * number, text)

    assert outside(read(canvas(draw))) == ['Title : Final evaluation of the small grants of the quarter', 'Year : 2022']
