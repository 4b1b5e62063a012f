"""What is drawn over, under and behind words: struck out, underlined, highlighted; and boxes drawn to be ticked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from uptake.matrices.formats.pdf_glyphs import RunShape, Style, Word
from uptake.matrices.formats.pdf_paths import Bounds, Drawing, Fill, Rule
from uptake.matrices.formats.pdf_rules import Lattice, merged
from uptake.matrices.formats.pdf_symbols import BOXES, BULLET, EMPTY, PLAIN, TICKED

COVERED = 0.55  # of a mark's length: how much of it must lie along words to be a mark of theirs and not a table's rule
STRIKE = (0.1, 0.5)  # of the size above the baseline
UNDERLINE = (-0.3, 0.1)
SMALLEST_BOX, LARGEST_BOX, OFF_SQUARE = 5.0, 20.0, 3.0
BESIDE = 45.0  # points: how far from a drawn box its words may stand
BEFORE_TEXT = 24.0  # points: how far before its text a drawn bullet may stand
TICKS = frozenset({'x', 'X', '×', '✕', TICKED, 'v', 'V', '√'})


def dress(words: Sequence[Word], drawing: Drawing, lattices: Iterable[Lattice]) -> None:
    """Give the words what marks them. Borders of tables and the shading of cells mark nothing."""
    shapes = list(lattices)
    rules = [rule for rule in merged(drawing.across) if not _is_border(rule, shapes)]
    fills = [fill for fill in drawing.fills if _is_marker(fill) and not _is_shading(fill, shapes)]
    if not rules and not fills:
        return
    upright = sorted((word for word in words if word.turn == 0), key=lambda word: word.base)
    bases = [word.base for word in upright]
    for rule in rules:
        near = upright[bisect_left(bases, rule.at - 12) : bisect_right(bases, rule.at + 24)]
        mark_by_rule(near, rule)
    for fill in fills:
        near = upright[bisect_left(bases, fill.top) : bisect_right(bases, fill.bottom)]
        inside = [word for word in near if _within(word, fill) and fill.bottom - fill.top <= 1.9 * word.size]
        if sum(word.right - word.left for word in inside) >= COVERED * (fill.right - fill.left):
            for word in inside:
                word.style = word.style._replace(highlighted=True)


def mark_by_rule(near: Iterable[Word], rule: Rule) -> None:
    """Strike out or underline the words that the rule runs along."""
    struck, underlined, length = [], [], 0.0
    for word in near:
        shared = min(word.right, rule.end) - max(word.left, rule.start)
        if shared < 0.6 * (word.right - word.left):
            continue
        height = (word.base - rule.at) / word.size
        if STRIKE[0] < height <= STRIKE[1]:
            struck.append(word)
        elif UNDERLINE[0] <= height <= UNDERLINE[1]:
            underlined.append(word)
        else:
            continue
        length += shared
    if length < COVERED * (rule.end - rule.start):
        return
    for word in struck:
        word.style = word.style._replace(struck=True)
    for word in underlined:
        word.style = word.style._replace(underlined=True)


def _is_border(rule: Rule, lattices: Iterable[Lattice]) -> bool:
    """Whether the rule runs along a row's edge from column edge to column edge."""
    for lattice in lattices:
        left, top, right, bottom = lattice.bounds
        if top - 4 <= rule.at <= bottom + 4 and rule.end > left - 4 and rule.start < right + 4:
            along = min(abs(edge - rule.at) for edge in lattice.ys) < 1.8
            ends = (min(abs(edge - end) for edge in lattice.xs) for end in (rule.start, rule.end))
            if along and all(end < 4 for end in ends):
                return True
    return False


def _is_marker(fill: Fill) -> bool:
    """A bright colour, as a marker pen's: neither grey nor dark."""
    return max(fill.colour) - min(fill.colour) >= 90 and max(fill.colour) >= 200 and sum(fill.colour) >= 330


def _is_shading(fill: Fill, lattices: Iterable[Lattice]) -> bool:
    for lattice in lattices:
        number = lattice.at((fill.left + fill.right) / 2, (fill.top + fill.bottom) / 2)
        if number is not None:
            left, top, right, bottom = lattice.box(lattice.areas[number])
            return fill.right - fill.left > 0.9 * (right - left) or fill.bottom - fill.top > 0.9 * (bottom - top)
    return False


def _within(word: Word, fill: Fill) -> bool:
    x, y = word.middle
    return fill.left - 1 <= x <= fill.right + 1 and fill.top <= y <= fill.bottom


def drawn_boxes(lattices: Sequence[Lattice], words: list[Word], crosses: Sequence[Bounds]) -> list[Lattice]:
    """The lattices that are not boxes to tick; those that are become words '☐' or '☒' among the words."""
    rest = []
    for lattice in lattices:
        box = _square(lattice)
        if box is None or not _has_neighbour(box, words):
            rest.append(lattice)
            continue
        inside = [word for word in words if box[0] < word.middle[0] < box[2] and box[1] < word.middle[1] < box[3]]
        if any(word.text not in TICKS and word.text not in BOXES.values() for word in inside):
            rest.append(lattice)
            continue
        for word in inside:
            words.remove(word)
        ticked = any(word.text in TICKS for word in inside) or any(_inside(cross, box) for cross in crosses)
        words.append(box_word(TICKED if ticked else EMPTY, box))
    return rest


def drawn_bullets(words: list[Word], dots: Iterable[Bounds]) -> None:
    """Add a bullet for each dot that stands a little before words on their line, and after none."""
    for dot in dots:
        middle = (dot[1] + dot[3]) / 2
        line = [word for word in words if word.turn == 0 and word.base - 0.6 * word.size < middle < word.base]
        after = [word for word in line if 0 < word.left - dot[2] < BEFORE_TEXT]
        if after and not any(0 <= dot[0] - word.right < BEFORE_TEXT for word in line):
            first = min(after, key=lambda word: word.left)
            shape = RunShape(Style(), first.size, 0, PLAIN)
            words.append(Word(BULLET, (dot[0], first.top, dot[2], first.bottom), shape, first.base, False))


def box_word(sign: str, box: Bounds) -> Word:
    """A ticked or empty box as a word of its own, standing on the line that it is drawn in."""
    height = box[3] - box[1]
    return Word(sign, box, RunShape(Style(), height, 0, PLAIN), box[3] - height * 0.15, False)


def _square(lattice: Lattice) -> Bounds | None:
    left, top, right, bottom = lattice.bounds
    wide, high = right - left, bottom - top
    fits = len(lattice.areas) == 1 and SMALLEST_BOX <= wide <= LARGEST_BOX and SMALLEST_BOX <= high <= LARGEST_BOX
    return (left, top, right, bottom) if fits and abs(wide - high) <= OFF_SQUARE else None


def _has_neighbour(box: Bounds, words: Iterable[Word]) -> bool:
    left, top, right, bottom = box
    return any(
        top - 3 < word.middle[1] < bottom + 3 and (0 <= word.left - right < BESIDE or 0 <= left - word.right < BESIDE)
        for word in words
    )


def _inside(inner: Bounds, outer: Bounds) -> bool:
    return (
        inner[0] >= outer[0] - 2 and inner[1] >= outer[1] - 2 and inner[2] <= outer[2] + 2 and inner[3] <= outer[3] + 2
    )
