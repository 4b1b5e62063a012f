"""The persons of the sample organisation, for the page to sign in on; asked only where settings.SAMPLE is set."""

from __future__ import annotations

from django.db.models import QuerySet

from uptake.people.models import Person


def sample_persons() -> QuerySet[Person]:
    """Everybody who may sign in, by function."""
    return Person.objects.filter(is_active=True).exclude(function='').order_by('function', 'name')
