"""A real browser for the journeys: one for all of them, a page of its own for each."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from tests.cast import TODAY, Cast, assemble

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


@dataclass
class Site:
    """The running site with the cast in it."""

    browser: Any
    address: str
    cast: Cast
    opened: list[Any]

    def sit(self, who: str | None = None, *, dark: bool = False, width: int = 1280, **options: Any) -> Any:
        """A page of a new browser of its own, signed in as `who` of the cast unless that is None."""
        scheme = 'dark' if dark else 'light'
        context = self.browser.new_context(
            base_url=self.address, color_scheme=scheme, viewport={'width': width, 'height': 800}, **options
        )
        self.opened.append(context)
        if who is not None:
            client = Client()
            client.force_login(getattr(self.cast, who))
            cookie = {'name': 'sessionid', 'value': client.cookies['sessionid'].value, 'url': self.address}
            context.add_cookies([cookie])
        return context.new_page()


@pytest.fixture
def site(browser: Any, live_server: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The whole system on a port of this machine, on the cast's day."""
    monkeypatch.setenv('UPTAKE_TODAY', TODAY.isoformat())
    opened: list[Any] = []
    yield Site(browser, live_server.url, assemble(), opened)
    for context in opened:
        context.close()
