"""The counters of an evaluation, made anew from the facts, in the transaction of the write that changed them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from uptake.domain.vocabulary import Extent, ImplementationStatus, Response, Round
from uptake.records.models import Evaluation, EvaluationCounts, KeyAction, MonitoringEntry, Recommendation
from uptake.records.models.action import SETTLED
from uptake.records.owing import Tally, owed_next

FIELDS = [field.name for field in EvaluationCounts._meta.concrete_fields if field.name != 'evaluation']
#: Status and extent of one round.
Said = tuple[str, str]
UNSAID: Said = ('', '')


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said of one recommendation: the response, and status and extent of both rounds, empty where unsaid."""

    value: str
    first: Said
    final: Said

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
    answers: dict[int, list[Answer]] = defaultdict(list)
    for evaluation, record, value in live.values_list('evaluation_id', 'id', 'response__value'):
        two = rounds[record]
        answers[evaluation].append(Answer(value or '', two.get(Round.FIRST, UNSAID), two.get(Round.FINAL, UNSAID)))
    actions: dict[int, Counter[bool]] = defaultdict(Counter)
    promised = KeyAction.objects.filter(recommendation__in=live.values('id'), withdrawn_on=None)
    for evaluation, status in promised.values_list('recommendation__evaluation_id', 'status'):
        actions[evaluation][status in SETTLED] += 1
    facts = Evaluation.objects.filter(id__in=ids).only('id', 'published_on', 'policy', 'withdrawn_on')
    return [_counts(evaluation, answers[evaluation.pk], actions[evaluation.pk]) for evaluation in facts]


def _counts(evaluation: Evaluation, answers: list[Answer], actions: Counter[bool]) -> EvaluationCounts:
    values = Counter(answer.value for answer in answers)
    taken_up = [answer for answer in answers if answer.is_taken_up]
    states = Counter(answer.last[0] for answer in taken_up)
    still_open = [answer for answer in taken_up if answer.first[0] == ImplementationStatus.OPEN]
    tally = Tally(
        recommendations=len(answers),
        answered=len(answers) - values[''],
        taken_up=len(taken_up),
        first_answered=sum(bool(answer.first[0]) for answer in taken_up),
        open_after_first=len(still_open),
        final_answered=sum(bool(answer.final[0]) for answer in still_open),
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
        first_answered=tally.first_answered,
        final_answered=sum(bool(answer.final[0]) for answer in taken_up),
        completed=states[ImplementationStatus.COMPLETED],
        completed_in_part=sum(answer.last == (ImplementationStatus.COMPLETED, Extent.PART) for answer in taken_up),
        open=states[ImplementationStatus.OPEN],
        discarded=states[ImplementationStatus.DISCARDED],
        actions=actions[True] + actions[False],
        actions_settled=actions[True],
        next_due=due,
        owed=owed,
    )
