"""The characters of a page → words with a place, a size and a dress.

PDFium marks where spaces and line ends belong, so boxes are asked for at the two ends of a word only, and font and
baseline once for each run the producer wrote: that keeps a full page near four milliseconds.
"""

from __future__ import annotations

from ctypes import byref, c_double, c_uint, create_string_buffer
from typing import NamedTuple

from uptake.matrices.formats.marks import is_bright
from uptake.matrices.formats.pdf_raw import (
    Frame,
    Matrix,
    Rectangle,
    count_characters,
    fill_of,
    font_flags,
    font_name,
    font_of,
    font_weight,
    loose_box_at,
    matrix_at,
    origin_at,
    render_mode_of,
    size_at,
    text_object_at,
    text_of,
)
from uptake.matrices.formats.pdf_symbols import PLAIN, SPACES, Signs, signs_of

BOLD_NAMES = ('bold', 'black', 'heavy', 'demi', '-bd', ',bd')
PLAIN_NAMES = ('regular', 'roman', 'light', 'book', 'medium')
ITALIC_NAMES = ('italic', 'oblique', 'kursiv')
ITALIC_FLAG, FORCE_BOLD_FLAG, BOLD_WEIGHT = 1 << 6, 1 << 18, 600
FILL_AND_STROKE = 2  # the render mode with which producers imitate a bold face


class Style(NamedTuple):
    """How a word is dressed, by its font and by what is drawn over, under and behind it; in the order of `Run`."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    highlighted: bool = False
    coloured: bool = False


class Word:
    """Characters drawn without a space between them, in one dress.

    `left`, `top`, `right`, `bottom` are where it is seen. `start`, `end` and `base` are along and across its own
    direction: the same as left, right and the baseline for upright text. `turn` counts quarter turns against the
    clock, -1 for slanted text (a watermark). `glued` says that no space parts it from the word before, `fresh` that the
    writer began a line with it.
    """

    __slots__ = (
        'base',
        'bottom',
        'end',
        'fresh',
        'glued',
        'left',
        'right',
        'size',
        'start',
        'style',
        'text',
        'top',
        'turn',
    )

    def __init__(
        self, text: str, box: tuple[float, float, float, float], run: RunShape, base: float, glued: bool
    ) -> None:
        self.text = text
        self.left, self.top, self.right, self.bottom = box
        self.style, self.size, self.turn = run.style, run.size, run.turn
        self.base = base
        self.glued = glued
        self.fresh = False
        if run.turn <= 0:
            self.start, self.end = self.left, self.right
        elif run.turn == 1:
            self.start, self.end = -self.bottom, -self.top
        elif run.turn == 2:
            self.start, self.end = -self.right, -self.left
        else:
            self.start, self.end = self.top, self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        """The centre of the word as it is seen."""
        if self.turn == 0:
            return (self.left + self.right) / 2, self.base - self.size * 0.3
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def cut(self, edge: float) -> tuple[Word, Word] | None:
        """The word in two at an upright edge, by the share of its width; None where a part would be empty."""
        share = round(len(self.text) * (edge - self.left) / max(self.right - self.left, 0.01))
        if not 0 < share < len(self.text):
            return None
        run = RunShape(self.style, self.size, self.turn, PLAIN)
        before = Word(self.text[:share], (self.left, self.top, edge, self.bottom), run, self.base, self.glued)
        return before, Word(self.text[share:], (edge, self.top, self.right, self.bottom), run, self.base, False)


class RunShape(NamedTuple):
    """What all characters of one of the producer's text runs share; `base` in upright text only."""

    style: Style
    size: float
    turn: int
    signs: Signs
    base: float = 0.0


class WordReader:
    """Reads the words of one page."""

    def __init__(self, text_page: int, frame: Frame) -> None:
        self.text_page = text_page
        self.frame = frame
        self.words: list[Word] = []
        self._runs: dict[int, RunShape] = {}
        self._fonts: dict[int, tuple[Style, Signs]] = {}
        self._glued = False
        self._rect = Rectangle()
        self._rect_address = byref(self._rect)

    def read(self) -> list[Word]:
        """Every word in the producer's order, which is not always the order of reading."""
        text = text_of(self.text_page, count_characters(self.text_page))
        first, current = -1, 0
        page, object_at = self.text_page, text_object_at
        for index, character in enumerate(text):
            if character in SPACES:
                if first >= 0:
                    self._close(text, first, index, current)
                    first = -1
                self._glued = False
                continue
            owner = object_at(page, index)
            if first >= 0 and owner != current:
                self._close(text, first, index, current)
                first = -1
            if first < 0:
                first, current = index, owner
        if first >= 0:
            self._close(text, first, len(text), current)
        return self.words

    def _close(self, text: str, first: int, after: int, owner: int | None) -> None:
        run = self._run(owner or 0, first)
        content = text[first:after]
        if run.signs is not PLAIN or not content.isascii() or '\x02' in content:
            content = content.translate(run.signs)
        if not content:
            return
        rect, address = self._rect, self._rect_address
        loose_box_at(self.text_page, first, address)
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if after - first > 1:
            loose_box_at(self.text_page, after - 1, address)
            x0, y0, x1, y1 = min(x0, rect.left), min(y0, rect.bottom), max(x1, rect.right), max(y1, rect.top)
        box = self.frame.box(x0, y0, x1, y1)
        base = run.base if run.turn == 0 else self._base(first, run.turn)
        if run.turn == 0:
            box = box[0], base - run.size * 0.78, box[2], base + run.size * 0.22
        if -5 < box[0] < self.frame.width + 5 and box[3] > -5 and box[1] < self.frame.height + 5:
            self.words.append(Word(content, box, run, base, self._glued))
        self._glued = True

    def _base(self, index: int, turn: int) -> float:
        x, y = c_double(), c_double()
        origin_at(self.text_page, index, byref(x), byref(y))
        across, down = self.frame.point(x.value, y.value)
        return (down, across, -down, -across)[turn] if turn >= 0 else down

    def _run(self, owner: int, index: int) -> RunShape:
        known = self._runs.get(owner)
        if known is None:
            known = self._runs[owner] = self._measure(owner, index)
        return known

    def _measure(self, owner: int, index: int) -> RunShape:
        matrix = Matrix()
        matrix_at(self.text_page, index, byref(matrix))
        tall = (matrix.c**2 + matrix.d**2) ** 0.5
        size = size_at(self.text_page, index) * (tall or 1.0)
        style, signs = self._font(owner)
        if owner and _is_coloured(owner):
            style = style._replace(coloured=True)
        turn = self._turn(matrix)
        return RunShape(style, max(size, 1.0), turn, signs, self._base(index, turn))

    def _turn(self, matrix: Matrix) -> int:
        from_x, from_y = self.frame.point(0, 0)
        to_x, to_y = self.frame.point(matrix.a, matrix.b)
        across, up = to_x - from_x, from_y - to_y
        if abs(up) <= abs(across) * 0.15:
            return 0 if across >= 0 else 2
        if abs(across) <= abs(up) * 0.15:
            return 1 if up > 0 else 3
        return -1

    def _font(self, owner: int) -> tuple[Style, Signs]:
        font = font_of(owner) if owner else None
        if not font:
            return Style(), PLAIN
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = describe_font(font)
        if render_mode_of(owner) == FILL_AND_STROKE:
            return known[0]._replace(bold=True), known[1]
        return known


def _is_coloured(owner: int) -> bool:
    red, green, blue, alpha = c_uint(), c_uint(), c_uint(), c_uint()
    known = fill_of(owner, byref(red), byref(green), byref(blue), byref(alpha))
    return bool(known) and is_bright(red.value, green.value, blue.value)


def describe_font(font: int) -> tuple[Style, Signs]:
    """Bold and slanted by the font's name, or by its weight and flags where the name says nothing; its symbols."""
    buffer = create_string_buffer(256)
    font_name(font, buffer, 256)
    name = buffer.value.decode('utf-8', 'replace').partition('+')
    plain = (name[2] or name[0]).lower()
    flags = font_flags(font)
    bold = any(part in plain for part in BOLD_NAMES)
    if not bold and not any(part in plain for part in PLAIN_NAMES):
        bold = font_weight(font) >= BOLD_WEIGHT or bool(flags > 0 and flags & FORCE_BOLD_FLAG)
    italic = any(part in plain for part in ITALIC_NAMES) or bool(flags > 0 and flags & ITALIC_FLAG)
    return Style(bold, italic), signs_of(plain)
