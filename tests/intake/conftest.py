"""What the tests of intake share: an invented document, and the way from its upload to its review."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.cast import Cast
from uptake.intake.models import Upload

DOCUMENTS = Path(__file__).resolve().parent.parent / 'documents'
WORD = DOCUMENTS / 'docx' / 'iom-2022-harbour-en.docx'
PDF = DOCUMENTS / 'pdf' / 'iom-2019-herders-en.pdf'

Upload_ = Callable[..., Upload]


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[str], Client]:
    """A browser of the person with this name in the cast."""

    def as_person(name: str) -> Client:
        client = Client()
        client.force_login(cast.persons[name])
        return client

    return as_person


@pytest.fixture
def central(signed_in: Callable[[str], Client]) -> Client:
    """The browser of the central evaluation unit."""
    return signed_in('central')


@pytest.fixture
def uploaded(django_capture_on_commit_callbacks: Any) -> Upload_:
    """Upload a file by a browser and have it read, as the worker would."""

    def upload(client: Client, path: Path, name: str = '', **further: str) -> Upload:
        content = SimpleUploadedFile(name or path.name, path.read_bytes())
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post('/desk/intake/', {'documents': content, **further})
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return Upload.objects.get(pk=answer['Location'].rstrip('/').rpartition('/')[2])

    return upload
