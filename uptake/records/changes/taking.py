"""The rows of a whole matrix at once: recommendations, responses, key actions, follow-up, lessons, with history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Max, Model

from uptake.matrices.model import Action, Matrix, Monitoring, Value
from uptake.matrices.model import Recommendation as ReadRecommendation
from uptake.people.models import Office
from uptake.people.queries import in_force
from uptake.records.changes import actions, recommendations
from uptake.records.changes.guard import Act, appeared, kind_of
from uptake.records.changes.statuses import as_status
from uptake.records.history import Change, write
from uptake.records.models import (
    Evaluation,
    KeyAction,
    KeyActionUnit,
    Lesson,
    MonitoringEntry,
    Recommendation,
    RecommendationUnit,
    Response,
)
from uptake.records.wording import fingerprint

T = TypeVar('T')
Rows = list[tuple[ReadRecommendation, Recommendation]]


@dataclass(frozen=True, slots=True)
class Taking:
    """What holds for everything that is taken in at once: into which evaluation, who acts, which offices are meant."""

    evaluation: Evaluation
    act: Act
    at: datetime
    offices: Mapping[str, int]
    language: str

    def entry(self, verb: str, record: Model, about: int | None, *fields: str) -> Change:
        """An entry of the history for one new record."""
        return Change(
            verb, kind_of(record), record.pk, self.evaluation.pk, about, appeared(record, *fields), self.act.origin
        )


def text(value: Value[str] | None) -> str:
    """The text of a value, without characters that no database holds; '' for none."""
    return value.value.replace('\x00', '').strip() if value is not None else ''


def plain(value: Value[T] | None) -> T | None:
    """The value itself, or None."""
    return value.value if value is not None else None


def offices_meant(units: Mapping[str, int], on: date) -> dict[str, int]:
    """Written name, without regard to case → office. A name that two offices have is nobody's."""
    named: dict[str, set[int]] = {}
    for key, name in Office.objects.filter(in_force(on)).values_list('id', 'name'):
        named.setdefault(name.casefold(), set()).add(key)
    known = {name: keys.pop() for name, keys in named.items() if len(keys) == 1}
    return known | {name.casefold(): key for name, key in units.items()}


def enter(taking: Taking, matrix: Matrix) -> Rows:
    """The recommendations, sealed, with the units they are addressed to."""
    rows = [
        Recommendation(
            evaluation=taking.evaluation,
            position=position,
            number=text(read.number)[:60],
            heading=text(read.heading),
            text=text(read.text),
            language=taking.language,
            fingerprint=fingerprint(text(read.heading), text(read.text)),
            sealed_on=taking.evaluation.published_on or taking.act.on,
            addressed_to=[unit.replace('\x00', '') for unit in plain(read.addressed_to) or ()],
            priority=plain(read.priority) if (plain(read.priority) or 0) in (1, 2, 3) else None,
            priority_text=text(read.priority_text)[:500],
        )
        for position, read in enumerate(matrix.recommendations, start=1)
    ]
    Recommendation.objects.bulk_create(rows)
    RecommendationUnit.objects.bulk_create(
        RecommendationUnit(
            recommendation=row,
            office_id=taking.offices.get(name.casefold()),
            as_written=name[:300],
            valid_from=taking.evaluation.published_on or taking.act.on,
        )
        for row in rows
        for name in _distinct(row.addressed_to, taking.offices)
    )
    tell(taking, [recommendations.entered(row, taking.act.origin) for row in rows])
    return list(zip(matrix.recommendations, rows, strict=True))


def answer(taking: Taking, rows: Rows) -> None:
    """The responses, also where a document comments without saying which."""
    answers = [
        Response(
            recommendation=row,
            value=plain(read.response) or '',
            comment=text(read.response_comment),
            recorded_by=taking.act.by,
            recorded_at=taking.at,
        )
        for read, row in rows
        if read.response is not None or text(read.response_comment)
    ]
    Response.objects.bulk_create(answers)
    told = ('value', 'comment')
    tell(taking, [taking.entry('responses.record', row, row.recommendation_id, *told) for row in answers])


def promise(taking: Taking, rows: Rows) -> None:
    """The key actions, with text and period of their deadlines."""
    promised = [
        _action(taking, read, row, position)
        for recommendation, row in rows
        for position, read in enumerate(recommendation.actions, start=1)
    ]
    KeyAction.objects.bulk_create(promised)
    KeyActionUnit.objects.bulk_create(
        KeyActionUnit(action=action, office_id=office)
        for action in promised
        for office in sorted({taking.offices.get(name.casefold(), 0) for name in action.responsible} - {0})
    )
    tell(taking, [taking.entry('actions.promise', row, row.recommendation_id, *actions.TOLD) for row in promised])


def _action(taking: Taking, read: Action, row: Recommendation, position: int) -> KeyAction:
    status = as_status(text(read.status))
    return KeyAction(
        recommendation=row,
        position=position,
        number=text(read.number)[:60],
        text=text(read.text),
        responsible=[unit.replace('\x00', '') for unit in plain(read.responsible) or ()],
        comment=text(read.comment),
        status_as_written=text(read.status)[:500],
        status=status.value if status else '',
        recorded_by=taking.act.by,
        recorded_at=taking.at,
        **actions.period(plain(read.deadline), taking.evaluation.published_on),
    )


def follow(taking: Taking, rows: Rows) -> None:
    """What the monitoring rounds say."""
    said = [_monitoring(taking, entry, row) for read, row in rows for entry in read.monitoring if _says(entry)]
    MonitoringEntry.objects.bulk_create(said)
    told = ('round', 'status', 'comment')
    tell(taking, [taking.entry('monitoring.record', row, row.recommendation_id, *told) for row in said])


def _monitoring(taking: Taking, entry: Monitoring, row: Recommendation) -> MonitoringEntry:
    return MonitoringEntry(
        recommendation=row,
        round=entry.round,
        status=plain(entry.status) or '',
        comment=text(entry.comment),
        recorded_by=taking.act.by,
        recorded_at=taking.at,
    )


def _says(entry: Monitoring) -> bool:
    return entry.status is not None or bool(text(entry.comment))


def learn(taking: Taking, matrix: Matrix) -> None:
    """The lessons learned."""
    last = Lesson.objects.filter(evaluation=taking.evaluation).aggregate(last=Max('position'))['last'] or 0
    lessons = [
        Lesson(evaluation=taking.evaluation, position=last + number, text=text(read), language=taking.language)
        for number, read in enumerate((value for value in matrix.lessons_learned if text(value)), start=1)
    ]
    Lesson.objects.bulk_create(lessons)
    tell(taking, [taking.entry('lessons.note', lesson, None, 'text') for lesson in lessons])


def tell(taking: Taking, entries: list[Change]) -> None:
    """Write into the history, by who acts."""
    write(*entries, by=taking.act.by, on=taking.act.on)


def _distinct(names: Sequence[str], offices: Mapping[str, int]) -> list[str]:
    """The names, without those that mean an office which an earlier one means."""
    return list({offices.get(name.casefold(), name): name for name in reversed(names) if name.strip()}.values())[::-1]
