"""An office, department or unit: a place in a dated tree."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from uptake.domain.vocabulary import OfficeKind


class Office(models.Model):
    """An office, department or unit.

    `path` holds the ids from the root down to this office ('/1/4/19/'), so that "this office and all below" is one
    comparison of a prefix. `valid_from` and `valid_to` are its first and last day; NULL leaves that side open.
    """

    name = models.CharField(_('name'), max_length=200)
    kind = models.CharField(_('kind'), max_length=20)
    parent = models.ForeignKey('self', models.PROTECT, null=True, blank=True, related_name='parts')
    country = models.CharField(_('country'), max_length=2, blank=True)
    path = models.CharField(max_length=255, editable=False, db_index=True)
    valid_from = models.DateField(_('from'), null=True, blank=True)
    valid_to = models.DateField(_('to'), null=True, blank=True)

    class Meta:
        ordering = ['path']
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=list(OfficeKind)), name='office_kind'),
            models.CheckConstraint(condition=~models.Q(name=''), name='office_named'),
            models.CheckConstraint(
                condition=models.Q(valid_from__isnull=True)
                | models.Q(valid_to__isnull=True)
                | models.Q(valid_to__gte=models.F('valid_from')),
                name='office_period',
            ),
            models.UniqueConstraint(fields=['parent', 'name'], name='office_name_within_parent'),
        ]

    def __str__(self) -> str:
        return self.name
