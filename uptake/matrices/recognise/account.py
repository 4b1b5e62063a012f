"""What became of every line of the document: nothing is lost, what found no field is listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from uptake.matrices.grid import Grid, Line, Table
from uptake.matrices.model import Matrix, Place, Question, Unplaced, Value
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


def mark_unused(
    grid: Grid, matrices: Iterable[Matrix], questions: Iterable[Question], ledger: dict[LedgerKey, str]
) -> None:
    """Turn to content what was taken for a value and came to stand in none, nor in a question."""
    used: set[tuple[int, int | None, int | None]] = set()
    said: list[str] = []
    for value in (each for matrix in matrices for each in _values(matrix)):
        said.append(f'{value.value}\n{value.raw}')
        used.update((place.block, place.row, place.column) for place in (value.place, *value.also) if place)
    said.extend(question.raw for question in questions)
    told = ' '.join(' '.join(said).casefold().split())
    for line, place in every_line(grid):
        key = ledger_key(place)
        if ledger.get(key) not in ('value', 'before') or (place.block, place.row, place.column) in used:
            continue
        if ' '.join(line.text.casefold().split()) not in told:
            ledger[key] = 'content'


def _values(thing: object) -> Iterator[Value[Any]]:
    """Every value within a matrix."""
    if isinstance(thing, Value):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _values(each)
    elif is_dataclass(thing):
        for part in fields(thing):
            yield from _values(getattr(thing, part.name))


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
