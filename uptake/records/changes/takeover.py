"""Taking a whole matrix into the records, once a person has confirmed what was read from a document.

Everything goes in or nothing does: the evaluation, its recommendations with sealed wording, responses, key actions
with text and period, follow-up, lessons, the original document; one entry of the history each, and one that says who
confirmed what from which document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Max, Model
from django.utils.translation import gettext as _

from uptake import clock
from uptake.domain.errors import RuleError
from uptake.domain.policies import slugs
from uptake.domain.vocabulary import DocumentKind, Role
from uptake.matrices.model import Action, Matrix, Monitoring, Value
from uptake.matrices.model import Recommendation as ReadRecommendation
from uptake.people.models import Office, Person
from uptake.people.queries import in_force
from uptake.people.roles import Permission
from uptake.records.changes import actions, documents, evaluations, monitoring, recommendations, responses
from uptake.records.changes.guard import Act, appeared, kind_of, require, take
from uptake.records.changes.statuses import as_status
from uptake.records.counting import recount
from uptake.records.facts import EvaluationFacts
from uptake.records.history import Change, gathered, write
from uptake.records.models import (
    Evaluation,
    EvaluationRole,
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


def take_in(
    *,
    matrix: Matrix,
    file: str,
    file_name: str,
    into: int | None = None,
    facts: EvaluationFacts,
    units: Mapping[str, int] | None = None,
    settled: Sequence[str] = (),
    by: Person | None,
    on: date,
) -> int:
    """The evaluation that the confirmed matrix went into: `into`, or a new one made from `facts`; its id.

    `file` is the checksum of the stored original. `units` says which office is meant by which written name, beside
    those that are an office's name to the letter. `settled` are the fields that a person decided, for the history.
    RuleError naming the recommendation where a rule needs what the document lacks.
    """
    check(matrix)
    origin = f'sha256:{file}'
    with gathered():
        if into is None:
            into = evaluations.register(facts=_facts(facts, matrix), by=by, on=on, origin=origin)
            _manage(into, by, on)
        else:
            require(by, Permission.TAKE_IN, on=on, evaluation=into)
            _fill(into, facts, matrix, Act(by, on, origin))
        evaluation = take(Evaluation, into)
        if Recommendation.objects.filter(evaluation=evaluation).exists():
            raise RuleError(
                _('This evaluation has its recommendations already.'),
                advice=_('Compare the new version with what is stored, and take over what differs.'),
                field='into',
            )
        documents.attach(
            evaluation=into, file=file, name=file_name, kind=DocumentKind.MATRIX, language=matrix.language or '',
            public=True, by=by, on=on, origin=origin,
        )  # fmt: skip
        taking = Taking(
            evaluation, Act(by, on, origin), clock.now(), _offices(units or {}, on), (matrix.language or '')[:2]
        )
        rows = _enter(taking, matrix)
        _answer(taking, rows)
        _promise(taking, rows)
        _follow(taking, rows)
        _learn(taking, matrix)
        recount([into])
        _summarise(taking, matrix, file_name, settled)
    return into


def check(matrix: Matrix) -> None:
    """RuleError for the first recommendation that the records cannot hold as it is."""
    for index, read in enumerate(matrix.recommendations):
        where = _('Recommendation %(number)s') % {'number': text(read.number) or index + 1}
        field = f'recommendations[{index}]'
        try:
            _check_one(read, where)
        except RuleError as refused:
            refused.field = f'{field}.{refused.field}'
            raise


def text(value: Value[str] | None) -> str:
    """The text of a value, without characters that no database holds; '' for none."""
    return value.value.replace('\x00', '').strip() if value is not None else ''


def _check_one(read: ReadRecommendation, where: str) -> None:
    if not text(read.text):
        raise RuleError(_('A recommendation needs its text.'), where=where, field='text')
    answer, comment = plain(read.response), text(read.response_comment)
    if answer is not None or comment:
        responses.check(answer, comment, where)
    for index, action in enumerate(read.actions):
        if not text(action.text):
            raise RuleError(_('Say what will be done.'), where=where, field=f'actions[{index}].text')
    for said in read.monitoring:
        if said.status is not None or text(said.comment):
            monitoring.check(plain(said.status), None, text(said.comment), where)


def plain(value: Value[T] | None) -> T | None:
    """The value itself, or None."""
    return value.value if value is not None else None


def _facts(facts: EvaluationFacts, matrix: Matrix) -> EvaluationFacts:
    """What the person stated, and from the matrix what the person left open."""
    policy = facts.policy or (matrix.template if matrix.template in slugs() else '')
    return replace(
        facts,
        policy=policy,
        template=facts.template or matrix.template,
        year=facts.year or plain(matrix.year),
        published_on=facts.published_on or plain(matrix.published),
        overall_comment=facts.overall_comment or text(matrix.overall_comment),
        coordinator_as_written=(facts.coordinator_as_written or text(matrix.coordinator))[:500],
    )


def _fill(into: int, facts: EvaluationFacts, matrix: Matrix, act: Act) -> None:
    """Of an evaluation that is there already, fill only what is empty."""
    record = take(Evaluation, into)
    stated = _facts(facts, matrix)
    names = ('overall_comment', 'coordinator_as_written', 'template')
    empty = {name: getattr(stated, name) for name in names if not getattr(record, name) and getattr(stated, name)}
    if record.published_on is None and stated.published_on is not None:
        if stated.published_on > act.on:
            raise RuleError(_('The publication date lies in the future.'), field='published_on')
        empty['published_on'] = stated.published_on
    for name, value in empty.items():
        setattr(record, name, value)
    if empty:
        record.save(update_fields=list(empty))
        changes = {name: [None, value] for name, value in empty.items()}
        act.tell('evaluations.describe', record, changes, evaluation=into)


def _manage(evaluation: int, by: Person | None, on: date) -> None:
    """Who takes a matrix in looks after it until somebody else is designated."""
    if by is not None:
        EvaluationRole.objects.get_or_create(
            evaluation_id=evaluation, person=by, role=Role.EVALUATION_MANAGER, valid_to=None,
            defaults={'valid_from': on},
        )  # fmt: skip


def _offices(units: Mapping[str, int], on: date) -> dict[str, int]:
    """Written name, without regard to case → office. A name that two offices have is nobody's."""
    named: dict[str, set[int]] = {}
    for key, name in Office.objects.filter(in_force(on)).values_list('id', 'name'):
        named.setdefault(name.casefold(), set()).add(key)
    known = {name: keys.pop() for name, keys in named.items() if len(keys) == 1}
    return known | {name.casefold(): key for name, key in units.items()}


def _enter(taking: Taking, matrix: Matrix) -> Rows:
    rows = [
        Recommendation(
            evaluation=taking.evaluation,
            position=position,
            number=text(read.number)[:60],
            heading=text(read.heading),
            text=text(read.text),
            language=taking.language,
            source_page=read.text.place.page if read.text and read.text.place else None,
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
    _write(taking, [recommendations.entered(row, taking.act.origin) for row in rows])
    return list(zip(matrix.recommendations, rows, strict=True))


def _answer(taking: Taking, rows: Rows) -> None:
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
    _write(taking, [taking.entry('responses.record', row, row.recommendation_id, *told) for row in answers])


def _promise(taking: Taking, rows: Rows) -> None:
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
    _write(taking, [taking.entry('actions.promise', row, row.recommendation_id, *actions.TOLD) for row in promised])


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
        **actions.period(plain(read.deadline)),
    )


def _follow(taking: Taking, rows: Rows) -> None:
    said = [_monitoring(taking, entry, row) for read, row in rows for entry in read.monitoring if _says(entry)]
    MonitoringEntry.objects.bulk_create(said)
    told = ('round', 'status', 'comment')
    _write(taking, [taking.entry('monitoring.record', row, row.recommendation_id, *told) for row in said])


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


def _learn(taking: Taking, matrix: Matrix) -> None:
    last = Lesson.objects.filter(evaluation=taking.evaluation).aggregate(last=Max('position'))['last'] or 0
    lessons = [
        Lesson(evaluation=taking.evaluation, position=last + number, text=text(read), language=taking.language)
        for number, read in enumerate((value for value in matrix.lessons_learned if text(value)), start=1)
    ]
    Lesson.objects.bulk_create(lessons)
    _write(taking, [taking.entry('lessons.note', lesson, None, 'text') for lesson in lessons])


def _summarise(taking: Taking, matrix: Matrix, file_name: str, settled: Sequence[str]) -> None:
    changes = {
        'document': [None, documents.safe_name(file_name)],
        'sha256': [None, taking.act.origin.removeprefix('sha256:')],
        'recommendations': [None, len(matrix.recommendations)],
        'key_actions': [None, sum(len(read.actions) for read in matrix.recommendations)],
        'settled': [None, list(settled)],
    }
    key = taking.evaluation.pk
    _write(taking, [Change('takeover.take_in', 'evaluation', key, key, None, changes, taking.act.origin)])


def _write(taking: Taking, entries: list[Change]) -> None:
    write(*entries, by=taking.act.by, on=taking.act.on)


def _distinct(names: Sequence[str], offices: Mapping[str, int]) -> list[str]:
    """The names, without those that mean an office which an earlier one means."""
    return list({offices.get(name.casefold(), name): name for name in reversed(names) if name.strip()}.values())[::-1]
