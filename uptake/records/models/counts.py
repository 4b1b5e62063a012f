"""Counters of one evaluation, kept in the transaction of each write and recounted by records/counting.py."""

from __future__ import annotations

from django.db import models

from uptake.records.models.evaluation import Evaluation


class EvaluationCounts(models.Model):
    """How far the response to an evaluation has come, in numbers of recommendations (withdrawn ones left out).

    `taken_up` are accepted at least in part, `followed` of those have a status, `settled` are completed or discarded.
    No fact stands here: `records.counting.recount` makes every value anew from the facts. `next_due` is the end of
    the window of what is owed next under the evaluation's policy, `owed` its name ('matrix', 'response', 'first',
    'final'), both empty when nothing is owed. They depend on facts alone, not on today.
    """

    evaluation = models.OneToOneField(Evaluation, models.CASCADE, primary_key=True, related_name='counts')
    recommendations = models.PositiveSmallIntegerField(default=0)
    answered = models.PositiveSmallIntegerField(default=0)
    accepted = models.PositiveSmallIntegerField(default=0)
    partially_accepted = models.PositiveSmallIntegerField(default=0)
    rejected = models.PositiveSmallIntegerField(default=0)
    taken_up = models.PositiveSmallIntegerField(default=0)
    followed = models.PositiveSmallIntegerField(default=0)
    open_after_first = models.PositiveSmallIntegerField(default=0)
    settled = models.PositiveSmallIntegerField(default=0)
    first_answered = models.PositiveSmallIntegerField(default=0)
    final_answered = models.PositiveSmallIntegerField(default=0)
    completed = models.PositiveSmallIntegerField(default=0)
    completed_in_part = models.PositiveSmallIntegerField(default=0)
    open = models.PositiveSmallIntegerField(default=0)
    discarded = models.PositiveSmallIntegerField(default=0)
    actions = models.PositiveSmallIntegerField(default=0)
    actions_settled = models.PositiveSmallIntegerField(default=0)
    next_due = models.DateField(null=True)
    owed = models.CharField(max_length=10, blank=True)

    class Meta:
        indexes = [models.Index(fields=['next_due', 'evaluation'], name='counts_next_due')]

    def __str__(self) -> str:
        return f'{self.answered} of {self.recommendations}'
