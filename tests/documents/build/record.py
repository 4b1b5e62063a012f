"""Truth records: every key always written, as `uptake read` prints them; keys with '_' in front are for the writers."""

from __future__ import annotations

ACTION = {
    'number': None,
    'text': None,
    'deadline_text': None,
    'due': None,
    'responsible': [],
    'comment': None,
    'status': None,
}
RECOMMENDATION = {
    'number': None,
    'heading': None,
    'text': None,
    'addressed_to': [],
    'priority': None,
    'priority_text': None,
    'response': None,
    'response_comment': None,
    'actions': [],
    'monitoring': [],
}
MATRIX = {
    'template': 'other',
    'evaluation_title': None,
    'year': None,
    'published': None,
    'coordinator': None,
    'overall_comment': None,
    'lessons_learned': [],
    'recommendations': [],
}


def act(text: str, deadline: str | None = None, due: str | None = None, who: list[str] | None = None, **more) -> dict:
    """A key action."""
    return ACTION | {'text': text, 'deadline_text': deadline, 'due': due, 'responsible': who or []} | more


def rec(number: str | None, text: str, response: str | None = None, comment: str | None = None, **more) -> dict:
    """A recommendation with its response."""
    return RECOMMENDATION | {'number': number, 'text': text, 'response': response, 'response_comment': comment} | more


def matrix(**more) -> dict:
    """A management response to one evaluation."""
    return MATRIX | more


def seen(status: str | None, comment: str | None, *, final: bool = False) -> dict:
    """What is said at a monitoring round."""
    return {'round': 'final' if final else 'first', 'status': status, 'comment': comment}


def joined(units: list[str], by: str = ', ') -> str:
    """Units in one cell."""
    return by.join(units)


def truth(record: object) -> object:
    """The record without the writers' keys."""
    if isinstance(record, dict):
        return {k: truth(v) for k, v in record.items() if not k.startswith('_') or k == '_also'}
    if isinstance(record, list):
        return [truth(x) for x in record]
    return record
