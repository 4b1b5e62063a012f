"""Designating who coordinates, manages or commissions: one person at a time, the one before steps back (C2)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from uptake.domain.errors import RuleError
from uptake.domain.vocabulary import Role
from uptake.people.models import Person
from uptake.people.queries import in_force
from uptake.people.roles import Permission
from uptake.records.changes.guard import Act, require, take
from uptake.records.models import Evaluation, EvaluationRole

#: The roles of an evaluation that one person holds at a time.
SINGLE = (Role.COORDINATOR, Role.EVALUATION_MANAGER, Role.COMMISSIONER)


@transaction.atomic
def designate(*, evaluation: int, role: Role, person: int, by: Person | None, on: date, origin: str = '') -> bool:
    """The person holds the role alone from `on`; whether that is new. Who held it before does until the day before."""
    require(by, Permission.DESIGNATE, on=on, evaluation=evaluation)
    if role not in SINGLE:
        raise RuleError(_('This role is not held by one person at a time.'), field='role')
    record = take(Evaluation, evaluation)
    chosen = Person.objects.filter(pk=person, is_active=True).first()
    if chosen is None:
        raise RuleError(_('This person cannot sign in, so cannot be designated.'), field='person')
    held = EvaluationRole.objects.filter(in_force(on), evaluation=record, role=role).select_related('person')
    before = [row.person.name for row in held.order_by('pk')]
    if [row.person_id for row in held] == [person]:
        return False
    for row in held.exclude(person=chosen):
        _step_back(row, on)
    _hold(record, chosen, role, on)
    changes = {role.value: [before, chosen.name]}
    Act(by, on, origin).tell('evaluations.designate', record, changes, evaluation=record.pk)
    return True


def _step_back(row: EvaluationRole, on: date) -> None:
    """The last day is the day before. Who began only today never held it: the history keeps the trace."""
    if row.valid_from >= on:
        row.delete()
        return
    row.valid_to = on - timedelta(days=1)
    row.save(update_fields=['valid_to'])


def _hold(record: Evaluation, person: Person, role: Role, on: date) -> None:
    about: dict[str, Any] = {'evaluation': record, 'person': person, 'role': role}
    if EvaluationRole.objects.filter(in_force(on), valid_to=None, **about).exists():
        return
    EvaluationRole.objects.update_or_create(**about, valid_from=on, defaults={'valid_to': None})
