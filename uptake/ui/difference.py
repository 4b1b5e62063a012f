"""Two wordings beside each other, word by word: what was taken out and what was put in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

#: Below this likeness the two are shown whole, one after the other: a patchwork would be harder to read.
ALIKE = 0.5
#: So many words at most are compared; the time it takes grows with their square.
MOST = 1500


def difference(before: str, after: str) -> SafeString:
    """`after` with what it has not taken from `before` marked as inserted, and what it left out as deleted."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > MOST or not old or not new or matcher.ratio() < ALIKE:
        return replaced(before, after)
    parts = []
    for kind, a, b, c, d in matcher.get_opcodes():
        same = kind == 'equal'
        parts.append(
            format_html('{}', ' '.join(new[c:d])) if same else replaced(' '.join(old[a:b]), ' '.join(new[c:d]))
        )
    return format_html_join(' ', '{}', ((part,) for part in parts))


def _words(text: str) -> list[str]:
    return re.findall(r'\S+', text)


def replaced(before: str, after: str) -> SafeString:
    """The one whole and then the other; what is empty is left out."""
    marks = [('del', before), ('ins', after)]
    return format_html_join(' ', '<{0}>{1}</{0}>', [(mark, text) for mark, text in marks if text])
