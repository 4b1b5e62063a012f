"""Clauses → one period: years handed on, ranges and lists joined, ends left open where the words leave them open.

The rule for the end: the last day of the last period named. "Up to" and "by" include it; "before" a month, quarter or
year ends the day before, and says that it is in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from uptake.deadlines.parsing import Clause, Duration, Sentence
from uptake.deadlines.periods import END, Named, Span, edge_of_interval, edtf
from uptake.domain.calendar import add_months, add_working_days
from uptake.domain.vocabulary import Certainty

UPPER = frozenset({'BY', 'BEFORE', 'LATEST'})
LOWER = frozenset({'FROM', 'AFTER'})
QUALIFIER = {Certainty.UNCERTAIN: '?', Certainty.APPROXIMATE: '~', Certainty.CERTAIN: ''}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a sentence means: dated, or left open with the reason as its certainty (UNCERTAIN, RELATIVE)."""

    certainty: Certainty
    earliest: date | None = None
    latest: date | None = None
    edtf: str | None = None


#: A period whose year nothing tells.
YEARLESS = Meaning(Certainty.UNCERTAIN)
RELATIVE = Meaning(Certainty.RELATIVE)


def meaning(sentence: Sentence, *, doubted: bool, about: bool, published: date | None) -> Meaning | None:
    """The period that the clauses name together; None where they contradict each other or no calendar has it.

    `doubted` and `about` say that the text doubts the period or calls it approximate.
    """
    if any(clause.duration for clause in sentence.clauses):
        return counted(sentence, published) if len(sentence.clauses) == 1 else None
    named = with_years(sentence)
    if named is None:
        return YEARLESS
    try:
        return dated(sentence, named, doubted=doubted, about=about)
    except (ValueError, OverflowError):
        return None


def with_years(sentence: Sentence) -> list[list[Named]] | None:
    """The periods of each clause, those without a year given that of the next one that has one, else of the one before.

    None if none has a year. A year that stands alone before periods without one ("2024: March, June") only says when.
    """
    clauses = [list(clause.periods) for clause in sentence.clauses]
    flat = [period for periods in clauses for period in periods]
    if all(period.year is None for period in flat):
        return None
    if any(one.year is None and other.bare_year for one, other in pairwise(flat)):
        return None  # "May and 2025": whose May is not said
    if (
        flat[0].bare_year
        and len(clauses) > 1
        and sentence.joints[0] == 'LIST'
        and all(p.year is None for p in flat[1:])
    ):
        return [[period.within(flat[0].year or 0) for period in periods] for periods in clauses[1:]]
    year: int | None = None
    for periods in reversed(clauses):
        for at in reversed(range(len(periods))):
            year = periods[at].year or year
            periods[at] = replace(periods[at], year=year)
    for periods in clauses:
        for at, period in enumerate(periods):
            year = period.year or year
            periods[at] = replace(period, year=year)
    return clauses


def dated(sentence: Sentence, named: list[list[Named]], *, doubted: bool, about: bool) -> Meaning | None:
    spans = [period.days() for periods in named for period in periods]
    ranged = 'RANGE' in sentence.joints
    if ranged and spans[-1][1] < spans[0][0]:
        spans, turned = over_new_year(sentence, named), True
    else:
        turned = 'OR' in sentence.joints
    if not spans or (ranged and spans[-1][1] < spans[0][0]):
        return None
    first, last = (spans[0], spans[-1]) if ranged else (min(spans), max(spans, key=lambda span: span[1]))
    ends = Ends.of(sentence, first, last)
    approximate = about or any(period.approximate for periods in named for period in periods)
    certainty = (
        Certainty.UNCERTAIN if doubted or turned or ends.in_doubt
        else Certainty.APPROXIMATE if approximate
        else Certainty.CERTAIN
    )  # fmt: skip
    return ends.meaning(certainty, spans if not ranged else [])


def over_new_year(sentence: Sentence, named: list[list[Named]]) -> list[Span]:
    """ "November - February 2024": the first period in the year before, if its year was not written; else nothing."""
    first = sentence.clauses[0].periods[0]
    if first.year is not None or len(named) != 2 or named[0][0].year is None:
        return []
    return [named[0][0].within(named[0][0].year - 1).days(), named[1][-1].days()]


@dataclass(frozen=True, slots=True)
class Ends:
    """The two ends of a period before they are put into words: None is an open end."""

    first: Span | None
    last: Span | None
    in_doubt: bool = False

    @classmethod
    def of(cls, sentence: Sentence, first: Span, last: Span) -> Ends:
        start, end = sentence.clauses[0], sentence.clauses[-1]
        alone = len(sentence.clauses) == 1
        if 'AFTER' in start.bounds:
            first = (first[1] + timedelta(days=1),) * 2
        if 'BEYOND' in end.bounds or (LOWER & end.bounds and (alone or not UPPER & start.bounds)):
            return cls(first, None)
        if LOWER & start.bounds and not UPPER & end.bounds and 'RANGE' not in sentence.joints:
            return cls(first, None)
        doubt = False
        if 'BEFORE' in end.bounds:
            last, doubt = day_before(end, last)
        opened = bool(UPPER & start.bounds) or (alone and bool(UPPER & end.bounds))
        return cls(None if opened else first, last, doubt)

    def meaning(self, certainty: Certainty, listed: list[Span]) -> Meaning | None:
        earliest = self.first[0] if self.first else None
        latest = self.last[1] if self.last else None
        if earliest and latest and latest < earliest:
            return None
        return Meaning(certainty, earliest, latest, self.edtf(QUALIFIER[certainty], listed))

    def edtf(self, qualifier: str, listed: list[Span]) -> str:
        if self.first is None or self.last is None:
            start = edge_of_interval(self.first, last=False) + qualifier if self.first else '..'
            end = edge_of_interval(self.last, last=True) + qualifier if self.last else '..'
            return f'{start}/{end}'
        written = [edtf(span) for span in dict.fromkeys(listed)]
        gaps = any(after[0] - before[1] > timedelta(days=1) for before, after in pairwise(sorted(listed)))
        if gaps and all(plain(each) for each in written) and not qualifier:
            return '{' + ','.join(written) + '}'
        whole = edtf((self.first[0], self.last[1]))
        if '/' not in whole and (self.first == self.last or len(written) == 1):
            return whole + qualifier
        start, end = edge_of_interval(self.first, last=False), edge_of_interval(self.last, last=True)
        return f'{start}{qualifier}/{end}{qualifier}'


def plain(expression: str) -> bool:
    """Is this a year, a month or a day, which EDTF allows in a set?"""
    return '/' not in expression and not (len(expression) == 7 and int(expression[5:]) > 12)


def day_before(clause: Clause, last: Span) -> tuple[Span, bool]:
    """What "before" leaves: up to a day or the end of a period; of a longer period, what comes before it."""
    period = clause.periods[-1]
    if period.day is not None or END in period.edges:
        return last, False
    limit = last[0] - timedelta(days=1)
    return (limit, limit), True


def counted(sentence: Sentence, published: date | None) -> Meaning:
    """Time counted from an event. It resolves only with the publication date, and where the publication or no event
    is named; in the latter case the result stays in doubt. "For six months" lasts, and resolves never."""
    duration, bounds = sentence.clauses[0].duration, sentence.clauses[0].bounds
    known = (
        duration is not None
        and duration.way != 'FOR'
        and duration.since != 'now'
        and not bounds & {'BEFORE', 'BEYOND', 'FROM'}
    )
    if published is None or not known or duration is None:
        return RELATIVE
    try:
        latest = later(published, duration)
    except (ValueError, OverflowError):
        return RELATIVE
    certainty = Certainty.CERTAIN if duration.since == 'publication' else Certainty.UNCERTAIN
    mark = QUALIFIER[certainty]
    return Meaning(certainty, published, latest, f'{published.isoformat()}/{latest.isoformat()}{mark}')


def later(start: date, duration: Duration) -> date:
    """The day on which the longest count of the duration ends."""
    count = max(duration.counts)
    match duration.unit:
        case 'day':
            return start + timedelta(days=count)
        case 'working_day':
            return add_working_days(start, count)
        case 'week':
            return start + timedelta(weeks=count)
        case 'year':
            return add_months(start, 12 * count)
        case _:
            return add_months(start, count)


def joined(meanings: list[Meaning]) -> Meaning | None:
    """Several dated meanings as one, from the first day to the last of all, in doubt; None if one is not dated."""
    if len(meanings) < 2 or any(each.latest is None for each in meanings):
        return None
    latest = max(each.latest for each in meanings if each.latest)
    starts = [each.earliest for each in meanings]
    earliest = None if None in starts else min(start for start in starts if start)
    start = f'{earliest.isoformat()}?' if earliest else '..'
    return Meaning(Certainty.UNCERTAIN, earliest, latest, f'{start}/{latest.isoformat()}?')


def one_holds_the_other(one: Meaning, other: Meaning) -> bool:
    """Does one of two dated periods lie within the other?"""
    if one.latest is None or other.latest is None:
        return False
    first, second = ((each.earliest or date.min, each.latest or date.max) for each in (one, other))
    return (first[0] <= second[0] and second[1] <= first[1]) or (second[0] <= first[0] and first[1] <= second[1])
