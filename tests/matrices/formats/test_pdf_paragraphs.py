"""Which line ends the writer made, and which only the width of the page or column."""

from __future__ import annotations

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, ListItem, Paragraph, Spacer, Table, TableStyle

from tests.matrices.formats.drawn import BODY, BOLD, canvas, flow, outside
from uptake.matrices.formats.pdf import read
from uptake.matrices.grid import Cell, Line

LONG = 'The office will keep the desk open on two days a week and publish what people tell it every three months.'


def cell_of(*lines: str, width: float = 140, size: float = 10) -> Cell:
    """The one cell of a page with these lines in it, drawn as they are."""

    def draw(sheet: Canvas) -> None:
        sheet.setFont('Helvetica', size)
        sheet.rect(50, 600, width, 150)
        for number, line in enumerate(lines):
            sheet.drawString(55, 735 - size * 1.2 * number, line)

    return read(canvas(draw)).tables[0].cells[0]


def test_a_line_broken_by_the_column_goes_on():
    assert cell_of('Open desks at four of the', 'sites and train the people', 'there').text == (
        'Open desks at four of the sites and train the people there'
    )


def test_a_line_that_ends_early_was_ended_by_the_writer():
    assert cell_of('Tunisia', 'Morocco', 'Libya', width=300).text == 'Tunisia\nMorocco\nLibya'


def test_a_hyphen_within_a_word_joins_without_a_space_and_a_hanging_one_with_it():
    assert cell_of('Support for community-', 'based work').text == 'Support for community-based work'
    assert (
        cell_of('Training for the mid-', 'and long-term plan', width=112).text
        == 'Training for the mid- and long-term plan'
    )


def test_a_word_that_the_column_is_too_narrow_for_is_put_together():
    assert cell_of('Procureme', 'nt', width=57).text == 'Procurement'
    assert cell_of('31.12.202', '4', width=57).text == '31.12.2024'
    assert cell_of('Segundo', 'semestre', width=52).text == 'Segundo semestre'
    assert cell_of('2023', '2024', width=33).text == '2023 2024'


def test_a_break_within_a_sentence_is_doubtful_and_one_after_it_is_not():
    lines = cell_of('For those involved in:', 'regional work', width=300).lines
    assert [(line.text, line.soft) for line in lines] == [('For those involved in:', False), ('regional work', True)]
    lines = cell_of('Agreed.', 'the list is ready.', width=300).lines
    assert [line.soft for line in lines] == [False, False]


def test_entries_of_a_narrow_cell_are_given_as_doubtful_lines():
    lines = cell_of('Deputy Director', 'Planning Team', width=90).lines
    assert [(line.text, line.soft) for line in lines] == [('Deputy Director', False), ('Planning Team', True)]


def test_paragraphs_part_where_the_gap_is_wider():
    grid = read(
        flow(Paragraph(LONG * 2, BODY), Spacer(1, 6), Paragraph(LONG, BODY), Spacer(1, 6), Paragraph(LONG, BODY))
    )
    assert outside(grid) == [LONG * 2, LONG, LONG]


def test_a_label_in_bold_is_a_line_of_its_own():
    grid = read(flow(Paragraph('Management response', BOLD), Paragraph(LONG, BODY)))
    first, second = grid.lines()
    assert (first.text, first.runs[0].bold, second.runs[0].bold) == ('Management response', True, False)


def test_bullets_become_marks_with_the_depth_of_their_list():
    def draw(sheet: Canvas) -> None:
        for x, y, sign, text in (
            (60, 700, '•', 'First'),
            (60, 672, '•', 'Second'),
            (78, 658, '–', 'Within'),
        ):
            sheet.drawString(x, y, sign)
            sheet.drawString(x + 14, y, text)
        sheet.drawString(74, 686, 'Much more of the same on its second line.')

    lines = read(canvas(draw)).lines()
    assert [(line.mark, line.level, line.text) for line in lines] == [
        ('-', 0, 'First'),
        (None, 0, 'Much more of the same on its second line.'),
        ('-', 0, 'Second'),
        ('-', 1, 'Within'),
    ]


def test_a_list_entry_goes_on_below_its_text():
    entries = [ListItem(Paragraph(text, BODY)) for text in (LONG, 'Short.')]
    grid = read(flow(ListFlowable(entries, bulletType='bullet', start='•')))
    assert [(line.mark, line.text) for line in grid.lines()] == [('-', LONG), ('-', 'Short.')]


def test_a_bullet_drawn_as_a_dot_is_a_bullet_too():
    def draw(sheet: Canvas) -> None:
        for y in (700, 686):
            sheet.circle(60, y + 3, 1.6, stroke=0, fill=1)
            sheet.drawString(72, y, f'Entry {y}')

    assert outside(read(canvas(draw))) == ['- Entry 700', '- Entry 686']


def test_typed_numbers_stay_in_the_text_and_begin_lines():
    assert cell_of('1. Agree on the list.', '2. Publish the list.', width=108).text == (
        '1. Agree on the list.\n2. Publish the list.'
    )


def test_raised_figures_are_told_from_the_figures_before_them():
    def draw(sheet: Canvas) -> None:
        sheet.setFont('Helvetica', 10)
        sheet.drawString(60, 700, 'By the end of 2023')
        sheet.setFont('Helvetica', 6)
        sheet.drawString(60 + sheet.stringWidth('By the end of 2023', 'Helvetica', 10), 704, '1')

    assert outside(read(canvas(draw))) == ['By the end of 2023¹']


def test_centred_lines_of_a_title_are_one_title():
    style = BODY.clone('title', alignment=1, fontSize=16, leading=20)
    title = 'Final evaluation of the project on fair recruitment and decent work in the river provinces and beyond'
    grid = read(flow(Paragraph(title, style), Spacer(1, 10), Paragraph(LONG, BODY)))
    assert outside(grid)[0] == title


def test_lines_of_a_cell_keep_their_place():
    table = Table([[Paragraph(LONG, BODY), Paragraph('Unit', BODY)]], colWidths=(120, 80))
    table.setStyle(TableStyle([('GRID', (0, 0), (-1, -1), 0.5, colors.black)]))
    (line,) = [line for line in read(flow(table)).lines() if line.text == LONG]
    assert isinstance(line, Line)
    assert line.box is not None
    assert line.box.bottom - line.box.top > 40
