"""An entry of a code list: a theme, a country, a region, a donor …"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from uptake.records.models.rules import in_order


def none() -> list[str]:
    """No other names. A name of its own, because inside the model `list` is the field."""
    return []


class CodeEntry(models.Model):
    """An entry of the code list `list`, with its names in the languages of the pages and what else it is called.

    Lists in use: country (ISO 3166 alpha-2), region, theme, cross_cutting, language, dac_criterion, donor,
    evaluation_type. `valid_from` and `valid_to` are NULL where the entry has no known beginning or end.
    """

    list = models.CharField(max_length=30)
    code = models.CharField(max_length=80)
    label_en = models.CharField(_('name in English'), max_length=300)
    label_fr = models.CharField(_('name in French'), max_length=300, blank=True)
    label_es = models.CharField(_('name in Spanish'), max_length=300, blank=True)
    aliases = models.JSONField(default=none, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ['list', 'label_en']
        constraints = [
            models.UniqueConstraint(fields=['list', 'code'], name='code_once_in_list'),
            models.CheckConstraint(
                condition=~models.Q(list='') & ~models.Q(code='') & ~models.Q(label_en=''), name='code_named'
            ),
            in_order('code_period', 'valid_from', 'valid_to'),
        ]

    def __str__(self) -> str:
        return f'{self.list}:{self.code}'

    def label(self, language: str) -> str:
        """Its name in `language`, or in English where that is not known."""
        return getattr(self, f'label_{language}', '') or self.label_en
