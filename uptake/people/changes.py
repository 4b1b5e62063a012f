"""Writing persons, offices and roles: one verb a function, the acting person an argument, one transaction each.

`by` is the person who acts, or None when the command line or the sample acts; then no permission is asked for. Roles
and offices are dated and never deleted, and carry who recorded them and when.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from uptake import clock
from uptake.domain.errors import NotAllowed, RuleError
from uptake.domain.vocabulary import OfficeKind, Role
from uptake.people.models import Office, Person, RoleHeld
from uptake.people.models.person import READING_LANGUAGES, as_address
from uptake.people.queries import offices_below, roles_of
from uptake.people.roles import GRANTS, Permission, Scope


@transaction.atomic
def add_person(
    *,
    by: Person | None,
    email: str,
    name: str,
    function: str = '',
    language: str = 'en',
    password: str | None = None,
) -> Person:
    """A new person. Without a password nobody can sign in by one. RuleError for an address that is taken."""
    _require(by, office=None)
    address = as_address(email)
    if '@' not in address:
        raise RuleError(_('This is not an e-mail address.'), field='email')
    if Person.objects.filter(email=address).exists():
        raise RuleError(_('Somebody has this e-mail address already.'), field='email')
    if not name.strip():
        raise RuleError(_('A person needs a name.'), field='name')
    person = Person(email=address, name=name.strip(), function=function.strip(), language=_known(language))
    person.set_password(password)
    person.save(force_insert=True)
    return person


@transaction.atomic
def set_password(*, by: Person | None, person: Person, password: str) -> None:
    """Another password for the person; only the person, or who looks after persons, may set it."""
    if by is not None and by.pk != person.pk:
        _require(by, office=None)
    person.set_password(password)
    person.save(update_fields=['password'])


def set_language(*, person: Person, language: str) -> None:
    """The language in which the person reads the pages."""
    Person.objects.filter(pk=person.pk).update(language=_known(language))
    person.language = language


@transaction.atomic
def open_office(
    *,
    by: Person | None,
    name: str,
    kind: OfficeKind,
    parent: Office | None = None,
    country: str = '',
    valid_from: date | None = None,
) -> Office:
    """A new office below `parent`, or at the root. RuleError for a name that its parent has already."""
    _require(by, office=parent)
    if not name.strip():
        raise RuleError(_('An office needs a name.'), field='name')
    if Office.objects.filter(parent=parent, name=name.strip()).exists():
        raise RuleError(_('There is an office of this name at this place already.'), field='name')
    office = Office.objects.create(
        name=name.strip(), kind=kind, parent=parent, country=country.upper(), valid_from=valid_from
    )
    office.path = f'{parent.path if parent else "/"}{office.pk}/'
    office.save(update_fields=['path'])
    return office


@transaction.atomic
def close_office(*, by: Person | None, office: Office, on: date) -> None:
    """The office's last day is `on`. What was addressed to it stays until somebody reassigns it."""
    _require(by, office=office)
    if office.valid_from and on < office.valid_from:
        raise RuleError(_('An office cannot close before it opened.'), field='valid_to')
    Office.objects.filter(pk=office.pk).update(valid_to=on)
    office.valid_to = on


@transaction.atomic
def hold_role(
    *, by: Person | None, on: date, person: Person, role: Role, office: Office | None = None, until: date | None = None
) -> RoleHeld:
    """The person holds `role` from `on`, for `office` and below or for the organisation. The one held if so already."""
    _require(by, office=office)
    held = RoleHeld.objects.filter(person=person, role=role, office=office, valid_from__lte=on).filter(valid_to=None)
    existing = held.first()
    if existing is not None:
        return existing
    if until is not None and until < on:
        raise RuleError(_('A role cannot end before it begins.'), field='valid_to')
    return RoleHeld.objects.create(
        person=person,
        role=role,
        office=office,
        valid_from=on,
        valid_to=until,
        recorded_by=by,
        recorded_at=clock.now(),
    )


@transaction.atomic
def end_role(*, by: Person | None, held: RoleHeld, on: date) -> None:
    """`on` is the role's last day."""
    _require(by, office=held.office)
    if on < held.valid_from:
        raise RuleError(_('A role cannot end before it begins.'), field='valid_to')
    held.valid_to, held.ended_by, held.ended_at = on, by, clock.now()
    held.save(update_fields=['valid_to', 'ended_by', 'ended_at'])


def _known(language: str) -> str:
    if language not in READING_LANGUAGES:
        raise RuleError(_('The pages are not written in this language.'), field='language')
    return language


def _require(by: Person | None, *, office: Office | None) -> None:
    """NotAllowed unless `by` looks after persons and offices, everywhere or here."""
    if by is None:
        return
    grants = GRANTS[Permission.MANAGE_PEOPLE]
    for held in roles_of(by, on=clock.today()):
        scope = grants.get(held.role)
        if scope is Scope.ALL:
            return
        if scope is not None and office is not None and office.pk in offices_below([held.path]):
            return
    raise NotAllowed(_('You may not change persons, offices and roles.'))
