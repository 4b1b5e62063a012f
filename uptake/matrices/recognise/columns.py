"""Tables with a heading row: is a row one, and which column holds which field?"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from uptake.matrices.grid import Box, Cell, Table
from uptake.matrices.labels import words
from uptake.matrices.recognise.fields import ACTION, GROUPS, OTHER, RECOMMENDATION, ROUNDS, TELLING, meaning
from uptake.matrices.recognise.meanings import meaning_of
from uptake.matrices.recognise.options import is_answer
from uptake.matrices.recognise.states import is_state

_DATED = re.compile(r'\b(?:19|20)\d\d\b')
_COUNTED = re.compile(r'(?:[A-Z]{1,2}[.-]?)?\d{1,3}(?:[.\-]?[\da-z]{1,2})*[.)]?')
#: What a second column under one group heading holds, where its own heading does not tell.
_SECOND = {
    'response': 'response_comment',
    'recommendation': 'details',
    'matrix_title': 'response_comment',
    'monitoring': 'comment',
}
_ROWS_ASKED = 30
_YES_AND_NO = (('yes',), ('no',), ('oui',), ('non',), ('si',))


@dataclass(frozen=True, slots=True)
class Heading:
    """A cell of a heading row: the fields it may mean and how sure that is (0 not at all, 3 by its whole text)."""

    cell: Cell
    fields: tuple[str, ...] = ()
    sure: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its field; `first` and `last` are grid columns, `last` excluded. Options are 'option:accepted'."""

    field: str
    first: int
    last: int
    heading: Cell
    box: Box | None = None


def headings(cells: Sequence[Cell]) -> list[Heading] | None:
    """The row as headings if it is a heading row, else None."""
    filled = [cell for cell in cells if cell.text.strip()]
    if len(filled) < 2:
        return None
    found = _without_lone_option([heading(cell) for cell in filled])
    known = [each for each in found if each.sure > 0]
    distinct = {each.fields[0] for each in known if each.sure > 1}
    if (
        len(distinct) < 2
        or len(known) < (0.6 if len(distinct) < 4 else 0.5) * len(filled)
        or not any(each.sure == 3 for each in known)
    ):
        return None
    if any(len(each.cell.text.split()) > 60 for each in found if not each.sure):
        return None
    return found


def _without_lone_option(found: list[Heading]) -> list[Heading]:
    """One option alone among headings is none: 'No.' counts, 'Accepted' asks for the response."""
    chosen = [each for each in found if each.fields and each.fields[0].startswith('option:')]
    plain = [each for each in chosen if words(each.cell.text) not in _YES_AND_NO]
    if len(plain) > 1 or (not plain and len(chosen) > 1):
        return found
    return [_as_field(each) if each in chosen else each for each in found]


def _as_field(each: Heading) -> Heading:
    others = each.fields[1:] or (('response',) if each.fields[0] == 'option:accepted' else ())
    return replace(each, fields=others, sure=3 if others else 0)


def sub_headings(cells: Sequence[Cell]) -> list[Heading] | None:
    """The row as a second heading row: everything in it is a heading."""
    filled = [cell for cell in cells if cell.text.strip()]
    if len(filled) == 1 and filled[0].columns > 2:
        return None
    found = [heading(cell) for cell in filled]
    if not found or any(each.sure < 2 for each in found):
        return None
    return found


def rest_of_headings(cells: Sequence[Cell], above: Sequence[Heading]) -> list[Heading] | None:
    """The headings above with the ends that a page break cut off, if the cells are such ends, else None."""
    filled = [cell for cell in cells if cell.text.strip()]
    if not filled or any(len(cell.text.split()) > 4 for cell in filled):
        return None
    whole = list(above)
    for cell in filled:
        number = next((i for i, each in enumerate(above) if each.cell.column == cell.column), None)
        if number is None:
            return None
        joined = heading(cell, before=above[number].cell.text)
        if joined.sure < 3 or (above[number].sure == 3 and joined.fields[0] not in above[number].fields):
            return None
        whole[number] = replace(joined, cell=above[number].cell)
    return whole


def heading(cell: Cell, *, before: str = '') -> Heading:
    """What a cell means as a heading; `before` is the start of it on the page before."""
    fields, sure = meaning_of(f'{before} {" ".join(cell.text.split())}'.strip())
    return Heading(cell, fields, sure)


def columns(rows: Sequence[Sequence[Heading]]) -> list[Column]:
    """The columns of a table from its heading rows, the lower heading deciding; groups give the round."""
    found: list[Column] = []
    lower: set[int] = set()
    for depth in range(len(rows) - 1, -1, -1):
        row = sorted(rows[depth], key=lambda each: each.cell.column)
        for number, each in enumerate(row):
            first, last = each.cell.column, each.cell.column + each.cell.columns
            if depth < len(rows) - 1 and last == first + 1 and number + 1 < len(row):
                last = max(last, first + 1)
            open_columns = [column for column in range(first, last) if column not in lower]
            if not open_columns or not each.sure:
                continue
            split = depth < len(rows) - 1 and len(open_columns) > 1
            for column in open_columns if split else open_columns[:1]:
                fields = (
                    each.fields if column == open_columns[0] else tuple(_SECOND.get(name, name) for name in each.fields)
                )
                found.append(
                    Column(
                        '|'.join(fields),
                        column,
                        column + 1 if split else open_columns[-1] + 1,
                        each.cell,
                        each.cell.box,
                    )
                )
            lower.update(open_columns)
    found.sort(key=lambda column: column.first)
    return _settle([replace(column, field=_first_meaning(column)) for column in found], _groups(rows), found)


def _first_meaning(column: Column) -> str:
    fields = tuple(column.field.split('|'))
    return fields[0] if fields[0].startswith('option:') else meaning(fields, 'columns')


def _groups(rows: Sequence[Sequence[Heading]]) -> list[tuple[int, int, str]]:
    """The reach of group headings ('Final monitoring' over two columns): to the next heading of their row."""
    found = []
    for row in rows[:-1]:
        ordered = sorted(row, key=lambda each: each.cell.column)
        for number, each in enumerate(ordered):
            if each.sure and GROUPS.intersection(each.fields):
                field = next(name for name in each.fields if name in GROUPS)
                until = ordered[number + 1].cell.column if number + 1 < len(ordered) else 10_000
                found.append((each.cell.column, until, field))
    return found


def _settle(found: list[Column], groups: list[tuple[int, int, str]], raw: list[Column]) -> list[Column]:
    """Generic fields by their place among the others."""
    candidates = [column.field.split('|') for column in raw]
    names = [column.field for column in found]
    names = _one_each(names, candidates)
    at = {name: names.index(name) for name in names}
    if 'details' in at:
        names = ['heading' if name == 'recommendation' else name for name in names]
        names = ['recommendation' if name == 'details' else name for name in names]
    if (
        'recommendation' not in names
        and 'number' in names
        and 'rec' in ' '.join(words(found[names.index('number')].heading.text))
        and 'action' not in names[: names.index('number')]
        and not {'heading'} & set(names)
        and 'response' in names
    ):
        names[names.index('number')] = 'recommendation'
    action = names.index('action') if 'action' in names else None
    for i, name in enumerate(names):
        group = next((field for first, last, field in groups if first <= found[i].first < last), None)
        names[i] = _by_place(name, i, action, names, group, groups)
    return [replace(column, field=name) for column, name in zip(found, names, strict=True)]


def _one_each(names: list[str], candidates: list[list[str]]) -> list[str]:
    """A field that two columns claim stays with the first; the second takes another of its meanings."""
    taken: set[str] = set()
    settled = []
    for name, others in zip(names, candidates, strict=True):
        if name in taken:
            spare = [*others, 'comment'] if name == 'action' else others
            name = next(
                (other for other in spare if other not in taken and other in RECOMMENDATION | ACTION | ROUNDS), name
            )
        taken.add(name)
        settled.append(name)
    if 'recommendation' not in taken:
        for i, others in enumerate(candidates):
            if settled[i] == 'number' and 'recommendation' in others and settled.count('number') > 1:
                settled[i] = 'recommendation'
                break
    return settled


def _by_place(
    name: str, i: int, action: int | None, names: list[str], group: str | None, groups: list[tuple[int, int, str]]
) -> str:
    finals = any(field == 'final_monitoring' for _, _, field in groups)
    if name in ('status', 'comment') and group is not None and (finals or action is None):
        return f'{"final" if group == "final_monitoring" else "first"}_{name}'
    if name == 'comment' and group is None:
        response = next((at for at, each in enumerate(names) if each == 'response' or each.startswith('option:')), None)
        before = any(each.endswith('status') for each in names[:i])
        if response is not None and response < i and (action is None or i < action) and not before:
            return 'response_comment' if 'response_comment' not in names else name
    if name in GROUPS and action is None:
        return 'action' if {'deadline', 'responsible'} & set(names) else 'first_comment'
    if name in GROUPS:
        return next((each for each in ('comment', 'status') if each not in names), name)
    if action is None:
        if name == 'responsible' and 'addressed_to' not in names and 'deadline' not in names:
            return 'addressed_to'
        return (
            {'status': 'first_status', 'comment': 'first_comment'}.get(name, name)
            if 'recommendation' in names
            else name
        )
    if (
        name == 'responsible'
        and i < action
        and 'addressed_to' not in names
        and ('recommendation' in names or 'number' in names)
    ):
        response = names.index('response') if 'response' in names else action
        if i < response or 'responsible' in names[i + 1 :] or 'deadline' not in names[:action]:
            return 'addressed_to'
    return name


def is_of_a_matrix(found: Sequence[Column]) -> bool:
    """Whether columns like these are those of a matrix, or of one of its parts."""
    names = {column.field for column in found}
    if len(names - OTHER - {'number'}) < 2 or not names & TELLING:
        return False
    if not names & {'recommendation', 'response', 'addressed_to'} and len(names & ACTION) < 3 and _is_vague(found):
        return False
    return bool(names & {'recommendation', 'action', 'number', 'addressed_to'})


def _is_vague(found: Sequence[Column]) -> bool:
    """Whether the heading over the actions is a word that stands in tables of every kind."""
    return all(len(words(column.heading.text)) < 2 for column in found if column.field == 'action')


def refined(found: Sequence[Column], table: Table, row: int, heads: Sequence[Heading]) -> list[Column]:
    """The columns, with what their cells say where a heading says nothing: numbers, answers, states, dates."""
    settled = list(found)
    unknown = [
        each.cell for each in heads if not any(column.first <= each.cell.column < column.last for column in found)
    ]
    for cell in unknown:
        field = _by_cells(table, row, cell, {column.field for column in settled})
        if field is not None:
            settled.append(Column(field, cell.column, cell.column + cell.columns, cell, cell.box))
    settled.sort(key=lambda column: column.first)
    names = {column.field for column in settled}
    if 'response_comment' not in names and 'response' not in {column.field for column in found}:
        settled = _with_reasons(settled)
    if 'status' not in names and 'action' in names:
        for position, column in enumerate(settled):
            if column.field == 'comment' and _mostly(table, row, column.first, is_state):
                settled[position] = replace(column, field='status')
                break
    return settled


def _with_reasons(settled: list[Column]) -> list[Column]:
    """The columns with the comments that stand between the response and the actions as its reasons."""
    names = [column.field for column in settled]
    if 'response' not in names:
        return settled
    first, last = names.index('response'), names.index('action') if 'action' in names else len(names)
    spot = next((at for at in range(first + 1, last) if names[at] in ('comment', 'first_comment')), None)
    return [replace(column, field='response_comment') if at == spot else column for at, column in enumerate(settled)]


def _by_cells(table: Table, row: int, cell: Cell, names: set[str]) -> str | None:
    """The field that the cells of a column speak for, if that field has no column yet."""
    if (
        'number' not in names
        and cell.column < 2
        and _mostly(table, row, cell.column, lambda text: bool(_COUNTED.fullmatch(text)))
    ):
        return 'number'
    if 'response' not in names and _mostly(table, row, cell.column, is_answer):
        return 'response'
    if 'status' not in names and 'action' in names and _mostly(table, row, cell.column, is_state):
        return 'status'
    if (
        'deadline' not in names
        and 'action' in names
        and _mostly(table, row, cell.column, lambda text: bool(_DATED.search(text)) and len(text.split()) < 7)
    ):
        return 'deadline'
    return None


def _mostly(table: Table, row: int, column: int, test: Callable[[str], bool]) -> bool:
    """Whether most cells of a column within some rows below a heading pass a test."""
    texts = [
        cell.text.strip()
        for cell in table.cells
        if cell.column == column and row < cell.row <= row + _ROWS_ASKED and cell.text.strip()
    ]
    return bool(texts) and sum(test(text) for text in texts) >= 0.7 * len(texts)
