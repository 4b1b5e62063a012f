"""The steps of a reading in words, for the page that shows how far it has come and for the list of uploads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from uptake.intake.failures import Failure, failure_in_words
from uptake.intake.models import Upload

Words = str | Promise

#: The steps in their order. Pictures are made for PDF files only.
STEPS: tuple[tuple[str, Words], ...] = (
    ('received', _('File received and kept')),
    ('checked', _('Checked and opened')),
    ('read', _('Matrix read')),
    ('pictures', _('Pages pictured')),
    ('ready', _('Ready to be checked')),
)
#: stage → kind of tint, mark, words.
STAGES: dict[str, tuple[str, str, Words]] = {
    'waiting': ('not-started', '○', _('waiting to be read')),
    'reading': ('open', '◐', _('being read')),
    'ready': ('soon', '?', _('to be checked')),
    'failed': ('late', '!', _('could not be read')),
    'cancelled': ('dropped', '⊘', _('cancelled')),
    'confirmed': ('done', '✓', _('confirmed')),
}


@dataclass(frozen=True, slots=True)
class StepShown:
    """A step: its mark, what it is, its counts, and whether it is done, under way or to come."""

    mark: str
    label: Words
    counts: str
    state: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An upload in the list."""

    upload: Upload
    kind: str
    mark: str
    words: Words
    address: str
    counts: str


def steps_of(upload: Upload) -> list[StepShown]:
    """The steps, done ones with their counts; the first that is not done is under way, or where it failed."""
    shown: list[StepShown] = []
    stage, now_seen = upload.stage, False
    for name, label in STEPS:
        done = upload.steps.get(name)
        if name == 'pictures' and not done and ('ready' in upload.steps or upload.format not in ('', 'pdf')):
            continue
        if done:
            shown.append(StepShown('✓', label, _counts(name, done), 'done'))
            continue
        mark, state = ('○', 'to-come') if now_seen or stage not in ('waiting', 'reading', 'failed') else ('◐', 'now')
        if state == 'now' and stage == 'failed':
            mark, state = '!', 'failed'
        now_seen = True
        shown.append(StepShown(mark, label, '', state))
    return shown


def _counts(name: str, done: dict[str, Any]) -> str:
    if name == 'received' and done.get('size'):
        return str(filesizeformat(done['size']))
    if name == 'checked' and done.get('pages'):
        return ngettext('%(count)d page', '%(count)d pages', done['pages']) % {'count': done['pages']}
    if name == 'read' and 'recommendations' in done:
        count, asked = done['recommendations'], done.get('questions', 0)
        text = ngettext('%(count)d recommendation', '%(count)d recommendations', count) % {'count': count}
        return text + ', ' + ngettext('%(count)d question', '%(count)d questions', asked) % {'count': asked}
    if name == 'pictures' and done.get('count'):
        return ngettext('%(count)d page', '%(count)d pages', done['count']) % {'count': done['count']}
    return ''


def elapsed(upload: Upload, now: datetime) -> str:
    """How long the reading took, or has taken so far: '3 s'."""
    ready = upload.steps.get('ready', {}).get('at')
    until = datetime.fromisoformat(ready) if ready else now
    seconds = max(0, round((until - upload.received_at).total_seconds()))
    return (
        gettext('%(count)d s') % {'count': seconds}
        if seconds < 120
        else gettext('%(count)d min') % {'count': seconds // 60}
    )


def failure_of(upload: Upload) -> Failure | None:
    """Why reading failed, in the page's language; None where it did not."""
    return failure_in_words(upload.failure) if upload.failure else None


def next_address(upload: Upload) -> str:
    """Where an upload that has been read goes on: its review, or the difference to what is stored."""
    name = 'intake:difference' if upload.for_evaluation_id else 'intake:review'
    return reverse(name, args=[upload.pk])


def listed(upload: Upload) -> Listed:
    """An upload as the list shows it, with the address where it goes on."""
    stage = upload.stage
    address = next_address(upload) if stage == 'ready' else reverse('intake:upload', args=[upload.pk])
    return Listed(upload, *STAGES[stage], address, _counts('read', upload.steps.get('read', {})))
