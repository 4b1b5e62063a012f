"""What the pages on an evaluation itself ask: everything known about it (A1), persons, lessons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uptake.domain import policies
from uptake.domain.vocabulary import Level
from uptake.records.changes.designating import SINGLE
from uptake.records.queries import EvaluationView
from uptake.ui.labels import choices, label
from uptake.workspace.forms import UNSET, Asking, EvaluationForm, day_input, languages, text_area
from uptake.workspace.listed import ListedField, TickedField

SHORT = {'class': 'short', 'inputmode': 'numeric'}
#: The parts of the form: heading, and the fields beneath it.
PARTS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (_('Title and references'), ('title', 'title_language', 'reference', 'project_codes', 'year')),
    (_('What kind of evaluation it is'), ('levels', 'central', 'timing', 'evaluator_kind', 'coverage')),
    (_('What it covers'), ('country', 'region', 'theme', 'cross_cutting', 'dac_criterion', 'language')),
    (_('What was looked at'), ('period_from', 'period_to', 'pages')),
    (_('Who'), ('managing_office', 'participating_offices', 'commissioner', 'donor', 'author')),
    (_('Management response'), ('overall_comment', 'policy')),
)
#: The columns that the form fills by the same name.
PLAIN = (
    'title', 'title_language', 'reference', 'year', 'donor', 'commissioner', 'author', 'evaluator_kind', 'timing',
    'coverage', 'central', 'pages', 'period_from', 'period_to', 'policy', 'overall_comment',
)  # fmt: skip
CODES = ('country', 'region', 'theme', 'cross_cutting', 'dac_criterion', 'language')


class DescribeForm(EvaluationForm):
    """Everything that is known about an evaluation."""

    year = forms.IntegerField(
        label=_('Year'), min_value=1950, max_value=2100, required=False, widget=forms.NumberInput(attrs=SHORT)
    )
    project_codes = forms.CharField(
        label=_('Project codes'), help_text=_('One a line.'), widget=text_area(2), required=False
    )
    central = forms.BooleanField(label=_('It is a central evaluation, not a decentralised one'), required=False)
    country = ListedField(name='country', label=_('Countries'))
    region = TickedField(name='region', label=_('Regions'))
    theme = ListedField(name='theme', label=_('Themes'), shown=True)
    cross_cutting = TickedField(name='cross_cutting', label=_('Cross-cutting themes'))
    dac_criterion = TickedField(name='dac_criterion', label=_('Criteria'))
    language = ListedField(name='language', label=_('Languages of the report'), shown=True)
    period_from = forms.DateField(label=_('Period evaluated, from'), widget=day_input(), required=False)
    period_to = forms.DateField(label=_('Period evaluated, to'), widget=day_input(), required=False)
    pages = forms.IntegerField(
        label=_('Pages without annexes'), min_value=1, required=False, widget=forms.NumberInput(attrs=SHORT)
    )
    participating_offices = forms.TypedMultipleChoiceField(
        label=_('Participating offices'), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    author = forms.CharField(label=_('Evaluated by'), required=False)
    overall_comment = forms.CharField(
        label=_('Overall comment'),
        help_text=_('What the organisation says to the evaluation as a whole.'),
        widget=text_area(),
        required=False,
    )
    policy = forms.ChoiceField(
        label=_('Rules that the follow-up keeps to'), help_text=_('They decide what is due and when.')
    )

    def __init__(self, *args: Any, view: EvaluationView, offices: list[tuple[int, str]], **kwargs: Any) -> None:
        known = dict(offices)
        if view.managing_office_id:
            known.setdefault(view.managing_office_id, view.row.office)
        for key, name in zip(view.participating_office_ids, view.participating_offices, strict=True):
            known.setdefault(key, name)
        choices = sorted(known.items(), key=lambda office: office[1])
        super().__init__(*args, offices=choices, **kwargs)
        self._choose('participating_offices', choices)
        rules = [(slug, policies.policy(slug).title) for slug in policies.slugs()]
        self._choose('policy', rules if view.policy in dict(rules) else [*rules, (view.policy, view.policy)])
        self.initial = self._initial(view)

    def parts(self) -> Iterator[tuple[str | Promise, list[BoundField]]]:
        """Heading and fields, part by part."""
        for heading, names in PARTS:
            yield heading, [self[name] for name in names]

    def facts(self) -> dict[str, Any]:
        """The columns, as `evaluations.describe` takes them."""
        return {name: self.cleaned_data[name] for name in PLAIN} | {
            'managing_office_id': self.cleaned_data['managing_office']
        }

    def belongings(self) -> dict[str, Any]:
        """The rest, as `classifying.classify` takes it."""
        data = self.cleaned_data
        return {
            'levels': [Level(level) for level in data['levels']],
            'codes': {name: data[name] for name in CODES},
            'project_codes': data['project_codes'].splitlines(),
            'participating_offices': data['participating_offices'],
        }

    def _choose(self, name: str, choices: list[Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _initial(self, view: EvaluationView) -> dict[str, Any]:
        plain = {name: getattr(view if hasattr(view, name) else view.row, name) for name in PLAIN}
        for name in CODES:
            field = self.fields[name]
            assert isinstance(field, ListedField | TickedField)
            plain[name] = field.begin(view.of_list(name))
        return plain | {
            'levels': list(view.levels),
            'managing_office': view.managing_office_id,
            'participating_offices': list(view.participating_office_ids),
            'project_codes': '\n'.join(view.project_codes),
        }


class DesignateForm(Asking):
    """A role of the evaluation, and who holds it from today."""

    role = forms.ChoiceField(
        label=_('Role'),
        choices=lambda: [(role.value, label('role', role)) for role in SINGLE],
        widget=forms.RadioSelect,
        error_messages={'required': _('Choose the role.')},
    )
    person = forms.TypedChoiceField(label=_('Person'), coerce=int, error_messages={'required': _('Choose the person.')})

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields['person']
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [*UNSET, *people]


class LessonForm(Asking):
    """A lesson or good practice, of the evaluation or of one recommendation."""

    kind = forms.ChoiceField(
        label=_('What it is'), choices=lambda: choices('lesson'), widget=forms.RadioSelect, initial='lesson'
    )
    text = forms.CharField(
        label=_('In the words of the report'),
        widget=text_area(),
        error_messages={'required': _('Write the lesson down.')},
    )
    recommendation = forms.TypedChoiceField(
        label=_('With a recommendation'), coerce=int, empty_value=None, required=False
    )
    language = forms.ChoiceField(label=_('Its language'), choices=languages, required=False)

    def __init__(self, *args: Any, about: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields['recommendation']
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [*UNSET, *about]
