"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cast import cast

__all__ = ['cast']


@pytest.fixture(autouse=True)
def files_of_this_test(settings: Any, tmp_path: Path) -> None:
    """Uploaded files go into the test's own folder."""
    settings.FILES = tmp_path / 'files'


def pytest_configure(config: pytest.Config) -> None:
    """The mark by which tests are chosen for a second run on PostgreSQL."""
    config.addinivalue_line('markers', 'records: touches the records, so it runs on PostgreSQL, too')


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever asks for the database is a test of the records."""
    for item in items:
        fixtures = set(getattr(item, 'fixturenames', ()))
        if item.get_closest_marker('django_db') or fixtures & {'db', 'transactional_db', 'live_server'}:
            item.add_marker('records')
