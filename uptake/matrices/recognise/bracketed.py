"""Units and a date in brackets behind an action: 'Hold a meeting (Field Unit, May 2024)'."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uptake.deadlines.reading import read_deadline
from uptake.domain.vocabulary import Certainty
from uptake.matrices.recognise.pieces import Piece, cut_back, cut_front, paragraphs, spread

_AT_END = re.compile(r'\s*\(([^()]{6,120})\)\s*\.?\s*$')
_LONGEST_UNIT = 7


def in_brackets(pieces: Sequence[Piece]) -> dict[str, list[Piece]]:
    """The action without the brackets, its units and its deadline; nothing where the brackets hold something else."""
    groups = list(paragraphs(pieces))
    if not groups:
        return {}
    text = spread(groups[-1])
    found = _AT_END.search(text)
    cut = _between(found.group(1)) if found else None
    if found is None or cut is None or found.start() == 0:
        return {}
    start = found.start(1)
    own = [piece for group in groups[:-1] for piece in group]
    return {
        'action': [*own, *cut_back(groups[-1], found.start())],
        'responsible': cut_back(cut_front(groups[-1], start), cut[0]),
        'deadline': cut_back(cut_front(groups[-1], start + cut[1]), len(found.group(1)) - cut[1]),
    }


def _between(inside: str) -> tuple[int, int] | None:
    """Where the units end and the date begins, if these two are all that the brackets hold."""
    for comma in reversed(list(re.finditer(r'\s*[,;–]\s*', inside))):
        units, date = inside[: comma.start()], inside[comma.end() :]
        if read_deadline(date).certainty is not Certainty.CERTAIN or not re.search(r'\d', date):
            continue
        parts = re.split(r'[,;/]', units)
        if all(part.strip()[:1].isupper() and len(part.split()) <= _LONGEST_UNIT for part in parts):
            return comma.start(), comma.end()
    return None
