"""Reading persons, offices and the roles that are held."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from uptake.domain.vocabulary import OfficeKind, Role
from uptake.people.models import Office, Person, RoleHeld
from uptake.people.models.person import as_address


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office in the tree: `depth` is 0 at the root."""

    id: int
    name: str
    kind: OfficeKind
    country: str
    parent_id: int | None
    path: str

    @property
    def depth(self) -> int:
        """How many offices stand above."""
        return self.path.count('/') - 2


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role held on a day, for an office and what is below, or for the organisation when `office_id` is None."""

    role: Role
    office_id: int | None
    office_name: str
    office_kind: OfficeKind | None
    path: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person as lists show one."""

    id: int
    name: str
    function: str
    email: str
    language: str


def in_force(on: date) -> Q:
    """What holds on that day, for rows with `valid_from` and `valid_to`."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=on)
    return begun & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))


def offices(*, on: date) -> tuple[OfficeRow, ...]:
    """The offices that exist on that day, each after the one it belongs to, brothers by name. One query."""
    rows = Office.objects.filter(in_force(on)).values_list('id', 'name', 'kind', 'country', 'parent_id', 'path')
    known = {row[0]: OfficeRow(row[0], row[1], OfficeKind(row[2]), *row[3:]) for row in rows}
    names = {key: row.name for key, row in known.items()}
    return tuple(sorted(known.values(), key=lambda row: _order(row, names)))


def _order(row: OfficeRow, names: dict[int, str]) -> list[tuple[str, int]]:
    return [(names.get(int(key), ''), int(key)) for key in row.path.strip('/').split('/')]


def roles_of(person: Person, *, on: date) -> tuple[RoleRow, ...]:
    """The roles that the person holds on that day for offices or the organisation. One query."""
    rows = RoleHeld.objects.filter(in_force(on), person=person).values_list(
        'role', 'office_id', 'office__name', 'office__kind', 'office__path'
    )
    return tuple(
        RoleRow(Role(role), office_id, name or '', OfficeKind(kind) if kind else None, path or '')
        for role, office_id, name, kind, path in rows
    )


def offices_below(paths: Iterable[str]) -> frozenset[int]:
    """The ids of the offices at these paths and of all below them. No query when there are no paths, else one."""
    condition = Q()
    for path in set(paths):
        condition |= Q(path__startswith=path)
    return frozenset(Office.objects.filter(condition).values_list('id', flat=True)) if condition else frozenset()


def person_by_email(email: str) -> Person | None:
    """The person with this address, however it is cased, or None."""
    return Person.objects.filter(email=as_address(email)).first()


def persons(*, roles: Iterable[Role] = (), on: date) -> tuple[PersonRow, ...]:
    """The persons who may sign in, by name; only those who hold one of `roles` on that day if any are given."""
    found = Person.objects.filter(is_active=True)
    wanted = [role.value for role in roles]
    if wanted:
        found = found.filter(id__in=RoleHeld.objects.filter(in_force(on), role__in=wanted).values('person'))
    return tuple(PersonRow(*row) for row in found.values_list('id', 'name', 'function', 'email', 'language'))


def roles_by_person(*, on: date) -> tuple[tuple[PersonRow, tuple[RoleRow, ...]], ...]:
    """Everybody who may sign in with the roles held on that day, by name. Two queries."""
    held: dict[int, list[RoleRow]] = {}
    rows = RoleHeld.objects.filter(in_force(on)).values_list(
        'person_id', 'role', 'office_id', 'office__name', 'office__kind', 'office__path'
    )
    for person, role, office_id, name, kind, path in rows:
        row = RoleRow(Role(role), office_id, name or '', OfficeKind(kind) if kind else None, path or '')
        held.setdefault(person, []).append(row)
    return tuple((person, tuple(held.get(person.id, ()))) for person in persons(on=on))
