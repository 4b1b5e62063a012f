"""What is due from a person: answers, follow-up and key actions of own units and evaluations, soonest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from uptake.domain.policies import WindowName
from uptake.domain.schedule import Standing, standing
from uptake.domain.vocabulary import ImplementationStatus, Response, Role, Round
from uptake.people.models import Person
from uptake.people.queries import in_force, offices_below
from uptake.people.roles import Permission
from uptake.records.access import reach_of
from uptake.records.models import (
    Evaluation,
    EvaluationRole,
    KeyAction,
    KeyActionUnit,
    Recommendation,
    RecommendationUnit,
)
from uptake.records.models.action import SETTLED
from uptake.records.owing import MATRIX, chased_since, windows
from uptake.records.queries import building
from uptake.records.queries.rows import DueItem

#: What an item is named by.
ABOUT = (
    'evaluation_id', 'evaluation__title', 'evaluation__title_language', 'evaluation__published_on',
    'evaluation__policy', 'id', 'number', 'position', 'text', 'language',
)  # fmt: skip
#: What of a key action an item says.
ACTION = ('pk', 'text', 'deadline_text', 'earliest', 'latest', 'comment', 'said_on')
TAKEN_UP = [Response.ACCEPTED.value, Response.PARTIALLY_ACCEPTED.value]
LEADING = [Role.COORDINATOR.value, Role.EVALUATION_MANAGER.value]


@dataclass(frozen=True, slots=True)
class Load:
    """What a person answers for on a day, as small sets.

    `offices` are the units and all below them; `led` the evaluations coordinated, or managed while nobody coordinates
    them, each with the role; `managed` those managed.
    """

    on: date
    offices: frozenset[int]
    led: dict[int, Role]
    managed: frozenset[int]

    def __bool__(self) -> bool:
        return bool(self.offices or self.led or self.managed)

    @property
    def addressed(self) -> QuerySet[RecommendationUnit]:
        """The units, of these offices, that recommendations are addressed to."""
        return RecommendationUnit.objects.filter(in_force(self.on), office__in=self.offices)


def due_for(person: Person, *, on: date, limit: int = 200) -> tuple[DueItem, ...]:
    """What the person owes, as a unit, as coordinator or as evaluation manager, soonest first. Eight queries at most.

    The manager answers for an evaluation as long as it has no coordinator. What cannot start yet is there, too, with
    the day from which it can (`standing.opens`). What is open in a process that is over comes last, `chased` False: it
    is no longer reminded of (guidance 5.3). Key actions without a last day have no `standing`.
    """
    load = load_of(person, on=on)
    if not load:
        return ()
    items = [*_answers(load, limit), *_actions(load, limit), *_matrices(load, limit)]
    items.sort(key=_order)
    return _with_units(items[:limit], load)


def load_of(person: Person, *, on: date) -> Load:
    """What the person answers for. Three queries at most."""
    offices = offices_below(reach_of(person, on=on).addressees(Permission.MONITOR))
    coordinated = EvaluationRole.objects.filter(in_force(on), evaluation=OuterRef('evaluation'), role=Role.COORDINATOR)
    held = EvaluationRole.objects.filter(in_force(on), person=person, role__in=LEADING)
    rows = list(held.values_list('evaluation_id', 'role', Exists(coordinated)))
    led = {key: Role.EVALUATION_MANAGER for key, _role, has_coordinator in rows if not has_coordinator}
    led |= {key: Role.COORDINATOR for key, role, _has in rows if role == Role.COORDINATOR}
    managed = frozenset(key for key, role, _has in rows if role == Role.EVALUATION_MANAGER)
    return Load(on, offices, led, managed)


def _order(item: DueItem) -> tuple[bool, bool, date, int, int, int]:
    """What is still chased first, by its last day; what has none after that."""
    about = (item.evaluation_id, item.recommendation_id or 0, item.action_id or 0)
    return not item.chased, item.by is None, item.by or date.max, *about


def _answers(load: Load, limit: int) -> Iterator[DueItem]:
    """Responses and follow-up that are missing."""
    rounds = {which.value: FilteredRelation('monitoring', condition=Q(monitoring__round=which)) for which in Round}
    missing = Recommendation.objects.annotate(**rounds).filter(
        Q(evaluation__in=load.led) | Exists(load.addressed.filter(recommendation=OuterRef('pk'))),
        Q(response__isnull=True)
        | Q(response__value='')
        | Q(response__value__in=TAKEN_UP)
        & (Q(first__isnull=True) | Q(first__status__in=['', ImplementationStatus.OPEN.value]))
        & (Q(final__isnull=True) | Q(final__status='')),
        withdrawn_on=None,
        evaluation__withdrawn_on=None,
        evaluation__published_on__lte=load.on,
    )
    columns = ('response__value', 'response__comment', 'response__said_on', 'response__said_by', 'response__on_behalf')
    said = (f'{which.value}__{name}' for which in Round for name in building.MONITORING)
    rows = missing.order_by('-evaluation__published_on', 'evaluation', 'position').values(*ABOUT, *columns, *said)
    for row in rows[: limit * 2]:
        dated = windows(row['evaluation__published_on'], row['evaluation__policy'])
        assert dated is not None
        owed = building.owed_for(*building.said(row), dated, load.on)
        if owed:
            last, last_on = _said_last(row)
            how = dated.standing(WindowName(owed), on=load.on)
            yield _item(row, owed, how, chased=load.on <= dated.end, said_last=last, said_last_on=last_on)


def _said_last(row: dict[str, Any]) -> tuple[str, date | None]:
    for part in ('first', 'response'):
        if row[f'{part}__comment']:
            return row[f'{part}__comment'], row[f'{part}__said_on']
    return '', None


def _actions(load: Load, limit: int) -> Iterator[DueItem]:
    """Key actions that are not settled, soonest first, those without a last day at the end."""
    rows = _still_due(load).values(*(f'recommendation__{name}' for name in ABOUT), *ACTION)
    for found in rows[:limit]:
        row = {name.removeprefix('recommendation__'): value for name, value in found.items() if name not in ACTION}
        published, latest = row['evaluation__published_on'], found['latest']
        yield _item(
            row,
            'action',
            _until(found['earliest'] or published, latest, load.on),
            chased=published is None or max(latest or published, published) >= chased_since(load.on),
            action_id=found['pk'],
            action_text=found['text'],
            deadline_text=found['deadline_text'],
            said_last=found['comment'],
            said_last_on=found['said_on'],
        )


def _still_due(load: Load) -> QuerySet[KeyAction]:
    """Unsettled actions of the person's units, those without a unit where the person's unit is addressed, and those
    of the responses that the person leads."""
    units = KeyActionUnit.objects.filter(action=OuterRef('pk'))
    addressed = load.addressed.filter(recommendation=OuterRef('recommendation'))
    settled = [ImplementationStatus.COMPLETED, ImplementationStatus.DISCARDED]
    return (
        KeyAction.objects.filter(
            Q(Exists(units.filter(office__in=load.offices)))
            | Q(~Exists(units), Exists(addressed))
            | Q(recommendation__evaluation__in=load.led),
            withdrawn_on=None,
            recommendation__withdrawn_on=None,
            recommendation__evaluation__withdrawn_on=None,
        )
        .exclude(status__in=[status.value for status in SETTLED])
        .exclude(recommendation__response__value=Response.REJECTED)
        .exclude(recommendation__monitoring__status__in=[status.value for status in settled])
        .order_by(F('latest').asc(nulls_last=True), 'pk')
    )


def _until(opens: date | None, latest: date | None, on: date) -> Standing | None:
    """How something with a last day stands; None without one."""
    return standing(min(opens or latest, latest), latest, on=on) if latest else None


def _matrices(load: Load, limit: int) -> Iterator[DueItem]:
    """Recommendations that the evaluation manager has not entered."""
    rows = Evaluation.objects.filter(
        pk__in=load.managed, counts__owed=MATRIX, published_on__isnull=False, withdrawn_on=None
    ).values_list('pk', 'title', 'title_language', 'published_on')
    for key, title, language, published in rows[:limit] if load.managed else ():
        assert published is not None
        how = standing(published, published, on=load.on)
        chased = published >= chased_since(load.on)
        yield DueItem(MATRIX, Role.EVALUATION_MANAGER, how, key, title, language, chased=chased)


def _item(row: dict[str, Any], owed: str, how: Standing | None, **more: Any) -> DueItem:
    return DueItem(
        owed=owed,
        role=Role.RESPONSIBLE_UNIT,
        standing=how,
        evaluation_id=row['evaluation_id'],
        evaluation_title=row['evaluation__title'],
        title_language=row['evaluation__title_language'],
        recommendation_id=row['id'],
        number=row['number'] or str(row['position']),
        text=row['text'],
        language=row['language'],
        **more,
    )


def _with_units(items: list[DueItem], load: Load) -> tuple[DueItem, ...]:
    """The items with the names of the units they are addressed to, and the role in which the person owes them.

    Who belongs to such a unit, or to one that an action names, owes it as that unit, whatever else the person is.
    """
    keys = {item.recommendation_id for item in items if item.recommendation_id}
    names: dict[int, list[str]] = defaultdict(list)
    own: set[int] = set()
    units = RecommendationUnit.objects.filter(in_force(load.on), recommendation__in=keys).order_by('pk')
    for key, office, name, written in units.values_list('recommendation_id', 'office_id', 'office__name', 'as_written'):
        names[key].append(name or written)
        if office in load.offices:
            own.add(key)

    def role(item: DueItem) -> Role:
        if item.owed == MATRIX or item.recommendation_id in own:
            return item.role
        return load.led.get(item.evaluation_id, Role.RESPONSIBLE_UNIT)

    promised = _promised({item.recommendation_id for item in items if item.owed in list(Round)})
    return tuple(
        replace(
            item,
            role=role(item),
            units=tuple(names.get(item.recommendation_id or 0, ())),
            promised=tuple(promised.get(item.recommendation_id or 0, ())) if item.owed in list(Round) else (),
        )
        for item in items
    )


def _promised(keys: set[int | None]) -> dict[int, list[tuple[str, str]]]:
    """recommendation → its key actions with their deadlines as written. One query, none where nothing is asked."""
    promised: dict[int, list[tuple[str, str]]] = defaultdict(list)
    if keys:
        found = KeyAction.objects.filter(recommendation__in=keys, withdrawn_on=None).order_by('position')
        for key, text, deadline in found.values_list('recommendation_id', 'text', 'deadline_text'):
            promised[key].append((text, deadline))
    return promised
