"""Taking over what a newer version of a matrix says, as far as a person ticks it; wording is never changed that way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from uptake.domain.deadlines import Deadline
from uptake.domain.errors import RuleError
from uptake.domain.vocabulary import DocumentKind, ImplementationStatus, Response, Round
from uptake.intake.difference import JOINT, Item, Kind, Row, differences, items_of
from uptake.intake.models import Upload
from uptake.intake.uploads import last_confirmed, review_of
from uptake.matrices.draft import deadline_of
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records import queries
from uptake.records.changes import actions, documents, monitoring, responses
from uptake.records.changes.statuses import as_status
from uptake.records.history import gathered
from uptake.records.queries.rows import ActionRow, MatrixView, MonitoringRow, RecommendationRow

#: Which permission each field needs; whoever lacks it sees the difference without a box to tick.
NEEDS = {
    'response': Permission.RESPOND,
    'action': Permission.RESPOND,
    'text': Permission.RESPOND,
    'deadline': Permission.RESPOND,
    'responsible': Permission.RESPOND,
    'report': Permission.MONITOR,
    'first': Permission.MONITOR,
    'final': Permission.MONITOR,
}


class Comparison:
    """The three versions of a matrix; `rows` are the differences, `stored` is what is in the records."""

    def __init__(self, upload: Upload, person: Person, *, on: date) -> None:
        assert upload.for_evaluation_id is not None
        self.upload = upload
        self.stored: MatrixView = queries.matrix_of(person, upload.for_evaluation_id, on=on)
        self.last = last_confirmed(upload.for_evaluation_id)
        before = items_of(review_of(self.last).state) if self.last and self.last.draft else None
        stored = [stored_item(row) for row in self.stored.recommendations]
        self.rows = differences(stored, items_of(review_of(upload).state), before)
        self.by_id = {str(row.id): row for row in self.stored.recommendations}

    def may_take(self, row: Row) -> bool:
        """Whether this person may take this difference over."""
        about = self.by_id.get(row.recommendation)
        return row.can_be_taken and about is not None and NEEDS[row.name] in about.may


def stored_item(row: RecommendationRow) -> Item:
    """A recommendation of the records, to be compared."""
    response = row.response
    fields = {
        'wording': _joined(row.heading, row.text),
        'response': _joined(response.value if response else '', response.comment if response else ''),
        'first': _monitoring(row.first),
        'final': _monitoring(row.final),
    }
    return Item(str(row.id), fields['wording'], row.number, fields, actions=[_action(action) for action in row.actions])


def _action(action: ActionRow) -> Item:
    fields = {
        'text': action.text,
        'deadline': action.deadline.text,
        'responsible': '; '.join(action.responsible),
        'report': _joined(_status(action), action.comment),
    }
    return Item(f'a{action.id}', action.text, action.number, fields)


def _status(action: ActionRow) -> str:
    """The status as written, unless somebody has reported another one since."""
    written = action.status_as_written
    return written if as_status(written) == action.status else str(action.status or '')


def _monitoring(said: MonitoringRow | None) -> str:
    return _joined(said.status or '', said.comment) if said else ''


def _joined(*parts: Any) -> str:
    return JOINT.join(str(part) for part in parts if part)


@transaction.atomic
def take_over(upload: Upload, chosen: Iterable[str], *, by: Person, on: date, at: datetime) -> int:
    """Write the chosen differences, attach the file, and close the upload; how many were written.

    Everything or nothing. RuleError, with the place, where the records refuse one of them, or where it was done before.
    """
    locked = Upload.objects.select_for_update().get(pk=upload.pk)
    if locked.stage != 'ready' or locked.for_evaluation_id is None:
        raise RuleError(_('This version has been taken over already, or given up.'), code='not-in-review')
    comparison = Comparison(locked, by, on=on)
    wanted = set(chosen)
    rows = [row for row in comparison.rows if row.key in wanted and comparison.may_take(row)]
    if not rows:
        raise RuleError(
            _('Nothing is ticked, so nothing was taken over.'),
            advice=_('Tick what is to be stored, or give this upload up.'),
            code='nothing-ticked',
        )
    origin = f'sha256:{locked.file_id}'
    with gathered():
        documents.attach(
            evaluation=locked.for_evaluation_id, file=locked.file_id, name=locked.name, kind=DocumentKind.MATRIX,
            public=True, by=by, on=on, origin=origin,
        )  # fmt: skip
        for row in rows:
            try:
                _write(comparison, row, {'by': by, 'on': on, 'origin': origin})
            except RuleError as refused:
                where = comparison.by_id[row.recommendation].number or row.recommendation
                raise RuleError(refused.what, advice=refused.advice, where=where, field=row.key) from refused
    Upload.objects.filter(pk=locked.pk).update(evaluation=locked.for_evaluation_id, confirmed_at=at, confirmed_by=by)
    return len(rows)


def _write(comparison: Comparison, row: Row, act: dict[str, Any]) -> None:
    about = int(row.recommendation)
    if row.name == 'response':
        value, comment = row.values
        responses.record(recommendation=about, value=Response(value) if value else None, comment=comment or '', **act)
    elif row.name in ('first', 'final'):
        status, comment = row.values
        known = ImplementationStatus(status) if status else None
        monitoring.record(recommendation=about, round=Round(row.name), status=known, comment=comment or '', **act)
    elif row.kind is Kind.NEW:
        _promise(about, row.values, act)
    elif row.kind is Kind.GONE:
        actions.drop(action=_id(row), reason='It is no longer in the newer version of the matrix.', **act)
    elif row.name == 'report':
        _report(comparison, row, act)
    elif row.name == 'deadline':
        actions.revise(action=_id(row), deadline=deadline_of(row.values) if row.values else Deadline(''), **act)
    elif row.name == 'responsible':
        actions.revise(action=_id(row), responsible=row.values or (), **act)
    else:
        actions.revise(action=_id(row), text=row.values or '', **act)


def _id(row: Row) -> int:
    return int(row.record.removeprefix('a'))


def _promise(recommendation: int, values: dict[str, Any], act: dict[str, Any]) -> None:
    deadline = deadline_of(values['deadline']) if values.get('deadline') else None
    new = actions.promise(
        recommendation=recommendation,
        text=values['text'],
        deadline=deadline,
        number=values.get('number') or '',
        responsible=values.get('responsible') or (),
        comment=values.get('comment') or '',
        **act,
    )
    status, comment = values['report']
    if status:
        known = as_status(status)
        actions.report(action=new, status=known, status_as_written=status, comment=comment, delay_reason=comment, **act)


def _report(comparison: Comparison, row: Row, act: dict[str, Any]) -> None:
    status, comment = row.values
    stored = {action.id: action for action in comparison.by_id[row.recommendation].actions}[_id(row)]
    actions.report(
        action=_id(row),
        status=as_status(status) or (None if status else stored.status),
        status_as_written=status,
        comment=comment,
        delay_reason=stored.delay_reason or comment,
        **act,
    )
