"""Days, months and the parts of a year. Everything takes dates and gives dates; nothing here knows what day it is."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta


def month_end(year: int, month: int) -> date:
    """The last day of that month. ValueError for a month outside 1-12 or a year outside 1-9999."""
    return date(year, month, monthrange(year, month)[1])


def add_months(day: date, months: int) -> date:
    """The same day `months` calendar months later (or earlier), clamped to the end of a shorter month.

    31 August + 6 months is 28 or 29 February (spec: process, times). ValueError outside the years 1-9999.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), month_end(year, month + 1))


def part_of_year(year: int, index: int, parts: int) -> tuple[date, date]:
    """The first and last day of part `index` (from 1) of a year cut into `parts` equal runs of months.

    `parts` is 2 for halves, 3 for thirds, 4 for quarters, 6 for pairs of months, 12 for months. ValueError if the
    year cannot be cut so, or has no such part.
    """
    if parts not in (1, 2, 3, 4, 6, 12) or not 1 <= index <= parts:
        raise ValueError(f'a year has no part {index} of {parts}')
    months = 12 // parts
    return date(year, (index - 1) * months + 1, 1), month_end(year, index * months)


def quarter(year: int, index: int) -> tuple[date, date]:
    """The first and last day of a quarter, 1-4."""
    return part_of_year(year, index, 4)


def half(year: int, index: int) -> tuple[date, date]:
    """The first and last day of a half year, 1 or 2."""
    return part_of_year(year, index, 2)


def is_working_day(day: date, holidays: Collection[date] = ()) -> bool:
    """Monday to Friday, unless the day is one of `holidays`."""
    return day.weekday() < 5 and day not in holidays


def add_working_days(day: date, days: int, holidays: Collection[date] = ()) -> date:
    """The working day that is `days` working days after `day` (before it, if negative).

    With 0: `day` itself if it is a working day, else the next one.
    """
    step = timedelta(days=-1 if days < 0 else 1)
    left = abs(days)
    while left or not is_working_day(day, holidays):
        day += step
        if is_working_day(day, holidays) and left:
            left -= 1
    return day


def working_days_between(start: date, end: date, holidays: Collection[date] = ()) -> int:
    """How many working days lie after `start` up to and including `end`; 0 if `end` is not after `start`."""
    days = max((end - start).days, 0)
    return sum(is_working_day(start + timedelta(days=offset), holidays) for offset in range(1, days + 1))
