"""The desk on the cast's day."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from uptake.people.models import Person


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('UPTAKE_TODAY', TODAY.isoformat())


@pytest.fixture
def desk(cast: Cast):
    """A browser's requests as a person of the cast: desk('unit').get(…)."""

    def of(name: str) -> Client:
        client = Client()
        person: Person = getattr(cast, name)
        client.force_login(person)
        return client

    return of
