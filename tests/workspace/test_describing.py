"""The pages on an evaluation itself: everything known about it, its files, who does what, its lessons."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from tests.cast import TODAY, Cast
from uptake.domain.process import Stage
from uptake.records import queries
from uptake.records.queries import EvaluationView, HistoryRow


@pytest.fixture
def key(cast: Cast) -> int:
    return cast.evaluations[Stage.FIRST_FOLLOW_UP]


def view(cast: Cast, key: int) -> EvaluationView:
    return queries.evaluation_for(cast.central, key, on=TODAY)


def entries(cast: Cast, key: int) -> tuple[HistoryRow, ...]:
    return queries.history_of(cast.central, evaluation=key, on=TODAY, limit=5).rows


def filled(client: Client, address: str) -> dict[str, list[str]]:
    """What the form on the page would send if nothing in it were changed."""
    root = html.parse(BytesIO(client.get(address).content)).getroot()
    wanted = max(root.forms, key=lambda form: len(form.fields))
    told: dict[str, list[str]] = {}
    for name, value in wanted.form_values():
        told.setdefault(name, []).append(value)
    told.pop('csrfmiddlewaretoken', None)
    return told


def test_saving_what_the_page_shows_changes_nothing(desk, cast, key):
    address = f'/desk/evaluations/{key}/about'
    before = view(cast, key), entries(cast, key)
    response = desk('manager').post(address, {**filled(desk('manager'), address), 'step': 'save'})
    assert response.status_code == 302
    assert (view(cast, key), entries(cast, key)) == before


def test_every_fact_can_be_changed_by_its_manager_and_the_history_holds_both_values(desk, cast, key):
    address = f'/desk/evaluations/{key}/about'
    told = {
        **filled(desk('manager'), address),
        'title': 'Bridges of Norland',
        'year': '2024',
        'project_codes': 'RD.0002\nRD.0009',
        'levels': ['thematic'],
        'central': 'on',
        'country': 'Norvège; Estonia',
        'theme': 'labour migration',
        'dac_criterion': ['impact', 'sustainability'],
        'language': 'English\nFrench',
        'period_from': '2022-01-01',
        'period_to': '2024-12-31',
        'pages': '61',
        'author': 'Bridge Watchers Ltd',
        'participating_offices': [str(cast.offices['ostland'].pk)],
        'policy': 'iom-2019',
    }
    page = desk('manager').post(address, told, follow=True).content.decode()
    now = view(cast, key)
    assert 'Bridges of Norland' in page
    assert (now.title, now.row.year, now.row.central, now.pages) == ('Bridges of Norland', 2024, True, 61)
    assert [code.code for code in now.of_list('country')] == ['NO', 'EE']
    assert {code.code for code in now.of_list('dac_criterion')} == {'impact', 'sustainability'}
    assert {code.code for code in now.of_list('language')} == {'en', 'fr'}
    assert now.project_codes == ('RD.0002', 'RD.0009')
    assert now.participating_offices == ('Country Office Ostland',)
    assert now.policy == 'iom-2019'
    changes = {name: pair for row in entries(cast, key)[:2] for name, pair in row.changes.items()}
    assert changes['author'] == ('', 'Bridge Watchers Ltd')
    assert changes['levels'] == (['country', 'project'], ['thematic'])


@pytest.mark.parametrize(
    ('field', 'value', 'said'),
    [
        ('country', 'Norway\nAtlantis', 'Not known in this list: Atlantis'),
        ('period_to', '1999-01-01', 'ends before it starts'),
        ('title', '', 'Give the title.'),
        ('year', '12', 'greater than or equal'),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_saved(desk, cast, key, field, value, said):
    address = f'/desk/evaluations/{key}/about'
    told = {**filled(desk('manager'), address), 'period_from': '2020-01-01', 'author': 'Somebody', field: value}
    before = view(cast, key)
    response = desk('manager').post(address, told)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert f'id="id_{field}_error"' in page
    assert 'value="Somebody"' in page
    assert view(cast, key) == before


def test_the_page_about_an_evaluation_has_so_many_queries(desk, key):
    client = desk('manager')
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f'/desk/evaluations/{key}/about').status_code == 200
    assert len(asked) <= 20


@pytest.mark.parametrize(
    ('page', 'may'),
    [
        ('about', {'manager', 'coordinator', 'central'}),
        ('files', {'manager', 'central'}),
        ('lessons/new', {'manager', 'central'}),
        ('persons', {'commissioner', 'head', 'regional_director', 'central'}),
    ],
)
def test_each_page_is_there_for_who_may_and_for_nobody_else(desk, cast, key, page, may):
    address = f'/desk/evaluations/{key}/{page}'
    found = {who for who in cast.persons if desk(who).get(address).status_code == 200}
    refused = {who for who in cast.persons if desk(who).post(address, {}).status_code == 404}
    assert found == may
    assert refused == set(cast.persons) - may


def pdf(pages: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    written = BytesIO()
    canvas = Canvas(written)
    for page in range(pages):
        canvas.drawString(72, 72, f'Page {page}')
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def attach(client: Client, key: int, content: bytes, name: str = 'report.pdf', **told: str):
    data = {'kind': 'report', 'language': 'en', 'file': SimpleUploadedFile(name, content), **told}
    return client.post(f'/desk/evaluations/{key}/files', data, follow=True)


def test_a_report_is_attached_listed_with_its_checksum_and_found_by_the_public(desk, client, cast, key):
    content = b'%PDF-1.7 a report'
    page = attach(desk('manager'), key, content, public='on').content.decode()
    checksum = sha256(content).hexdigest()
    assert 'The file is attached.' in page
    assert f'SHA-256 {checksum[:12]}' in page
    public = client.get(f'/evaluations/{key}').content.decode()
    assert f'/files/{checksum}/report.pdf' in public
    assert '(PDF, EN, 17\xa0bytes)' in public
    assert client.get(f'/files/{checksum}/report.pdf').status_code == 200


def test_a_file_is_closed_to_the_public_and_opened_again(desk, client, cast, key):
    manager = desk('manager')
    attach(manager, key, b'%PDF-1.7 a report', public='on')
    document = view(cast, key).documents[0]
    address = f'/desk/evaluations/{key}/files/{document.id}/public'
    for public, status in (('no', 404), ('yes', 200)):
        manager.post(address, {'public': public})
        assert client.get(f'/files/{document.sha256}/report.pdf').status_code == status
    assert [row.changes['public'] for row in entries(cast, key)[:2]] == [(False, True), (True, False)]
    assert desk('coordinator').post(address, {'public': 'no'}).status_code == 404
    other = cast.evaluations[Stage.DRAFT]
    assert manager.post(f'/desk/evaluations/{other}/files/{document.id}/public').status_code == 404


def test_a_newer_report_takes_the_place_of_the_one_before_and_both_can_still_be_had(desk, client, cast, key):
    for content in (b'%PDF-1.7 first', b'%PDF-1.7 second'):
        page = attach(desk('manager'), key, content, public='on').content.decode()
    assert 'earlier version' in page
    first, second = (sha256(each).hexdigest() for each in (b'%PDF-1.7 first', b'%PDF-1.7 second'))
    public = client.get(f'/evaluations/{key}').content.decode()
    assert second in public
    assert first not in public
    assert client.get(f'/files/{first}/report.pdf').status_code == 200


@pytest.mark.parametrize(
    ('name', 'content', 'said'),
    [
        ('page.html', b'<script>alert(1)</script>', 'Files of this kind are not taken'),
        ('report.pdf', b'MZ\x90\x00', 'not the kind of file that its name says'),
        ('report.docx', b'%PDF-1.7', 'not the kind of file that its name says'),
        ('report.pdf', b'', 'This file is empty'),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_beside_its_field(desk, cast, key, name, content, said):
    response = attach(desk('manager'), key, content, name)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert view(cast, key).documents == ()


def test_a_file_larger_than_allowed_is_refused_while_it_comes_in(desk, cast, key, settings):
    settings.UPLOAD_MAX_BYTES = 1000
    response = attach(desk('manager'), key, b'%PDF-' + b'x' * 5000)
    assert response.status_code == 422
    assert 'report.pdf is larger than' in response.content.decode()


@pytest.mark.parametrize(('kind', 'pages', 'taken'), [('brief', 2, True), ('brief', 3, False), ('report', 5, True)])
def test_the_pages_of_a_brief_are_counted(desk, cast, key, kind, pages, taken):
    response = attach(desk('manager'), key, pdf(pages), kind=kind)
    assert response.status_code == (200 if taken else 422)
    assert ('at most 2 are allowed' in response.content.decode()) is not taken
    assert len(view(cast, key).documents) == taken


def test_a_file_name_cannot_lead_anywhere(desk, cast, key):
    attach(desk('manager'), key, b'%PDF-1.7', name='..\\..\\etc\\pass\u202ewd.pdf')
    assert [row.name for row in view(cast, key).documents] == ['passwd.pdf']


def test_a_lesson_stands_with_its_recommendation_and_asks_for_nothing(desk, cast, key):
    rec = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    manager = desk('manager')
    address = f'/desk/evaluations/{key}/lessons/new'
    manager.post(address, {'kind': 'good_practice', 'text': 'Ask the ferryman.', 'recommendation': str(rec)})
    manager.post(address, {'kind': 'lesson', 'text': 'Bridges rust.', 'language': 'en'})
    page = manager.get(f'/desk/evaluations/{key}').content.decode()
    first = page[page.index('id="r1"') : page.index('id="r2"')]
    assert 'Ask the ferryman.' in first
    assert 'Good practice' in first
    assert page.count('Ask the ferryman.') == 1
    assert 'Bridges rust.' in page[page.index('Lessons learned and good practices') :]
    assert 'Ask the ferryman.' in manager.get(f'/desk/recommendations/{rec}').content.decode()
    assert entries(cast, key)[0].verb == 'lessons.note'


def test_a_lesson_without_words_or_of_another_evaluation_is_refused(desk, cast, key):
    address = f'/desk/evaluations/{key}/lessons/new'
    elsewhere = cast.recommendations[Stage.DRAFT][0]
    for told in ({'text': ''}, {'text': 'x', 'recommendation': str(elsewhere)}):
        assert desk('manager').post(address, {'kind': 'lesson', **told}).status_code == 422


def test_a_coordinator_is_replaced_after_a_look_at_what_will_be(desk, cast, key):
    commissioner = desk('commissioner')
    address = f'/desk/evaluations/{key}/persons'
    told = {'role': 'coordinator', 'person': str(cast.staff.pk)}
    assert cast.coordinator.name in commissioner.get(address).content.decode()
    checked = commissioner.post(address, told).content.decode()
    assert 'Check before it is saved' in checked
    assert cast.staff.name in checked
    assert desk('staff').get(f'/desk/evaluations/{key}/about').status_code == 404
    commissioner.post(address, {**told, 'step': 'save'})
    assert desk('staff').get(f'/desk/evaluations/{key}/about').status_code == 200
    assert desk('coordinator').get(f'/desk/evaluations/{key}/about').status_code == 404
    page = desk('central').get(f'/desk/evaluations/{key}/history').content.decode()
    assert f'<del>{cast.coordinator.name}</del> <ins>{cast.staff.name}</ins>' in page
