"""PDFium's own functions, called without the cost of pointer objects: a page has thousands of characters.

Nothing here knows what a word or a table is. Handles are plain addresses; coordinates come back in points from the
top left corner of the page as a person sees it, so that a turned page needs no thought further on.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, byref, c_double, c_float, c_int, c_uint, c_ulong, c_ushort, c_void_p
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

Point = tuple[float, float]

# What FPDF_GetLastError and FPDFPageObj_GetType answer with (fpdfview.h, fpdf_edit.h).
PASSWORD, SECURITY = 4, 5
TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5


def _bind(name: str, result: Any, *arguments: Any) -> Any:
    """The function of that name with plain numbers for handles: three times faster than typed pointers."""
    return CFUNCTYPE(result, *arguments)(ctypes.cast(getattr(pdfium, name), c_void_p).value or 0)


class Rectangle(ctypes.Structure):
    """FS_RECTF: in the page's own coordinates, upwards."""

    _fields_ = [('left', c_float), ('top', c_float), ('right', c_float), ('bottom', c_float)]


class Matrix(ctypes.Structure):
    """FS_MATRIX."""

    _fields_ = [(name, c_float) for name in 'abcdef']


load_document = _bind('FPDF_LoadMemDocument64', c_void_p, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p)
close_document = _bind('FPDF_CloseDocument', None, c_void_p)
last_error = _bind('FPDF_GetLastError', c_ulong)
start_library = _bind('FPDF_InitLibrary', None)
load_page = _bind('FPDF_LoadPage', c_void_p, c_void_p, c_int)
close_page = _bind('FPDF_ClosePage', None, c_void_p)
page_count = _bind('FPDF_GetPageCount', c_int, c_void_p)
page_box = _bind('FPDF_GetPageBoundingBox', c_int, c_void_p, POINTER(Rectangle))
page_rotation = _bind('FPDFPage_GetRotation', c_int, c_void_p)
load_text = _bind('FPDFText_LoadPage', c_void_p, c_void_p)
close_text = _bind('FPDFText_ClosePage', None, c_void_p)
count_characters = _bind('FPDFText_CountChars', c_int, c_void_p)
get_text = _bind('FPDFText_GetText', c_int, c_void_p, c_int, c_int, c_void_p)
unicode_at = _bind('FPDFText_GetUnicode', c_uint, c_void_p, c_int)
text_object_at = _bind('FPDFText_GetTextObject', c_void_p, c_void_p, c_int)
loose_box_at = _bind('FPDFText_GetLooseCharBox', c_int, c_void_p, c_int, POINTER(Rectangle))
origin_at = _bind('FPDFText_GetCharOrigin', c_int, c_void_p, c_int, POINTER(c_double), POINTER(c_double))
matrix_at = _bind('FPDFText_GetMatrix', c_int, c_void_p, c_int, POINTER(Matrix))
size_at = _bind('FPDFText_GetFontSize', c_double, c_void_p, c_int)
font_of = _bind('FPDFTextObj_GetFont', c_void_p, c_void_p)
render_mode_of = _bind('FPDFTextObj_GetTextRenderMode', c_int, c_void_p)
font_name = _bind('FPDFFont_GetBaseFontName', ctypes.c_size_t, c_void_p, ctypes.c_char_p, ctypes.c_size_t)
font_weight = _bind('FPDFFont_GetWeight', c_int, c_void_p)
font_flags = _bind('FPDFFont_GetFlags', c_int, c_void_p)
count_objects = _bind('FPDFPage_CountObjects', c_int, c_void_p)
object_at = _bind('FPDFPage_GetObject', c_void_p, c_void_p, c_int)
count_inner = _bind('FPDFFormObj_CountObjects', c_int, c_void_p)
inner_at = _bind('FPDFFormObj_GetObject', c_void_p, c_void_p, c_ulong)
type_of = _bind('FPDFPageObj_GetType', c_int, c_void_p)
bounds_of = _bind('FPDFPageObj_GetBounds', c_int, c_void_p, *[POINTER(c_float)] * 4)
matrix_of = _bind('FPDFPageObj_GetMatrix', c_int, c_void_p, POINTER(Matrix))
fill_of = _bind('FPDFPageObj_GetFillColor', c_int, c_void_p, *[POINTER(c_uint)] * 4)
stroke_of = _bind('FPDFPageObj_GetStrokeColor', c_int, c_void_p, *[POINTER(c_uint)] * 4)
stroke_width_of = _bind('FPDFPageObj_GetStrokeWidth', c_int, c_void_p, POINTER(c_float))
draw_mode_of = _bind('FPDFPath_GetDrawMode', c_int, c_void_p, POINTER(c_int), POINTER(c_int))
count_segments = _bind('FPDFPath_CountSegments', c_int, c_void_p)
segment_at = _bind('FPDFPath_GetPathSegment', c_void_p, c_void_p, c_int)
segment_type = _bind('FPDFPathSegment_GetType', c_int, c_void_p)
segment_point = _bind('FPDFPathSegment_GetPoint', c_int, c_void_p, POINTER(c_float), POINTER(c_float))
segment_closes = _bind('FPDFPathSegment_GetClose', c_int, c_void_p)

form_type = _bind('FPDF_GetFormType', c_int, c_void_p)
open_forms = _bind('FPDFDOC_InitFormFillEnvironment', c_void_p, c_void_p, c_void_p)
close_forms = _bind('FPDFDOC_ExitFormFillEnvironment', None, c_void_p)
field_type = _bind('FPDFAnnot_GetFormFieldType', c_int, c_void_p, c_void_p)
field_value = _bind('FPDFAnnot_GetFormFieldValue', c_ulong, c_void_p, c_void_p, c_void_p, c_ulong)
count_annotations = _bind('FPDFPage_GetAnnotCount', c_int, c_void_p)
open_annotation = _bind('FPDFPage_GetAnnot', c_void_p, c_void_p, c_int)
close_annotation = _bind('FPDFPage_CloseAnnot', None, c_void_p)
annotation_kind = _bind('FPDFAnnot_GetSubtype', c_int, c_void_p)
annotation_flags = _bind('FPDFAnnot_GetFlags', c_int, c_void_p)
annotation_box = _bind('FPDFAnnot_GetRect', c_int, c_void_p, POINTER(Rectangle))
annotation_text = _bind('FPDFAnnot_GetStringValue', c_ulong, c_void_p, ctypes.c_char_p, c_void_p, c_ulong)
create_bitmap = _bind('FPDFBitmap_CreateEx', c_void_p, c_int, c_int, c_int, c_void_p, c_int)
fill_bitmap = _bind('FPDFBitmap_FillRect', c_int, c_void_p, c_int, c_int, c_int, c_int, c_ulong)
render_page = _bind('FPDF_RenderPageBitmap', None, c_void_p, c_void_p, *[c_int] * 6)
draw_forms = _bind('FPDF_FFLDraw', None, c_void_p, c_void_p, c_void_p, *[c_int] * 6)
form_saw_page = _bind('FORM_OnAfterLoadPage', None, c_void_p, c_void_p)
form_leaves_page = _bind('FORM_OnBeforeClosePage', None, c_void_p, c_void_p)
bitmap_stride = _bind('FPDFBitmap_GetStride', c_int, c_void_p)
bitmap_buffer = _bind('FPDFBitmap_GetBuffer', c_void_p, c_void_p)
destroy_bitmap = _bind('FPDFBitmap_Destroy', None, c_void_p)


@dataclass(frozen=True, slots=True)
class Frame:
    """How the page's own coordinates become points from the top left of what is seen."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def width(self) -> float:
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def point(self, x: float, y: float) -> Point:
        """Where a point of the page's own coordinates is seen."""
        if self.turns == 0:
            return x - self.left, self.top - y
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A rectangle as it is seen: left, top, right, bottom."""
        a, b = self.point(x0, y0)
        c, d = self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


def frame_of(page: int) -> Frame:
    """The page's frame; an empty box becomes A4, so that nothing is divided by nothing."""
    rect = Rectangle()
    if not page_box(page, byref(rect)) or rect.right - rect.left < 1 or rect.top - rect.bottom < 1:
        return Frame(0, 0, 595, 842, 0)
    return Frame(rect.left, rect.bottom, rect.right, rect.top, page_rotation(page) % 4)


def text_of(text_page: int, count: int) -> str:
    """Every character of a text page, one for each index, or fetched one by one where PDFium's lengths differ."""
    buffer = (c_ushort * (count + 1))()
    units = get_text(text_page, 0, count, ctypes.addressof(buffer)) - 1
    if units == count:
        text = bytes(buffer)[: 2 * count].decode('utf-16-le', 'replace')
        if len(text) == count:
            return text
    return ''.join(map(_character, (unicode_at(text_page, index) for index in range(count))))


def _character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else '�'


@contextmanager
def opened_page(document: int, number: int) -> Iterator[int]:
    """The page with that index, closed again whatever happens; 0 where it cannot be loaded."""
    page = load_page(document, number) or 0
    try:
        yield page
    finally:
        if page:
            close_page(page)


@contextmanager
def opened_text(page: int) -> Iterator[int]:
    """The text of a page, closed again whatever happens; 0 where there is none."""
    text = load_text(page) or 0
    try:
        yield text
    finally:
        if text:
            close_text(text)
