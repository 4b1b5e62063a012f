"""A lesson learned or a good practice of an evaluation, with no follow-up asked (requirement B3)."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uptake.records.models.evaluation import Evaluation
from uptake.records.models.recommendation import Recommendation
from uptake.records.models.rules import language, one_of


class LessonKind(StrEnum):
    """What kind of learning it is."""

    LESSON = 'lesson'
    GOOD_PRACTICE = 'good_practice'


class Lesson(models.Model):
    """A lesson or good practice of an evaluation, of one recommendation of it where the form says so."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name='lessons', db_index=False)
    recommendation = models.ForeignKey(Recommendation, models.CASCADE, null=True, blank=True, related_name='lessons')
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_('kind'), max_length=20, default=LessonKind.LESSON)
    text = models.TextField(_('text'))
    language = models.CharField(_('language'), max_length=2, blank=True)

    class Meta:
        ordering = ['evaluation', 'position']
        constraints = [
            models.UniqueConstraint(fields=['evaluation', 'position'], name='lesson_position'),
            models.CheckConstraint(condition=~Q(text=''), name='lesson_worded'),
            one_of('lesson_kind', 'kind', LessonKind),
            language('lesson_language'),
        ]

    def __str__(self) -> str:
        return self.text[:60]
