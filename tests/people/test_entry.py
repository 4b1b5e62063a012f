"""Who may enter a page: every view says so, or is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.views.static import serve

from tests.cast import Cast
from uptake.people.entry import Entry, EntryMiddleware, declared, entry

pytestmark = [pytest.mark.records, pytest.mark.django_db]


@entry(Entry.PUBLIC)
def open_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


@entry(Entry.SIGNED_IN)
def staff_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def silent_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def arrive(view: Any, method: str = 'get', user: Any = None, **headers: str) -> HttpResponse | None:
    request = getattr(RequestFactory(headers=headers), method)('/desk/due?page=2')
    request.user = user or AnonymousUser()
    answer = EntryMiddleware(lambda _: HttpResponse()).process_view(request, view, (), {})
    assert answer is None or isinstance(answer, HttpResponse)
    return answer


def test_a_view_that_does_not_say_who_may_enter_is_refused() -> None:
    assert declared(silent_page) is None
    with pytest.raises(ImproperlyConfigured, match='silent_page'):
        arrive(silent_page)


def test_the_frameworks_own_file_views_are_public() -> None:
    assert declared(serve) is Entry.PUBLIC


def test_public_pages_are_open_to_everybody(cast: Cast) -> None:
    assert arrive(open_page) is None
    assert arrive(open_page, user=cast.staff) is None


def test_who_is_signed_in_enters_staff_pages(cast: Cast) -> None:
    assert arrive(staff_page, user=cast.staff) is None


def test_who_reads_without_being_signed_in_is_led_there_and_back() -> None:
    answer = arrive(staff_page)
    assert answer is not None
    assert answer.status_code == 302
    assert answer['Location'].endswith('?next=/desk/due%3Fpage%3D2')


def test_who_sends_without_being_signed_in_is_refused() -> None:
    answer = arrive(staff_page, 'post')
    assert answer is not None
    assert answer.status_code == 403
