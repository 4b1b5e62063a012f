"""Publication date + policy → the dated windows, the gaps between them, and how late or early something stands.

Both ends of a window belong to it: with iom-2022 a report published on 31 August 2025 has its first follow-up from
28 February to 30 June 2026. Late, due and days left are computed here on every asking and stored nowhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from uptake.domain.calendar import add_months
from uptake.domain.policies import Policy, WindowName


class Phase(StrEnum):
    """Where a day lies: in one of the three windows, in a gap between them, before them or after them."""

    BEFORE = 'before_publication'
    RESPONSE = 'response'
    BETWEEN_RESPONSE_AND_FIRST = 'between_response_and_first'
    FIRST = 'first'
    BETWEEN_FOLLOW_UPS = 'between_follow_ups'
    FINAL = 'final'
    AFTER = 'after'


#: The phases in the order of time; each window is followed by its gap.
PHASES = tuple(Phase)


class State(StrEnum):
    """How one owed thing stands on a day."""

    AHEAD = 'ahead'  # its window is not open yet
    OPEN = 'open'  # its window is open
    LATE = 'late'  # its window has closed, and it is not done
    DONE = 'done'  # done within the window or before it
    DONE_LATE = 'done_late'  # done after the window had closed


@dataclass(frozen=True, slots=True)
class DatedWindow:
    """A window with its first and its last day, both included."""

    name: WindowName
    opens: date
    closes: date


@dataclass(frozen=True, slots=True)
class Standing:
    """How one owed thing stands: `days_left` until the last day (0 on it, negative after it); None once it is done."""

    state: State
    opens: date
    closes: date
    days_left: int | None

    @property
    def days_late(self) -> int:
        """How many days after the last day it is, 0 if it is not late."""
        return max(-self.days_left, 0) if self.days_left is not None else 0


@dataclass(frozen=True, slots=True)
class Schedule:
    """The windows of one evaluation, in the order of time, none overlapping another."""

    published: date
    policy: str
    windows: tuple[DatedWindow, ...]

    def window(self, name: WindowName) -> DatedWindow:
        """The window of that name."""
        return next(window for window in self.windows if window.name == name)

    @property
    def end(self) -> date:
        """The last day of the last window; what is open after it is no longer chased (guidance 5.3)."""
        return self.windows[-1].closes

    def phase(self, on: date) -> Phase:
        """The window or gap in which that day lies. Every day has exactly one."""
        if on < self.published:
            return Phase.BEFORE
        steps = 1
        for window in self.windows:
            steps += (on >= window.opens and window is not self.windows[0]) + (on > window.closes)
        return PHASES[steps]

    def gaps(self) -> tuple[tuple[Phase, date, date], ...]:
        """The gaps between the windows: name, first day, last day."""
        pairs = zip(self.windows, self.windows[1:], strict=False)
        names = (Phase.BETWEEN_RESPONSE_AND_FIRST, Phase.BETWEEN_FOLLOW_UPS)
        day = timedelta(days=1)
        return tuple(
            (name, before.closes + day, after.opens - day) for name, (before, after) in zip(names, pairs, strict=True)
        )

    def standing(self, name: WindowName, *, on: date, done: date | None = None) -> Standing:
        """How what is owed in that window stands on that day; `done` is the day on which it was done, if it was."""
        window = self.window(name)
        return standing(window.opens, window.closes, on=on, done=done)


def schedule(published: date, policy: Policy) -> Schedule:
    """The windows that follow from a publication date. ValueError if they would lie beyond the year 9999."""
    windows = tuple(
        DatedWindow(window.name, add_months(published, window.opens), add_months(published, window.closes))
        for window in policy.windows
    )
    return Schedule(published, policy.slug, windows)


def standing(opens: date, closes: date, *, on: date, done: date | None = None) -> Standing:
    """How something owed between two days stands on a day. A `done` day after `on` is not known yet."""
    if done is not None and done <= on:
        return Standing(State.DONE_LATE if done > closes else State.DONE, opens, closes, None)
    state = State.AHEAD if on < opens else State.OPEN if on <= closes else State.LATE
    return Standing(state, opens, closes, (closes - on).days)


def schedule_as_json(published: date, policy: Policy) -> dict[str, object]:
    """The schedule as plain values for JSON: dates as YYYY-MM-DD; each window by its name, in order of time."""
    dated = schedule(published, policy)
    return {
        'published': published.isoformat(),
        'policy': policy.slug,
        **{window.name.value: _as_json(window.opens, window.closes) for window in dated.windows},
        'gaps': {name.value: _as_json(first, last) for name, first, last in dated.gaps()},
        'end': dated.end.isoformat(),
    }


def _as_json(opens: date, closes: date) -> dict[str, str]:
    return {'opens': opens.isoformat(), 'closes': closes.isoformat()}
