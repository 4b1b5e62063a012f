"""Places on pages, widened to everything that a value covers: a reading names the line on which a value begins."""

from __future__ import annotations

from typing import Any

from uptake.matrices.grid import Box, Cell, Grid, Line, Table
from uptake.matrices.grid_json import box_as_json

Json = dict[str, Any]


def widen(draft: Json, grid: Grid) -> None:
    """Set the box of each place in the draft to that of all the lines of its cell that the value was read from."""
    cells = {
        (number, cell.row, cell.column): cell
        for number, block in enumerate(grid.blocks)
        if isinstance(block, Table)
        for cell in block.cells
    }
    for said in (*draft['fields'].values(), *draft['questions'], *draft['unplaced']):
        text = _plain(str(said.get('raw') or said.get('text') or ''))
        for place in (said.get('place'), *said.get('also', ())):
            cell = cells.get((place['block'], place.get('row'), place.get('column'))) if place else None
            if cell is not None and place.get('box'):
                place['box'] = box_as_json(_cover(cell, text, place['box']))


def _cover(cell: Cell, text: str, begins: list[float]) -> Box:
    """The box round the lines of the cell that stand in the text, and round the line on which it begins."""
    boxes = [Box(*begins), *(line.box for line in cell.lines if line.box is not None and _is_in(line, text))]
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _is_in(line: Line, text: str) -> bool:
    words = _plain(line.text)
    return len(words) > 1 and words in text


def _plain(text: str) -> str:
    return ''.join(text.split())
