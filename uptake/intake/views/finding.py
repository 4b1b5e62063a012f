"""Who asks, and the upload that is asked for; what somebody may not see is not there."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest

from uptake import clock
from uptake.intake.models import Upload
from uptake.intake.uploads import Review, review_for, upload_for
from uptake.people.models import Person
from uptake.records.access import NotFound


def person_of(request: HttpRequest) -> Person:
    """The person signed in; every page of intake asks for one."""
    assert isinstance(request.user, Person)
    return request.user


def upload_or_404(request: HttpRequest, pk: uuid.UUID) -> Upload:
    """The upload, or Http404 when there is none that this person may see."""
    try:
        return upload_for(person_of(request), pk, on=clock.today())
    except NotFound as error:
        raise Http404 from error


def review_or_404(request: HttpRequest, pk: uuid.UUID) -> Review:
    """The upload with its state, or Http404 when there is none, or nothing has been read yet."""
    try:
        return review_for(person_of(request), pk, on=clock.today())
    except NotFound as error:
        raise Http404 from error
