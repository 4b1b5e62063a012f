"""The story of one management response, told by the stage it stands at and by what is owed next."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uptake.domain.facts import Evaluation, Monitoring, Recommendation
from uptake.domain.policies import policy
from uptake.domain.process import Duty, Position, Stage, process
from uptake.domain.vocabulary import Coverage, ImplementationStatus, Level, Response, Role, Round

PUBLISHED = date(2025, 8, 31)
RULES = policy('iom-2022')
OPEN, DONE, DROPPED = ImplementationStatus.OPEN, ImplementationStatus.COMPLETED, ImplementationStatus.DISCARDED


def answered(response: Response = Response.ACCEPTED, **rounds: ImplementationStatus) -> Recommendation:
    entries = tuple(Monitoring(Round(name), status) for name, status in rounds.items())
    return Recommendation(response=response, units=1, monitoring=entries)


def at(day: date, *recommendations: Recommendation, **facts: object) -> Position:
    evaluation = Evaluation(published=PUBLISHED, coordinator=True, recommendations=recommendations)
    return process(replace(evaluation, **facts), RULES, on=day)  # type: ignore[arg-type]


def owed(position: Position) -> list[tuple[Duty, int, bool]]:
    return [(each.duty, each.count, each.late) for each in position.owed]


def test_before_publication_it_is_a_draft_and_the_central_unit_publishes() -> None:
    position = at(date(2025, 8, 30), Recommendation())
    assert position.stage is Stage.DRAFT
    assert [(each.duty, each.by) for each in position.owed] == [(Duty.PUBLISH, Role.CENTRAL_UNIT)]
    assert at(date(2030, 1, 1), published=None).schedule is None


def test_published_without_recommendations_the_manager_enters_them() -> None:
    position = at(date(2025, 9, 1), coordinator=False)
    assert position.stage is Stage.TO_BE_PREPARED
    assert {each.duty for each in position.owed} == {Duty.ENTER_RECOMMENDATIONS, Duty.NAME_COORDINATOR}
    assert {each.by for each in position.owed} == {Role.EVALUATION_MANAGER}


def test_responses_are_due_for_two_months_and_late_after_that() -> None:
    pair = (Recommendation(), answered())
    assert at(date(2025, 10, 31), *pair).stage is Stage.RESPONSES_DUE
    assert owed(at(date(2025, 10, 31), *pair)) == [(Duty.RESPOND, 1, False)]
    assert at(date(2025, 11, 1), *pair).stage is Stage.RESPONSES_DUE
    assert owed(at(date(2025, 11, 1), *pair)) == [(Duty.RESPOND, 1, True)]


def test_once_all_is_answered_nothing_is_owed_until_the_first_follow_up() -> None:
    position = at(date(2025, 10, 1), answered(), answered(Response.REJECTED))
    assert (position.stage, position.owed) == (Stage.BEFORE_FIRST_FOLLOW_UP, ())
    assert position.next is None


def test_the_first_follow_up_asks_for_the_accepted_ones_only() -> None:
    position = at(date(2026, 2, 28), answered(), answered(Response.PARTIALLY_ACCEPTED), answered(Response.REJECTED))
    assert position.stage is Stage.FIRST_FOLLOW_UP
    assert owed(position) == [(Duty.FIRST_MONITORING, 2, False)]
    assert position.next is not None
    assert position.next.due == date(2026, 6, 30)


def test_when_all_have_reported_the_coordinator_reviews() -> None:
    position = at(date(2026, 3, 1), answered(first=OPEN), answered(first=DONE))
    assert [(each.duty, each.by) for each in position.owed] == [(Duty.REVIEW, Role.COORDINATOR)]
    assert at(date(2026, 3, 1), answered(first=OPEN), reviewed=date(2026, 3, 1)).owed == ()


def test_between_the_follow_ups_only_what_was_missed_is_late() -> None:
    position = at(date(2026, 7, 15), answered(first=OPEN), answered())
    assert position.stage is Stage.BETWEEN_FOLLOW_UPS
    assert owed(position) == [(Duty.FIRST_MONITORING, 1, True)]
    assert position.late


def test_the_final_follow_up_asks_only_for_what_is_open() -> None:
    position = at(
        date(2026, 9, 1), answered(first=OPEN), answered(first=DONE), answered(first=DROPPED), reviewed=date(2026, 7, 1)
    )
    assert position.stage is Stage.FINAL_FOLLOW_UP
    assert owed(position) == [(Duty.FINAL_MONITORING, 1, False)]


def test_all_settled_at_the_first_follow_up_can_be_closed_early() -> None:
    settled = answered(first=DONE)
    position = at(date(2026, 4, 1), settled, reviewed=date(2026, 4, 1), level=Level.PROJECT, coverage=Coverage.COUNTRY)
    assert position.stage is Stage.READY_TO_CLOSE
    assert [(each.duty, each.by) for each in position.owed] == [(Duty.CONTROL, Role.REGIONAL_ME_OFFICER)]
    controlled = at(date(2026, 4, 2), settled, reviewed=date(2026, 4, 1), controlled=date(2026, 4, 2))
    assert [(each.duty, each.by) for each in controlled.owed] == [(Duty.CLOSE, Role.COORDINATOR)]


def test_all_rejected_is_ready_to_close_with_no_follow_up() -> None:
    assert at(date(2025, 10, 1), answered(Response.REJECTED)).stage is Stage.READY_TO_CLOSE


def test_what_is_open_after_fifteen_months_is_reviewed_and_no_longer_chased() -> None:
    assert at(date(2026, 11, 30), answered(first=OPEN)).stage is Stage.FINAL_FOLLOW_UP
    position = at(date(2026, 12, 1), answered(first=OPEN, final=OPEN), Recommendation())
    assert position.stage is Stage.AFTER_END
    assert owed(position) == [(Duty.LEARNING_REVIEW, 2, False)]
    assert not position.late


def test_closed_is_closed_and_owes_nothing() -> None:
    position = at(date(2027, 1, 1), answered(first=OPEN), closed=date(2026, 12, 15))
    assert (position.stage, position.owed) == (Stage.CLOSED, ())
    assert at(date(2026, 12, 14), answered(first=OPEN), closed=date(2026, 12, 15)).stage is Stage.AFTER_END


RESPONSES = st.none() | st.sampled_from(list(Response))
STATUSES = st.none() | st.sampled_from(list(ImplementationStatus))
RECOMMENDATIONS = st.builds(
    lambda response, first, final: Recommendation(
        response=response, monitoring=(Monitoring(Round.FIRST, first), Monitoring(Round.FINAL, final))
    ),
    RESPONSES,
    STATUSES,
    STATUSES,
)
EVALUATIONS = st.builds(
    Evaluation,
    published=st.none() | st.dates(date(2015, 1, 1), date(2035, 12, 31)),
    coordinator=st.booleans(),
    recommendations=st.lists(RECOMMENDATIONS, max_size=6).map(tuple),
    reviewed=st.none() | st.just(date(2026, 1, 1)),
    controlled=st.none() | st.just(date(2026, 1, 1)),
)


@given(EVALUATIONS, st.dates(date(2014, 1, 1), date(2038, 12, 31)))
def test_every_set_of_facts_has_a_stage_and_late_things_have_a_date(evaluation: Evaluation, on: date) -> None:
    position = process(evaluation, RULES, on=on)
    assert position.stage in Stage
    for each in position.owed:
        assert each.count >= 0
        assert each.late == (each.due is not None and each.due < on)


@given(EVALUATIONS, st.integers(0, 500))
def test_with_facts_unchanged_time_never_leads_back_to_an_earlier_stage(evaluation: Evaluation, days: int) -> None:
    if evaluation.published is None:
        return
    order = list(Stage)
    before = process(evaluation, RULES, on=evaluation.published)
    after = process(evaluation, RULES, on=evaluation.published + timedelta(days=days))
    assert order.index(after.stage) >= order.index(before.stage)


@pytest.mark.parametrize('stage', list(Stage))
def test_every_stage_can_be_reached(stage: Stage) -> None:
    open_one, settled = answered(first=OPEN), answered(first=DONE)
    days = [PUBLISHED + timedelta(days=step) for step in (-30, 30, 190, 320, 370, 500)]
    reached = {
        position.stage
        for day in days
        for recommendations in ((), (Recommendation(),), (open_one,), (settled,))
        for closed in (None, date(2026, 12, 31))
        for position in [at(day, *recommendations, closed=closed)]
    }
    assert stage in reached
