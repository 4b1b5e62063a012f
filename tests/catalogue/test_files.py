"""Files are given to who may have them, to be saved and never run."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from uptake.domain.process import Stage
from uptake.domain.vocabulary import DocumentKind
from uptake.records import files
from uptake.records.changes import documents

CONTENT = b'<html><script>alert(1)</script></html>'


@pytest.fixture
def stored(cast: Cast) -> str:
    """A report that the public may have."""
    return attached(cast, public=True)


def attached(cast: Cast, *, public: bool, content: bytes = CONTENT) -> str:
    checksum = files.store(content, media_type='text/html', at=datetime(2026, 5, 4, tzinfo=UTC))
    documents.attach(
        evaluation=cast.evaluations[Stage.FIRST_FOLLOW_UP],
        file=checksum,
        name='report final.html',
        kind=DocumentKind.REPORT,
        public=public,
        by=None,
        on=TODAY,
    )
    return checksum


def test_a_file_is_saved_and_cannot_run(client: Client, stored: str):
    response = client.get(f'/files/{stored}/report.html')
    assert b''.join(response.streaming_content) == CONTENT  # type: ignore[attr-defined]
    assert response['Content-Disposition'].startswith('attachment; filename="report final.html"')
    assert response['X-Content-Type-Options'] == 'nosniff'
    assert 'sandbox' in response['Content-Security-Policy']
    assert 'script-src' not in response['Content-Security-Policy']


def test_a_file_is_not_sent_twice_to_who_has_it(client: Client, stored: str):
    first = client.get(f'/files/{stored}/report.html')
    again = client.get(f'/files/{stored}/report.html', headers={'if-none-match': first['ETag']})
    assert again.status_code == 304


def test_a_file_that_is_not_public_is_there_for_who_sees_the_matrix_only(client: Client, cast: Cast):
    checksum = attached(cast, public=False, content=b'inside')
    assert client.get(f'/files/{checksum}/x.txt').status_code == 404
    client.force_login(cast.unit)
    assert client.get(f'/files/{checksum}/x.txt').status_code == 200
    client.force_login(cast.other_unit)
    assert client.get(f'/files/{checksum}/x.txt').status_code == 404


@pytest.mark.parametrize('name', ['0' * 64, '..%2f..%2fetc%2fpasswd', 'g' * 64, 'abc'])
def test_what_is_no_checksum_of_ours_is_not_there(client: Client, cast: Cast, name: str):
    assert client.get(f'/files/{name}/x').status_code == 404


def test_the_page_links_to_the_file_with_its_kind_and_size(client: Client, cast: Cast, stored: str):
    page = client.get(f'/evaluations/{cast.evaluations[Stage.FIRST_FOLLOW_UP]}').content.decode()
    assert f'/files/{stored}/report%20final.html' in page
    assert 'HTML' in page
