"""Who may do what to which record: from roles, from what an evaluation is about, and from what is public.

One question, two forms: as a condition inside a query (`permitted`, `permitted_recommendations`) and as a set of
permissions for a record at hand (`Reach.permissions`). A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from uptake.domain.vocabulary import OfficeKind, Role
from uptake.people.models import Office, Person, RoleHeld
from uptake.people.queries import RoleRow, in_force, roles_of
from uptake.people.roles import GRANTS, Permission, Scope
from uptake.records.models import (
    Evaluation,
    EvaluationRole,
    Participation,
    Recommendation,
    RecommendationUnit,
)

#: Every record. An empty Q would be lost beside another one.
EVERYTHING = Q(pk__isnull=False)


class NotFound(LookupError):
    """There is no such record, or this person may not know of it; pages answer 404 to both."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands, for the question of who may: its offices, its roles and the units addressed, by path."""

    offices: tuple[str, ...]
    roles: frozenset[Role]
    addressed: tuple[str, ...]
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a person's roles reach on a day. `held` are the roles for offices, each at the root it reaches from."""

    person: Person | None
    on: date
    held: tuple[RoleRow, ...] = ()
    regions: tuple[tuple[str, str], ...] = ()

    def everywhere(self, permission: Permission) -> bool:
        """Whether a role gives the permission for every evaluation."""
        return any(
            scope is Scope.ALL or (not row.path and scope in (Scope.OFFICE, Scope.REGION))
            for row, scope in self._granted(permission)
        )

    def roots(self, permission: Permission) -> tuple[str, ...]:
        """The paths of offices at and below which evaluations are within reach."""
        regions = dict(self.regions)
        return tuple(
            regions.get(row.path, row.path) if scope is Scope.REGION else row.path
            for row, scope in self._granted(permission)
            if row.path and scope in (Scope.OFFICE, Scope.REGION)
        )

    def addressees(self, permission: Permission) -> tuple[str, ...]:
        """The paths of offices at and below which what is addressed is within reach."""
        return tuple(row.path for row, scope in self._granted(permission) if row.path and scope is Scope.ADDRESSED)

    def somewhere(self, permission: Permission) -> bool:
        """Whether any role held for an office or the organisation gives the permission anywhere."""
        return any(True for _ in self._granted(permission))

    def has(self, permission: Permission, place: Place) -> bool:
        """Whether the person has the permission for a record at that place."""
        if self.person is None:
            return False
        if self.everywhere(permission):
            return True
        return not place.withdrawn and (
            _within(place.offices, self.roots(permission))
            or _within(place.addressed, self.addressees(permission))
            or any(role in place.roles for role in GRANTS[permission])
        )

    def permissions(self, place: Place) -> frozenset[Permission]:
        """Everything the person may do to a record at that place."""
        return frozenset(permission for permission in Permission if self.has(permission, place))

    def _granted(self, permission: Permission) -> Iterator[tuple[RoleRow, Scope]]:
        grants = GRANTS[permission]
        return ((row, grants[row.role]) for row in self.held if row.role in grants)


def reach_of(person: Person | None, *, on: date) -> Reach:
    """How far the person's roles reach. No query for the public, one for most, two for who works within a region."""
    if person is None or not person.is_active:
        return Reach(None, on)
    held = roles_of(person, on=on)
    return Reach(person, on, held, _regions(held))


def public(on: date) -> Q:
    """The evaluations that anybody may know of."""
    return Q(published_on__isnull=False, published_on__lte=on, withdrawn_on__isnull=True)


def is_public(published_on: date | None, withdrawn_on: date | None, on: date) -> bool:
    """The same, asked of an evaluation at hand."""
    return published_on is not None and published_on <= on and withdrawn_on is None


def visible(reach: Reach) -> Q:
    """The evaluations that the person may know of."""
    return public(reach.on) | permitted(reach, Permission.VIEW)


def permitted(reach: Reach, permission: Permission) -> Q:
    """The evaluations for which the person has the permission."""
    if reach.person is None:
        return Q(pk__in=[])
    if reach.everywhere(permission):
        return EVERYTHING
    condition = Q(_named(reach, permission, 'pk'))
    offices = at_or_below(reach.roots(permission))
    if offices:
        below = Office.objects.filter(offices).values('pk')
        condition |= Q(managing_office__in=below)
        condition |= Q(Exists(Participation.objects.filter(evaluation=OuterRef('pk'), office__in=below)))
    addressed = at_or_below(reach.addressees(permission), 'office__')
    if addressed:
        units = RecommendationUnit.objects.filter(in_force(reach.on), addressed)
        condition |= Q(Exists(units.filter(recommendation__evaluation=OuterRef('pk'))))
    return Q(withdrawn_on__isnull=True) & condition


def permitted_recommendations(reach: Reach, permission: Permission) -> Q:
    """The recommendations for which the person has the permission."""
    if reach.person is None:
        return Q(pk__in=[])
    if reach.everywhere(permission):
        return EVERYTHING
    condition = Q(_named(reach, permission, 'evaluation'))
    offices = at_or_below(reach.roots(permission))
    if offices:
        below = Office.objects.filter(offices).values('pk')
        condition |= Q(evaluation__managing_office__in=below)
        taking_part = Participation.objects.filter(evaluation=OuterRef('evaluation'), office__in=below)
        condition |= Q(Exists(taking_part))
    addressed = at_or_below(reach.addressees(permission), 'office__')
    if addressed:
        units = RecommendationUnit.objects.filter(in_force(reach.on), addressed)
        condition |= Q(Exists(units.filter(recommendation=OuterRef('pk'))))
    return Q(evaluation__withdrawn_on__isnull=True) & condition


def may(
    person: Person | None,
    permission: Permission,
    *,
    on: date,
    evaluation: int | None = None,
    recommendation: int | None = None,
) -> bool:
    """Whether the person has the permission for that record, or anywhere at all when none is named."""
    reach = reach_of(person, on=on)
    if recommendation is not None:
        return Recommendation.objects.filter(permitted_recommendations(reach, permission), pk=recommendation).exists()
    if evaluation is not None:
        return Evaluation.objects.filter(permitted(reach, permission), pk=evaluation).exists()
    return reach.somewhere(permission)


def who_may(permission: Permission, *, evaluation: int, on: date) -> tuple[Person, ...]:
    """The persons who have the permission for that evaluation on that day, by name."""
    roles = [role.value for role in GRANTS[permission]]
    holders = RoleHeld.objects.filter(in_force(on), role__in=roles).values('person')
    named = EvaluationRole.objects.filter(in_force(on), role__in=roles, evaluation=evaluation).values('person')
    persons = Person.objects.filter(Q(pk__in=holders) | Q(pk__in=named), is_active=True)
    return tuple(person for person in persons if may(person, permission, on=on, evaluation=evaluation))


def _regions(held: Iterable[RoleRow]) -> tuple[tuple[str, str], ...]:
    """For each path below a regional office, the path of that regional office."""
    paths = {
        row.path
        for row in held
        if row.path
        and row.office_kind is not OfficeKind.REGIONAL_OFFICE
        and any(GRANTS[permission].get(row.role) is Scope.REGION for permission in Permission)
    }
    if not paths:
        return ()
    ancestors = {int(key) for path in paths for key in path.strip('/').split('/')}
    regional = Office.objects.filter(pk__in=ancestors, kind=OfficeKind.REGIONAL_OFFICE).values_list('path', flat=True)
    nearest = {path: max((root for root in regional if path.startswith(root)), key=len, default=path) for path in paths}
    return tuple(nearest.items())


def at_or_below(paths: Iterable[str], prefix: str = '') -> Q:
    """The offices at these paths and below; an empty condition when there are no paths."""
    condition = Q()
    for path in set(paths):
        condition |= Q(**{f'{prefix}path__startswith': path})
    return condition


def _named(reach: Reach, permission: Permission, outer: str) -> Exists:
    roles = [role.value for role in GRANTS[permission]]
    named = EvaluationRole.objects.filter(in_force(reach.on), person=reach.person, role__in=roles)
    return Exists(named.filter(evaluation=OuterRef(outer)))


def _within(paths: Iterable[str], roots: tuple[str, ...]) -> bool:
    return any(path.startswith(roots) for path in paths) if roots else False
