"""Why a value is not certain, in words for the person who settles it: one sentence for each code of a reading."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    'nothing-marked': _('Nothing is marked.'),
    'several-marked': _('More than one answer is marked.'),
    'response-unread': _('It is not plain whether this is accepted, accepted in part or rejected.'),
    'deadline-unread': _('No period is understood.'),
    'deadline-uncertain': _('The period is not certain.'),
    'cut-by-page': _('A page break stands within this text: it may be two key actions, or one.'),
    'units-unsplit': _('Line ends may have been lost: these may be several units, or one.'),
    'status-unread': _('The status is not understood.'),
    'priority-unread': _('The priority is not understood as 1, 2 or 3.'),
    'date-unread': _('The date is not understood as one day.'),
    'heading-uncertain': _('It is not certain where the heading ends and the text begins.'),
    'text-missing': _('There is an answer, but no text of the recommendation.'),
    'action-missing': _('This stands beside no key action.'),
    'actions-unsplit': _('Several key actions may stand in one cell.'),
    'title-missing': _('No title of the evaluation was found.'),
    'columns-unnamed': _('The table has no headings: which column is the reason and which the action is a guess.'),
    'bullets-lost': _('The signs of a list may have been lost here.'),
    'bullets-uncertain': _('It is not certain whether this line is an entry of a list.'),
    'joined-differ': _('The two parts that were joined say different things.'),
}


def sentence(question: dict[str, Any]) -> str | Promise:
    """What is unclear, in the page's language; in English, as the reading said it, for a code without a sentence."""
    return SENTENCES.get(question['code']) or str(question['message'])
