"""A real browser for the journeys: one for all of them, a page of its own for each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ('chromium', 'chromium-browser', 'google-chrome'))), None)
ARGUMENTS = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
]
HOW = 'Chromium is not on this machine; on Debian: apt-get install chromium'


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey needs the browser, and runs in one process: playwright keeps an event loop."""
    for item in items:
        if 'tests/journeys' in str(item.path).replace(os.sep, '/'):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group('browser'))


@pytest.fixture(scope='session')
def browser() -> Iterator[object]:
    """Chromium, without a window. Skipped where there is none, but a failure where CI=true."""
    if CHROMIUM is None:
        (pytest.fail if os.environ.get('CI') == 'true' else pytest.skip)(HOW)
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread; Django would take it for an async context and refuse the database.
    before = os.environ.get('DJANGO_ALLOW_ASYNC_UNSAFE')
    os.environ['DJANGO_ALLOW_ASYNC_UNSAFE'] = 'true'
    try:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            yield chromium
            chromium.close()
    finally:
        os.environ.pop('DJANGO_ALLOW_ASYNC_UNSAFE')
        if before is not None:
            os.environ['DJANGO_ALLOW_ASYNC_UNSAFE'] = before
