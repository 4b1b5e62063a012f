"""The invented content as data: the organisation, and evaluations in three languages."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

LANGUAGES = ('en', 'fr', 'es')


@cache
def content(name: str) -> dict[str, Any]:
    """The tables of one file of this folder: 'organisation', 'en', 'fr' or 'es'."""
    with (Path(__file__).parent / f'{name}.toml').open('rb') as file:
        return tomllib.load(file)
