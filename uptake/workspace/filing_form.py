"""What the page of files asks. A file is hostile until shown otherwise: its ending and its first bytes must agree."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uptake.domain.vocabulary import DocumentKind
from uptake.ui.labels import choices
from uptake.workspace.forms import Asking, languages

OFFICE = 'application/vnd.openxmlformats-officedocument'
#: Ending → media type, and what such a file begins with.
KINDS: dict[str, tuple[str, bytes]] = {
    'pdf': ('application/pdf', b'%PDF-'),
    'docx': (f'{OFFICE}.wordprocessingml.document', b'PK\x03\x04'),
    'xlsx': (f'{OFFICE}.spreadsheetml.sheet', b'PK\x03\x04'),
    'pptx': (f'{OFFICE}.presentationml.presentation', b'PK\x03\x04'),
    'odt': ('application/vnd.oasis.opendocument.text', b'PK\x03\x04'),
    'ods': ('application/vnd.oasis.opendocument.spreadsheet', b'PK\x03\x04'),
    'png': ('image/png', b'\x89PNG'),
    'jpg': ('image/jpeg', b'\xff\xd8\xff'),
    'jpeg': ('image/jpeg', b'\xff\xd8\xff'),
    'txt': ('text/plain', b''),
    'csv': ('text/csv', b''),
}


class FileForm(Asking):
    """A document of the evaluation: what it is, its language, and whether the public may have it."""

    file = forms.FileField(
        label=_('File'),
        help_text=_('PDF, Word (.docx), Excel (.xlsx), presentation (.pptx), OpenDocument, picture or text.'),
        widget=forms.FileInput(attrs={'accept': ','.join(f'.{ending}' for ending in KINDS)}),
        error_messages={
            'required': _('Choose the file.'),
            'empty': _('This file is empty: nothing came with it. Save it again and choose it once more.'),
        },
    )
    kind = forms.ChoiceField(
        label=_('What it is'),
        help_text=_(
            'A brief has two pages at most, a management opinion three. The pages of a PDF are counted; those of other '
            'files are not.'
        ),
        choices=[each for each in choices('document') if each[0] != DocumentKind.MATRIX],  # that one is read
        initial='report',
    )
    language = forms.ChoiceField(label=_('Its language'), choices=languages, required=False)
    public = forms.BooleanField(
        label=_('The public may have it once the report is published'), required=False, initial=True
    )

    def refuse_large(self, names: list[str]) -> None:
        """Say beside the field that the file was too large to be taken in."""
        if names and self.has_error('file', 'required'):
            del self.errors['file']
        for name in names:
            told = {'name': name, 'limit': filesizeformat(settings.UPLOAD_MAX_BYTES)}
            self.add_error('file', gettext('%(name)s is larger than %(limit)s.') % told)

    def clean_file(self) -> UploadedFile[Any]:
        """The file, when it is of a kind that is taken and begins like one."""
        file: UploadedFile[Any] = self.cleaned_data['file']
        known = KINDS.get(ending_of(file.name or ''))
        if known is None:
            raise forms.ValidationError(gettext('Files of this kind are not taken. Save it as PDF and choose that.'))
        begin = file.read(1024)
        file.seek(0)
        if known[1] not in begin:
            raise forms.ValidationError(
                gettext('This is not the kind of file that its name says. Save it anew and choose it once more.')
            )
        return file


def ending_of(name: str) -> str:
    """What stands after the last dot, in small letters."""
    return name.rpartition('.')[2].lower()


def media_type_of(name: str) -> str:
    """The media type that goes with the file's ending."""
    return KINDS[ending_of(name)][0]
