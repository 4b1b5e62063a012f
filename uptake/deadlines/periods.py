"""Named periods ("March", "second half of 2023", "mid-2024") and the days they cover.

The parts of a year are a number of equal runs of months: 4 for quarters, 2 for halves. Index -1 is the last part.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from uptake.domain.calendar import month_end, part_of_year

Span = tuple[date, date]

EARLY, MID, LATE, END = 'early', 'mid', 'late', 'end'
#: How many months the early and the late part of a run of so many months last.
SHARE = {12: 3, 6: 2, 4: 1, 3: 1, 2: 1}


@dataclass(frozen=True, slots=True)
class Named:
    """One named period; `year` is None where the text leaves it to what stands beside it, or out."""

    year: int | None = None
    part: tuple[int, int] | None = None  # (index, parts of the year)
    month: int | None = None
    day: int | None = None
    part_of_month: int | None = None  # 1 or 2: the halves of a month
    week_of_month: int | None = None
    months: tuple[int, int] | None = None  # (first or -1 for last, how many): the first six months
    edges: tuple[str, ...] = ()
    at: int = field(default=-1, compare=False)

    @property
    def approximate(self) -> bool:
        return self.week_of_month is not None or any(edge != END for edge in self.edges)

    @property
    def bare_year(self) -> bool:
        return self == Named(year=self.year) and self.year is not None

    def within(self, year: int) -> Named:
        return replace(self, year=year)

    def days(self) -> Span:
        """The first and last day. ValueError where no calendar has such a period or the year is missing."""
        whole = self.whole()
        if not self.edges:
            return whole
        return narrowed(whole, self.edges[0])[0], narrowed(whole, self.edges[-1])[1]

    def whole(self) -> Span:
        if self.year is None:
            raise ValueError('a period without its year has no days')
        if self.part is not None:
            index, parts = self.part
            return part_of_year(self.year, parts if index == -1 else index, parts)
        if self.months is not None:
            return run_of_months(self.year, *self.months)
        if self.month is None:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        if self.day is not None:
            return (date(self.year, self.month, self.day),) * 2
        return part_of_month(self.year, self.month, self.part_of_month, self.week_of_month)


def run_of_months(year: int, which: int, count: int) -> Span:
    """The first or last (-1) so many months of a year."""
    if which not in (1, -1) or not 1 <= count <= 12:
        raise ValueError('only the first or the last months of a year are a run')
    first = 1 if which == 1 else 13 - count
    return date(year, first, 1), month_end(year, first + count - 1)


def part_of_month(year: int, month: int, half: int | None, week: int | None) -> Span:
    """A month, one of its halves (1-15, 16-end), or one of its weeks counted from the 1st; -1 is the last."""
    first, last = date(year, month, 1), month_end(year, month)
    if half is not None:
        if half not in (1, 2, -1):
            raise ValueError('a month has two halves')
        return (first, date(year, month, 15)) if half == 1 else (date(year, month, 16), last)
    if week is None:
        return first, last
    if week == -1:
        return last - timedelta(days=6), last
    if not 1 <= week <= 5:
        raise ValueError('a month has five weeks at most')
    start = date(year, month, 7 * week - 6) if week < 5 or last.day > 28 else last
    return start, min(start + timedelta(days=6), last)


def narrowed(span: Span, edge: str) -> Span:
    """The early, middle or late part, or the end, of a period; a day or a part of a month stays whole.

    The middle of a year is June, of a half its third month, of a quarter and of a month the 15th of its middle month:
    "by mid-2024" is due on 30 June. The early part of a year is its first quarter, of a month its first ten days.
    """
    first, last = span
    whole_months = first.day == 1 and last == month_end(last.year, last.month) and first.year == last.year
    if not whole_months:
        return span
    months = last.month - first.month + 1
    if edge == MID:
        return middle(first, months)
    if months == 1:
        return {EARLY: (first, first.replace(day=10)), LATE: (first.replace(day=21), last), END: (last, last)}[edge]
    share = 1 if edge == END else SHARE.get(months, 1)
    if edge == EARLY:
        return first, month_end(first.year, first.month + share - 1)
    return date(last.year, last.month - share + 1, 1), last


def middle(first: date, months: int) -> Span:
    if months % 2:
        day = date(first.year, first.month + months // 2, 15)
        return day, day
    month = first.month + months // 2 - 1
    return date(first.year, month, 1), month_end(first.year, month)


#: (index of the part, parts) → code of ISO 8601-2 and EDTF level 2: quarters 33-36, thirds 37-39, halves 40-41.
CODES = {4: 33, 3: 37, 2: 40}


def edtf(span: Span) -> str:
    """A period as one EDTF expression: year, half, third, quarter, month or day; else an interval of its ends."""
    first, last = span
    if span == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return f'{first.year}'
    for parts, base in CODES.items():
        for index in range(1, parts + 1):
            if span == part_of_year(first.year, index, parts):
                return f'{first.year}-{base + index - 1}'
    if first == last:
        return first.isoformat()
    if first.day == 1 and last == month_end(first.year, first.month):
        return f'{first:%Y-%m}'
    return f'{edge_of_interval(span, last=False)}/{edge_of_interval(span, last=True)}'


def edge_of_interval(span: Span, *, last: bool) -> str:
    """One end of a period as an end of an EDTF interval: a year, a month or a day, never a quarter."""
    first, end = span
    if span == (date(first.year, 1, 1), date(first.year, 12, 31)):
        return f'{first.year}'
    day = end if last else first
    whole = end == month_end(end.year, end.month) and first.day == 1
    return f'{day:%Y-%m}' if whole else day.isoformat()
