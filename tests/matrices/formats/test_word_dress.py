"""Bold, struck, highlighted; boxes ticked in any of the ways in which Word lets people tick them."""

from __future__ import annotations

import pytest

from tests.matrices.formats.containers import docx, p, r
from uptake.matrices.formats import word
from uptake.matrices.grid import Run

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My heading"/><w:basedOn w:val="Titre2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="b"/><w:basedOn w:val="Mine"/>'
    '<w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round1"><w:name w:val="r1"/><w:basedOn w:val="Round2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round2"><w:name w:val="r2"/><w:basedOn w:val="Round1"/></w:style>'
    '<w:style w:type="table" w:styleId="T"><w:name w:val="t"/><w:rPr><w:b/></w:rPr></w:style>'
)


def runs(body: str, styles: str = STYLES) -> list[Run]:
    return [run for line in word.read(docx(body, styles=styles)).lines() for run in line.runs]


def first(body: str) -> str:
    return next(word.read(docx(body)).lines()).text


@pytest.mark.parametrize(
    ('dress', 'expected'),
    [
        ('<w:b/>', Run('x', bold=True)),
        ('<w:b w:val="0"/>', Run('x')),
        ('<w:i/>', Run('x', italic=True)),
        ('<w:strike/>', Run('x', struck=True)),
        ('<w:dstrike/>', Run('x', struck=True)),
        ('<w:strike/><w:dstrike w:val="0"/>', Run('x', struck=True)),
        ('<w:u w:val="single"/>', Run('x', underlined=True)),
        ('<w:u w:val="none"/>', Run('x')),
        ('<w:highlight w:val="yellow"/>', Run('x', highlighted=True)),
        ('<w:highlight w:val="none"/>', Run('x')),
        ('<w:shd w:val="clear" w:fill="FFFF00"/>', Run('x', highlighted=True)),
        ('<w:shd w:val="clear" w:fill="auto"/>', Run('x')),
    ],
)
def test_what_a_run_says_of_itself_counts(dress: str, expected: Run) -> None:
    assert runs(p('x', dress=dress)) == [expected]


def test_neighbours_of_one_dress_are_one_run() -> None:
    body = f'<w:p>{r("Par", "<w:b/>")}{r("tially", "<w:b/>")}{r(" Accept")}</w:p>'
    assert runs(body) == [Run('Partially', bold=True), Run(' Accept')]


def test_styles_pass_on_what_they_say() -> None:
    assert runs(p('x', '<w:pStyle w:val="Mine"/>')) == [Run('x', bold=True)]
    assert runs(p('x', '<w:pStyle w:val="Body"/>')) == [Run('x')]
    assert runs(p('x', dress='<w:rStyle w:val="Strong"/>')) == [Run('x', bold=True)]


def test_bold_within_bold_is_plain_as_word_has_it() -> None:
    assert runs(p('x', '<w:pStyle w:val="Mine"/>', '<w:rStyle w:val="Strong"/>')) == [Run('x')]
    assert runs(p('x', '<w:pStyle w:val="Mine"/>', '<w:rStyle w:val="Strong"/><w:b/>')) == [Run('x', bold=True)]


def test_styles_that_rest_on_each_other_do_not_hang() -> None:
    assert runs(p('x', '<w:pStyle w:val="Round1"/>')) == [Run('x')]


@pytest.mark.parametrize(
    ('properties', 'heading'),
    [
        ('<w:pStyle w:val="Titre2"/>', 2),
        ('<w:pStyle w:val="Mine"/>', 2),
        ('<w:pStyle w:val="Body"/>', None),
        ('<w:outlineLvl w:val="0"/>', 1),
        ('<w:pStyle w:val="Unknown"/>', None),
    ],
)
def test_headings_are_known_by_style_or_outline_level(properties: str, heading: int | None) -> None:
    line = next(word.read(docx(p('x', properties), styles=STYLES)).lines())
    assert line.heading == heading


def control(checked: str, shown: str) -> str:
    return (
        f'<w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="{checked}"/></w14:checkbox></w:sdtPr>'
        f'<w:sdtContent>{r(shown)}</w:sdtContent></w:sdt>{r(" Accept")}</w:p>'
    )


@pytest.mark.parametrize(
    ('checked', 'shown', 'expected'),
    [('1', '☒', '☒ Accept'), ('0', '☐', '☐ Accept'), ('true', '✔', '☒ Accept'), ('0', '○', '☐ Accept')],
)
def test_a_check_box_is_what_its_state_says_whatever_sign_it_wears(checked: str, shown: str, expected: str) -> None:
    assert first(control(checked, shown)) == expected


@pytest.mark.parametrize(
    ('state', 'expected'),
    [
        ('<w:checked/>', '☒ Accept'),
        ('<w:default w:val="0"/>', '☐ Accept'),
        ('<w:default w:val="1"/>', '☒ Accept'),
        ('<w:default w:val="1"/><w:checked w:val="0"/>', '☐ Accept'),
        ('', '☐ Accept'),
    ],
)
def test_the_check_boxes_of_older_forms_are_read(state: str, expected: str) -> None:
    body = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar>'
        '</w:r>'
        '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f'{r(" Accept")}</w:p>'
    )
    assert first(body) == expected


def test_the_chosen_entry_of_an_older_list_is_read() -> None:
    entries = ''.join(f'<w:listEntry w:val="{entry}"/>' for entry in ('Choose', 'Accept', 'Reject'))
    body = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="2"/>'
        f'{entries}</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert first(body) == 'Reject'


@pytest.mark.parametrize(
    ('font', 'code', 'expected'),
    [
        ('Wingdings', 'F0FE', '☒'), ('Wingdings', 'F0FD', '☒'), ('Wingdings', 'F078', '☒'),
        ('Wingdings', 'F0A8', '☐'), ('Wingdings', 'F06F', '☐'), ('Wingdings', '006F', '☐'), ('Wingdings', 'F0FC', '✓'),
        ('Wingdings 2', 'F052', '☒'), ('Wingdings 2', 'F0A3', '☐'), ('Webdings', 'F061', '✓'), ('Symbol', 'F0B3', '≥'),
        ('Segoe UI Symbol', '2611', '☒'),
    ],
)  # fmt: skip
def test_symbols_are_what_their_font_draws(font: str, code: str, expected: str) -> None:
    assert first(f'<w:p>{r("is ")}<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r></w:p>') == f'is {expected}'


def test_letters_in_a_symbol_font_are_what_the_font_draws() -> None:
    dress = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
    assert (
        first(f'<w:p>{r("þ", dress)}{r(" Accept ")}{r("o", dress)}{r(" Reject of o")}</w:p>')
        == '☒ Accept ☐ Reject of o'
    )


@pytest.mark.parametrize(
    ('typed', 'expected'), [('☑ Yes', '☒ Yes'), ('□ No', '☐ No'), ('❑ No', '☐ No'), ('✓ Yes', '✓ Yes')]
)
def test_boxes_typed_as_characters_are_written_in_one_way(typed: str, expected: str) -> None:
    assert first(p(typed)) == expected
