"""A step promised in a response, with its deadline as written and the period it means (guidance 5.1 d)."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from uptake.domain.vocabulary import ActionStatus, Certainty
from uptake.people.models import Office, Person
from uptake.records.models.recommendation import Recommendation
from uptake.records.models.rules import in_order, one_of, together

#: Statuses after which nothing more is owed.
SETTLED = (ActionStatus.COMPLETED, ActionStatus.NO_LONGER_APPLICABLE)


class KeyAction(models.Model):
    """A key action. `status` is '' until somebody says; `status_as_written` keeps the words of an earlier form.

    `deadline_text` is as written; `deadline_edtf`, `earliest` and `latest` are the period it means, with how certain
    that is; `latest` is the day by which it is due. `responsible` is the units as written.
    """

    recommendation = models.ForeignKey(Recommendation, models.CASCADE, related_name='actions', db_index=False)
    position = models.PositiveSmallIntegerField()
    number = models.CharField(_('number'), max_length=60, blank=True)
    text = models.TextField(_('key action'))
    deadline_text = models.CharField(_('deadline'), max_length=1000, blank=True)
    deadline_edtf = models.CharField(max_length=300, blank=True)
    earliest = models.DateField(null=True, blank=True)
    latest = models.DateField(null=True, blank=True)
    certainty = models.CharField(max_length=20, default=Certainty.NONE)
    recurring = models.BooleanField(default=False)
    responsible = models.JSONField(default=list, blank=True)
    units = models.ManyToManyField(Office, through='KeyActionUnit', related_name='key_actions')
    comment = models.TextField(_('comment'), blank=True)
    status_as_written = models.CharField(max_length=500, blank=True)
    status = models.CharField(_('status'), max_length=30, blank=True)
    delay_reason = models.TextField(_('why it is late'), blank=True)
    said_by = models.CharField(max_length=300, blank=True)
    said_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name='+')
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ['recommendation', 'position']
        indexes = [
            models.Index(
                fields=['latest', 'recommendation'],
                name='action_still_due',
                condition=Q(latest__isnull=False, withdrawn_on__isnull=True) & ~Q(status__in=[str(s) for s in SETTLED]),
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=['recommendation', 'position'], name='action_position'),
            models.CheckConstraint(condition=Q(position__gte=1), name='action_position_from_one'),
            models.CheckConstraint(condition=~Q(text=''), name='action_worded'),
            one_of('action_status', 'status', ActionStatus, blank=True),
            one_of('action_certainty', 'certainty', Certainty),
            in_order('action_period', 'earliest', 'latest'),
            models.CheckConstraint(
                condition=~Q(deadline_text='') | Q(deadline_edtf='', earliest__isnull=True, latest__isnull=True),
                name='action_deadline_written',
            ),
            together('action_said', 'said_by', 'said_on'),
            together('action_withdrawn', 'withdrawn_reason', 'withdrawn_on'),
        ]

    def __str__(self) -> str:
        return self.number or str(self.position)


class KeyActionUnit(models.Model):
    """An office responsible for a key action."""

    action = models.ForeignKey(KeyAction, models.CASCADE, related_name='action_units')
    office = models.ForeignKey(Office, models.PROTECT, related_name='+', db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=['office', 'action'], name='action_unit_once')]

    def __str__(self) -> str:
        return f'{self.action_id}: {self.office_id}'
