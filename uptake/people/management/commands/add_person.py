"""`add_person`: a person with a role and a password, from the command line. The first person comes in this way."""

from __future__ import annotations

import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from uptake import clock
from uptake.domain.errors import RuleError
from uptake.domain.vocabulary import OfficeKind, Role
from uptake.people import changes
from uptake.people.models import Office, Person
from uptake.people.models.person import READING_LANGUAGES

#: What --office is given for a role that reaches over the whole organisation.
EVERYWHERE = ''
#: option → what is asked where it was not given, what stands when nothing is answered (None: it must be answered).
ASKED = {
    'email': ('E-mail address', None),
    'name': ('Name', None),
    'function': ('Function (Enter for none)', ''),
    'role': ('Role (Enter for central_unit)', Role.CENTRAL_UNIT.value),
    'office': ('Office (Enter for the whole organisation)', EVERYWHERE),
}


class Command(BaseCommand):
    """Adds a person, asking for what was not given. Exit status 2 and what to do for anything that cannot be."""

    help = 'Adds a person who can sign in, with a role for an office or for the whole organisation.'

    def add_arguments(self, parser: CommandParser) -> None:
        """Every answer can be given as an option."""
        parser.add_argument('--email')
        parser.add_argument('--name')
        parser.add_argument('--function')
        parser.add_argument('--role', help=', '.join(Role))
        parser.add_argument('--office', help='its name; leave it empty for the whole organisation')
        parser.add_argument('--new-office', choices=list(OfficeKind), help='make the office first, as this kind')
        parser.add_argument('--under', help='the office above a new one')
        parser.add_argument('--language', choices=READING_LANGUAGES, default='en')

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask, check, and write person, office and role at once or nothing."""
        given = {option: _answer(option, options[option]) for option in ASKED}
        role = _role(given['role'])
        password = _password(Person(email=given['email'], name=given['name']))
        try:
            with transaction.atomic():
                office = _office(given['office'], options['new_office'], options['under'] or '')
                person = changes.add_person(
                    by=None,
                    email=given['email'],
                    name=given['name'],
                    function=given['function'],
                    language=options['language'],
                    password=password,
                )
                changes.hold_role(by=None, on=clock.today(), person=person, role=role, office=office)
        except RuleError as error:
            raise CommandError(str(error), returncode=2) from error
        place = office.name if office else 'the whole organisation'
        self.stdout.write(f'{person.name} can sign in as {person.email}: {role} for {place}.')


def _answer(option: str, given: str | None) -> str:
    question, otherwise = ASKED[option]
    answer = given
    if answer is None and sys.stdin.isatty():
        answer = input(f'{question}: ')
    answer = (answer or '').strip() or otherwise
    if answer is None:
        raise CommandError(f'{question} is missing: give it as --{option}.', returncode=2)
    return answer


def _role(text: str) -> Role:
    word = text.strip().lower().replace(' ', '_').replace('-', '_')
    try:
        return Role(word)
    except ValueError:
        raise CommandError(f'There is no role {text!r}. Roles are: {", ".join(Role)}.', returncode=2) from None


def _office(name: str, kind: str | None, above: str) -> Office | None:
    if kind and not name:
        raise CommandError('Name the new office with --office.', returncode=2)
    if kind:
        parent = _found(above) if above else None
        return changes.open_office(by=None, name=name, kind=OfficeKind(kind), parent=parent)
    return _found(name) if name else None


def _found(name: str) -> Office:
    found = list(Office.objects.filter(name__iexact=name)[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError(f'Several offices are called {name!r}: give the role for the office above.', returncode=2)
    known = ', '.join(Office.objects.values_list('name', flat=True)[:30]) or 'none yet'
    raise CommandError(
        f'There is no office {name!r}. Offices are: {known}. Make it with --new-office and its kind.', returncode=2
    )


def _password(person: Person) -> str:
    """The password: asked twice at a terminal, else the first line of standard input. CommandError for a weak one."""
    if sys.stdin.isatty():
        password = getpass.getpass('Password: ')
        if getpass.getpass('The same password again: ') != password:
            raise CommandError('The two passwords differ. Start again.', returncode=2)
    else:
        password = sys.stdin.readline().rstrip('\r\n')
    if not password:
        raise CommandError('A password is missing: type it, or give it as a line of standard input.', returncode=2)
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise CommandError(' '.join(error.messages), returncode=2) from error
    return password
