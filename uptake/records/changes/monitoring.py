"""Recording how far a recommendation is implemented, in the first and the final round (guidance 5.1 e, f)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from uptake import clock
from uptake.domain.errors import RuleError
from uptake.domain.vocabulary import Extent, ImplementationStatus, Response, Round
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.changes.guard import Act, change, require, take
from uptake.records.changes.saying import on_behalf_of, said
from uptake.records.counting import recount
from uptake.records.models import MonitoringEntry, Recommendation


@transaction.atomic
def record(
    *,
    recommendation: int,
    round: Round,
    status: ImplementationStatus | None,
    extent: Extent | None = None,
    comment: str = '',
    delay_reason: str = '',
    said_by: str = '',
    said_on: date | None = None,
    by: Person | None,
    on: date,
    origin: str = '',
) -> bool:
    """The entry in force for that round; whether it differs from the one before."""
    about = take(Recommendation, recommendation)
    require(by, Permission.MONITOR, on=on, recommendation=recommendation)
    check(status, extent, comment)
    _check_round(about, round)
    found = MonitoringEntry.objects.filter(recommendation=about, round=round).first()
    row = found or MonitoringEntry(recommendation=about, round=round)
    words = {'status': status.value if status else '', 'extent': extent.value if extent else ''}
    changed = change(row, {**words, 'comment': comment.strip(), 'delay_reason': delay_reason.strip()})
    if not changed:
        return False
    who, day = said(said_by, said_on, by=by, on=on)
    behalf = on_behalf_of(by, Permission.MONITOR, recommendation, on=on)
    changed |= change(row, {'said_by': who, 'said_on': day, 'on_behalf': behalf})
    row.recorded_by, row.recorded_at = by, clock.now()
    row.save()
    recount([about.evaluation_id])
    changed['round'] = [None, round.value]
    Act(by, on, origin).tell('monitoring.record', row, changed, evaluation=about.evaluation_id, recommendation=about.pk)
    return True


def check(status: ImplementationStatus | None, extent: Extent | None, comment: str, where: str = '') -> None:
    """RuleError unless status, extent and comment go together."""
    if status is None and not comment.strip():
        raise RuleError(_('Choose a status.'), where=where, field='status')
    if status is ImplementationStatus.DISCARDED and not comment.strip():
        raise RuleError(
            _('Explain why it is discarded: the guidance asks for it, 5.1 e.'),
            where=where,
            field='comment',
            code='needs-explanation',
        )
    if extent is not None and status is not ImplementationStatus.COMPLETED:
        raise RuleError(_('Only what is completed can be completed in part.'), where=where, field='extent')


def _check_round(about: Recommendation, which: Round) -> None:
    """Rejected recommendations owe no follow-up; the final round is for what the first left open."""
    if about.withdrawn_on is not None:
        raise RuleError(_('This recommendation was withdrawn.'))
    response = getattr(about, 'response', None)
    if response is not None and response.value == Response.REJECTED:
        raise RuleError(_('A rejected recommendation needs no follow-up.'), field='status')
    if which is Round.FIRST:
        return
    first = MonitoringEntry.objects.filter(recommendation=about, round=Round.FIRST).first()
    if first is not None and first.status in (ImplementationStatus.COMPLETED, ImplementationStatus.DISCARDED):
        raise RuleError(_('The first follow-up settled this recommendation; nothing is left to report.'), field='round')
