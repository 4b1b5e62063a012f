"""From what a form sends to an edit: values are read by the kind of their field, and only what changed is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from uptake.intake.editing import ACTS, Edit, EditRefused
from uptake.intake.fields import FormUnusable, Reference, Unusable, field_named, written

Json = dict[str, Any]
VALUE = 'value:'


def reference_of(state: Json) -> Reference:
    """What deadlines of this matrix are read with."""
    published = state['fields'].get('heading.published', {}).get('value')
    return Reference(date.fromisoformat(published) if published else None, state.get('language'))


def intended(state: Json, sent: Mapping[str, str]) -> Edit:
    """The edit that a form asks for. Unusable where a value is none of its kind, EditRefused where it asks nonsense."""
    kind, path = sent.get('kind', ''), sent.get('path', '')
    if kind == 'undo':
        return Edit('undo')
    if kind == 'fill':
        return Edit('fill', path, _changed(state, sent))
    if not kind and 'choice' in sent:
        return Edit('set', path, _value(state, path, sent['choice']))
    if kind not in ACTS:
        raise EditRefused('There is no such edit.', where=kind)
    return Edit(kind, path, _VALUES[kind](sent) if kind in _VALUES else None)


def _changed(state: Json, sent: Mapping[str, str]) -> Json:
    """The fields whose text is another than before, by key. FormUnusable with everything that is wrong."""
    changed: Json = {}
    wrong: dict[str, str] = {}
    for key, words in given_in(sent).items():
        before = state['fields'].get(key, {}).get('value')
        if words.strip() == written(before).strip():
            continue
        try:
            changed[key] = _value(state, key, words)
        except Unusable as error:
            wrong[key] = str(error)
    if wrong:
        raise FormUnusable(wrong)
    return changed


def given_in(sent: Mapping[str, str]) -> dict[str, str]:
    """What a form sends for fields, by their keys, with plain line ends."""
    return {
        name.removeprefix(VALUE): words.replace('\r\n', '\n') for name, words in sent.items() if name.startswith(VALUE)
    }


def _value(state: Json, key: str, words: str) -> Any:
    field = field_named(key)
    if field is None:
        raise EditRefused('There is no such field.', where=key)
    return field.kind.parse(words, reference_of(state))


def _split(sent: Mapping[str, str]) -> Json:
    offset = sent.get('offset', '')
    if not offset.isdecimal():
        raise EditRefused('Choose the place where the text is to be split.')
    return {'at': int(offset), 'from': sent.get('from') or None}


def _keys(sent: Mapping[str, str]) -> list[str] | None:
    return [key for key in sent.get('keys', '').split(',') if key] or None


_VALUES: dict[str, Any] = {
    'split': _split,
    'check': _keys,
    'move': lambda sent: sent.get('field', ''),
    'add': lambda sent: sent.get('text', '').strip(),
}
