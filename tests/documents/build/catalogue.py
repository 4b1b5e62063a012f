"""All documents, from the modules in `content`."""

from __future__ import annotations

import importlib
import pkgutil

from tests.documents.build import content
from tests.documents.build.layout import Document


def documents() -> list[Document]:
    """Every document, by name."""
    found: list[Document] = []
    for module in pkgutil.iter_modules(content.__path__):
        found += importlib.import_module(f'{content.__name__}.{module.name}').DOCUMENTS
    return sorted(found, key=lambda made: made.name)
