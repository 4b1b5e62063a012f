"""Tables whose headings stand in the first column, one recommendation a column: turned upright."""

from __future__ import annotations

from dataclasses import replace

from uptake.matrices.grid import Cell, Table
from uptake.matrices.recognise.columns import heading
from uptake.matrices.recognise.fields import ACTION, RECOMMENDATION, TELLING

_MOST_COLUMNS = 40


def upright(table: Table) -> Table:
    """The table with rows and columns exchanged if its headings stand in the first column, else the table itself."""
    if not 3 <= table.columns <= _MOST_COLUMNS or not 3 <= table.rows <= _MOST_COLUMNS:
        return table
    left = [cell for cell in table.cells if cell.column == 0 and cell.text.strip()]
    if len(left) < 3 or any(cell.columns > 1 for cell in left):
        return table
    known = [heading(cell) for cell in left]
    sure = [each for each in known if each.sure > 1 and (RECOMMENDATION | ACTION).intersection(each.fields)]
    names = {each.fields[0] for each in sure}
    others = [cell for cell in table.cells if cell.column > 0 and cell.text.strip()]
    if len(sure) < 0.7 * len(left) or len(names) < 3 or not names & TELLING:
        return table
    if any(_is_field(cell) for cell in others if cell.row == left[0].row or cell.column == 2):
        return table
    if len(others) < 2 * len(left) - 2 or any(cell.columns > 1 for cell in others):
        return table
    cells = [
        replace(cell, row=cell.column, column=cell.row, rows=cell.columns, columns=cell.rows) for cell in table.cells
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return replace(table, cells=tuple(cells), rows=table.columns, columns=table.rows)


def _is_field(cell: Cell) -> bool:
    """Whether a cell is the heading of a field; an answer that is also an option's heading is none."""
    found = heading(cell)
    return found.sure > 1 and not found.fields[0].startswith('option:')
