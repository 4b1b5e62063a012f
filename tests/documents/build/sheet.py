"""Writes blocks as an Excel workbook: paragraphs are rows, tables stand below them, dates are real dates."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date, datetime

import xlsxwriter

from tests.documents.build.layout import Cell, Document, Para, Table, grid, marked, plain

MOMENT = datetime(2024, 1, 1)  # noqa: DTZ001 the files are the same whenever they are made


@dataclass(frozen=True)
class Sheet:
    """A sheet: its blocks, how many columns it leaves empty at the left, and lists of choices by column."""

    blocks: list
    left: int = 0
    choices: dict[int, list[str]] = field(default_factory=dict)
    hidden: bool = False


class Writer:
    """One workbook being written."""

    def __init__(self) -> None:
        self.raw = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.raw, {'in_memory': True})
        self.book.set_properties({'created': MOMENT})
        dress = {'text_wrap': True, 'valign': 'top', 'border': 1}
        self.cell = self.book.add_format(dress)
        self.head = self.book.add_format(dress | {'bold': True, 'bg_color': '#D9E2F3'})
        self.dress = dress
        self.dates: dict[str, object] = {}
        self.marks = {
            'bold': self.book.add_format({'bold': True}),
            'struck': self.book.add_format({'font_strikeout': True}),
            'underlined': self.book.add_format({'underline': True}),
            'plain': self.book.add_format({}),
        }

    def date_format(self, shown: str) -> object:
        """A format for dates."""
        if shown not in self.dates:
            self.dates[shown] = self.book.add_format(self.dress | {'num_format': shown, 'align': 'left'})
        return self.dates[shown]

    def rich(self, made: tuple[Para, ...]) -> list | None:
        """The pieces of a rich string, or None where the text has one dress."""
        if not any(run.kind in ('bold', 'struck', 'underlined') for para in made for run in para.runs):
            return None
        pieces: list = []
        for at, para in enumerate(made):
            if at:
                pieces += [self.marks['plain'], '\n']
            for run in para.runs:
                pieces += [self.marks.get(run.kind, self.marks['plain']), run.text]
        return pieces

    def put(self, sheet: object, row: int, column: int, cell: Cell) -> None:
        """A cell, merged where it spans."""
        dress = self.head if cell.shade else self.cell
        if cell.rows > 1 or cell.columns > 1:
            sheet.merge_range(row, column, row + cell.rows - 1, column + cell.columns - 1, '', dress)
        if isinstance(cell.value, date):
            moment = datetime(cell.value.year, cell.value.month, cell.value.day)  # noqa: DTZ001
            sheet.write_datetime(row, column, moment, self.date_format(cell.shown or 'dd/mm/yyyy'))
            return
        if cell.value is not None:
            sheet.write(row, column, cell.value, dress)
            return
        pieces = self.rich(cell.paras)
        if pieces and len(pieces) > 2:
            sheet.write_rich_string(row, column, *pieces, dress)
            return
        if pieces:
            dress = self.book.add_format(self.dress | {'bold': cell.paras[0].runs[0].kind == 'bold'})
        lines = [f'• {line[2:]}' if line.startswith('- ') else line for line in marked(cell.paras)]
        sheet.write_string(row, column, '\n'.join(lines), dress)

    def sheet(self, name: str, made: Sheet) -> None:
        """One sheet."""
        sheet = self.book.add_worksheet(name)
        at = 0
        for block in made.blocks:
            if isinstance(block, Para):
                sheet.write_string(at, made.left, plain(block))
                at += 1
            elif isinstance(block, Table):
                self.table(sheet, at, made, block)
                at += len(block.rows) + 1
        if made.hidden:
            sheet.hide()

    def table(self, sheet: object, at: int, made: Sheet, block: Table) -> None:
        """A table from this row on."""
        for column, width in enumerate(block.widths):
            sheet.set_column(made.left + column, made.left + column, 9 * width)
        for (row, column), cell in grid(block).items():
            self.put(sheet, at + row, made.left + column, cell)
        for column, choices in made.choices.items():
            rule = {'validate': 'list', 'source': choices}
            sheet.data_validation(at + 1, made.left + column, at + len(block.rows), made.left + column, rule)


def write(made: Document) -> bytes:
    """The document as .xlsx."""
    writer = Writer()
    for name, sheet in (made.sheets or {}).items():
        writer.sheet(name, sheet)
    writer.book.close()
    return writer.raw.getvalue()
