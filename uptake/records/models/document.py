"""The files of an evaluation (requirement A2). The bytes are kept under their checksum (records/files.py)."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from uptake.domain.vocabulary import DocumentKind
from uptake.people.models import Person
from uptake.records.models.evaluation import Evaluation
from uptake.records.models.rules import language, one_of

#: Kinds of which an evaluation has one in each language: a later one takes the place of the one before.
SINGLE = (
    DocumentKind.REPORT,
    DocumentKind.BRIEF,
    DocumentKind.SUMMARY,
    DocumentKind.TERMS_OF_REFERENCE,
    DocumentKind.MANAGEMENT_OPINION,
)


class StoredFile(models.Model):
    """The bytes of one file, known by their SHA-256 in hexadecimal; the same bytes are stored once."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=120)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(Exact(Length(F('sha256')), 64)), name='stored_file_checksum')]

    def __str__(self) -> str:
        return self.sha256


class Document(models.Model):
    """A file as a document of an evaluation. `name` is safe to show and to save under.

    `address` is where the file stands elsewhere when the bytes are not kept here (a catalogue import): then `file` is
    NULL. `public` says whether the public may have it once the report is published.
    """

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name='documents')
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name='documents')
    address = models.CharField(_('address'), max_length=2000, blank=True)
    kind = models.CharField(_('kind'), max_length=30)
    language = models.CharField(_('language'), max_length=2, blank=True)
    name = models.CharField(_('file name'), max_length=255)
    description = models.CharField(_('description'), max_length=1000, blank=True)
    public = models.BooleanField(_('public'), default=False)
    attached_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name='+')
    attached_at = models.DateTimeField()

    class Meta:
        ordering = ['evaluation', 'id']
        constraints = [
            one_of('document_kind', 'kind', DocumentKind),
            language('document_language'),
            models.CheckConstraint(condition=~Q(name=''), name='document_named'),
            models.CheckConstraint(
                condition=Q(file__isnull=False, address='') | (Q(file__isnull=True) & ~Q(address='')),
                name='document_here_or_elsewhere',
            ),
            models.UniqueConstraint(
                fields=['evaluation', 'file', 'kind'], name='document_once', condition=Q(file__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name
