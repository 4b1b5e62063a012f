"""The language of the pages: the person's, else the device's, else the browser's, else the default."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.translation import get_language

from tests.cast import Cast
from uptake.people.context import who
from uptake.people.language import LANGUAGE_COOKIE, PersonLanguage

pytestmark = [pytest.mark.records, pytest.mark.django_db]


def answer(user: Any = None, cookie: str = '', accept: str = '') -> HttpResponse:
    request = RequestFactory(headers={'Accept-Language': accept} if accept else {}).get('/')
    request.user = user or AnonymousUser()
    if user:
        request.COOKIES[settings.SESSION_COOKIE_NAME] = 'x'
    if cookie:
        request.COOKIES[LANGUAGE_COOKIE] = cookie
    response = PersonLanguage(lambda _: HttpResponse(get_language() or ''))(request)
    assert isinstance(response, HttpResponse)
    return response


@pytest.mark.parametrize(
    ('cookie', 'accept', 'language'),
    [
        ('', '', 'en'),
        ('', 'fr-CH, de;q=0.9', 'fr'),
        ('', 'de, es;q=0.3', 'es'),
        ('', 'de', 'en'),
        ('', 'x' * 5000, 'en'),
        ('es', 'fr', 'es'),
        ('xx', 'fr', 'fr'),
    ],
)
def test_a_visitor_reads_in_the_language_chosen_here_or_in_the_browser(cookie: str, accept: str, language: str) -> None:
    response = answer(cookie=cookie, accept=accept)
    assert response.content.decode() == response['Content-Language'] == language


def test_a_person_reads_in_the_own_language_whatever_the_browser_says(cast: Cast) -> None:
    assert answer(user=cast.coordinator, cookie='es', accept='es')['Content-Language'] == 'fr'


def test_a_page_for_one_language_is_not_kept_for_another() -> None:
    assert set(answer()['Vary'].split(', ')) == {'Accept-Language', 'Cookie'}


def test_a_visitor_without_a_session_costs_no_query(django_assert_num_queries: Any, client: Any, db: None) -> None:
    request = HttpRequest()
    with django_assert_num_queries(0):
        assert who(request) == {'who': None}
