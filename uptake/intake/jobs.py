"""What the worker does for an upload: have it read in a separate process, and keep what comes back."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction

from uptake import clock
from uptake.domain.errors import DocumentError
from uptake.intake import separate
from uptake.intake.models import Upload, picture_folder
from uptake.records.files import path_of

Json = dict[str, Any]
#: So many page pictures are made at once, those with values first; others when somebody looks at them.
PICTURES_AT_ONCE = 12


def read_upload(upload_id: str) -> None:
    """Read the upload's file and keep drafts, source and pictures, or the reason why not. Harmless when done again."""
    upload = Upload.objects.get(pk=upload_id)
    if upload.stage not in ('waiting', 'reading'):
        return
    _note(upload, {'step': 'started'})
    try:
        result = separate.read(
            path_of(upload.file_id),
            upload.name,
            told=lambda said: _note(upload, said),
            stop=lambda: _is_cancelled(upload),
        )
    except separate.Cancelled:
        return
    except DocumentError as error:
        failure = {'what': error.what, 'advice': error.advice, 'where': error.where, 'code': error.code}
        Upload.objects.filter(pk=upload.pk).update(failure=failure)
        return
    _keep(upload, result)
    if result['sizes']:
        _picture(upload, pages_with_values(result['drafts'])[:PICTURES_AT_ONCE])
    _ready(upload)


def pages_with_values(drafts: list[Json]) -> list[int]:
    """The pages on which something stands that was read, those with questions first."""
    places = [question['place'] for draft in drafts for question in draft['questions']]
    places += [said['place'] for draft in drafts for said in draft['fields'].values()]
    return list(dict.fromkeys(place['page'] for place in places if place and place.get('page')))


def _note(upload: Upload, said: Json) -> None:
    """Note a step with its moment and its counts."""
    step = said.pop('step')
    upload.steps = {**upload.steps, step: {**said, 'at': clock.now().isoformat()}}
    Upload.objects.filter(pk=upload.pk).update(steps=upload.steps)


def _is_cancelled(upload: Upload) -> bool:
    return Upload.objects.filter(pk=upload.pk, cancelled_at__isnull=False).exists()


@transaction.atomic
def _keep(upload: Upload, result: Json) -> None:
    kept = {'format': result['format'], 'source': result['source'], 'sizes': result['sizes']}
    first, *others = result['drafts']
    Upload.objects.filter(pk=upload.pk).update(draft=first, **kept)
    for part, draft in enumerate(others, 1):
        Upload.objects.get_or_create(
            whole_id=upload.pk,
            part=part,
            defaults={
                **kept,
                'id': uuid.uuid4(),
                'person_id': upload.person_id,
                'file_id': upload.file_id,
                'name': upload.name,
                'received_at': upload.received_at,
                'steps': upload.steps,
                'draft': draft,
            },
        )


def _picture(upload: Upload, pages: list[int]) -> None:
    """Page pictures are a help: where they cannot be made, the reading stands without them."""
    if not pages:
        return
    try:
        separate.pictures(path_of(upload.file_id), pages, picture_folder(upload.pk))
    except DocumentError as error:
        _note(upload, {'step': 'pictures', 'count': 0, 'code': error.code})
    else:
        _note(upload, {'step': 'pictures', 'count': len(pages)})


def _ready(upload: Upload) -> None:
    _note(upload, {'step': 'ready'})
    Upload.objects.filter(whole=upload.pk).update(steps=upload.steps)
