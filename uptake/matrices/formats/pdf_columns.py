"""Tables without upright lines: columns known by the white between them, rows by bars, shading or space.

A run of lines is a table where the same gaps stay free from line to line. Two gaps are needed, or one where bars say
that there is a table; running text leaves none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from uptake.matrices.formats.pdf_glyphs import Word
from uptake.matrices.formats.pdf_paths import Rule
from uptake.matrices.formats.pdf_rules import Area, Lattice
from uptake.matrices.formats.pdf_text import Row

Gap = tuple[float, float]

WORD_GAP = 0.8  # of the size: words further apart than this may stand in different columns
NARROWEST = 4.0  # points: a gap less wide is no column's edge
FARTHEST = 2.6  # of the size: lines further apart are not one table unless bars hold them together
ROW_SPACE = 1.3  # times the least distance between lines: a wider one begins a new row
PADDING = 5.0  # points between a column's edge and its text
FEWEST_LINES = 3
EDGE = 1e6


@dataclass(slots=True)
class Stretch:
    """A run of lines in columns, with the gaps that stay free in all of them."""

    rows: list[Row]
    gaps: list[Gap]
    bars: list[float]


def open_tables(rows: Sequence[Row], bars: Sequence[Rule]) -> list[tuple[Lattice, set[int]]]:
    """Tables among these lines, from the top down, each with the numbers of its lines."""
    free = [gaps_of(row) for row in rows]
    tables, number = [], 0
    while number < len(rows):
        stretch = _stretch(rows, free, number, bars) if len(free[number]) > 2 else None
        if stretch is None:
            number += 1
            continue
        last = number + len(stretch.rows)
        tables.append((_lattice(stretch), set(range(number, last))))
        number = last
    return tables


def gaps_of(row: Row, least: float = WORD_GAP) -> list[Gap]:
    """Where the line is free: before it, between words that stand that far apart (in sizes), after it."""
    if row.turn:
        return []
    gaps, end = [(-EDGE, row.left)], row.words[0].right
    for word in row.words[1:]:
        if word.left - end > least * row.size:
            gaps.append((end, word.left))
        end = max(end, word.right)
    return [*gaps, (end, EDGE)]


def common(first: Sequence[Gap], second: Sequence[Gap]) -> list[Gap]:
    """What is free in both."""
    shared = [(max(a, c), min(b, d)) for a, b in first for c, d in second]
    return [gap for gap in shared if gap[1] - gap[0] >= NARROWEST]


def _stretch(rows: Sequence[Row], free: Sequence[list[Gap]], start: int, bars: Sequence[Rule]) -> Stretch | None:
    gaps, taken = free[start], [rows[start]]
    most = len(gaps)
    for number in range(start + 1, len(rows)):
        row, above = rows[number], rows[number - 1]
        if row.turn or not free[number]:
            break
        if row.base - above.base > FARTHEST * row.size and not _held(above, row, bars):
            break
        shared = common(gaps, free[number])
        if inner(shared) < max(1, 0.6 * (most - 2)):
            break
        gaps, most = shared, max(most, len(shared))
        taken.append(row)
    levels = _levels_within(taken, bars)
    needed = 1 if len(levels) >= FEWEST_LINES else 2
    full = [row for row in taken if len(gaps_of(row)) >= needed + 2]
    if len(taken) < FEWEST_LINES and len(levels) < FEWEST_LINES:
        return None
    if inner(gaps) < needed or len(full) < 2:
        return None
    return Stretch(taken, gaps, levels)


def inner(gaps: Sequence[Gap]) -> int:
    return sum(1 for gap in gaps if gap[0] > -EDGE and gap[1] < EDGE)


def _held(above: Row, below: Row, bars: Sequence[Rule]) -> bool:
    """Whether a bar runs between the two lines along both, so that they are rows of one table."""
    return any(
        above.base <= bar.at <= below.base and bar.start <= max(above.left, below.left) and bar.end >= below.left
        for bar in bars
    )


def _levels_within(rows: Sequence[Row], bars: Sequence[Rule]) -> list[float]:
    """Where bars run above, between and below the lines."""
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    top, bottom = rows[0].top - rows[0].size * 1.5, rows[-1].bottom + rows[-1].size * 1.5
    levels: list[float] = []
    for bar in bars:
        shared = min(bar.end, right) - max(bar.start, left)
        if top <= bar.at <= bottom and shared > 0.4 * (right - left) and (not levels or bar.at - levels[-1] > 4):
            levels.append(bar.at)
    return levels


def _lattice(stretch: Stretch) -> Lattice:
    xs = [min(row.left for row in stretch.rows) - PADDING]
    for start, end in stretch.gaps:
        if start > -EDGE and end < EDGE:
            xs.append(end - min(PADDING, (end - start) / 2))
    xs.append(max(row.right for row in stretch.rows) + PADDING)
    starts = _starts(stretch, xs)
    ys = [stretch.rows[0].top - 2]
    ys += [(stretch.rows[number - 1].bottom + stretch.rows[number].top) / 2 for number in starts[1:]]
    ys.append(stretch.rows[-1].bottom + 2)
    areas = [Area(row, column, row + 1, column + 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1)]
    return Lattice(xs, ys, areas)


def _starts(stretch: Stretch, xs: Sequence[float]) -> list[int]:
    """The numbers of the lines with which rows of the table begin."""
    rows = stretch.rows
    between = [bar for bar in stretch.bars if rows[0].base < bar < rows[-1].base]
    steps = [below.base - above.base for above, below in pairwise(rows)]
    least = min(steps, default=0.0)
    filled = [_filled(row, xs) for row in rows]
    by_bars = len(between) >= 2
    by_space = any(step > ROW_SPACE * least for step in steps)
    starts = [0]
    for number in range(1, len(rows)):
        barred = any(rows[number - 1].base < bar < rows[number].base for bar in between)
        if not barred and not by_bars:
            heading = len(between) == 1 and rows[number].base < between[0]
            wide = steps[number - 1] > ROW_SPACE * least
            fuller = filled[number] == len(xs) - 1 or filled[number] > filled[number - 1]
            barred = not heading and (wide if by_space else fuller)
        if barred:
            starts.append(number)
    return starts


def _filled(row: Row, xs: Sequence[float]) -> int:
    """How many columns the line has text in."""
    return sum(1 for left, right in pairwise(xs) if any(_in(word, left, right) for word in row.words))


def _in(word: Word, left: float, right: float) -> bool:
    return left <= (word.left + word.right) / 2 < right
