"""Answering: what a person writes is checked, looked at, saved once, and refused beside its field."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from uptake.domain.process import Stage
from uptake.records import queries
from uptake.records.queries import RecommendationRow


@pytest.fixture
def unit(desk) -> Client:
    return desk('unit')


def read(cast: Cast, stage: Stage, at: int = 0) -> RecommendationRow:
    key = cast.recommendations[stage][at]
    return queries.recommendation_for(cast.central, key, on=TODAY).recommendation


def test_a_response_is_looked_at_before_it_is_saved(unit, cast):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    answer = {'value': 'accepted', 'comment': 'It is wanted.'}
    page = unit.post(f'/desk/recommendations/{key}/response', answer).content.decode()
    assert 'Check before it is saved' in page
    assert 'It is wanted.' in page
    assert read(cast, Stage.RESPONSES_DUE).response is None

    response = unit.post(f'/desk/recommendations/{key}/response', {**answer, 'step': 'save'}, follow=True)
    assert 'The response is saved.' in response.content.decode()
    said = read(cast, Stage.RESPONSES_DUE).response
    assert said is not None
    assert (said.value, said.comment, said.said_by) == ('accepted', 'It is wanted.', 'Project officer')


def test_going_back_to_change_an_answer_loses_nothing(unit, cast):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    answer = {'value': 'rejected', 'comment': 'There is no bridge.', 'step': 'change'}
    page = unit.post(f'/desk/recommendations/{key}/response', answer).content.decode()
    assert 'There is no bridge.' in page
    assert 'errorlist' not in page


@pytest.mark.parametrize('value', ['partially_accepted', 'rejected'])
@pytest.mark.parametrize('step', ['check', 'save'])
def test_a_response_without_its_reason_comes_back_with_the_message_beside_the_field(unit, cast, value, step):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    response = unit.post(f'/desk/recommendations/{key}/response', {'value': value, 'comment': '', 'step': step})
    page = response.content.decode()
    assert response.status_code == 422
    assert '<title>Error:' in page
    assert 'href="#id_comment"' in page
    assert 'id="id_comment_error"' in page
    assert f'value="{value}" required id' in page or f'value="{value}"' in page
    assert read(cast, Stage.RESPONSES_DUE).response is None


def test_nothing_chosen_is_said_in_the_summary_which_leads_to_the_first_choice(unit, cast):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    page = unit.post(f'/desk/recommendations/{key}/response', {'comment': 'x'}).content.decode()
    assert 'href="#id_value_0"' in page
    assert 'Choose whether it is accepted' in page


def test_a_key_action_keeps_its_deadline_as_written_beside_the_period_it_means(unit, cast):
    key = cast.recommendations[Stage.BEFORE_FIRST_FOLLOW_UP][0]
    told = {'text': 'Order rivets.', 'deadline': 'First quarter of 2027', 'responsible': 'Ministry; Harbour'}
    page = unit.post(f'/desk/recommendations/{key}/actions/new', told, follow=True).content.decode()
    assert 'First quarter of 2027' in page
    assert 'to 31 March 2027' in page
    action = read(cast, Stage.BEFORE_FIRST_FOLLOW_UP).actions[-1]
    assert action.deadline.latest.isoformat() == '2027-03-31'
    assert action.responsible == ('Ministry', 'Harbour')


def test_how_a_deadline_is_understood_can_be_asked_without_script_and_saves_nothing(unit, cast):
    key = cast.recommendations[Stage.BEFORE_FIRST_FOLLOW_UP][0]
    before = len(read(cast, Stage.BEFORE_FIRST_FOLLOW_UP).actions)
    told = {'text': '', 'deadline': 'mid-2027', 'step': 'read'}
    response = unit.post(f'/desk/recommendations/{key}/actions/new', told)
    assert response.status_code == 200
    assert 'Understood as: to about 30 June 2027.' in response.content.decode()
    assert len(read(cast, Stage.BEFORE_FIRST_FOLLOW_UP).actions) == before


def test_a_deadline_nobody_understands_says_so_while_it_is_written(unit):
    assert unit.get('/desk/deadline', {'text': 'when the cows come home'}).content.decode().startswith('Not understood')
    assert unit.get('/desk/deadline', {'text': 'First quarter of 2027'}).content == b'Understood as: to 31 March 2027.'


def test_a_key_action_can_be_changed(unit, cast):
    key = cast.recommendations[Stage.BEFORE_FIRST_FOLLOW_UP][0]
    action = read(cast, Stage.BEFORE_FIRST_FOLLOW_UP).actions[0]
    address = f'/desk/recommendations/{key}/actions/{action.id}'
    assert 'Order steel.' in unit.get(address).content.decode()
    unit.post(address, {'text': 'Order better steel.', 'deadline': 'December 2026'})
    changed = read(cast, Stage.BEFORE_FIRST_FOLLOW_UP).actions[0]
    assert (changed.text, changed.deadline.text) == ('Order better steel.', 'December 2026')


def test_where_a_key_action_stands_is_said_in_one_step(unit, cast):
    key = cast.recommendations[Stage.BEFORE_FIRST_FOLLOW_UP][0]
    action = read(cast, Stage.BEFORE_FIRST_FOLLOW_UP).actions[0]
    unit.post(f'/desk/recommendations/{key}/actions/{action.id}/state', {'status': 'initiated', 'comment': 'Ordered.'})
    assert read(cast, Stage.BEFORE_FIRST_FOLLOW_UP).actions[0].status == 'initiated'


def test_the_button_pressed_in_the_list_is_chosen_in_the_form(unit, cast):
    key = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    page = unit.get(f'/desk/recommendations/{key}/follow-up/first?status=completed').content.decode()
    assert 'value="completed" required id="id_status_0" checked' in page


def test_the_follow_up_is_recorded_with_what_completed_covers(unit, cast):
    key = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    told = {'status': 'completed', 'extent': 'part', 'comment': 'One lane.', 'step': 'save'}
    unit.post(f'/desk/recommendations/{key}/follow-up/first', told)
    first = read(cast, Stage.FIRST_FOLLOW_UP).first
    assert first is not None
    assert (first.status, first.extent, first.comment) == ('completed', 'part', 'One lane.')


def test_what_is_no_longer_relevant_must_be_explained(unit, cast):
    key = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    response = unit.post(f'/desk/recommendations/{key}/follow-up/first', {'status': 'discarded'})
    assert response.status_code == 422
    assert 'id="id_comment_error"' in response.content.decode()


@pytest.mark.parametrize('who', ['other_unit', 'staff', 'senior', 'central'])
@pytest.mark.parametrize('page', ['response', 'actions/new', 'follow-up/first'])
def test_who_may_not_answer_finds_no_page_to_answer_on(desk, cast, who, page):
    key = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    assert desk(who).get(f'/desk/recommendations/{key}/{page}').status_code == 404


def test_a_round_that_does_not_exist_is_not_there(unit, cast):
    key = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    assert unit.get(f'/desk/recommendations/{key}/follow-up/third').status_code == 404


def test_what_a_person_writes_is_never_taken_for_markup(unit, cast):
    key = cast.recommendations[Stage.RESPONSES_DUE][0]
    evil = '<script>alert(1)</script>'
    answer = {'value': 'accepted', 'comment': evil, 'step': 'save'}
    page = unit.post(f'/desk/recommendations/{key}/response', answer, follow=True).content.decode()
    assert evil not in page
    assert '&lt;script&gt;' in page
