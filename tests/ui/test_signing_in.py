"""Signing in and out, and the language of the pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from tests.cast import PASSWORD, TODAY, Cast
from uptake.people import changes
from uptake.people.forms import GUESSES


@pytest.fixture(autouse=True)
def from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('UPTAKE_TODAY', TODAY.isoformat())
    cache.clear()


@pytest.fixture
def address(cast: Cast) -> str:
    changes.set_password(by=None, person=cast.unit, password=PASSWORD)
    return cast.unit.email


def test_the_right_password_leads_to_where_one_wanted_to_go(client: Client, address: str):
    response = client.post('/sign-in?next=/desk/evaluations', {'email': address.upper(), 'password': PASSWORD})
    assert response['Location'] == '/desk/evaluations'
    assert client.get('/desk/').status_code == 200


@pytest.mark.parametrize('there', ['https://evil.example/', '//evil.example', 'javascript:alert(1)'])
def test_nobody_is_led_elsewhere(client: Client, address: str, there: str):
    response = client.post('/sign-in', {'email': address, 'password': PASSWORD, 'next': there})
    assert response['Location'] == '/desk/'


def test_a_wrong_password_says_not_which_part_is_wrong(client: Client, address: str):
    known = client.post('/sign-in', {'email': address, 'password': 'wrong'})
    unknown = client.post('/sign-in', {'email': 'nobody@roads.example', 'password': 'wrong'})
    for response in (known, unknown):
        assert response.status_code == 422
        assert 'do not belong together' in response.content.decode()
    assert address in known.content.decode()  # what was typed is kept, but the password is not
    assert 'value="wrong"' not in known.content.decode()


def test_guessing_is_slowed_even_when_the_last_guess_is_right(client: Client, address: str):
    for _ in range(GUESSES):
        client.post('/sign-in', {'email': address, 'password': 'wrong'})
    response = client.post('/sign-in', {'email': address, 'password': PASSWORD})
    assert 'Too many wrong passwords' in response.content.decode()


def test_without_the_sample_nobody_is_listed_or_let_in_by_a_button(client: Client, cast: Cast, settings: Any):
    settings.SAMPLE = False
    assert cast.unit.name not in client.get('/sign-in').content.decode()
    assert client.post('/sign-in', {'person': cast.unit.pk}).status_code == 422
    assert client.get('/desk/').status_code == 302


def test_with_the_sample_one_button_signs_in(client: Client, cast: Cast, settings: Any):
    settings.SAMPLE = True
    page = client.get('/sign-in').content.decode()
    assert cast.unit.name in page
    assert 'Responsible unit, Norland Field Unit' in page
    assert client.post('/sign-in', {'person': cast.unit.pk})['Location'] == '/desk/'
    assert client.post('/sign-in', {'person': 'x'}).status_code in (302, 404)


def test_signing_out_is_a_request_of_its_own_and_ends_the_session(client: Client, cast: Cast):
    client.force_login(cast.unit)
    assert client.get('/sign-out').status_code == 405
    assert client.post('/sign-out')['Location'] == '/'
    assert client.get('/desk/').status_code == 302


def test_the_language_changes_and_the_page_stays(client: Client, cast: Cast):
    response = client.post('/language', {'language': 'fr', 'next': '/?text=route'})
    assert response['Location'] == '/?text=route'
    assert '<html lang="fr"' in client.get('/').content.decode()


def test_a_persons_language_is_remembered_with_the_person(client: Client, cast: Cast):
    client.force_login(cast.unit)
    client.post('/language', {'language': 'es', 'next': '/desk/'})
    elsewhere = Client()
    elsewhere.force_login(cast.unit)
    assert '<html lang="es"' in elsewhere.get('/desk/').content.decode()


def test_a_language_that_is_not_offered_changes_nothing(client: Client, cast: Cast):
    client.post('/language', {'language': 'xx', 'next': '/'})
    assert '<html lang="en"' in client.get('/').content.decode()
