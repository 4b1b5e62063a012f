"""What is drawn on a page besides text: ruling lines, filled rectangles, crosses and pictures.

Producers draw one and the same table border as a stroked line, a stroked rectangle, a hair-thin filled rectangle, or
four of them a cell: all become rules here.
"""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from uptake.matrices.formats import pdf_raw as raw
from uptake.matrices.formats.pdf_raw import Frame, Matrix, Point

THIN = 2.6  # points: a filled rectangle no thicker is a rule
STRAIGHT = 0.6  # points: how far a rule may lean
SMALLEST_DOT, LARGEST_DOT = 2.0, 7.0  # points: a filled shape of this size may be a drawn bullet
MOST_SEGMENTS = 50_000  # of all paths on a page; a map or chart has more, and then its rules are not looked at
MOST_OF_ONE_PATH = 2_000
MOST_OBJECTS = 60_000
DEEPEST = 8
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

Affine = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]


class Rule(NamedTuple):
    """A straight line along the page or down it: at `at`, from `start` to `end`."""

    at: float
    start: float
    end: float


class Fill(NamedTuple):
    """A filled rectangle too thick for a rule."""

    left: float
    top: float
    right: float
    bottom: float
    colour: tuple[int, int, int]


@dataclass(slots=True)
class Drawing:
    """Everything drawn on one page.

    `crosses` are the bounds of slanted strokes, `dots` of small filled shapes, `pictures` of images.
    """

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    crosses: list[Bounds] = field(default_factory=list)
    dots: list[Bounds] = field(default_factory=list)
    pictures: list[Bounds] = field(default_factory=list)
    given_up: bool = False


class DrawingReader:
    """Walks a page's objects, forms within forms included."""

    def __init__(self, page: int, frame: Frame) -> None:
        self.page = page
        self.frame = frame
        self.drawing = Drawing()
        self._segments = 0
        self._objects = 0

    def read(self) -> Drawing:
        """The page's drawing; with no rules and `given_up` set where there are too many to be a table's."""
        for index in range(raw.count_objects(self.page)):
            if not self._object(raw.object_at(self.page, index), IDENTITY, 0):
                return Drawing(pictures=self.drawing.pictures, given_up=True)
        return self.drawing

    def _object(self, item: int, outer: Affine, depth: int) -> bool:
        self._objects += 1
        kind = raw.type_of(item)
        if kind == raw.PATH:
            self._path(item, outer)
        elif kind == raw.IMAGE:
            self._picture(item, outer)
        elif kind == raw.FORM and depth < DEEPEST:
            inner = compose(_matrix(item), outer)
            for index in range(raw.count_inner(item)):
                if not self._object(raw.inner_at(item, index), inner, depth + 1):
                    return False
        return self._segments <= MOST_SEGMENTS and self._objects <= MOST_OBJECTS

    def _picture(self, item: int, outer: Affine) -> None:
        edges = [c_float() for _ in range(4)]
        if raw.bounds_of(item, *map(byref, edges)):
            x0, y0, x1, y1 = (edge.value for edge in edges)
            self.drawing.pictures.append(self._bounds([apply(outer, x0, y0), apply(outer, x1, y1)]))

    def _path(self, item: int, outer: Affine) -> None:
        count = raw.count_segments(item)
        self._segments += max(count, 0)
        if not 1 < count <= MOST_OF_ONE_PATH:
            return
        mode, stroked = c_int(), c_int()
        raw.draw_mode_of(item, byref(mode), byref(stroked))
        if not mode.value and not stroked.value:
            return
        colour = _colour(item, bool(mode.value))
        if colour is None:
            return
        outlines, round_ones = self._outlines(item, count, compose(_matrix(item), outer))
        if round_ones:
            self._dot([point for outline in round_ones for point in outline])
        for outline in outlines:
            if mode.value:
                self._filled(outline, colour)
            if stroked.value:
                self._stroked(outline)

    def _outlines(self, item: int, count: int, matrix: Affine) -> tuple[list[list[Point]], list[list[Point]]]:
        """The path's outlines as seen: those of straight lines, and those with a curve."""
        straight: list[list[Point]] = []
        curved: list[list[Point]] = []
        current: list[Point] = []
        bends = False
        x, y = c_float(), c_float()
        for index in range(count):
            segment = raw.segment_at(item, index)
            kind = raw.segment_type(segment)
            if kind == MOVE_TO:
                (curved if bends else straight).append(current)
                current, bends = [], False
            bends = bends or kind == BEZIER_TO
            raw.segment_point(segment, byref(x), byref(y))
            current.append(self.frame.point(*apply(matrix, x.value, y.value)))
            if raw.segment_closes(segment):
                current.append(current[0])
        (curved if bends else straight).append(current)
        return [outline for outline in straight if len(outline) > 1], curved

    def _dot(self, points: list[Point]) -> None:
        bounds = _extent(points)
        wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
        if SMALLEST_DOT <= wide <= LARGEST_DOT and abs(wide - high) < 1:
            self.drawing.dots.append(bounds)

    def _filled(self, outline: list[Point], colour: tuple[int, int, int]) -> None:
        left, top, right, bottom = _extent(outline)
        wide, high = right - left, bottom - top
        if high <= THIN and wide > high:
            self.drawing.across.append(Rule((top + bottom) / 2, left, right))
        elif wide <= THIN and high > wide:
            self.drawing.down.append(Rule((left + right) / 2, top, bottom))
        elif wide > THIN and high > THIN and _is_rectangle(outline):
            self.drawing.fills.append(Fill(left, top, right, bottom, colour))
            self._dot(outline)

    def _stroked(self, outline: list[Point]) -> None:
        for (x0, y0), (x1, y1) in pairwise(outline):
            if abs(y1 - y0) <= STRAIGHT and abs(x1 - x0) > STRAIGHT:
                self.drawing.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= STRAIGHT and abs(y1 - y0) > STRAIGHT:
                self.drawing.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            elif abs(x1 - x0) > STRAIGHT:
                self.drawing.crosses.append((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _bounds(self, points: list[Point]) -> Bounds:
        return _extent([self.frame.point(*point) for point in points])


def compose(inner: Affine, outer: Affine) -> Affine:
    """The map that does `inner` first and `outer` then."""
    if outer == IDENTITY:
        return inner
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def apply(matrix: Affine, x: float, y: float) -> Point:
    """Where the map puts a point."""
    if matrix == IDENTITY:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _matrix(item: int) -> Affine:
    matrix = Matrix()
    if not raw.matrix_of(item, byref(matrix)):
        return IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _colour(item: int, filled: bool) -> tuple[int, int, int] | None:
    """The colour painted with, grey for a pattern, None where it is wholly transparent."""
    red, green, blue, alpha = (c_uint() for _ in range(4))
    known = (raw.fill_of if filled else raw.stroke_of)(item, byref(red), byref(green), byref(blue), byref(alpha))
    if not known:
        return 128, 128, 128
    return (red.value, green.value, blue.value) if alpha.value else None


def _extent(points: list[Point]) -> Bounds:
    across = [point[0] for point in points]
    down = [point[1] for point in points]
    return min(across), min(down), max(across), max(down)


def _is_rectangle(outline: list[Point]) -> bool:
    """Whether every side runs along the page or down it, and the whole is filled: at most five corners."""
    if not 4 <= len(outline) <= 6:
        return False
    pairs = pairwise(outline)
    return all(abs(x1 - x0) <= STRAIGHT or abs(y1 - y0) <= STRAIGHT for (x0, y0), (x1, y1) in pairs)
