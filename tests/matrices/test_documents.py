"""Invented documents of many agencies are read right, and what is wrong in a reading is asked, never silent."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.documents.build import text
from tests.documents.build.__main__ import record_of
from tests.documents.build.catalogue import documents
from tests.documents.build.layout import Document
from tests.documents.grading import HERE, Marks, files, grade, lost, read, swallowed, truth_of

FLOORS = tomllib.loads((HERE / 'floors.toml').read_text(encoding='utf-8'))
DOCUMENTS = files()


@cache
def reading(path: Path) -> dict:
    """The reading of a document."""
    return read(path)


@cache
def marks(path: Path) -> Marks:
    """What the reading of a document is worth."""
    return grade(truth_of(path), reading(path), path.suffix[1:])


@pytest.mark.parametrize('path', DOCUMENTS, ids=lambda path: path.name)
def test_as_many_fields_are_right_as_were_before(path: Path):
    reached = marks(path)
    assert 100 * reached.share >= FLOORS['documents'][path.name], reached.wrong


@pytest.mark.parametrize('path', DOCUMENTS, ids=lambda path: path.name)
def test_nothing_is_wrong_without_a_question(path: Path):
    allowed = FLOORS['silent'].get(path.name, 0)
    assert len(marks(path).silent) <= allowed, marks(path).silent


@pytest.mark.parametrize('form', ['docx', 'xlsx', 'pdf', 'txt'])
def test_a_format_as_a_whole_is_read_well(form: str):
    counts: Counter = Counter()
    for path in DOCUMENTS:
        if path.suffix == f'.{form}':
            counts.update(marks(path).counts)
    assert 100 * counts['right'] / counts.total() >= FLOORS['formats'][form]


@pytest.mark.parametrize('path', [x for x in DOCUMENTS if truth_of(x)['_unplaced']], ids=lambda path: path.name)
def test_what_belongs_to_no_field_is_listed(path: Path):
    lost = swallowed(truth_of(path), reading(path))
    assert len(lost) <= FLOORS['swallowed'].get(path.name, 0), lost


@pytest.mark.parametrize('path', DOCUMENTS, ids=lambda path: path.name)
def test_no_word_that_an_office_wrote_is_lost(path: Path):
    gone = lost(truth_of(path), reading(path))
    assert len(gone) <= FLOORS['lost'].get(path.name, 0), gone


def test_every_document_has_a_floor_and_every_floor_a_document():
    names = {path.name for path in DOCUMENTS}
    assert set(FLOORS['documents']) == names
    assert set(FLOORS['silent']) | set(FLOORS['swallowed']) | set(FLOORS['lost']) <= names


@pytest.mark.parametrize('made', documents(), ids=lambda made: made.name)
def test_truth_and_text_are_what_the_data_say(made: Document):
    assert json.loads((HERE / 'truth' / f'{made.name}.json').read_text(encoding='utf-8')) == record_of(made)
    if made.text is not None:
        assert (HERE / 'txt' / f'{made.name}.txt').read_text(encoding='utf-8') == text.write(made)


def test_an_empty_reading_is_worth_nothing():
    path = next(path for path in DOCUMENTS if path.stem == 'two-evaluations-en')
    assert grade(truth_of(path), {}, 'docx').share == 0
