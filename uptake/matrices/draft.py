"""A matrix as a draft: plain JSON in which every part has a key that stays, and every value its text and its place.

    {'template', 'language', 'recommendations': [{'key': 'r1', 'actions': ['r1a1', …]}, …], 'lessons': ['l1', …],
     'fields': {'heading.title': VALUE, 'r1.response': VALUE, 'r1a1.deadline': VALUE, 'l1.text': VALUE, …},
     'questions': [{'key': 'q1', 'field': 'r1.response', 'code', 'message', 'raw', 'place', 'options'}],
     'unplaced': [{'key': 'u1', 'text', 'place', 'kind'}]}

A VALUE is {'value', 'raw', 'place', 'also'}; a place {'block', 'page', 'row', 'column', 'line', 'box'}. A field that
holds nothing is not in `fields`. Values are JSON: text, numbers, lists of text, days as YYYY-MM-DD, a deadline as the
object that `deadline_as_json` makes. `matrix_of` turns a draft back into a matrix.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from uptake.domain.deadlines import Deadline
from uptake.domain.vocabulary import Certainty, ImplementationStatus, Response, Round
from uptake.matrices.grid import Box
from uptake.matrices.grid_json import box_as_json
from uptake.matrices.model import (
    Action,
    Matrix,
    Monitoring,
    Place,
    Question,
    Reading,
    Recommendation,
    Unplaced,
    Value,
)

Json = dict[str, Any]

#: The attributes of a matrix's heading, and what they are called in a draft.
HEADING = {
    'title': 'evaluation_title',
    'year': 'year',
    'published': 'published',
    'coordinator': 'coordinator',
    'overall_comment': 'overall_comment',
}
RECOMMENDATION = (
    *('number', 'heading', 'text', 'addressed_to', 'priority', 'priority_text'),
    *('response', 'response_comment'),
)
ACTION = ('number', 'text', 'deadline', 'responsible', 'comment', 'status')
MONITORING = ('status', 'comment')

_STEP = re.compile(r'(\w+)(?:\[(\d+)\])?')
_FIELD_NAMES = {'deadline_text': 'deadline', 'due': 'deadline', 'evaluation_title': 'title'}


def drafts_of(reading: Reading) -> list[Json]:
    """One draft for each matrix of the reading, in order. Text that found no field goes to the first of them."""
    return [_draft(reading, number) for number in range(len(reading.matrices))]


def deadline_as_json(deadline: Deadline) -> Json:
    """A deadline as plain JSON; `deadline_of` is the way back."""
    return {
        'text': deadline.text,
        'edtf': deadline.edtf,
        'earliest': deadline.earliest and deadline.earliest.isoformat(),
        'latest': deadline.latest and deadline.latest.isoformat(),
        'certainty': str(deadline.certainty),
        'recurring': deadline.recurring,
        'language': deadline.language,
    }


def deadline_of(said: Json) -> Deadline:
    """The deadline that `deadline_as_json` made JSON of."""
    days = {side: date.fromisoformat(said[side]) if said.get(side) else None for side in ('earliest', 'latest')}
    return Deadline(
        text=said['text'],
        edtf=said.get('edtf'),
        certainty=Certainty(said['certainty']),
        recurring=bool(said.get('recurring')),
        language=said.get('language'),
        **days,
    )


def place_as_json(place: Place | None) -> Json | None:
    """A place as plain JSON, without what is not known."""
    if place is None:
        return None
    said = {'block': place.block, 'page': place.page, 'row': place.row, 'column': place.column, 'line': place.line}
    return {key: value for key, value in {**said, 'box': box_as_json(place.box)}.items() if value is not None}


def place_of(said: Json | None) -> Place | None:
    """The place that `place_as_json` made JSON of."""
    if said is None:
        return None
    box = Box(*said['box']) if said.get('box') else None
    return Place(said['block'], said.get('page'), said.get('row'), said.get('column'), said.get('line'), box)


def _draft(reading: Reading, number: int) -> Json:
    matrix = reading.matrices[number]
    fields: dict[str, Json] = {}
    _fill(fields, 'heading', matrix, HEADING)
    for count, lesson in enumerate(matrix.lessons_learned, 1):
        fields[f'l{count}.text'] = _value(lesson)
    return {
        'template': matrix.template,
        'language': matrix.language,
        'format': reading.format,
        'recommendations': [
            _recommendation(fields, f'r{count}', each) for count, each in enumerate(matrix.recommendations, 1)
        ],
        'lessons': [f'l{count}' for count in range(1, len(matrix.lessons_learned) + 1)],
        'fields': fields,
        'questions': [
            _question(count, field, question)
            for count, (field, question) in enumerate(_questions_of(reading, number), 1)
        ],
        'unplaced': [_unplaced(count, each) for count, each in enumerate(reading.unplaced, 1)] if number == 0 else [],
    }


def _recommendation(fields: dict[str, Json], key: str, recommendation: Recommendation) -> Json:
    _fill(fields, key, recommendation, dict(zip(RECOMMENDATION, RECOMMENDATION, strict=True)))
    for entry in recommendation.monitoring:
        _fill(fields, f'{key}{entry.round}', entry, dict(zip(MONITORING, MONITORING, strict=True)))
    actions = []
    for count, action in enumerate(recommendation.actions, 1):
        actions.append(f'{key}a{count}')
        _fill(fields, actions[-1], action, dict(zip(ACTION, ACTION, strict=True)))
    return {'key': key, 'actions': actions}


def _fill(fields: dict[str, Json], key: str, part: object, names: dict[str, str]) -> None:
    for name, attribute in names.items():
        value = getattr(part, attribute)
        if value is not None:
            fields[f'{key}.{name}'] = _value(value)


def _value(value: Value[Any]) -> Json:
    said: Json = {'value': _plain(value.value), 'raw': value.raw, 'place': place_as_json(value.place)}
    if value.also:
        said['also'] = [place_as_json(place) for place in value.also]
    return said


def _plain(value: Any) -> Any:
    if isinstance(value, Deadline):
        return deadline_as_json(value)
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _questions_of(reading: Reading, number: int) -> list[tuple[str, Question]]:
    own = f'matrices[{number}].'
    found = []
    for question in reading.questions:
        path = question.field
        if path.startswith('matrices['):
            if not path.startswith(own):
                continue
            path = path.removeprefix(own)
        elif number:
            continue
        found.append((field_key(path), question))
    return found


def field_key(path: str) -> str:
    """The key in a draft of a path in the JSON of a reading: 'recommendations[2].response' → 'r3.response'."""
    part, name = '', ''
    for step in path.split('.'):
        match = _STEP.fullmatch(step)
        if match is None:
            break
        word, index = match[1], int(match[2] or 0) + 1
        if word == 'recommendations':
            part = f'r{index}'
        elif word == 'actions' and match[2] is not None:
            part += f'a{index}'
        elif word == 'monitoring' and match[2] is not None:
            part += 'final' if index == 2 else 'first'
        elif word == 'lessons_learned':
            part, name = f'l{index}', 'text'
        else:
            name = _FIELD_NAMES.get(word, word)
    return f'{part or "heading"}.{name or "text"}'


def _question(count: int, field: str, question: Question) -> Json:
    return {
        'key': f'q{count}',
        'field': field,
        'code': question.code,
        'message': question.message,
        'raw': question.raw,
        'place': place_as_json(question.place),
        'options': list(question.options),
    }


def _unplaced(count: int, unplaced: Unplaced) -> Json:
    return {
        'key': f'u{count}',
        'text': unplaced.text,
        'place': place_as_json(unplaced.place),
        'kind': unplaced.kind,
    }


def matrix_of(draft: Json) -> Matrix:
    """The matrix that a draft holds. A key action without any text is left out."""
    fields = draft['fields']

    def value(key: str, make: Any = None) -> Value[Any] | None:
        said = fields.get(key)
        if said is None or said['value'] in (None, '', []):
            return None
        return Value(make(said['value']) if make else said['value'], said.get('raw') or '', place_of(said.get('place')))

    def recommendation(said: Json) -> Recommendation:
        key = said['key']
        actions = (_action_of(action, value) for action in said['actions'])
        return Recommendation(
            **{name: value(f'{key}.{name}', _MAKERS.get(name)) for name in RECOMMENDATION},
            actions=tuple(action for action in actions if action is not None),
            monitoring=tuple(entry for round_ in Round if (entry := _monitoring_of(key, round_, value)) is not None),
        )

    return Matrix(
        template=draft['template'],
        language=draft.get('language'),
        **{attribute: value(f'heading.{name}', _MAKERS.get(name)) for name, attribute in HEADING.items()},
        lessons_learned=tuple(text for key in draft['lessons'] if (text := value(f'{key}.text')) is not None),
        recommendations=tuple(recommendation(each) for each in draft['recommendations']),
    )


_MAKERS: dict[str, Any] = {
    'published': date.fromisoformat,
    'addressed_to': tuple,
    'responsible': tuple,
    'response': Response,
    'deadline': deadline_of,
}


def _action_of(key: str, value: Any) -> Action | None:
    text = value(f'{key}.text')
    rest = {name: value(f'{key}.{name}', _MAKERS.get(name)) for name in ACTION if name != 'text'}
    return None if text is None else Action(text=text, **rest)


def _monitoring_of(key: str, round_: Round, value: Any) -> Monitoring | None:
    status = value(f'{key}{round_}.status', ImplementationStatus)
    comment = value(f'{key}{round_}.comment')
    return None if status is None and comment is None else Monitoring(round_, status, comment)
