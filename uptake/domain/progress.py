"""Every count and rate that pages, reports and the API show, defined once.

A status is the latest that is stated, the final round before the first. A rejected recommendation owes no follow-up and
is in none of its figures. Rates are None where there is nothing to divide by, never 0.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date

from uptake.domain.facts import Evaluation, Recommendation
from uptake.domain.policies import Policy
from uptake.domain.vocabulary import Extent, ImplementationStatus, Response, Round

SETTLED = frozenset({ImplementationStatus.COMPLETED, ImplementationStatus.DISCARDED})


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts for one evaluation, or for several added up with `+` or `together`."""

    evaluations: int = 0
    recommendations: int = 0
    accepted: int = 0
    partially_accepted: int = 0
    rejected: int = 0
    unanswered: int = 0
    followed_up: int = 0  # answered with a response that is followed up
    completed: int = 0
    completed_in_part: int = 0  # of those, with some actions never to be done
    open: int = 0
    discarded: int = 0
    unset: int = 0  # followed up, with no status stated yet
    overdue: int = 0  # not settled, with at least one action past its period
    actions: int = 0
    actions_done: int = 0
    actions_overdue: int = 0
    actions_without_end: int = 0  # not done, with no end or none that is understood

    def __add__(self, other: Progress) -> Progress:
        return Progress(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def answered(self) -> int:
        """Recommendations with a response of any kind."""
        return self.recommendations - self.unanswered

    @property
    def response_rate(self) -> float | None:
        """Answered recommendations of all, 0.0 to 1.0."""
        return rate(self.answered, self.recommendations)

    @property
    def acceptance_rate(self) -> float | None:
        """Accepted and partially accepted of all that are answered, 0.0 to 1.0."""
        return rate(self.accepted + self.partially_accepted, self.answered)

    @property
    def completion_rate(self) -> float | None:
        """Completed of all that are followed up, 0.0 to 1.0."""
        return rate(self.completed, self.followed_up)


def rate(part: int, whole: int) -> float | None:
    """A share from 0.0 to 1.0, None of nothing."""
    return part / whole if whole else None


def progress(evaluation: Evaluation, policy: Policy, *, on: date) -> Progress:
    """The counts of one evaluation as they stand on that day."""
    counted = (of_recommendation(each, policy, on=on) for each in evaluation.recommendations)
    return sum(counted, Progress(evaluations=1))


def together(counts: Iterable[Progress]) -> Progress:
    """The counts of a set of evaluations; all zero for none."""
    return sum(counts, Progress())


def of_recommendation(recommendation: Recommendation, policy: Policy, *, on: date) -> Progress:
    """The counts of one recommendation: `recommendations` is 1, `evaluations` 0."""
    answer = recommendation.response
    owed = answer in policy.followed_up
    status = recommendation.status() if owed else None
    actions = recommendation.actions if owed else ()
    late = 0 if status in SETTLED else sum(action.overdue(on) for action in actions)
    return Progress(
        recommendations=1,
        accepted=answer is Response.ACCEPTED,
        partially_accepted=answer is Response.PARTIALLY_ACCEPTED,
        rejected=answer is Response.REJECTED,
        unanswered=answer is None,
        followed_up=owed,
        completed=status is ImplementationStatus.COMPLETED,
        completed_in_part=status is ImplementationStatus.COMPLETED and in_part(recommendation),
        open=status is ImplementationStatus.OPEN,
        discarded=status is ImplementationStatus.DISCARDED,
        unset=owed and status is None,
        overdue=late > 0,
        actions=len(actions),
        actions_done=sum(action.done is not None for action in actions),
        actions_overdue=late,
        actions_without_end=sum(
            action.done is None and (action.deadline is None or action.deadline.latest is None) for action in actions
        ),
    )


def in_part(recommendation: Recommendation) -> bool:
    """Did the round that decides say that only some actions were done?"""
    stated = {entry.round: entry for entry in recommendation.monitoring if entry.status is not None}
    deciding = stated.get(Round.FINAL) or stated.get(Round.FIRST)
    return deciding is not None and deciding.extent is Extent.PART


def sentence_numbers(counts: Progress) -> dict[str, int]:
    """The numbers of the sentence that anybody can read: of so many recommendations so many were taken up, and of these
    so many are done, under way, dropped, or not reported on yet. The last four add up to `taken_up`."""
    return {
        'recommendations': counts.recommendations,
        'taken_up': counts.followed_up,
        'rejected': counts.rejected,
        'unanswered': counts.unanswered,
        'done': counts.completed,
        'under_way': counts.open,
        'dropped': counts.discarded,
        'not_reported': counts.unset,
        'overdue': counts.overdue,
    }
