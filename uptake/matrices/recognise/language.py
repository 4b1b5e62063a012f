"""The language of a text, by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from uptake.matrices.labels import fold, labels

_WORD = re.compile(r'[^\W\d_]+')
_ENOUGH = 3
_LONGEST = 30_000


def language_of(texts: Iterable[str]) -> str | None:
    """'en', 'fr' or 'es', or None where there is too little to tell."""
    counts: Counter[str] = Counter()
    length = 0
    for text in texts:
        counts.update(_WORD.findall(fold(text)))
        length += len(text)
        if length > _LONGEST:
            break
    scores = {name: sum(counts[fold(word)] for word in table['stopwords']) for name, table in labels().tables.items()}
    best = max(scores, key=lambda name: scores[name])
    rest = [score for name, score in scores.items() if name != best]
    return best if scores[best] >= _ENOUGH and scores[best] > max(rest) else None
