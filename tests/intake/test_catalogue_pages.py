"""A repository's export is imported from a page: progress, the report by row, and nobody else sees it."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.cast import Cast
from uptake.intake.models import CatalogueImport

EXPORT = (
    'Title,Year,Date of Publication,Project Code,Countries Covered\n'
    'Ferries of the delta,2024,2024-03-01,XX-99 Z,"Kenya, Atlantis"\n'
    '=cmd|wells,2023,2023-03-01,,Kenya\n'
)

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(client: Client, cast: Cast, who: str) -> Client:
    client.force_login(getattr(cast, who))
    return client


def upload(client: Client, content: str = EXPORT) -> CatalogueImport:
    file = SimpleUploadedFile('../export.csv', content.encode())
    answer = client.post(reverse('intake:imports'), {'export': file})
    assert answer.status_code == 302, answer.content.decode()
    return CatalogueImport.objects.get()


def test_the_central_unit_imports_and_sees_what_to_look_at(client: Client, cast: Cast):
    signed_in(client, cast, 'central')
    imported = upload(client)
    page = client.get(reverse('intake:import', args=[imported.pk])).content.decode()
    assert imported.name == 'export.csv'
    assert '2 registered' in page
    assert 'not a country' in page
    assert 'Atlantis' in page
    only = client.get(reverse('intake:import', args=[imported.pk]), {'kind': 'odd-code'}).content.decode()
    assert 'Atlantis' not in only
    assert 'XX-99 Z' in only


def test_the_report_as_csv_runs_nothing_in_a_spreadsheet(client: Client, cast: Cast):
    signed_in(client, cast, 'central')
    upload(client)
    again = EXPORT.replace('=cmd|wells,2023,2023-03-01,,Kenya', '=cmd|wells,2023,2023-03-01,,=Kenya')
    CatalogueImport.objects.all().delete()
    imported = upload(client, again)
    text = client.get(reverse('intake:import-report', args=[imported.pk])).content.decode('utf-8-sig')
    assert "'=Kenya" in text
    assert ',=Kenya' not in text


def test_a_file_that_is_no_export_is_kept_and_says_what_to_do(client: Client, cast: Cast):
    signed_in(client, cast, 'central')
    imported = upload(client, 'nothing,of,this\nkind,at,all\n')
    page = client.get(reverse('intake:import', args=[imported.pk])).content.decode()
    assert imported.stage == 'failed'
    assert 'role="alert"' in page
    assert imported.file.size > 0


def test_no_file_is_an_error_beside_the_field(client: Client, cast: Cast):
    signed_in(client, cast, 'central')
    answer = client.post(reverse('intake:imports'), {})
    assert answer.status_code == 422
    assert 'Choose the CSV file.' in answer.content.decode()


@pytest.mark.parametrize('who', ['manager', 'coordinator', 'administrator'])
def test_for_others_there_is_no_such_page(client: Client, cast: Cast, who: str):
    signed_in(client, cast, 'central')
    imported = upload(client)
    signed_in(client, cast, who)
    assert client.get(reverse('intake:imports')).status_code == 404
    assert client.get(reverse('intake:import', args=[imported.pk])).status_code == 404
    assert client.get(reverse('intake:import-report', args=[imported.pk])).status_code == 404
