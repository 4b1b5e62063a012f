"""What the verbs share: asking whether a person may, taking a record for writing, and saying what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from uptake.domain.errors import NotAllowed, RuleError
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.access import NotFound, may
from uptake.records.history import Change, write

M = TypeVar('M', bound=Model)
#: {field: [before, after]}.
Changed = dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Act:
    """Who acts, on which day, and where it comes from: what every entry of the history says."""

    by: Person | None
    on: date
    origin: str = ''

    def tell(
        self,
        verb: str,
        record: Model,
        changes: Mapping[str, Any],
        *,
        evaluation: int | None,
        recommendation: int | None = None,
    ) -> None:
        """Write into the history what `verb` did to `record`."""
        told = Change(verb, kind_of(record), record.pk, evaluation, recommendation, changes, self.origin)
        write(told, by=self.by, on=self.on)


def kind_of(record: Model) -> str:
    """What the history calls such a record: 'recommendation', 'key_action' …"""
    return str(record._meta.verbose_name).replace(' ', '_')


def require(
    by: Person | None,
    permission: Permission,
    *,
    on: date,
    evaluation: int | None = None,
    recommendation: int | None = None,
) -> None:
    """NotAllowed unless the person has the permission there; nothing is asked of the command line."""
    if by is not None and not may(by, permission, on=on, evaluation=evaluation, recommendation=recommendation):
        raise NotAllowed(_('You may not do this here.'))


def take(model: type[M], key: int | str) -> M:
    """The record, locked until the transaction ends. NotFound when there is none."""
    record = model._default_manager.select_for_update(of=('self',)).filter(pk=key).first()
    if record is None:
        raise NotFound(f'{model.__name__} {key}')
    return record


def change(record: Model, fields: Mapping[str, Any]) -> Changed:
    """Set the fields on the record, not yet saved, and give {field: [before, after]} for those that differ."""
    changed: Changed = {}
    for name, value in fields.items():
        before = getattr(record, name)
        if before != value:
            changed[name] = [before, value]
            setattr(record, name, value)
    return changed


def appeared(record: Model, *names: str) -> Changed:
    """{field: [None, value]} of a new record, for the named fields that hold something."""
    return {name: [None, getattr(record, name)] for name in names if getattr(record, name) not in (None, '', [], False)}


def need(text: str, message: str, field: str) -> str:
    """The text without spaces around it. RuleError beside `field` when nothing is left."""
    stripped = text.strip()
    if not stripped:
        raise RuleError(message, field=field)
    return stripped
