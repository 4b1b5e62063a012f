"""Automatic numbers and bullets of Word, which stand nowhere in the text."""

from __future__ import annotations

from tests.matrices.formats.containers import docx, p, tbl, tc, tr
from uptake.matrices.formats import word


def level(depth: int, form: str, text: str, more: str = '') -> str:
    start = '' if '<w:start' in more else '<w:start w:val="1"/>'
    return f'<w:lvl w:ilvl="{depth}">{start}<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def abstract(name: int, *levels: str, more: str = '') -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}{more}</w:abstractNum>'


def num(number: int, of: int, overrides: str = '') -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(text: str, number: int, depth: int = 0) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def marks(body: str, numbering: str, styles: str = '') -> list[tuple[str | None, int, str]]:
    grid = word.read(docx(body, numbering=numbering, styles=styles))
    return [(line.mark, line.level, line.text) for line in grid.lines()]


def test_levels_are_counted_and_written_as_the_list_says() -> None:
    numbering = abstract(
        0, level(0, 'decimal', '%1.'), level(1, 'lowerLetter', '%2)'), level(2, 'decimal', '%1.%2.%3')
    ) + num(1, 0)
    body = ''.join(item(text, 1, depth) for text, depth in [('a', 0), ('b', 1), ('c', 1), ('d', 0), ('e', 1), ('f', 2)])
    assert marks(body, numbering) == [
        ('1.', 0, 'a'), ('a)', 1, 'b'), ('b)', 1, 'c'), ('2.', 0, 'd'), ('a)', 1, 'e'), ('2.a.1', 2, 'f'),
    ]  # fmt: skip


def test_legal_numbering_writes_every_level_in_digits() -> None:
    numbering = abstract(0, level(0, 'upperRoman', '%1'), level(1, 'decimal', '%1.%2', '<w:isLgl/>')) + num(1, 0)
    assert [mark for mark, _, _ in marks(item('a', 1) + item('b', 1, 1), numbering)] == ['I', '1.1']


def test_two_lists_of_one_drawing_count_on_unless_one_starts_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0) + num(2, 0) + num(3, 0, anew)
    body = item('a', 1) + item('b', 2) + item('c', 3) + item('d', 3)
    assert [mark for mark, _, _ in marks(body, numbering)] == ['1.', '2.', '1.', '2.']


def test_a_list_may_start_elsewhere_and_be_written_in_many_ways() -> None:
    for form, text, first, second in [
        ('decimal', 'Recommendation %1:', 'Recommendation 4:', 'Recommendation 5:'),
        ('lowerRoman', '(%1)', '(iv)', '(v)'),
        ('upperLetter', '%1.', 'D.', 'E.'),
        ('decimalZero', '%1', '04', '05'),
        ('ordinal', '%1', '4th', '5th'),
        ('unheardOf', '%1.', '4.', '5.'),
    ]:
        numbering = abstract(0, level(0, form, text, '<w:start w:val="4"/>')) + num(1, 0)
        assert [mark for mark, _, _ in marks(item('a', 1) + item('b', 1), numbering)] == [first, second]


def test_a_number_that_belongs_to_a_style_is_counted() -> None:
    numbering = abstract(0, level(0, 'decimal', '%1.'), level(1, 'decimal', '%1.%2', '<w:pStyle w:val="Deep"/>')) + num(
        1, 0
    )
    styles = (
        '<w:style w:type="paragraph" w:styleId="Top"><w:name w:val="Top"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:basedOn w:val="Top"/></w:style>'
    )
    body = p('a', '<w:pStyle w:val="Top"/>') + p('b', '<w:pStyle w:val="Deep"/>')
    body += p('off', '<w:pStyle w:val="Top"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert marks(body, numbering, styles) == [('1.', 0, 'a'), ('1.1', 1, 'b'), (None, 0, 'off')]


def test_a_list_that_names_a_numbering_style_is_that_styles_list() -> None:
    numbering = (
        abstract(0, level(0, 'upperLetter', '%1.'), more='<w:styleLink w:val="Mine"/>')
        + abstract(1, more='<w:numStyleLink w:val="Mine"/>') + num(1, 0) + num(2, 1)
    )  # fmt: skip
    styles = (
        '<w:style w:type="numbering" w:styleId="Mine"><w:name w:val="Mine"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    assert marks(item('a', 2), numbering, styles) == [('A.', 0, 'a')]


def test_any_bullet_is_a_dash_but_a_ticked_box_is_a_ticked_box() -> None:
    wingdings = '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>'
    numbering = (
        abstract(0, level(0, 'bullet', '\uf0b7')) + abstract(1, level(0, 'bullet', '\uf0fe', wingdings))
        + abstract(2, level(0, 'bullet', 'o')) + num(1, 0) + num(2, 1) + num(3, 2)
    )  # fmt: skip
    body = item('a', 1) + item('Accept', 2) + item('b', 3)
    assert marks(body, numbering) == [('-', 0, 'a'), (None, 0, '☒ Accept'), ('-', 0, 'b')]


def test_an_empty_item_keeps_its_number_and_an_empty_paragraph_is_nothing() -> None:
    numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0)
    assert marks(item('', 1) + p('') + item('b', 1), numbering) == [('1.', 0, ''), ('2.', 0, 'b')]


def test_a_paragraph_that_was_deleted_is_not_counted() -> None:
    gone = p('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>')
    numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0)
    assert marks(gone + item('a', 1), numbering) == [('1.', 0, 'a')]


def test_counting_goes_on_from_cell_to_cell() -> None:
    numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0)
    table = tbl(tr(tc(item('a', 1))), tr(tc(item('b', 1))))
    assert [mark for mark, _, _ in marks(table + item('c', 1), numbering)] == ['1.', '2.', '3.']


def test_a_line_end_typed_in_an_item_does_not_repeat_its_mark() -> None:
    numbering = abstract(0, level(0, 'decimal', '%1.')) + num(1, 0)
    body = item('first', 1).replace('</w:t>', '</w:t><w:br/><w:t>second</w:t>')
    assert marks(body, numbering) == [('1.', 0, 'first'), (None, 0, 'second')]


def test_bullets_typed_as_characters_are_bullets_too() -> None:
    typed = ['• train staff', '- train staff', '–\ttrain staff', '\uf0b7 train staff', '▪train staff', 'o\ttrain staff']
    for text in typed:
        assert marks(p(text), '') == [('-', 0, 'train staff')], text


def test_what_only_looks_like_a_bullet_stays_text() -> None:
    for text in ['-', '–', '- ', '-5 %', 'o clock', 'on time', '● Accept ○ Reject', '1. train', 'a) train']:
        assert [(mark, said) for mark, _, said in marks(p(text), '')] == [(None, text.strip())], text
