"""Ruling lines → tables: which lines belong together, which rectangles they bound, which borders are missing.

A table here is a lattice of column and row edges and the areas between them; a merged cell is an area over several
squares of the lattice. Text plays a part only where a square has an open side: an empty one is then outside.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from uptake.matrices.formats.pdf_paths import Rule

SAME_LINE = 1.5  # points: rules this near along one another are one
SAME_EDGE = 3.6  # points: edges this near are one edge, drawn twice or apart
GAP = 3.0  # points: how far two pieces of a rule may lie apart
REACH = 3.0  # points: how far a rule may end before the one it meets
SLIVER = 9.0  # points: a column narrower than this and without text is two borders of one edge
MOST_RULES = 4_000
MOST_SQUARES = 40_000

HasText = Callable[[float, float, float, float], bool]


@dataclass(slots=True)
class Area:
    """A cell: the squares it covers, from and to (exclusive)."""

    row: int
    column: int
    to_row: int
    to_column: int


@dataclass(slots=True)
class Lattice:
    """A table as drawn: its column edges, its row edges, its cells. `owner` finds a square's cell."""

    xs: list[float]
    ys: list[float]
    areas: list[Area]
    owner: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def __post_init__(self) -> None:
        for number, area in enumerate(self.areas):
            for row in range(area.row, area.to_row):
                for column in range(area.column, area.to_column):
                    self.owner[row, column] = number

    def at(self, x: float, y: float) -> int | None:
        """The number of the area that holds the point, or None."""
        if not (self.xs[0] <= x < self.xs[-1] and self.ys[0] <= y < self.ys[-1]):
            return None
        return self.owner.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))

    def box(self, area: Area) -> tuple[float, float, float, float]:
        """Where the area lies: left, top, right, bottom."""
        return self.xs[area.column], self.ys[area.row], self.xs[area.to_column], self.ys[area.to_row]


def find_lattices(across: Sequence[Rule], down: Sequence[Rule], has_text: HasText) -> list[Lattice]:
    """The tables that these rules draw, from the top down; none where the rules are too many to be a table's."""
    if not across or not down:
        return []
    level, upright = merged(across), merged(down)
    if len(level) + len(upright) > MOST_RULES:
        return []
    found = []
    for lines, posts in _groups(level, upright):
        lattice = _lattice(lines, posts, has_text)
        if lattice is not None and lattice.areas:
            found.append(lattice)
    return sorted(found, key=lambda lattice: (lattice.ys[0], lattice.xs[0]))


def merged(rules: Iterable[Rule]) -> list[Rule]:
    """Pieces of one line made one, wherever they were drawn cell by cell."""
    bands: list[list[Rule]] = []
    for rule in sorted(rules):
        if bands and rule.at - bands[-1][0].at <= SAME_LINE:
            bands[-1].append(rule)
        else:
            bands.append([rule])
    lines = []
    for band in bands:
        at = sum(rule.at for rule in band) / len(band)
        start, end = None, 0.0
        for rule in sorted(band, key=lambda rule: rule.start):
            if start is None:
                start, end = rule.start, rule.end
            elif rule.start <= end + GAP:
                end = max(end, rule.end)
            else:
                lines.append(Rule(at, start, end))
                start, end = rule.start, rule.end
        if start is not None:
            lines.append(Rule(at, start, end))
    return lines


def _groups(level: list[Rule], upright: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that meet, directly or through others, with both directions in each group."""
    parent = list(range(len(level) + len(upright)))

    def root(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    order = sorted(range(len(upright)), key=lambda number: upright[number].at)
    places = [upright[number].at for number in order]
    for line, rule in enumerate(level):
        for position in range(bisect_right(places, rule.start - REACH), bisect_right(places, rule.end + REACH)):
            post = upright[order[position]]
            if post.start - REACH <= rule.at <= post.end + REACH:
                parent[root(len(level) + order[position])] = root(line)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for line, rule in enumerate(level):
        groups[root(line)][0].append(rule)
    for post_number, rule in enumerate(upright):
        groups[root(len(level) + post_number)][1].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def edges(places: Iterable[float], near: float = SAME_EDGE) -> list[float]:
    """Places along an axis, those near one another made one."""
    found: list[list[float]] = []
    for place in sorted(places):
        if found and place - found[-1][-1] <= near and place - found[-1][0] <= near * 1.5:
            found[-1].append(place)
        else:
            found.append([place])
    return [sum(band) / len(band) for band in found]


def _with_ends(places: list[float], starts: Iterable[float], ends: Iterable[float]) -> list[float]:
    """The edges, and where the crossing rules begin and end beyond them: a table may have open sides."""
    first, last = min(starts), max(ends)
    if first < places[0] - SLIVER:
        places = [first, *places]
    if last > places[-1] + SLIVER:
        places = [*places, last]
    return places


def _lattice(lines: list[Rule], posts: list[Rule], has_text: HasText) -> Lattice | None:
    xs = _with_ends(edges(post.at for post in posts), (r.start for r in lines), (r.end for r in lines))
    ys = _with_ends(edges(line.at for line in lines), (r.start for r in posts), (r.end for r in posts))
    xs = _without_slivers(xs, lambda a, b: has_text(a, ys[0], b, ys[-1]))
    if len(xs) < 2 or len(ys) < 2 or len(xs) * len(ys) > MOST_SQUARES:
        return None
    ceilings = _covered(lines, ys, xs)
    walls = _covered(posts, xs, ys)
    areas = []
    for region in _regions(len(ys) - 1, len(xs) - 1, ceilings, walls):
        for area in _rectangles(region):
            box = xs[area.column], ys[area.row], xs[area.to_column], ys[area.to_row]
            if _closed(area, ceilings, walls) or has_text(*box):
                areas.append(area)
    areas.sort(key=lambda area: (area.row, area.column))
    return Lattice(xs, ys, areas)


def _without_slivers(places: list[float], holds_text: Callable[[float, float], bool]) -> list[float]:
    kept = places[:1]
    for place in places[1:]:
        if place - kept[-1] < SLIVER and len(places) > 2 and not holds_text(kept[-1], place):
            continue
        kept.append(place)
    return kept


def _nearest(places: list[float], place: float) -> int:
    right = bisect_right(places, place)
    if right == 0:
        return 0
    if right == len(places) or place - places[right - 1] <= places[right] - place:
        return right - 1
    return right


def _covered(rules: list[Rule], places: list[float], crossings: list[float]) -> set[tuple[int, int]]:
    """(edge, interval) for each interval between crossings that a rule on that edge covers by more than half."""
    lengths: dict[tuple[int, int], float] = defaultdict(float)
    for rule in rules:
        edge = _nearest(places, rule.at)
        first = max(bisect_right(crossings, rule.start) - 1, 0)
        for interval in range(first, len(crossings) - 1):
            shared = min(rule.end, crossings[interval + 1]) - max(rule.start, crossings[interval])
            if shared > 0:
                lengths[edge, interval] += shared
            elif crossings[interval] > rule.end:
                break
    return {
        (edge, interval)
        for (edge, interval), length in lengths.items()
        if length > 0.6 * (crossings[interval + 1] - crossings[interval])
    }


def _regions(
    rows: int, columns: int, ceilings: set[tuple[int, int]], walls: set[tuple[int, int]]
) -> list[list[tuple[int, int]]]:
    """Squares that no border parts, together."""
    seen: set[tuple[int, int]] = set()
    regions = []
    for square in ((row, column) for row in range(rows) for column in range(columns)):
        if square in seen:
            continue
        seen.add(square)
        region, waiting = [], [square]
        while waiting:
            row, column = waiting.pop()
            region.append((row, column))
            for beside, parted in (
                ((row, column + 1), (column + 1, row) in walls),
                ((row, column - 1), (column, row) in walls),
                ((row + 1, column), (row + 1, column) in ceilings),
                ((row - 1, column), (row, column) in ceilings),
            ):
                if not parted and beside not in seen and 0 <= beside[0] < rows and 0 <= beside[1] < columns:
                    seen.add(beside)
                    waiting.append(beside)
        regions.append(region)
    return regions


def _rectangles(region: list[tuple[int, int]]) -> list[Area]:
    """The region as rectangles: itself, or, where it has a corner inwards, its rows with equal ones put together."""
    top, bottom = min(r for r, _ in region), max(r for r, _ in region) + 1
    left, right = min(c for _, c in region), max(c for _, c in region) + 1
    if (bottom - top) * (right - left) == len(region):
        return [Area(top, left, bottom, right)]
    squares = set(region)
    areas: list[Area] = []
    open_areas: dict[tuple[int, int], Area] = {}
    for row in range(top, bottom):
        runs = _row_runs(row, left, right, squares)
        continued = {}
        for run in runs:
            area = open_areas.get(run)
            if area is None:
                area = Area(row, run[0], row + 1, run[1])
                areas.append(area)
            area.to_row = row + 1
            continued[run] = area
        open_areas = continued
    return areas


def _row_runs(row: int, left: int, right: int, squares: set[tuple[int, int]]) -> list[tuple[int, int]]:
    runs, start = [], None
    for column in range(left, right + 1):
        inside = (row, column) in squares
        if inside and start is None:
            start = column
        elif not inside and start is not None:
            runs.append((start, column))
            start = None
    return runs


def _closed(area: Area, ceilings: set[tuple[int, int]], walls: set[tuple[int, int]]) -> bool:
    """Whether a border runs along more than half of each side."""
    columns, rows = range(area.column, area.to_column), range(area.row, area.to_row)
    sides = (
        [(area.row, column) in ceilings for column in columns],
        [(area.to_row, column) in ceilings for column in columns],
        [(area.column, row) in walls for row in rows],
        [(area.to_column, row) in walls for row in rows],
    )
    return all(2 * sum(side) > len(side) for side in sides)
