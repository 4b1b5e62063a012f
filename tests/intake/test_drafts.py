"""A draft holds the whole of what was read, and gives it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from uptake.intake.editing import start
from uptake.intake.fields import fields_of
from uptake.intake.showing import section_of
from uptake.matrices.draft import drafts_of, field_key, matrix_of
from uptake.matrices.model import Matrix, Value
from uptake.matrices.reading import read_matrix

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = ROOT.parent / 'shared'
OURS = sorted((ROOT / 'tests' / 'documents' / 'docx').glob('*.docx')) + sorted(
    (ROOT / 'tests' / 'documents').glob('txt/*')
)
THEIRS = [
    *SHARED.glob('matrices/docx/*.docx'),
    *SHARED.glob('matrices/xlsx/*.xlsx'),
    *SHARED.glob('matrices/real/*.pdf'),
]


def bare(part: Any) -> Any:
    """The values alone, without places; what holds nothing as None."""
    if isinstance(part, Value):
        return part.value
    if isinstance(part, tuple):
        return tuple(bare(each) for each in part)
    if hasattr(part, '__dataclass_fields__'):
        return {name: bare(getattr(part, name)) for name in part.__dataclass_fields__}
    return part


@pytest.mark.parametrize('path', [*OURS, *THEIRS], ids=lambda path: path.name)
def test_a_draft_gives_back_the_matrix_it_was_made_of(path: Path):
    reading = read_matrix(path)
    drafts = drafts_of(reading)
    assert len(drafts) == len(reading.matrices)
    for matrix, draft in zip(reading.matrices, drafts, strict=True):
        assert bare(matrix_of(draft)) == bare(said_something(matrix))


def said_something(matrix: Matrix) -> Matrix:
    """The matrix without monitoring rounds that say nothing, which a draft does not keep."""
    kept = tuple(
        replace(each, monitoring=tuple(entry for entry in each.monitoring if entry.status or entry.comment))
        for each in matrix.recommendations
    )
    return replace(matrix, recommendations=kept)


@pytest.mark.parametrize('path', [*OURS, *THEIRS], ids=lambda path: path.name)
def test_every_question_stands_at_a_part_that_is_shown(path: Path):
    for draft in drafts_of(read_matrix(path)):
        state = start(draft)
        parts = {'heading', *(each['key'] for each in state['recommendations'])}
        for question in state['questions']:
            assert section_of(state, question['field']) in parts
            if question['field'].startswith('r'):
                assert section_of(state, question['field']) != 'heading', question


@pytest.mark.parametrize(
    ('path', 'key'),
    [
        ('evaluation_title', 'heading.title'),
        ('published', 'heading.published'),
        ('recommendations[2].response', 'r3.response'),
        ('recommendations[0].actions[1].deadline', 'r1a2.deadline'),
        ('recommendations[0].actions[1].deadline_text', 'r1a2.deadline'),
        ('recommendations[0].actions', 'r1.actions'),
        ('recommendations[0].monitoring[0].status', 'r1first.status'),
        ('recommendations[0].monitoring[1].comment', 'r1final.comment'),
        ('lessons_learned[1]', 'l2.text'),
    ],
)
def test_a_path_of_a_reading_is_a_key_of_the_draft(path: str, key: str):
    assert field_key(path) == key
    name = key.partition('.')[2]
    assert name == 'actions' or name in [field.name for field in fields_of(key.partition('.')[0])]
