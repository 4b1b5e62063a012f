"""A role that a person holds for one evaluation, over a period."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from uptake.domain.vocabulary import Role
from uptake.people.models import Person
from uptake.records.models.evaluation import Evaluation
from uptake.records.models.rules import in_order, one_of


class EvaluationRole(models.Model):
    """A role held for one evaluation: manager, commissioner, coordinator, evaluator."""

    evaluation = models.ForeignKey(Evaluation, models.CASCADE, related_name='roles')
    person = models.ForeignKey(Person, models.PROTECT, related_name='evaluation_roles', db_index=False)
    role = models.CharField(_('role'), max_length=30)
    valid_from = models.DateField(_('from'))
    valid_to = models.DateField(_('to'), null=True, blank=True)

    class Meta:
        ordering = ['evaluation', 'id']
        constraints = [
            one_of('evaluation_role', 'role', Role),
            in_order('evaluation_role_period', 'valid_from', 'valid_to'),
            models.UniqueConstraint(fields=['person', 'evaluation', 'role', 'valid_from'], name='evaluation_role_once'),
        ]

    def __str__(self) -> str:
        return f'{self.role}: {self.person_id}'
