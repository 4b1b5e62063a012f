"""Signs of footnotes in the text: taken out of it, because the notes themselves are kept beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from uptake.matrices.grid import Block, Grid, Line, Table


def without_signs(grid: Grid) -> Grid:
    """The grid with the signs of its own notes taken out of the lines; a note's text stays in `notes`."""
    signs = [note.sign for note in grid.notes if len(note.sign) > 2]
    if not signs:
        return grid
    pattern = re.compile('|'.join(re.escape(sign) for sign in signs))
    return replace(grid, blocks=tuple(_block(block, pattern) for block in grid.blocks))


def _block(block: Block, pattern: re.Pattern[str]) -> Block:
    if isinstance(block, Line):
        return _line(block, pattern)
    return _table(block, pattern)


def _table(table: Table, pattern: re.Pattern[str]) -> Table:
    cells = tuple(replace(cell, lines=tuple(_line(line, pattern) for line in cell.lines)) for cell in table.cells)
    return replace(table, cells=cells)


def _line(line: Line, pattern: re.Pattern[str]) -> Line:
    if not any(pattern.search(run.text) for run in line.runs):
        return line
    return replace(line, runs=tuple(replace(run, text=pattern.sub('', run.text)) for run in line.runs))
