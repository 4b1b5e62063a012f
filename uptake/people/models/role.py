"""A role that a person holds for an office, or for the organisation, over a period."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from uptake.domain.vocabulary import Role
from uptake.people.models.office import Office
from uptake.people.models.person import Person


class RoleHeld(models.Model):
    """A role held for `office` and everything below it, or for the whole organisation when that is NULL.

    Both days count as held; NULL in `valid_to` is until further notice. Who recorded it and when, and who ended it,
    stay with the row, which is never deleted.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name='roles_held')
    role = models.CharField(_('role'), max_length=30)
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name='roles_held')
    valid_from = models.DateField(_('from'))
    valid_to = models.DateField(_('to'), null=True, blank=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name='+')
    recorded_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name='+')
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ['person', 'valid_from', 'id']
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=list(Role)), name='role_held_role'),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F('valid_from')),
                name='role_held_period',
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(valid_to__isnull=False), name='role_held_ended'
            ),
            # Two, because a database takes two missing offices for different ones.
            models.UniqueConstraint(fields=['person', 'role', 'office', 'valid_from'], name='role_held_once'),
            models.UniqueConstraint(
                fields=['person', 'role', 'valid_from'],
                condition=models.Q(office__isnull=True),
                name='role_held_once_everywhere',
            ),
        ]

    def __str__(self) -> str:
        return f'{self.role} of {self.office_id or "the organisation"} from {self.valid_from}'
