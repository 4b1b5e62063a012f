"""Excel to grid: cells as displayed, at their own addresses, with what bold and merged cells say."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from tests.matrices.formats.containers import archive, excel_parts, xlsx
from uptake.matrices.formats import excel
from uptake.matrices.grid import Cell, Grid, Line, Run


def workbook(fill: Any) -> Grid:
    """A workbook that Excel's own kind of writer made: `fill` gets the book and its first sheet."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {'in_memory': True})
    fill(book, book.add_worksheet('Plan'))
    book.close()
    return excel.read(buffer.getvalue())


def openpyxl_grid(book: openpyxl.Workbook) -> Grid:
    buffer = io.BytesIO()
    book.save(buffer)
    return excel.read(buffer.getvalue())


def only(grid: Grid) -> Cell:
    return grid.tables[0].cells[0]


def test_cells_stand_where_they_stand_on_the_sheet_and_gaps_between_them_are_empty_cells() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write('B2', 'Key action')
        sheet.write('D2', 'Deadline')
        sheet.write('B5', 'train')

    table = workbook(fill).tables[0]
    assert (table.name, table.rows, table.columns) == ('Plan', 5, 4)
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == [
        (1, 1, 'Key action'), (1, 2, ''), (1, 3, 'Deadline'), (4, 1, 'train'), (4, 2, ''), (4, 3, ''),
    ]  # fmt: skip


def test_merged_cells_stand_once_with_their_span() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.merge_range('A1:C1', 'Recommendation 1')
        sheet.merge_range('A2:A3', 'Action')
        for address in ('B2', 'C2', 'B3', 'C3'):
            sheet.write(address, address)

    cells = workbook(fill).tables[0].cells
    assert [(cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in cells] == [
        (0, 0, 1, 3, 'Recommendation 1'), (1, 0, 2, 1, 'Action'), (1, 1, 1, 1, 'B2'), (1, 2, 1, 1, 'C2'),
        (2, 1, 1, 1, 'B3'), (2, 2, 1, 1, 'C3'),
    ]  # fmt: skip


def test_a_merged_range_that_covers_the_whole_sheet_ends_with_the_text() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row>'
        '<row r="3"><c r="A3" t="str"><v>b</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:XFD2"/></mergeCells>'
    )
    cells = excel.read(xlsx(sheet)).tables[0].cells
    assert [(cell.text, cell.rows, cell.columns) for cell in cells] == [('a', 2, 1), ('b', 1, 1)]


def test_text_under_a_merged_range_is_kept_as_a_note() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>seen</v></c><c r="B1" t="str"><v>covered</v></c></row></sheetData>'
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    )
    grid = excel.read(xlsx(sheet))
    assert [(note.sign, note.lines[0].text) for note in grid.notes] == [('Plan!B1', 'covered')]


MAY = date(2022, 5, 1)


@pytest.mark.parametrize(
    ('code', 'shown'),
    [
        ('mmmm yyyy', 'May 2022'),
        ('mmm-yy', 'May-22'),
        ('d mmm yyyy', '1 May 2022'),
        ('dd/mm/yyyy', '01/05/2022'),
        ('[$-40C]mmmm yyyy', 'mai 2022'),
        ('[$-fr-FR]d mmmm yyyy;@', '1 mai 2022'),
        ('[$-C0A]d "de" mmmm "de" yyyy', '1 de mayo de 2022'),
        ('[$-F800]dddd, mmmm dd, yyyy', '1 May 2022'),
        ('dddd d mmmm', 'Sunday 1 May'),
        ('yyyy', '2022'),
        ('"by" mmmm\\ yyyy', 'by May 2022'),
        ('m/d/yyyy h:mm', '5/1/2022 0:00'),
    ],
)
def test_a_date_is_shown_by_its_format_and_known_as_a_day(code: str, shown: str) -> None:
    grid = workbook(lambda book, sheet: sheet.write('A1', MAY, book.add_format({'num_format': code})))
    assert (only(grid).text, only(grid).moment) == (shown, MAY)


def test_the_short_date_that_every_computer_shows_otherwise_is_written_unmistakably() -> None:
    grid = workbook(lambda book, sheet: sheet.write('A1', MAY, book.add_format({'num_format': 14})))
    assert (only(grid).text, only(grid).moment) == ('2022-05-01', MAY)


def test_workbooks_that_count_from_1904_mean_the_same_days() -> None:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {'in_memory': True, 'date_1904': True})
    book.add_worksheet().write('A1', MAY, book.add_format({'num_format': 'd mmm yyyy'}))
    book.close()
    cell = only(excel.read(buffer.getvalue()))
    assert (cell.text, cell.moment) == ('1 May 2022', MAY)


def test_a_date_written_as_text_of_the_standard_is_a_date() -> None:
    cell = only(excel.read(xlsx('<sheetData><row><c t="d"><v>2022-05-01T00:00:00</v></c></row></sheetData>')))
    assert (cell.text, cell.moment) == ('2022-05-01', MAY)


@pytest.mark.parametrize(
    ('value', 'code', 'shown'),
    [
        (2024, 'General', '2024'),
        (0.1 + 0.2, 'General', '0.3'),
        (-3, 'General', '-3'),
        (1e20, 'General', '1e+20'),
        (0.25, '0%', '25%'),
        (0.125, '0.0%', '12.5%'),
        (1234567, '#,##0', '1,234,567'),
        (1234.5, '#,##0.00', '1,234.50'),
        (7, '000', '007'),
        (2.5, '0.##', '2.5'),
        (2, '0.##', '2'),
        (3, '"Rec. "0', 'Rec. 3'),
        (3, '0"."', '3.'),
        (-5, '0;(0)', '(5)'),
        (0, '0;-0;"none"', 'none'),
        (1, '[=1]"☑";[=0]"☐";0', '☒'),
        (0, '[=1]"☑";[=0]"☐";0', '☐'),
        (1.5, '[h]:mm', '36:00'),
        (0.75, 'h:mm AM/PM', '6:00 PM'),
        (5, '@', '5'),
        (12, '[$€-407] #,##0', '€ 12'),
        (1500000, '0.0,,"M"', '1.5M'),
    ],
)
def test_a_number_is_shown_by_its_format(value: float, code: str, shown: str) -> None:
    grid = workbook(lambda book, sheet: sheet.write_number('A1', value, book.add_format({'num_format': code})))
    assert (only(grid).text, only(grid).moment) == (shown, None)


def test_truth_values_formulas_and_errors_are_as_displayed() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="str"><f>X</f><v>cached</v></c>'
        '<c r="C1" t="e"><v>#REF!</v></c><c r="D1"><f>SUM(A2:A3)</f></c><c r="E1" t="b"><v>0</v></c></row></sheetData>'
    )
    grid = excel.read(xlsx(sheet))
    assert [cell.text for cell in grid.tables[0].cells] == ['TRUE', 'cached', '', '', 'FALSE']
    assert [(note.sign, note.lines[0].text) for note in grid.notes] == [('Plan!D1', '=SUM(A2:A3)')]


def test_a_truth_value_drawn_as_a_check_box_is_a_box() -> None:
    styles = (
        '<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="0"><extLst><ext uri="{C7}">'
        '<x:xfComplement xmlns:x="urn:x" i="0"/></ext></extLst></xf></cellXfs>'
    )
    sheet = '<sheetData><row><c t="b" s="1"><v>1</v></c><c t="b" s="1"><v>0</v></c></row></sheetData>'
    assert [cell.text for cell in excel.read(xlsx(sheet, styles=styles)).tables[0].cells] == ['☒', '☐']


def test_bold_and_struck_pieces_within_a_cell_are_runs() -> None:
    def fill(book: Any, sheet: Any) -> None:
        bold, struck = book.add_format({'bold': True}), book.add_format({'font_strikeout': True})
        sheet.write_rich_string('A1', bold, 'Accept', ' / ', struck, 'Partially', ' / Reject')

    assert only(workbook(fill)).lines[0].runs == (
        Run('Accept', bold=True), Run(' / '), Run('Partially', struck=True), Run(' / Reject'),
    )  # fmt: skip


def test_rich_text_written_into_the_cell_itself_is_read_too() -> None:
    book = openpyxl.Workbook()
    book.active['A1'] = CellRichText(TextBlock(InlineFont(b=True), 'Accept'), ' / Reject')
    assert only(openpyxl_grid(book)).lines[0].runs == (Run('Accept', bold=True), Run(' / Reject'))


def test_the_font_of_the_cell_dresses_what_has_none_of_its_own() -> None:
    grid = workbook(lambda book, sheet: sheet.write('A1', 'x', book.add_format({'bold': True, 'font_strikeout': True})))
    assert only(grid).lines[0].runs == (Run('x', bold=True, struck=True),)


def test_lines_typed_in_a_cell_are_lines_and_typed_bullets_are_marks() -> None:
    text = 'Actions:\n- train staff\n• hire two people\n\n1. report\r\nend'
    lines = only(workbook(lambda _, sheet: sheet.write('A1', text))).lines
    assert [(line.mark, line.text) for line in lines] == [
        (None, 'Actions:'), ('-', 'train staff'), ('-', 'hire two people'), (None, '1. report'), (None, 'end'),
    ]  # fmt: skip
    assert not any(line.soft for line in lines)


def test_a_box_in_a_symbol_font_is_a_box() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write('A1', 'þ', book.add_format({'font_name': 'Wingdings'}))
        sheet.write('B1', 'o', book.add_format({'font_name': 'Wingdings'}))

    assert [cell.text for cell in workbook(fill).tables[0].cells] == ['☒', '☐']


def test_sheets_come_in_order_with_hidden_ones_last_and_empty_ones_not_at_all() -> None:
    book = openpyxl.Workbook()
    book.active.title = 'Lists'
    book.active['A1'] = 'Accept'
    book.active.sheet_state = 'veryHidden'
    for name, state in (('Old', 'hidden'), ('Overview', 'visible'), ('Empty', 'visible'), ('Plan', 'visible')):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        if name != 'Empty':
            sheet['A1'] = name
    assert [table.name for table in openpyxl_grid(book).tables] == ['Overview', 'Plan', 'Old', 'Lists']


def test_comments_become_notes_with_the_address_of_their_cell() -> None:
    book = openpyxl.Workbook()
    book.active.title = 'Plan'
    book.active['B3'] = 'mid-2024'
    book.active['B3'].comment = Comment('Too late?', 'somebody')
    grid = openpyxl_grid(book)
    assert [(note.sign, note.lines[0].text) for note in grid.notes] == [('Plan!B3', 'Too late?')]


def test_text_boxes_and_headers_of_a_sheet_are_not_lost() -> None:
    def fill(_: Any, sheet: Any) -> None:
        sheet.write('A1', 'x')
        sheet.insert_textbox('C3', 'Overall comment\nof the office')
        sheet.set_header('&L&"Arial,Bold"Agency&RPage &P of &N')

    grid = workbook(fill)
    assert [block.text for block in grid.blocks if isinstance(block, Line)] == ['Overall comment', 'of the office']
    assert [line.text for line in grid.furniture] == ['Agency', 'Page  of']


def test_cells_without_an_address_follow_one_another() -> None:
    first = '<row><c t="str"><v>a</v></c><c/><c t="str"><v>c</v></c></row>'
    sheet = f'<sheetData>{first}<row><c t="str"><v>d</v></c></row></sheetData>'
    table = excel.read(xlsx(sheet)).tables[0]
    assert [(cell.row, cell.column) for cell in table.cells if cell.text] == [(0, 0), (0, 2), (1, 0)]


def test_cells_at_the_far_ends_of_a_sheet_do_not_fill_the_memory() -> None:
    sheet = (
        '<sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row>'
        + ''.join(f'<row r="{n}"><c r="XFD{n}" t="str"><v>z</v></c></row>' for n in range(1_048_000, 1_048_100))
        + '</sheetData>'
    )
    table = excel.read(xlsx(sheet)).tables[0]
    assert (len(table.cells), table.rows, table.columns) == (101, 1_048_099, 16_384)


@pytest.mark.parametrize(
    'cell',
    [
        '<c r="A1" t="s"><v>99</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>',
        '<c r="A1" t="s"><v>x</v></c>',
        '<c r="A1"><v>NaN</v></c>',
        '<c r="A1"><v>1e999</v></c>',
        '<c r="A1" s="77"><v/></c>',
        '<c r="A1" t="inlineStr"/>',
    ],
)
def test_cells_that_hold_nonsense_are_empty(cell: str) -> None:
    sheet = f'<sheetData><row r="1">{cell}<c r="B1" t="str"><v>ok</v></c></row></sheetData>'
    assert [cell.text for cell in excel.read(xlsx(sheet)).tables[0].cells if cell.lines] == ['ok']


def test_prefixed_markup_is_read_as_well() -> None:
    parts = excel_parts('')
    parts['xl/worksheets/sheet1.xml'] = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="str"><x:v>a</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert only(excel.read(archive(parts))).text == 'a'
