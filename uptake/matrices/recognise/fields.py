"""The fields of a matrix, to which part each belongs, and which of several meanings of a label the context picks."""

from __future__ import annotations

DOCUMENT = frozenset(
    {
        'matrix_title',
        'title',
        'title_year',
        'year',
        'published',
        'coordinator',
        'overall_comment',
        'lessons',
        'contents',
    }
)
RECOMMENDATION = frozenset(
    {'number', 'recommendation', 'heading', 'details', 'addressed_to', 'priority', 'response', 'response_comment'}
)
ROUNDS = frozenset({'first_status', 'first_comment', 'final_status', 'final_comment'})
ACTION = frozenset({'action_number', 'action', 'deadline', 'responsible', 'comment', 'status'})
GROUPS = frozenset({'monitoring', 'final_monitoring'})
OTHER = frozenset({'other', 'other_document'})
#: A column of these makes a table one of a matrix; the others also stand in other tables.
TELLING = frozenset({'recommendation', 'action', 'response', 'addressed_to'}) | ROUNDS
#: A label of these, where no recommendation has begun, still is about a recommendation.
OPENING = frozenset({'recommendation', 'number'})

#: The order in which several meanings of one label are tried, by context.
_ORDER = {
    'document': (DOCUMENT, {'other_document'}, RECOMMENDATION, ACTION, ROUNDS, GROUPS, OTHER),
    'recommendation': (RECOMMENDATION, ROUNDS, ACTION, GROUPS, {'other'}, DOCUMENT, OTHER),
    'action': (ACTION, RECOMMENDATION, ROUNDS, GROUPS, {'other'}, DOCUMENT, OTHER),
    'columns': (RECOMMENDATION | ACTION, ROUNDS, GROUPS, {'other'}, OTHER, DOCUMENT),
}


def meaning(candidates: tuple[str, ...], context: str) -> str:
    """The field that a label with these meanings stands for in a context: one of `_ORDER`."""
    for group in _ORDER[context]:
        for field in candidates:
            if field in group:
                return field
    return candidates[0]
