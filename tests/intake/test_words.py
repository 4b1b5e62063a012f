"""Every reason for a failure and every kind of question has a sentence that can be translated."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import translation

from uptake.domain import errors
from uptake.intake import failures, questions
from uptake.matrices.recognise.asking import MESSAGES

UPTAKE = Path(__file__).resolve().parent.parent.parent / 'uptake'
SOURCES = [*(UPTAKE / 'matrices').rglob('*.py'), UPTAKE / 'intake' / 'separate.py']


def codes() -> set[str]:
    """The codes of every error that reading a document can raise."""
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.DocumentError)
    ]
    text = '\n'.join(path.read_text() for path in SOURCES)
    return {kind.code for kind in kinds} | set(re.findall(r"code='([a-z-]+)'", text))


def test_every_reason_has_a_sentence_and_advice():
    assert codes() <= set(failures.SENTENCES)
    assert all(what and advice for what, advice in failures.SENTENCES.values())


def test_every_question_has_a_sentence():
    assert set(MESSAGES) <= set(questions.SENTENCES)


@pytest.mark.parametrize(('language', 'what'), [('en', 'The file is a document of Word 97-2003.'), ('fr', None)])
def test_english_readers_get_the_words_of_the_error_and_others_those_of_its_code(language: str, what: str | None):
    failure = {'what': 'The file is a document of Word 97-2003.', 'advice': 'Save it.', 'where': '', 'code': 'legacy'}
    with translation.override(language):
        said = failures.failure_in_words(failure)
        assert str(said.what) == (what or str(failures.SENTENCES['legacy'][0]))
