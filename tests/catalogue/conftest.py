"""The public pages on the cast's day."""

from __future__ import annotations

import pytest

from tests.cast import TODAY


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('UPTAKE_TODAY', TODAY.isoformat())
