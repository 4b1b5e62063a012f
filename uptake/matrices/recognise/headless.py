"""Tables without a heading row, one recommendation a row: what the cells of each column say of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from uptake.deadlines.reading import read_deadline
from uptake.matrices.grid import Cell, Table
from uptake.matrices.recognise.columns import Column
from uptake.matrices.recognise.labelling import label_at
from uptake.matrices.recognise.layout import rows_of
from uptake.matrices.recognise.options import is_answer

_MOST = 0.7
_LONGEST_UNIT = 8
_FEWEST_COLUMNS = 3


def columns_by_cells(table: Table) -> list[Column]:
    """The columns of such a table, or none: it needs recommendations told by their numbers, and answers."""
    rows = [[cell for cell in row if cell.text.strip()] for row in rows_of(table)]
    rows = [row for row in rows if row]
    if table.columns < _FEWEST_COLUMNS or len(rows) < 2 or not all(_begins(row[0]) for row in rows):
        return []
    heads = {cell.column: cell for row in rows for cell in row[1:] if cell.columns == 1}
    texts = {at: [cell.text.strip() for row in rows for cell in row[1:] if cell.column == at] for at in sorted(heads)}
    answers = [at for at in texts if _mostly(texts[at], is_answer)]
    if len(answers) != 1:
        return []
    fields = {rows[0][0].column: 'recommendation', answers[0]: 'response'} | _behind(texts, answers[0])
    cells = heads | {rows[0][0].column: rows[0][0]}
    return [Column(field, at, at + 1, cells[at], cells[at].box) for at, field in sorted(fields.items())]


def _begins(cell: Cell) -> bool:
    label = label_at(' '.join(cell.text.split()))
    return label is not None and 'recommendation' in label.fields and label.number is not None and label.sure > 1


def _behind(texts: dict[int, list[str]], answer: int) -> dict[int, str]:
    """The columns behind the answers: a date ends an action, a unit stands before it, a reason comes first."""
    left = [at for at in texts if at > answer]
    found: dict[int, str] = {}
    dates = [at for at in left if _mostly(texts[at], _is_date)]
    units = [at for at in left if at not in dates and _mostly(texts[at], _is_unit)]
    if dates:
        found[dates[0]] = 'deadline'
    if dates and units:
        found[units[-1]] = 'responsible'
    plain = [at for at in left if at not in found]
    names = ('response_comment', 'action') if len(plain) > 1 else ('action',) if dates else ('response_comment',)
    return found | dict(zip(plain, names, strict=False))


def _is_date(text: str) -> bool:
    return bool(re.search(r'\d', text)) and len(text.split()) < 8 and read_deadline(text).latest is not None


def _is_unit(text: str) -> bool:
    return text[:1].isupper() and len(text.split()) <= _LONGEST_UNIT and not text.endswith('.')


def _mostly(texts: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(test(text) for text in texts) >= _MOST * len(texts)
