"""A reading as plain JSON values: the shape that `uptake read` prints, every key always."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any

from uptake.domain.deadlines import Deadline
from uptake.matrices.model import Action, Matrix, Monitoring, Place, Question, Reading, Recommendation, Unplaced, Value

Json = dict[str, Any]


def reading_as_json(reading: Reading) -> Json:
    """The first matrix at the top, further ones in `more_matrices`, then questions and what found no field."""
    first, *more = [matrix_as_json(matrix) for matrix in reading.matrices]
    return {
        **first,
        'more_matrices': more,
        'questions': [_question(question) for question in reading.questions],
        'unplaced': [_unplaced(each) for each in reading.unplaced],
        'format': reading.format,
        'pages': reading.pages,
    }


def matrix_as_json(matrix: Matrix) -> Json:
    """One matrix with all of its keys."""
    return {
        'template': matrix.template,
        'language': matrix.language,
        'evaluation_title': _plain(matrix.evaluation_title),
        'year': _plain(matrix.year),
        'published': _plain(matrix.published),
        'coordinator': _plain(matrix.coordinator),
        'overall_comment': _plain(matrix.overall_comment),
        'lessons_learned': [lesson.value for lesson in matrix.lessons_learned],
        'recommendations': [_recommendation(each) for each in matrix.recommendations],
        'places': {
            **_places(matrix, ('evaluation_title', 'year', 'published', 'coordinator', 'overall_comment')),
            'lessons_learned': [_where(lesson) for lesson in matrix.lessons_learned],
        },
    }


_OF_RECOMMENDATION = (
    'number',
    'heading',
    'text',
    'addressed_to',
    'priority',
    'priority_text',
    'response',
    'response_comment',
)
_OF_ACTION = ('number', 'text', 'deadline', 'responsible', 'comment', 'status')


def _recommendation(each: Recommendation) -> Json:
    found = {name: _plain(getattr(each, name)) for name in _OF_RECOMMENDATION}
    found['addressed_to'] = list(each.addressed_to.value) if each.addressed_to else []
    return {
        **found,
        'actions': [_action(action) for action in each.actions],
        'monitoring': [_monitoring(round) for round in each.monitoring],
        'places': _places(each, _OF_RECOMMENDATION),
    }


def _action(action: Action) -> Json:
    deadline = action.deadline.value if action.deadline else None
    return {
        'number': _plain(action.number),
        'text': _plain(action.text),
        'deadline_text': deadline.text if deadline else None,
        'due': _plain_value(deadline.latest) if deadline else None,
        'responsible': list(action.responsible.value) if action.responsible else [],
        'comment': _plain(action.comment),
        'status': _plain(action.status),
        'deadline': deadline_as_json(deadline) if deadline else None,
        'places': _places(action, _OF_ACTION),
    }


def deadline_as_json(deadline: Deadline) -> Json:
    """The period that a deadline means."""
    return {
        'edtf': deadline.edtf,
        'earliest': _plain_value(deadline.earliest),
        'latest': _plain_value(deadline.latest),
        'certainty': deadline.certainty.value,
        'recurring': deadline.recurring,
    }


def _monitoring(each: Monitoring) -> Json:
    return {
        'round': each.round.value,
        'status': _plain(each.status),
        'comment': _plain(each.comment),
        'places': _places(each, ('status', 'comment')),
    }


def _question(question: Question) -> Json:
    return {
        'field': question.field,
        'code': question.code,
        'message': question.message,
        'raw': question.raw,
        'place': place_as_json(question.place),
        'options': list(question.options),
    }


def _unplaced(each: Unplaced) -> Json:
    return {'text': each.text, 'kind': each.kind, 'place': place_as_json(each.place)}


def _plain(value: Value[Any] | None) -> Any:
    return None if value is None else _plain_value(value.value)


def _plain_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _places(holder: object, names: Sequence[str]) -> Json:
    """For each field its raw text and every place it stands at, or None."""
    return {name: _where(getattr(holder, name)) for name in names}


def _where(value: Value[Any] | None) -> Json | None:
    if value is None:
        return None
    places = [place for place in (value.place, *value.also) if place is not None]
    return {'raw': value.raw, 'at': [place_as_json(place) for place in places]}


def place_as_json(place: Place | None) -> Json | None:
    """A place as page, table (the number of its block), row, cell, line and box; all counted as in `Place`."""
    if place is None:
        return None
    box = place.box
    return {
        'page': place.page,
        'table': place.block if place.row is not None else None,
        'block': place.block,
        'row': place.row,
        'cell': place.column,
        'line': place.line,
        'box': [box.left, box.top, box.right, box.bottom] if box else None,
    }
