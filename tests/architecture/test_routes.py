"""Every route declares who may enter it, and who is not signed in learns nothing from the others."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from uptake.people.entry import Entry, declared

Route = tuple[str, Callable[..., Any], URLPattern]


def routes(resolver: URLResolver | None = None, namespace: str = '') -> Iterator[Route]:
    """Every route as its full name, its view and its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, f'{namespace}{pattern.namespace}:' if pattern.namespace else namespace)
        else:
            yield f'{namespace}{pattern.name}', pattern.callback, pattern


ROUTES = list(routes())
SAMPLES: dict[str, Any] = {'int': 1, 'uuid': uuid.UUID(int=1), 'str': 'x', 'slug': 'x', 'path': 'x'}


def address(name: str, pattern: URLPattern) -> str:
    """An address of the route, with something in the place of each argument."""
    arguments = {
        key: SAMPLES.get(type(converter).__name__.removesuffix('Converter').lower().replace('string', 'str'), 'x')
        for key, converter in pattern.pattern.converters.items()
    }
    try:
        return reverse(name, kwargs=arguments)
    except NoReverseMatch:
        return reverse(name, kwargs=arguments | dict.fromkeys(arguments, 'a' * 64))


@pytest.mark.parametrize(('name', 'view', 'pattern'), ROUTES, ids=[name for name, _, _ in ROUTES])
def test_every_route_declares_who_may_enter(name: str, view: Callable[..., Any], pattern: URLPattern):
    assert declared(view) is not None, f'{name}: put @entry(…) outermost on {view.__module__}.{view.__name__}'


@pytest.mark.parametrize(('name', 'view', 'pattern'), ROUTES, ids=[name for name, _, _ in ROUTES])
def test_pages_of_staff_send_others_to_sign_in(
    name: str, view: Callable[..., Any], pattern: URLPattern, client: Client, db: None
):
    where = address(name, pattern)
    if declared(view) is Entry.PUBLIC:
        assert not where.startswith('/desk/'), f'{where} is public, but stands among the pages of staff'
        return
    answer = client.get(where)
    assert answer.status_code == 302
    assert answer['Location'].startswith(reverse('people:sign-in'))
    assert client.post(where).status_code == 403


def test_addresses_that_must_stay():
    assert reverse('catalogue:home') == '/'
    assert reverse('catalogue:evaluation', kwargs={'pk': 7}) == '/evaluations/7'
    assert reverse('catalogue:recommendation', kwargs={'pk': 7}) == '/recommendations/7'
    assert reverse('workspace:due') == '/desk/'
