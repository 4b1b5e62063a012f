"""The offices and persons of the invented organisation, and how to sign in as each."""

from __future__ import annotations

from datetime import date

from uptake.domain.vocabulary import OfficeKind, Role
from uptake.people import changes, queries
from uptake.people.models import Office, Person
from uptake.sample.content import content

#: Published on purpose: the sample is for trying the system out.
PASSWORD = 'follow-the-uptake'  # noqa: S105


def settle(*, since: date) -> tuple[dict[str, Office], dict[str, Person]]:
    """Open the offices and let every person hold their roles; both by their key (offices) or address (persons)."""
    offices: dict[str, Office] = {}
    for row in content('organisation')['office']:
        offices[row['key']] = changes.open_office(
            by=None,
            name=row['name'],
            kind=OfficeKind(row['kind']),
            parent=offices[row['parent']] if 'parent' in row else None,
            country=row.get('country', ''),
            valid_from=since,
        )
    return offices, {row['email']: _person(row, offices, since) for row in content('organisation')['person']}


def _person(row: dict[str, object], offices: dict[str, Office], since: date) -> Person:
    person = changes.add_person(
        by=None,
        email=str(row['email']),
        name=str(row['name']),
        function=str(row['function']),
        language=str(row['language']),
        password=PASSWORD,
    )
    roles = row['roles']
    assert isinstance(roles, list)
    for held in roles:
        office = offices[held['office']] if 'office' in held else None
        changes.hold_role(by=None, on=since, person=person, role=Role(held['role']), office=office)
    return person


def speakers(offices: dict[str, Office], persons: dict[str, Person]) -> dict[int, Person]:
    """Who answers for an office as its responsible unit, by the office's id; the coordinator does for the others."""
    found: dict[int, Person] = {}
    for row in content('organisation')['person']:
        for held in row['roles']:
            if held['role'] == Role.RESPONSIBLE_UNIT:
                found.setdefault(offices[held['office']].pk, persons[row['email']])
    return found


def is_settled() -> bool:
    """Whether anybody is here already: then the sample is left alone."""
    return queries.person_by_email(content('organisation')['person'][0]['email']) is not None


def how_to_sign_in() -> str:
    """The persons with their functions and addresses, one a line, and their common password."""
    rows = content('organisation')['person']
    width = max(len(row['email']) for row in rows)
    lines = [f'  {row["email"]:<{width}}  {row["name"]}, {row["function"]}' for row in rows]
    return '\n'.join([f'Sign in with the password {PASSWORD} as', *lines, ''])
