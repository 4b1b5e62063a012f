"""Lists of evaluations: what is due next comes first, pages follow each other, queries do not grow with the rows."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cast import PUBLISHED, TODAY, Cast
from uptake.domain.calendar import add_months
from uptake.domain.process import Stage
from uptake.domain.vocabulary import EvaluatorKind
from uptake.records import queries
from uptake.records.changes import evaluations
from uptake.records.facts import CodeUse, EvaluationFacts
from uptake.records.owing import last_published
from uptake.records.queries import Filters

pytestmark = [pytest.mark.records, pytest.mark.django_db]


def many(number: int) -> list[int]:
    facts = [
        EvaluationFacts(
            title=f'Road {index}',
            published_on=date(2020, 1, 1) + timedelta(days=index % 40),
            codes=(CodeUse('country', 'FR'), CodeUse('donor', 'd', label='Somebody')),
        )
        for index in range(number)
    ]
    return evaluations.register_many(facts=facts, by=None, on=TODAY)


def every_page(person: Any, limit: int, **more: Any) -> list[int]:
    found: list[int] = []
    after = None
    while True:
        page = queries.evaluations(person, on=TODAY, after=after, limit=limit, **more)
        found += [row.id for row in page.rows]
        after = page.after
        if after is None:
            return found


def test_what_is_due_next_comes_first_then_drafts_then_the_newest(cast: Cast) -> None:
    rows = queries.evaluations(cast.central, on=TODAY).rows
    dues = [row.due.closes for row in rows if row.due and row.stage is not Stage.AFTER_END]
    assert dues == sorted(dues)
    assert [row.stage for row in rows][-3:] == [Stage.DRAFT, Stage.READY_TO_CLOSE, Stage.AFTER_END]
    assert rows[0].due is not None
    assert rows[0].due.days_late > 0


@pytest.mark.parametrize('limit', [1, 3, 7, 100])
def test_pages_follow_each_other_without_gap_or_repetition(cast: Cast, limit: int) -> None:
    many(15)
    found = every_page(cast.central, limit)
    assert found == every_page(cast.central, 1000)
    assert len(set(found)) == len(found) == 15 + len(PUBLISHED) + 1


def test_a_cursor_that_makes_no_sense_gives_the_first_page(cast: Cast) -> None:
    first = queries.evaluations(cast.central, on=TODAY).rows
    for nonsense in ('x', '1.2', '0.2026-99-99.3', '0..z'):
        assert queries.evaluations(cast.central, on=TODAY, after=nonsense).rows == first


@pytest.mark.parametrize('stage', list(PUBLISHED))
def test_the_filter_by_stage_finds_what_pages_say_is_at_that_stage(cast: Cast, stage: Stage) -> None:
    everything = queries.evaluations(cast.central, on=TODAY).rows
    found = queries.evaluations(cast.central, filters=Filters(stage=stage), on=TODAY).rows
    assert found
    assert {row.id for row in found} == {row.id for row in everything if row.stage is stage}


@pytest.mark.parametrize('stage', list(PUBLISHED))
@pytest.mark.parametrize('who', ['public', 'staff'])
def test_the_filter_by_stage_tells_nobody_what_the_list_does_not_show(cast: Cast, who: str, stage: Stage) -> None:
    person, asked = (None if who == 'public' else getattr(cast, who)), Filters(stage=stage)
    lists = [queries.evaluations(person, filters=asked, on=TODAY)]
    if person is None:
        lists.append(queries.published(filters=asked, on=TODAY))
    assert {row.stage for page in lists for row in page.rows} <= {stage}
    published = queries.published(on=TODAY).rows
    assert any(row.stage is None for row in published), 'the cast needs matrices that are not public'


def test_on_every_day_of_two_years_filter_and_page_agree(cast: Cast) -> None:
    for step in range(0, 730, 29):
        day = date(2025, 1, 1) + timedelta(days=step)
        everything = queries.evaluations(cast.central, on=day).rows
        for stage in Stage:
            found = queries.evaluations(cast.central, filters=Filters(stage=stage), on=day).rows
            assert {row.id for row in found} == {row.id for row in everything if row.stage is stage}, (day, stage)


def test_lists_are_narrowed_by_what_the_evaluation_is_about(cast: Cast) -> None:
    def titles(**chosen: str) -> set[int]:
        return {row.id for row in queries.evaluations(cast.central, filters=Filters(**chosen), on=TODAY).rows}

    ours = set(cast.evaluations.values())
    assert titles(country='NO') == titles(theme='labour-migration') == titles(level='project') == ours
    assert titles(kind=EvaluatorKind.EXTERNAL) == titles(text='rd.0002') == ours
    assert titles(text='sudonia road') == titles(office=str(cast.offices['south'].pk)) == {cast.abroad}
    assert titles(year='2024') == {cast.evaluations[Stage.AFTER_END]}
    assert titles(country='XX') == set()


def test_filters_from_an_address_leave_out_what_makes_no_sense() -> None:
    read = Filters.of(
        {'year': '20x6', 'kind': 'oracle', 'text': ' roads ', 'stage': 'draft', 'office': '٣', 'zzz': '1'}
    )
    assert read == Filters(text='roads', stage='draft')
    assert read.as_query() == {'text': 'roads', 'stage': 'draft'}


@pytest.mark.parametrize('name', ['central', 'regional_me', 'unit', 'staff', 'specialist'])
def test_queries_do_not_grow_with_the_rows(cast: Cast, name: str, django_assert_max_num_queries: Any) -> None:
    person = cast.persons[name]
    with django_assert_max_num_queries(6):
        queries.evaluations(person, on=TODAY, limit=5)
    many(60)
    with django_assert_max_num_queries(6):
        assert len(queries.evaluations(person, on=TODAY, limit=50).rows) == 50
    with django_assert_max_num_queries(2):
        assert len(queries.published(on=TODAY, limit=50).rows) == 50
    with django_assert_max_num_queries(8):
        queries.facets(person, on=TODAY)


def test_countries_are_named_in_the_readers_language(cast: Cast) -> None:
    from django.utils.translation import override

    many(1)
    with override('fr'):
        row = queries.published(filters=Filters(country='FR'), on=TODAY).rows[0]
        assert row.countries == ('France',)
        choices = queries.facets(None, on=TODAY).countries
    assert ('FR', 1) in {(choice.value, choice.count) for choice in choices}


@given(st.dates(date(2016, 1, 1), date(2030, 12, 31)), st.integers(0, 24))
def test_the_last_publication_date_is_exact_at_month_ends(day: date, months: int) -> None:
    last = last_published(day, months)
    assert add_months(last, months) <= day < add_months(last + timedelta(days=1), months)
