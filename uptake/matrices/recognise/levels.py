"""Priorities and states: words of a short list, with whatever else stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uptake.domain.vocabulary import ImplementationStatus, Round
from uptake.matrices.labels import labels, words
from uptake.matrices.model import Monitoring, Value
from uptake.matrices.recognise.asking import Notebook, text_value, value
from uptake.matrices.recognise.drafts import RecommendationDraft
from uptake.matrices.recognise.pieces import Piece, as_text, cut_front, paragraphs, spread
from uptake.matrices.recognise.states import read_state

_DIGIT = re.compile(r'\s*(?:[^\W\d_]+\s*)?[(:]?\s*([1-3])(?![\d/.]|\s*(?:months?|years?|mois|meses))')
_BOXED = re.compile(r'[☒☑✓✔]\s*([^☐☒☑✓✔\n]+)')


def read_priority(pieces: Sequence[Piece], path: str, notes: Notebook) -> tuple[Value[int] | None, Value[str] | None]:
    """The priority as 1, 2 or 3 where the text says it, and the text on one line."""
    text = ' '.join(as_text(pieces).split('\n'))
    if not re.search(r'\w', text):
        return None, None
    ticked = _BOXED.findall(text)
    said = _level(ticked[0] if len(ticked) == 1 else text)
    if said is None:
        notes.ask(path, 'priority-unread', text, pieces[0].place, ('1', '2', '3'))
    return (value(said, pieces) if said else None), value(text, pieces, as_text(pieces))


def _level(text: str) -> int | None:
    digit = _DIGIT.match(text)
    if digit:
        return int(digit.group(1))
    letters = [int(level) for level in '123' if words(text) in labels().list('priority_letters', level)]
    if letters:
        return letters[0] if len(letters) == 1 else None
    found = {int(level) for level in '123' if _says(text, labels().list('priorities', level))}
    if len(found) > 1:
        first = words(text)[:1]
        found = (
            {int(level) for level in '123' if first in labels().list('priorities', level)} if '/' not in text else set()
        )
    return found.pop() if len(found) == 1 else None


def _says(text: str, phrases: Sequence[tuple[str, ...]]) -> bool:
    said = words(text)
    return any(said[start : start + len(phrase)] == phrase for phrase in phrases for start in range(min(4, len(said))))


def read_monitoring(draft: RecommendationDraft, path: str, notes: Notebook) -> tuple[Monitoring, ...]:
    """The rounds in which anything was said of the recommendation."""
    found: list[Monitoring] = []
    for each in Round:
        status = notes.content(draft.slots.get(f'{each.value}_status'))
        comment = notes.content(draft.slots.get(f'{each.value}_comment'))
        where = f'{path}.monitoring[{len(found)}]'
        said, rest = _state(status, f'{where}.status', notes)
        more = text_value([*rest, *comment])
        if said is not None or (more is not None and re.search(r'\w', more.value)):
            found.append(Monitoring(each, said, more))
    return tuple(found)


def _state(
    pieces: Sequence[Piece], path: str, notes: Notebook
) -> tuple[Value[ImplementationStatus] | None, list[Piece]]:
    """The state and what is said beyond it."""
    if not pieces or not re.search(r'\w', as_text(pieces)):
        return None, []
    group = next(paragraphs(pieces))
    text = spread(group)
    ticked = _BOXED.findall(text)
    if '☐' in text or ticked:
        state = read_state(ticked[0])[0] if len(ticked) == 1 else None
        end = len(text)
    else:
        state, end = read_state(text)
        state, end = _only_one(text, state, end)
    if state is None:
        notes.ask(
            path, 'status-unread', as_text(pieces), pieces[0].place, [each.value for each in ImplementationStatus]
        )
        return None, [] if '☐' in text or '/' in text else list(pieces)
    after = re.compile(r'\s*[.,;:–-]*\s*').match(text, end)
    rest = [*cut_front(group, after.end() if after else end), *pieces[len(group) :]]
    return value(state, group[:1]), [piece for piece in rest if re.search(r'\w', piece.text)]


def _only_one(text: str, state: ImplementationStatus | None, end: int) -> tuple[ImplementationStatus | None, int]:
    """No state where the text lists several as options: 'Open / Completed'."""
    if state is None or not re.match(r'\s*[/|]', text[end:]):
        return state, end
    other, _ = read_state(re.sub(r'^\s*[/|]\s*', '', text[end:]))
    return (None, 0) if other is not None and other is not state else (state, end)
