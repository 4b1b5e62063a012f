"""Who sees and does what: the table of rights, asked as a condition of a query and of a record at hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.cast import PERSONS, PUBLISHED, TODAY, Cast
from uptake.domain.errors import NotAllowed
from uptake.domain.process import Stage
from uptake.domain.vocabulary import Response, Role
from uptake.people import changes as people
from uptake.people.roles import Permission
from uptake.records import queries
from uptake.records.access import NotFound, may, who_may
from uptake.records.changes import evaluations, recommendations, responses, units
from uptake.records.facts import EvaluationFacts

pytestmark = [pytest.mark.records, pytest.mark.django_db]
READS_ALL = {'central', 'senior'}
READS_NORLAND = {
    'manager', 'commissioner', 'coordinator', 'unit', 'head', 'regional_director', 'specialist',
    'department_director', 'regional_me', 'central', 'senior',
}  # fmt: skip


def readers(cast: Cast, evaluation: int) -> set[str]:
    return {
        name
        for name in PERSONS
        if any(row.id == evaluation for row in queries.evaluations(cast.persons[name], on=TODAY).rows)
    }


def test_a_draft_is_known_to_those_who_work_on_it_and_to_nobody_else(cast: Cast) -> None:
    assert readers(cast, cast.evaluations[Stage.DRAFT]) == READS_NORLAND


def test_what_is_published_is_known_to_everybody(cast: Cast) -> None:
    assert readers(cast, cast.abroad) == set(PERSONS)
    assert any(row.id == cast.abroad for row in queries.published(on=TODAY).rows)


def test_a_report_is_known_to_the_public_from_its_day_on(cast: Cast) -> None:
    key = cast.evaluations[Stage.RESPONSES_DUE]
    day = PUBLISHED[Stage.RESPONSES_DUE]
    assert day is not None
    before = day - timedelta(days=1)
    assert key in {row.id for row in queries.published(on=day).rows}
    assert key not in {row.id for row in queries.published(on=before).rows}
    with pytest.raises(NotFound):
        queries.evaluation_for(None, key, on=before)


@pytest.mark.parametrize('which', ['abroad', 'at home'])
def test_what_is_withdrawn_is_left_to_the_central_unit_and_senior_management(cast: Cast, which: str) -> None:
    key = cast.abroad if which == 'abroad' else cast.evaluations[Stage.FIRST_FOLLOW_UP]
    evaluations.withdraw(evaluation=key, reason='Entered twice.', by=cast.central, on=TODAY)
    assert readers(cast, key) == READS_ALL
    with pytest.raises(NotFound):
        queries.matrix_of(None, key, on=TODAY)


def test_nobody_works_on_what_is_withdrawn(cast: Cast) -> None:
    key, first = cast.evaluations[Stage.FIRST_FOLLOW_UP], cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    assert may(cast.unit, Permission.RESPOND, on=TODAY, recommendation=first)
    evaluations.withdraw(evaluation=key, reason='Entered twice.', by=cast.central, on=TODAY)
    assert not may(cast.unit, Permission.RESPOND, on=TODAY, recommendation=first)
    assert not may(cast.manager, Permission.DESCRIBE, on=TODAY, evaluation=key)


def test_the_public_reads_recommendations_and_nothing_more_before_the_matrix_is_published(cast: Cast) -> None:
    key = cast.evaluations[Stage.FIRST_FOLLOW_UP]
    before = queries.matrix_of(None, key, on=TODAY)
    assert [row.text for row in before.recommendations] == ['Mend the bridge.', 'Paint the lines.', 'Sell the lorries.']
    assert all(row.response is None and not row.actions and row.first is None for row in before.recommendations)
    assert before.evaluation.figures is None
    assert before.position is None
    assert not before.open_to_reader
    evaluations.publish_matrix(evaluation=key, by=cast.central, on=TODAY)
    after = queries.matrix_of(None, key, on=TODAY)
    assert after.recommendations[0].response is not None
    assert after.recommendations[0].actions[0].text == 'Order steel.'
    assert after.evaluation.figures is not None


def test_the_public_never_reads_who_the_persons_are(cast: Cast) -> None:
    key = cast.evaluations[Stage.FIRST_FOLLOW_UP]
    evaluations.publish_matrix(evaluation=key, by=cast.central, on=TODAY)
    assert queries.matrix_of(None, key, on=TODAY).roles == ()
    assert queries.evaluation_for(None, key, on=TODAY).coordinator_as_written == ''
    assert queries.evaluation_for(cast.head, key, on=TODAY).coordinator_as_written.startswith('C. Person')


def test_of_a_restricted_matrix_the_public_learns_that_it_is_so(cast: Cast) -> None:
    key = cast.evaluations[Stage.FIRST_FOLLOW_UP]
    evaluations.restrict(evaluation=key, reason='It names witnesses.', by=cast.central, on=TODAY)
    view = queries.matrix_of(None, key, on=TODAY)
    assert (view.evaluation.restricted, view.open_to_reader, view.restricted_reason) == (True, False, '')
    assert queries.matrix_of(cast.head, key, on=TODAY).restricted_reason == 'It names witnesses.'


def test_query_and_record_at_hand_give_the_same_answer_for_everybody_and_everything(cast: Cast) -> None:
    for name in PERSONS:
        person = cast.persons[name]
        for key in (cast.evaluations[Stage.FIRST_FOLLOW_UP], cast.abroad):
            asked = {one for one in Permission if may(person, one, on=TODAY, evaluation=key)}
            assert queries.matrix_of(person, key, on=TODAY).may == asked, name
            assert queries.evaluation_for(person, key, on=TODAY).may == asked, name
        for about in cast.recommendations[Stage.FIRST_FOLLOW_UP]:
            asked = {one for one in Permission if may(person, one, on=TODAY, recommendation=about)}
            assert queries.recommendation_for(person, about, on=TODAY).recommendation.may == asked, name


def test_a_unit_answers_what_is_addressed_to_it_and_nothing_else(cast: Cast) -> None:
    own, other = cast.recommendations[Stage.RESPONSES_DUE][:2]
    unit = queries.recommendation_for(cast.unit, other, on=TODAY).recommendation.units[0]
    units.reassign(
        unit=unit.id, to_office=cast.offices['sudonia'].pk, reason='It lies there.', by=cast.coordinator, on=TODAY
    )
    responses.record(recommendation=own, value=Response.ACCEPTED, by=cast.unit, on=TODAY)
    with pytest.raises(NotAllowed):
        responses.record(recommendation=other, value=Response.ACCEPTED, by=cast.unit, on=TODAY)
    responses.record(recommendation=other, value=Response.ACCEPTED, by=cast.other_unit, on=TODAY)


def test_who_answers_for_a_unit_without_being_of_it_is_marked(cast: Cast) -> None:
    first, second = cast.recommendations[Stage.RESPONSES_DUE][:2]
    responses.record(recommendation=first, value=Response.ACCEPTED, by=cast.unit, on=TODAY)
    responses.record(recommendation=second, value=Response.ACCEPTED, by=cast.coordinator, on=TODAY)
    rows = queries.matrix_of(cast.head, cast.evaluations[Stage.RESPONSES_DUE], on=TODAY).recommendations
    assert [row.response.on_behalf for row in rows[:2] if row.response] == [False, True]


def test_the_technical_administrator_has_no_rights_to_content(cast: Cast) -> None:
    assert queries.matrix_of(cast.administrator, cast.abroad, on=TODAY).may == frozenset()


def test_a_role_counts_from_its_first_to_its_last_day(cast: Cast) -> None:
    draft = cast.evaluations[Stage.DRAFT]
    held = people.hold_role(
        by=None, on=TODAY, person=cast.staff, role=Role.HEAD_OF_OFFICE, office=cast.offices['norland']
    )
    assert may(cast.staff, Permission.VIEW, on=TODAY, evaluation=draft)
    assert not may(cast.staff, Permission.VIEW, on=TODAY - timedelta(days=1), evaluation=draft)
    people.end_role(by=None, held=held, on=TODAY)
    assert may(cast.staff, Permission.VIEW, on=TODAY, evaluation=draft)
    assert not may(cast.staff, Permission.VIEW, on=TODAY + timedelta(days=1), evaluation=draft)


def test_who_left_reaches_nothing(cast: Cast) -> None:
    cast.head.is_active = False
    cast.head.save()
    assert not may(cast.head, Permission.VIEW, on=TODAY, evaluation=cast.evaluations[Stage.DRAFT])


def test_the_right_can_be_asked_the_other_way_round(cast: Cast) -> None:
    may_respond = who_may(Permission.NAME_UNITS, evaluation=cast.evaluations[Stage.FIRST_FOLLOW_UP], on=TODAY)
    assert set(may_respond) == {cast.manager, cast.coordinator, cast.central}


def test_an_evaluation_manager_registers_and_the_head_of_the_office_does_not(cast: Cast) -> None:
    facts = EvaluationFacts(title='New roads', managing_office=cast.offices['norland'].pk)
    key = evaluations.register(facts=facts, by=cast.manager, on=TODAY)
    recommendations.enter(evaluation=key, text='Build one.', by=cast.manager, on=TODAY)
    with pytest.raises(NotAllowed):
        evaluations.register(facts=facts, by=cast.head, on=TODAY)


def test_persons_and_offices_are_the_central_units_business(cast: Cast) -> None:
    people.add_person(by=cast.central, email='new@roads.example', name='New')
    for name in ('head', 'administrator', 'staff'):
        with pytest.raises(NotAllowed):
            people.hold_role(by=cast.persons[name], on=TODAY, person=cast.staff, role=Role.CENTRAL_UNIT)
