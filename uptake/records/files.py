"""The files themselves: kept under their checksum, written once, never changed."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from uptake.records.models import StoredFile


def path_of(checksum: str) -> Path:
    """Where the bytes with this SHA-256 are kept. ValueError for a text that is no checksum."""
    if len(checksum) != 64 or not set(checksum) <= set('0123456789abcdef'):
        raise ValueError('not a SHA-256 in hexadecimal')
    return Path(settings.FILES) / checksum[:2] / checksum


def store(content: bytes, *, media_type: str, at: datetime) -> str:
    """Keep the bytes and give their checksum. The same bytes are kept once; a crash leaves no half file behind."""
    checksum = sha256(content).hexdigest()
    path = path_of(checksum)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix='.coming-', delete=False) as coming:
            coming.write(content)
            coming.flush()
            os.fsync(coming.fileno())
        os.replace(coming.name, path)
    StoredFile.objects.get_or_create(
        sha256=checksum, defaults={'size': len(content), 'media_type': media_type, 'stored_at': at}
    )
    return checksum


def open_file(checksum: str) -> BinaryIO:
    """The bytes, open for reading. FileNotFoundError when they are not kept here."""
    return path_of(checksum).open('rb')


def is_intact(checksum: str) -> bool:
    """Whether the bytes are here and still have the checksum they are kept under."""
    path = path_of(checksum)
    return path.exists() and sha256(path.read_bytes()).hexdigest() == checksum
