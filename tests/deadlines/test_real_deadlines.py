"""The deadlines of the real matrices, where these stand beside the project, against their carefully read truth."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from uptake.deadlines import read_deadline

TRUTH = Path(__file__).parents[2].parent / 'shared' / 'matrices' / 'truth'


def deadlines(value: Any) -> Iterator[tuple[str, str | None]]:
    """Every pair of a deadline's text and its last day, wherever it stands."""
    if isinstance(value, dict):
        if value.get('deadline_text'):
            yield value['deadline_text'], value.get('due')
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from deadlines(each)


@pytest.mark.skipif(not TRUTH.is_dir(), reason='the shared matrices are not beside the project')
def test_every_real_deadline_ends_on_the_day_that_a_careful_reader_gave_it() -> None:
    pairs = {pair for file in TRUTH.glob('*.json') for pair in deadlines(json.loads(file.read_text('utf-8')))}
    read = {(text, latest.isoformat() if (latest := read_deadline(text).latest) else None) for text, _ in pairs}
    assert len(pairs) > 30
    assert read == pairs
