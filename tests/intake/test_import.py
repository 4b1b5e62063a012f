"""An export becomes evaluations once: importing twice changes nothing, and nothing of a row is lost."""

from __future__ import annotations

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from uptake.domain.vocabulary import DocumentKind
from uptake.intake.export.importing import Report, import_export
from uptake.records import history, queries
from uptake.records.queries import Filters

SHARED = Path(__file__).resolve().parents[3] / 'shared' / 'data' / 'evaluation-repository-export-2025-11.csv'
ON = date(2026, 4, 24)
EXPORT = (
    'Title,Year,Date of Publication,Donor,Project Code,Countries Covered,Migration Thematic Areas,Document Subtype,'
    'File URL,File description,Management response,Colour\n'
    '"Wells of the valleys",2024,2024-03-01,"Government  of the Netherlands, Harbour Fund","LM.0331; CE0205",'
    '"Kenya, Swaziland","Counter trafficking, Land, property and reparations (LPR)",Evaluation report,'
    'https://x.example/wells_report.pdf,Report,No,blue\n'
    '"Ferries, a review",2023,2023-05-05,,,,,"Evaluation report, Management response",'
    '"https://x.example/ferries-report.pdf,   https://x.example/ferries-MRM.pdf","Report, Response",Yes,red\n'
    ',2020,,,,,,,,,,\n'
)

pytestmark = pytest.mark.django_db


def imported(text: str = EXPORT) -> Report:
    return import_export(text.encode('utf-8-sig'), 'export.csv', by=None, on=ON)


def test_rows_become_evaluations_with_every_column_as_written():
    report = imported()
    assert (report.read, report.registered, report.known) == (3, 2, 0)
    wells = next(row for row in queries.imported(None, on=ON) if row['Title'] == 'Wells of the valleys')
    assert wells['Colour'] == 'blue'
    assert wells['Donor'] == 'Government  of the Netherlands, Harbour Fund'


def test_a_row_without_a_title_is_reported_and_not_registered():
    assert 'no-title' in {remark.code for remark in imported().remarks}


def test_values_are_found_by_what_they_were_understood_as():
    imported()
    found = queries.published(filters=Filters(country='SZ'), on=ON)
    assert [row.title for row in found.rows] == ['Wells of the valleys']
    assert not queries.published(filters=Filters(country='CH'), on=ON).rows


def test_files_that_stand_elsewhere_are_listed_with_what_they_are():
    imported()
    (ferries,) = queries.published(filters=Filters(text='ferries'), on=ON).rows
    documents = queries.evaluation_for(None, ferries.id, on=ON).documents
    assert {document.kind for document in documents} == {DocumentKind.REPORT, DocumentKind.MATRIX}


def test_importing_twice_changes_nothing():
    imported()
    before = history.HistoryEntry.objects.count()
    again = imported()
    assert (again.registered, again.known) == (0, 2)
    assert history.HistoryEntry.objects.count() == before


def test_a_row_that_differs_is_reported_by_column_and_not_taken_over():
    imported()
    report = imported(EXPORT.replace('blue', 'green'))
    (remark,) = [remark for remark in report.remarks if remark.code == 'differs']
    assert (remark.line, remark.column, remark.written, remark.understood) == (2, 'Colour', 'green', 'blue')
    assert 'blue' in {row['Colour'] for row in queries.imported(None, on=ON)}


def test_the_history_says_from_which_file():
    imported()
    assert history.verify() is None
    origins = set(history.HistoryEntry.objects.values_list('origin', flat=True))
    assert len(origins) == 1
    assert origins.pop().startswith('import:')


def test_the_command_reports_by_row_and_refuses_a_file_that_is_none(tmp_path: Path):
    path = tmp_path / 'export.csv'
    path.write_text(EXPORT)
    said = StringIO()
    call_command('import_catalogue', str(path), stdout=said, stderr=StringIO())
    assert 'row 2, Countries Covered: “Swaziland” was the name until' in said.getvalue()
    assert '3 rows: 2 registered' in said.getvalue()
    with pytest.raises(CommandError) as caught:
        call_command('import_catalogue', str(tmp_path / 'missing.csv'))
    assert caught.value.returncode == 2


@pytest.mark.skipif(not SHARED.exists(), reason='needs the real export, which is not part of the project')
def test_the_real_export_is_taken_whole_and_once():
    content = SHARED.read_bytes()
    first = import_export(content, SHARED.name, by=None, on=date(2026, 1, 1))
    second = import_export(content, SHARED.name, by=None, on=date(2026, 1, 1))
    assert (first.registered, second.registered, second.known) == (734, 0, 734)
    kept = queries.imported(None, on=ON)
    assert len(kept) == 734
    assert all(len(row) == 33 for row in kept)
