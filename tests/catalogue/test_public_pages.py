"""What anybody may read: what is published, what was answered, and never silence."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.cast import TODAY, Cast
from uptake.domain.process import Stage
from uptake.records.changes import evaluations
from uptake.records.facts import EvaluationFacts


def test_the_list_holds_what_is_published_and_nothing_else(client: Client, cast: Cast):
    page = client.get('/').content.decode()
    assert 'Road safety in Sudonia' in page
    assert 'Evaluation that is first follow up' in page
    assert 'Evaluation that is draft' not in page


def test_the_list_can_be_searched_and_says_so_when_nothing_is_found(client: Client, cast: Cast):
    assert 'Evaluation that is' not in client.get('/', {'text': 'sudonia'}).content.decode()
    assert 'Nothing matches all of these' in client.get('/', {'text': 'zeppelin'}).content.decode()


def test_the_list_has_so_many_queries_however_many_rows_there_are(client: Client, cast: Cast):
    with CaptureQueriesContext(connection) as few:
        client.get('/')
    for number in range(30):
        facts = EvaluationFacts(title=f'More {number}', year=2026, published_on=date(2026, 4, 1))
        evaluations.register(facts=facts, by=None, on=TODAY)
    with CaptureQueriesContext(connection) as many:
        client.get('/')
    assert len(many) == len(few) <= 10


def test_a_response_that_is_not_public_is_announced_with_its_day(client: Client, cast: Cast):
    page = client.get(f'/evaluations/{cast.evaluations[Stage.RESPONSES_DUE]}').content.decode()
    assert 'The management response is due 15 May 2026, in 11 days.' in page
    assert 'Mend the bridge.' in page


def test_a_response_that_is_not_public_after_its_day_is_not_passed_over(client: Client, cast: Cast):
    page = client.get(f'/evaluations/{cast.evaluations[Stage.FIRST_FOLLOW_UP]}').content.decode()
    assert 'was due 1 November 2025' in page
    assert 'Only the main road.' not in page
    assert 'Order steel.' not in page
    assert 'no response yet' not in page  # there is one, which is not public


def test_the_list_says_with_its_day_until_when_a_response_is_awaited(client: Client, cast: Cast):
    page = client.get('/').content.decode()
    assert 'The management response is due 15 May 2026, in 11 days.' in page
    assert 'The management response was due 1 November 2025, 6 months ago. It is not published yet.' in page
    assert 'The management response is not published yet.' not in page


def test_a_matrix_that_is_public_shows_the_answers_and_nobodys_name(client: Client, cast: Cast):
    key = cast.evaluations[Stage.READY_TO_CLOSE]
    evaluations.publish_matrix(evaluation=key, by=None, on=TODAY)
    page = client.get(f'/evaluations/{key}').content.decode()
    assert 'The organisation answered 3 recommendations' in page
    assert 'Only the main road.' in page
    assert 'Steel has been ordered.' in page
    assert not any(person.name in page for person in cast.persons.values())
    assert 'C. Person' not in page


def test_a_public_response_that_is_late_says_by_how_much(client: Client, cast: Cast):
    key = cast.evaluations[Stage.RESPONSES_DUE]
    evaluations.publish_matrix(evaluation=key, by=None, on=TODAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv('UPTAKE_TODAY', '2026-06-24')
        page = client.get(f'/evaluations/{key}').content.decode()
    assert 'Management response due 15 May 2026, 40 days late.' in page


def test_a_restricted_matrix_says_that_access_is_restricted_and_not_why(client: Client, cast: Cast):
    key = cast.evaluations[Stage.READY_TO_CLOSE]
    evaluations.restrict(evaluation=key, reason='It names witnesses.', by=None, on=TODAY)
    page = client.get(f'/evaluations/{key}').content.decode()
    assert 'Access to the management response of this evaluation is restricted.' in page
    assert 'witnesses' not in page
    assert 'restricted' in client.get('/', {'text': 'ready'}).content.decode()


def test_a_recommendation_has_an_address_of_its_own(client: Client, cast: Cast):
    page = client.get(f'/recommendations/{cast.recommendations[Stage.FIRST_FOLLOW_UP][0]}').content.decode()
    assert 'Mend the bridge.' in page


@pytest.mark.parametrize('path', ['/evaluations/{draft}', '/evaluations/999999', '/recommendations/999999', '/nowhere'])
def test_what_is_not_public_is_not_there_and_the_page_says_what_to_do(client: Client, cast: Cast, path: str):
    response = client.get(path.format(draft=cast.evaluations[Stage.DRAFT]))
    assert response.status_code == 404
    assert 'There is nothing at this address' in response.content.decode()


@pytest.mark.parametrize(('language', 'heading'), [('fr', 'lang="fr"'), ('es', 'lang="es"')])
def test_the_page_is_in_the_readers_language(client: Client, cast: Cast, language: str, heading: str):
    page = client.get('/', headers={'accept-language': language}).content.decode()
    assert f'<html {heading}' in page
