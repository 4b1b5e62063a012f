"""What a page asks. Forms check shapes only; records hold the rules of the process and refuse by RuleError."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from uptake.domain.errors import RuleError
from uptake.ui.labels import choices

UNSET = [('', '–')]


def text_area(rows: int = 5, **attrs: str) -> forms.Textarea:
    """A box for several lines."""
    return forms.Textarea(attrs={'rows': rows, **attrs})


def day_input() -> forms.DateInput:
    """The browser's own way to choose a day; the value travels as YYYY-MM-DD whatever the language."""
    return forms.DateInput(format='%Y-%m-%d', attrs={'type': 'date'})


def languages() -> list[tuple[str, Any]]:
    """The languages in which a text can be marked."""
    return [*UNSET, *settings.LANGUAGES]


class Asking(forms.Form):
    """A form whose refusals by the records stand beside the field they name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault('label_suffix', '')
        super().__init__(*args, **kwargs)

    def refuse(self, error: RuleError) -> None:
        """Show the refusal beside its field, or above the form when it names none that is here."""
        words = ' '.join(str(part) for part in (error.what, error.advice) if part)
        self.add_error(error.field if error.field in self.fields else None, words)


class ResponseForm(Asking):
    """Accept, partially accept or reject, and why."""

    value = forms.ChoiceField(
        label=_('Does the organisation accept this recommendation?'),
        choices=choices('response'),
        widget=forms.RadioSelect,
        error_messages={'required': _('Choose whether it is accepted, partially accepted or rejected.')},
    )
    comment = forms.CharField(
        label=_('Why'),
        help_text=_('Needed when it is accepted only in part or rejected.'),
        widget=text_area(),
        required=False,
    )


class ActionForm(Asking):
    """A key action: what, by when in one's own words, by whom."""

    text = forms.CharField(
        label=_('What will be done'),
        widget=text_area(4),
        error_messages={'required': _('Say what will be done.')},
    )
    deadline = forms.CharField(
        label=_('By when'),
        help_text=_('In your own words: “first quarter of 2027”, “mid-2026”, “within 6 months of publication”.'),
        required=False,
        max_length=1000,
        widget=forms.TextInput(attrs={'data-shown': 'understood'}),
    )
    responsible = forms.CharField(
        label=_('Who else is responsible'),
        help_text=_('Partners or units that are not in the list above, with semicolons between them.'),
        required=False,
    )
    units = forms.TypedMultipleChoiceField(
        label=_('Responsible units'), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    field_order = ('text', 'deadline', 'units', 'responsible')

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields['deadline'].widget.attrs['data-understand'] = reverse('workspace:deadline')
        field = self.fields['units']
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = units

    def clean_responsible(self) -> tuple[str, ...]:
        """The names, one by one."""
        return tuple(name.strip() for name in self.cleaned_data['responsible'].split(';') if name.strip())


class MonitoringForm(Asking):
    """How far a recommendation has come in one round."""

    status = forms.ChoiceField(
        label=_('Where does it stand?'),
        choices=choices('implementation'),
        widget=forms.RadioSelect,
        error_messages={'required': _('Choose where it stands.')},
    )
    extent = forms.ChoiceField(
        label=_('If it is completed: what was done?'),
        choices=choices('extent'),
        widget=forms.RadioSelect,
        required=False,
    )
    comment = forms.CharField(
        label=_('What was done, and what is left'),
        help_text=_('Needed when it is no longer relevant: say why.'),
        widget=text_area(),
        required=False,
    )
    delay_reason = forms.CharField(label=_('If it is late: why'), widget=text_area(3), required=False)


class ReportForm(Asking):
    """Where one key action stands."""

    status = forms.ChoiceField(
        label=_('Where does it stand?'),
        choices=choices('action'),
        widget=forms.RadioSelect,
        error_messages={'required': _('Choose where it stands.')},
    )
    comment = forms.CharField(label=_('Comment'), widget=text_area(3), required=False)
    delay_reason = forms.CharField(label=_('If it is late: why'), widget=text_area(3), required=False)


class EvaluationForm(Asking):
    """The facts with which an evaluation is registered; more can be added later."""

    title = forms.CharField(
        label=_('Title'), max_length=1000, widget=text_area(2), error_messages={'required': _('Give the title.')}
    )
    title_language = forms.ChoiceField(label=_('Language of the title'), choices=languages, required=False)
    reference = forms.CharField(label=_('Reference'), max_length=120, required=False)
    managing_office = forms.TypedChoiceField(label=_('Managing office'), coerce=int, empty_value=None, required=False)
    levels = forms.MultipleChoiceField(
        label=_('What is evaluated'), choices=choices('level'), widget=forms.CheckboxSelectMultiple, required=False
    )
    timing = forms.ChoiceField(label=_('When in its life'), choices=[*UNSET, *choices('timing')], required=False)
    evaluator_kind = forms.ChoiceField(label=_('Who evaluates'), choices=[*UNSET, *choices('kind')], required=False)
    coverage = forms.ChoiceField(label=_('Coverage'), choices=[*UNSET, *choices('coverage')], required=False)
    commissioner = forms.CharField(label=_('Commissioner'), required=False)
    donor = forms.CharField(label=_('Donor'), required=False)

    def __init__(self, *args: Any, offices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields['managing_office']
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [*UNSET, *offices]


class RecommendationForm(Asking):
    """A recommendation as it stands in the report."""

    number = forms.CharField(
        label=_('Number in the report'), max_length=60, required=False, widget=forms.TextInput(attrs={'class': 'short'})
    )
    text = forms.CharField(
        label=_('Recommendation, word for word'),
        help_text=_('Once the report is published the wording cannot be changed.'),
        widget=text_area(6),
        error_messages={'required': _('Copy the recommendation from the report.')},
    )
    language = forms.ChoiceField(label=_('Its language'), choices=languages, required=False)
    source_page = forms.IntegerField(
        label=_('Page of the report'),
        min_value=1,
        required=False,
        widget=forms.NumberInput(attrs={'class': 'short', 'inputmode': 'numeric'}),
    )
    units = forms.TypedMultipleChoiceField(
        label=_('Addressed to'), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    external = forms.BooleanField(label=_('It is addressed to outsiders'), required=False)

    def __init__(self, *args: Any, units: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields['units']
        assert isinstance(field, forms.TypedMultipleChoiceField)
        field.choices = units


class PublishForm(Asking):
    """The day from which the process counts."""

    published_on = forms.DateField(
        label=_('Publication date of the report'),
        help_text=_('Every time limit counts from this day.'),
        widget=day_input(),
        error_messages={'required': _('Give the publication date.')},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs.setdefault('initial', {'published_on': today})
        super().__init__(*args, **kwargs)


class RestrictForm(Asking):
    """Why a management response may not be published, and until when."""

    reason = forms.CharField(
        label=_('Why it may not be published'),
        help_text=_('It is recorded; the public page says only that access is restricted.'),
        widget=text_area(),
        required=False,
    )
    until = forms.DateField(label=_('Until'), help_text=_('Empty: for good.'), widget=day_input(), required=False)
