"""Periods that are known are written in every style of every language, and read back to their own days."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from uptake.deadlines import read_deadline
from uptake.domain.calendar import add_months, half, month_end, quarter

YEARS = st.integers(1990, 2099)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
MONTHS = {
    'en': 'January February March April May June July August September October November December',
    'fr': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'es': 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
}
ORDINALS = {
    'en': 'first second third fourth',
    'fr': 'premier deuxième troisième quatrième',
    'es': 'primer segundo tercer cuarto',
}
DAY_STYLES = {
    'en': (
        '{d} {M} {y}',
        '{M} {d}, {y}',
        '{d} of {M} {y}',
        '{M} {d} {y}',
        'By {d} {M}, {y}',
        '{y}-{m:02}-{d:02}',
        '{d}-{M}-{y}',
    ),
    'fr': (
        '{d} {M} {y}',
        'le {d} {M} {y}',
        'au plus tard le {d} {M} {y}',
        'le {d:02}/{m:02}/{y}',
        'avant le {d}.{m}.{y}',
    ),
    'es': (
        '{d} de {M} de {y}',
        '{d} {M} {y}',
        'el {d} de {M} del {y}',
        'hasta el {d:02}/{m:02}/{y}',
        'a más tardar el {d}-{m}-{y}',
    ),
}
MONTH_STYLES = {
    'en': (
        '{M} {y}',
        '{M}, {y}',
        '{M}-{y}',
        'by {M} {y}',
        'in {M} {y}',
        'by the end of {M} {y}',
        '{m:02}/{y}',
        '{y}-{m:02}',
        '{M} ({y})',
    ),
    'fr': ('{M} {y}', 'en {M} {y}', "d'ici {M} {y}", 'fin {M} {y}', '{m}/{y}', 'd’ici à la fin du mois de {M} {y}'),
    'es': ('{M} {y}', '{M} de {y}', 'en {M} de {y}', 'a finales de {M} de {y}', 'hasta {M} del {y}', 'para {M} de {y}'),
}
QUARTER_STYLES = {
    'en': (
        '{o} quarter of {y}',
        '{o} quarter {y}',
        'Q{q} {y}',
        'Q{q}/{y}',
        '{y} Q{q}',
        'Q{q}-{y}',
        'by Q{q} {y}',
        '{y}Q{q}',
        'quarter {q}, {y}',
    ),
    'fr': (
        '{o} trimestre {y}',
        '{o} trimestre de {y}',
        'T{q} {y}',
        'au {o} trimestre {y}',
        'T{q}-{y}',
        'fin du {o} trimestre {y}',
    ),
    'es': (
        '{o} trimestre de {y}',
        '{o} trimestre {y}',
        'T{q} {y}',
        'el {o} trimestre del año {y}',
        '{q}T {y}',
        '{q}º trimestre {y}',
    ),
}
HALF_STYLES = {
    'en': ('{o} half of {y}', 'H{q} {y}', '{o} semester {y}', 'by the end of the {o} half of {y}', '{y} H{q}'),
    'fr': ('{o} semestre {y}', 'S{q} {y}', 'courant du {o} semestre {y}', "{o} semestre de l'année {y}"),
    'es': ('{o} semestre de {y}', 'S{q} {y}', 'durante el {o} semestre de {y}', '{q}º semestre {y}'),
}
RANGES = {
    'en': ('{a} to {b}', '{a} - {b}', '{a}–{b}', 'from {a} to {b}', 'between {a} and {b}', '{a} until {b}'),
    'fr': ('{a} à {b}', '{a} - {b}', 'de {a} à {b}', 'entre {a} et {b}', "de {a} jusqu'à {b}"),
    'es': ('{a} a {b}', '{a} - {b}', 'de {a} a {b}', 'entre {a} y {b}', 'desde {a} hasta {b}'),
}


def style(styles: dict[str, tuple[str, ...]]) -> st.SearchStrategy[tuple[str, str]]:
    """A language and one of its ways to write."""
    return st.sampled_from([(language, each) for language, all_of in styles.items() for each in all_of])


@settings(max_examples=200, deadline=None)
@given(DAYS, style(DAY_STYLES))
def test_a_day_reads_back_to_itself(day: date, written: tuple[str, str]) -> None:
    language, pattern = written
    text = pattern.format(d=day.day, m=day.month, M=MONTHS[language].split()[day.month - 1], y=day.year)
    read = read_deadline(text)
    assert (read.latest, read.certainty.value) == (day, 'certain')
    assert read.earliest in (day, None)


@settings(max_examples=200, deadline=None)
@given(YEARS, st.integers(1, 12), style(MONTH_STYLES))
def test_a_month_ends_on_its_last_day(year: int, month: int, written: tuple[str, str]) -> None:
    language, pattern = written
    read = read_deadline(pattern.format(m=month, M=MONTHS[language].split()[month - 1], y=year))
    # "2001-02" could be two years as well, so it stays open
    twofold = pattern == '{y}-{m:02}' and month == (year + 1) % 100
    assert read.latest == (None if twofold else month_end(year, month))


@settings(max_examples=200, deadline=None)
@given(YEARS, st.integers(1, 4), style(QUARTER_STYLES))
def test_a_quarter_ends_on_its_last_day(year: int, index: int, written: tuple[str, str]) -> None:
    language, pattern = written
    read = read_deadline(pattern.format(o=ORDINALS[language].split()[index - 1], q=index, y=year))
    assert read.latest == quarter(year, index)[1]


@settings(max_examples=200, deadline=None)
@given(YEARS, st.integers(1, 2), style(HALF_STYLES))
def test_a_half_ends_on_its_last_day(year: int, index: int, written: tuple[str, str]) -> None:
    language, pattern = written
    read = read_deadline(pattern.format(o=ORDINALS[language].split()[index - 1], q=index, y=year))
    assert read.latest == half(year, index)[1]


@settings(max_examples=200, deadline=None)
@given(DAYS, st.integers(1, 30), style(RANGES))
def test_a_range_of_months_runs_from_first_day_to_last(start: date, months: int, written: tuple[str, str]) -> None:
    language, pattern = written
    end = add_months(start, months)
    if end.year > 2099:
        return
    names = MONTHS[language].split()
    read = read_deadline(
        pattern.format(a=f'{names[start.month - 1]} {start.year}', b=f'{names[end.month - 1]} {end.year}')
    )
    assert (read.earliest, read.latest) == (start.replace(day=1), month_end(end.year, end.month))


@settings(max_examples=200, deadline=None)
@given(YEARS, st.integers(1, 9), style(RANGES))
def test_a_range_of_years_ends_with_the_last_of_them(year: int, years: int, written: tuple[str, str]) -> None:
    if year + years > 2099:
        return
    read = read_deadline(written[1].format(a=year, b=year + years))
    assert (read.earliest, read.latest) == (date(year, 1, 1), date(year + years, 12, 31))
    assert read.edtf == f'{year}/{year + years}'


@settings(max_examples=200, deadline=None)
@given(
    DAYS,
    st.integers(1, 36),
    st.sampled_from(
        [
            'within {n} months of publication',
            '{n} mois après la publication du rapport',
            'a los {n} meses de la publicación',
        ]
    ),
)
def test_months_after_publication_are_clamped_to_the_end_of_a_shorter_month(day: date, count: int, text: str) -> None:
    assert read_deadline(text.format(n=count), published=day).latest == add_months(day, count)
    assert read_deadline(text.format(n=count)).latest is None
