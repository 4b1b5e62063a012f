"""A repository's export is understood row by row: nothing corrected in silence, whatever is odd remarked on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from uptake.domain.errors import NotADocument
from uptake.domain.vocabulary import Coverage, DocumentKind, Level, Timing
from uptake.intake.export.project_codes import read_project_codes
from uptake.intake.export.reading import read_export
from uptake.intake.export.understanding import Understood

SHARED = Path(__file__).resolve().parents[3] / 'shared' / 'data' / 'evaluation-repository-export-2025-11.csv'
HEADINGS = (
    'Title,Year,Date of Publication,Donor,Evaluation Coverage,Evaluation Period From Date,Evaluation Period To Date,'
    'Languages,Migration Thematic Areas,Project Code,Countries Covered,Regions Covered,Type of Evaluation Scope,'
    'Type of Evaluation Timing,Level of Evaluation,Document Subtype,File URL,File description,Management response'
)


def understood(**cells: str) -> Understood:
    """One row of an export with these cells, the others empty."""
    headings = HEADINGS.split(',')
    row = dict.fromkeys(headings, '') | {'Title': 'Wells of the northern valleys'} | cells
    quoted = ','.join('"' + row[heading].replace('"', '""') + '"' for heading in headings)
    (found,) = read_export(f'{HEADINGS}\n{quoted}\n'.encode('utf-8-sig'), 'export.csv')
    return found


def remarks(row: Understood) -> set[str]:
    return {remark.code for remark in row.remarks}


def test_commas_inside_a_theme_do_not_split_it():
    row = understood(
        **{
            'Migration Thematic Areas': 'Land, property and reparations (LPR), Counter trafficking, '
            'Preparedness and Response - Emergency response (including shelter, NFIs, WASH)'
        }
    )
    assert row.themes == (
        'land-property-and-reparations',
        'counter-trafficking',
        'preparedness-and-response-emergency-response',
    )
    assert not row.remarks


def test_a_theme_that_is_in_no_list_is_remarked_on_and_stays_as_written():
    row = understood(**{'Migration Thematic Areas': 'Counter trafficking, Deep-sea fishing'})
    assert row.themes == ('counter-trafficking',)
    assert remarks(row) == {'not-in-the-list'}
    assert row.written['Migration Thematic Areas'] == 'Counter trafficking, Deep-sea fishing'


@pytest.mark.parametrize(
    ('written', 'code'),
    [
        ('Kingdom of Tonga', 'TO'),
        ('Solomon Island', 'SB'),
        ("Côte d'Ivoire", 'CI'),
        ('Ivory Coast', 'CI'),
        ('Bolivia (the Plurinational State of)', 'BO'),
        ('Viet Nam', 'VN'),
        ('Vietnam', 'VN'),
        ('République démocratique du Congo', 'CD'),
    ],
)
def test_countries_are_known_by_their_other_names(written: str, code: str):
    assert understood(**{'Countries Covered': written}).countries == (code,)


def test_the_whole_world_is_no_country_and_needs_no_look():
    row = understood(**{'Countries Covered': 'Worldwide', 'Evaluation Coverage': 'Global'})
    assert (row.countries, row.coverage, row.remarks) == ((), Coverage.GLOBAL, ())


def test_a_former_name_says_until_when_it_was_right():
    row = understood(**{'Countries Covered': 'Turkey'})
    assert row.countries == ('TR',)
    assert '2022-06-03' in row.remarks[0].what


def test_a_period_that_ends_before_it_starts_is_not_taken():
    row = understood(**{'Evaluation Period From Date': '2021-10-31', 'Evaluation Period To Date': '2020-12-01'})
    assert (row.period_from, row.period_to, remarks(row)) == (None, None, {'ends-before-it-starts'})


def test_the_first_day_of_1970_means_not_known():
    row = understood(**{'Evaluation Period From Date': '1970-01-01', 'Evaluation Period To Date': '1970-01-01'})
    assert (row.period_from, row.remarks) == (None, ())


def test_a_year_of_the_third_century_is_remarked_on():
    row = understood(**{'Evaluation Period From Date': '0217-09-01', 'Evaluation Period To Date': '2018-02-01'})
    assert (row.period_from, row.period_to) == (None, date(2018, 2, 1))
    assert remarks(row) == {'impossible-year'}


@pytest.mark.parametrize(
    ('written', 'codes', 'odd'),
    [
        ('LM.0331', ['LM.0331'], []),
        ('CS1137, CS1138', ['CS.1137', 'CS.1138'], []),
        ('CO10P0602 / CS.0393', ['CO10P0602', 'CS.0393'], []),
        ('MX10P0503/PX.0087', ['MX10P0503', 'PX.0087'], []),
        ('RT.1372 RT.1373 RT.1376', ['RT.1372', 'RT.1373', 'RT.1376'], []),
        ('CS.0743 & CS.0820', ['CS.0743', 'CS.0820'], []),
        ('LM.0349 and LM.0455', ['LM.0349', 'LM.0455'], []),
        ('CE.0205;CT.0708;CE.0205', ['CE.0205', 'CT.0708'], []),
        ('Â\xa0PR.0144', ['PR.0144'], []),
        ('PR.0219)', ['PR.0219'], []),
        ('MA 0272', ['MA.0272'], []),
        ('PB-0070', ['PB.0070'], []),
        ('T085-XX-03-01/T05.141', ['T085-XX-03-01/T05.141'], ['T085-XX-03-01/T05.141']),
        ('MD.0021 - MD.0026', ['MD.0021', 'MD.0026'], ['MD.0021 - MD.0026']),
        ('Evaluation matrix', [], ['Evaluation matrix']),
        ('â€¦', [], []),
    ],
)
def test_project_codes_are_read_in_the_shapes_that_offices_write(written: str, codes: list[str], odd: list[str]):
    read = read_project_codes(written)
    assert (list(read.codes), list(read.odd)) == (codes, odd)


def test_a_file_is_known_by_its_own_name_whatever_the_order_of_the_lists():
    row = understood(
        **{
            'Document Subtype': 'Evaluation report, Evaluation brief, Management response',
            'File URL': 'https://x.example/Wells%20Management%20response.pdf,   https://x.example/Wells%20brief.pdf,'
            '   https://x.example/Wells_final.pdf',
            'File description': 'Evaluation Report, Evaluation Brief, Management Response',
            'Management response': 'Yes',
        }
    )
    kinds = [file.kind for file in row.files.files]
    assert kinds == [DocumentKind.MATRIX, DocumentKind.BRIEF, DocumentKind.REPORT]
    assert row.files.files[0].name == 'Wells Management response.pdf'
    assert row.has_management_response is True
    assert not row.remarks


def test_a_flag_that_contradicts_the_files_is_remarked_on():
    row = understood(
        **{
            'Document Subtype': 'Evaluation report',
            'File URL': 'https://x.example/report.pdf',
            'File description': 'Report',
            'Management response': 'Yes',
        }
    )
    assert row.has_management_response is False
    assert remarks(row) == {'contradicts-files'}


def test_level_timing_and_scope_become_the_words_of_the_domain():
    row = understood(
        **{
            'Level of Evaluation': 'Centralized',
            'Type of Evaluation Timing': 'Ex-post (after the end of the project/programme)',
            'Type of Evaluation Scope': 'Strategy, Thematic',
            'Languages': 'English, French',
        }
    )
    assert (row.central, row.timing, row.levels, row.languages) == (
        True, Timing.EX_POST, (Level.STRATEGY, Level.THEMATIC), ('en', 'fr'),
    )  # fmt: skip


def test_a_column_that_nobody_knows_is_kept_as_written():
    (row,) = read_export(b'Title;Colour of the cover\nWells;blue\n', 'e.csv')
    assert row.written == {'Title': 'Wells', 'Colour of the cover': 'blue'}


@pytest.mark.parametrize('content', [b'', b'a,b\n1,2\n', b'PK\x03\x04rest', b'Title\n'])
def test_what_is_no_export_is_refused_with_advice(content: bytes):
    with pytest.raises(NotADocument) as caught:
        read_export(content, 'strange.csv')
    assert caught.value.advice


@pytest.mark.skipif(not SHARED.exists(), reason='needs the real export, which is not part of the project')
def test_the_real_export_is_understood_whole():
    rows = read_export(SHARED.read_bytes(), SHARED.name)
    assert len(rows) == 734
    assert len({theme for row in rows for theme in row.themes}) == 38
    assert all(row.title and row.year and len(row.written) == 33 for row in rows)
    assert not [remark for row in rows for remark in row.remarks if remark.code in ('not-a-country', 'not-in-the-list')]
    with_response = sum(bool(row.has_management_response) for row in rows)
    assert 0.19 < with_response / len(rows) < 0.23
    codes = [remark.code for row in rows for remark in row.remarks]
    assert (codes.count('ends-before-it-starts'), codes.count('impossible-year'), codes.count('same-title')) == (
        6,
        1,
        4,
    )
