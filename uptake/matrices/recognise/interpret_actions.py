"""The key actions of one recommendation: from the rows of a table, from a list, from several in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uptake.deadlines.reading import read_deadline
from uptake.domain.deadlines import Deadline
from uptake.domain.vocabulary import Certainty
from uptake.matrices.model import Action, Value
from uptake.matrices.recognise.actions import from_list, is_none, split_parallel, without_number
from uptake.matrices.recognise.asking import Notebook, text_value, value
from uptake.matrices.recognise.bracketed import in_brackets
from uptake.matrices.recognise.drafts import ActionDraft, RecommendationDraft
from uptake.matrices.recognise.pieces import Piece, as_text
from uptake.matrices.recognise.units import read_units

_NUMERIC_DATE = re.compile(r'\s*(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d+)\s*')


def read_actions(draft: RecommendationDraft, path: str, notes: Notebook) -> tuple[Action, ...]:
    """The key actions in order; rows that hold only a number or the form's words are none."""
    listed, loose = from_list(_content_of_list(draft.slots.get('actions', []), notes))
    drafts: list[ActionDraft] = []
    for each in [*draft.actions, *listed]:
        own = ActionDraft({name: notes.content(pieces) for name, pieces in each.slots.items()}, each.doubtful)
        parts, unsplit = split_parallel(own)
        for part in parts:
            cleaned = _cleaned(part, notes)
            if cleaned is None:
                continue
            if unsplit:
                action = part.slots['action']
                notes.ask(f'{path}.actions[{len(drafts)}].text', 'actions-unsplit', as_text(action), action[0].place)
            drafts.append(cleaned)
    _give_loose(drafts, loose, path, notes)
    return tuple(_action(each, f'{path}.actions[{number}]', notes) for number, each in enumerate(drafts))


def _content_of_list(pieces: Sequence[Piece], notes: Notebook) -> list[Piece]:
    return notes.content(pieces)


def _cleaned(draft: ActionDraft, notes: Notebook) -> ActionDraft | None:
    """The action without the form's words, or None where nothing is left of it."""
    slots = dict(draft.slots)
    text, number = without_number(slots.get('action', []))
    said = as_text(text)
    if not re.search(r'[^\W\d_]', said) or is_none(text):
        rest = [piece for name, pieces in slots.items() if name not in ('action', 'action_number') for piece in pieces]
        notes.dropped += [piece for piece in rest if re.search(r'\w', piece.text) and not (said and is_none([piece]))]
        if is_none(text) and said:
            notes.dropped += text
        return None
    slots['action'] = text
    if not {'deadline', 'responsible'} & set(slots):
        slots.update(in_brackets(text))
    found = ActionDraft({name: pieces for name, pieces in slots.items() if pieces}, draft.doubtful)
    if number is not None and 'action_number' not in found.slots and text:
        found.number = number
    return found


def _give_loose(drafts: list[ActionDraft], loose: ActionDraft | None, path: str, notes: Notebook) -> None:
    """What stood beside no action: it is the only one's, or a question."""
    if loose is None:
        return
    for name, pieces in loose.slots.items():
        if not re.search(r'\w', as_text(pieces)):
            continue
        if len(drafts) == 1 and name not in drafts[0].slots:
            drafts[0].slots[name] = pieces
            continue
        notes.ask(f'{path}.actions', 'action-missing', as_text(pieces), pieces[0].place)
        notes.dropped += pieces


def _action(draft: ActionDraft, path: str, notes: Notebook) -> Action:
    text = draft.slots['action']
    if draft.doubtful:
        notes.ask(f'{path}.text', 'cut-by-page', as_text(text), text[-1].place)
    said = text_value(text)
    assert said is not None
    said = _without_final_point(said) if text[0].tag else said
    return Action(
        said,
        _number(draft),
        _deadline(draft.slots.get('deadline', []), f'{path}.deadline', notes),
        _responsible(draft.slots.get('responsible', []), f'{path}.responsible', notes),
        _words_of(draft.slots.get('comment', [])),
        _words_of(draft.slots.get('status', [])),
    )


def _without_final_point(said: Value[str]) -> Value[str]:
    """An action of a list whose fields follow as sentences: its own point parts it from them."""
    bare = without_loose_bracket(said.value)
    if '\n' not in bare and bare.endswith('.'):
        bare = bare[:-1]
    return Value(bare, said.raw, said.place, said.also) if bare != said.value and bare else said


def without_loose_bracket(text: str) -> str:
    """The text without a bracket at its end that is opened or closed outside of it."""
    text = text.rstrip()
    if text.endswith((')', ']')) and text.count('(') + text.count('[') < text.count(')') + text.count(']'):
        return text[:-1].rstrip(' .;,')
    if text.endswith(('(', '[')):
        return text[:-1].rstrip(' ,;–-')
    return text


def _number(draft: ActionDraft) -> Value[str] | None:
    pieces = draft.slots.get('action_number', [])
    number = as_text(pieces).strip().strip('.') or draft.number
    return value(number, pieces or draft.slots['action'][:1], number) if number else None


def _deadline(pieces: Sequence[Piece], path: str, notes: Notebook) -> Value[Deadline] | None:
    text = ' '.join(as_text(pieces).split('\n')).strip()
    if pieces and pieces[0].tag:
        text = without_loose_bracket(text.rstrip(' .;,')) or text
    if not text or not re.search(r'\w', text):
        return None
    found = read_deadline(text, published=notes.published, language=notes.language)
    moment = pieces[0].moment
    if moment is not None and len(pieces) == 1 and _NUMERIC_DATE.fullmatch(text):
        found = Deadline(text, moment.isoformat(), moment, moment, Certainty.CERTAIN)
    if found.certainty is Certainty.UNREAD:
        notes.ask(path, 'deadline-unread', text, pieces[0].place)
    elif found.certainty is Certainty.UNCERTAIN:
        notes.ask(path, 'deadline-uncertain', text, pieces[0].place)
    return value(found, pieces)


def _responsible(pieces: Sequence[Piece], path: str, notes: Notebook) -> Value[tuple[str, ...]] | None:
    units = read_units(pieces, lines_lost=notes.lossy)
    if not units.names:
        return None
    if units.doubtful and notes.lossy:
        notes.ask(path, 'units-unsplit', as_text(pieces), pieces[0].place, units.names)
    return value(units.names, pieces)


def _words_of(pieces: Sequence[Piece]) -> Value[str] | None:
    said = text_value(pieces)
    return said if said is not None and re.search(r'\w', said.value) else None
