"""The list of evaluations, the matrix of one, and how one comes in and goes out."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import TODAY
from uptake.domain.process import Stage
from uptake.records import queries
from uptake.records.changes import evaluations
from uptake.records.facts import EvaluationFacts

LIST = '/desk/evaluations'


def queries_for(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_list_has_so_many_queries_however_many_rows_there_are(desk, cast):
    central = desk('central')
    before = queries_for(central, LIST)
    for number in range(40):
        facts = EvaluationFacts(title=f'More {number}', year=2026, published_on=date(2026, 4, 1))
        evaluations.register(facts=facts, by=None, on=TODAY)
    assert queries_for(central, LIST) == before
    assert before <= 16


@pytest.mark.parametrize('who', ['unit', 'central', 'regional_me'])
def test_the_matrix_has_so_many_queries_however_many_recommendations_there_are(desk, cast, who):
    client = desk(who)
    three = queries_for(client, f'/desk/evaluations/{cast.evaluations[Stage.FIRST_FOLLOW_UP]}')
    none = queries_for(client, f'/desk/evaluations/{cast.evaluations[Stage.BETWEEN_FOLLOW_UPS]}')
    assert three == none
    assert three <= 28


def test_what_is_due_has_so_many_queries_however_much_is_due(desk):
    assert queries_for(desk('unit'), '/desk/') <= 10


def test_the_address_is_the_state_of_the_list(desk):
    page = desk('central').get(LIST, {'text': 'sudonia', 'year': '2026'}).content.decode()
    assert 'Road safety in Sudonia' in page
    assert 'Evaluation that is' not in page.split('</form>')[-1]
    assert 'value="sudonia"' in page
    assert 'href="?text=sudonia"' in page  # the chip that takes the year away
    assert '<option value="2026" selected>' in page


def test_a_list_without_rows_says_what_to_do(desk):
    page = desk('central').get(LIST, {'text': 'zeppelin'}).content.decode()
    assert 'Nothing matches all of these' in page


def test_the_list_goes_on_where_the_page_before_ended(desk, cast):
    for number in range(60):
        facts = EvaluationFacts(title=f'Row {number:02}', year=2026, published_on=date(2026, 4, 1))
        evaluations.register(facts=facts, by=None, on=TODAY)
    central = desk('central')
    seen: list[str] = []
    address = LIST
    for _ in range(3):
        page = central.get(address).content.decode()
        seen += [line.split('"')[1] for line in page.split('<a href=') if line.startswith('"/desk/evaluations/')]
        if 'rel="next" href="' not in page:
            break
        address = LIST + page.split('rel="next" href="')[1].split('"')[0].replace('&amp;', '&')
    rows = [each for each in seen if each.rsplit('/', 1)[1].isdigit()]
    assert len(rows) == len(set(rows)) == 60 + len(cast.evaluations) + 1


def test_the_matrix_stands_in_the_order_of_the_official_form(desk, cast):
    page = desk('unit').get(f'/desk/evaluations/{cast.evaluations[Stage.BETWEEN_FOLLOW_UPS]}').content.decode()
    first = page[page.index('id="r1"') : page.index('id="r2"')]
    order = ['Mend the bridge.', 'Responsible', 'Norland Field Unit', 'accepted', 'Order steel.', 'First follow-up']
    places = [first.index(each) for each in order]
    assert places == sorted(places)
    assert 'Second quarter of 2026' in first
    assert 'to 30 June 2026' in first


def test_the_head_of_the_page_answers_what_where_and_what_is_expected(desk, cast):
    page = desk('unit').get(f'/desk/evaluations/{cast.evaluations[Stage.FIRST_FOLLOW_UP]}').content.decode()
    assert 'The organisation answered 3 recommendations: 1 accepted, 1 in part, 1 rejected.' in page
    assert 'What is expected of you' in page
    assert 'Say where recommendation 1 stands' in page
    assert 'class="band"' in page


def test_what_is_expected_of_nobody_else_is_not_said_to_them(desk, cast):
    page = desk('senior').get(f'/desk/evaluations/{cast.evaluations[Stage.FIRST_FOLLOW_UP]}').content.decode()
    assert 'What is expected of you' not in page


def test_who_may_not_see_a_matrix_is_told_so_instead_of_being_shown_an_empty_one(desk, cast):
    page = desk('other_unit').get(f'/desk/evaluations/{cast.evaluations[Stage.FIRST_FOLLOW_UP]}').content.decode()
    assert 'su función no le da acceso a ella' in page  # this unit reads Spanish
    assert 'aún sin respuesta' not in page


def test_an_evaluation_that_a_person_may_not_know_of_is_not_there(desk, cast):
    assert desk('other_unit').get(f'/desk/evaluations/{cast.evaluations[Stage.DRAFT]}').status_code == 404
    assert desk('other_unit').get('/desk/evaluations/999999').status_code == 404


def test_the_history_says_who_changed_what_and_what_stood_there_before(desk, cast):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    unit = desk('unit')
    for value, comment in (('accepted', 'Yes.'), ('rejected', 'No steel.')):
        told = {'value': value, 'comment': comment, 'step': 'save'}
        unit.post(f'/desk/recommendations/{key}/response', told)
    page = unit.get(f'/desk/recommendations/{key}').content.decode()
    assert 'Recorded the response.' in page
    assert '<del>accepted</del> <ins>rejected</ins>' in page


def test_the_history_of_an_evaluation_is_kept_from_who_has_no_right_to_it(desk, cast):
    address = f'/desk/evaluations/{cast.evaluations[Stage.FIRST_FOLLOW_UP]}/history'
    assert desk('central').get(address).status_code == 200
    assert desk('other_unit').get(address).status_code == 404


def test_a_manager_registers_an_evaluation_and_enters_its_recommendations(desk, cast):
    manager = desk('manager')
    office = cast.offices['norland'].pk
    told = {'title': 'Ferries of Norland', 'levels': ['project'], 'managing_office': office, 'timing': 'final'}
    page = manager.post('/desk/evaluations/new', told, follow=True)
    assert 'The evaluation is registered.' in page.content.decode()
    key = int(page.redirect_chain[-1][0].rsplit('/', 1)[1])

    told = {'text': 'Buy a second ferry.', 'number': '1', 'units': [cast.offices['field'].pk], 'source_page': '12'}
    page = manager.post(f'/desk/evaluations/{key}/recommendations/new', told, follow=True).content.decode()
    assert 'Buy a second ferry.' in page
    assert 'Norland Field Unit' in page


def test_an_evaluation_without_a_title_comes_back_with_what_was_written(desk):
    response = desk('manager').post('/desk/evaluations/new', {'title': '', 'reference': 'N-77'})
    assert response.status_code == 422
    assert 'Give the title.' in response.content.decode()
    assert 'value="N-77"' in response.content.decode()


def test_the_central_unit_publishes_and_the_wording_is_final(desk, cast):
    key = cast.evaluations[Stage.DRAFT]
    central = desk('central')
    address = f'/desk/evaluations/{key}/publish'
    looked_at = central.post(address, {'published_on': '2026-05-01'}).content.decode()
    assert 'becomes final' in looked_at
    assert queries.matrix_of(cast.central, key, on=TODAY).evaluation.published_on is None
    central.post(address, {'published_on': '2026-05-01', 'step': 'save'})
    matrix = queries.matrix_of(cast.central, key, on=TODAY)
    assert matrix.evaluation.published_on == date(2026, 5, 1)
    assert all(rec.sealed_on for rec in matrix.recommendations)


def test_a_report_cannot_be_published_in_the_future(desk, cast):
    address = f'/desk/evaluations/{cast.evaluations[Stage.DRAFT]}/publish'
    response = desk('central').post(address, {'published_on': '2027-01-01'})
    assert response.status_code == 422
    assert 'id="id_published_on_error"' in response.content.decode()


def test_restricting_needs_its_reason_and_is_told_to_the_public(desk, client, cast):
    key = cast.evaluations[Stage.READY_TO_CLOSE]
    central = desk('central')
    address = f'/desk/evaluations/{key}/restrict'
    assert central.post(address, {'reason': ''}).status_code == 422
    central.post(address, {'reason': 'It names witnesses.', 'step': 'save'})
    assert 'Access to the management response' in client.get(f'/evaluations/{key}').content.decode()


def test_publishing_the_matrix_is_asked_once_more(desk, client, cast):
    key = cast.evaluations[Stage.READY_TO_CLOSE]
    central = desk('central')
    address = f'/desk/evaluations/{key}/publish-matrix'
    assert 'Everybody will see' in central.get(address).content.decode()
    assert 'Only the main road.' not in client.get(f'/evaluations/{key}').content.decode()
    central.post(address, {'step': 'save'})
    assert 'Only the main road.' in client.get(f'/evaluations/{key}').content.decode()


@pytest.mark.parametrize('page', ['publish', 'publish-matrix', 'restrict', 'recommendations/new'])
def test_who_may_not_publish_or_enter_finds_no_page_for_it(desk, cast, page):
    address = f'/desk/evaluations/{cast.evaluations[Stage.FIRST_FOLLOW_UP]}/{page}'
    assert desk('unit').get(address).status_code == 404


def test_registering_is_open_to_managers_and_the_central_unit_only(desk):
    assert desk('manager').get('/desk/evaluations/new').status_code == 200
    assert desk('central').get('/desk/evaluations/new').status_code == 200
    assert desk('unit').get('/desk/evaluations/new').status_code == 404
