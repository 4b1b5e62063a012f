"""Words for how far something is: completed, open, discarded, in all languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from uptake.domain.vocabulary import ImplementationStatus
from uptake.matrices.labels import labels, tokens

_LONGEST_PHRASE = 6
_LONGEST_STATE = 60


@cache
def _states() -> dict[tuple[str, ...], ImplementationStatus]:
    """Which state each phrase says; a phrase of two states is the first one's, in the order of the vocabulary."""
    table: dict[tuple[str, ...], ImplementationStatus] = {}
    for state in ImplementationStatus:
        for phrase in labels().list('statuses', state.value):
            table.setdefault(phrase, state)
    return table


def read_state(text: str) -> tuple[ImplementationStatus | None, int]:
    """The state with which a text begins, and where that word ends; the longest phrase wins."""
    listed = tokens(text[:200], most=_LONGEST_PHRASE)
    said = tuple(token[0] for token in listed)
    for length in range(len(said), 0, -1):
        state = _states().get(said[:length])
        if state is not None:
            return state, listed[length - 1][2]
    return None, 0


@lru_cache(maxsize=4096)
def is_state(text: str) -> bool:
    """Whether a text is a state and nothing else."""
    if len(text) > _LONGEST_STATE:
        return False
    state, end = read_state(text)
    return state is not None and not re.search(r'\w', text[end:])
