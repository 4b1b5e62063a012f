"""Attaching files to evaluations."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from uptake import clock
from uptake.domain.vocabulary import DocumentKind
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.changes.guard import Act, need, require, take
from uptake.records.models import Document, Evaluation, StoredFile

#: Control characters, and the marks that turn the direction of what follows.
UNSEEN = re.compile('[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]')


@transaction.atomic
def attach(
    *,
    evaluation: int,
    file: str,
    name: str,
    kind: DocumentKind,
    language: str = '',
    public: bool = False,
    description: str = '',
    by: Person | None,
    on: date,
    origin: str = '',
) -> int:
    """A stored file becomes a document of the evaluation; its id. The same file of the same kind is attached once."""
    require(by, Permission.TAKE_IN, on=on, evaluation=evaluation)
    record, stored = take(Evaluation, evaluation), take(StoredFile, file)
    existing = Document.objects.filter(evaluation=record, file=stored, kind=kind).first()
    if existing is not None:
        return existing.pk
    document = Document.objects.create(
        evaluation=record,
        file=stored,
        kind=kind,
        language=language,
        name=need(safe_name(name), _('The file needs a name.'), 'name'),
        description=description.strip()[:1000],
        public=public,
        attached_by=by,
        attached_at=clock.now(),
    )
    changes = {'name': [None, document.name], 'kind': [None, kind], 'sha256': [None, file]}
    Act(by, on, origin).tell('documents.attach', document, changes, evaluation=record.pk)
    return document.pk


def safe_name(name: str) -> str:
    """The last part of the name, without control characters and marks of direction, at most 255 characters."""
    last = re.split(r'[/\\]', UNSEEN.sub('', name))[-1].strip('. ')
    stem, dot, ending = last.rpartition('.')
    return f'{stem[: 250 - len(ending)]}.{ending}' if dot and len(ending) <= 10 else last[:255]
