"""What became of every line of the document: nothing is lost, what found no field is listed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from uptake.matrices.grid import Grid, Line, Table
from uptake.matrices.model import Place, Unplaced
from uptake.matrices.recognise.instructions import is_instruction
from uptake.matrices.recognise.writer import LedgerKey, ledger_key

_PLACED = frozenset({'value', 'label'})
_KINDS = {'instruction': 'instruction', 'contents-list': 'contents-list', 'furniture': 'furniture'}


def account(grid: Grid, inside: frozenset[int], ledger: Mapping[LedgerKey, str]) -> tuple[Unplaced, ...]:
    """The text that found no field, in reading order; what lies outside the matrix is one entry a run of pages."""
    found: list[Unplaced] = []
    outside: list[tuple[Line, Place]] = []
    for line, place in every_line(grid):
        if place.block not in inside:
            outside.append((line, place))
            continue
        found += _outside(outside)
        outside = []
        kind = ledger.get(ledger_key(place))
        if kind in _PLACED:
            continue
        if not re.search(r'\w', line.text):
            kind = 'furniture'
        elif kind not in _KINDS and is_instruction(line.text):
            kind = 'instruction'
        found.append(Unplaced(line.text, place, _KINDS.get(kind or '', 'content')))
    found += _outside(outside)
    found += [
        Unplaced(line.text, Place(-1, line.page, box=line.box), 'furniture') for line in grid.furniture if line.text
    ]
    found += [
        Unplaced(f'{note.sign} ' + ' '.join(line.text for line in note.lines), None, 'note') for note in grid.notes
    ]
    return tuple(found)


def every_line(grid: Grid) -> Iterator[tuple[Line, Place]]:
    """Every line of the blocks that holds anything, with its place."""
    for number, block in enumerate(grid.blocks):
        if isinstance(block, Table):
            for cell in block.cells:
                for index, line in enumerate(cell.lines):
                    if line.text:
                        yield (
                            line,
                            Place(number, line.page or cell.page, cell.row, cell.column, index, line.box or cell.box),
                        )
        elif block.text:
            yield block, Place(number, block.page, box=block.box)


def _outside(lines: list[tuple[Line, Place]]) -> list[Unplaced]:
    """One entry for a run of text outside the matrix: its first words, its place, its length."""
    if not lines:
        return []
    text = '\n'.join(line.text for line, _ in lines)
    return [Unplaced(text, lines[0][1], 'outside')]
