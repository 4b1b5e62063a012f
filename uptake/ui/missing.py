"""What is not there, or not for this reader, is answered in the same way: 404."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import Http404, HttpResponseBase

View = TypeVar('View', bound=Callable[..., HttpResponseBase])


def or_404(error: type[Exception]) -> Callable[[View], View]:
    """A decorator: the view answers 404 where it raises `error`."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return view(*args, **kwargs)
            except error as missing:
                raise Http404(str(missing)) from missing

        return guarded  # type: ignore[return-value]

    return guard
