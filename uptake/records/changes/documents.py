"""Attaching files to evaluations."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from uptake import clock
from uptake.domain.errors import RuleError
from uptake.domain.vocabulary import DocumentKind
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.changes.guard import Act, change, need, require, take
from uptake.records.models import Document, Evaluation, StoredFile
from uptake.records.models.document import SINGLE

#: How many pages a document of a kind may have (guidance 4.1 for the brief, 5.4 for the management opinion).
MOST_PAGES = {DocumentKind.BRIEF: 2, DocumentKind.MANAGEMENT_OPINION: 3}
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
    pages: int | None = None,
    by: Person | None,
    on: date,
    origin: str = '',
) -> int:
    """A stored file becomes a document of the evaluation; its id. The same file of the same kind is attached once.

    `pages` is how many it has, where that was counted: a brief and a management opinion are short (guidance 4.1, 5.4).
    One that comes in the place of an earlier one leaves that where it is; the history names it.
    """
    require(by, permission_for(kind), on=on, evaluation=evaluation)
    check_pages(kind, pages)
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
    changes = {'name': [_earlier(document), document.name], 'kind': [None, kind], 'sha256': [None, file]}
    Act(by, on, origin).tell('documents.attach', document, changes, evaluation=record.pk)
    return document.pk


@transaction.atomic
def disclose(*, document: int, public: bool, by: Person | None, on: date, origin: str = '') -> bool:
    """Whether the public may have the document once the report is published; whether that is new."""
    record = take(Document, document)
    require(by, Permission.REGISTER, on=on, evaluation=record.evaluation_id)
    changed = change(record, {'public': public})
    if changed:
        record.save(update_fields=list(changed))
        changed['name'] = [None, record.name]
        Act(by, on, origin).tell('documents.disclose', record, changed, evaluation=record.evaluation_id)
    return bool(changed)


def permission_for(kind: DocumentKind) -> Permission:
    """What it takes to attach a document of this kind: a matrix may come from who takes one in."""
    return Permission.TAKE_IN if kind is DocumentKind.MATRIX else Permission.REGISTER


def check_pages(kind: DocumentKind, pages: int | None) -> None:
    """RuleError when a document has more pages than one of its kind may have."""
    most = MOST_PAGES.get(kind)
    if most is not None and pages is not None and pages > most:
        raise RuleError(
            _('This document has %(pages)d pages; at most %(most)d are allowed for one of its kind.')
            % {'pages': pages, 'most': most},
            field='file',
            code='too-many-pages',
        )


def _earlier(document: Document) -> str | None:
    """The name of the file in whose place the document comes, None when there is none."""
    if document.kind not in SINGLE:
        return None
    found = Document.objects.filter(evaluation=document.evaluation_id, kind=document.kind, language=document.language)
    earlier = found.exclude(pk=document.pk).exclude(file=None).order_by('pk').last()
    return earlier.name if earlier else None


def safe_name(name: str) -> str:
    """The last part of the name, without control characters and marks of direction, at most 255 characters."""
    last = re.split(r'[/\\]', UNSEEN.sub('', name))[-1].strip('. ')
    stem, dot, ending = last.rpartition('.')
    return f'{stem[: 250 - len(ending)]}.{ending}' if dot and len(ending) <= 10 else last[:255]
