"""From columns to rows: what a recommendation, an action, a round is on a day; and the same as the domain's facts."""

from __future__ import annotations

from datetime import date
from typing import Any

from uptake.domain import facts as domain
from uptake.domain.deadlines import Deadline
from uptake.domain.policies import WindowName
from uptake.domain.schedule import Schedule, Standing, standing
from uptake.domain.vocabulary import (
    ACTION_STATUS_MEANS,
    ActionStatus,
    Certainty,
    Extent,
    ImplementationStatus,
    Level,
    Response,
    Round,
)
from uptake.people.roles import Permission
from uptake.records.models.action import SETTLED
from uptake.records.queries.rows import (
    ActionRow,
    EvaluationRow,
    MonitoringRow,
    RecommendationRow,
    ResponseRow,
    UnitRow,
)

MONITORING = ('status', 'extent', 'comment', 'delay_reason', 'said_by', 'said_on', 'on_behalf', 'recorded_at')
ACTION = (
    'id', 'recommendation_id', 'position', 'number', 'text', 'deadline_text', 'deadline_edtf', 'earliest', 'latest',
    'certainty', 'recurring', 'responsible', 'comment', 'status', 'status_as_written', 'delay_reason', 'said_by',
    'said_on', 'recorded_at',
)  # fmt: skip
TAKEN_UP = (Response.ACCEPTED, Response.PARTIALLY_ACCEPTED)
#: The columns that a row takes as they are.
PLAIN = (
    'id', 'evaluation_id', 'position', 'number', 'heading', 'text', 'language', 'source_page', 'sealed_on',
    'corrections', 'priority', 'priority_text', 'external', 'withdrawn_on', 'withdrawn_reason',
)  # fmt: skip


def recommendation(
    row: dict[str, Any],
    *,
    units: tuple[UnitRow, ...],
    actions: tuple[ActionRow, ...],
    schedule: Schedule | None,
    may: frozenset[Permission],
    on: date,
) -> RecommendationRow:
    """A recommendation from its columns. Without those of the response it has none."""
    response, first, final = said(row)
    owed = '' if row['withdrawn_on'] or schedule is None else owed_for(response, first, final, schedule, on)
    return RecommendationRow(
        **{name: row[name] for name in PLAIN},
        addressed_to=tuple(row['addressed_to']),
        units=units,
        response=response,
        actions=actions,
        first=first,
        final=final,
        owed=owed,
        due=schedule.standing(WindowName(owed), on=on) if owed and schedule else None,
        may=may,
    )


def said(row: dict[str, Any]) -> tuple[ResponseRow | None, MonitoringRow | None, MonitoringRow | None]:
    """The response and what both rounds say, from their columns; None where nothing was said or nothing is shown."""
    return _response(row), _monitoring(row, Round.FIRST), _monitoring(row, Round.FINAL)


def owed_for(
    response: ResponseRow | None, first: MonitoringRow | None, final: MonitoringRow | None, dated: Schedule, on: date
) -> str:
    """What one recommendation owes next: 'response', 'first', 'final' or nothing.

    A first round that was never answered is no longer owed once the final one is open: then that is.
    """
    if response is None or response.value is None:
        return WindowName.RESPONSE.value
    if response.value not in TAKEN_UP or (final is not None and final.status is not None):
        return ''
    if first is None or first.status is None:
        late = on >= dated.window(WindowName.FINAL).opens
        return WindowName.FINAL.value if late else WindowName.FIRST.value
    return WindowName.FINAL.value if first.status is ImplementationStatus.OPEN else ''


def action(row: dict[str, Any], units: tuple[tuple[int, str], ...], published: date | None, *, on: date) -> ActionRow:
    """A key action from its columns."""
    status = ActionStatus(row['status']) if row['status'] else None
    how = _action_standing(row, status, published, on)
    return ActionRow(
        **{name: row[name] for name in ('id', 'recommendation_id', 'position', 'number', 'text', 'comment')},
        **{name: row[name] for name in ('status_as_written', 'delay_reason', 'said_by', 'said_on')},
        deadline=deadline(row),
        responsible=tuple(row['responsible']),
        units=units,
        status=status,
        means=ACTION_STATUS_MEANS[status] if status else None,
        standing=how,
        late=how is not None and how.days_late > 0,
    )


def deadline(row: dict[str, Any]) -> Deadline:
    """A deadline from its columns."""
    return Deadline(
        text=row['deadline_text'],
        edtf=row['deadline_edtf'] or None,
        earliest=row['earliest'],
        latest=row['latest'],
        certainty=Certainty(row['certainty']),
        recurring=row['recurring'],
    )


def facts(
    evaluation: EvaluationRow, level: str | None, rows: list[RecommendationRow], *, coordinated: bool
) -> domain.Evaluation:
    """The evaluation as the domain's plain facts, to ask for its process and progress."""
    return domain.Evaluation(
        published=evaluation.published_on,
        level=Level(level) if level else None,
        coverage=evaluation.coverage,
        central=evaluation.central,
        coordinator=coordinated,
        recommendations=tuple(_facts(row) for row in rows if row.withdrawn_on is None),
    )


def _facts(row: RecommendationRow) -> domain.Recommendation:
    rounds = [said for said in (row.first, row.final) if said is not None]
    return domain.Recommendation(
        number=row.number,
        response=row.response.value if row.response else None,
        justification=row.response.comment if row.response else '',
        responded=row.response.said_on if row.response else None,
        actions=tuple(
            domain.Action(
                text=each.text,
                deadline=each.deadline,
                responsible=len(each.units or each.responsible),
                done=(each.said_on or date.min) if each.status in SETTLED else None,
                delay_reason=each.delay_reason,
            )
            for each in row.actions
        ),
        monitoring=tuple(domain.Monitoring(s.round, s.status, s.comment, s.extent, s.said_on) for s in rounds),
        units=len(row.units),
    )


def _action_standing(
    row: dict[str, Any], status: ActionStatus | None, published: date | None, on: date
) -> Standing | None:
    """How an action stands; None without a last day, and when it is settled on a day that is not known."""
    if row['latest'] is None:
        return None
    opens = row['earliest'] or min(published or row['latest'], row['latest'])
    if status in SETTLED:
        return standing(opens, row['latest'], on=on, done=row['said_on']) if row['said_on'] else None
    return standing(opens, row['latest'], on=on)


def _response(row: dict[str, Any]) -> ResponseRow | None:
    if row.get('response__value') is None:
        return None
    value = Response(row['response__value']) if row['response__value'] else None
    rest = (row[f'response__{name}'] for name in ('comment', 'said_by', 'said_on', 'on_behalf'))
    return ResponseRow(value, *rest)


def _monitoring(row: dict[str, Any], which: Round) -> MonitoringRow | None:
    status = row.get(f'{which.value}__status')
    if status is None:
        return None
    extent = row[f'{which.value}__extent']
    rest = (row[f'{which.value}__{name}'] for name in ('comment', 'delay_reason', 'said_by', 'said_on', 'on_behalf'))
    return MonitoringRow(
        which, ImplementationStatus(status) if status else None, Extent(extent) if extent else None, *rest
    )
