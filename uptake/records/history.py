"""The history: append-only, hash-chained, and the sentence for each change (docs/adr/0003).

Each entry's digest is the SHA-256 over its own content and the digest of the entry before, so that nothing can be
changed, put in or taken out without breaking the chain from there on. One row, the head, knows how many entries there
are and the last digest; its lock puts writers in order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from uptake import clock
from uptake.people.models import Person
from uptake.records.models import HistoryEntry, HistoryHead, Recommendation
from uptake.records.wording import fingerprint

#: What the chain begins with, in the place of a digest before the first entry.
BEGINNING = ''
#: verb → what it did, as a sentence.
SENTENCES: Mapping[str, Any] = {
    'evaluations.register': _('Registered the evaluation.'),
    'evaluations.describe': _('Changed what is said about the evaluation.'),
    'evaluations.classify': _('Changed what the evaluation belongs to.'),
    'evaluations.publish': _('Published the report; the wording of the recommendations is final.'),
    'evaluations.withdraw': _('Withdrew the evaluation.'),
    'evaluations.publish_matrix': _('Published the management response.'),
    'evaluations.restrict': _('Restricted access to the management response.'),
    'evaluations.give_role': _('Gave somebody a role for the evaluation.'),
    'evaluations.designate': _('Designated somebody for the evaluation.'),
    'evaluations.end_role': _('Ended a role for the evaluation.'),
    'documents.attach': _('Attached a document.'),
    'documents.disclose': _('Changed whether the public may have a document.'),
    'recommendations.enter': _('Entered a recommendation.'),
    'recommendations.reword': _('Changed the wording before the report was final.'),
    'recommendations.correct_wording': _('Corrected an error of transcription in the wording.'),
    'recommendations.address': _('Changed to whom the recommendation is addressed.'),
    'units.name': _('Named a responsible unit.'),
    'units.reassign': _('Passed the recommendation to another unit.'),
    'responses.record': _('Recorded the response.'),
    'actions.promise': _('Promised a key action.'),
    'actions.revise': _('Changed a key action.'),
    'actions.report': _('Reported on a key action.'),
    'actions.drop': _('Dropped a key action.'),
    'actions.order': _('Put the key actions in another order.'),
    'monitoring.record': _('Recorded the follow-up.'),
    'changes.undo': _('Took the last answer back.'),
    'lessons.note': _('Noted a lesson.'),
    'takeover.take_in': _('Took in a management response from a document and confirmed it.'),
    'takeover.take_newer': _('Took over what is new from another version of the document.'),
}


@dataclass(frozen=True, slots=True)
class Change:
    """What a verb did to one record. `changes` is {field: [before, after]}; `origin` where it came from."""

    verb: str
    kind: str
    record: int | str
    evaluation: int | None = None
    recommendation: int | None = None
    changes: Mapping[str, object] = field(default_factory=dict)
    origin: str = ''


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place at which the history does not hold: the entry's number, or None for a record without one."""

    number: int | None
    reason: str


_waiting: ContextVar[list[HistoryEntry] | None] = ContextVar('waiting', default=None)


def write(*changes: Change, by: Person | None, on: date) -> None:
    """Append what was done, in the transaction of the change itself. Inside `gathered`, when that ends."""
    at = clock.now()
    entries = [_entry(change, by, on, at) for change in changes]
    waiting = _waiting.get()
    if waiting is None:
        _append(entries)
    else:
        waiting.extend(entries)


@contextmanager
def gathered() -> Iterator[None]:
    """One transaction over several verbs, whose entries are appended together at its end under one lock."""
    if _waiting.get() is not None:
        yield
        return
    with transaction.atomic():
        token = _waiting.set([])
        try:
            yield
            _append(_waiting.get() or [])
        finally:
            _waiting.reset(token)


def sentence(verb: str) -> str:
    """What the verb did, in the reader's language."""
    return str(SENTENCES.get(verb, verb))


def verify() -> Broken | None:
    """The first place at which the history does not hold, or None. Reads every entry once, in order."""
    wordings: dict[int, str] = {}
    number, digest = 0, BEGINNING
    for entry in HistoryEntry.objects.order_by('number').iterator(chunk_size=2000):
        number += 1
        if entry.number != number:
            return Broken(number, 'The entry is missing.')
        if entry.previous != digest:
            return Broken(number, 'It does not follow the entry before it.')
        if entry.digest != digest_of(entry):
            return Broken(number, 'Its content was changed.')
        digest = entry.digest
        if entry.kind == 'recommendation' and 'fingerprint' in entry.changes:
            wordings[int(entry.record)] = entry.changes['fingerprint'][1]
    return _verify_head(number, digest) or _verify_wordings(wordings)


def digest_of(entry: HistoryEntry) -> str:
    """The digest that the entry must have, from its content and the digest before it."""
    content = {
        'number': entry.number,
        'previous': entry.previous,
        'on': entry.on.isoformat(),
        'at': entry.at.astimezone(UTC).isoformat(timespec='microseconds'),
        'by': entry.by_id,
        'by_label': entry.by_label,
        'verb': entry.verb,
        'kind': entry.kind,
        'record': entry.record,
        'evaluation': entry.evaluation,
        'recommendation': entry.recommendation,
        'changes': entry.changes,
        'origin': entry.origin,
    }
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(',', ':'))
    return sha256(canonical.encode()).hexdigest()


def plain(value: object) -> Any:
    """The value as JSON holds it: days as ISO 8601, words of the vocabulary as text, tuples as lists."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return value.replace('\x00', '') if isinstance(value, str) else value


def _entry(change: Change, by: Person | None, on: date, at: datetime) -> HistoryEntry:
    return HistoryEntry(
        on=on,
        at=at,
        by=by,
        by_label=', '.join(part for part in (by.name, by.function) if part) if by else '',
        verb=change.verb,
        kind=change.kind,
        record=str(change.record),
        evaluation=change.evaluation,
        recommendation=change.recommendation,
        changes=plain(change.changes),
        origin=change.origin,
    )


def _append(entries: list[HistoryEntry]) -> None:
    if not entries:
        return
    with transaction.atomic():
        head, _made = HistoryHead.objects.select_for_update().get_or_create(id=1)
        for entry in entries:
            head.count += 1
            entry.number, entry.previous = head.count, head.digest
            entry.digest = head.digest = digest_of(entry)
        HistoryEntry.objects.bulk_create(entries, batch_size=1000)
        head.save(update_fields=['count', 'digest'])


def _verify_head(number: int, digest: str) -> Broken | None:
    head = HistoryHead.objects.filter(id=1).first()
    count, last = (head.count, head.digest) if head else (0, BEGINNING)
    if number < count:
        return Broken(number + 1, 'The entry is missing at the end.')
    if number > count or digest != last:
        return Broken(max(count + 1, 1), 'It was not appended by the system.')
    return None


def _verify_wordings(known: dict[int, str]) -> Broken | None:
    """The first recommendation whose wording is not the one that was entered, or that is gone. Empties `known`."""
    rows = Recommendation.objects.order_by('id').values_list('id', 'heading', 'text', 'fingerprint')
    for record, heading, text, stored in rows.iterator(chunk_size=2000):
        if not fingerprint(heading, text) == stored == known.pop(record, None):
            return Broken(None, f'The wording of recommendation {record} is not the one that was entered.')
    gone = min(known, default=None)
    return Broken(None, f'Recommendation {gone} was entered and is not there any more.') if gone else None
