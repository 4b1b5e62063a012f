"""What cannot be read is refused with a word on what to do, and fast."""

from __future__ import annotations

import io
from time import perf_counter

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.matrices.formats.drawn import canvas, outside
from uptake.domain.errors import NotADocument, NoText, Protected, TooLarge
from uptake.matrices.formats.pdf import MOST_PAGES, read


def words(sheet: Canvas) -> None:
    sheet.drawString(60, 700, 'Management response')


def scan(sheet: Canvas) -> None:
    picture = io.BytesIO()
    Image.new('L', (60, 80), 200).save(picture, 'PNG')
    sheet.drawImage(ImageReader(picture), 0, 0, width=595, height=842)


def test_a_password_is_asked_for():
    with pytest.raises(Protected) as refusal:
        read(canvas(words, encrypt=StandardEncryption('secret', 'owner')))
    assert 'without one' in refusal.value.advice


def test_a_pdf_that_only_forbids_changes_is_read():
    grid = read(canvas(words, encrypt=StandardEncryption('', 'owner', canModify=0)))
    assert outside(grid) == ['Management response']


def test_a_scan_is_refused_with_its_number_of_pages():
    with pytest.raises(NoText, match='its 3 pages') as refusal:
        read(canvas(scan, pages=3))
    assert 'OCR' in refusal.value.advice


def test_pages_that_are_pictures_among_others_are_told():
    def draw(sheet: Canvas) -> None:
        (scan if sheet.getPageNumber() == 2 else words)(sheet)

    grid = read(canvas(draw, pages=3))
    assert outside(grid) == ['Management response', 'Management response']
    assert [note.lines[0].text for note in grid.notes] == ['Pages that are pictures and could not be read: 2.']


@pytest.mark.parametrize('share', [0.3, 0.6, 0.95])
def test_a_file_cut_short_is_not_read_in_part(share: float):
    whole = canvas(words, pages=5)
    with pytest.raises(NotADocument) as refusal:
        read(whole[: int(len(whole) * share)])
    assert 'again' in refusal.value.advice


@pytest.mark.parametrize('content', [b'', b'%PDF-1.7\n', b'%PDF-1.7\nnothing\n%%EOF\n', b'\x00' * 5000 + b'%%EOF'])
def test_what_only_looks_like_a_pdf_is_refused(content: bytes):
    with pytest.raises(NotADocument):
        read(content)


def test_too_many_pages_are_refused_before_any_is_read():
    whole = canvas(words, pages=2_000)
    began = perf_counter()
    with pytest.raises(TooLarge, match='2,000 pages') as refusal:
        read(whole)
    assert perf_counter() - began < 1
    assert 'pages that hold the matrix' in refusal.value.advice


def test_as_many_pages_as_are_allowed_are_read():
    assert read(canvas(words, pages=MOST_PAGES)).pages == MOST_PAGES
