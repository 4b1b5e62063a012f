"""What an evaluation owes next, by its policy: one answer for lists and counters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from uptake.domain.calendar import add_months

#: What is owed → (months after publication from which, by which), guidance 5.1.
WINDOWS = {'matrix': (0, 0), 'response': (0, 2), 'first': (6, 10), 'final': (12, 15)}


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of recommendations: all, answered, accepted at least in part, and of those the two rounds."""

    recommendations: int
    answered: int
    taken_up: int
    first_answered: int
    open_after_first: int
    final_answered: int


def owed_next(published: date | None, policy: str, tally: Tally) -> tuple[str, date | None]:
    """The name of what is owed next and the last day of its window; ('', None) when nothing is.

    'matrix' is the recommendations themselves (Time 0), then 'response', 'first' and 'final'.
    """
    if published is None:
        return '', None
    for name, is_owed in (
        ('matrix', tally.recommendations == 0),
        ('response', tally.answered < tally.recommendations),
        ('first', tally.first_answered < tally.taken_up),
        ('final', tally.final_answered < tally.open_after_first),
    ):
        if is_owed:
            return name, window(published, policy, name)[1]
    return '', None


def window(published: date, policy: str, name: str) -> tuple[date, date]:
    """The first and the last day on which `name` can be answered in time."""
    start, end = WINDOWS[name]
    return add_months(published, start), add_months(published, end)
