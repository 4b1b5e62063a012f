"""Wide sheets printed on several pages: the pages to the right are joined to the left one, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from uptake.matrices.grid import Block, Cell, Line, Table

_FEWEST_ROWS = 3
_SAME_HEIGHT = 1.6  # points between the tops of rows that are one
_SAME_EDGE = 6.0  # points between the left edges of columns that are one


def joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with tables made one whose rows lie at the same heights on pages that follow each other.

    Such a table stands alone on its page, its columns have other widths, and no heading of it is among those before.
    """
    done: list[Block] = []
    for number, block in enumerate(blocks):
        before = done[-1] if done else None
        if isinstance(before, Table) and isinstance(block, Table) and _goes_beside(before, block, blocks, number):
            done[-1] = _beside(before, block)
        else:
            done.append(block)
    return done


def _goes_beside(left: Table, right: Table, blocks: Sequence[Block], number: int) -> bool:
    last = max((cell.page or 0 for cell in left.cells), default=0)
    if right.page != last + 1 or min(left.rows, right.rows) < _FEWEST_ROWS or not _reach_alike(left, right):
        return False
    one, other = _tops(left), _tops(right)
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if not all(any(abs(top - each) <= _SAME_HEIGHT for each in many) for top in few):
        return False
    if any(isinstance(each, Line) and each.page == right.page for each in blocks[number + 1 :]):
        return False
    heads = {cell.text for cell in left.row(0)}
    return not heads & {cell.text for cell in right.row(0)} and _edges_differ(left, right)


def _reach_alike(left: Table, right: Table) -> bool:
    one, other = (max((cell.box.bottom for cell in table.cells if cell.box), default=-1.0) for table in (left, right))
    return one > 0 and abs(one - other) <= _SAME_HEIGHT


def _tops(table: Table) -> list[float]:
    """The heights at which rows begin, from the top."""
    found: list[float] = []
    for top in sorted(cell.box.top for cell in table.cells if cell.box is not None):
        if not found or top - found[-1] > _SAME_HEIGHT:
            found.append(top)
    return found


def _edges_differ(left: Table, right: Table) -> bool:
    one, other = ([cell.box.left for cell in table.row(0) if cell.box] for table in (left, right))
    return len(one) != len(other) or any(abs(a - b) > _SAME_EDGE for a, b in zip(one, other, strict=True))


def _beside(left: Table, right: Table) -> Table:
    """One table; where a row of one page is several of the other, it is a merged cell."""
    tops = max(_tops(left), _tops(right), key=len)
    moved = [replace(cell, column=cell.column + left.columns) for cell in right.cells]
    cells = sorted((_in_rows(cell, tops) for cell in (*left.cells, *moved)), key=lambda cell: (cell.row, cell.column))
    return replace(left, cells=tuple(cells), rows=len(tops), columns=left.columns + right.columns)


def _in_rows(cell: Cell, tops: Sequence[float]) -> Cell:
    if cell.box is None:
        return cell
    first = max(sum(top <= cell.box.top + _SAME_HEIGHT for top in tops) - 1, 0)
    after = sum(top < cell.box.bottom - _SAME_HEIGHT for top in tops)
    return replace(cell, row=first, rows=max(after - first, 1))
