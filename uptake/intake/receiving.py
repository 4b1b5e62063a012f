"""The forms that take files in: several documents at once, or one export."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

ACCEPTED = '.docx,.pdf,.xlsx,.txt,.md,.csv,.tsv,.doc,.xls'  # the last two only to say how to convert them
MOST_FILES = 20


class Chooser(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class Documents(forms.FileField):
    """Several files, each checked as one would be."""

    widget = Chooser(attrs={'accept': ACCEPTED})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        """The files. ValidationError when there is none, too many, or an empty one."""
        chosen = (list(data) if isinstance(data, list | tuple) else [data]) or [None]
        if len(chosen) > MOST_FILES:
            raise ValidationError(gettext('Choose at most %(count)d files at a time.') % {'count': MOST_FILES})
        return [super(Documents, self).clean(each, initial) for each in chosen]


class SizedForm(forms.Form):
    """A form with files of a limited size, in the field that `files_field` names."""

    files_field = ''

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{'label_suffix': '', **kwargs})

    def refuse_large(self, names: list[str]) -> None:
        """Say beside the field which files were too large to be taken in."""
        if names and self.has_error(self.files_field, 'required'):
            del self.errors[self.files_field]
        for name in names:
            self.add_error(
                self.files_field,
                gettext('%(name)s is larger than %(limit)s. Take out pictures and annexes, or save the matrix alone.')
                % {'name': name, 'limit': filesizeformat(settings.UPLOAD_MAX_BYTES)},
            )


class UploadForm(SizedForm):
    """The documents to take in."""

    files_field = 'documents'

    documents = Documents(
        label=_('Documents'),
        help_text=_('Word (.docx), PDF, Excel or text. Several at once are fine; each is read on its own.'),
        error_messages={
            'required': _('Choose the document that holds the matrix.'),
            'empty': _('This file is empty: nothing came with it. Save it again and choose it once more.'),
        },
    )


class ExportForm(SizedForm):
    """A repository's export."""

    files_field = 'export'
    export = forms.FileField(
        label=_('Export'),
        help_text=_('A CSV file with one evaluation a row and the headings in the first row.'),
        widget=forms.ClearableFileInput(attrs={'accept': '.csv,.tsv,.txt'}),
        error_messages={
            'required': _('Choose the CSV file.'),
            'empty': _('This file is empty: nothing came with it. Save it again and choose it once more.'),
        },
    )
