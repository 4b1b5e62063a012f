"""The counters of an evaluation, made anew from the facts, in the transaction of the write that changed them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from uptake.domain.vocabulary import (
    ACTION_STATUS_MEANS,
    ActionStatus,
    Extent,
    ImplementationStatus,
    Response,
    Round,
)
from uptake.records.models import Evaluation, EvaluationCounts, KeyAction, MonitoringEntry, Recommendation
from uptake.records.models.action import SETTLED
from uptake.records.owing import Tally, owed_next, rules

FIELDS = [field.name for field in EvaluationCounts._meta.concrete_fields if field.name != 'evaluation']
#: Status and extent of one round.
Said = tuple[str, str]
UNSAID: Said = ('', '')


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one recommendation: the response, and status and extent of both rounds, each action's status."""

    value: str
    first: Said
    final: Said
    actions: tuple[str, ...] = ()

    @property
    def is_taken_up(self) -> bool:
        """Whether it was accepted, if only in part."""
        return self.value in (Response.ACCEPTED, Response.PARTIALLY_ACCEPTED)

    @property
    def last(self) -> Said:
        """What the later of the two rounds says."""
        return self.final if self.final[0] else self.first


def recount(evaluations: Iterable[int]) -> None:
    """Count these evaluations anew and keep the result. Five queries for any number of them."""
    rows = counted(evaluations)
    EvaluationCounts.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=['evaluation'], update_fields=FIELDS, batch_size=500
    )


def differences(evaluations: Iterable[int] | None = None) -> tuple[int, ...]:
    """The evaluations whose kept counters are not what counting gives; of all of them if none are named."""
    ids = list(Evaluation.objects.values_list('id', flat=True)) if evaluations is None else list(evaluations)
    kept = {row.pk: row for row in EvaluationCounts.objects.filter(pk__in=ids)}
    return tuple(
        row.evaluation_id
        for row in counted(ids)
        if row.evaluation_id not in kept
        or any(getattr(row, name) != getattr(kept[row.evaluation_id], name) for name in FIELDS)
    )


def counted(evaluations: Iterable[int]) -> list[EvaluationCounts]:
    """The counters of these evaluations as counting gives them, not kept anywhere. Four queries."""
    ids = list(evaluations)
    live = Recommendation.objects.filter(evaluation__in=ids, withdrawn_on=None)
    said = MonitoringEntry.objects.filter(recommendation__in=live.values('id'))
    rounds: dict[int, dict[str, Said]] = defaultdict(dict)
    for record, which, status, extent in said.values_list('recommendation_id', 'round', 'status', 'extent'):
        rounds[record][which] = (status, extent)
    promised = KeyAction.objects.filter(recommendation__in=live.values('id'), withdrawn_on=None)
    actions: dict[int, list[str]] = defaultdict(list)
    for record, status in promised.values_list('recommendation_id', 'status'):
        actions[record].append(status)
    answers: dict[int, list[Answer]] = defaultdict(list)
    for evaluation, record, value in live.values_list('evaluation_id', 'id', 'response__value'):
        two = rounds[record]
        first, final = two.get(Round.FIRST, UNSAID), two.get(Round.FINAL, UNSAID)
        answers[evaluation].append(Answer(value or '', first, final, tuple(actions[record])))
    facts = Evaluation.objects.filter(id__in=ids).only('id', 'published_on', 'policy', 'withdrawn_on')
    return [_counts(evaluation, _by_policy(answers[evaluation.pk], evaluation.policy)) for evaluation in facts]


def _by_policy(answers: list[Answer], slug: str) -> list[Answer]:
    """Under a policy that follows up each action, what the actions say stands for the recommendation's first round."""
    if rules(slug).monitors != 'action':
        return answers
    return [
        answer if answer.first[0] else replace(answer, first=(said_by_actions(answer.actions), ''))
        for answer in answers
    ]


def said_by_actions(statuses: Iterable[str]) -> str:
    """The implementation status that the statuses of all key actions amount to, '' while one of them is unset."""
    meant = {ACTION_STATUS_MEANS[ActionStatus(status)] if status else None for status in statuses}
    if not meant or None in meant:
        return ''
    if ImplementationStatus.OPEN in meant:
        return ImplementationStatus.OPEN
    return ImplementationStatus.COMPLETED if ImplementationStatus.COMPLETED in meant else ImplementationStatus.DISCARDED


def _counts(evaluation: Evaluation, answers: list[Answer]) -> EvaluationCounts:
    values = Counter(answer.value for answer in answers)
    actions = [status for answer in answers for status in answer.actions]
    taken_up = [answer for answer in answers if answer.is_taken_up]
    states = Counter(answer.last[0] for answer in taken_up)
    still_open = [answer for answer in taken_up if answer.first[0] == ImplementationStatus.OPEN]
    tally = Tally(
        recommendations=len(answers),
        answered=len(answers) - values[''],
        taken_up=len(taken_up),
        followed=sum(bool(answer.last[0]) for answer in taken_up),
        open_after_first=len(still_open),
        final_answered=sum(bool(answer.final[0]) for answer in still_open),
        settled=states[ImplementationStatus.COMPLETED] + states[ImplementationStatus.DISCARDED],
    )
    published = evaluation.published_on if evaluation.withdrawn_on is None else None
    owed, due = owed_next(published, evaluation.policy, tally)
    return EvaluationCounts(
        evaluation_id=evaluation.pk,
        recommendations=tally.recommendations,
        answered=tally.answered,
        accepted=values[Response.ACCEPTED],
        partially_accepted=values[Response.PARTIALLY_ACCEPTED],
        rejected=values[Response.REJECTED],
        taken_up=tally.taken_up,
        followed=tally.followed,
        open_after_first=tally.open_after_first,
        settled=tally.settled,
        first_answered=sum(bool(answer.first[0]) for answer in taken_up),
        final_answered=sum(bool(answer.final[0]) for answer in taken_up),
        completed=states[ImplementationStatus.COMPLETED],
        completed_in_part=sum(answer.last == (ImplementationStatus.COMPLETED, Extent.PART) for answer in taken_up),
        open=states[ImplementationStatus.OPEN],
        discarded=states[ImplementationStatus.DISCARDED],
        actions=len(actions),
        actions_settled=sum(status in SETTLED for status in actions),
        next_due=due,
        owed=owed,
    )
