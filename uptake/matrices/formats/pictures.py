"""Pages of a PDF as pictures, for the page on which a person checks a reading beside its source."""

from __future__ import annotations

import ctypes
import io

from PIL import Image

from uptake.domain.errors import NotADocument
from uptake.matrices.formats import pdf_raw as raw
from uptake.matrices.formats.pdf import opened
from uptake.matrices.formats.pdf_annotations import opened_forms

NARROWEST, WIDEST = 50, 3000
TALLEST = 8  # times its width: a page longer than that is drawn smaller
COLOURS = 64  # enough for text and logos at a third of the bytes
FULL_COLOUR = 2  # FPDFBitmap_BGR
ANNOTATIONS = 0x01  # FPDF_ANNOT
RGB_ORDER = 0x10  # FPDF_REVERSE_BYTE_ORDER
WHITE = 0xFFFFFFFF


def page_sizes(content: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points, as a person sees it; raises what `pdf.read` raises when opening."""
    with opened(content) as document:
        return [_size(document, index) for index in range(raw.page_count(document))]


def page_picture(content: bytes, page: int, *, width: int = 900) -> bytes:
    """The page, counted from 1, as a PNG that many pixels wide, between 50 and 3,000.

    A point of the page is `width / page width` pixels, so that a `Box` can be laid over it. Raises NotADocument where
    there is no such page, and what `pdf.read` raises when opening.
    """
    with opened(content) as document, opened_forms(document) as form:
        if not 1 <= page <= raw.page_count(document):
            raise NotADocument(f'This PDF has no page {page}.', advice='Go back to the first page.')
        with raw.opened_page(document, page - 1) as handle:
            if not handle:
                raise NotADocument(f'Page {page} of this PDF is damaged.', advice='Ask its author for the file again.')
            return _draw(handle, form, min(max(width, NARROWEST), WIDEST))


def _size(document: int, index: int) -> tuple[float, float]:
    with raw.opened_page(document, index) as page:
        frame = raw.frame_of(page) if page else raw.Frame(0, 0, 595, 842, 0)
        return round(frame.width, 2), round(frame.height, 2)


def _draw(page: int, form: int, width: int) -> bytes:
    frame = raw.frame_of(page)
    height = max(1, round(width * frame.height / frame.width))
    if height > width * TALLEST:
        width, height = max(1, round(width * width * TALLEST / height)), width * TALLEST
    bitmap = raw.create_bitmap(width, height, FULL_COLOUR, None, 0)
    if not bitmap:
        raise NotADocument('This page is too large to be drawn.', advice='Look at it in a PDF reader.')
    try:
        raw.fill_bitmap(bitmap, 0, 0, width, height, WHITE)
        raw.render_page(bitmap, page, 0, 0, width, height, 0, ANNOTATIONS | RGB_ORDER)
        if form:
            raw.form_saw_page(page, form)
            raw.draw_forms(form, bitmap, page, 0, 0, width, height, 0, ANNOTATIONS | RGB_ORDER)
            raw.form_leaves_page(page, form)
        stride = raw.bitmap_stride(bitmap)
        pixels = ctypes.string_at(raw.bitmap_buffer(bitmap), stride * height)
    finally:
        raw.destroy_bitmap(bitmap)
    picture = Image.frombuffer('RGB', (width, height), pixels, 'raw', 'RGB', stride, 1)
    packed = io.BytesIO()
    picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(packed, 'PNG')
    return packed.getvalue()
