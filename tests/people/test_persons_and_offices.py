"""Persons, offices in a tree, and roles with their days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth import authenticate

from tests.cast import PASSWORD, TODAY, Cast
from uptake.domain.errors import NotAllowed, RuleError
from uptake.domain.vocabulary import OfficeKind, Role
from uptake.people import changes, queries
from uptake.people.models import Person, RoleHeld
from uptake.people.roles import GRANTS, Permission

pytestmark = [pytest.mark.records, pytest.mark.django_db]


def test_a_person_signs_in_however_the_address_is_cased(db: None) -> None:
    person = changes.add_person(by=None, email=' Ana@Roads.Example ', name='Ana', password=PASSWORD)
    assert person.email == 'ana@roads.example'
    assert authenticate(username='ANA@roads.example', password=PASSWORD) == person
    assert authenticate(username='ana@roads.example', password='wrong') is None


def test_a_person_without_a_password_cannot_sign_in_by_one(cast: Cast) -> None:
    assert authenticate(username=cast.head.email, password='') is None
    changes.set_password(by=cast.central, person=cast.head, password=PASSWORD)
    assert authenticate(username=cast.head.email, password=PASSWORD) == cast.head
    with pytest.raises(NotAllowed):
        changes.set_password(by=cast.staff, person=cast.head, password=PASSWORD)


@pytest.mark.parametrize(
    ('values', 'field'),
    [
        ({'email': 'HEAD@roads.example', 'name': 'X'}, 'email'),
        ({'email': 'nowhere', 'name': 'X'}, 'email'),
        ({'email': 'x@roads.example', 'name': ' '}, 'name'),
        ({'email': 'x@roads.example', 'name': 'X', 'language': 'de'}, 'language'),
    ],
)
def test_what_is_wrong_with_a_new_person_is_said_beside_its_field(
    cast: Cast, values: dict[str, str], field: str
) -> None:
    with pytest.raises(RuleError) as caught:
        changes.add_person(by=None, **values)
    assert caught.value.field == field


def test_the_tree_is_listed_with_each_office_after_the_one_it_belongs_to(cast: Cast) -> None:
    rows = queries.offices(on=TODAY)
    assert [(row.depth, row.name) for row in rows] == [
        (0, 'Organisation for Good Roads'),
        (1, 'Headquarters'),
        (2, 'Department of Shelter'),
        (2, 'Evaluation Unit'),
        (1, 'Regional Office North'),
        (2, 'Country Office Norland'),
        (3, 'Norland Field Unit'),
        (2, 'Country Office Ostland'),
        (1, 'Regional Office South'),
        (2, 'Country Office Sudonia'),
    ]


def test_an_office_and_all_below_is_one_comparison(cast: Cast) -> None:
    below = queries.offices_below([cast.offices['north'].path])
    assert below == {cast.offices[name].pk for name in ('north', 'norland', 'field', 'ostland')}
    assert queries.offices_below([]) == frozenset()


def test_a_closed_office_is_not_listed_after_its_last_day(cast: Cast) -> None:
    changes.close_office(by=cast.central, office=cast.offices['field'], on=TODAY)
    names = {row.name for row in queries.offices(on=TODAY)}
    later = {row.name for row in queries.offices(on=TODAY + timedelta(days=1))}
    assert names - later == {'Norland Field Unit'}


def test_an_office_has_its_name_once_at_its_place(cast: Cast) -> None:
    with pytest.raises(RuleError) as caught:
        changes.open_office(by=None, name='Norland Field Unit', kind=OfficeKind.UNIT, parent=cast.offices['norland'])
    assert caught.value.field == 'name'


def test_a_role_that_is_held_is_not_held_twice(cast: Cast) -> None:
    first = changes.hold_role(by=None, on=TODAY, person=cast.staff, role=Role.STAFF, office=cast.offices['ostland'])
    assert RoleHeld.objects.filter(person=cast.staff).count() == 1
    changes.end_role(by=cast.central, held=first, on=TODAY)
    first.refresh_from_db()
    assert (first.valid_to, first.ended_by) == (TODAY, cast.central)
    with pytest.raises(RuleError):
        changes.end_role(by=None, held=first, on=date(2000, 1, 1))


def test_everybody_is_listed_with_the_roles_of_the_day(cast: Cast) -> None:
    listed = {person.email: [role.role for role in roles] for person, roles in queries.roles_by_person(on=TODAY)}
    assert len(listed) == Person.objects.count()
    assert listed['head@roads.example'] == [Role.HEAD_OF_OFFICE]
    assert listed['evaluator@roads.example'] == []
    assert [row.email for row in queries.persons(roles=[Role.CENTRAL_UNIT], on=TODAY)] == ['central@roads.example']


def test_a_person_reads_in_another_language_after_choosing_it(cast: Cast) -> None:
    changes.set_language(person=cast.head, language='es')
    assert Person.objects.get(pk=cast.head.pk).language == 'es'
    with pytest.raises(RuleError):
        changes.set_language(person=cast.head, language='xx')


def test_every_permission_is_somebodys_and_none_is_the_technical_administrators() -> None:
    assert set(GRANTS) == set(Permission)
    assert all(GRANTS.values())
    assert not [one for one, roles in GRANTS.items() if Role.TECHNICAL_ADMINISTRATOR in roles]
