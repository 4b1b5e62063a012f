"""What every template knows about the person."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from uptake.people.models import Person


def who(request: HttpRequest) -> dict[str, Person | None]:
    """`who`: the person signed in, or None. No query when the browser brought no session."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES and not _just_signed_in(request):
        return {'who': None}
    person = request.user
    return {'who': person if isinstance(person, Person) or person.is_authenticated else None}


def _just_signed_in(request: HttpRequest) -> bool:
    return '_cached_user' in request.__dict__ and request.user.is_authenticated
