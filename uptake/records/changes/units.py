"""Naming the units responsible for a recommendation, and passing one on to another."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from uptake.domain.errors import RuleError
from uptake.people.models import Office, Person
from uptake.people.roles import Permission
from uptake.records.changes.guard import Act, need, require, take
from uptake.records.models import Recommendation, RecommendationUnit


@transaction.atomic
def name(
    *,
    recommendation: int,
    office: int | None = None,
    as_written: str = '',
    by: Person | None,
    on: date,
    origin: str = '',
) -> int:
    """A unit is responsible for the recommendation from `on`; the id of the row, or of the one that says so already."""
    record = take(Recommendation, recommendation)
    require(by, Permission.NAME_UNITS, on=on, evaluation=record.evaluation_id)
    if office is None:
        need(as_written, _('Name the unit.'), 'office')
    current = RecommendationUnit.objects.filter(recommendation=record, valid_to=None)
    same = current.filter(office_id=office) if office else current.filter(office=None, as_written=as_written.strip())
    existing = same.first()
    if existing is not None:
        return existing.pk
    unit = RecommendationUnit.objects.create(
        recommendation=record, office_id=office, as_written=as_written.strip(), valid_from=on
    )
    _tell('units.name', unit, {'unit': [None, label(unit)]}, Act(by, on, origin))
    return unit.pk


@transaction.atomic
def reassign(*, unit: int, to_office: int, reason: str, by: Person | None, on: date, origin: str = '') -> int:
    """The recommendation passes from this unit to another office, with the reason; the id of the new row."""
    old = take(RecommendationUnit, unit)
    evaluation = old.recommendation.evaluation_id
    require(by, Permission.NAME_UNITS, on=on, evaluation=evaluation)
    why = need(reason, _('Say why the recommendation passes to another unit.'), 'reason')
    if old.valid_to is not None:
        raise RuleError(_('This unit is no longer responsible.'), field='unit')
    if old.office_id == to_office:
        raise RuleError(_('This unit is responsible already.'), field='to_office')
    before = label(old)
    old.valid_to = max(old.valid_from, on - timedelta(days=1))
    old.save(update_fields=['valid_to'])
    new, _made = RecommendationUnit.objects.get_or_create(
        recommendation_id=old.recommendation_id, office_id=to_office, valid_to=None, defaults={'valid_from': on}
    )
    _tell('units.reassign', new, {'unit': [before, label(new)], 'reason': [None, why]}, Act(by, on, origin))
    return new.pk


def label(unit: RecommendationUnit) -> str:
    """The office's name, or what was written where the office is not known."""
    if unit.office_id is None:
        return unit.as_written
    return Office.objects.values_list('name', flat=True).get(pk=unit.office_id)


def _tell(verb: str, unit: RecommendationUnit, changes: dict[str, list[str | None]], act: Act) -> None:
    evaluation = unit.recommendation.evaluation_id
    act.tell(verb, unit, changes, evaluation=evaluation, recommendation=unit.recommendation_id)
