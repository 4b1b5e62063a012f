"""Which blocks of a document are the matrix: all of a short one, the matrix alone of a report that holds one."""

from __future__ import annotations

from uptake.matrices.grid import Grid


def matrix_blocks(grid: Grid) -> list[int]:
    """The numbers of the blocks that belong to a matrix, in order."""
    return list(range(len(grid.blocks)))
