"""What is said of one recommendation in one monitoring round (guidance 5.1 e, f)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uptake.domain.vocabulary import Extent, ImplementationStatus, Round
from uptake.people.models import Person
from uptake.records.models.recommendation import Recommendation
from uptake.records.models.rules import needs_text, not_empty, one_of, together


class MonitoringEntry(models.Model):
    """The entry in force for one round; earlier ones stay in the history. `extent` says what "completed" covers."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name='monitoring', db_index=False)
    round = models.CharField(max_length=10)
    status = models.CharField(_('status'), max_length=20, blank=True)
    extent = models.CharField(max_length=10, blank=True)
    comment = models.TextField(_('comment'), blank=True)
    delay_reason = models.TextField(_('why it is late'), blank=True)
    said_by = models.CharField(max_length=300, blank=True)
    said_on = models.DateField(null=True, blank=True)
    on_behalf = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name='+')
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=['recommendation', 'round'], name='monitoring_once_a_round'),
            one_of('monitoring_round', 'round', Round),
            one_of('monitoring_status', 'status', ImplementationStatus, blank=True),
            one_of('monitoring_extent', 'extent', Extent, blank=True),
            models.CheckConstraint(
                condition=Q(extent='') | Q(status=str(ImplementationStatus.COMPLETED)),
                name='monitoring_extent_completed',
            ),
            needs_text('monitoring_explained', 'status', [ImplementationStatus.DISCARDED], 'comment'),
            not_empty('monitoring_says_something', 'status', 'comment'),
            together('monitoring_said', 'said_by', 'said_on'),
        ]

    def __str__(self) -> str:
        return f'{self.round}: {self.status}'
