"""The history: append-only, each entry bound to the one before (records/history.py, docs/adr/0003)."""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uptake.people.models import Person


class AppendOnlyError(RuntimeError):
    """Something tried to change or remove an entry of the history."""


class AppendOnly(models.QuerySet['HistoryEntry']):
    """A query set that reads and appends."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused: the history is append-only."""
        raise AppendOnlyError('The history is append-only.')

    def delete(self) -> NoReturn:
        """Refused: the history is append-only."""
        raise AppendOnlyError('The history is append-only.')


class HistoryEntry(models.Model):
    """One change: who, when (the day it counts for and the moment), what, from which value to which, from where.

    `number` counts from 1 without gaps. `digest` is the SHA-256 over the entry and `previous`, the digest of the entry
    before it. `origin` names the page, the import or the document's checksum the change came from. `evaluation` is the
    id of the evaluation concerned, NULL for changes to none.
    """

    number = models.BigIntegerField(primary_key=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name='+')
    by_label = models.CharField(_('by'), max_length=400, blank=True)
    verb = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    record = models.CharField(max_length=64)
    evaluation = models.BigIntegerField(null=True)
    recommendation = models.BigIntegerField(null=True)
    changes = models.JSONField(default=dict)
    origin = models.CharField(max_length=300, blank=True)

    objects: ClassVar[models.Manager[HistoryEntry]] = AppendOnly.as_manager()

    class Meta:
        ordering = ['number']
        indexes = [
            models.Index(fields=['evaluation', '-number'], name='history_of_evaluation'),
            models.Index(
                fields=['recommendation', '-number'],
                name='history_of_recommendation',
                condition=Q(recommendation__isnull=False),
            ),
        ]
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name='history_from_one')]

    def __str__(self) -> str:
        return f'{self.number} {self.verb}'

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: the history is append-only."""
        raise AppendOnlyError('The history is append-only.')


class HistoryHead(models.Model):
    """The end of the chain, in one row: how many entries, and the digest of the last. Its lock orders writers."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    count = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name='history_head_only_one')]

    def __str__(self) -> str:
        return f'{self.count} {self.digest}'
