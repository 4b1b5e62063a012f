"""A newer version of a matrix: what is stored, what this file says and what the last file said, field by field.

Pure: three versions in, rows out. A version is a list of recommendations; a recommendation and a key action are
`Item`s, whose `fields` are texts to be compared, and whose `values` are what a change would write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from uptake.matrices.draft import ACTION, RECOMMENDATION

Json = dict[str, Any]
JOINT = '\n'  # between a choice and its comment, a heading and its text
ALIKE = 0.6  # of two texts, from which on they may be the same part in another wording


class Kind(StrEnum):
    """What a difference is, and with it whether it is ticked beforehand."""

    SAFE = 'safe'  # changed in the file only: ticked
    CONFLICT = 'conflict'  # changed on both sides, or nobody knows: not ticked
    NEW = 'new'  # a key action that is in the file only: ticked
    GONE = 'gone'  # a key action that is no longer in the file: not ticked
    SEALED = 'sealed'  # a recommendation's wording: never taken over
    ADDED = 'added'  # a recommendation that is in the file only: told, never taken over


@dataclass(slots=True)
class Item:
    """A recommendation or a key action of one version; `key` is its id in the records, or its key in a draft."""

    key: str
    text: str
    number: str = ''
    fields: dict[str, str] = field(default_factory=dict)
    values: Json = field(default_factory=dict)
    actions: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Row:
    """One difference: where, which field, what stands on each side, and what it is."""

    key: str
    recommendation: str
    record: str
    name: str
    kind: Kind
    stored: str = ''
    now: str = ''
    last: str | None = None
    values: Any = None

    @property
    def ticked(self) -> bool:
        """Whether it is taken over unless somebody unticks it."""
        return self.kind in (Kind.SAFE, Kind.NEW)

    @property
    def can_be_taken(self) -> bool:
        """Whether it can be taken over at all."""
        return self.kind not in (Kind.SEALED, Kind.ADDED)


def differences(stored: Sequence[Item], now: Sequence[Item], last: Sequence[Item] | None) -> list[Row]:
    """Every difference between what is stored and what the file says, unless the file says what it always said."""
    rows: list[Row] = []
    from_last = dict(_pairs(stored, last or ()))
    for mine, theirs in _matched(stored, now):
        if mine is None and theirs is not None:
            rows.append(Row(f'added.{theirs.key}', '', '', 'text', Kind.ADDED, now=theirs.text))
        elif mine is not None and theirs is not None:
            before = from_last.get(mine.key)
            rows += _of_item(mine, theirs, before, mine.key, last is not None)
            rows += _of_actions(mine, theirs, before, last is not None)
    return rows


def _of_actions(mine: Item, theirs: Item, before: Item | None, had_last: bool) -> list[Row]:
    rows: list[Row] = []
    from_last = dict(_pairs(mine.actions, before.actions if before else ()))
    known = {_plain(action.text) for action in (before.actions if before else ())}
    for stored, now in _matched(mine.actions, theirs.actions):
        if stored is not None and now is not None:
            rows += _of_item(stored, now, from_last.get(stored.key), mine.key, had_last)
        elif now is not None and _plain(now.text) not in known:
            said = '; '.join(filter(None, dict.fromkeys((now.text, *now.fields.values()))))
            key = f'{mine.key}.new.{now.key}'
            rows.append(Row(key, mine.key, '', 'action', Kind.NEW, now=said, values=now.values))
        elif stored is not None and (not had_last or stored.key in from_last):
            rows.append(Row(f'{stored.key}.gone', mine.key, stored.key, 'action', Kind.GONE, stored=stored.text))
    return rows


def _of_item(mine: Item, theirs: Item, before: Item | None, recommendation: str, had_last: bool) -> list[Row]:
    rows = []
    for name in dict.fromkeys((*mine.fields, *theirs.fields)):
        stored, now = mine.fields.get(name, ''), theirs.fields.get(name, '')
        last = before.fields.get(name, '') if before else None
        if _plain(stored) == _plain(now) or (last is not None and _plain(now) == _plain(last)):
            continue
        if name == 'wording':
            kind = Kind.SEALED
        else:
            kind = Kind.SAFE if last is not None and _plain(stored) == _plain(last) else Kind.CONFLICT
        key = f'{mine.key}.{name}'
        rows.append(Row(key, recommendation, mine.key, name, kind, stored, now, last, theirs.values.get(name)))
    return rows


def _pairs(stored: Iterable[Item], other: Iterable[Item]) -> list[tuple[str, Item]]:
    return [(mine.key, theirs) for mine, theirs in _matched(list(stored), list(other)) if mine and theirs]


def _matched(mine: Sequence[Item], theirs: Sequence[Item]) -> list[tuple[Item | None, Item | None]]:
    """Both sides' items in pairs: the same text first, then the most alike, then the same number; the rest alone."""
    left = list(theirs)
    found: dict[str, Item] = {}
    for rule in (_same_text, _alike, _same_number):
        for item in mine:
            if item.key in found:
                continue
            best = max(left, key=lambda other: rule(item, other), default=None)
            if best is not None and rule(item, best) > 0:
                found[item.key] = best
                left.remove(best)
    return [*((item, found.get(item.key)) for item in mine), *((None, item) for item in left)]


def _same_text(one: Item, other: Item) -> float:
    return float(_plain(one.text) == _plain(other.text))


def _alike(one: Item, other: Item) -> float:
    matcher = SequenceMatcher(None, _plain(one.text)[:400], _plain(other.text)[:400], autojunk=False)
    if matcher.quick_ratio() < ALIKE:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= ALIKE else 0.0


def _same_number(one: Item, other: Item) -> float:
    return float(bool(one.number) and one.number == other.number)


def _plain(text: str) -> str:
    return ' '.join(text.split()).casefold().strip(' .')


def items_of(state: Json) -> list[Item]:
    """The recommendations of a draft's state as items."""
    return [_recommendation(state, each) for each in state['recommendations']]


def _recommendation(state: Json, said: Json) -> Item:
    key = said['key']
    values = {name: _value(state, f'{key}.{name}') for name in RECOMMENDATION}
    fields = {'wording': _joined(values['heading'], values['text'])}
    written: Json = {}
    for name, part in (('response', (values['response'], values['response_comment'])), *_rounds(state, key)):
        fields[name], written[name] = _joined(*part), list(part)
    actions = [_action(state, action) for action in said['actions']]
    return Item(key, fields['wording'], str(values['number'] or ''), fields, written, actions)


def _rounds(state: Json, key: str) -> list[tuple[str, tuple[Any, Any]]]:
    return [
        (name, (_value(state, f'{key}{name}.status'), _value(state, f'{key}{name}.comment')))
        for name in ('first', 'final')
    ]


def _action(state: Json, key: str) -> Item:
    values = {name: _value(state, f'{key}.{name}') for name in ACTION}
    deadline = (values['deadline'] or {}).get('text', '')
    fields = {
        'text': values['text'] or '',
        'deadline': deadline,
        'responsible': '; '.join(values['responsible'] or ()),
        'report': _joined(values['status'], values['comment']),
    }
    written = {**values, 'report': [values['status'] or '', values['comment'] or '']}
    return Item(key, fields['text'], str(values['number'] or ''), fields, written)


def _value(state: Json, key: str) -> Any:
    return state['fields'].get(key, {}).get('value')


def _joined(*parts: Any) -> str:
    return JOINT.join(str(part) for part in parts if part)
