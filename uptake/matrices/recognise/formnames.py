"""Lines that name the form itself: 'Management response and action plan', 'Annex 3: Management response matrix'."""

from __future__ import annotations

from uptake.matrices.labels import labels, tokens

_MOST_WORDS = 16
_MOST_WORDS_BEFORE = 9


def names_the_form(text: str) -> bool:
    """Whether a short line ends with the name of a form and says nothing else behind it."""
    stripped = text.strip()
    found = tokens(stripped, most=_MOST_WORDS + 1)
    if not found or len(found) > _MOST_WORDS or stripped.endswith(('.', ';', ',', ':')):
        return False
    for number, token in enumerate(found[: _MOST_WORDS_BEFORE + 1]):
        rest = stripped[token[1] :]
        match = labels().at_start(rest)
        if match and 'matrix_title' in match.fields and match.length > 1 and not tokens(rest[match.end :]):
            return number == 0 or stripped[: token[1]].rstrip()[-1:] in ':–—-.)|' or stripped[:1].isupper()
    return False
