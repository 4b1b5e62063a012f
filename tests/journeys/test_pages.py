"""Every page in a real browser: nothing that axe finds, nothing wider than the screen, nothing the policy stops."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.cast import TODAY
from tests.journeys.conftest import Site
from uptake.domain.process import Stage
from uptake.domain.vocabulary import DocumentKind
from uptake.records import files
from uptake.records.changes import documents, evaluations, lessons

PAGES: dict[str, tuple[str | None, list[str]]] = {
    'public': (None, ['/', '/?text=zeppelin', '/sign-in', '/evaluations/{e}', '/recommendations/{r}', '/nowhere']),
    'unit': (
        'unit',
        [
            '/desk/',
            '/desk/evaluations',
            '/desk/evaluations/{e}',
            '/desk/recommendations/{r}',
            '/desk/recommendations/{r}/response',
            '/desk/recommendations/{r}/actions/new',
            '/desk/recommendations/{r}/follow-up/first',
            '/desk/recommendations/{r}/actions/order',
        ],
    ),
    'manager': (
        'manager',
        [
            '/desk/evaluations/{e}/about',
            '/desk/evaluations/{e}/files',
            '/desk/evaluations/{e}/lessons/new',
            '/desk/recommendations/{r}/units',
            '/desk/recommendations/{r}/outsiders',
        ],
    ),
    'keepers': ('central', ['/desk/evaluations/{e}/persons', '/desk/recommendations/{r}/wording/correct']),
    'central': ('central', ['/desk/', '/desk/evaluations/{e}/history', '/desk/evaluations/new', '/desk/intake/']),
}


def addresses(site: Site, name: str) -> tuple[str | None, list[str]]:
    who, paths = PAGES[name]
    stage = Stage.BETWEEN_FOLLOW_UPS
    key, first = site.cast.evaluations[stage], site.cast.recommendations[stage][0]
    evaluations.publish_matrix(evaluation=key, by=None, on=TODAY)
    lessons.note(evaluation=key, text='Bridges rust.', recommendation=first, by=None, on=TODAY)
    lessons.note(evaluation=key, text='Ask the ferryman.', by=None, on=TODAY)
    for content in (b'%PDF-1.7 first', b'%PDF-1.7 second'):
        sha256 = files.store(content, media_type='application/pdf', at=datetime(2026, 5, 4, tzinfo=UTC))
        documents.attach(evaluation=key, file=sha256, name='report.pdf', kind=DocumentKind.REPORT, by=None, on=TODAY)
    return who, [path.format(e=key, r=first) for path in paths]


@pytest.mark.parametrize('dark', [False, True], ids=['light', 'dark'])
@pytest.mark.parametrize('name', PAGES)
def test_axe_finds_nothing_on_any_page(site: Site, name: str, dark: bool):
    who, paths = addresses(site, name)
    page = site.sit(who, dark=dark, bypass_csp=True)
    found = []
    for path in paths:
        page.goto(path)
        results = Axe().run(page)
        found += [(path, each['id'], each['nodes'][0]['html'][:200]) for each in results.response['violations']]
    assert found == []


@pytest.mark.parametrize('width', [320, 1280])
@pytest.mark.parametrize('name', PAGES)
def test_no_page_is_wider_than_the_screen_and_the_policy_stops_nothing(site: Site, name: str, width: int):
    who, paths = addresses(site, name)
    page = site.sit(who, width=width)
    said: list[str] = []
    page.on('console', lambda message: said.append(message.text) if message.type == 'error' else None)
    page.on('pageerror', lambda error: said.append(str(error)))
    wide = []
    for path in paths:
        page.goto(path)
        if page.evaluate('document.documentElement.scrollWidth') > width:
            wide.append(path)
    assert wide == []
    assert [each for each in said if '404' not in each] == []


@pytest.mark.parametrize('name', ['public', 'unit', 'manager'])
def test_every_target_is_large_enough_to_hit(site: Site, name: str):
    who, paths = addresses(site, name)
    page = site.sit(who, width=360)
    small = []
    measure = """() => [...document.querySelectorAll('button, .button, select, input:not([type=hidden]), .bar a')]
        .filter(e => e.offsetParent && !e.closest('[hidden]'))
        .map(e => [e, (e.closest('label') || e).getBoundingClientRect()])
        .filter(([e, box]) => box.height < 24 || box.width < 24)
        .map(([e]) => e.outerHTML.slice(0, 120))"""
    for path in paths:
        page.goto(path)
        small += [(path, each) for each in page.evaluate(measure)]
    assert small == []


def test_a_page_asks_for_no_more_than_its_sheet_its_script_and_its_mark(site: Site):
    page = site.sit(None)
    asked: list[str] = []
    page.on('request', lambda request: asked.append(request.url))
    page.goto('/')
    page.wait_for_load_state('networkidle')
    kinds = sorted(url.rsplit('.', 1)[-1] for url in asked[1:])
    assert set(kinds) <= {'css', 'js', 'svg'}
    assert len(kinds) <= 3
