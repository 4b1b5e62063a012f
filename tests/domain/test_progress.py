"""Counts are defined once, and add up."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_process import EVALUATIONS
from uptake.domain.deadlines import Deadline
from uptake.domain.facts import Action, Evaluation, Monitoring, Recommendation
from uptake.domain.policies import policy
from uptake.domain.progress import Progress, progress, sentence_numbers, together
from uptake.domain.vocabulary import Certainty, Extent, ImplementationStatus, Response, Round

RULES = policy()
TODAY = date(2026, 9, 1)


def due(latest: date | None) -> Deadline:
    return Deadline('as written', latest=latest, certainty=Certainty.CERTAIN)


def accepted(status: ImplementationStatus | None = None, *actions: Action, **more: object) -> Recommendation:
    entries = () if status is None else (Monitoring(Round.FIRST, status, **more),)  # type: ignore[arg-type]
    return Recommendation(response=Response.ACCEPTED, actions=actions, monitoring=entries)


def counts(*recommendations: Recommendation) -> Progress:
    return progress(Evaluation(recommendations=recommendations), RULES, on=TODAY)


def test_one_evaluation_is_counted_by_response_and_by_status() -> None:
    told = counts(
        accepted(ImplementationStatus.COMPLETED),
        accepted(ImplementationStatus.OPEN),
        accepted(),
        Recommendation(response=Response.PARTIALLY_ACCEPTED),
        Recommendation(response=Response.REJECTED),
        Recommendation(),
    )
    assert (told.accepted, told.partially_accepted, told.rejected, told.unanswered) == (3, 1, 1, 1)
    assert (told.completed, told.open, told.discarded, told.unset) == (1, 1, 0, 2)
    assert (told.response_rate, told.acceptance_rate, told.completion_rate) == (5 / 6, 4 / 5, 1 / 4)


def test_the_final_round_outweighs_the_first_and_an_empty_one_does_not() -> None:
    first = Monitoring(Round.FIRST, ImplementationStatus.OPEN)
    last = Monitoring(Round.FINAL, ImplementationStatus.COMPLETED, extent=Extent.PART)
    told = counts(Recommendation(response=Response.ACCEPTED, monitoring=(last, first)))
    assert (told.completed, told.completed_in_part, told.open) == (1, 1, 0)
    told = counts(Recommendation(response=Response.ACCEPTED, monitoring=(first, Monitoring(Round.FINAL))))
    assert told.open == 1


def test_an_action_is_overdue_from_the_day_after_its_period() -> None:
    last_day = accepted(None, Action(deadline=due(TODAY)))
    passed = accepted(None, Action(deadline=due(date(2026, 8, 31))))
    done = accepted(None, Action(deadline=due(date(2026, 8, 31)), done=date(2026, 9, 1)))
    endless = accepted(None, Action(deadline=due(None)), Action())
    told = counts(last_day, passed, done, endless)
    assert (told.overdue, told.actions_overdue, told.actions_done, told.actions_without_end) == (1, 1, 1, 2)


def test_what_is_settled_or_rejected_is_never_overdue() -> None:
    late = Action(deadline=due(date(2020, 1, 1)))
    told = counts(
        accepted(ImplementationStatus.COMPLETED, late),
        accepted(ImplementationStatus.DISCARDED, late),
        Recommendation(response=Response.REJECTED, actions=(late,)),
    )
    assert (told.overdue, told.actions_overdue, told.actions) == (0, 0, 2)


def test_rates_of_nothing_are_none_not_zero() -> None:
    assert (Progress().response_rate, Progress().acceptance_rate, Progress().completion_rate) == (None, None, None)
    assert together([]) == Progress()


@given(st.lists(EVALUATIONS, max_size=5), st.dates(date(2015, 1, 1), date(2035, 1, 1)))
def test_the_counts_of_a_set_are_the_sums_and_each_recommendation_is_counted_once(
    evaluations: list[Evaluation], on: date
) -> None:
    told = together(progress(each, RULES, on=on) for each in evaluations)
    assert told.evaluations == len(evaluations)
    assert told.recommendations == sum(len(each.recommendations) for each in evaluations)
    assert told.recommendations == told.accepted + told.partially_accepted + told.rejected + told.unanswered
    assert told.followed_up == told.completed + told.open + told.discarded + told.unset
    numbers = sentence_numbers(told)
    assert numbers['taken_up'] == sum(numbers[key] for key in ('done', 'under_way', 'dropped', 'not_reported'))
    assert numbers['recommendations'] == sum(numbers[key] for key in ('taken_up', 'rejected', 'unanswered'))
