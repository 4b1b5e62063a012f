"""A box in which values of a code list are written, one a line: light on slow lines, and it works without script."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uptake.domain import codes
from uptake.records.facts import CodeUse
from uptake.records.queries import CodeRow
from uptake.ui import words


class ListedField(forms.CharField):
    """The values of one code list. What is not known is refused, unless the evaluation has it already."""

    def __init__(self, *, name: str, shown: bool = False, **kwargs: Any) -> None:
        self.name, self.shown = name, shown
        self.had: dict[str, CodeUse] = {}
        kwargs.setdefault('help_text', _('One a line, or with semicolons between them.'))
        super().__init__(required=False, widget=forms.Textarea(attrs={'rows': 3}), **kwargs)

    def begin(self, had: Iterable[CodeRow]) -> str:
        """What the evaluation has, as the text to begin with. Those values are known from now on, listed or not."""
        rows = tuple(had)
        for row in rows:
            use = CodeUse(row.list, row.code, row.as_written, row.label)
            self.had |= {codes.folded(row.label): use, codes.folded(row.code): use}
        if self.shown:
            self.help_text = self._with_list()
        return '\n'.join(row.label for row in rows)

    def clean(self, value: Any) -> tuple[CodeUse, ...]:
        """The values, each once, in the order in which they were written."""
        found: dict[str, CodeUse] = {}
        unknown = []
        for written in self._written(super().clean(value)):
            use = self._meant(written)
            if use is None:
                unknown.append(written)
            else:
                found.setdefault(use.code, use)
        if unknown:
            message = gettext('Not known in this list: %(names)s. Check the spelling, or take it out.')
            raise ValidationError(message % {'names': '; '.join(unknown)})
        return tuple(found.values())

    def _written(self, text: str) -> list[str]:
        lines = [line.strip() for line in re.split(r'[\n;]', text) if line.strip()]
        known = {line for line in lines if self._meant(line)}
        return [each for line in lines for each in ((line,) if line in known else codes.split(self.name, line))]

    def _meant(self, written: str) -> CodeUse | None:
        code = codes.find(self.name, written)
        if code is not None:
            return CodeUse(self.name, code.code, written)
        return self.had.get(codes.folded(written))

    def _with_list(self) -> str:
        names = '; '.join(sorted(code.label(words.language()) for code in codes.codes(self.name)))
        fold = '{} <details class="fold"><summary>{}</summary>{}</details>'
        return format_html(fold, self.help_text, gettext('What is in the list'), names)


class TickedField(forms.MultipleChoiceField):
    """The values of a short code list, to be ticked."""

    def __init__(self, *, name: str, **kwargs: Any) -> None:
        self.name = name
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)

    def begin(self, had: Iterable[CodeRow]) -> list[str]:
        """The codes that the evaluation has; those that are in no list are offered beside the others."""
        labels = {code.code: code.label(words.language()) for code in codes.codes(self.name)}
        rows = {row.code: row.label for row in had}
        self.choices = list((labels | {code: label for code, label in rows.items() if code not in labels}).items())
        return list(rows)

    def clean(self, value: Any) -> tuple[CodeUse, ...]:
        """The values that are ticked."""
        labels = dict(self.choices)  # type: ignore[arg-type]
        return tuple(CodeUse(self.name, code, label=str(labels[code])) for code in super().clean(value))
