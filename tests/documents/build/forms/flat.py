"""A response as one wide table: the form of most agencies. Columns in any order, recommendation cells in four ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.documents.build.layout import Cell, Row, Table, c, row, table
from tests.documents.build.record import joined


@dataclass(frozen=True)
class Column:
    """A column: its label, what it takes from a recommendation or an action, its width in parts."""

    label: str
    take: Callable[[dict], str | Cell | None]
    of: str = 'recommendation'
    width: int = 2


def shown(record: dict, key: str) -> str:
    """The text of a field as this office wrote it: '_shown' goes before the value."""
    given = record.get('_shown', {}).get(key)
    if given is not None:
        return given
    value = record.get(key)
    if isinstance(value, list):
        return joined(value)
    return '' if value is None else str(value)


def field(key: str) -> Callable[[dict], str]:
    """Takes one field."""
    return lambda record: shown(record, key)


def numbered(record: dict) -> str:
    """The number and the text in one cell."""
    heading = f'{shown(record, "heading")}\n' if record.get('heading') else ''
    return f'{shown(record, "number")}. {heading}{shown(record, "text")}'


def rec_col(label: str, key: str, width: int = 2) -> Column:
    """A column of a recommendation's field."""
    return Column(label, field(key), 'recommendation', width)


def act_col(label: str, key: str, width: int = 2) -> Column:
    """A column of an action's field."""
    return Column(label, field(key), 'action', width)


def as_cell(given: str | Cell | None, rows: int = 1) -> Cell:
    """A cell over so many rows."""
    if isinstance(given, Cell):
        return Cell(given.paras, given.columns, rows, given.shade, given.value, given.shown)
    return c(given or '', 1, rows)


def rows_of(record: dict, columns: list[Column], how: str) -> list[Row]:
    """The rows of one recommendation; `how` is 'merged', 'blank', 'repeated' or 'inside'."""
    actions = record['actions'] or [{}]
    if how == 'inside':
        return [row(*(as_cell(x.take(record)) for x in columns), cut=record.get('_cut'))]
    made = []
    for at, action in enumerate(actions):
        cells = []
        for column in columns:
            if column.of == 'action':
                cells.append(as_cell(column.take(action)))
            elif how == 'merged':
                if at == 0:
                    cells.append(as_cell(column.take(record), len(actions)))
            else:
                cells.append(as_cell(column.take(record) if at == 0 or how == 'repeated' else ''))
        made.append(row(*cells, cut=action.get('_cut')))
    return made


def flat(
    records: list[dict],
    columns: list[Column],
    *,
    how: str = 'merged',
    over: list[tuple[str, int]] | None = None,
    repeat: bool = True,
) -> Table:
    """The table. `over` is a first header row of (label, columns); a record's '_group' is a row before it."""
    lines = []
    if over:
        lines.append(row(*(c(label, span, head=True) for label, span in over), header=repeat))
    lines.append(row(*(column.label for column in columns), header=repeat))
    if not repeat:
        lines = [row(*(c_head(cell) for cell in line.cells)) for line in lines]
    for record in records:
        if record.get('_group'):
            lines.append(row(c(record['_group'], len(columns), head=True)))
        lines += rows_of(record, columns, how)
    return table(lines, tuple(column.width for column in columns))


def c_head(cell: Cell) -> Cell:
    """The cell shaded."""
    return Cell(cell.paras, cell.columns, cell.rows, True)
