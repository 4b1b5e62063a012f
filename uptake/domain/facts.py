"""What is known of one management response, as plain values: what process, progress and quality decide from.

The records give them; nothing here knows a database. Dates say when something was done; None says that it was not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from uptake.domain.deadlines import Deadline
from uptake.domain.vocabulary import Coverage, Extent, ImplementationStatus, Level, Response, Round


@dataclass(frozen=True, slots=True)
class Action:
    """One key action: its deadline as read, how many units are responsible, and when it was done (if it was)."""

    text: str = ''
    deadline: Deadline | None = None
    responsible: int = 0
    done: date | None = None
    delay_reason: str = ''

    def overdue(self, on: date) -> bool:
        """Has its period ended before that day, with the action not done? An open end is never overdue."""
        return self.done is None and self.deadline is not None and passed(self.deadline.latest, on)


def passed(latest: date | None, on: date) -> bool:
    return latest is not None and latest < on


@dataclass(frozen=True, slots=True)
class Monitoring:
    """What one round says of one recommendation. `extent` says what "completed" covers."""

    round: Round
    status: ImplementationStatus | None = None
    comment: str = ''
    extent: Extent | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One recommendation with its response and follow-up. `number` is as in the report."""

    number: str = ''
    response: Response | None = None
    justification: str = ''
    responded: date | None = None
    actions: tuple[Action, ...] = ()
    monitoring: tuple[Monitoring, ...] = ()
    units: int = 0

    def status(self, of: Round | None = None) -> ImplementationStatus | None:
        """The status at one round; without a round the latest that is stated, final before first."""
        for wanted in (of,) if of else (Round.FINAL, Round.FIRST):
            for entry in self.monitoring:
                if entry.round is wanted and entry.status is not None:
                    return entry.status
        return None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation's management response. `reviewed` is when the coordinator's review of the first round was done."""

    published: date | None = None
    level: Level | None = None
    coverage: Coverage | None = None
    central: bool = False
    coordinator: bool = False
    recommendations: tuple[Recommendation, ...] = field(default=())
    reviewed: date | None = None
    controlled: date | None = None
    closed: date | None = None
