"""What the register needs beside the matrix: asked for on the page where answers are checked."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from uptake.domain import codes
from uptake.domain.vocabulary import EvaluatorKind, Level, Timing
from uptake.intake.fields import DAY, Reference, Unusable
from uptake.people.queries import OfficeRow
from uptake.records.facts import CodeUse, EvaluationFacts
from uptake.ui import words

NEW = 'new'
EMPTY = [('', _('not known'))]
LEVELS = [
    (Level.PROJECT, _('project')),
    (Level.PROGRAMME, _('programme')),
    (Level.STRATEGY, _('strategy')),
    (Level.POLICY, _('policy')),
    (Level.THEMATIC, _('thematic')),
    (Level.COUNTRY, _('country')),
    (Level.REGIONAL, _('regional')),
    (Level.CORPORATE, _('corporate')),
    (Level.L3, _('L3 emergency')),
]
TIMINGS = [
    (Timing.EX_ANTE, _('ex-ante')),
    (Timing.REAL_TIME, _('real-time')),
    (Timing.MID_TERM, _('mid-term')),
    (Timing.FINAL, _('final')),
    (Timing.EX_POST, _('ex-post')),
]
EVALUATORS = [
    (EvaluatorKind.INTERNAL, pgettext_lazy('evaluator', 'internal')),
    (EvaluatorKind.EXTERNAL, pgettext_lazy('evaluator', 'external')),
    (EvaluatorKind.MIXED, pgettext_lazy('evaluator', 'mixed')),
    (EvaluatorKind.JOINT, pgettext_lazy('evaluator', 'joint')),
    (EvaluatorKind.CENTRAL, pgettext_lazy('evaluator', 'central')),
]


class RegisterForm(forms.Form):
    """A new evaluation, or the one that is there already; of a new one, what the matrix does not say itself."""

    into = forms.ChoiceField(label=_('Which evaluation'), widget=forms.RadioSelect)
    title = forms.CharField(
        label=_('Title of the evaluation'), max_length=1000, required=False, widget=forms.Textarea(attrs={'rows': 2})
    )
    published_on = forms.CharField(
        label=_('Publication date of the report'),
        required=False,
        help_text=_(
            'The times for responses and follow-up count from it, and deadlines that say so. '
            'A day, such as 30 June 2024.'
        ),
    )
    not_published = forms.BooleanField(label=_('It is not published yet, or the date is not known'), required=False)
    level = forms.ChoiceField(label=_('What is evaluated'), required=False, choices=[*EMPTY, *LEVELS])
    timing = forms.ChoiceField(label=_('When in its life'), required=False, choices=[*EMPTY, *TIMINGS])
    evaluator_kind = forms.ChoiceField(label=_('Who evaluated'), required=False, choices=[*EMPTY, *EVALUATORS])
    managing_office = forms.ChoiceField(label=_('Managing office'), required=False)
    countries = forms.MultipleChoiceField(
        label=_('Countries'), required=False, widget=forms.SelectMultiple(attrs={'size': 6})
    )
    reference = forms.CharField(label=_('Reference'), max_length=120, required=False)

    def __init__(
        self,
        *args: Any,
        offices: tuple[OfficeRow, ...],
        same: list[tuple[str, str]],
        units: list[str],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **{'label_suffix': '', **kwargs})
        self.today = today
        self.offices = {row.name.casefold(): row for row in offices}
        self.units = units
        self.fields['into'].choices = [*same, (NEW, gettext('A new evaluation'))]  # type: ignore[attr-defined]
        indented = [(str(row.id), '\u2003' * row.depth + row.name) for row in offices]
        self.fields['managing_office'].choices = [('', gettext('not known')), *indented]  # type: ignore[attr-defined]
        self.fields['countries'].choices = _countries()  # type: ignore[attr-defined]

    def clean_published_on(self) -> date | None:
        """The day, or None when nothing was written."""
        try:
            day = DAY.parse(self.cleaned_data['published_on'], Reference(language=get_language()))
        except Unusable as error:
            raise ValidationError(str(error)) from error
        found = date.fromisoformat(day) if day else None
        if found and found > self.today:
            raise ValidationError(gettext('This day lies in the future. Say below that it is not published yet.'))
        return found

    @property
    def meant(self) -> list[tuple[str, str]]:
        """Each name in the matrix with the name of the office that it means, as far as that is known or was written."""
        return [(name, self.data.get(f'office:{name}', self._known(name))) for name in self.units]

    def _known(self, name: str) -> str:
        row = self.offices.get(name.casefold())
        return row.name if row else ''

    def clean(self) -> dict[str, Any]:
        """A new evaluation needs a title, and a publication date unless somebody says that there is none."""
        found = super().clean() or {}
        self._clean_units()
        if found.get('into') != NEW:
            return found
        if not found.get('title', '').strip():
            self.add_error('title', gettext('Write the title of the evaluation: it is how people find it.'))
        missing = 'published_on' not in self.errors and found.get('published_on') is None
        if missing and not found.get('not_published'):
            self.add_error(
                'published_on', gettext('Write the day on which the report was published, or say that it is not known.')
            )
        return found

    def _clean_units(self) -> None:
        self.offices_meant: dict[str, int] = {}
        for name, written in self.meant:
            row = self.offices.get(written.strip().casefold())
            if row is not None:
                self.offices_meant[name] = row.id
            elif written.strip():
                self.add_error(
                    None, gettext('There is no office “%(name)s”. Choose one of the list.') % {'name': written}
                )

    @property
    def target(self) -> int | None:
        """The evaluation into which the matrix goes; None for a new one."""
        chosen = self.cleaned_data['into']
        return None if chosen == NEW else int(chosen)

    def facts(self, *, template: str, language: str, year: int | None) -> EvaluationFacts:
        """The facts of a new evaluation. Call it on a valid form."""
        said = self.cleaned_data
        office = said['managing_office']
        return EvaluationFacts(
            title=' '.join(said['title'].split()) or '–',
            title_language=language,
            reference=said['reference'],
            year=year,
            evaluator_kind=EvaluatorKind(said['evaluator_kind']) if said['evaluator_kind'] else None,
            timing=Timing(said['timing']) if said['timing'] else None,
            levels=(Level(said['level']),) if said['level'] else (),
            managing_office=int(office) if office else None,
            codes=tuple(CodeUse('country', code) for code in said['countries']),
            published_on=said['published_on'],
            template=template,
        )


def _countries() -> list[tuple[str, str]]:
    language = words.language()
    named = [(code.code, code.labels.get(language) or code.labels['en']) for code in codes.codes('country')]
    return sorted(named, key=lambda each: codes.folded(each[1]))
