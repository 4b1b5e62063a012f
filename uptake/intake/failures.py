"""Why a document cannot be read, in the page's language, by the code of the error."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class Failure(NamedTuple):
    """What is wrong, what to do about it, and where."""

    what: Words
    advice: Words
    where: str


#: code → what is wrong, what to do. A code that is not here is shown in the words of the error, in English.
SENTENCES: dict[str, tuple[Words, Words]] = {
    'not-a-document': (
        _('This is not a document of a kind that is read.'),
        _('Word (.docx), PDF, Excel (.xlsx) and text are read. Save it as one of these and upload that.'),
    ),
    'no-text': (
        _('This PDF holds pictures of text, as a scanner makes them, and no text.'),
        _('Ask for the document it was printed from, or have a program recognise the text, and upload that.'),
    ),
    'not-a-matrix': (
        _('This document can be read, but holds no management-response matrix that is recognised.'),
        _('Check that it is the right file. If it is, enter its recommendations by hand.'),
    ),
    'protected': (
        _('This document is protected by a password.'),
        _('Open it with the password, save it without one, and upload that.'),
    ),
    'time-limit': (
        _('Reading this document takes longer than a minute, and was given up.'),
        _('Copy the matrix alone into a new document and upload that.'),
    ),
    'memory-limit': (
        _('Reading this document takes more memory than one document may have.'),
        _('Copy the matrix alone into a new document, without pictures, and upload that.'),
    ),
    'reading-broke': (
        _('Reading this document broke off: something in it is damaged in a way that was not expected.'),
        _('Open it in the program it was made with, save it under a new name, and upload that copy.'),
    ),
}


def failure_in_words(failure: dict[str, Any]) -> Failure:
    """The sentences for a failure; the details of the error itself win where it says more than its code."""
    what, advice = SENTENCES.get(failure['code'], (failure['what'], failure['advice']))
    return Failure(what, advice, failure['where'])
