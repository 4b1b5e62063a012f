"""The band of fifteen months: where a process stands, at a glance; the page tells the same in words beneath."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

MONTHS = 15
START, END = 10, 890
DAYS_IN_MONTH = 30.4375


@dataclass(frozen=True, slots=True)
class Window:
    """A window of the process in months after publication; `kind` is that of its state (uptake/ui/marks.py)."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A window as drawn: place and width in the picture, with the places of its two figures."""

    x: float
    width: float
    kind: str
    start: int
    end: int
    end_x: float


@dataclass(frozen=True, slots=True)
class Band:
    """What the template draws. `today` is None when the day lies outside the fifteen months."""

    windows: tuple[Drawn, ...]
    today: float | None
    anchor: str


def place(months: float) -> float:
    """Where `months` after publication stand in the picture."""
    return round(START + (END - START) * months / MONTHS, 1)


def draw(windows: tuple[Window, ...], published: date, today: date) -> Band:
    """The band for one process."""
    months = (today - published).days / DAYS_IN_MONTH
    inside = 0 <= months <= MONTHS
    drawn = tuple(
        Drawn(place(w.start), round(place(w.end) - place(w.start), 1), w.kind, w.start, w.end, place(w.end))
        for w in windows
    )
    anchor = 'start' if months < 1 else 'end' if months > MONTHS - 1 else 'middle'
    return Band(drawn, place(months) if inside else None, anchor)
