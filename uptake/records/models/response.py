"""What the organisation answers to one recommendation (guidance 5.1 d)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from uptake.domain import vocabulary
from uptake.people.models import Person
from uptake.records.models.recommendation import Recommendation
from uptake.records.models.rules import needs_text, not_empty, one_of, together


class Response(models.Model):
    """The response in force; earlier ones stay in the history.

    `value` is empty where a document says something without saying which (a person decides). `said_by` is the function
    or unit that said it and `said_on` when, both empty where a document does not tell. `recorded_by` put it in, NULL
    from the command line.
    """

    recommendation = models.OneToOneField(Recommendation, models.CASCADE, related_name='response')
    value = models.CharField(_('response'), max_length=20, blank=True)
    comment = models.TextField(_('justification'), blank=True)
    said_by = models.CharField(max_length=300, blank=True)
    said_on = models.DateField(null=True, blank=True)
    on_behalf = models.BooleanField(default=False)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name='+')
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            one_of('response_value', 'value', vocabulary.Response, blank=True),
            needs_text(
                'response_justified',
                'value',
                [vocabulary.Response.PARTIALLY_ACCEPTED, vocabulary.Response.REJECTED],
                'comment',
            ),
            not_empty('response_says_something', 'value', 'comment'),
            together('response_said', 'said_by', 'said_on'),
        ]

    def __str__(self) -> str:
        return self.value or '?'
