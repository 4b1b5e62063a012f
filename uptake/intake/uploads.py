"""Uploads: who sees them, how they begin, how edits are kept, how they are cancelled."""

from __future__ import annotations

import mimetypes
import uuid
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F, Max, QuerySet

from uptake import jobs
from uptake.intake.editing import Edit, EditRefused, effective, refuse_unless_possible, replay
from uptake.intake.models import EditRow, Upload
from uptake.matrices.formats.naming import safe_name
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records import files
from uptake.records.access import NotFound, may, reach_of

Json = dict[str, Any]
#: What lists leave in the database: it can be large.
HEAVY = ('draft', 'source', 'sizes')


@dataclass(frozen=True, slots=True)
class Review:
    """An upload under review: what was read, the edits that count, and the state they make."""

    upload: Upload
    edits: list[Edit]
    state: Json


def receive(content: bytes, name: str, *, person: Person, at: datetime, for_evaluation: int | None = None) -> Upload:
    """Keep the file and queue its reading. The name is cleaned; the same bytes are kept once."""
    name = safe_name(name)
    media_type = mimetypes.guess_type(name)[0] or 'application/octet-stream'
    with transaction.atomic():
        checksum = files.store(content, media_type=media_type, at=at)
        upload = Upload.objects.create(
            person=person,
            file_id=checksum,
            name=name,
            received_at=at,
            for_evaluation_id=for_evaluation,
            steps={'received': {'at': at.isoformat(), 'size': len(content)}},
        )
        jobs.later('uptake.intake.jobs.read_upload', str(upload.pk))
    return upload


def uploads_of(person: Person, *, on: date, limit: int = 100) -> QuerySet[Upload]:
    """The uploads that the person sees, newest first: the own ones, and for who takes in everywhere those of all."""
    found = Upload.objects.defer(*HEAVY).select_related('person')
    if not reach_of(person, on=on).everywhere(Permission.TAKE_IN):
        found = found.filter(person=person)
    return found[:limit]


def upload_for(person: Person, pk: uuid.UUID, *, on: date, whole: bool = False) -> Upload:
    """The upload, without its heavy parts unless `whole`. NotFound when there is none or the person may not see it."""
    found = Upload.objects.select_related('person', 'confirmed_by')
    upload = (found if whole else found.defer(*HEAVY)).filter(pk=pk).first()
    if upload is None or not _sees(person, upload, on):
        raise NotFound(pk)
    return upload


def _sees(person: Person, upload: Upload, on: date) -> bool:
    if not may(person, Permission.TAKE_IN, on=on) and not upload.for_evaluation_id:
        return False
    if upload.person_id == person.pk or reach_of(person, on=on).everywhere(Permission.TAKE_IN):
        return True
    concerned = upload.for_evaluation_id or upload.evaluation_id
    return concerned is not None and may(person, Permission.TAKE_IN, on=on, evaluation=concerned)


def review_for(person: Person, pk: uuid.UUID, *, on: date) -> Review:
    """The upload with its state. NotFound also while nothing has been read."""
    upload = upload_for(person, pk, on=on, whole=True)
    if upload.draft is None:
        raise NotFound(pk)
    return review_of(upload)


def review_of(upload: Upload) -> Review:
    """The state that the upload's edits make of its draft."""
    edits = edits_of(upload)
    return Review(upload, effective(edits), replay(upload.draft or {}, edits))


def compare_with(pk: uuid.UUID, evaluation: int) -> None:
    """From now on the upload is a newer version of that evaluation's matrix. Nothing once it is confirmed."""
    Upload.objects.filter(pk=pk, confirmed_at=None).update(for_evaluation=evaluation)


def edits_of(upload: Upload) -> list[Edit]:
    """Every edit, undone ones included, in order."""
    return [Edit(*row) for row in upload.edits.order_by('number').values_list('kind', 'path', 'value')]


def keep_edit(review: Review, edit: Edit, *, person: Person, at: datetime) -> None:
    """Append an edit. EditRefused when it makes no sense, or when the upload is confirmed already."""
    upload = review.upload
    if upload.stage != 'ready':
        raise EditRefused('This matrix is no longer under review.', advice='Nothing was changed.', code='not-in-review')
    refuse_unless_possible(review.state, edit)
    for _attempt in range(5):
        number = (upload.edits.aggregate(last=Max('number'))['last'] or 0) + 1
        try:
            with transaction.atomic():
                EditRow.objects.create(upload=upload, number=number, person=person, at=at, **edit._asdict())
        except IntegrityError:
            continue
        return
    raise EditRefused('Somebody else edits this matrix at the same time.', advice='Load the page and try again.')


def cancel(upload: Upload, *, at: datetime) -> bool:
    """Give the upload up: reading stops, nothing comes of it; the original stays. False when it is too late."""
    waiting = Upload.objects.filter(pk=upload.pk, confirmed_at__isnull=True, cancelled_at__isnull=True)
    return bool(waiting.update(cancelled_at=at))


def read_again(upload: Upload) -> None:
    """Queue the reading of an upload that failed or was cancelled once more."""
    with transaction.atomic():
        received = {'received': upload.steps.get('received', {})}
        Upload.objects.filter(pk=upload.pk, confirmed_at__isnull=True, draft__isnull=True).update(
            failure=None, cancelled_at=None, steps=received
        )
        jobs.later('uptake.intake.jobs.read_upload', str(upload.pk))


def last_confirmed(evaluation: int) -> Upload | None:
    """The upload that was confirmed last for this evaluation, or None."""
    found = Upload.objects.filter(evaluation=evaluation, confirmed_at__isnull=False)
    return found.order_by(F('confirmed_at').desc()).first()
