"""A recommendation as worded by the evaluator, and the units it is addressed to (guidance 5.1 b, c)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uptake.people.models import Office
from uptake.records.models.evaluation import Evaluation
from uptake.records.models.rules import in_order, language, together


class Recommendation(models.Model):
    """A recommendation. `number` is as written in the report, `position` its place in the matrix, from 1.

    `fingerprint` is the SHA-256 of the wording (records/wording.py). From `sealed_on` on the database refuses another
    wording, unless it is counted in `corrections`, which only `changes.recommendations.correct_wording` does.
    `addressed_to` is the units as written. `external` marks a recommendation to outsiders (B4).
    """

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name='recommendations', db_index=False)
    position = models.PositiveSmallIntegerField()
    number = models.CharField(_('number'), max_length=60, blank=True)
    heading = models.TextField(_('heading'), blank=True)
    text = models.TextField(_('recommendation'))
    language = models.CharField(_('language'), max_length=2, blank=True)
    source_page = models.PositiveIntegerField(_('page of the report'), null=True, blank=True)
    fingerprint = models.CharField(max_length=64)
    sealed_on = models.DateField(null=True, blank=True)
    corrections = models.PositiveSmallIntegerField(default=0)
    addressed_to = models.JSONField(default=list, blank=True)
    priority = models.PositiveSmallIntegerField(_('priority'), null=True, blank=True)
    priority_text = models.CharField(_('priority as written'), max_length=500, blank=True)
    external = models.BooleanField(_('addressed to outsiders'), default=False)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ['evaluation', 'position']
        constraints = [
            models.UniqueConstraint(fields=['evaluation', 'position'], name='recommendation_position'),
            models.CheckConstraint(condition=Q(position__gte=1), name='recommendation_position_from_one'),
            models.CheckConstraint(condition=~Q(text=''), name='recommendation_worded'),
            models.CheckConstraint(
                condition=Q(priority__isnull=True) | Q(priority__in=[1, 2, 3]), name='recommendation_priority'
            ),
            language('recommendation_language'),
            together('recommendation_withdrawn', 'withdrawn_reason', 'withdrawn_on'),
        ]

    def __str__(self) -> str:
        return f'{self.number or self.position}'


class RecommendationUnit(models.Model):
    """A unit responsible for a recommendation over a period; `office` is NULL while only its written name is known."""

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name='units')
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name='addressed', db_index=False)
    as_written = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ['recommendation', 'id']
        indexes = [models.Index(fields=['office', 'recommendation'], name='unit_by_office')]
        constraints = [
            models.CheckConstraint(condition=Q(office__isnull=False) | ~Q(as_written=''), name='unit_known_or_written'),
            in_order('unit_period', 'valid_from', 'valid_to'),
            models.UniqueConstraint(
                fields=['recommendation', 'office'],
                condition=Q(valid_to__isnull=True, office__isnull=False),
                name='unit_once_at_a_time',
            ),
        ]

    def __str__(self) -> str:
        return self.as_written or str(self.office_id)
