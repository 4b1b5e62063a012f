"""An answer sent too soon is taken back by who gave it, while nothing else has changed, and the history keeps both."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from uptake import clock
from uptake.domain.process import Stage
from uptake.domain.vocabulary import Response
from uptake.records import history, queries
from uptake.records.changes import responses
from uptake.records.queries import RecommendationRow


def read(cast: Cast, key: int) -> RecommendationRow:
    return queries.recommendation_for(cast.central, key, on=TODAY).recommendation


def undo_on(page: str) -> str:
    found = re.search(r'action="(/desk/recommendations/\d+/undo/\d+)"', page)
    assert found, 'the message offers no way back'
    return found[1]


def answer(client: Client, key: int, page: str, **told: str) -> str:
    return client.post(f'/desk/recommendations/{key}/{page}', {**told, 'step': 'save'}, follow=True).content.decode()


def test_a_first_response_taken_back_leaves_none_and_is_owed_again(desk, cast):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    unit = desk('unit')
    way_back = undo_on(answer(unit, key, 'response', value='accepted', comment='Yes.'))
    page = unit.post(way_back, follow=True).content.decode()
    assert 'Undone.' in page
    assert 'Took the last answer back.' in page
    assert read(cast, key).response is None
    assert read(cast, key).owed == 'response'
    figures = queries.matrix_of(cast.central, cast.evaluations[Stage.RESPONSES_DUE], on=TODAY).evaluation.figures
    assert figures is not None
    assert figures.answered == 0
    assert history.verify() is None


def test_a_response_changed_and_taken_back_is_what_it_was_with_who_said_it(desk, cast):
    key = cast.recommendations[Stage.FIRST_FOLLOW_UP][1]
    before = read(cast, key).response
    way_back = undo_on(answer(desk('coordinator'), key, 'response', value='rejected', comment='Never.'))
    assert read(cast, key).response != before
    desk('coordinator').post(way_back)
    assert read(cast, key).response == before


def test_a_follow_up_and_a_key_action_are_taken_back(desk, cast):
    key = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    unit = desk('unit')
    unit.post(undo_on(answer(unit, key, 'follow-up/first', status='completed', comment='Done.')))
    assert read(cast, key).first is None
    action = read(cast, key).actions[0]
    unit.post(undo_on(answer(unit, key, f'actions/{action.id}/state', status='completed', comment='Done.')))
    assert read(cast, key).actions == (action,)


def test_only_who_answered_takes_it_back_and_only_once(desk, cast):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    way_back = undo_on(answer(desk('unit'), key, 'response', value='accepted', comment='Yes.'))
    assert [desk(who).post(way_back).status_code for who in ('coordinator', 'central', 'staff')] == [404] * 3
    assert desk('unit').get(way_back).status_code == 405
    desk('unit').post(way_back)
    again = desk('unit').post(way_back, follow=True).content.decode()
    assert 'cannot be undone any more' in again


@pytest.mark.parametrize('late', [True, False], ids=['too late', 'somebody else answered since'])
def test_what_has_been_overtaken_is_not_taken_back(desk, cast, monkeypatch, late):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    way_back = undo_on(answer(desk('unit'), key, 'response', value='accepted', comment='Yes.'))
    if late:
        then = clock.now() + timedelta(hours=1)
        monkeypatch.setattr(clock, 'now', lambda: then)
    else:
        responses.record(
            recommendation=key, value=Response.REJECTED, comment='No money.', by=cast.coordinator, on=TODAY
        )
    said = read(cast, key).response
    assert 'cannot be undone any more' in desk('unit').post(way_back, follow=True).content.decode()
    assert read(cast, key).response == said


def test_who_has_no_function_is_not_shown_in_public_by_name(cast):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    cast.unit.function = ''
    cast.unit.save()
    responses.record(recommendation=key, value=Response.ACCEPTED, by=cast.unit, on=TODAY)
    said = read(cast, key).response
    assert said is not None
    assert said.said_by == 'Norland Field Unit'
    cast.coordinator.function = ''
    cast.coordinator.save()
    responses.record(recommendation=key, value=Response.ACCEPTED, comment='Yes.', by=cast.coordinator, on=TODAY)
    said = read(cast, key).response
    assert said is not None
    assert (said.said_by, said.said_on) == ('', None)
