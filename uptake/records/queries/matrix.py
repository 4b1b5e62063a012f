"""The whole matrix of an evaluation, or one recommendation of it, with how everything stands on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value, When

from uptake.domain.process import process
from uptake.domain.progress import progress
from uptake.domain.vocabulary import Level, Role
from uptake.people.models import Person
from uptake.people.queries import in_force
from uptake.people.roles import Permission
from uptake.records.access import NotFound, Place, Reach, is_public, reach_of
from uptake.records.models import (
    Evaluation,
    EvaluationLevel,
    EvaluationRole,
    KeyAction,
    KeyActionUnit,
    Lesson,
    Participation,
    Recommendation,
    RecommendationUnit,
)
from uptake.records.models.lesson import LessonKind
from uptake.records.owing import rules, windows
from uptake.records.queries import building
from uptake.records.queries.lists import COLUMNS, row_of
from uptake.records.queries.rows import (
    ActionRow,
    EvaluationRow,
    LessonRow,
    MatrixView,
    RecommendationRow,
    RecommendationView,
    RoleRow,
    UnitRow,
)

HEAD = (
    *(name for name in COLUMNS if name != 'within'), 'overall_comment', 'coordinator_as_written',
    'restricted_reason', 'restricted_until', 'level', 'managing_office__path',
)  # fmt: skip
RECOMMENDATION = (
    'id', 'evaluation_id', 'position', 'number', 'heading', 'text', 'language', 'source_page', 'sealed_on',
    'corrections', 'addressed_to', 'priority', 'priority_text', 'external', 'withdrawn_on', 'withdrawn_reason',
)  # fmt: skip
ANSWER = tuple(
    f'{part}__{name}'
    for part, names in {
        'response': ('value', 'comment', 'said_by', 'said_on', 'on_behalf', 'recorded_at'),
        'first': building.MONITORING,
        'final': building.MONITORING,
    }.items()
    for name in names
)
#: Levels that decide who controls come before the others.
LEVEL_FIRST = Case(When(level__in=[Level.L3, Level.CORPORATE], then=Value(0)), default=Value(1))


@dataclass(frozen=True, slots=True)
class Head:
    """The evaluation of a matrix as this person sees it. `within` says whether the person may see all of it anyway."""

    row: EvaluationRow
    found: dict[str, Any]
    reach: Reach
    roles: tuple[RoleRow, ...]
    offices: tuple[str, ...]
    within: bool

    @property
    def is_open(self) -> bool:
        """Whether the person may see the whole matrix."""
        return self.within or self.row.matrix_public

    def place(self, addressed: Iterable[str]) -> Place:
        """Its place, with the units that something is addressed to."""
        return place_of(self.reach, self.roles, self.offices, addressed, withdrawn=self.row.withdrawn)


def matrix_of(person: Person | None, evaluation: int, *, on: date) -> MatrixView:
    """The management response to an evaluation. NotFound when the person may not know of the evaluation.

    Ten queries at most, six for the public. The public sees the recommendations as they stand
    in the report, and the rest once the matrix is published.
    """
    head = head_of(person, evaluation, on=on)
    rows = _recommendations(head, Recommendation.objects.filter(evaluation=evaluation), on)
    lessons = _lessons(evaluation)
    units = {path for _row, paths in rows for path in paths}
    return MatrixView(
        evaluation=head.row,
        overall_comment=head.found['overall_comment'] if head.is_open else '',
        coordinator_as_written=head.found['coordinator_as_written'] if head.within else '',
        restricted_reason=head.found['restricted_reason'] if head.within else '',
        restricted_until=head.found['restricted_until'],
        recommendations=tuple(row for row, _paths in rows),
        lessons=tuple(lesson for lesson in lessons if head.is_open),
        roles=head.roles if head.within else (),
        schedule=windows(head.row.published_on, head.found['policy']),
        open_to_reader=head.is_open,
        may=head.reach.permissions(head.place(units)),
        **_standing(head, [row for row, _paths in rows], on),
    )


def recommendation_for(person: Person | None, recommendation: int, *, on: date) -> RecommendationView:
    """One recommendation. NotFound when there is none, or the person may not know of its evaluation."""
    found = Recommendation.objects.filter(pk=recommendation)
    evaluation = found.values_list('evaluation_id', flat=True).first()
    if evaluation is None:
        raise NotFound(f'recommendation {recommendation}')
    head = head_of(person, evaluation, on=on)
    ((row, _paths),) = _recommendations(head, found, on)
    lessons = tuple(lesson for lesson in _lessons(evaluation) if lesson.recommendation_id == row.id and head.is_open)
    schedule = windows(head.row.published_on, head.found['policy'])
    return RecommendationView(head.row, row, lessons, schedule, head.is_open)


def head_of(person: Person | None, evaluation: int, *, on: date) -> Head:
    """The evaluation as the person sees it. NotFound when the person may not know of it. Six queries at most."""
    reach = reach_of(person, on=on)
    level = EvaluationLevel.objects.filter(evaluation=OuterRef('pk')).order_by(LEVEL_FIRST, 'level')
    found = Evaluation.objects.annotate(level=Subquery(level.values('level')[:1])).filter(pk=evaluation).values(*HEAD)
    facts = next(iter(found), None)
    if facts is None:
        raise NotFound(f'evaluation {evaluation}')
    roles = _roles(reach, evaluation)
    offices = _offices(reach, evaluation, facts['managing_office__path'])
    place = place_of(reach, roles, offices, _addressed(reach, evaluation), withdrawn=facts['withdrawn_on'] is not None)
    within = reach.has(Permission.VIEW, place)
    if not within and not is_public(facts['published_on'], facts['withdrawn_on'], on):
        raise NotFound(f'evaluation {evaluation}')
    facts['within'] = within
    return Head(row_of(facts, on=on), facts, reach, roles, offices, within)


def place_of(
    reach: Reach, roles: Iterable[RoleRow], offices: tuple[str, ...], addressed: Iterable[str], *, withdrawn: bool
) -> Place:
    """Where an evaluation stands for this person."""
    own = reach.person.pk if reach.person else None
    held = frozenset(role.role for role in roles if role.person_id == own)
    return Place(offices, held, tuple(addressed), withdrawn=withdrawn)


def _roles(reach: Reach, evaluation: int) -> tuple[RoleRow, ...]:
    if reach.person is None:
        return ()
    held = EvaluationRole.objects.filter(in_force(reach.on), evaluation=evaluation)
    rows = held.values_list('role', 'person_id', 'person__name', 'person__function')
    return tuple(RoleRow(Role(role), key, name, function) for role, key, name, function in rows)


def _offices(reach: Reach, evaluation: int, managing: str | None) -> tuple[str, ...]:
    own = (managing,) if managing else ()
    if not reach.held:
        return own
    return own + tuple(Participation.objects.filter(evaluation=evaluation).values_list('office__path', flat=True))


def _addressed(reach: Reach, evaluation: int) -> tuple[str, ...]:
    """The paths of the units that anything in it is addressed to, for who may look because of that."""
    if not reach.addressees(Permission.VIEW):
        return ()
    units = RecommendationUnit.objects.filter(in_force(reach.on), recommendation__evaluation=evaluation)
    return tuple(units.filter(office__isnull=False).values_list('office__path', flat=True).distinct())


def _standing(head: Head, rows: list[RecommendationRow], on: date) -> dict[str, Any]:
    if not head.is_open:
        return {'position': None, 'progress': None}
    coordinated = any(role.role is Role.COORDINATOR for role in head.roles)
    facts = building.facts(head.row, head.found['level'], rows, coordinated=coordinated)
    policy = rules(head.found['policy'])
    return {'position': process(facts, policy, on=on), 'progress': progress(facts, policy, on=on)}


def _recommendations(
    head: Head, found: QuerySet[Recommendation], on: date
) -> list[tuple[RecommendationRow, tuple[str, ...]]]:
    """The recommendations with what hangs on them, and the paths of the units each is addressed to."""
    rounds = {name: FilteredRelation('monitoring', condition=Q(monitoring__round=name)) for name in ('first', 'final')}
    columns = (*RECOMMENDATION, *ANSWER) if head.is_open else RECOMMENDATION
    answered = found.annotate(**rounds) if head.is_open else found
    rows = list(answered.order_by('position').values(*columns))
    keys = [row['id'] for row in rows]
    units, paths = _units(keys, on)
    actions = _actions(keys, head, on) if head.is_open else {}
    schedule = windows(head.row.published_on, head.found['policy'])
    return [
        (
            building.recommendation(
                row,
                units=tuple(units[row['id']]),
                actions=tuple(actions.get(row['id'], ())),
                schedule=schedule if head.is_open else None,
                may=head.reach.permissions(head.place(paths[row['id']])),
                on=on,
            ),
            tuple(paths[row['id']]),
        )
        for row in rows
    ]


def _units(keys: list[int], on: date) -> tuple[dict[int, list[UnitRow]], dict[int, list[str]]]:
    units: dict[int, list[UnitRow]] = defaultdict(list)
    paths: dict[int, list[str]] = defaultdict(list)
    found = RecommendationUnit.objects.filter(in_force(on), recommendation__in=keys).order_by('pk')
    for about, key, office, name, as_written, since, path in found.values_list(
        'recommendation_id', 'id', 'office_id', 'office__name', 'as_written', 'valid_from', 'office__path'
    ):
        units[about].append(UnitRow(key, office, name or as_written, as_written, since))
        paths[about] += [path] if path else []
    return units, paths


def _actions(keys: list[int], head: Head, on: date) -> dict[int, list[ActionRow]]:
    units: dict[int, list[tuple[int, str]]] = defaultdict(list)
    named = KeyActionUnit.objects.filter(action__recommendation__in=keys)
    for action, office, name in named.values_list('action_id', 'office_id', 'office__name').order_by('pk'):
        units[action].append((office, name))
    actions: dict[int, list[ActionRow]] = defaultdict(list)
    found = KeyAction.objects.filter(recommendation__in=keys, withdrawn_on=None).order_by('position')
    for row in found.values(*building.ACTION):
        about = row['recommendation_id']
        actions[about].append(building.action(row, tuple(units[row['id']]), head.row.published_on, on=on))
    return actions


def _lessons(evaluation: int) -> list[LessonRow]:
    found = Lesson.objects.filter(evaluation=evaluation).order_by('position')
    rows = found.values_list('id', 'recommendation_id', 'kind', 'text', 'language')
    return [LessonRow(key, about, LessonKind(kind), text, language) for key, about, kind, text, language in rows]
