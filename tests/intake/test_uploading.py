"""Uploading: the file is kept whatever becomes of it, and what is wrong with it is said on its page."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.intake.conftest import DOCUMENTS, PDF, WORD, Upload_
from uptake.intake import jobs
from uptake.intake.models import Upload
from uptake.records.files import path_of

pytestmark = pytest.mark.records
ROOT = Path(__file__).resolve().parent.parent.parent


def test_an_uploaded_document_is_kept_read_and_ready_to_be_checked(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    assert upload.stage == 'ready'
    assert upload.file_id == sha256(WORD.read_bytes()).hexdigest()
    page = central.get(f'/desk/intake/{upload.pk}/').content.decode()
    assert 'Ready to be checked' in page
    assert f'{len(upload.draft["recommendations"])} recommendations' in page
    original = central.get(f'/desk/intake/{upload.pk}/original/')
    assert b''.join(original.streaming_content) == WORD.read_bytes()
    assert original['Content-Disposition'].startswith('attachment')
    assert 'sandbox' in original['Content-Security-Policy']


def test_several_files_become_several_uploads(central: Client, django_capture_on_commit_callbacks: Any):
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in (WORD, PDF)]
    with django_capture_on_commit_callbacks(execute=True):
        answer = central.post('/desk/intake/', {'documents': files})
    assert answer['Location'] == '/desk/intake/'
    assert {upload.stage for upload in Upload.objects.all()} == {'ready'}
    page = central.get('/desk/intake/').content.decode()
    assert WORD.name in page
    assert PDF.name in page


def test_a_document_with_two_matrices_becomes_two_reviews(central: Client, uploaded: Upload_):
    first = uploaded(central, DOCUMENTS / 'docx' / 'two-evaluations-en.docx')
    second = first.further.get()
    assert (second.part, second.stage, second.file_id) == (1, 'ready', first.file_id)
    assert second.draft['fields']['heading.title'] != first.draft['fields']['heading.title']
    assert f'/desk/intake/{second.pk}/review/' in central.get(f'/desk/intake/{first.pk}/').content.decode()
    assert central.get(f'/desk/intake/{second.pk}/review/').status_code == 200


BAD = {
    'letter.txt': (b'Dear colleague,\nthank you for your letter.\n', 'No management response'),
    'cut.docx': (WORD.read_bytes()[:9000], 'cut off'),
    'old.doc': (b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 600, 'choose “Save as”'),
    'cut.pdf': (PDF.read_bytes()[:3000], ''),
    'noise.xlsx': (bytes(range(256)) * 40, ''),
}


@pytest.mark.parametrize('name', BAD)
def test_a_document_that_cannot_be_read_is_kept_with_a_message_that_says_what_to_do(
    name: str, central: Client, uploaded: Upload_, tmp_path: Path
):
    content, words = BAD[name]
    (tmp_path / name).write_bytes(content)
    upload = uploaded(central, tmp_path / name)
    assert upload.stage == 'failed'
    page = central.get(f'/desk/intake/{upload.pk}/').content.decode()
    assert 'role="alert"' in page
    assert words in page
    assert upload.failure['advice']
    assert path_of(upload.file_id).read_bytes() == content
    assert central.get(f'/desk/intake/{upload.pk}/review/').status_code == 404


def test_an_empty_file_and_no_file_are_refused_beside_the_field(central: Client):
    for data in ({}, {'documents': SimpleUploadedFile('a.docx', b'')}):
        answer = central.post('/desk/intake/', data)
        assert answer.status_code == 422
        assert 'class="errorlist"' in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_file_that_is_too_large_is_stopped_while_it_comes_in(central: Client, settings: Any):
    settings.UPLOAD_MAX_BYTES = 100_000
    answer = central.post('/desk/intake/', {'documents': SimpleUploadedFile('big.docx', b'x' * 300_000)})
    assert answer.status_code == 422
    assert 'big.docx is larger than' in answer.content.decode()
    assert not Upload.objects.exists()


def test_a_hostile_name_is_cleaned_and_shown_safely(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD, name='..\u202e<b>fdp\x07.docx')
    assert upload.name == '<b>fdp.docx'
    assert '<b>fdp' not in central.get(f'/desk/intake/{upload.pk}/').content.decode()


def test_reading_can_be_cancelled_and_done_again(
    central: Client, uploaded: Upload_, django_capture_on_commit_callbacks: Any
):
    answer = central.post('/desk/intake/', {'documents': SimpleUploadedFile(WORD.name, WORD.read_bytes())})
    where = answer['Location']
    upload = Upload.objects.get()
    assert upload.stage == 'waiting'
    assert 'http-equiv="refresh"' in central.get(where).content.decode()
    central.post(f'{where}cancel/')
    jobs.read_upload(str(upload.pk))
    upload.refresh_from_db()
    assert (upload.stage, upload.draft) == ('cancelled', None)
    with django_capture_on_commit_callbacks(execute=True):
        central.post(f'{where}again/')
    upload.refresh_from_db()
    assert upload.stage == 'ready'


def test_a_job_that_runs_twice_reads_once(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    jobs.read_upload(str(upload.pk))
    assert Upload.objects.get(pk=upload.pk).steps == upload.steps


def test_progress_tells_the_script_where_to_go_on(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    answer = central.get(f'/desk/intake/{upload.pk}/progress/')
    assert answer['X-Next'] == f'/desk/intake/{upload.pk}/review/'


@pytest.mark.parametrize('name', ['staff', 'unit', 'evaluator', 'administrator'])
def test_who_may_not_take_a_matrix_in_finds_nothing_here(name: str, signed_in: Callable[[str], Client]):
    assert signed_in(name).get('/desk/intake/').status_code == 404


def test_an_upload_is_seen_by_who_made_it_and_by_the_central_unit_only(
    signed_in: Callable[[str], Client], central: Client, uploaded: Upload_
):
    upload = uploaded(signed_in('manager'), PDF)
    addresses = ['', 'progress/', 'review/', 'check/', 'page/1/', 'original/', 'deadline/?text=2026']
    for address in addresses:
        where = f'/desk/intake/{upload.pk}/{address}'
        assert signed_in('manager').get(where).status_code == 200, address
        assert central.get(where).status_code == 200, address
        for name in ('coordinator', 'staff', 'senior', 'head'):
            assert signed_in(name).get(where).status_code == 404, (name, address)
    for address in ('edit/', 'cancel/', 'again/', 'confirm/'):
        assert signed_in('coordinator').post(f'/desk/intake/{upload.pk}/{address}').status_code == 404, address
    assert upload.name not in signed_in('coordinator').get('/desk/intake/').content.decode()


def test_the_list_takes_as_many_queries_for_one_upload_as_for_many(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    with CaptureQueriesContext(
        connection,
    ) as one:
        central.get('/desk/intake/')
    for part in range(1, 30):
        Upload.objects.create(
            whole=upload,
            part=part,
            person=upload.person,
            file_id=upload.file_id,
            name='x',
            received_at=upload.received_at,
        )
    with CaptureQueriesContext(connection) as many:
        central.get('/desk/intake/')
    assert len(many) == len(one) <= 8


def test_no_document_library_is_loaded_by_serving_these_pages():
    code = """
import django; django.setup()
from django.test import RequestFactory
from django.urls import get_resolver
get_resolver().url_patterns
for included in get_resolver().url_patterns:
    getattr(included, 'url_patterns', None)
import uptake.intake.jobs, uptake.intake.separate, sys
heavy = ('lxml', 'openpyxl', 'python_calamine', 'pypdfium2', 'pypdfium2_raw', 'PIL')
print(sorted(name for name in sys.modules if name in heavy))
"""
    environment = {'DJANGO_SETTINGS_MODULE': 'uptake.config.settings', 'UPTAKE_SECRET_KEY': 'x' * 50}
    command = [sys.executable, '-c', code]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    assert done.stdout.strip() == '[]', done.stderr
