"""The first person comes in from the command line."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from tests.cast import PASSWORD, Cast
from uptake.domain.vocabulary import Role
from uptake.people.models import Office, Person, RoleHeld

pytestmark = [pytest.mark.records, pytest.mark.django_db]
WHO = ('--email', 'First@Roads.Example', '--name', 'Fiona First')


@pytest.fixture(autouse=True)
def password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('sys.stdin', StringIO(f'{PASSWORD}\n'))


def add(*options: str) -> str:
    out = StringIO()
    call_command('add_person', *options, stdout=out)
    return out.getvalue()


def test_the_first_person_signs_in_and_looks_after_everything(db: None) -> None:
    assert 'first@roads.example: central_unit for the whole organisation' in add(*WHO)
    client = Client()
    answer = client.post('/sign-in', {'email': 'first@roads.example', 'password': PASSWORD})
    assert answer.status_code == 302
    assert client.get('/desk/evaluations').status_code == 200


def test_a_role_is_held_for_the_office_that_is_named(cast: Cast) -> None:
    add(*WHO, '--role', 'Head of office', '--office', 'country office NORLAND')
    held = RoleHeld.objects.get(person__email='first@roads.example')
    assert held.role == Role.HEAD_OF_OFFICE
    assert held.office == cast.offices['norland']


def test_a_new_office_can_be_made_with_its_first_person(cast: Cast) -> None:
    new = (
        '--office',
        'Country Office Westland',
        '--new-office',
        'country_office',
        '--under',
        cast.offices['north'].name,
    )
    add(*WHO, '--role', 'head_of_office', *new)
    office = Office.objects.get(name='Country Office Westland')
    assert office.path.startswith(cast.offices['north'].path)


@pytest.mark.parametrize(
    ('options', 'says'),
    [
        (('--name', 'Nobody'), 'give it as --email'),
        (('--email', 'nowhere', '--name', 'X'), 'not an e-mail address'),
        ((*WHO, '--role', 'king'), 'Roles are: evaluator,'),
        ((*WHO, '--office', 'Nowhere'), 'Offices are: '),
        ((*WHO, '--new-office', 'unit'), '--office'),
    ],
)
def test_what_cannot_be_says_what_to_do_and_leaves_nothing(cast: Cast, options: tuple[str, ...], says: str) -> None:
    before = Person.objects.count(), Office.objects.count()
    with pytest.raises(CommandError, match=says) as refused:
        add(*options)
    assert refused.value.returncode == 2
    assert (Person.objects.count(), Office.objects.count()) == before


def test_a_weak_password_or_none_is_refused(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr('sys.stdin', StringIO('password\n'))
    with pytest.raises(CommandError, match='too short'):
        add(*WHO)
    monkeypatch.setattr('sys.stdin', StringIO())
    with pytest.raises(CommandError, match='standard input'):
        add(*WHO)
