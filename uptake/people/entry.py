"""Who may enter a page: every view says so, and the middleware refuses a view that does not."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponseBase, HttpResponseForbidden

View = TypeVar('View', bound=Callable[..., HttpResponseBase])

#: Views of the framework that cannot carry a declaration; they serve files that anybody may have.
FRAMEWORK_VIEWS = ('django.contrib.staticfiles.', 'django.views.static', 'django.views.i18n')


class Entry(StrEnum):
    """Who may enter a page. What of it a person sees and may do is decided by records, not here."""

    PUBLIC = 'public'
    SIGNED_IN = 'signed_in'


def entry(who: Entry) -> Callable[[View], View]:
    """Declare who may enter a view. It must be the outermost decorator, or one below must keep the attributes."""

    def declare(view: View) -> View:
        view.entry = who  # type: ignore[attr-defined]
        return view

    return declare


def declared(view: Callable[..., Any]) -> Entry | None:
    """Who may enter `view`: its declaration, PUBLIC for the framework's own file views, None when it says nothing."""
    said = getattr(view, 'entry', None)
    if isinstance(said, Entry):
        return said
    return Entry.PUBLIC if view.__module__.startswith(FRAMEWORK_VIEWS) else None


class EntryMiddleware:
    """Keeps who is not signed in out of pages that ask for it, and refuses a view without a declaration."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """None to go on, else the way to signing in (reading) or a refusal (sending)."""
        who = declared(view)
        if who is None:
            raise ImproperlyConfigured(f'{view.__module__}.{view.__name__} does not declare who may enter it.')
        if who is Entry.PUBLIC or request.user.is_authenticated:
            return None
        if request.method in ('GET', 'HEAD'):
            return redirect_to_login(request.get_full_path())
        return HttpResponseForbidden()
