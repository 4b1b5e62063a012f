"""What is due: each person's own, soonest first, with what was said last; the whole matrix in few queries."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.cast import PERSONS, TODAY, Cast
from uptake.domain.process import Stage
from uptake.domain.schedule import State
from uptake.domain.vocabulary import Response, Role
from uptake.records import queries
from uptake.records.changes import actions, evaluations, responses, units

pytestmark = [pytest.mark.records, pytest.mark.django_db]


def test_a_unit_owes_answers_follow_up_and_key_actions(cast: Cast) -> None:
    items = queries.due_for(cast.unit, on=TODAY)
    kinds = {(item.owed, item.evaluation_id) for item in items}
    assert ('response', cast.evaluations[Stage.RESPONSES_DUE]) in kinds
    assert ('first', cast.evaluations[Stage.FIRST_FOLLOW_UP]) in kinds
    assert ('final', cast.evaluations[Stage.FINAL_FOLLOW_UP]) in kinds
    assert ('action', cast.evaluations[Stage.FIRST_FOLLOW_UP]) in kinds
    assert not [item for item in items if item.evaluation_id == cast.evaluations[Stage.READY_TO_CLOSE]]
    assert {item.role for item in items} == {Role.RESPONSIBLE_UNIT}


def test_the_soonest_comes_first_and_what_is_no_longer_chased_last(cast: Cast) -> None:
    items = queries.due_for(cast.unit, on=TODAY)
    dated = [item.by for item in items if item.chased and item.by]
    assert dated == sorted(dated)
    over = [item.chased for item in items]
    assert over == sorted(over, reverse=True)
    assert {item.evaluation_id for item in items if not item.chased} == {cast.evaluations[Stage.AFTER_END]}


def test_a_final_follow_up_shows_what_was_said_at_the_first(cast: Cast) -> None:
    item = next(item for item in queries.due_for(cast.unit, on=TODAY) if item.owed == 'final')
    assert (item.said_last, item.said_last_on) == ('Steel has been ordered.', TODAY)
    assert item.units == ('Norland Field Unit',)
    assert item.text == 'Mend the bridge.'


def test_what_cannot_start_yet_is_listed_with_the_day_from_which_it_can(cast: Cast) -> None:
    waiting = [
        item
        for item in queries.due_for(cast.unit, on=TODAY)
        if item.evaluation_id == cast.evaluations[Stage.BEFORE_FIRST_FOLLOW_UP] and item.owed == 'first'
    ]
    assert {(item.standing.state, item.standing.opens) for item in waiting if item.standing} == {
        (State.AHEAD, date(2026, 7, 10))
    }
    assert len(waiting) == 2


def test_an_action_without_a_last_day_comes_after_the_dated_ones(cast: Cast) -> None:
    mine = [
        item
        for item in queries.due_for(cast.unit, on=TODAY)
        if item.evaluation_id == cast.evaluations[Stage.FIRST_FOLLOW_UP] and item.owed == 'action'
    ]
    assert [(item.action_text, item.deadline_text, item.by) for item in mine] == [
        ('Order steel.', 'Second quarter of 2026', date(2026, 6, 30)),
        ('Buy paint.', 'Ongoing', None),
    ]


def test_a_coordinator_sees_everything_open_in_the_responses_coordinated(cast: Cast) -> None:
    items = queries.due_for(cast.coordinator, on=TODAY)
    assert {item.role for item in items} == {Role.COORDINATOR}
    assert {(item.owed, item.recommendation_id) for item in items if item.owed != 'matrix'} == {
        (item.owed, item.recommendation_id) for item in queries.due_for(cast.unit, on=TODAY)
    }


def test_the_manager_owes_the_recommendations_and_stands_in_while_nobody_coordinates(cast: Cast) -> None:
    items = queries.due_for(cast.manager, on=TODAY)
    assert [(item.owed, item.evaluation_id) for item in items] == [('matrix', cast.evaluations[Stage.TO_BE_PREPARED])]
    key = cast.evaluations[Stage.RESPONSES_DUE]
    evaluations.end_role(
        evaluation=key, person=cast.coordinator.pk, role=Role.COORDINATOR, by=None, on=date(2026, 5, 1)
    )
    now = [item for item in queries.due_for(cast.manager, on=TODAY) if item.owed == 'response']
    assert len(now) == 3
    assert {item.role for item in now} == {Role.EVALUATION_MANAGER}


def test_nothing_is_due_from_who_has_no_part_in_it(cast: Cast) -> None:
    for name in ('staff', 'senior', 'administrator', 'central', 'regional_me', 'other_unit'):
        assert queries.due_for(cast.persons[name], on=TODAY) == (), name


def test_what_is_answered_is_due_no_longer(cast: Cast) -> None:
    about = cast.recommendations[Stage.RESPONSES_DUE][0]
    responses.record(recommendation=about, value=Response.REJECTED, comment='No.', by=cast.unit, on=TODAY)
    assert about not in {item.recommendation_id for item in queries.due_for(cast.unit, on=TODAY)}


def test_an_action_of_another_unit_is_that_units_to_do(cast: Cast) -> None:
    about = cast.recommendations[Stage.FIRST_FOLLOW_UP][1]
    key = actions.promise(
        recommendation=about, text='Lend a lorry.', units=[cast.offices['sudonia'].pk], by=None, on=TODAY
    )
    assert key in {item.action_id for item in queries.due_for(cast.other_unit, on=TODAY)}
    assert key not in {item.action_id for item in queries.due_for(cast.unit, on=TODAY)}


def test_reassigning_moves_what_is_due(cast: Cast) -> None:
    about = cast.recommendations[Stage.RESPONSES_DUE][0]
    unit = queries.recommendation_for(cast.head, about, on=TODAY).recommendation.units[0]
    units.reassign(unit=unit.id, to_office=cast.offices['sudonia'].pk, reason='Theirs.', by=cast.coordinator, on=TODAY)
    assert [item.recommendation_id for item in queries.due_for(cast.other_unit, on=TODAY)] == [about]


def test_queries_are_few_and_do_not_grow(cast: Cast, django_assert_max_num_queries: Any) -> None:
    key = cast.evaluations[Stage.FIRST_FOLLOW_UP]
    about = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    for number in range(20):
        actions.promise(recommendation=about, text=f'Step {number}.', by=None, on=TODAY)
    for name in PERSONS:
        person = cast.persons[name]
        with django_assert_max_num_queries(7):
            queries.due_for(person, on=TODAY)
        with django_assert_max_num_queries(10):
            queries.matrix_of(person, key, on=TODAY)
        with django_assert_max_num_queries(12):
            queries.evaluation_for(person, key, on=TODAY)
        with django_assert_max_num_queries(11):
            queries.recommendation_for(person, about, on=TODAY)
    with django_assert_max_num_queries(8):
        queries.matrix_of(None, key, on=TODAY)
