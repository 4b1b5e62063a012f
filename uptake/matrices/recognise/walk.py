"""Blocks of the grid → writer: paragraphs, forms made of tables, tables with a heading row, page breaks."""

from __future__ import annotations

from collections.abc import Sequence

from uptake.matrices.grid import Block, Cell, Line, Table
from uptake.matrices.model import Place
from uptake.matrices.recognise.columns import (
    Column,
    Heading,
    columns,
    headings,
    is_of_a_matrix,
    refined,
    rest_of_headings,
    sub_headings,
)
from uptake.matrices.recognise.contents import is_contents_list
from uptake.matrices.recognise.feed import acceptable, feed
from uptake.matrices.recognise.fields import ACTION, DOCUMENT, GROUPS, RECOMMENDATION, ROUNDS, meaning
from uptake.matrices.recognise.headless import columns_by_cells
from uptake.matrices.recognise.labelling import Label, label_at
from uptake.matrices.recognise.layout import rows_of
from uptake.matrices.recognise.pieces import Piece, line_ends, of_cell, of_line, paragraphs, spread
from uptake.matrices.recognise.rows import fill_row
from uptake.matrices.recognise.transposed import upright
from uptake.matrices.recognise.writer import Writer

#: Characters that no heading of a column exceeds, and cells that no row of a form does.
_LONGEST_HEADING = 600
_WIDEST_FORM = 6
_CUT_BY_PAGES = ('text', 'pdf')


class Walker:
    """Walks over the blocks of one document, in order, and tells the writer what it sees."""

    def __init__(self, writer: Writer, format: str) -> None:
        self.writer = writer
        self.cuts = format in _CUT_BY_PAGES
        self.mapping: list[Column] = []
        self.heading_rows: list[list[Heading]] = []
        self.under_headings = False
        self.waiting: list[tuple[int, int, str]] = []
        self.gathered: list[Piece] = []
        self.sheet: str | None = None
        self.tall: list[Cell] = []
        self.turned: set[int] = set()

    def walk(self, blocks: Sequence[tuple[int, Block]]) -> None:
        for number, block in blocks:
            if isinstance(block, Table):
                self.table(number, block)
            else:
                self.line(number, block)
        self._flush()
        if self.turned:
            self.writer.turn_back(self.turned)

    # ---- running text

    def line(self, number: int, line: Line) -> None:
        """Lines are gathered so that soft ones can be joined before labels are sought."""
        if not (line.text or line.mark):
            return
        self.gathered.append(of_line(line, Place(number, line.page, box=line.box)))

    def _flush(self) -> None:
        lines, self.gathered = self.gathered, []
        if not lines:
            return
        for group in paragraphs(lines):
            if self.mapping and _ends_table(group):
                self._leave_table()
                self.writer.close()
            feed(self.writer, group, in_cell=False)

    def _leave_table(self) -> None:
        self.mapping, self.heading_rows, self.under_headings = [], [], False

    # ---- tables

    def table(self, number: int, table: Table) -> None:
        self._flush()
        if is_contents_list(table, expected=self.writer.contents):
            for cell in table.cells:
                self.writer.mark(of_cell(cell, number), 'contents-list')
            return
        if table.name != self.sheet:
            self._leave_table()
            if self.sheet is not None:
                self.writer.close()
                self.writer.recommendation = None
                self.writer.slot_field = 'closed' if self.writer.matrix.recommendations else None
            self.sheet = table.name
        turned = upright(table)
        if turned is not table:
            self.turned.add(number)
        table = turned
        carried = bool(self.mapping) and self.cuts
        if not carried:
            self._leave_table()
            self._without_headings(table)
        first = True
        self.tall = [cell for cell in table.cells if cell.rows > 1]
        for row, cells in enumerate(rows_of(table)):
            filled = [cell for cell in cells if cell.text.strip()]
            if not filled:
                continue
            if self._heading_row(number, table, row, cells) or (
                carried and first and self._rest_of_headings(number, cells)
            ):
                continue
            self.under_headings = False
            self._row(number, filled, cut=carried and first)
            first = False

    def _without_headings(self, table: Table) -> None:
        """Take the columns from the cells where a table has no heading row; what they hold is then asked about."""
        self.mapping = columns_by_cells(table)
        for column in self.mapping:
            self.writer.matrix.seen[column.field] += 1
        self.writer.guessed = bool(self.mapping)

    def _heading_row(self, block: int, table: Table, row: int, cells: Sequence[Cell]) -> bool:
        """Take the row if it is a heading row, or a second one under a first."""
        found = None if any(len(cell.text) > _LONGEST_HEADING for cell in cells) else headings(cells)
        if found is not None and self.mapping and not _are_plainly(found):
            found = None
        below = (sub_headings(cells) or found) if self.under_headings else None
        if below is not None and (found is None or self._goes_under(found)):
            self.heading_rows.append(below)
        elif found is not None:
            self.heading_rows = [found]
        else:
            return False
        mapping = columns(self.heading_rows)
        if len(self.heading_rows) == 1 and not self._may_begin(mapping):
            self.heading_rows = []
            return False
        self.mapping = refined(
            mapping,
            table,
            row,
            [each for each in self.heading_rows[0] if each.cell.rows > 1 or len(self.heading_rows) == 1],
        )
        self.under_headings, self.waiting, self.writer.guessed = True, [], False
        for each in self.heading_rows[-1]:
            self.writer.mark(of_cell(each.cell, block), 'label')
            self.writer.matrix.label_texts.append(each.cell.text)
        for column in self.mapping:
            self.writer.matrix.seen[column.field] += 1
        self._numbered_headings(block)
        return True

    def _may_begin(self, mapping: Sequence[Column]) -> bool:
        """Whether columns like these belong to the matrix: those of actions only right after their recommendation."""
        names = {column.field for column in mapping}
        if self.writer.parted and not names & (RECOMMENDATION | {'number'}):
            return False
        within = bool(self.mapping) and 'action' in names and len(names & ACTION) > 1
        return within or is_of_a_matrix(mapping)

    def _numbered_headings(self, block: int) -> None:
        """Begin the recommendation that a heading names by its number: 'Recommendation 1 | Management response'."""
        for each in self.heading_rows[-1]:
            label = self._label(each.cell, block) if 'recommendation' in each.fields else None
            if label is not None and label.number is not None and label.sure == 3:
                feed(self.writer, of_cell(each.cell, block), in_cell=True)
                self.writer.close()
                if self.writer.recommendation is not None:
                    self.writer.recommendation.from_columns = True

    def _rest_of_headings(self, block: int, cells: Sequence[Cell]) -> bool:
        """Take the row if a page break cut it off the headings above."""
        whole = rest_of_headings(cells, self.heading_rows[-1]) if self.under_headings else None
        if whole is None:
            return False
        self.heading_rows[-1] = whole
        self.mapping = columns(self.heading_rows)
        for cell in cells:
            self.writer.mark(of_cell(cell, block), 'label')
        return True

    def _goes_under(self, found: Sequence[Heading]) -> bool:
        """Whether a row that could stand alone completes the headings above: it stands under their groups or gaps."""
        above = [each.cell for each in self.heading_rows[-1]]
        for each in found:
            over = next((cell for cell in above if cell.column <= each.cell.column < cell.column + cell.columns), None)
            if over is not None and over.columns == 1 and over.text != each.cell.text and not self._is_group(over):
                return False
        return True

    def _is_group(self, cell: Cell) -> bool:
        return any(each.cell is cell and GROUPS.intersection(each.fields) for each in self.heading_rows[-1])

    def _row(self, block: int, filled: Sequence[Cell], *, cut: bool) -> None:
        if self.mapping and not self._is_form_row(filled, block):
            fill_row(self.writer, self.mapping, self.tall, filled, block, cut=cut)
            return
        if self.mapping:
            self._leave_table()
            self.writer.close()
        self._form_row(block, filled)

    def _is_form_row(self, filled: Sequence[Cell], block: int) -> bool:
        """Whether a row under a heading row is one of a form: it begins with a label that its column does not hold."""
        label = self._label(filled[0], block)
        if label is None or label.sure < 2:
            return False
        names = {column.field for column in self.mapping}
        if 'recommendation' in names or 'number' in names:
            spans = sum(
                column.first < filled[0].column + filled[0].columns and column.last > filled[0].column
                for column in self.mapping
            )
            alone = len(filled) == 1 and (spans > 1 or filled[0].columns > 1)
            doc = bool(DOCUMENT.intersection(label.fields)) and not (RECOMMENDATION | ACTION).intersection(label.fields)
            return (alone or doc) and label.sure == 3 and not label.plural
        field = meaning(label.fields, 'columns')
        if field in names and field in ACTION:
            return False
        return (
            field in RECOMMENDATION | ROUNDS
            or bool(DOCUMENT.intersection(label.fields))
            or (len(filled) == 1 and filled[0].columns > 1)
        )

    def _label(self, cell: Cell, block: int) -> Label | None:
        group = next(paragraphs(of_cell(cell, block)), None)
        if group is None:
            return None
        return acceptable(label_at(spread(group), ends=line_ends(group)), self.writer, True)

    # ---- rows of forms

    def _form_row(self, block: int, filled: Sequence[Cell]) -> None:
        """Cells of a form, left to right: a label alone waits for the cell beside it, or for the one below."""
        if len(filled) > _WIDEST_FORM:
            for cell in filled:
                self.writer.mark(of_cell(cell, block), 'content')
            return
        waiting, self.waiting = self.waiting, []
        alone: list[tuple[Cell, str]] = []
        for position, cell in enumerate(filled):
            pieces = of_cell(cell, block)
            label = self._label(cell, block)
            if label is None and position == 0 and len(waiting) > 1:
                self._below(waiting, filled, block)
                return
            if position and alone and alone[-1][0] is filled[position - 1] and not (label and label.colon):
                self._value(pieces)
                continue
            feed(self.writer, pieces, in_cell=True)
            if label is not None and label.value_at >= len(spread(pieces).rstrip()) and self.writer.slot_field:
                alone.append((cell, self.writer.slot_field))
        if len(alone) == len(filled):
            self.waiting = [(cell.column, cell.column + cell.columns, field) for cell, field in alone]

    def _value(self, pieces: Sequence[Piece]) -> None:
        """The cell beside a label: its text, which may itself be a list of actions with their units and dates."""
        if self.writer.slot_field in ACTION | {'response'}:
            feed(self.writer, pieces, in_cell=True)
        else:
            self.writer.text(pieces)

    def _below(self, waiting: list[tuple[int, int, str]], filled: Sequence[Cell], block: int) -> None:
        for cell in filled:
            field = next(
                (field for first, last, field in waiting if first < cell.column + cell.columns and last > cell.column),
                None,
            )
            if field is not None:
                self.writer.open(field)
            feed(self.writer, of_cell(cell, block), in_cell=True)


def _are_plainly(found: Sequence[Heading]) -> bool:
    """Whether the cells of a row further down are headings: most by their whole text, or all with the main ones."""
    sure = [each for each in found if each.sure == 3]
    if len(sure) >= 0.6 * len(found):
        return True
    main = any('action' in each.fields for each in sure) or any('recommendation' in each.fields for each in found)
    return bool(sure) and main and all(each.sure > 1 for each in found)


def _ends_table(group: Sequence[Piece]) -> bool:
    """Whether a paragraph after a table's page ends the table (anything but an empty line does)."""
    return bool(spread(group).strip())
