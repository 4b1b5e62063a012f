"""What is due from a person: answers, follow-up and key actions of own units and evaluations, soonest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from uptake.domain.policies import WindowName
from uptake.domain.schedule import Standing, standing
from uptake.domain.vocabulary import ImplementationStatus, Response, Role, Round
from uptake.people.models import Office, Person
from uptake.people.queries import in_force
from uptake.people.roles import Permission
from uptake.records.access import Reach, at_or_below, reach_of
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
    'evaluation__policy', 'id', 'number', 'text', 'language',
)  # fmt: skip
#: What of a key action an item says.
ACTION = ('pk', 'text', 'deadline_text', 'earliest', 'latest', 'comment', 'said_on')
TAKEN_UP = [Response.ACCEPTED.value, Response.PARTIALLY_ACCEPTED.value]


def due_for(person: Person, *, on: date, limit: int = 200) -> tuple[DueItem, ...]:
    """What the person owes, as a unit, as coordinator or as evaluation manager, soonest first. Six queries at most.

    The manager answers for an evaluation as long as it has no coordinator. What cannot start yet is there, too, with
    the day from which it can (`standing.opens`). What is open in a process that is over comes last, `chased` False: it
    is no longer reminded of (guidance 5.3). Key actions without a last day have no `standing`.
    """
    reach = reach_of(person, on=on)
    items = [*_answers(reach, limit), *_actions(reach, limit), *_matrices(reach, limit)]
    items.sort(key=_order)
    return _with_units(items[:limit], on)


def _order(item: DueItem) -> tuple[bool, bool, date, int, int, int]:
    """What is still chased first, by its last day; what has none after that."""
    about = (item.evaluation_id, item.recommendation_id or 0, item.action_id or 0)
    return not item.chased, item.by is None, item.by or date.max, *about


def _live() -> QuerySet[Recommendation]:
    """The recommendations that count."""
    return Recommendation.objects.filter(withdrawn_on=None, evaluation__withdrawn_on=None)


def _by_unit(reach: Reach, recommendation: str = 'pk') -> Exists:
    """Whether a recommendation is addressed to a unit of the person."""
    addressed = _offices(reach, Permission.MONITOR)
    units = RecommendationUnit.objects.filter(in_force(reach.on), office__in=addressed)
    return Exists(units.filter(recommendation=OuterRef(recommendation)))


def _led(reach: Reach) -> Q:
    """Recommendations of responses that the person coordinates, or manages while nobody coordinates them."""
    roles = EvaluationRole.objects.filter(in_force(reach.on), evaluation=OuterRef('evaluation'))
    coordinators = roles.filter(role=Role.COORDINATOR)
    managers = roles.filter(role=Role.EVALUATION_MANAGER)
    return Q(Exists(coordinators.filter(person=reach.person))) | Q(Exists(managers.filter(person=reach.person))) & Q(
        ~Exists(coordinators)
    )


def _coordinated(reach: Reach, evaluation: str) -> Exists:
    """Whether the person coordinates the response that `evaluation` points to."""
    roles = EvaluationRole.objects.filter(in_force(reach.on), person=reach.person, role=Role.COORDINATOR)
    return Exists(roles.filter(evaluation=OuterRef(evaluation)))


def _offices(reach: Reach, permission: Permission) -> QuerySet[Office]:
    below = at_or_below(reach.addressees(permission))
    return Office.objects.filter(below) if below else Office.objects.none()


def _answers(reach: Reach, limit: int) -> Iterator[DueItem]:
    """Responses and follow-up that are missing."""
    rounds = {which.value: FilteredRelation('monitoring', condition=Q(monitoring__round=which)) for which in Round}
    mine = _live().filter(evaluation__published_on__lte=reach.on).filter(Q(_by_unit(reach)) | _led(reach))
    missing = mine.annotate(**rounds).filter(
        Q(response__isnull=True)
        | Q(response__value='')
        | Q(response__value__in=TAKEN_UP)
        & (Q(first__isnull=True) | Q(first__status__in=['', ImplementationStatus.OPEN.value]))
        & (Q(final__isnull=True) | Q(final__status=''))
    )
    columns = ('response__value', 'response__comment', 'response__said_on', 'response__said_by', 'response__on_behalf')
    said = (f'{which.value}__{name}' for which in Round for name in building.MONITORING)
    rows = missing.order_by('evaluation__published_on', 'evaluation', 'position').values(
        *ABOUT, *columns, *said, by_unit=_by_unit(reach), coordinated=_coordinated(reach, 'evaluation')
    )
    for row in rows[: limit * 2]:
        dated = windows(row['evaluation__published_on'], row['evaluation__policy'])
        assert dated is not None
        response, first, final = building.said(row)
        owed = building.owed_for(response, first, final, dated, reach.on)
        if owed:
            last, last_on = _said_last(row)
            name = WindowName(owed)
            chased = reach.on <= dated.end
            how = dated.standing(name, on=reach.on)
            yield _item(row, owed, how, chased=chased, said_last=last, said_last_on=last_on)


def _said_last(row: dict[str, Any]) -> tuple[str, date | None]:
    for part in ('first', 'response'):
        if row[f'{part}__comment']:
            return row[f'{part}__comment'], row[f'{part}__said_on']
    return '', None


def _actions(reach: Reach, limit: int) -> Iterator[DueItem]:
    """Key actions that are not settled, soonest first, those without a last day at the end."""
    rows = _still_due(reach).values(
        *(f'recommendation__{name}' for name in ABOUT),
        *ACTION,
        own=_own(reach),
        by_unit=_by_unit(reach, 'recommendation'),
        coordinated=_coordinated(reach, 'recommendation__evaluation'),
    )
    for found in rows[:limit]:
        row = {name.removeprefix('recommendation__'): value for name, value in found.items() if name not in ACTION}
        row['by_unit'] = row['own'] or row['by_unit']
        published, latest = row['evaluation__published_on'], found['latest']
        yield _item(
            row,
            'action',
            _until(found['earliest'] or published, latest, reach.on),
            chased=published is None or max(latest or published, published) >= chased_since(reach.on),
            action_id=found['pk'],
            action_text=found['text'],
            deadline_text=found['deadline_text'],
            said_last=found['comment'],
            said_last_on=found['said_on'],
        )


def _still_due(reach: Reach) -> QuerySet[KeyAction]:
    """Unsettled actions of the person's units, those without a unit where the person's unit is addressed, and those
    of the responses that the person leads."""
    nobody = ~Exists(KeyActionUnit.objects.filter(action=OuterRef('pk')))
    addressed = _live().filter(_by_unit(reach)).values('pk')
    led = _live().filter(_led(reach)).values('pk')
    settled = [ImplementationStatus.COMPLETED, ImplementationStatus.DISCARDED]
    return (
        KeyAction.objects.filter(
            Q(_own(reach)) | Q(nobody, recommendation__in=addressed) | Q(recommendation__in=led),
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


def _own(reach: Reach) -> Exists:
    """Whether an action is a unit's of the person."""
    offices = _offices(reach, Permission.MONITOR)
    return Exists(KeyActionUnit.objects.filter(action=OuterRef('pk'), office__in=offices))


def _matrices(reach: Reach, limit: int) -> Iterator[DueItem]:
    """Recommendations that the evaluation manager has not entered."""
    managed = EvaluationRole.objects.filter(in_force(reach.on), person=reach.person, role=Role.EVALUATION_MANAGER)
    rows = Evaluation.objects.filter(
        Exists(managed.filter(evaluation=OuterRef('pk'))),
        counts__owed=MATRIX,
        withdrawn_on=None,
    ).values_list('pk', 'title', 'title_language', 'published_on')
    for key, title, language, published in rows[:limit]:
        if published is not None:
            how = standing(published, published, on=reach.on)
            chased = published >= chased_since(reach.on)
            yield DueItem(MATRIX, Role.EVALUATION_MANAGER, how, key, title, language, chased=chased)


def _item(row: dict[str, Any], owed: str, how: Standing | None, **more: Any) -> DueItem:
    leading = Role.COORDINATOR if row['coordinated'] else Role.EVALUATION_MANAGER
    return DueItem(
        owed=owed,
        role=Role.RESPONSIBLE_UNIT if row['by_unit'] else leading,
        standing=how,
        evaluation_id=row['evaluation_id'],
        evaluation_title=row['evaluation__title'],
        title_language=row['evaluation__title_language'],
        recommendation_id=row['id'],
        number=row['number'],
        text=row['text'],
        language=row['language'],
        **more,
    )


def _with_units(items: list[DueItem], on: date) -> tuple[DueItem, ...]:
    """The items with the names of the units that their recommendations are addressed to."""
    keys = {item.recommendation_id for item in items if item.recommendation_id}
    names: dict[int, list[str]] = defaultdict(list)
    units = RecommendationUnit.objects.filter(in_force(on), recommendation__in=keys).order_by('pk')
    for key, name, written in units.values_list('recommendation_id', 'office__name', 'as_written'):
        names[key].append(name or written)
    return tuple(replace(item, units=tuple(names.get(item.recommendation_id or 0, ()))) for item in items)
