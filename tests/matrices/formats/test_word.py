"""Word to grid: tables as drawn, text in reading order, nothing lost and nothing twice."""

from __future__ import annotations

import io

import docx as python_docx
from docx.enum.text import WD_BREAK

from tests.matrices.formats.containers import archive, docx, p, r, relationships, tbl, tc, tr, word_parts
from uptake.matrices.formats import word
from uptake.matrices.grid import Grid, Line, Table


def read(body: str, *links: tuple[str, str, str], **parts: str) -> Grid:
    return word.read(docx(body, *links, **parts))


def texts(grid: Grid) -> list[str]:
    return [line.text for line in grid.lines()]


def places(table: Table) -> list[tuple[int, int, int, int, str]]:
    return [(cell.row, cell.column, cell.rows, cell.columns, cell.text) for cell in table.cells]


def test_a_document_of_python_docx_is_read_in_its_order() -> None:
    document = python_docx.Document()
    document.add_heading('Management response', 1)
    table = document.add_table(rows=2, cols=3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = 'Recommendation 1'
    table.cell(1, 0).text = 'Accept'
    paragraph = document.add_paragraph('one')
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run('two').bold = True
    buffer = io.BytesIO()
    document.save(buffer)

    heading, drawn, *lines = word.read(buffer.getvalue()).blocks

    assert isinstance(heading, Line)
    assert (heading.text, heading.heading) == ('Management response', 1)
    assert isinstance(drawn, Table)
    assert (drawn.rows, drawn.columns) == (2, 3)
    assert places(drawn) == [
        (0, 0, 1, 3, 'Recommendation 1'), (1, 0, 1, 1, 'Accept'), (1, 1, 1, 1, ''), (1, 2, 1, 1, ''),
    ]  # fmt: skip
    assert [line.text for line in lines if isinstance(line, Line)] == ['one', 'two']


def test_cells_merged_downwards_and_across_stand_once_at_their_top_left() -> None:
    restart, go_on = '<w:vMerge w:val="restart"/>', '<w:vMerge/>'
    two = '<w:gridSpan w:val="2"/>'
    grid = read(
        tbl(
            tr(tc('Action', restart), tc('Monitoring', two)),
            tr(tc('', go_on), tc('Comment'), tc('Status')),
            tr(tc('', go_on), tc('done', two)),
            tr(tc('next'), tc('a'), tc('b')),
        )
    )
    assert places(grid.tables[0]) == [
        (0, 0, 3, 1, 'Action'), (0, 1, 1, 2, 'Monitoring'), (1, 1, 1, 1, 'Comment'), (1, 2, 1, 1, 'Status'),
        (2, 1, 1, 2, 'done'), (3, 0, 1, 1, 'next'), (3, 1, 1, 1, 'a'), (3, 2, 1, 1, 'b'),
    ]  # fmt: skip


def test_a_row_that_starts_further_right_keeps_its_columns() -> None:
    grid = read(tbl(tr(tc('a'), tc('b')), tr(tc('under b'), properties='<w:gridBefore w:val="1"/>')))
    assert places(grid.tables[0])[-1] == (1, 1, 1, 1, 'under b')


def test_a_continued_cell_with_nothing_above_it_is_a_cell_of_its_own() -> None:
    assert places(read(tbl(tr(tc('lonely', '<w:vMerge/>')))).tables[0]) == [(0, 0, 1, 1, 'lonely')]


def test_text_left_behind_in_a_merged_away_cell_is_kept_as_a_note() -> None:
    grid = read(tbl(tr(tc('a', '<w:vMerge w:val="restart"/>')), tr(tc('forgotten', '<w:vMerge/>'))))
    assert [(note.sign, note.lines[0].text) for note in grid.notes] == [('hidden', 'forgotten')]


def test_a_table_in_a_cell_becomes_the_lines_of_the_cell_in_reading_order() -> None:
    inner = tbl(tr(tc('Action'), tc('Deadline')), tr(tc('train'), tc('May')))
    grid = read(tbl(tr(tc(p('before') + inner + p('after')), tc('right'))))
    assert grid.tables[0].cells[0].text == 'before\nAction\nDeadline\ntrain\nMay\nafter'


def test_a_frame_drawn_around_tables_is_taken_off() -> None:
    grid = read(tbl(tr(tc(p('title') + tbl(tr(tc('a'), tc('b'))) + p('')))))
    assert places(grid.tables[0]) == [(0, 0, 1, 1, 'a'), (0, 1, 1, 1, 'b')]
    assert texts(grid) == ['title', 'a', 'b']


def test_content_controls_are_looked_through_at_every_level() -> None:
    def control(inner: str) -> str:
        return f'<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>'

    row = control(tr(control(tc(control(p('cell')))), tc(f'<w:p>{control(r("run"))}</w:p>')))
    assert texts(read(control(p('block')) + tbl(row))) == ['block', 'cell', 'run']


def test_a_prompt_that_nobody_answered_is_no_answer_but_is_kept() -> None:
    prompt = '<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    cell = prompt.format(tc('Choose an item.'))
    run = prompt.format(r('Click here.'))
    grid = read(tbl(tr(cell, tc(f'<w:p>{r("Date: ")}{run}</w:p>'))))
    assert [cell.text for cell in grid.tables[0].cells] == ['', 'Date:']
    assert [note.lines[0].text for note in grid.notes] == ['Choose an item.', 'Click here.']


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        f'<w:p>{r("We ")}<w:del><w:r><w:delText>reject</w:delText></w:r></w:del><w:ins>{r("accept")}</w:ins>'
        f'<w:moveFrom>{r("gone")}</w:moveFrom><w:moveTo>{r(" this.")}</w:moveTo></w:p>'
    )
    assert texts(read(body)) == ['We accept this.']


def test_paragraphs_whose_parting_was_deleted_are_one() -> None:
    body = p('half ', '<w:rPr><w:del/></w:rPr>') + p('and half') + p('whole')
    assert texts(read(body)) == ['half and half', 'whole']
    assert texts(read(p('last', '<w:rPr><w:del/></w:rPr>'))) == ['last']


def test_a_deleted_row_is_not_there() -> None:
    assert texts(read(tbl(tr(tc('gone'), properties='<w:del/>'), tr(tc('stays'))))) == ['stays']


def test_the_result_of_a_field_is_read_and_its_code_is_not() -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    field = (
        f'{char("begin")}<w:r><w:instrText>DATE \\@ "MMMM"</w:instrText></w:r>{char("separate")}{r("May")}{char("end")}'
    )
    broken = f'<w:p>{r("a")}{char("begin")}{r("code")}</w:p>'
    assert texts(read(f'<w:p>{r("By ")}{field}{r(" 2024")}</w:p>')) == ['By May 2024']
    assert texts(read(broken + p('not lost'))) == ['a', 'not lost']


def test_links_tags_and_other_wrappers_are_looked_through() -> None:
    inner = f'<w:smartTag>{r("b")}<w:customXml>{r("c")}</w:customXml></w:smartTag>'
    field = f'<w:fldSimple w:instr="REF x">{r("d")}</w:fldSimple>'
    body = f'<w:p><w:hyperlink r:id="rId1">{r("a")}</w:hyperlink>{inner}{field}</w:p>'
    assert texts(read(body, ('hyperlink', 'https://example.org', 'External'))) == ['abcd']


def test_tabs_hyphens_and_breaks_are_characters_or_lines() -> None:
    body = (
        '<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t>'
        '<w:br/><w:t>e</w:t></w:r></w:p>'
    )
    lines = list(read(body).lines())
    assert [line.text for line in lines] == ['a\tb-cd', 'e']
    assert not any(line.soft for line in lines)


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = '<w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></w:drawing>'
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{box.format(p("in the box"))}</mc:Choice>'
        f'<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p("in the box")}</w:txbxContent></v:textbox></w:pict>'
        '</mc:Fallback>'
        '</mc:AlternateContent>'
    )
    grid = read(f'<w:p>{r("anchor")}<w:r>{both}</w:r></w:p>' + tbl(tr(tc(f'<w:p>{r("cell")}<w:r>{both}</w:r></w:p>'))))
    assert texts(grid) == ['anchor', 'in the box', 'cell', 'in the box']


def test_footnotes_and_endnotes_have_their_sign_in_the_text() -> None:
    def note(kind: str, name: int, text: str) -> str:
        return f'<w:{kind} w:id="{name}">{p(text)}</w:{kind}>'

    body = (
        f'<w:p>{r("Agreed")}<w:r><w:footnoteReference w:id="7"/></w:r>'
        f'{r(" in part")}<w:r><w:endnoteReference w:id="3"/></w:r>{r(" and")}'
        '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    )
    grid = read(
        body,
        footnotes=note('footnote', 2, 'the second') + note('footnote', 7, 'the first'),
        endnotes=note('endnote', 3, 'at the end'),
    )
    assert texts(grid) == ['Agreed[1] in part[e1] and[2]']
    said = {note.sign: note.lines[0].text for note in grid.notes}
    assert said == {'[1]': 'the first', '[2]': 'the second', '[e1]': 'at the end'}


def test_a_comment_names_the_words_it_is_about_and_leaves_the_text_alone() -> None:
    body = (
        f'<w:p>{r("By ")}<w:commentRangeStart w:id="0"/>{r("mid-2024")}<w:commentRangeEnd w:id="0"/>'
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    grid = read(body, comments=f'<w:comment w:id="0">{p("Too late?")}</w:comment>')
    assert texts(grid) == ['By mid-2024']
    assert [(note.sign, note.lines[0].text) for note in grid.notes] == [('comment on “mid-2024”', 'Too late?')]


def test_hidden_text_is_kept_beside_the_text() -> None:
    grid = read(f'<w:p>{r("shown")}{r("not shown", "<w:vanish/>")}</w:p>')
    assert texts(grid) == ['shown']
    assert [(note.sign, note.lines[0].text) for note in grid.notes] == [('hidden', 'not shown')]


def test_headers_and_footers_are_furniture_and_each_line_stands_once() -> None:
    grid = read(p('text'), header=p('Agency') + p('Agency'), footer=tbl(tr(tc('page'), tc('1'))))
    assert texts(grid) == ['text']
    assert [line.text for line in grid.furniture] == ['Agency', 'page', '1']


PAGE = '<w:r><w:lastRenderedPageBreak/></w:r>'


def test_pages_are_those_that_word_remembers() -> None:
    grid = read(p('one') + f'<w:p>{r("still one")}{PAGE}{r(" and two")}</w:p>' + f'<w:p>{PAGE}{r("three")}</w:p>')
    assert [(line.text, line.page) for line in grid.lines()] == [('one', 1), ('still one and two', 1), ('three', 3)]
    assert grid.pages == 3


def test_a_row_that_a_page_cuts_is_one_row_and_turns_one_page() -> None:
    def cut(text: str) -> str:
        return tc(p(text) + f'<w:p>{PAGE}{r(text + " goes on")}</w:p>')

    first = tc(f'<w:p>{PAGE}{r("top")}</w:p>')
    grid = read(tbl(tr(cut('a'), cut('b')), tr(first, tc('beside')), tr(tc('last'), tc('row'))))
    assert [[line.page for line in cell.lines] for cell in grid.tables[0].cells] == [
        [1, 2], [1, 2], [3], [3], [3], [3],
    ]  # fmt: skip
    assert grid.pages == 3


def test_without_remembered_pages_there_are_none() -> None:
    grid = read('<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>')
    assert [(line.text, line.page) for line in grid.lines()] == [('a', None), ('b', None)]
    assert grid.pages is None


def test_the_strict_form_of_the_standard_is_read_as_well() -> None:
    parts = word_parts(tbl(tr(tc('strict'))))
    strict = {
        name: str(text).replace('http://schemas.openxmlformats.org/wordprocessingml/2006/', 'http://purl.oclc.org/ooxml/wordprocessingml/')
        .replace('http://schemas.openxmlformats.org/officeDocument/2006/', 'http://purl.oclc.org/ooxml/officeDocument/')
        for name, text in parts.items()
    }  # fmt: skip
    assert texts(word.read(archive(strict))) == ['strict']


def test_the_main_part_is_found_where_the_package_says() -> None:
    parts = word_parts(p('elsewhere'))
    parts['word/document2.xml'] = parts.pop('word/document.xml')
    parts['word/_rels/document2.xml.rels'] = parts.pop('word/_rels/document.xml.rels')
    parts['_rels/.rels'] = relationships(('officeDocument', '/word/document2.xml', ''))
    assert texts(word.read(archive(parts))) == ['elsewhere']
