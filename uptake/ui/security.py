"""The content security policy: a page loads only its own sheet and script, and nothing is written inline."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PAGE_POLICY = '; '.join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
#: For uploaded files: even a file that a browser shows may run, load and reach nothing.
FILE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
PERMISSIONS = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'

GetResponse = Callable[[HttpRequest], HttpResponse]


class ContentSecurity:
    """Middleware: puts the policy on every response that has not set a stricter one itself."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault('Content-Security-Policy', PAGE_POLICY)
        response.headers.setdefault('Permissions-Policy', PERMISSIONS)
        response.headers.setdefault('X-Frame-Options', 'DENY')
        return response
