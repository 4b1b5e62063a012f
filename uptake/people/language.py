"""The language of a page: the person's own, else the one kept on this device, else the browser's, else the default."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

#: The cookie in which a visitor who is not signed in keeps a choice.
LANGUAGE_COOKIE = 'language'


class PersonLanguage:
    """Sets the language for one request, and says it in the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.known = {code for code, _ in settings.LANGUAGES}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        language = self.language_of(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            response = self.get_response(request)
        response.headers.setdefault('Content-Language', language)
        patch_vary_headers(response, ('Accept-Language', 'Cookie'))
        return response

    def language_of(self, request: HttpRequest) -> str:
        """The code of the language in which this request is answered."""
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            return request.user.language
        chosen = request.COOKIES.get(LANGUAGE_COOKIE, '')
        return chosen if chosen in self.known else self._accepted(request)

    def _accepted(self, request: HttpRequest) -> str:
        for accepted, _weight in parse_accept_lang_header(request.headers.get('Accept-Language', '')):
            code = accepted.split('-')[0]
            if code in self.known:
                return code
        return str(settings.LANGUAGE_CODE)
