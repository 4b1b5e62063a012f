"""What people put on top of a page: form fields filled in, boxes ticked, text typed on, words marked, remarks.

PDFium's text of a page holds none of it. Scripts and actions of a form are never run: no script engine is set up.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ctypes import byref, c_int, create_string_buffer
from typing import Any

from uptake.matrices.formats import pdf_raw as raw
from uptake.matrices.formats.pdf_dress import box_word
from uptake.matrices.formats.pdf_glyphs import RunShape, Style, Word
from uptake.matrices.formats.pdf_paths import Bounds
from uptake.matrices.formats.pdf_raw import Frame, Rectangle
from uptake.matrices.formats.pdf_symbols import EMPTY, PLAIN, TICKED

# fpdf_annot.h and fpdf_formfill.h
REMARK, FREE_TEXT, HIGHLIGHT, UNDERLINE, STRIKE_OUT, WIDGET = 1, 3, 9, 10, 12, 20
CHECK_BOX, RADIO_BUTTON, CHOICE, LIST_BOX, TEXT_FIELD = 2, 3, 4, 5, 6
HIDDEN = 1 << 1
OFF = frozenset({'', 'Off'})  # how an empty box appears
MOST = 5_000  # annotations of a page
MARKS = {HIGHLIGHT: 'highlighted', UNDERLINE: 'underlined', STRIKE_OUT: 'struck'}


class FormInfo(ctypes.Structure):
    """FPDF_FORMFILLINFO with every callback empty: nothing can be run. The room is more than any version needs."""

    _fields_ = [('version', c_int), ('nothing', ctypes.c_byte * 1024)]


@contextmanager
def opened_forms(document: int) -> Iterator[int]:
    """The document's form, closed again whatever happens; 0 where it has none."""
    if not raw.form_type(document):
        yield 0
        return
    info = FormInfo(version=2)
    form = raw.open_forms(document, byref(info)) or 0
    try:
        yield form
    finally:
        if form:
            raw.close_forms(form)


def read_annotations(page: int, form: int, frame: Frame, words: list[Word]) -> list[str]:
    """Add what was filled in to the words, dress those that were marked; remarks come back as text."""
    remarks = []
    for index in range(min(raw.count_annotations(page), MOST)):
        annotation = raw.open_annotation(page, index)
        if not annotation:
            continue
        try:
            remark = _take(annotation, form, frame, words)
        finally:
            raw.close_annotation(annotation)
        if remark:
            remarks.append(remark)
    return remarks


def _take(annotation: int, form: int, frame: Frame, words: list[Word]) -> str:
    kind = raw.annotation_kind(annotation)
    if raw.annotation_flags(annotation) & HIDDEN:
        return ''
    rect = Rectangle()
    if not raw.annotation_box(annotation, byref(rect)):
        return ''
    box = frame.box(rect.left, rect.bottom, rect.right, rect.top)
    if kind == WIDGET and form:
        words.extend(_field(annotation, form, box))
    elif kind == FREE_TEXT:
        words.extend(typed(_text(raw.annotation_text, annotation, b'Contents'), box))
    elif kind in MARKS:
        _mark(words, box, MARKS[kind])
        return _text(raw.annotation_text, annotation, b'Contents')
    elif kind == REMARK:
        return _text(raw.annotation_text, annotation, b'Contents')
    return ''


def _field(annotation: int, form: int, box: Bounds) -> list[Word]:
    kind = raw.field_type(form, annotation)
    if kind in (CHECK_BOX, RADIO_BUTTON):
        high = min(box[3] - box[1], box[2] - box[0])
        middle = (box[1] + box[3]) / 2
        square = box[0], middle - high / 2, box[0] + high, middle + high / 2
        ticked = _text(raw.annotation_text, annotation, b'AS') not in OFF
        return [box_word(TICKED if ticked else EMPTY, square)]
    if kind in (CHOICE, LIST_BOX, TEXT_FIELD):
        return typed(_text(raw.field_value, form, annotation), box)
    return []


def _text(ask: Any, *of: Any) -> str:
    """A text that PDFium gives in two steps: its length in bytes, then its bytes."""
    length = ask(*of, None, 0)
    if length <= 2:
        return ''
    buffer = create_string_buffer(length)
    ask(*of, buffer, length)
    return buffer.raw[: length - 2].decode('utf-16-le', 'replace')


def typed(text: str, box: Bounds) -> list[Word]:
    """Typed text as words in its box: one for each line that the writer ended, so that none is broken by guess."""
    lines = [' '.join(line.split()) for line in text.replace('\r\n', '\n').replace('\r', '\n').split('\n')]
    lines = [line for line in lines if line]
    if not lines:
        return []
    step = (box[3] - box[1]) / len(lines)
    size = max(4.0, min(10.0, step * 0.75))
    words = []
    for number, line in enumerate(lines):
        base = box[1] + step * number + min(step * 0.75, size * 1.1)
        right = min(box[2], box[0] + len(line) * size * 0.5)
        place = box[0], base - size * 0.78, right, base + size * 0.22
        word = Word(line, place, RunShape(Style(), size, 0, PLAIN), base, False)
        word.fresh = number > 0
        words.append(word)
    return words


def _mark(words: Sequence[Word], box: Bounds, dress: str) -> None:
    for word in words:
        x, y = word.middle
        if box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1:
            word.style = word.style._replace(**{dress: True})
