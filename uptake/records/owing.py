"""What an evaluation owes next and at which stage it is, from its counters: one answer for lists, filters and pages.

The stage is the domain's own (domain/process.py, its table of stages), asked of counters instead of whole matrices.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from uptake.domain import facts
from uptake.domain.calendar import add_months
from uptake.domain.policies import DEFAULT, Policy, WindowName, policy, slugs
from uptake.domain.process import STAGES, Case, Stage
from uptake.domain.schedule import Phase, Schedule, schedule

#: What is owed at Time 0: the recommendations themselves.
MATRIX = 'matrix'


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of recommendations: all, answered, accepted at least in part, and of those what the rounds say.

    `followed` have a status at either round; `open_after_first` were open at the first, and of those
    `final_answered` have a status at the final one; `settled` are completed or discarded.
    """

    recommendations: int
    answered: int
    taken_up: int
    followed: int
    open_after_first: int
    final_answered: int
    settled: int


@dataclass(frozen=True, slots=True)
class Counted(Case):
    """One evaluation on one day, known by its counters only."""

    tally: Tally = Tally(0, 0, 0, 0, 0, 0, 0)

    @property
    def recommendations(self) -> tuple[facts.Recommendation, ...]:
        """As many as there are, with nothing known of each."""
        return (facts.Recommendation(),) * self.tally.recommendations

    @property
    def unanswered(self) -> int:
        """Recommendations without a response."""
        return self.tally.recommendations - self.tally.answered

    @property
    def unsettled(self) -> int:
        """Followed up, and neither completed nor discarded."""
        return self.tally.taken_up - self.tally.settled


@cache
def rules(slug: str) -> Policy:
    """The policy of that name, or the default one where a record names one that is no longer there."""
    return policy(slug if slug in slugs() else DEFAULT)


def windows(published: date | None, slug: str) -> Schedule | None:
    """The dated windows, or None while the report is not published."""
    return schedule(published, rules(slug)) if published else None


def owed_next(published: date | None, slug: str, tally: Tally) -> tuple[str, date | None]:
    """The name of what is owed next and the last day for it; ('', None) when nothing is.

    MATRIX is the recommendations themselves (Time 0), then 'response', 'first' and 'final'. It depends on facts alone.
    """
    dated = windows(published, slug)
    if dated is None:
        return '', None
    if tally.recommendations == 0:
        return MATRIX, dated.published
    for name, is_owed in (
        (WindowName.RESPONSE, tally.answered < tally.recommendations),
        (WindowName.FIRST, tally.followed < tally.taken_up),
        (WindowName.FINAL, tally.final_answered < tally.open_after_first),
    ):
        if is_owed:
            return name.value, dated.window(name).closes
    return '', None


def stage(published: date | None, slug: str, tally: Tally, *, on: date) -> Stage:
    """The stage on that day."""
    dated = windows(published, slug)
    phase = dated.phase(on) if dated else Phase.BEFORE
    case = Counted(facts.Evaluation(published=published), rules(slug), phase, on, tally)
    return next(stage for stage, holds in STAGES if holds(case))


def last_published(on: date, months: int) -> date:
    """The latest publication date from which `months` calendar months have passed on that day."""
    day = add_months(on, -months)
    while add_months(day + timedelta(days=1), months) <= on:
        day += timedelta(days=1)
    return day


def chased_since(on: date) -> date:
    """The earliest publication date for which the process is not over on that day, by the default policy."""
    closes = rules(DEFAULT).window(WindowName.FINAL).closes
    return last_published(on - timedelta(days=1), closes) + timedelta(days=1)
