"""Tables of level lines: bars or shading part the rows, white space alone the columns.

Where a bar runs below some columns only, the others' cells go on; where a line of text runs across columns between two
bars, it is a cell over all of them. Upright lines are put where the columns part, and the lattice is then found as if
they had been drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from uptake.matrices.formats.pdf_columns import EDGE, PADDING, Gap, common, gaps_of, inner
from uptake.matrices.formats.pdf_paths import Drawing, Fill, Rule
from uptake.matrices.formats.pdf_rules import Lattice, find_lattices, merged
from uptake.matrices.formats.pdf_text import Row

SHORTEST = 60.0  # points
FULL = 0.85  # of the table's width: a bar as long runs along all of it
WHITE = 750  # red, green and blue together
WORD_GAP = 0.45  # of the size: between bars, columns may stand close
FEWEST_BARS = 4
KEPT = 0.75  # of the gaps: a line that leaves fewer runs across columns
MOST_ACROSS = 0.5  # of the lines


def bars_of(drawing: Drawing, lattices: Sequence[Lattice]) -> list[Rule]:
    """Long level rules, and the upper and lower edges of long shading, that belong to no ruled table."""
    edges = [Rule(place, fill.left, fill.right) for fill in drawing.fills for place in _levels(fill)]
    bars = merged([*drawing.across, *edges])
    return [bar for bar in bars if bar.end - bar.start >= SHORTEST and not any(_inside(bar, each) for each in lattices)]


def _levels(fill: Fill) -> tuple[float, ...]:
    return (fill.top, fill.bottom) if sum(fill.colour) < WHITE else ()


def _inside(bar: Rule, lattice: Lattice) -> bool:
    left, top, right, bottom = lattice.bounds
    return top - 4 <= bar.at <= bottom + 4 and bar.start < right and bar.end > left


def barred_tables(rows: Sequence[Row], bars: Sequence[Rule]) -> list[tuple[Lattice, set[int]]]:
    """Tables between bars among these lines, from the top down, each with the numbers of its lines."""
    tables = []
    for group in _groups(bars):
        left, right = min(bar.start for bar in group), max(bar.end for bar in group)
        numbers = [number for number, row in enumerate(rows) if _between(row, group, left, right)]
        lattice = _lattice([rows[number] for number in numbers], group, left, right) if numbers else None
        if lattice is not None:
            tables.append((lattice, set(numbers)))
    return tables


def _between(row: Row, group: Sequence[Rule], left: float, right: float) -> bool:
    within = group[0].at < row.base < group[-1].at + 1
    return within and not row.turn and row.left > left - 4 and row.right < right + 4


def _groups(bars: Sequence[Rule]) -> list[list[Rule]]:
    """Bars that make one table: each long one begins and ends where the others do, short ones lie within."""
    groups: list[list[Rule]] = []
    for bar in sorted(bars, key=lambda bar: (bar.at, bar.start)):
        for group in groups:
            left, right = min(each.start for each in group), max(each.end for each in group)
            if bar.start > left - 4 and bar.end < right + 4:
                group.append(bar)
                break
        else:
            groups.append([bar])
    return [
        _to_last_full(group) for group in groups if len(_full(group)) >= FEWEST_BARS - 1 and len(group) >= FEWEST_BARS
    ]


def _full(group: Sequence[Rule]) -> list[Rule]:
    width = max(bar.end for bar in group) - min(bar.start for bar in group)
    return [bar for bar in group if bar.end - bar.start >= FULL * width]


def _to_last_full(group: list[Rule]) -> list[Rule]:
    last = _full(group)[-1].at
    return [bar for bar in group if bar.at <= last]


def _lattice(rows: Sequence[Row], group: Sequence[Rule], left: float, right: float) -> Lattice | None:
    gaps = _gaps(rows)
    if gaps is None:
        return None
    places = [left, *(end - min(PADDING, (end - start) / 2) for start, end in gaps), right]
    full = [bar.at for bar in _full(group)]
    posts = [Rule(place, full[0], full[-1]) for place in (left, right)]
    for top, bottom in pairwise(full):
        crossing = [row for row in rows if top < row.base < bottom + 1]
        posts += [
            Rule(place, top, bottom) for place in places[1:-1] if not any(_crosses(row, place) for row in crossing)
        ]
    lines = [Rule(bar.at, left if bar.start < left + 8 else bar.start, min(bar.end, right)) for bar in group]
    found = find_lattices(lines, posts, lambda *_: True)
    return max(found, key=lambda lattice: len(lattice.areas), default=None)


def _gaps(rows: Sequence[Row]) -> list[Gap] | None:
    """The gaps between columns: free in all lines but those that run across. None where there are none."""
    free = sorted((gaps_of(row, WORD_GAP) for row in rows), key=len, reverse=True)
    shared, across = free[0], 0
    for gaps in free[1:]:
        both = common(shared, gaps)
        if inner(both) < max(1, KEPT * inner(shared)):
            across += 1
        else:
            shared = both
    gaps = [gap for gap in shared if gap[0] > -EDGE and gap[1] < EDGE]
    return gaps if gaps and across <= MOST_ACROSS * len(rows) else None


def _crosses(row: Row, place: float) -> bool:
    """Whether the line's text runs across the place."""
    if not row.left < place < row.right:
        return False
    return not any(start - 1 <= place <= end + 1 for start, end in gaps_of(row, WORD_GAP))
