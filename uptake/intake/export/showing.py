"""An import's report for its page: what to look at, by kind, in the page's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

#: code of a remark → what kind of thing it is
KINDS: dict[str, Words] = {
    'no-title': _('no title'),
    'broken-characters': _('broken characters'),
    'not-a-date': _('not a date'),
    'impossible-year': _('impossible year'),
    'ends-before-it-starts': _('period ends before it starts'),
    'not-a-year': _('not a year'),
    'year-differs': _('year differs from the date'),
    'not-a-number': _('not a number'),
    'not-in-the-list': _('not in the code list'),
    'not-a-country': _('not a country'),
    'former-name': _('former name of a country'),
    'odd-code': _('odd project code'),
    'lists-differ': _('lists of files differ in number'),
    'kind-unsure': _('kind of file unclear'),
    'contradicts-files': _('contradicts the files listed'),
    'same-title': _('title stands twice'),
    'differs': _('differs from the import before'),
}
#: So many remarks are shown on one page; the CSV file has all.
MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of remark, how many there are, and whether only these are shown."""

    code: str
    words: Words
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A report as its page shows it."""

    kinds: tuple[Kind, ...]
    remarks: tuple[dict[str, Any], ...]
    rows: int
    left_out: int


def shown(report: dict[str, Any], chosen: str = '') -> Shown:
    """The remarks of a report, all or of one kind, with the words for each kind."""
    remarks = report['remarks']
    counts = Counter(remark['code'] for remark in remarks)
    kinds = tuple(Kind(code, KINDS.get(code, code), count, code == chosen) for code, count in counts.most_common())
    wanted = [remark for remark in remarks if chosen in ('', remark['code'])]
    rows = len({remark['line'] for remark in remarks})
    return Shown(kinds, tuple(_in_words(wanted[:MOST_SHOWN])), rows, max(0, len(wanted) - MOST_SHOWN))


def _in_words(remarks: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    for remark in remarks:
        yield {**remark, 'kind': KINDS.get(remark['code'], remark['code'])}
