"""Promising key actions, revising them, and reporting on them (guidance 5.1 d; the earlier form's own fields)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from uptake import clock
from uptake.deadlines.reading import read_deadline
from uptake.domain.deadlines import Deadline
from uptake.domain.errors import RuleError
from uptake.domain.vocabulary import ActionStatus, Certainty, Response
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.changes.guard import Act, Changed, appeared, change, need, require, take
from uptake.records.changes.saying import said
from uptake.records.counting import recount
from uptake.records.models import KeyAction, KeyActionUnit, Recommendation
from uptake.records.models.action import SETTLED

#: What the history keeps of a new key action.
TOLD = (
    'number', 'text', 'deadline_text', 'deadline_edtf', 'earliest', 'latest', 'responsible', 'comment',
    'status_as_written', 'status',
)  # fmt: skip


@transaction.atomic
def promise(
    *,
    recommendation: int,
    text: str,
    deadline: Deadline | None = None,
    number: str = '',
    responsible: Sequence[str] = (),
    units: Sequence[int] = (),
    comment: str = '',
    by: Person | None,
    on: date,
    origin: str = '',
) -> int:
    """A key action at the end of the recommendation's list; its id. Rejected recommendations owe none."""
    about = take(Recommendation, recommendation)
    require(by, Permission.RESPOND, on=on, recommendation=recommendation)
    if about.withdrawn_on is not None:
        raise RuleError(_('This recommendation was withdrawn.'))
    if getattr(about, 'response', None) is not None and about.response.value == Response.REJECTED:
        raise RuleError(_('A rejected recommendation needs no key actions.'), field='text')
    last = KeyAction.objects.filter(recommendation=about).aggregate(last=Max('position'))['last'] or 0
    action = KeyAction.objects.create(
        recommendation=about,
        position=last + 1,
        number=number.strip(),
        text=need(text, _('Say what will be done.'), 'text'),
        responsible=[unit.strip() for unit in responsible if unit.strip()],
        comment=comment.strip(),
        recorded_by=by,
        recorded_at=clock.now(),
        **period(deadline, about.evaluation.published_on),
    )
    _set_units(action, units)
    recount([about.evaluation_id])
    _tell('actions.promise', action, appeared(action, *TOLD), Act(by, on, origin))
    return action.pk


@transaction.atomic
def revise(
    *,
    action: int,
    text: str | None = None,
    deadline: Deadline | None = None,
    number: str | None = None,
    responsible: Sequence[str] | None = None,
    units: Sequence[int] | None = None,
    by: Person | None,
    on: date,
    origin: str = '',
) -> bool:
    """Change what was promised; what is None stays. Whether anything changed."""
    record = _taken(action)
    require(by, Permission.RESPOND, on=on, recommendation=record.recommendation_id)
    fields: dict[str, Any] = {}
    if deadline is not None:
        fields = period(deadline, record.recommendation.evaluation.published_on)
    if text is not None:
        fields['text'] = need(text, _('Say what will be done.'), 'text')
    if number is not None:
        fields['number'] = number.strip()
    if responsible is not None:
        fields['responsible'] = [unit.strip() for unit in responsible if unit.strip()]
    changed = change(record, fields)
    if changed:
        record.save(update_fields=list(changed))
    if units is not None:
        changed |= _set_units(record, units)
    if changed:
        _tell('actions.revise', record, changed, Act(by, on, origin))
    return bool(changed)


@transaction.atomic
def report(
    *,
    action: int,
    status: ActionStatus | None,
    status_as_written: str = '',
    comment: str = '',
    delay_reason: str = '',
    said_by: str = '',
    said_on: date | None = None,
    by: Person | None,
    on: date,
    origin: str = '',
) -> bool:
    """How far a key action is. One that is late and not settled needs its reason. Whether anything changed."""
    record = _taken(action)
    require(by, Permission.MONITOR, on=on, recommendation=record.recommendation_id)
    late = record.latest is not None and record.latest < on and status not in SETTLED
    if late and by is not None and not delay_reason.strip():
        raise RuleError(_('Say why it is late.'), field='delay_reason', code='needs-reason')
    changed = change(
        record,
        {
            'status': status.value if status else '',
            'status_as_written': status_as_written.strip() or record.status_as_written,
            'comment': comment.strip(),
            'delay_reason': delay_reason.strip(),
        },
    )
    if not changed:
        return False
    who, day = said(said_by, said_on, by=by, on=on)
    changed |= change(record, {'said_by': who, 'said_on': day})
    record.recorded_by, record.recorded_at = by, clock.now()
    record.save(update_fields=[*changed, 'recorded_by', 'recorded_at'])
    recount([record.recommendation.evaluation_id])
    _tell('actions.report', record, changed, Act(by, on, origin))
    return True


@transaction.atomic
def drop(*, action: int, reason: str, by: Person | None, on: date, origin: str = '') -> None:
    """Take a key action out of the list, with the reason; it stays in the history."""
    record = _taken(action)
    require(by, Permission.RESPOND, on=on, recommendation=record.recommendation_id)
    why = need(reason, _('Say why the key action is dropped.'), 'reason')
    changed = change(record, {'withdrawn_on': on, 'withdrawn_reason': why})
    record.save(update_fields=list(changed))
    recount([record.recommendation.evaluation_id])
    _tell('actions.drop', record, changed, Act(by, on, origin))


@transaction.atomic
def order(*, recommendation: int, actions: Sequence[int], by: Person | None, on: date, origin: str = '') -> bool:
    """Put the key actions of a recommendation in this order; whether it is new. Every one that counts is named once."""
    about = take(Recommendation, recommendation)
    require(by, Permission.RESPOND, on=on, recommendation=recommendation)
    rows = list(KeyAction.objects.filter(recommendation=about).select_for_update().order_by('position'))
    counted = [row.pk for row in rows if row.withdrawn_on is None]
    if sorted(counted) != sorted(actions):
        raise RuleError(_('The key actions have changed in the meantime. Look at them again.'))
    if counted == list(actions):
        return False
    by_key = {row.pk: row for row in rows}
    wanted = [by_key[key] for key in actions] + [row for row in rows if row.withdrawn_on is not None]
    for start in (len(rows) + max(row.position for row in rows), 0):  # aside first: a place is held once
        for place, row in enumerate(wanted, start=start + 1):
            row.position = place
        KeyAction.objects.bulk_update(wanted, ['position'])
    told = {'order': [[by_key[key].text for key in counted], [by_key[key].text for key in actions]]}
    act = Act(by, on, origin)
    act.tell('actions.order', about, told, evaluation=about.evaluation_id, recommendation=about.pk)
    return True


def count_from_publication(*, evaluation: int, published: date, act: Act) -> None:
    """The report has its day now: deadlines that count from it get their period, each with an entry of the history."""
    waiting = KeyAction.objects.filter(recommendation__evaluation=evaluation, certainty=Certainty.RELATIVE)
    for action in waiting.select_for_update():
        changed = change(action, period(Deadline(action.deadline_text, certainty=Certainty.RELATIVE), published))
        if changed:
            action.save(update_fields=list(changed))
            _tell('actions.revise', action, changed, act)


def _counted(deadline: Deadline, published: date | None) -> Deadline:
    if published is None or deadline.certainty is not Certainty.RELATIVE:
        return deadline
    return read_deadline(deadline.text, published=published, language=deadline.language)


def period(deadline: Deadline | None, published: date | None = None) -> dict[str, Any]:
    """The columns of a deadline: as written beside the period it means, counted from `published` where it counts."""
    if deadline is None or not deadline.text.strip():
        return {
            'deadline_text': '', 'deadline_edtf': '', 'earliest': None, 'latest': None,
            'certainty': Certainty.NONE.value, 'recurring': False,
        }  # fmt: skip
    deadline = _counted(deadline, published)
    return {
        'deadline_text': deadline.text.strip(),
        'deadline_edtf': deadline.edtf or '',
        'earliest': deadline.earliest,
        'latest': deadline.latest,
        'certainty': deadline.certainty.value,
        'recurring': deadline.recurring,
    }


def _taken(action: int) -> KeyAction:
    record = take(KeyAction, action)
    if record.withdrawn_on is not None:
        raise RuleError(_('This key action was dropped.'))
    return record


def _set_units(action: KeyAction, units: Sequence[int]) -> Changed:
    before = set(KeyActionUnit.objects.filter(action=action).values_list('office_id', flat=True))
    after = set(units)
    KeyActionUnit.objects.filter(action=action, office_id__in=before - after).delete()
    KeyActionUnit.objects.bulk_create(KeyActionUnit(action=action, office_id=key) for key in sorted(after - before))
    return {'units': [sorted(before), sorted(after)]} if before != after else {}


def _tell(verb: str, action: KeyAction, changes: Changed, act: Act) -> None:
    evaluation = action.recommendation.evaluation_id
    act.tell(verb, action, changes, evaluation=evaluation, recommendation=action.recommendation_id)
