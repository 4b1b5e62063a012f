"""Hostile, broken and wrong files: each is refused before it can do harm, with words that say what to do."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile

import pytest

from tests.matrices.formats.containers import (
    archive,
    declaring,
    docx,
    excel_parts,
    p,
    relationships,
    tbl,
    tc,
    tr,
    types,
    word_parts,
    xlsx,
)  # fmt: skip
from uptake.domain.errors import DocumentError, NotADocument, NoText, Protected, TooLarge, Unsafe
from uptake.matrices.formats import open_grid, safety
from uptake.matrices.formats.naming import safe_name

NAME = 'matrix.docx'
GOOD = docx(p('Recommendation 1'))


def refused(content: bytes, kind: type[DocumentError], name: str = NAME) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        open_grid(content, name)
    assert type(caught.value) is kind, caught.value
    assert caught.value.where == safe_name(name)
    assert caught.value.what.endswith('.')
    assert caught.value.advice, 'an error says what to do'
    return caught.value


def compound(stream: str) -> bytes:
    """The beginning of a compound file (Office 97-2003) and the name of one of its streams."""
    return b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600) + stream.encode('utf-16-le')


def test_an_honest_document_passes() -> None:
    assert next(open_grid(GOOD, NAME).lines()).text == 'Recommendation 1'


@pytest.mark.parametrize(
    'change',
    [
        {'word/vbaProject.bin': b'macro'},
        {'[Content_Types].xml': types('application/vnd.ms-word.document.macroEnabled.main+xml')},
    ],
)
def test_word_macros_are_refused_whatever_the_file_is_called(change: dict[str, str | bytes]) -> None:
    error = refused(archive(word_parts(p('x')) | change), Unsafe)
    assert 'macros' in error.what
    assert '.docx' in error.advice


@pytest.mark.parametrize('part', ['xl/vbaProject.bin', 'xl/macrosheets/sheet1.xml'])
def test_excel_macros_are_refused(part: str) -> None:
    assert '.xlsx' in refused(archive(excel_parts('') | {part: b'macro'}), Unsafe).advice


@pytest.mark.parametrize('kind', ['image', 'oleObject', 'subDocument', 'frame', 'aFChunk'])
def test_a_part_that_lies_elsewhere_is_refused_and_its_place_named(kind: str) -> None:
    error = refused(docx(p('x'), (kind, 'http://elsewhere.example/picture.png', 'External')), Unsafe)
    assert 'picture.png' in error.what
    assert 'Break Link' in error.advice


def test_a_link_in_a_header_is_found_too() -> None:
    parts = word_parts(p('x'), header=p('h'))
    parts['word/_rels/header.xml.rels'] = relationships(('image', 'file:///secret/logo.png', 'External'))
    assert 'logo.png' in refused(archive(parts), Unsafe).what


def test_hyperlinks_and_the_path_of_a_template_are_harmless() -> None:
    parts = word_parts(p('x'), ('hyperlink', 'https://example.org/report', 'External'), settings='')
    parts['word/_rels/settings.xml.rels'] = relationships(('attachedTemplate', 'file:///Normal.dotm', 'External'))
    assert open_grid(archive(parts), NAME).format == 'word'


@pytest.mark.parametrize('place', ['http://elsewhere.example/plan.dotm', ' HTTPS://elsewhere.example/plan.dotm'])
def test_a_template_that_is_fetched_from_the_web_is_refused(place: str) -> None:
    parts = word_parts(p('x'), settings='')
    parts['word/_rels/settings.xml.rels'] = relationships(('attachedTemplate', place, 'External'))
    assert 'plan.dotm' in refused(archive(parts), Unsafe).what


def test_a_file_of_no_known_kind_is_told_so_in_a_whole_sentence() -> None:
    assert refused(bytes(range(256)) * 9, NotADocument).what == 'The file is no document of a kind that is known here.'


def test_a_workbook_that_took_values_from_another_is_read() -> None:
    parts = excel_parts('<sheetData><row r="1"><c r="A1"><f>[1]Plan!A1</f><v>7</v></c></row></sheetData>')
    parts['xl/externalLinks/_rels/externalLink1.xml.rels'] = relationships(
        ('externalLinkPath', 'other.xlsx', 'External')
    )
    assert next(open_grid(archive(parts), 'plan.xlsx').lines()).text == '7'


def test_a_field_that_asks_another_program_is_refused() -> None:
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DDE</w:instrText></w:r>'
        '<w:r><w:instrText>AUTO excel x</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert 'DDE' in refused(docx(field), Unsafe).what


@pytest.mark.parametrize('part', ['word/document.xml', '[Content_Types].xml', 'word/_rels/document.xml.rels'])
@pytest.mark.parametrize('encoding', ['utf-8', 'utf-16'])
def test_xml_entities_are_refused_in_every_part(part: str, encoding: str) -> None:
    parts = word_parts(p('&boom;'))
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY boom "&a;&a;&a;&a;">]>'
    parts[part] = (f'<?xml version="1.0" encoding="{encoding}"?>{bomb}{parts[part]}').encode(encoding)
    error = refused(archive(parts), Unsafe)
    assert 'entities' in error.what


def test_an_entity_never_reaches_a_file() -> None:
    parts = word_parts(p('&file;'))
    parts['word/document.xml'] = (
        f'<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/hostname">]>{parts["word/document.xml"]}'
    )
    refused(archive(parts), Unsafe)


def test_a_part_that_shrank_too_well_is_a_bomb() -> None:
    error = refused(archive(word_parts(p('x')) | {'word/media/blank.bmp': bytes(20_000_000)}), TooLarge)
    assert error.code == 'zip-bomb'


def test_many_parts_that_each_shrank_within_reason_are_a_bomb_together() -> None:
    zeros = bytes(safety.RATIO_FROM - 1)
    error = refused(archive(word_parts(p('x')) | {f'word/media/{n}.bmp': zeros for n in range(20)}), TooLarge)
    assert error.code == 'zip-bomb'


def test_an_archive_of_too_many_parts_is_refused() -> None:
    assert '2,000' in refused(archive(word_parts(p('x')) | {f'x/{n}': b'' for n in range(3_000)}), TooLarge).what


def test_an_archive_that_declares_too_much_is_refused_before_anything_is_unpacked() -> None:
    huge = declaring(GOOD, 'word/document.xml', 4_000_000_000)
    begun = time.perf_counter()
    refused(huge, TooLarge)
    assert time.perf_counter() - begun < 1


def test_a_part_that_unpacks_to_more_than_it_declares_is_damaged() -> None:
    lying = declaring(archive(word_parts(p('x' * 100_000))), 'word/document.xml', 500)
    assert refused(lying, NotADocument).code == 'damaged'


def test_members_that_share_their_bytes_are_a_bomb() -> None:
    """Two entries of the directory that point at one place: how a small archive unpacks to terabytes."""
    data = bytearray(archive({'a' * 17: 'x' * 100, 'b' * 17: 'y' * 100}))
    first = data.find(b'PK\x01\x02')
    second = data.find(b'PK\x01\x02', first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert refused(bytes(data), TooLarge).code == 'zip-bomb'


def test_an_archive_within_the_document_is_never_opened() -> None:
    inner = archive({'bomb': bytes(1_000_000)})
    assert open_grid(archive(word_parts(p('x')) | {'word/embeddings/sheet.xlsx': inner}), NAME).format == 'word'


@pytest.mark.parametrize('name', ['../../etc/passwd', '/etc/passwd', 'C:/x', '..\\x'])
def test_a_part_whose_name_leaves_the_archive_is_refused(name: str) -> None:
    refused(archive(word_parts(p('x')) | {name: b'x'}), Unsafe)


def test_two_parts_of_one_name_are_refused() -> None:
    buffer = io.BytesIO(GOOD)
    with zipfile.ZipFile(buffer, 'a') as file, pytest.warns(UserWarning, match='Duplicate'):
        file.writestr('word/document.xml', '<x/>')
    refused(buffer.getvalue(), NotADocument)


def test_an_encrypted_member_asks_for_the_password_to_be_removed() -> None:
    data = bytearray(GOOD)
    at = data.find(b'PK\x01\x02')
    data[at + 8] |= 1
    assert 'password' in refused(bytes(data), Protected).what


def test_a_truncated_document_is_said_to_be_cut_off() -> None:
    for length in (100, len(GOOD) // 2, len(GOOD) - 30):
        assert 'cut off' in refused(GOOD[:length], NotADocument).what


def test_flipped_bytes_are_called_damage() -> None:
    data = bytearray(archive(word_parts(p('text ' * 5_000))))
    at = data.find(b'word/document.xml') + 60
    data[at : at + 8] = b'\xff' * 8
    assert refused(bytes(data), NotADocument).code == 'damaged'


def test_markup_without_an_end_is_called_damage() -> None:
    parts = word_parts(p('x'))
    parts['word/document.xml'] = str(parts['word/document.xml'])[:-20]
    assert refused(archive(parts), NotADocument).code == 'damaged'


def test_tables_within_tables_without_end_are_refused_and_the_stack_survives() -> None:
    body = p('x')
    for _ in range(2_000):
        body = tbl(tr(tc(body)))
    refused(docx(body), NotADocument)


def test_a_file_of_sixty_megabytes_is_refused_unread() -> None:
    assert '50 MB' in refused(b'PK\x03\x04' + bytes(60_000_000), TooLarge).what


def test_a_sheet_of_a_million_cells_is_refused_at_once_and_in_little_memory() -> None:
    """In a process of its own, so that its memory is its own."""
    row = ''.join(f'<c r="{c}{{0}}"><v>{{0}}</v></c>' for c in 'ABCDEFGHIJ')
    sheet = '<sheetData>' + ''.join(f'<row r="{n}">{row.format(n)}</row>' for n in range(1, 100_001)) + '</sheetData>'
    program = (
        'import sys, time, resource\n'
        'from uptake.domain.errors import TooLarge\n'
        'from uptake.matrices.formats import open_grid, excel\n'
        'content = sys.stdin.buffer.read()\n'
        'before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n'
        'begun = time.perf_counter()\n'
        'try:\n    open_grid(content, "x.xlsx")\n'
        'except TooLarge as error:\n    print(error.what)\n'
        'print(time.perf_counter() - begun)\n'
        'print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n'
    )
    done = subprocess.run([sys.executable, '-c', program], input=xlsx(sheet), capture_output=True, check=True)
    what, seconds, kilobytes = done.stdout.decode().splitlines()
    assert '300,000' in what
    assert float(seconds) < 2
    assert int(kilobytes) < 60_000


def test_a_million_coloured_cells_around_an_honest_table_do_no_harm() -> None:
    hollow = ''.join(f'<c r="{c}{{0}}" s="0"/>' for c in 'ABCDEFGHIJ')
    rows = ''.join(f'<row r="{n}" spans="1:10">{hollow.format(n)}</row>' for n in range(3, 100_001))
    first = '<row r="2"><c r="B2" t="inlineStr"><is><t>Key action</t></is></c></row>'
    table = open_grid(xlsx(f'<sheetData>{first}{rows}</sheetData>'), 'x.xlsx').tables[0]
    assert [(cell.row, cell.column, cell.text) for cell in table.cells] == [(1, 1, 'Key action')]


@pytest.mark.parametrize(
    ('content', 'kind', 'says'),
    [
        (b'', NotADocument, 'empty'),
        (b' \r\n\t ', NotADocument, 'empty'),
        (compound('WordDocument'), NotADocument, '.doc)'),
        (compound('Workbook'), NotADocument, '.xls)'),
        (
            b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(600) + 'EncryptedPackage'.encode('utf-16-le'),
            Protected,
            'password',
        ),
        (b'{\\rtf1\\ansi Recommendation}', NotADocument, '.rtf'),
        (b'<!DOCTYPE html><html><body>x</body></html>', NotADocument, 'web page'),
        (b'<?xml version="1.0"?><pkg:package/>', NotADocument, 'XML'),
        (archive({'mimetype': 'application/vnd.oasis.opendocument.text'}), NotADocument, '.odt'),
        (archive({'mimetype': 'application/vnd.oasis.opendocument.spreadsheet'}), NotADocument, '.ods'),
        (archive({'ppt/presentation.xml': '<x/>'}), NotADocument, '.pptx'),
        (archive({'one.docx': GOOD}), NotADocument, '.zip'),
        (b'\x89PNG\r\n\x1a\n' + bytes(100), NoText, 'picture'),
        (b'\xff\xd8\xff\xe0' + bytes(100), NoText, 'picture'),
        (bytes(range(256)) * 20, NotADocument, 'no document'),
        (b'\x7fELF' + bytes(100), NotADocument, 'program'),
    ],
)
def test_other_kinds_of_file_are_named_and_what_to_do_is_said(
    content: bytes, kind: type[DocumentError], says: str
) -> None:
    assert says in refused(content, kind).what


def test_the_kind_is_told_by_the_bytes_and_not_by_the_name() -> None:
    assert open_grid(GOOD, 'matrix.xlsx').format == 'word'


def test_an_archive_without_its_main_part_is_damaged() -> None:
    parts = word_parts(p('x'))
    del parts['word/document.xml']
    assert refused(archive(parts), NotADocument).code == 'damaged'


@pytest.mark.parametrize(
    ('name', 'shown'),
    [
        ('../../etc/passwd', 'passwd'),
        ('C:\\Users\\me\\Matrix 2024.docx', 'Matrix 2024.docx'),
        ('plan\u202excod.exe', 'planxcod.exe'),
        ('a\u200bb\u2066c\ufeff.pdf', 'abc.pdf'),
        ('two\nlines\x00\x1b[31m.txt', 'twolines[31m.txt'),
        ('  réponse   de la direction.docx ', 'réponse de la direction.docx'),
        ('', 'document'),
        ('..', 'document'),
        ('\u202e', 'document'),
        ('\ud800.docx', 'docx'),
    ],
)
def test_a_file_name_is_shown_without_paths_and_tricks(name: str, shown: str) -> None:
    assert safe_name(name) == shown


def test_a_long_file_name_keeps_its_ending() -> None:
    shown = safe_name('x' * 500 + '.docx')
    assert len(shown) == 100
    assert shown.endswith('….docx')
