"""What the pages on a recommendation itself ask: wording, units, outsiders, and the list of key actions."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uptake.workspace.forms import UNSET, Asking, text_area


class RewordForm(Asking):
    """Heading and wording of a recommendation."""

    heading = forms.CharField(label=_('Heading'), required=False)
    text = forms.CharField(
        label=_('Recommendation, word for word'),
        widget=text_area(6),
        error_messages={'required': _('Copy the recommendation from the report.')},
    )


class CorrectForm(RewordForm):
    """The wording as it stands in the report, where it stands, and what was wrong."""

    page = forms.IntegerField(
        label=_('Page of the report'),
        help_text=_('Where the wording stands right.'),
        min_value=1,
        widget=forms.NumberInput(attrs={'class': 'short', 'inputmode': 'numeric'}),
        error_messages={'required': _('Name the page of the report.')},
    )
    reason = forms.CharField(label=_('What was wrong'), widget=text_area(3), required=False)


class OfficeForm(Asking):
    """A form that asks for an office in the field that `office_field` names."""

    office_field = 'office'

    def __init__(self, *args: Any, offices: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields[self.office_field]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [*UNSET, *offices]


class UnitForm(OfficeForm):
    """A responsible unit: one of the offices, or a name for one that is not among them."""

    office = forms.TypedChoiceField(label=_('Office or unit'), coerce=int, empty_value=None, required=False)
    as_written = forms.CharField(
        label=_('Or its name'), help_text=_('When it is not in the list.'), max_length=300, required=False
    )


class ReassignForm(OfficeForm):
    """To which office a recommendation passes, and why."""

    office_field = 'to_office'

    to_office = forms.TypedChoiceField(
        label=_('To which office or unit'), coerce=int, error_messages={'required': _('Choose the office or unit.')}
    )
    reason = forms.CharField(label=_('Why'), widget=text_area(3), required=False)


class OutsidersForm(Asking):
    """Whether a recommendation is addressed to outsiders, and to whom as the report has it."""

    external = forms.BooleanField(
        label=_('It is addressed to outsiders: a government or a partner'),
        help_text=_('The organisation answers it all the same, in coordination with them (guidance 5.1).'),
        required=False,
    )
    addressed_to = forms.CharField(
        label=_('Addressed to, as written in the report'),
        help_text=_('With semicolons between several. For outsiders: with whom the answer is coordinated.'),
        required=False,
    )


class DropForm(Asking):
    """Why a key action is dropped."""

    reason = forms.CharField(label=_('Why it is dropped'), widget=text_area(3), required=False)


class OrderForm(Asking):
    """A place for each key action."""

    def __init__(self, *args: Any, rows: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for place, (key, text) in enumerate(rows, start=1):
            self.fields[f'place-{key}'] = forms.IntegerField(
                label=text,
                min_value=1,
                initial=place,
                error_messages={'required': gettext('Give its place, as a number.')},
                widget=forms.NumberInput(attrs={'class': 'short', 'inputmode': 'numeric'}),
            )
