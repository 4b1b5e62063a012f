"""Drafts that belong together: a form repeated for each recommendation, a list and its answers further on."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from uptake.matrices.labels import words
from uptake.matrices.recognise.drafts import MatrixDraft, RecommendationDraft
from uptake.matrices.recognise.fields import ROUNDS
from uptake.matrices.recognise.pieces import as_text

_ALIKE = 0.9
#: What only a management response has, and what it has beside recommendations.
_WORDING = frozenset({'recommendation', 'number'})
_ANSWERS = frozenset({'response', 'action', 'option:accepted'})
_SUPPORT = frozenset(
    {'addressed_to', 'priority', 'deadline', 'responsible', 'status', 'coordinator', 'title', 'title_year'}
)


def merged(drafts: Sequence[MatrixDraft]) -> list[MatrixDraft]:
    """The matrices of a document: what bears the same title, or none of its own and goes on counting, is one."""
    found: list[MatrixDraft] = []
    for draft in drafts:
        if draft.is_empty():
            continue
        if found and _goes_on(found[-1], draft):
            _join(found[-1], draft)
        else:
            found.append(draft)
    for draft in found:
        draft.recommendations = _once(_with_something_to_follow(draft.recommendations))
    return [draft for draft in found if _is_matrix(draft)]


def _is_matrix(draft: MatrixDraft) -> bool:
    """Whether a draft is a management response: recommendations with answers or actions, or the form left blank."""
    seen = {field for field, times in draft.seen.items() if times}
    worded = [each for each in draft.recommendations if each.has_text() or (each.number and each.is_answered())]
    if not worded:
        return bool(seen & _WORDING) and 'response' in seen and len(seen & (_SUPPORT | ROUNDS | _ANSWERS)) > 2
    if seen & (_ANSWERS | ROUNDS):
        return True
    return bool(seen & _WORDING) and len(seen & _SUPPORT) > 1


def _title(draft: MatrixDraft) -> str:
    pieces = draft.slots.get('title_year') or draft.slots.get('title') or draft.heading
    return ' '.join(words(as_text(pieces)))


def _goes_on(first: MatrixDraft, second: MatrixDraft) -> bool:
    one, other = _title(first), _title(second)
    if one and other:
        return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE
    if not second.recommendations or not first.recommendations:
        return True
    numbers = [each.number for each in first.recommendations]
    return second.recommendations[0].number not in numbers


def _join(first: MatrixDraft, second: MatrixDraft) -> None:
    for name, pieces in second.slots.items():
        slot = first.slots.setdefault(name, [])
        if not slot:
            slot.extend(pieces)
    first.heading = first.heading or second.heading
    first.recommendations += second.recommendations
    first.seen.update(second.seen)
    first.label_texts += second.label_texts


def _with_something_to_follow(drafts: Sequence[RecommendationDraft]) -> list[RecommendationDraft]:
    """The drafts without tasks that stand under no recommendation, where there are recommendations beside them."""
    kept = [each for each in drafts if each.has_text() or each.number or each.ticks or set(each.slots) - {'actions'}]
    return kept if any(each.has_text() for each in kept) else list(drafts)


def _once(drafts: Sequence[RecommendationDraft]) -> list[RecommendationDraft]:
    """A recommendation that is listed first and answered later is one."""
    found: list[RecommendationDraft] = []
    for draft in drafts:
        earlier = next((each for each in found if _is_listing_of(each, draft)), None)
        if earlier is not None:
            found[found.index(earlier)] = draft
        else:
            found.append(draft)
    return found


def _is_listing_of(first: RecommendationDraft, second: RecommendationDraft) -> bool:
    if first.is_answered() or first.number is None or first.number != second.number:
        return False
    one, other = (' '.join(words(as_text(each.slots.get('recommendation', [])))) for each in (first, second))
    return bool(one) and (one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE)
