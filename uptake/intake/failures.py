"""Why a document cannot be read, in the page's language, by the code of the error."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uptake.ui import words

Words = str | Promise


class Failure(NamedTuple):
    """What is wrong, what to do about it, and where."""

    what: Words
    advice: Words
    where: str


_AGAIN = _('Open it in the program it was made with, save it under a new name, and upload that copy.')
_SMALLER = _('Copy the matrix alone into a new document, without pictures and annexes, and upload that.')
_ORIGINAL = _('No office program writes such a file. Ask the person it came from for the original.')

#: code → what is wrong, what to do. In English the error speaks for itself, and says more.
SENTENCES: dict[str, tuple[Words, Words]] = {
    'document': (_('This document cannot be read.'), _AGAIN),
    'not-a-document': (
        _('This is not a document of a kind that is read.'),
        _('Word (.docx), PDF, Excel (.xlsx) and text are read. Save it as one of these and upload that.'),
    ),
    'legacy': (
        _('This is a file of an older kind (.doc, .xls), which is not read.'),
        _('Open it, choose “Save as”, take the format .docx or .xlsx, and upload that copy.'),
    ),
    'empty': (_('The file is empty.'), _('Check that it opens, and upload it again.')),
    'truncated': (
        _('The file is cut off: its end is missing.'),
        _('Fetch or copy it once more, check that it opens, and upload it again.'),
    ),
    'damaged': (_('The document is damaged: a part of it cannot be read.'), _AGAIN),
    'picture': (
        _('The file is a picture.'),
        _('Ask for the document it was made from; pictures of text cannot be read.'),
    ),
    'no-text': (
        _('This PDF holds pictures of text, as a scanner makes them, and no text.'),
        _('Ask for the document it was printed from, or have a program recognise the text, and upload that.'),
    ),
    'not-a-matrix': (
        _('This document can be read, but holds no management-response matrix that is recognised.'),
        _('Check that it is the right file. If it is, register the evaluation and enter its recommendations by hand.'),
    ),
    'protected': (
        _('This document is protected by a password.'),
        _('Open it with the password, save it without one, and upload that.'),
    ),
    'too-large': (_('The document is too large.'), _SMALLER),
    'too-many-cells': (_('The document holds more cells than any matrix has.'), _SMALLER),
    'zip-bomb': (_('The document unpacks to far more than its size allows, as no honest document does.'), _ORIGINAL),
    'unsafe': (_('The document holds something that a matrix has no need of.'), _ORIGINAL),
    'unsafe-macros': (
        _('The document carries macros (small programs), which a matrix has no need of.'),
        _('Open it, choose “Save as”, take the format .docx or .xlsx, and upload that copy.'),
    ),
    'unsafe-links': (
        _('The document takes a part of its content from elsewhere.'),
        _('Open it, break its links to other files, save it, and upload it again.'),
    ),
    'unsafe-names': (_('The document holds a part whose name points outside it.'), _ORIGINAL),
    'unsafe-entities': (
        _('The document defines XML entities, which can make it grow without end or reach for other files.'),
        _ORIGINAL,
    ),
    'time-limit': (_('Reading this document takes longer than a minute, and was given up.'), _SMALLER),
    'memory-limit': (_('Reading this document takes more memory than one document may have.'), _SMALLER),
    'reading-ended': (
        _('Reading was ended from outside, most often because the machine was short of memory.'),
        _('Choose “Read it again”. If that ends the same way, copy the matrix alone into a new document.'),
    ),
    'reading-broke': (
        _('Reading this document broke off: something in it is damaged in a way that was not expected.'),
        _AGAIN,
    ),
}


def failure_in_words(failure: dict[str, Any]) -> Failure:
    """The sentences for a failure: the error's own in English, those for its code in other languages."""
    own = failure['what'], failure['advice']
    what, advice = own if words.language() == 'en' else SENTENCES.get(failure['code'], own)
    return Failure(what, advice, failure['where'])
