"""Who reads a staff page."""

from __future__ import annotations

from django.http import Http404, HttpRequest

from uptake.people.models import Person
from uptake.people.roles import Permission


def reader(request: HttpRequest) -> Person:
    """The person signed in. The entry middleware has let nobody else this far."""
    person = request.user
    if not isinstance(person, Person):
        raise Http404('nobody is signed in')
    return person


def require(permission: Permission, held: frozenset[Permission]) -> None:
    """Answers 404 to who may not do this here: what is not open to a person is not there."""
    if permission not in held:
        raise Http404(f'{permission} is not given here')
