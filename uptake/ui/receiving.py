"""Taking files from a browser: none larger than allowed, counted while it comes in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from uptake.matrices.formats.naming import safe_name


class SizeLimit(FileUploadHandler):
    """Stops taking a file in as soon as it is larger than allowed; `refused` names the files it stopped."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.refused: list[str] = []
        self.size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self.size = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the chunk on, or skip the rest of the file."""
        self.size += len(raw_data)
        if self.size > settings.UPLOAD_MAX_BYTES:
            self.refused.append(safe_name(self.file_name or ''))
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leaves the file to the next handler."""
        return


def limited(request: HttpRequest) -> SizeLimit:
    """Put the limit before the request's own handlers; call it before anything reads the request's body."""
    limit = SizeLimit(request)
    request.upload_handlers.insert(0, limit)
    return limit
