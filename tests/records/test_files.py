"""Files are kept under their checksum, once, whole."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cast import TODAY, Cast
from uptake.domain.vocabulary import DocumentKind
from uptake.records import files, queries
from uptake.records.access import NotFound
from uptake.records.changes import documents, evaluations
from uptake.records.changes.documents import safe_name
from uptake.records.facts import DocumentAt, EvaluationFacts
from uptake.records.models import StoredFile

pytestmark = [pytest.mark.records, pytest.mark.django_db]
AT = datetime(2026, 5, 4, 9, tzinfo=UTC)


def test_the_same_bytes_are_kept_once(db: None, settings: Any) -> None:
    first = files.store(b'roads', media_type='text/plain', at=AT)
    again = files.store(b'roads', media_type='application/pdf', at=AT)
    assert first == again == sha256(b'roads').hexdigest()
    assert StoredFile.objects.get().media_type == 'text/plain'
    assert [path.name for path in Path(settings.FILES).rglob('*') if path.is_file()] == [first]


def test_a_file_changed_on_the_disk_is_noticed(db: None) -> None:
    key = files.store(b'roads', media_type='text/plain', at=AT)
    assert files.is_intact(key)
    files.path_of(key).write_bytes(b'roods')
    assert not files.is_intact(key)


@pytest.mark.parametrize('name', ['', '../../etc/passwd', 'A' * 64, 'g' * 64, '0' * 63])
def test_only_a_checksum_leads_to_a_file(name: str) -> None:
    with pytest.raises(ValueError, match='SHA-256'):
        files.path_of(name)


@pytest.mark.parametrize(
    ('given', 'safe'),
    [
        ('matrix.docx', 'matrix.docx'),
        ('../../etc/matrix.docx', 'matrix.docx'),
        ('C:\\Temp\\matrix.docx', 'matrix.docx'),
        ('a\u202excod.exe', 'axcod.exe'),
        ('a\r\nb\x00.pdf', 'ab.pdf'),
        ('é' * 300 + '.pdf', 'é' * 247 + '.pdf'),
        ('...', ''),
    ],
)
def test_a_file_name_is_made_safe(given: str, safe: str) -> None:
    assert safe_name(given) == safe
    assert len(safe_name(given)) <= 255


def test_the_public_gets_public_documents_of_published_evaluations_and_no_others(cast: Cast) -> None:
    report, terms = (files.store(text, media_type='text/plain', at=AT) for text in (b'report', b'terms'))
    documents.attach(
        evaluation=cast.abroad, file=report, name='r.txt', kind=DocumentKind.REPORT, public=True, by=None, on=TODAY
    )
    documents.attach(
        evaluation=cast.abroad, file=terms, name='t.txt', kind=DocumentKind.TERMS_OF_REFERENCE, by=None, on=TODAY
    )
    assert queries.document_for(None, report, on=TODAY).name == 'r.txt'
    with pytest.raises(NotFound):
        queries.document_for(None, terms, on=TODAY)
    with pytest.raises(NotFound):
        queries.document_for(cast.head, terms, on=TODAY)
    assert queries.document_for(cast.central, terms, on=TODAY).name == 't.txt'


@pytest.mark.parametrize('kind', [DocumentKind.REPORT, DocumentKind.MATRIX])
def test_what_stands_elsewhere_was_public_there_before_and_is_listed_for_everybody(
    cast: Cast, kind: DocumentKind
) -> None:
    there = DocumentAt(address='https://reports.example/road.pdf', kind=kind, name='road.pdf')
    facts = EvaluationFacts(title='The road there', published_on=date(2026, 1, 5), documents=(there,))
    key = evaluations.register(facts=facts, by=None, on=TODAY)
    assert [row.address for row in queries.evaluation_for(None, key, on=TODAY).documents] == [there.address]
