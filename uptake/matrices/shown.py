"""A reading for people, in the terminal."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.table import Table

from uptake.matrices.model import Matrix, Question, Reading, Recommendation, Value

_UNKNOWN = '–'


def show(reading: Reading, console: Console | None = None) -> None:
    """Print every matrix, then what must be settled and how much found no field."""
    console = console or Console()
    for matrix in reading.matrices:
        _matrix(console, matrix)
    _questions(console, reading.questions)
    left = [each for each in reading.unplaced if each.kind == 'content']
    console.print(f'{len(left)} pieces of text found no field.' if left else 'All text found its field.')


def _said(value: Value[Any] | None) -> str:
    if value is None:
        return _UNKNOWN
    found = value.value
    return ', '.join(found) if isinstance(found, tuple) else str(getattr(found, 'value', found))


def _matrix(console: Console, matrix: Matrix) -> None:
    console.print(_said(matrix.evaluation_title), style='bold', markup=False)
    facts = (
        ('Form', matrix.template),
        ('Year', _said(matrix.year)),
        ('Published', _said(matrix.published)),
        ('Coordinator', _said(matrix.coordinator)),
    )
    for name, said in facts:
        console.print(f'{name}: {said}', markup=False)
    for each in matrix.recommendations:
        _recommendation(console, each)


def _recommendation(console: Console, each: Recommendation) -> None:
    console.print()
    title = ' '.join(part for part in (_said(each.number), each.heading.value if each.heading else '') if part)
    console.print(f'Recommendation {title}', style='bold', markup=False)
    console.print(_said(each.text), markup=False)
    console.print(
        f'To: {_said(each.addressed_to)}   Priority: {_said(each.priority_text)}   Response: {_said(each.response)}',
        markup=False,
    )
    if each.response_comment:
        console.print(each.response_comment.value, markup=False)
    if each.actions:
        console.print(_actions(each))
    for round in each.monitoring:
        console.print(f'{round.round.value} monitoring: {_said(round.status)}. {_said(round.comment)}', markup=False)


def _actions(each: Recommendation) -> Table:
    table = Table('No.', 'Key action', 'Deadline', 'Due', 'Responsible', 'Status', 'Comment')
    for action in each.actions:
        deadline = action.deadline.value if action.deadline else None
        cells = (
            _said(action.number), action.text.value, deadline.text if deadline else _UNKNOWN,
            str(deadline.latest) if deadline and deadline.latest else _UNKNOWN,
            _said(action.responsible), _said(action.status), _said(action.comment),
        )  # fmt: skip
        table.add_row(*(cell.replace('[', '\\[') for cell in cells))
    return table


def _questions(console: Console, questions: tuple[Question, ...]) -> None:
    if not questions:
        return
    console.print()
    console.print('To settle', style='bold')
    for question in questions:
        page = f' (page {question.place.page})' if question.place and question.place.page else ''
        console.print(f'{question.field}{page}: {question.message} “{question.raw}”', markup=False)
