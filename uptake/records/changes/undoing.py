"""Taking back an answer just given: what stood there before stands there again, and the history keeps both."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from uptake import clock
from uptake.domain.errors import RuleError
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.access import NotFound
from uptake.records.changes.guard import Act, change, require, take
from uptake.records.counting import recount
from uptake.records.models import HistoryEntry, KeyAction, MonitoringEntry, Recommendation, Response

Answer = Response | MonitoringEntry | KeyAction
#: The verbs that can be taken back → the record they change, and who may.
UNDOABLE: dict[str, tuple[type[Answer], Permission]] = {
    'responses.record': (Response, Permission.RESPOND),
    'monitoring.record': (MonitoringEntry, Permission.MONITOR),
    'actions.report': (KeyAction, Permission.MONITOR),
}
#: How long it is offered.
OFFERED = timedelta(minutes=30)


def undoable(*, recommendation: int, by: Person) -> int | None:
    """The number of the history's entry that the person can take back now, None when there is none."""
    last = HistoryEntry.objects.filter(recommendation=recommendation).order_by('-number').first()
    if last is None or last.verb not in UNDOABLE or last.by_id != by.pk or clock.now() - last.at > OFFERED:
        return None
    return None if _since(last) else last.number


@transaction.atomic
def undo(*, recommendation: int, entry: int, by: Person, on: date, origin: str = '') -> None:
    """Put back what stood before this entry of the history.

    Only who made the change may, while nothing else was changed since: else NotFound or RuleError.
    """
    about = take(Recommendation, recommendation)
    done = HistoryEntry.objects.filter(number=entry, recommendation=recommendation, by=by).first()
    if done is None or done.verb not in UNDOABLE:
        raise NotFound(f'nothing to undo in entry {entry}')
    model, permission = UNDOABLE[done.verb]
    require(by, permission, on=on, recommendation=recommendation)
    if _since(done) or clock.now() - done.at > OFFERED:
        raise RuleError(_('This cannot be undone any more: something else has changed since. Change it by hand.'))
    row = take(model, int(done.record))
    fields = {name: pair[0] for name, pair in done.changes.items() if name != 'round'}
    changed = change(row, {name: _read(model, name, before) for name, before in fields.items()})
    where = {'evaluation': about.evaluation_id, 'recommendation': about.pk}
    Act(by, on, origin).tell('changes.undo', row, changed, **where)
    if _says_something(row):
        row.recorded_by, row.recorded_at = by, clock.now()
        row.save()
    else:
        row.delete()
    recount([about.evaluation_id])


def _since(entry: HistoryEntry) -> bool:
    """Whether the recommendation or the evaluation as a whole has changed after that entry."""
    same = Q(recommendation=entry.recommendation) | Q(recommendation=None)
    return HistoryEntry.objects.filter(same, evaluation=entry.evaluation, number__gt=entry.number).exists()


def _says_something(row: Answer) -> bool:
    """Whether a response or follow-up is left: none was there before the first."""
    if isinstance(row, KeyAction):
        return True
    return bool((row.value if isinstance(row, Response) else row.status) or row.comment)


def _read(model: type[Answer], name: str, value: Any) -> Any:
    """A value of the history as the column holds it."""
    field = model._meta.get_field(name)
    if isinstance(field, models.DateField) and value:
        return date.fromisoformat(value)
    return '' if value is None and isinstance(field, models.CharField | models.TextField) else value
