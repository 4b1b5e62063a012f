"""What holds for every text, whatever it is."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.deadlines.test_what_deadlines_mean import ROWS
from uptake.deadlines import read_deadline
from uptake.deadlines.lexicon import lexicon
from uptake.deadlines.reading import _read
from uptake.domain.deadlines import Deadline
from uptake.domain.vocabulary import Certainty

DAYS = st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31))
WORDS = sorted(' '.join(words) for phrases in lexicon().phrases.values() for words, _ in phrases)
FIGURES = st.sampled_from(
    [
        '2024',
        '2025',
        '31',
        '1',
        '12',
        '1st',
        '2e',
        '3er',
        'Q1',
        'T4',
        'H2',
        'S1',
        '05/2024',
        '31/12/2025',
        '2024-06',
        '2023-24',
        '15,',
    ]
)
MARKS = st.sampled_from([' ', ', ', ' - ', '/', ' (', ') ', '\n', '? ', ': ', '. ', '–'])
SENTENCES = st.lists(st.sampled_from(WORDS) | FIGURES | MARKS, max_size=14).map(' '.join)
CASES = st.sampled_from([str.upper, str.lower, str.title, str.casefold])
TEXTS = st.sampled_from([row[0] for _, row in ROWS])


def period(deadline: Deadline) -> tuple[object, ...]:
    return deadline.edtf, deadline.earliest, deadline.latest, deadline.certainty, deadline.recurring


@settings(max_examples=600, deadline=None)
@given(SENTENCES | st.text(max_size=60), DAYS)
def test_no_period_ends_before_it_starts_and_the_text_is_kept_to_the_letter(text: str, published: date | None) -> None:
    read = read_deadline(text, published=published)
    assert read.text == text
    assert read.earliest is None or read.latest is None or read.earliest <= read.latest


@settings(max_examples=600, deadline=None)
@given(SENTENCES | st.text(max_size=60))
def test_dates_stand_only_beside_a_certainty_that_may_have_them(text: str) -> None:
    read = read_deadline(text)
    if read.certainty in (Certainty.NONE, Certainty.UNREAD, Certainty.RELATIVE):
        assert (read.edtf, read.earliest, read.latest) == (None, None, None)
    if read.certainty in (Certainty.CERTAIN, Certainty.APPROXIMATE):
        assert read.edtf
        assert read.earliest or read.latest


@settings(max_examples=500, deadline=None)
@given(SENTENCES)
def test_every_year_read_stands_in_the_text(text: str) -> None:
    read = read_deadline(text)
    for day in (read.earliest, read.latest):
        if day is not None:
            years = {str(day.year + step)[-2:] for step in (-1, 0, 1)}  # before and after a year reach into the next
            assert any(year in text for year in years)


@given(TEXTS | SENTENCES)
def test_the_same_text_always_means_the_same_period(text: str) -> None:
    once = read_deadline(text)
    _read.cache_clear()
    assert read_deadline(text) == once


@settings(deadline=None)
@given(
    TEXTS,
    st.sampled_from([str.upper, str.lower, str.title, str.casefold]),
    st.sampled_from(['', ' ', '\t', '\xa0 ', '\n']),
)
def test_case_and_padding_change_nothing(text: str, change, pad: str) -> None:  # type: ignore[no-untyped-def]
    assert period(read_deadline(pad + change(text) + pad)) == period(read_deadline(text))


@settings(deadline=None)
@given(TEXTS)
def test_accents_change_nothing(text: str) -> None:
    bare = text.translate(str.maketrans('àâçèéêëîïñòóôùúûáíÀÉ', 'aaceeeeiinooouuuaiAE'))
    assert period(read_deadline(bare)) == period(read_deadline(text))
