"""Pages as pictures, over which the places of values can be laid."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from tests.matrices.formats.drawn import canvas
from uptake.domain.errors import NotADocument
from uptake.matrices.formats.pdf import read
from uptake.matrices.formats.pictures import page_picture, page_sizes


def draw(sheet: Canvas) -> None:
    sheet.drawString(60, 700, 'Management response')


def test_a_picture_is_as_wide_as_asked_and_as_high_as_its_page():
    picture = Image.open(io.BytesIO(page_picture(canvas(draw, size=landscape(A4)), 1, width=600)))
    assert (picture.format, picture.size) == ('PNG', (600, round(600 * A4[0] / A4[1])))


def test_the_place_of_a_line_is_where_its_ink_is():
    content = canvas(draw)
    (line,) = read(content).lines()
    assert line.box is not None
    (width, _), *_ = page_sizes(content)
    picture = Image.open(io.BytesIO(page_picture(content, 1, width=1190))).convert('L')
    scale = 1190 / width
    left, top, right, bottom = picture.point(lambda light: 255 * (light < 128)).getbbox()
    assert line.box.left - 2 <= left / scale <= right / scale <= line.box.right + 2
    assert line.box.top - 2 <= top / scale <= bottom / scale <= line.box.bottom + 2


def test_sizes_come_in_points_for_every_page():
    assert page_sizes(canvas(draw, pages=2)) == [(595.28, 841.89), (595.28, 841.89)]


@pytest.mark.parametrize('page', [0, 2, -1])
def test_a_page_that_is_not_there_is_refused(page: int):
    with pytest.raises(NotADocument):
        page_picture(canvas(draw), page)


def test_ticked_form_boxes_are_seen():
    def form(sheet: Canvas) -> None:
        sheet.acroForm.checkbox(name='box', checked=True, x=60, y=700, size=30)

    colours = Image.open(io.BytesIO(page_picture(canvas(form), 1, width=300))).convert('L').getextrema()
    assert colours[0] < 128
