"""Marks on words, boxes to tick in all their forms, and what people put on top of a page."""

from __future__ import annotations

import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from tests.matrices.formats.drawn import BODY, canvas, flow, outside
from uptake.matrices.formats.pdf import read
from uptake.matrices.grid import Run

OPTIONS = 'Accept / Partially accept / Reject'


def marked(**kinds: str) -> tuple[Run, ...]:
    """The runs of the options, with one word marked in each of the kinds."""

    def draw(sheet: Canvas) -> None:
        sheet.setFont('Helvetica', 10)

        def ends(word: str) -> tuple[float, float]:
            start = 60 + sheet.stringWidth(OPTIONS[: OPTIONS.index(word)], 'Helvetica', 10)
            return start, start + sheet.stringWidth(word, 'Helvetica', 10)

        if 'highlighted' in kinds:
            left, right = ends(kinds['highlighted'])
            sheet.setFillColor(colors.yellow)
            sheet.rect(left, 697, right - left, 12, stroke=0, fill=1)
            sheet.setFillColor(colors.black)
        sheet.drawString(60, 700, OPTIONS)
        for kind, height in (('struck', 703), ('underlined', 698.6)):
            if kind in kinds:
                left, right = ends(kinds[kind])
                sheet.line(left, height, right, height)

    (line,) = read(canvas(draw)).lines()
    return line.runs


@pytest.mark.parametrize('kind', ['struck', 'underlined', 'highlighted'])
def test_a_marked_word_is_a_run_of_its_own(kind: str):
    runs = marked(**{kind: 'Accept'})
    assert [(run.text.strip(), getattr(run, kind)) for run in runs] == [
        ('Accept', True),
        ('/ Partially accept / Reject', False),
    ]


def test_a_long_line_below_a_word_underlines_nothing():
    def draw(sheet: Canvas) -> None:
        sheet.drawString(60, 700, 'Deadline')
        sheet.line(50, 697, 500, 697)

    (line,) = read(canvas(draw)).lines()
    assert line.runs == (Run('Deadline'),)


def test_bold_and_slanted_letters_are_told_by_their_font():
    grid = read(flow(Paragraph('<b>Accept</b> and <i>perhaps</i> more', BODY)))
    (line,) = grid.lines()
    assert [(run.text.strip(), run.bold, run.italic) for run in line.runs] == [
        ('Accept', True, False),
        ('and', False, False),
        ('perhaps', False, True),
        ('more', False, False),
    ]


def test_boxes_of_a_symbol_font_become_signs():
    def draw(sheet: Canvas) -> None:
        for x, sign, word in ((60, '\u2752', 'Yes'), (120, '\u2714', 'No')):
            sheet.setFont('ZapfDingbats', 10)
            sheet.drawString(x, 700, sign)
            sheet.setFont('Helvetica', 10)
            sheet.drawString(x + 14, 700, word)

    assert outside(read(canvas(draw))) == ['☐ Yes ☒ No']


def test_boxes_drawn_as_squares_become_signs():
    def draw(sheet: Canvas) -> None:
        for x, word in ((60, 'Yes'), (120, 'No'), (180, 'Partly')):
            sheet.rect(x, 699, 9, 9)
            sheet.drawString(x + 14, 700, word)
        sheet.line(120, 699, 129, 708)
        sheet.line(120, 708, 129, 699)
        sheet.setFont('Helvetica', 9)
        sheet.drawString(181.5, 700.5, 'X')

    assert outside(read(canvas(draw))) == ['☐ Yes ☒ No ☒ Partly']


def test_form_fields_are_read_where_they_stand():
    def draw(sheet: Canvas) -> None:
        sheet.rect(50, 600, 400, 100)
        sheet.drawString(60, 680, 'Management response:')
        for number, (word, ticked) in enumerate((('Accept', True), ('Reject', False))):
            sheet.acroForm.checkbox(name=f'box{number}', checked=ticked, x=60 + 90 * number, y=655, size=12)
            sheet.drawString(76 + 90 * number, 657, word)
        sheet.acroForm.textfield(
            name='why',
            value='The funds are there.\nWork can begin.',
            x=60,
            y=610,
            width=300,
            height=30,
            fieldFlags='multiline',
        )

    (table,) = read(canvas(draw)).tables
    assert table.cells[0].text == ('Management response:\n☒ Accept ☐ Reject\nThe funds are there.\nWork can begin.')


def test_a_highlight_put_on_later_marks_its_words():
    def draw(sheet: Canvas) -> None:
        sheet.setFont('Helvetica', 10)
        sheet.drawString(60, 700, OPTIONS)
        right = 60 + sheet.stringWidth('Accept', 'Helvetica', 10)
        corners = [60, 708, right, 708, 60, 698, right, 698]
        sheet.highlightAnnotation('agreed by phone', (60, 698, right, 708), QuadPoints=corners)

    grid = read(canvas(draw))
    (line,) = grid.lines()
    assert (line.runs[0].text.strip(), line.runs[0].highlighted) == ('Accept', True)
    assert [note.lines[0].text for note in grid.notes] == ['agreed by phone']


def test_a_watermark_disturbs_nothing():
    def draw(sheet: Canvas) -> None:
        sheet.drawString(60, 700, 'Key action')
        sheet.translate(150, 500)
        sheet.rotate(45)
        sheet.setFont('Helvetica', 60)
        sheet.drawString(0, 0, 'DRAFT')

    grid = read(canvas(draw))
    assert outside(grid) == ['Key action']
    assert [line.text for line in grid.furniture] == ['DRAFT']


def test_words_drawn_twice_for_weight_are_read_once():
    def draw(sheet: Canvas) -> None:
        sheet.drawString(60, 700, 'Deadline')
        sheet.drawString(60.3, 700, 'Deadline')

    assert outside(read(canvas(draw))) == ['Deadline']
