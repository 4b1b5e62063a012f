"""Days, distances and periods in words."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest
from django.utils import translation

from uptake.domain.vocabulary import Certainty
from uptake.ui import standing, words

TODAY = date(2026, 4, 24)


@pytest.mark.parametrize(
    ('language', 'expected'), [('en', '30 April 2026'), ('fr', '30 avril 2026'), ('es', '30 de abril de 2026')]
)
def test_a_day_is_written_out_as_the_language_does(language, expected):
    with translation.override(language):
        assert words.day(date(2026, 4, 30)).lower() == expected.lower()


@pytest.mark.parametrize(
    ('day', 'expected'),
    [
        (date(2026, 4, 24), 'today'),
        (date(2026, 4, 25), 'tomorrow'),
        (date(2026, 4, 23), 'yesterday'),
        (date(2026, 4, 30), 'in 6 days'),
        (date(2026, 4, 20), '4 days ago'),
        (date(2026, 7, 23), 'in 90 days'),
        (date(2026, 10, 24), 'in 6 months'),
        (date(2025, 4, 24), '12 months ago'),
        (date(2020, 4, 24), '6 years ago'),
    ],
)
def test_a_distance_is_told_as_a_person_would(day, expected):
    assert words.distance(day, TODAY) == expected


@pytest.mark.parametrize(
    ('day', 'kind', 'said'),
    [
        (date(2026, 4, 20), 'late', '4 days late'),
        (date(2026, 4, 23), 'late', '1 day late'),
        (date(2026, 4, 24), 'soon', 'today'),
        (date(2026, 5, 8), 'soon', 'in 14 days'),
        (date(2026, 5, 9), 'not-started', 'in 15 days'),
    ],
)
def test_what_is_late_and_what_is_soon_show_by_kind_and_by_word(day, kind, said):
    assert words.urgency(day, TODAY)[0] == kind
    assert words.urgency(day, TODAY)[2] == said


@pytest.mark.parametrize(
    ('latest', 'certainty', 'expected'),
    [
        (date(2026, 3, 31), Certainty.CERTAIN, 'to 31 March 2026'),
        (date(2026, 6, 30), Certainty.APPROXIMATE, 'to about 30 June 2026'),
        (date(2026, 12, 31), Certainty.UNCERTAIN, 'perhaps to 31 December 2026'),
        (None, Certainty.NONE, 'no end'),
        (None, Certainty.RELATIVE, 'counts from a day that is not known'),
        (None, Certainty.UNREAD, 'no period understood'),
    ],
)
def test_the_period_of_a_deadline_never_sounds_surer_than_it_is(latest, certainty, expected):
    assert words.period(None, latest, certainty) == expected


def test_a_recurring_deadline_says_so():
    said = words.period(date(2026, 1, 1), date(2026, 12, 31), Certainty.CERTAIN, recurring=True)
    assert said == 'again and again, to 31 December 2026'


@pytest.mark.parametrize(
    ('language', 'expected'),
    [
        ('fr', ['1er mai 2026', 'dans 6 jours', '1 jour de retard', 'jusqu’au 1er mai 2026']),
        ('es', ['1 de mayo de 2026', 'dentro de 6 días', '1 día de retraso', 'hasta el 1 de mayo de 2026']),
    ],
)
def test_days_and_distances_read_as_french_and_spanish_write_them(language, expected):
    first = date(2026, 5, 1)
    with translation.override(language):
        said = [
            words.day(first),
            words.distance(date(2026, 4, 30), TODAY),
            words.lateness(1),
            words.period(None, first, Certainty.CERTAIN),
        ]
    assert said == expected


@pytest.mark.parametrize(
    ('language', 'expected'),
    [
        ('en', 'The organisation answered 3 recommendations: 1 accepted, 1 in part, 1 rejected.'),
        ('fr', 'L’organisation a répondu à 3 recommandations\u202f: 1 acceptée, 1 en partie, 1 rejetée.'),
        ('es', 'La organización respondió a 3 recomendaciones: 1 aceptada, 1 en parte, 1 rechazada.'),
    ],
)
def test_counts_agree_in_number_in_every_language(language, expected):
    figures = SimpleNamespace(recommendations=3, answered=3, accepted=1, partially_accepted=1, rejected=1)
    with translation.override(language):
        assert standing.sentence(figures) == expected
