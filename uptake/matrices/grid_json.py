"""A grid as plain JSON, short enough to be kept: what a page needs to show the source as it stood.

A line is {'runs': [[text, dress], …], 'mark', 'level', 'heading', 'page', 'box'}, where `dress` is a string of letters
(b bold, i italic, s struck, u underlined, h highlighted, c coloured). A table is {'cells': […], 'rows', 'columns',
'name', 'page'}; a cell is {'row', 'column', 'rows', 'columns', 'lines'}. Keys whose value is the default are left out.
"""

from __future__ import annotations

from typing import Any

from uptake.matrices.grid import Box, Cell, Grid, Line, Run, Table

Json = dict[str, Any]


def grid_as_json(grid: Grid) -> Json:
    """The grid as JSON: 'format', 'pages', 'blocks', 'notes', 'furniture'. A block with 'cells' is a table."""
    return {
        'format': grid.format,
        'pages': grid.pages,
        'blocks': [_table(block) if isinstance(block, Table) else _line(block) for block in grid.blocks],
        'notes': [{'sign': note.sign, 'lines': [_line(line) for line in note.lines]} for note in grid.notes],
        'furniture': [_line(line) for line in grid.furniture],
    }


def box_as_json(box: Box | None) -> list[float] | None:
    """Left, top, right, bottom in points, to a tenth; None for no box."""
    return None if box is None else [round(side, 1) for side in (box.left, box.top, box.right, box.bottom)]


def _line(line: Line) -> Json:
    said = {
        'runs': [[run.text, _dress(run)] for run in line.runs],
        'mark': line.mark,
        'level': line.level,
        'heading': line.heading,
        'page': line.page,
        'box': box_as_json(line.box),
    }
    return {key: value for key, value in said.items() if key == 'runs' or value}


def _dress(run: Run) -> str:
    worn = (run.bold, run.italic, run.struck, run.underlined, run.highlighted, run.coloured)
    return ''.join(letter for letter, on in zip('bisuhc', worn, strict=True) if on)


def _table(table: Table) -> Json:
    return {
        'cells': [_cell(cell) for cell in table.cells],
        'rows': table.rows,
        'columns': table.columns,
        'name': table.name,
        'page': table.page,
    }


def _cell(cell: Cell) -> Json:
    said: Json = {'row': cell.row, 'column': cell.column, 'lines': [_line(line) for line in cell.lines]}
    if cell.rows > 1:
        said['rows'] = cell.rows
    if cell.columns > 1:
        said['columns'] = cell.columns
    return said
