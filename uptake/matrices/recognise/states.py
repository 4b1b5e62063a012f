"""Words for how far something is: completed, open, discarded, in all languages."""

from __future__ import annotations

import re

from uptake.domain.vocabulary import ImplementationStatus
from uptake.matrices.labels import labels, tokens


def read_state(text: str) -> tuple[ImplementationStatus | None, int]:
    """The state with which a text begins, and where that word ends; the longest phrase wins."""
    listed = tokens(text, most=8)
    best: tuple[ImplementationStatus | None, int, int] = (None, 0, 0)
    for state in ImplementationStatus:
        for phrase in labels().list('statuses', state.value):
            said = tuple(token[0] for token in listed[: len(phrase)])
            if said == phrase and len(phrase) > best[2]:
                best = (state, listed[len(phrase) - 1][2], len(phrase))
    return best[0], best[1]


def is_state(text: str) -> bool:
    """Whether a text is a state and nothing else."""
    state, end = read_state(text)
    return state is not None and not re.search(r'\w', text[end:])
