"""Where an evaluation's management response stands on a day, and what is owed next, by whom and by when.

The stage is derived from facts, never stored. Two tables say everything: STAGES (the first row that holds is the stage)
and DUTIES (every row that holds is owed). First form: the events and the whole transition table come later.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from uptake.domain.facts import Evaluation, Recommendation
from uptake.domain.policies import Policy, WindowName
from uptake.domain.progress import SETTLED
from uptake.domain.schedule import Phase, Schedule, Standing, schedule, standing
from uptake.domain.vocabulary import Role, Round


class Stage(StrEnum):
    """The stages of a management response, in the order of time."""

    DRAFT = 'draft'  # the report is not published
    TO_BE_PREPARED = 'to_be_prepared'  # published, with no recommendations entered
    RESPONSES_DUE = 'responses_due'  # Time 1, and after it as long as no first follow-up has opened
    BEFORE_FIRST_FOLLOW_UP = 'before_first_follow_up'  # all answered; Time 2 is not open
    FIRST_FOLLOW_UP = 'first_follow_up'  # Time 2
    BETWEEN_FOLLOW_UPS = 'between_follow_ups'  # the gap between Time 2 and Time 3
    FINAL_FOLLOW_UP = 'final_follow_up'  # Time 3
    READY_TO_CLOSE = 'ready_to_close'  # nothing is open any more
    AFTER_END = 'after_end'  # past Time 3 with something open: a learning review, no more chasing (5.3)
    CLOSED = 'closed'


class Duty(StrEnum):
    """What can be owed."""

    PUBLISH = 'publish'
    ENTER_RECOMMENDATIONS = 'enter_recommendations'
    NAME_COORDINATOR = 'name_coordinator'
    RESPOND = 'respond'
    FIRST_MONITORING = 'first_monitoring'
    REVIEW = 'review'
    FINAL_MONITORING = 'final_monitoring'
    CONTROL = 'control'
    CLOSE = 'close'
    LEARNING_REVIEW = 'learning_review'


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing owed: what, by whom, for how many recommendations (0: for the whole), and how it stands.

    `standing` is None where no date rules it.
    """

    duty: Duty
    by: Role
    count: int
    standing: Standing | None

    @property
    def due(self) -> date | None:
        """The last day on which it is in time."""
        return self.standing.closes if self.standing else None

    @property
    def late(self) -> bool:
        """Is its last day behind us?"""
        return self.standing is not None and self.standing.days_late > 0


@dataclass(frozen=True, slots=True)
class Position:
    """Where it all stands: `owed` holds what can be done now, the most urgent first; `schedule` is None for a draft."""

    stage: Stage
    phase: Phase
    owed: tuple[Owed, ...]
    schedule: Schedule | None

    @property
    def next(self) -> Owed | None:
        """The most urgent thing owed, None when nothing is."""
        return self.owed[0] if self.owed else None

    @property
    def late(self) -> bool:
        """Is anything late?"""
        return any(each.late for each in self.owed)


@dataclass(frozen=True, slots=True)
class Case:
    """One evaluation on one day under one policy: what the rows of both tables ask."""

    evaluation: Evaluation
    policy: Policy
    phase: Phase
    on: date

    @property
    def recommendations(self) -> tuple[Recommendation, ...]:
        return self.evaluation.recommendations

    @property
    def published(self) -> bool:
        return self.phase is not Phase.BEFORE

    @property
    def ended(self) -> bool:
        return self.phase is Phase.AFTER

    @property
    def unanswered(self) -> int:
        """Recommendations without a response."""
        return sum(each.response is None for each in self.recommendations)

    @property
    def followed_up(self) -> list[Recommendation]:
        return [each for each in self.recommendations if each.response in self.policy.followed_up]

    @property
    def without_first(self) -> int:
        """Followed up, with no status at the first round and none at the final one either."""
        return sum(each.status() is None for each in self.followed_up)

    @property
    def unsettled(self) -> int:
        """Followed up, and neither completed nor discarded."""
        return sum(each.status() not in SETTLED for each in self.followed_up)

    @property
    def without_final(self) -> int:
        """Unsettled, with nothing said at the final round."""
        return sum(each.status() not in SETTLED and each.status(Round.FINAL) is None for each in self.followed_up)

    @property
    def settled(self) -> bool:
        """Is there nothing left to follow up?"""
        return bool(self.recommendations) and not self.unanswered and not self.unsettled

    def reached(self, phase: Phase) -> bool:
        """Has that phase begun?"""
        order = list(Phase)
        return order.index(self.phase) >= order.index(phase)


#: The first row that holds is the stage.
STAGES: tuple[tuple[Stage, Callable[[Case], bool]], ...] = (
    (Stage.CLOSED, lambda case: case.evaluation.closed is not None and case.evaluation.closed <= case.on),
    (Stage.DRAFT, lambda case: not case.published),
    (Stage.TO_BE_PREPARED, lambda case: not case.recommendations),
    (Stage.READY_TO_CLOSE, lambda case: case.settled),
    (Stage.AFTER_END, lambda case: case.ended),
    (Stage.FINAL_FOLLOW_UP, lambda case: case.reached(Phase.FINAL)),
    (Stage.BETWEEN_FOLLOW_UPS, lambda case: case.reached(Phase.BETWEEN_FOLLOW_UPS)),
    (Stage.FIRST_FOLLOW_UP, lambda case: case.reached(Phase.FIRST)),
    (Stage.RESPONSES_DUE, lambda case: case.unanswered > 0),
    (Stage.BEFORE_FIRST_FOLLOW_UP, lambda case: True),
)


def controller(case: Case) -> Role:
    evaluation = case.evaluation
    return case.policy.control.controller(evaluation.level, evaluation.coverage, central=evaluation.central)


def always(role: Role) -> Callable[[Case], Role]:
    return lambda _: role


@dataclass(frozen=True, slots=True)
class Row:
    """A row of DUTIES: owed when `count` gives more than None; `window` rules its dates, None for none."""

    duty: Duty
    by: Callable[[Case], Role]
    window: WindowName | None
    count: Callable[[Case], int | None]


def when(holds: bool, count: int = 0) -> int | None:
    """The count, where it holds."""
    return count if holds else None


#: Every row that holds is owed. Unanswered and unmonitored recommendations stay owed, late, until the end.
DUTIES: tuple[Row, ...] = (
    Row(Duty.PUBLISH, always(Role.CENTRAL_UNIT), None, lambda case: when(not case.published)),
    Row(
        Duty.ENTER_RECOMMENDATIONS,
        always(Role.EVALUATION_MANAGER),
        None,
        lambda case: when(not case.recommendations),
    ),
    Row(
        Duty.NAME_COORDINATOR,
        always(Role.EVALUATION_MANAGER),
        None,
        lambda case: when(case.published and not case.evaluation.coordinator and not case.ended),
    ),
    Row(
        Duty.RESPOND,
        always(Role.RESPONSIBLE_UNIT),
        WindowName.RESPONSE,
        lambda case: when(case.published and not case.ended and case.unanswered > 0, case.unanswered),
    ),
    Row(
        Duty.FIRST_MONITORING,
        always(Role.RESPONSIBLE_UNIT),
        WindowName.FIRST,
        lambda case: when(
            case.reached(Phase.FIRST) and not case.reached(Phase.FINAL) and case.without_first > 0, case.without_first
        ),
    ),
    Row(
        Duty.REVIEW,
        always(Role.COORDINATOR),
        WindowName.FIRST,
        lambda case: when(
            case.reached(Phase.FIRST)
            and not case.ended
            and bool(case.followed_up)
            and case.without_first == 0
            and case.evaluation.reviewed is None
        ),
    ),
    Row(
        Duty.FINAL_MONITORING,
        always(Role.RESPONSIBLE_UNIT),
        WindowName.FINAL,
        lambda case: when(case.reached(Phase.FINAL) and not case.ended and case.without_final > 0, case.without_final),
    ),
    Row(
        Duty.CONTROL,
        controller,
        WindowName.FINAL,
        lambda case: when(case.published and case.settled and case.evaluation.controlled is None),
    ),
    Row(
        Duty.CLOSE,
        always(Role.COORDINATOR),
        WindowName.FINAL,
        lambda case: when(case.published and case.settled and case.evaluation.controlled is not None),
    ),
    Row(
        Duty.LEARNING_REVIEW,
        always(Role.COORDINATOR),
        None,
        lambda case: when(
            case.ended and bool(case.recommendations) and not case.settled, case.unsettled + case.unanswered
        ),
    ),
)


def process(evaluation: Evaluation, policy: Policy, *, on: date) -> Position:
    """Where the management response stands on that day. A publication in the future is a draft still."""
    dated = schedule(evaluation.published, policy) if evaluation.published else None
    case = Case(evaluation, policy, dated.phase(on) if dated else Phase.BEFORE, on)
    stage = next(stage for stage, holds in STAGES if holds(case))
    owed = () if stage is Stage.CLOSED else tuple(sorted(owed_in(case, dated), key=urgency))
    return Position(stage, case.phase, owed, dated)


def owed_in(case: Case, dated: Schedule | None) -> list[Owed]:
    """Everything owed now, in the order of DUTIES."""
    found: list[Owed] = []
    for row in DUTIES:
        count = row.count(case)
        if count is not None:
            found.append(Owed(row.duty, row.by(case), count, standing_of(row, case, dated)))
    return found


def standing_of(row: Row, case: Case, dated: Schedule | None) -> Standing | None:
    """How a row stands on its day; who can close before the last window opens does not wait for it."""
    if row.window is None or dated is None:
        return None
    window = dated.window(row.window)
    return standing(min(window.opens, case.on), window.closes, on=case.on)


def urgency(owed: Owed) -> tuple[date, int]:
    """Undated first things first, then by last day; in the order of DUTIES where that is the same."""
    return owed.due or date.min, list(Duty).index(owed.duty)
