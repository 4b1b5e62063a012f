"""Confirming: once, in one transaction, whoever presses the button how often."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from uptake.domain.errors import RuleError
from uptake.intake.models import Upload
from uptake.intake.readiness import problems
from uptake.intake.uploads import review_of
from uptake.matrices.draft import matrix_of
from uptake.people.models import Person
from uptake.records.changes import takeover
from uptake.records.facts import EvaluationFacts


@transaction.atomic
def confirm(
    pk: uuid.UUID,
    *,
    facts: EvaluationFacts,
    into: int | None,
    units: Mapping[str, int] | None = None,
    by: Person,
    on: date,
    at: datetime,
) -> tuple[int, bool]:
    """Take the matrix into the records: the evaluation's id, and whether it was this call that did it.

    `units` says which office each name in the matrix means, where somebody has said it.

    The row is locked, and the edits are read under the lock: a second call, also one at the same time, gives the same
    evaluation and changes nothing. RuleError where something is still to be settled, or where the records refuse.
    """
    upload = Upload.objects.select_for_update().get(pk=pk)
    if upload.confirmed_at is not None and upload.evaluation_id is not None:
        return upload.evaluation_id, False
    if upload.stage != 'ready':
        raise RuleError('This matrix is not under review.', advice='Upload it again.', code='not-in-review')
    state = review_of(upload).state
    if problems(state):
        raise RuleError('Something is still to be settled.', advice='Go through what is listed.', code='not-settled')
    evaluation = takeover.take_in(
        matrix=matrix_of(state),
        file=upload.file_id,
        file_name=upload.name,
        into=into,
        facts=facts,
        units=units,
        by=by,
        on=on,
        settled=sorted(state['touched']),
    )
    Upload.objects.filter(pk=pk).update(evaluation=evaluation, confirmed_at=at, confirmed_by=by)
    return evaluation, True
