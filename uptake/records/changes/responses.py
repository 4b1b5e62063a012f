"""Recording what the organisation answers to a recommendation (guidance 5.1 d)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from uptake import clock
from uptake.domain import vocabulary
from uptake.domain.errors import RuleError
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.changes.guard import Act, change, require, take
from uptake.records.changes.saying import on_behalf_of, said
from uptake.records.counting import recount
from uptake.records.models import Recommendation, Response

#: Responses that need a justification.
NEEDS_JUSTIFICATION = (vocabulary.Response.PARTIALLY_ACCEPTED, vocabulary.Response.REJECTED)


@transaction.atomic
def record(
    *,
    recommendation: int,
    value: vocabulary.Response | None,
    comment: str = '',
    said_by: str = '',
    said_on: date | None = None,
    by: Person | None,
    on: date,
    origin: str = '',
) -> bool:
    """The response in force from now on; whether it differs from the one before.

    `said_by` is the function or unit that says it: the person's own when empty. Who answers without being asked as a
    unit answers on behalf of it, and the row says so.
    """
    about = take(Recommendation, recommendation)
    require(by, Permission.RESPOND, on=on, recommendation=recommendation)
    if about.withdrawn_on is not None:
        raise RuleError(_('This recommendation was withdrawn.'))
    explained = check(value, comment)
    row = Response.objects.filter(recommendation=about).first() or Response(recommendation=about)
    who, day = said(said_by, said_on, by=by, on=on)
    changed = change(row, {'value': value.value if value else '', 'comment': explained})
    if not changed:
        return False
    behalf = on_behalf_of(by, Permission.RESPOND, recommendation, on=on)
    changed |= change(row, {'said_by': who, 'said_on': day, 'on_behalf': behalf})
    row.recorded_by, row.recorded_at = by, clock.now()
    row.save()
    recount([about.evaluation_id])
    Act(by, on, origin).tell('responses.record', row, changed, evaluation=about.evaluation_id, recommendation=about.pk)
    return True


def check(value: vocabulary.Response | None, comment: str, where: str = '') -> str:
    """The comment, without spaces around it. RuleError when a response needs a justification and there is none."""
    explained = comment.strip()
    if value in NEEDS_JUSTIFICATION and not explained:
        message = (
            _('Explain why you accept only in part: the guidance asks for a reason, 5.1 d.')
            if value is vocabulary.Response.PARTIALLY_ACCEPTED
            else _('Explain why you reject it: the guidance asks for a reason, 5.1 d.')
        )
        raise RuleError(message, where=where, field='comment', code='needs-justification')
    if value is None and not explained:
        raise RuleError(_('Choose a response.'), where=where, field='value')
    return explained
