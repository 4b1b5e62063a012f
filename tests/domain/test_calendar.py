"""Months are added with month ends clamped, and the parts of a year are its own."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uptake.domain.calendar import (
    add_months,
    add_working_days,
    half,
    is_working_day,
    month_end,
    part_of_year,
    quarter,
    working_days_between,
)

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))
MONTHS = st.integers(-240, 240)


@pytest.mark.parametrize(
    ('day', 'months', 'later'),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
        (date(2025, 1, 15), 0, date(2025, 1, 15)),
    ],
)
def test_the_31st_is_clamped_to_the_end_of_a_shorter_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(DAYS, MONTHS)
def test_months_added_keep_the_day_or_are_the_last_of_their_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and later == month_end(later.year, later.month))


@given(DAYS, DAYS, st.integers(0, 60))
def test_adding_months_keeps_the_order_of_days(one: date, other: date, months: int) -> None:
    if one <= other:
        assert add_months(one, months) <= add_months(other, months)


@given(st.integers(1990, 2099), st.sampled_from([1, 2, 3, 4, 6, 12]))
def test_the_parts_of_a_year_follow_each_other_without_a_gap(year: int, parts: int) -> None:
    spans = [part_of_year(year, index, parts) for index in range(1, parts + 1)]
    assert spans[0][0] == date(year, 1, 1)
    assert spans[-1][1] == date(year, 12, 31)
    for (_, last), (first, _) in pairwise(spans):
        assert first - last == timedelta(days=1)


def test_quarters_and_halves_have_their_usual_ends() -> None:
    assert quarter(2024, 1) == (date(2024, 1, 1), date(2024, 3, 31))
    assert half(2024, 2) == (date(2024, 7, 1), date(2024, 12, 31))
    for index, parts in ((0, 4), (5, 4), (1, 5)):
        with pytest.raises(ValueError, match='no part'):
            part_of_year(2024, index, parts)


@given(DAYS, st.integers(-300, 300), st.lists(DAYS, max_size=5))
def test_working_days_counted_there_and_back_are_the_same(day: date, count: int, holidays: list[date]) -> None:
    there = add_working_days(day, count, holidays)
    assert is_working_day(there, holidays)
    if count > 0:
        assert working_days_between(day, there, holidays) == count


def test_a_weekend_and_a_holiday_are_passed_over() -> None:
    friday, monday, tuesday = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)
    assert add_working_days(friday, 1) == monday
    assert add_working_days(friday, 1, [monday]) == tuesday
    assert add_working_days(date(2026, 11, 21), 0) == monday
    assert add_working_days(monday, -1) == friday
    assert working_days_between(monday, friday) == 0
