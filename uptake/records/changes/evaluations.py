"""Registering, describing, publishing, restricting and withdrawing evaluations; the roles held for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from uptake import clock
from uptake.domain.errors import RuleError
from uptake.domain.policies import slugs
from uptake.domain.vocabulary import Role
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.access import may
from uptake.records.changes import actions, codes
from uptake.records.changes.guard import Act, change, need, require, take
from uptake.records.counting import recount
from uptake.records.facts import EvaluationFacts
from uptake.records.history import Change, write
from uptake.records.models import (
    Document,
    Evaluation,
    EvaluationLevel,
    EvaluationRole,
    Participation,
    ProjectCode,
    Recommendation,
)

#: The columns that a fact of the same name fills.
COLUMNS = (
    'title', 'title_language', 'reference', 'year', 'donor', 'commissioner', 'author', 'evaluator_kind', 'timing',
    'coverage', 'central', 'pages', 'period_from', 'period_to', 'published_on', 'template', 'overall_comment',
    'coordinator_as_written',
)  # fmt: skip
#: What `describe` can change, and what an empty value is there.
DESCRIBABLE = {name for name in COLUMNS if name != 'published_on'} | {'managing_office_id', 'policy'}


def register(*, facts: EvaluationFacts, by: Person | None, on: date, origin: str = '') -> int:
    """A new evaluation; its id. Who registers it becomes its manager, unless the central unit does it."""
    with transaction.atomic():
        require(by, Permission.REGISTER, on=on)
        (key,) = register_many(facts=[facts], by=by, on=on, origin=origin)
        if by is not None and not may(by, Permission.PUBLISH, on=on):
            EvaluationRole.objects.create(evaluation_id=key, person=by, role=Role.EVALUATION_MANAGER, valid_from=on)
    return key


@transaction.atomic
def register_many(*, facts: Sequence[EvaluationFacts], by: Person | None, on: date, origin: str = '') -> list[int]:
    """New evaluations in one go, in order; their ids. The number of queries does not grow with them."""
    require(by, Permission.REGISTER if len(facts) == 1 else Permission.IMPORT_CATALOGUE, on=on)
    for one in facts:
        _check(one, on)
    rows = Evaluation.objects.bulk_create([_row(one) for one in facts], batch_size=200)
    known = codes.ensure({(use.list, use.code): use for one in facts for use in one.codes})
    _belongings(list(zip(rows, facts, strict=True)), known, by)
    recount(row.pk for row in rows)
    write(*(_registered(row, one, origin) for row, one in zip(rows, facts, strict=True)), by=by, on=on)
    return [row.pk for row in rows]


@transaction.atomic
def describe(*, evaluation: int, fields: Mapping[str, Any], by: Person | None, on: date, origin: str = '') -> bool:
    """Change what is said about an evaluation; whether anything did change. Names of `fields` are in DESCRIBABLE."""
    require(by, Permission.DESCRIBE, on=on, evaluation=evaluation)
    unknown = set(fields) - DESCRIBABLE
    if unknown:
        raise ValueError(f'not to be described: {", ".join(sorted(unknown))}')
    record = take(Evaluation, evaluation)
    changed = change(record, fields)
    need(record.title, _('An evaluation needs a title.'), 'title')
    _check_period(record.period_from, record.period_to)
    if not changed:
        return False
    if 'policy' in changed and record.policy not in slugs():
        raise RuleError(_('These rules are not known.'), field='policy')
    record.save(update_fields=list(changed))
    if 'policy' in changed:
        recount([record.pk])
    Act(by, on, origin).tell('evaluations.describe', record, changed, evaluation=record.pk)
    return True


@transaction.atomic
def publish(*, evaluation: int, published_on: date, by: Person | None, on: date, origin: str = '') -> None:
    """The report is published on that day: the process counts from it, and the recommendations' wording is sealed."""
    require(by, Permission.PUBLISH, on=on, evaluation=evaluation)
    record = take(Evaluation, evaluation)
    if record.published_on is not None:
        raise RuleError(_('The report is published already.'), field='published_on')
    if published_on > on:
        raise RuleError(_('The publication date lies in the future.'), field='published_on')
    changed = change(record, {'published_on': published_on, 'year': record.year or published_on.year})
    record.save(update_fields=list(changed))
    Recommendation.objects.filter(evaluation=record, sealed_on=None).update(sealed_on=published_on)
    act = Act(by, on, origin)
    act.tell('evaluations.publish', record, changed, evaluation=record.pk)
    actions.count_from_publication(evaluation=record.pk, published=published_on, act=act)
    recount([record.pk])


@transaction.atomic
def withdraw(*, evaluation: int, reason: str, by: Person | None, on: date, origin: str = '') -> None:
    """Take an evaluation out of sight, with the reason. Nothing is deleted."""
    require(by, Permission.PUBLISH, on=on, evaluation=evaluation)
    why = need(reason, _('Say why the evaluation is withdrawn.'), 'reason')
    record = take(Evaluation, evaluation)
    if record.withdrawn_on is not None:
        raise RuleError(_('The evaluation is withdrawn already.'))
    changed = change(record, {'withdrawn_on': on, 'withdrawn_reason': why})
    record.save(update_fields=list(changed))
    recount([record.pk])
    Act(by, on, origin).tell('evaluations.withdraw', record, changed, evaluation=record.pk)


@transaction.atomic
def publish_matrix(*, evaluation: int, by: Person | None, on: date, origin: str = '') -> None:
    """The management response becomes public."""
    require(by, Permission.PUBLISH_MATRIX, on=on, evaluation=evaluation)
    record = take(Evaluation, evaluation)
    if record.published_on is None:
        raise RuleError(_('Publish the report first.'))
    if record.matrix_published_on is not None:
        raise RuleError(_('The management response is public already.'))
    opened = {'restricted_on': None, 'restricted_reason': '', 'restricted_until': None}
    changed = change(record, {'matrix_published_on': on, **opened})
    record.save(update_fields=list(changed))
    Act(by, on, origin).tell('evaluations.publish_matrix', record, changed, evaluation=record.pk)


@transaction.atomic
def restrict(
    *, evaluation: int, reason: str, until: date | None = None, by: Person | None, on: date, origin: str = ''
) -> None:
    """The management response may not be published, for good or until a day; the public page says so (A7)."""
    require(by, Permission.PUBLISH_MATRIX, on=on, evaluation=evaluation)
    why = need(
        reason, _('Say why the management response may not be published: the guidance asks for it (5.1).'), 'reason'
    )
    if until is not None and until < on:
        raise RuleError(_('This day has passed.'), field='until')
    record = take(Evaluation, evaluation)
    closed = {'restricted_on': on, 'restricted_reason': why, 'restricted_until': until, 'matrix_published_on': None}
    changed = change(record, closed)
    record.save(update_fields=list(changed))
    Act(by, on, origin).tell('evaluations.restrict', record, changed, evaluation=record.pk)


@transaction.atomic
def give_role(
    *,
    evaluation: int,
    person: int,
    role: Role,
    by: Person | None,
    on: date,
    until: date | None = None,
    origin: str = '',
) -> None:
    """The person holds the role for this evaluation from `on`. Nothing changes when it is so already."""
    require(by, Permission.DESIGNATE, on=on, evaluation=evaluation)
    record = take(Evaluation, evaluation)
    held = EvaluationRole.objects.filter(evaluation=record, person_id=person, role=role, valid_to=None)
    if held.exists():
        return
    if until is not None and until < on:
        raise RuleError(_('A role cannot end before it begins.'), field='until')
    EvaluationRole.objects.create(evaluation=record, person_id=person, role=role, valid_from=on, valid_to=until)
    Act(by, on, origin).tell('evaluations.give_role', record, {role.value: [None, _name(person)]}, evaluation=record.pk)


@transaction.atomic
def end_role(*, evaluation: int, person: int, role: Role, by: Person | None, on: date, origin: str = '') -> None:
    """`on` is the last day on which the person holds the role for this evaluation."""
    require(by, Permission.DESIGNATE, on=on, evaluation=evaluation)
    record = take(Evaluation, evaluation)
    held = EvaluationRole.objects.filter(evaluation=record, person_id=person, role=role, valid_to=None)
    if not held.update(valid_to=on):
        raise RuleError(_('This person does not hold this role.'), field='person')
    Act(by, on, origin).tell('evaluations.end_role', record, {role.value: [_name(person), None]}, evaluation=record.pk)


def _registered(row: Evaluation, facts: EvaluationFacts, origin: str) -> Change:
    changes = {name: [None, getattr(facts, name)] for name in COLUMNS if getattr(facts, name) not in (None, '', False)}
    return Change('evaluations.register', 'evaluation', row.pk, evaluation=row.pk, changes=changes, origin=origin)


def _check(facts: EvaluationFacts, on: date) -> None:
    need(facts.title, _('An evaluation needs a title.'), 'title')
    _check_period(facts.period_from, facts.period_to)
    if facts.published_on is not None and facts.published_on > on:
        raise RuleError(_('The publication date lies in the future.'), field='published_on')


def _check_period(start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        raise RuleError(_('The period evaluated ends before it starts.'), field='period_to')


def _row(facts: EvaluationFacts) -> Evaluation:
    values = {name: getattr(facts, name) for name in COLUMNS}
    for name in ('evaluator_kind', 'timing', 'coverage'):
        values[name] = values[name] or ''
    return Evaluation(
        **values,
        managing_office_id=facts.managing_office,
        policy=facts.policy or settings.POLICY,
        as_written=dict(facts.as_written),
    )


def _belongings(
    rows: Sequence[tuple[Evaluation, EvaluationFacts]], known: Mapping[tuple[str, str], int], by: Person | None
) -> None:
    """The rows that hang on new evaluations: levels, offices, codes, project codes, documents elsewhere."""
    at = clock.now()
    EvaluationLevel.objects.bulk_create(
        EvaluationLevel(evaluation=row, level=level) for row, one in rows for level in dict.fromkeys(one.levels)
    )
    Participation.objects.bulk_create(
        Participation(evaluation=row, office_id=key) for row, one in rows for key in set(one.participating_offices)
    )
    codes.use([(row.pk, one.codes) for row, one in rows], known)
    ProjectCode.objects.bulk_create(
        ProjectCode(evaluation=row, position=position, code=code)
        for row, one in rows
        for position, code in enumerate(dict.fromkeys(code for code in one.project_codes if code), start=1)
    )
    Document.objects.bulk_create(
        Document(
            evaluation=row,
            address=found.address,
            kind=found.kind,
            language=found.language,
            name=found.name[:255],
            description=found.description[:1000],
            public=True,
            attached_by=by,
            attached_at=at,
        )
        for row, one in rows
        for found in one.documents
    )


def _name(person: int) -> str:
    return Person.objects.values_list('name', flat=True).get(pk=person)
