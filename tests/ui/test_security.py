"""Every page keeps to the content policy, and says who it is for."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from tests.cast import TODAY, Cast
from uptake.domain.process import Stage

PUBLIC = ['/', '/sign-in', '/evaluations/{e}', '/recommendations/{r}', '/nowhere']
DESK = [
    '/desk/', '/desk/evaluations', '/desk/evaluations/{e}', '/desk/evaluations/{e}/history',
    '/desk/recommendations/{r}', '/desk/recommendations/{r}/response', '/desk/recommendations/{r}/actions/new',
    '/desk/recommendations/{r}/follow-up/first',
]  # fmt: skip


@pytest.fixture
def page(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv('UPTAKE_TODAY', TODAY.isoformat())

    def get(path: str):
        if path.startswith('/desk'):
            client.force_login(cast.coordinator)
        stage = Stage.BETWEEN_FOLLOW_UPS
        return client.get(path.format(e=cast.evaluations[stage], r=cast.recommendations[stage][0]))

    return get


@pytest.mark.parametrize('path', PUBLIC + DESK)
def test_a_page_loads_only_what_is_ours_and_holds_nothing_inline(page, path: str):
    response = page(path)
    assert response.status_code == (404 if path == '/nowhere' else 200)
    policy = response['Content-Security-Policy']
    assert "default-src 'none'" in policy
    assert 'unsafe' not in policy
    html = response.content.decode()
    assert not re.search(r'\sstyle=|<style|\son[a-z]+="', html)
    assert all('src=' in tag for tag in re.findall(r'<script[^>]*>', html))
    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)
    assert response['X-Frame-Options'] == 'DENY'


@pytest.mark.parametrize('path', PUBLIC + DESK)
def test_a_page_has_one_heading_a_language_and_a_title(page, path: str):
    html = page(path).content.decode()
    assert html.count('<h1') == 1
    assert re.search(r'<html lang="(en|fr)"', html)
    assert re.search(r'<title>\S.* · Uptake</title>', html)
    assert html.count(' id="main"') == 1


@pytest.mark.parametrize('path', DESK)
def test_who_is_not_signed_in_comes_no_further_than_the_page_to_sign_in(client: Client, cast: Cast, path: str):
    key = cast.evaluations[Stage.FIRST_FOLLOW_UP]
    address = path.format(e=key, r=cast.recommendations[Stage.FIRST_FOLLOW_UP][0])
    assert client.get(address)['Location'].startswith('/sign-in?next=')
    assert client.post(address).status_code == 403


def test_a_forged_form_is_refused_in_the_looks_of_the_house(cast: Cast):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(cast.unit)
    response = careful.post(f'/desk/recommendations/{cast.recommendations[Stage.RESPONSES_DUE][0]}/response', {})
    assert response.status_code == 403
    assert 'Nothing was changed.' in response.content.decode()


def test_a_page_that_breaks_says_so_calmly(client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv('UPTAKE_TODAY', 'no day at all')
    client.raise_request_exception = False
    response = client.get('/')
    assert response.status_code == 500
    assert 'Something broke here, not with you' in response.content.decode()
