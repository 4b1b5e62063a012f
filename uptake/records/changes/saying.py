"""Who says something: the person's function, a unit, or somebody on behalf of the unit."""

from __future__ import annotations

from datetime import date

from uptake.people.models import Person
from uptake.people.queries import roles_of
from uptake.people.roles import Permission
from uptake.records.access import reach_of
from uptake.records.models import RecommendationUnit


def said(said_by: str, said_on: date | None, *, by: Person | None, on: date) -> tuple[str, date | None]:
    """Who said it and when, both or neither. The acting person's function, today, unless told otherwise.

    Never a name, because it is shown in public: who has no function speaks for an office, or nobody is named.
    """
    who = said_by.strip() or (_speaks_for(by, on) if by else '')
    if not who:
        return '', None
    return who[:300], said_on or on


def _speaks_for(by: Person, on: date) -> str:
    if by.function:
        return by.function
    return next((role.office_name for role in roles_of(by, on=on) if role.office_name), '')


def on_behalf_of(by: Person | None, permission: Permission, recommendation: int, *, on: date) -> bool:
    """Whether the person acts without belonging to a unit that the recommendation is addressed to."""
    if by is None:
        return False
    units = RecommendationUnit.objects.filter(recommendation=recommendation, office__isnull=False, valid_to=None)
    paths = tuple(units.values_list('office__path', flat=True))
    addressed = reach_of(by, on=on).addressees(permission)
    return not any(path.startswith(addressed) for path in paths) if addressed else True
