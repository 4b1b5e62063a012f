"""The rows of a table, found once."""

from __future__ import annotations

from uptake.matrices.grid import Cell, Table


def rows_of(table: Table) -> list[list[Cell]]:
    """For each row the cells that begin in it, left to right."""
    rows: list[list[Cell]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        if cell.row < table.rows:
            rows[cell.row].append(cell)
    return rows
