"""How a state is shown: a kind (its tint), a mark and a word; never a colour alone."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy


class Mark(NamedTuple):
    """One state: the class in the sheet, the mark, the word."""

    kind: str
    mark: str
    word: str | Promise


#: Every state that a page shows, by the value that the records use for it.
MARKS: dict[str, Mark] = {
    'not_started': Mark('not-started', '○', gettext_lazy('not started')),
    'open': Mark('open', '◐', pgettext_lazy('implementation status', 'open')),
    'completed': Mark('done', '✓', pgettext_lazy('implementation status', 'completed')),
    'discarded': Mark('dropped', '⊘', pgettext_lazy('implementation status', 'discarded')),
    'accepted': Mark('done', '✓', pgettext_lazy('response', 'accepted')),
    'partially_accepted': Mark('open', '◐', pgettext_lazy('response', 'partially accepted')),
    'rejected': Mark('dropped', '⊘', pgettext_lazy('response', 'rejected')),
    'no_response': Mark('not-started', '○', gettext_lazy('no response yet')),
    'initiated': Mark('open', '◐', pgettext_lazy('key action', 'initiated')),
    'not_initiated': Mark('not-started', '○', pgettext_lazy('key action', 'not initiated')),
    'no_longer_applicable': Mark('dropped', '⊘', pgettext_lazy('key action', 'no longer applicable')),
    'late': Mark('late', '!', gettext_lazy('late')),
    'soon': Mark('soon', '◷', gettext_lazy('due soon')),
    'restricted': Mark('locked', '🔒︎', gettext_lazy('restricted')),
    'draft': Mark('not-started', '○', gettext_lazy('draft')),
    'published': Mark('done', '✓', gettext_lazy('published')),
    'withdrawn': Mark('dropped', '⊘', gettext_lazy('withdrawn')),
}


def mark_of(value: str) -> Mark:
    """The mark of a state; a value that the table does not know is shown as it is, not started."""
    return MARKS.get(value, Mark('not-started', '○', value.replace('_', ' ')))
