"""The parts of a draft: recommendations, key actions, lessons; finding, inserting, parting and joining them."""

from __future__ import annotations

import copy
from typing import Any

from uptake.domain.errors import UptakeError
from uptake.matrices.draft import ACTION, MONITORING, RECOMMENDATION

Json = dict[str, Any]

#: What the second half keeps when a part is split: it stood in the same cell.
SHARED = ('deadline', 'responsible', 'status', 'addressed_to', 'priority', 'priority_text')
#: Fields of running text; joined by a line end.
RUNNING = ('text', 'comment', 'response_comment')
#: What a reading concludes from what is written; everything else is the document's own words.
CONCLUDED = ('response', 'priority', 'year', 'published')
LISTS = ('responsible', 'addressed_to')


class NoSuchPart(UptakeError):
    """The part is not there (any more)."""

    code = 'edit-refused'


def _gone() -> NoSuchPart:
    return NoSuchPart('This part is no longer there.', advice='Go back, load the page again and repeat it.')


def recommendation_of(state: Json, key: str) -> Json:
    """The recommendation that is `key` or holds the action `key`. NoSuchPart when there is none."""
    for each in state['recommendations']:
        if key == each['key'] or key in each['actions']:
            return dict_of(each)
    raise _gone()


def dict_of(value: Any) -> Json:
    """The value, known to be an object."""
    if not isinstance(value, dict):
        raise _gone()
    return value


def names_of(state: Json, key: str) -> list[str]:
    """The names of the fields that a part can have, with those of its monitoring rounds: 'text', 'first.status' …"""
    if recommendation_of(state, key)['key'] != key:
        return [f'.{name}' for name in ACTION]
    rounds = [f'{round_}.{name}' for round_ in ('first', 'final') for name in MONITORING]
    return [*(f'.{name}' for name in RECOMMENDATION), *rounds]


def own_fields(state: Json, key: str) -> list[str]:
    """The keys of the fields of a part that hold something, those of a recommendation's actions included."""
    keys = [key]
    if key not in state['lessons']:
        holder = recommendation_of(state, key)
        if holder['key'] == key:
            keys += [f'{key}first', f'{key}final', *holder['actions']]
    return [field for field in state['fields'] if field.partition('.')[0] in keys]


def text_of(state: Json, key: str) -> str:
    """The text of a part; '' when it has none."""
    return str(state['fields'].get(f'{key}.text', {}).get('value') or '')


def as_text(value: Any) -> str:
    """A value as one text, so that nothing is lost when its field goes."""
    if isinstance(value, dict):
        return str(value.get('text', ''))
    if isinstance(value, list):
        return '; '.join(str(each) for each in value)
    return '' if value is None else str(value)


def without_period(value: Any) -> Any:
    """What stays of a value that is left open: nothing, but of a deadline its text."""
    if isinstance(value, dict) and value.get('text'):
        return {
            **value,
            'edtf': None,
            'earliest': None,
            'latest': None,
            'certainty': 'unread',
            'recurring': False,
        }
    return None


def left_open(field: str, value: Any) -> Any:
    """What stays of a value that a person leaves open: what the document says stays, what was concluded goes."""
    part, _dot, name = field.partition('.')
    if isinstance(value, dict):
        return without_period(value)
    concluded = name in CONCLUDED or (name == 'status' and part.endswith(('first', 'final')))
    return None if concluded else value


def texts_joined(first: str, second: str, joint: str = '\n') -> str:
    """Both texts; one of them alone where the other is empty."""
    return first + joint + second if first and second else first or second


def fresh(state: Json, prefix: str) -> str:
    """A key that no part ever had."""
    number = 1
    while f'{prefix}{number}' in state['used']:
        number += 1
    state['used'].append(f'{prefix}{number}')
    return f'{prefix}{number}'


def insert(state: Json, path: str) -> str:
    """A new empty part: 'lessons', 'recommendations', 'after:KEY', or the recommendation that gets an action."""
    if path == 'lessons':
        state['lessons'].append(fresh(state, 'l'))
        return str(state['lessons'][-1])
    if path == 'recommendations' or path.startswith('after:'):
        keys = [each['key'] for each in state['recommendations']]
        after = path.removeprefix('after:')
        place = keys.index(after) + 1 if after in keys else len(keys)
        new = fresh(state, 'r')
        state['recommendations'].insert(place, {'key': new, 'actions': []})
        return new
    actions = recommendation_of(state, path)['actions']
    actions.append(fresh(state, f'{path}a'))
    return str(actions[-1])


def part_action(state: Json, key: str) -> str:
    """A new action right after `key`, with what both have in common."""
    holder = recommendation_of(state, key)
    new = fresh(state, f'{holder["key"]}a')
    holder['actions'].insert(holder['actions'].index(key) + 1, new)
    _share(state, key, new)
    return new


def part_recommendation(state: Json, key: str, first_action: str | None) -> str:
    """A new recommendation right after `key`; the actions from `first_action` on go with it."""
    holder = recommendation_of(state, key)
    new = fresh(state, 'r')
    place = state['recommendations'].index(holder) + 1
    cut = holder['actions'].index(first_action) if first_action in holder['actions'] else len(holder['actions'])
    state['recommendations'].insert(place, {'key': new, 'actions': holder['actions'][cut:]})
    del holder['actions'][cut:]
    _share(state, key, new)
    return new


def _share(state: Json, key: str, new: str) -> None:
    for name in SHARED:
        if f'{key}.{name}' in state['fields']:
            state['fields'][f'{new}.{name}'] = copy.deepcopy(state['fields'][f'{key}.{name}'])


def above(state: Json, key: str) -> str | None:
    """The part of the same kind right above, or None."""
    holder = recommendation_of(state, key)
    order = holder['actions']
    if holder['key'] == key:
        order = [each['key'] for each in state['recommendations']]
    place = order.index(key)
    return str(order[place - 1]) if place else None


def merge_field(state: Json, upper: str, lower: str, name: str) -> None:
    """Join one field of the lower part to the upper's. `name` begins with '.' or with a monitoring round."""
    fields = state['fields']
    mine, theirs = fields.get(upper + name), fields.pop(lower + name, None)
    if theirs is None or theirs['value'] in (None, '', []):
        return
    if mine is None or mine['value'] in (None, '', []):
        fields[upper + name] = {key: value for key, value in theirs.items() if key != 'joint'}
        return
    _also(mine, theirs.get('place'))
    plain = name.rpartition('.')[2]
    if plain == 'heading':
        fields[f'{lower}.text'] = {**theirs, 'value': texts_joined(theirs['value'], text_of(state, lower))}
    elif plain in RUNNING:
        mine['value'] = texts_joined(mine['value'], theirs['value'], theirs.get('joint') or '\n')
        if name == '.text':
            state['touched'][upper + name] = 'edited'
    elif plain in LISTS:
        mine['value'] = [*mine['value'], *(each for each in theirs['value'] if each not in mine['value'])]
    elif theirs['value'] != mine['value'] and plain != 'number':
        _ask_which(state, upper + name, mine, theirs)


def _also(mine: Json, place: Json | None) -> None:
    if place and place != mine.get('place') and place not in mine.get('also', ()):
        mine['also'] = [*mine.get('also', ()), place]


def _ask_which(state: Json, field: str, mine: Json, theirs: Json) -> None:
    """Two parts become one and say different things: both are kept in the question, neither is chosen silently."""
    said = [as_text(mine['value']), as_text(theirs['value'])]
    if isinstance(mine['value'], dict):
        mine['value'] = {**without_period(mine['value']), 'text': '; '.join(said)}
    state['questions'].append(
        {
            'key': f'q{len(state["questions"]) + 1}',
            'field': field,
            'code': 'joined-differ',
            'message': 'The two parts that were joined say different things.',
            'raw': ' / '.join(said),
            'place': theirs.get('place'),
            'options': [] if isinstance(mine['value'], dict) else said,
        }
    )
    state['touched'].pop(field, None)


def take_out(state: Json, key: str, into: str | None = None) -> None:
    """Take a part out of the order, with its fields. The actions of a recommendation go over to `into` if given."""
    if key in state['lessons']:
        state['lessons'].remove(key)
        state['fields'].pop(f'{key}.text', None)
        return
    holder = recommendation_of(state, key)
    if into is not None and holder['key'] == key:
        recommendation_of(state, into)['actions'] += holder['actions']
        holder['actions'] = []
    for field in own_fields(state, key):
        del state['fields'][field]
    if holder['key'] == key:
        state['recommendations'].remove(holder)
    else:
        holder['actions'].remove(key)
