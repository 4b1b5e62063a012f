"""A table of deadlines as people write them in three languages, and the period that each one means."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from uptake.deadlines import read_deadline

TABLE = tomllib.loads((Path(__file__).parent / 'table.toml').read_text('utf-8'))
ROWS = [(None if language == 'any' else language, row) for language, rows in TABLE.items() for row in rows]


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(('language', 'row'), ROWS, ids=lambda value: value[0] if isinstance(value, list) else None)
def test_each_text_means_the_period_beside_it(language: str | None, row: list[str]) -> None:
    text, edtf, earliest, latest, certainty, *published = row
    read = read_deadline(text, published=day(published[0]) if published else None)
    assert (read.edtf or '', read.earliest, read.latest) == (edtf, day(earliest), day(latest))
    assert read.certainty.value + ('+' if read.recurring else '') == certainty
    assert read.language == language


def test_the_table_covers_three_languages_and_every_certainty() -> None:
    assert all(len(TABLE[language]) >= 80 for language in ('en', 'fr', 'es'))
    assert {row[4].rstrip('+') for _, row in ROWS} == {
        'certain', 'approximate', 'uncertain', 'relative', 'none', 'unread',
    }  # fmt: skip


@pytest.mark.parametrize('language', ['fr', 'es'])
def test_a_hint_of_the_language_settles_which_number_is_the_day(language: str) -> None:
    assert read_deadline('03/04/2025', language=language).latest == date(2025, 4, 3)
    assert read_deadline('03/04/2025', language=language).certainty == 'certain'
    assert read_deadline('03/04/2025').certainty == 'uncertain'


def test_a_hint_does_not_overrule_the_words() -> None:
    assert read_deadline('premier trimestre 2025', language='en') == read_deadline('premier trimestre 2025')


@pytest.mark.parametrize(
    'text',
    [
        'in six weeks, after the elections',
        'two months after the recruitment of the officer',
    ],
)
def test_an_event_other_than_publication_is_never_given_a_date(text: str) -> None:
    read = read_deadline(text, published=date(2025, 1, 31))
    assert (read.certainty, read.latest) == ('relative', None)


@pytest.mark.parametrize(
    'text',
    [
        'TC.0934 / 2021',
        'USD 2,024',
        '2030 Agenda',
        'Resolution 2024/118',
        'page 2019 of the annex',
        'Tel. 2024-555',
        '2024 households reached',
        'Room 2001',
        '1 999',
        '20 24',
    ],
)
def test_a_number_that_is_no_year_never_becomes_one(text: str) -> None:
    assert read_deadline(text).latest is None
