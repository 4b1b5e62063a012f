"""The EDTF text of a period is well formed, and says the same days as the two dates beside it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings

from tests.deadlines.test_deadlines_always import SENTENCES
from tests.deadlines.test_what_deadlines_mean import ROWS
from uptake.deadlines import read_deadline
from uptake.domain.calendar import month_end, part_of_year

#: Codes of ISO 8601-2 for the parts of a year: (first code, parts).
PARTS = ((33, 4), (37, 3), (40, 2))


def days(expression: str) -> tuple[date, date]:
    """The first and last day of one EDTF date: a year, a part of a year, a month or a day."""
    numbers = [int(part) for part in re.fullmatch(r'(\d{4})(?:-(\d\d))?(?:-(\d\d))?[?~]?', expression).groups('0')]  # type: ignore[union-attr]
    year, month, day = numbers
    if day:
        return date(year, month, day), date(year, month, day)
    if month > 12:
        code, parts = next((code, parts) for code, parts in reversed(PARTS) if month >= code)
        return part_of_year(year, month - code + 1, parts)
    return (date(year, month, 1), month_end(year, month)) if month else (date(year, 1, 1), date(year, 12, 31))


def span(edtf: str) -> tuple[date | None, date | None]:
    """The first and last day of an EDTF text, None for an open end."""
    if edtf.startswith('{'):
        each = [days(part) for part in edtf.strip('{}').split(',')]
        return min(each)[0], max(last for _, last in each)
    first, _, last = edtf.partition('/')
    return (None if first == '..' else days(first)[0]), (None if last == '..' else days(last or first)[1])


@pytest.mark.parametrize('row', [row for _, row in ROWS if row[1]], ids=lambda row: row[0])
def test_the_edtf_of_the_table_says_the_days_of_the_table(row: list[str]) -> None:
    _, edtf, earliest, latest, *_ = row
    assert tuple(day.isoformat() if day else '' for day in span(edtf)) == (earliest, latest)


@settings(max_examples=500, deadline=None)
@given(SENTENCES)
def test_the_edtf_of_any_text_says_its_days(text: str) -> None:
    read = read_deadline(text)
    if read.edtf:
        assert span(read.edtf) == (read.earliest, read.latest)
