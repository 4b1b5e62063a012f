"""What a person does to a draft while checking it: every edit is kept, and the state is what replaying them gives.

A draft (uptake/matrices/draft.py) never changes. `replay` gives the state after a list of edits; an edit of kind
'undo' takes back the last one that still counts. A state is a draft that holds besides:

    'settled'  {question key: 'accepted' | 'edited' | 'open' | 'gone'}
    'touched'  {field key: 'accepted' | 'edited' | 'open'}
    'checked'  the keys of the parts that somebody has looked through
    'moved'    {key of unplaced text: the field it went to, or '' when it is no content}
    'used'     every key that a part ever had: none is given twice
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from uptake.domain.errors import UptakeError
from uptake.intake import parts
from uptake.intake.parts import Json, own_fields, recommendation_of, texts_joined


class Edit(NamedTuple):
    """One edit: its kind, what it touches, and with what."""

    kind: str
    path: str = ''
    value: Any = None


class EditRefused(UptakeError):
    """The edit makes no sense in this state: the part is gone, there is nothing above, or no such place to split."""

    code = 'edit-refused'


def effective(edits: Iterable[Edit]) -> list[Edit]:
    """The edits that count, in order: an 'undo' takes away the last that still counted, if any did."""
    counting: list[Edit] = []
    for edit in edits:
        if edit.kind != 'undo':
            counting.append(edit)
        elif counting:
            counting.pop()
    return counting


def replay(draft: Json, edits: Sequence[Edit]) -> Json:
    """The state after the edits. The draft is not changed. EditRefused where one of them makes no sense."""
    state = start(draft)
    for edit in effective(edits):
        _apply(state, edit)
    return state


def start(draft: Json) -> Json:
    """The state before any edit."""
    state = copy.deepcopy(draft)
    state.update(settled={}, touched={}, checked=[], moved={})
    actions = [key for each in state['recommendations'] for key in each['actions']]
    state['used'] = [*(each['key'] for each in state['recommendations']), *actions, *state['lessons']]
    return state


def refuse_unless_possible(state: Json, edit: Edit) -> None:
    """Raise EditRefused when the edit makes no sense in this state, which is left as it is."""
    if edit.kind != 'undo':
        _apply(copy.deepcopy(state), edit)


def open_questions(state: Json) -> list[Json]:
    """The questions that nobody has settled yet, in order."""
    return [question for question in state['questions'] if question['key'] not in state['settled']]


def counts(state: Json) -> tuple[int, int, int]:
    """How many values there are, how many of them are certain, and how many are to be checked."""
    asked = {question['field'] for question in open_questions(state)}
    filled = {key for key, said in state['fields'].items() if said['value'] not in (None, '', [])}
    return len(filled | asked), len(filled - asked), len(asked)


def unplaced_left(state: Json, kind: str = 'content') -> list[Json]:
    """The text of this kind that found no field, and that nobody has moved or set aside."""
    return [each for each in state['unplaced'] if each['key'] not in state['moved'] and each['kind'] == kind]


def _apply(state: Json, edit: Edit) -> None:
    act = ACTS.get(edit.kind)
    if act is None:
        raise EditRefused('There is no such edit.', where=edit.kind)
    act(state, edit.path, edit.value)


def _settle(state: Json, field: str, how: str) -> None:
    for question in state['questions']:
        if question['field'] == field:
            state['settled'].setdefault(question['key'], how)
    state['touched'][field] = how


def _set(state: Json, field: str, value: Any) -> None:
    _refuse_unknown(state, field)
    state['fields'][field] = {'raw': '', 'place': None, **state['fields'].get(field, {}), 'value': value}
    _settle(state, field, 'edited')


def _fill(state: Json, part: str, values: Any) -> None:
    """Set several fields at once. What was asked about the part is settled: somebody has seen it and saved."""
    for field, value in (values or {}).items():
        _set(state, field, value)
    prefix = f'{part.partition(".")[0]}.'
    for question in list(open_questions(state)):
        if question['field'] == part or ('.' not in part and question['field'].startswith(prefix)):
            _settle(state, question['field'], 'accepted')


def _accept(state: Json, field: str, value: Any) -> None:
    _refuse_unknown(state, field)
    _settle(state, field, 'accepted')


def _leave_open(state: Json, field: str, value: Any) -> None:
    """A choice, number or day stays without a value, a deadline without its period; texts and names are kept."""
    _refuse_unknown(state, field)
    said = state['fields'].get(field)
    if said is not None:
        said['value'] = parts.left_open(field, said['value'])
    _settle(state, field, 'open')


def _refuse_unknown(state: Json, field: str) -> None:
    key = field.partition('.')[0]
    known = {'heading', *state['lessons']}
    for each in state['recommendations']:
        known |= {each['key'], f'{each["key"]}first', f'{each["key"]}final', *each['actions']}
    if key not in known:
        raise EditRefused('This part is no longer there.', advice='Go back, load the page again and repeat it.')


def _split(state: Json, key: str, value: Any) -> None:
    """Part the text of `key` at a character: {'at': offset, 'from': key of the first action that goes along}."""
    text = parts.text_of(state, key)
    at = int((value or {}).get('at', 0))
    before, after = text[:at].rstrip(), text[at:].lstrip()
    if not before or not after:
        raise EditRefused('There is no text on both sides of this place.')
    joint = text[len(before) : len(text) - len(after)]
    if recommendation_of(state, key)['key'] == key:
        new = parts.part_recommendation(state, key, (value or {}).get('from'))
    else:
        new = parts.part_action(state, key)
    said = state['fields'][f'{key}.text']
    state['fields'][f'{new}.text'] = {**copy.deepcopy(said), 'value': after, 'joint': joint}
    said['value'] = before
    state['touched'][f'{key}.text'] = state['touched'][f'{new}.text'] = 'edited'


def _merge(state: Json, key: str, value: Any) -> None:
    above = parts.above(state, key)
    if above is None:
        raise EditRefused('There is nothing above to join this with.')
    for name in parts.names_of(state, key):
        parts.merge_field(state, above, key, name)
    for question in state['questions']:
        part, _, name = question['field'].partition('.')
        if part == key or part in (f'{key}first', f'{key}final'):
            question['field'] = f'{above}{part[len(key) :]}.{name}'
    parts.take_out(state, key, into=above)


def _add(state: Json, path: str, value: Any) -> None:
    """A new recommendation ('recommendations', or after one: 'after:r2'), lesson ('lessons') or action (key of its
    recommendation)."""
    new = parts.insert(state, path)
    state['fields'][f'{new}.text'] = {'value': value or '', 'raw': '', 'place': None}
    state['touched'][f'{new}.text'] = 'edited'


def _remove(state: Json, key: str, value: Any) -> None:
    """Take a part out. Its text is not lost: it is listed as text without a field."""
    for field in own_fields(state, key):
        text = parts.as_text(state['fields'][field]['value'])
        if text:
            number = len(state['unplaced']) + 1
            place = state['fields'][field].get('place')
            state['unplaced'].append({'key': f'u{number}', 'text': text, 'place': place, 'kind': 'removed'})
    for question in state['questions']:
        if question['field'] in own_fields(state, key) or question['field'].partition('.')[0] == key:
            state['settled'].setdefault(question['key'], 'gone')
    parts.take_out(state, key)


def _move(state: Json, key: str, field: Any) -> None:
    """Put text that found no field where it belongs: a field of text, 'lessons', or 'RECOMMENDATION+action'."""
    text = next((each for each in state['unplaced'] if each['key'] == key), None)
    if text is None or key in state['moved']:
        raise EditRefused('This text has been moved already.', advice='Load the page again.')
    where = str(field)
    if where == 'lessons' or where.endswith('+action'):
        new = parts.insert(state, where.removesuffix('+action'))
        where = f'{new}.text'
        state['fields'][where] = {'value': text['text'], 'raw': text['text'], 'place': text['place']}
    else:
        _refuse_unknown(state, where)
        said = state['fields'].setdefault(where, {'value': '', 'raw': '', 'place': text['place']})
        said['value'] = texts_joined(said['value'] or '', text['text'])
    state['touched'][where] = 'edited'
    state['moved'][key] = where


def _set_aside(state: Json, key: str, value: Any) -> None:
    state['moved'][key] = ''


def _set_all_aside(state: Json, key: str, value: Any) -> None:
    for kind in ('content', 'removed'):
        for text in unplaced_left(state, kind):
            state['moved'][text['key']] = ''


def _check(state: Json, key: str, value: Any) -> None:
    """Somebody has looked through these parts: one key, or a list of them as the value."""
    for each in value or [key]:
        if each not in state['checked']:
            state['checked'].append(each)


ACTS: dict[str, Callable[[Json, str, Any], None]] = {
    'set': _set,
    'fill': _fill,
    'accept': _accept,
    'leave': _leave_open,
    'split': _split,
    'merge': _merge,
    'add': _add,
    'remove': _remove,
    'move': _move,
    'set-aside': _set_aside,
    'set-aside-all': _set_all_aside,
    'check': _check,
}
