"""What was uploaded, how far its reading has come, and what persons did to it until it was confirmed."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uptake.people.models import Person


class Upload(models.Model):
    """One matrix of one uploaded file, from the upload to its confirmation.

    `steps` holds the moment of each step done, as ISO text, with its counts: {'received': {'at': …}, 'checked': …,
    'read': …, 'pictures': …, 'ready': …}. `failure` is {'what', 'advice', 'where', 'code'} where reading failed.
    `draft` is what was read (uptake/matrices/draft.py), `source` the document's grid where its format has no pages to
    picture, `sizes` the width and height of each page where it has. A file with several matrices gives several
    uploads: the further ones name the first as `whole` and count from 1 in `part`. `for_evaluation` is set where the
    file is a newer version of an evaluation's matrix. Confirmed exactly once: then `evaluation` is what it became.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name='uploads')
    file = models.ForeignKey('records.StoredFile', models.PROTECT, related_name='+')
    name = models.CharField(_('file name'), max_length=120)
    received_at = models.DateTimeField()
    format = models.CharField(max_length=10, blank=True)
    steps = models.JSONField(default=dict)
    failure = models.JSONField(null=True, blank=True)
    draft = models.JSONField(null=True, blank=True)
    source = models.JSONField(null=True, blank=True)
    sizes = models.JSONField(null=True, blank=True)
    part = models.PositiveSmallIntegerField(default=0)
    whole = models.ForeignKey('self', models.CASCADE, null=True, blank=True, related_name='further')
    facts = models.JSONField(default=dict, blank=True)
    for_evaluation = models.ForeignKey('records.Evaluation', models.PROTECT, null=True, blank=True, related_name='+')
    evaluation = models.ForeignKey('records.Evaluation', models.PROTECT, null=True, blank=True, related_name='+')
    cancelled_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name='+')

    class Meta:
        ordering = ['-received_at', 'part']
        indexes = [models.Index(fields=['person', '-received_at'], name='upload_of_person')]
        constraints = [
            models.UniqueConstraint(
                fields=['whole', 'part'], name='upload_part_once', condition=Q(whole__isnull=False)
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False, evaluation__isnull=False),
                name='upload_confirmed_whole',
            ),
            models.CheckConstraint(condition=~Q(name=''), name='upload_named'),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def stage(self) -> str:
        """'confirmed', 'cancelled', 'failed', 'ready', 'reading' or 'waiting'."""
        if self.confirmed_at:
            return 'confirmed'
        if self.cancelled_at:
            return 'cancelled'
        if self.failure:
            return 'failed'
        if 'ready' in self.steps:
            return 'ready'
        return 'reading' if 'started' in self.steps else 'waiting'

    @property
    def pages(self) -> int:
        """How many pages can be shown as pictures."""
        return len(self.sizes or ())

    def picture(self, page: int) -> Path:
        """Where the picture of that page is kept; the parts of one file share theirs."""
        return picture_folder(self.whole_id or self.id) / f'page-{page}.png'


def picture_folder(upload: uuid.UUID) -> Path:
    """Where the page pictures of an upload are kept."""
    return Path(settings.FILES) / 'pages' / str(upload)


class EditRow(models.Model):
    """One edit of an upload's draft (uptake/intake/editing.py), never changed: an undo is a row of its own."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name='edits', db_index=False)
    number = models.PositiveIntegerField()
    person = models.ForeignKey(Person, models.PROTECT, related_name='+')
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    path = models.CharField(max_length=80, blank=True)
    value = models.JSONField(null=True)

    class Meta:
        ordering = ['upload', 'number']
        constraints = [models.UniqueConstraint(fields=['upload', 'number'], name='edit_number')]

    def __str__(self) -> str:
        return f'{self.number} {self.kind} {self.path}'


class CatalogueImport(models.Model):
    """The import of one repository export: its file, how far it has come, and what a person should look at.

    `report` is {'read', 'registered', 'known', 'remarks': [{'line', 'column', 'code', 'what', 'written',
    'understood'}]} once it has ended; `failure` is {'what', 'advice', 'where', 'code'} where it could not be read.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name='+')
    file = models.ForeignKey('records.StoredFile', models.PROTECT, related_name='+')
    name = models.CharField(_('file name'), max_length=120)
    received_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.JSONField(null=True, blank=True)
    report = models.JSONField(null=True, blank=True)

    class Meta:
        ordering = ['-received_at']

    def __str__(self) -> str:
        return self.name

    @property
    def stage(self) -> str:
        """'failed', 'ended' or 'under way'."""
        if self.failure:
            return 'failed'
        return 'ended' if self.ended_at else 'under way'
