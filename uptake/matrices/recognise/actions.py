"""Key actions written below one another, or several in one cell, as drafts: one for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from uptake.matrices.labels import labels, words
from uptake.matrices.recognise.bracketed import in_brackets
from uptake.matrices.recognise.drafts import ActionDraft
from uptake.matrices.recognise.pieces import Piece, as_text, cut_front, paragraphs, spread

NUMBER = re.compile(
    r'\s*(?:(?:key\s+)?(?:action|acci[oó]n|activit[yé]|actividad|mesure|medida)\s*(?:cl[eé]|clave)?\s*(?:n[o°º.]*)?\s*)?#?\s*((?:[A-Z]|\d{1,2})(?:\.\d{1,2}){1,3}|\d{1,2}(?=\s*[.):]|\s*[–-]\s))\s*[.):–-]*\s*(?=\D|$)',
    re.IGNORECASE,
)
_LETTER = re.compile(r'\s*\(?([a-h])[.)]\s+(?=\S)')
_LONGEST_NONE = 120
_LISTED = ('deadline', 'responsible', 'status', 'comment')


def from_list(pieces: Sequence[Piece]) -> tuple[list[ActionDraft], ActionDraft | None]:
    """Actions written below one another with tagged fields; the second is what stood before the first of them."""
    found: list[ActionDraft] = []
    loose = ActionDraft()
    marked = sum(
        1
        for piece in pieces
        if piece.tag in ('action', '') and (piece.mark or NUMBER.match(piece.text)) and piece.level == 0
    )
    for piece in pieces:
        tag = piece.tag or 'action'
        current = found[-1] if found else None
        if tag in ('action', 'action_number') and _is_new(piece, current, marked):
            current = ActionDraft()
            found.append(current)
        target = current or loose
        target.slots.setdefault(tag, []).append(piece)
    return found, loose if loose.slots else None


def _is_new(piece: Piece, current: ActionDraft | None, marked: int) -> bool:
    """Whether an action begins with this line."""
    if current is None:
        return True
    if piece.tag == 'action' and not current.slots.get('action') and set(current.slots) == {'action_number'}:
        return False
    if piece.begins and piece.number is not None:
        return True
    if len(current.slots) > (1 if 'action_number' not in current.slots else 2):
        return True
    if piece.soft and not piece.mark:
        return False
    first = current.slots.get('action', [piece])[0]
    if marked:
        numbered = NUMBER.match(piece.text) is not None or bool(piece.mark and piece.mark[0].isdigit())
        was_numbered = NUMBER.match(first.text) is not None or bool(first.mark and first.mark[0].isdigit())
        if numbered != was_numbered:
            return numbered
        return numbered or (piece.mark is not None and piece.level <= first.level and first.mark is not None)
    return not first.text.endswith(':') and not piece.cut


def without_number(pieces: Sequence[Piece]) -> tuple[list[Piece], str | None]:
    """An action's lines without the number before the first, and that number; one bullet alone is dropped."""
    if not pieces:
        return [], None
    first = pieces[0]
    if first.number is not None:
        return list(pieces), first.number
    groups = list(paragraphs(pieces))
    marks = [group[0].mark for group in groups]
    if first.mark and first.mark[0].isalnum() and sum(bool(mark and mark[0].isalnum()) for mark in marks) == 1:
        return [replace(first, mark=None), *pieces[1:]], first.mark.strip('().: ')
    text = spread(groups[0])
    if sum(NUMBER.match(spread(group)) is not None for group in groups) > 1 and not first.mark:
        return list(pieces), None
    found = NUMBER.match(text) if not first.mark else None
    if found and found.end() < len(text.rstrip()) + 1:
        rest = cut_front(groups[0], found.end())
        return [*rest, *pieces[len(groups[0]) :]], found.group(1)
    if first.mark == '-' and marks.count('-') == 1:
        return [replace(first, mark=None), *pieces[1:]], None
    return list(pieces), None


def split_parallel(action: ActionDraft) -> tuple[list[ActionDraft], bool]:
    """Several actions in one cell as a list, with lists as long beside it → one each.

    The second value says that there are several actions here whose other fields do not agree in number.
    """
    items = _items(action.slots.get('action', [])) or _lines_beside(action)
    if items is None:
        return [action], False
    others = {name: _items(action.slots[name], every=True) for name in _LISTED if action.slots.get(name)}
    lengths = {name: len(parts) for name, parts in others.items() if parts is not None and len(parts) > 1}
    if not lengths and _all_numbered(items) and all(in_brackets(item) for item in items):
        return [ActionDraft({'action': item}) for item in items], False
    if not lengths:
        return [action], _all_numbered(items)
    if any(length != len(items) for length in lengths.values()):
        return [action], True
    drafts = []
    for number, item in enumerate(items):
        draft = ActionDraft({'action': item})
        for name, parts in others.items():
            draft.slots[name] = parts[number] if parts is not None and len(parts) > 1 else list(action.slots[name])
        drafts.append(draft)
    return drafts, False


def _lines_beside(action: ActionDraft) -> list[list[Piece]] | None:
    """The lines of a cell without list signs, if as many lines of dates and of units stand beside them."""
    groups = [list(group) for group in paragraphs(action.slots.get('action', []))]
    beside = [action.slots[name] for name in ('deadline', 'responsible') if action.slots.get(name)]
    counts = {len(list(paragraphs(pieces))) for pieces in beside}
    alike = counts == {len(groups)} and len(groups) > 1 and bool(action.slots.get('deadline'))
    firsts = [group[0] for group in groups]
    plain = all(each.text[:1].isupper() and not each.mark and not each.text.endswith(':') for each in firsts)
    return groups if alike and plain else None


def _all_numbered(items: Sequence[Sequence[Piece]]) -> bool:
    return all(NUMBER.match(item[0].text) or (item[0].mark and item[0].mark[0].isdigit()) for item in items)


def _items(pieces: Sequence[Piece], *, every: bool = False) -> list[list[Piece]] | None:
    """The items of a list, if the cell is nothing but one of at least two; `every` takes each paragraph as an item."""
    groups = list(paragraphs(pieces))
    if len(groups) < 2:
        return None
    if every and not any(_kind(group[0]) for group in groups):
        return [list(group) for group in groups]
    found: list[list[Piece]] = []
    kind = _kind(groups[0][0])
    if kind is None:
        return None
    for group in groups:
        if _kind(group[0]) == kind and group[0].level == groups[0][0].level:
            found.append(
                _bare(group)
                if every
                else [replace(group[0], mark=None) if group[0].mark == '-' else group[0], *group[1:]]
            )
        elif found:
            found[-1].extend(group)
    return found if len(found) > 1 else None


def _bare(group: Sequence[Piece]) -> list[Piece]:
    """An item without its sign or typed number."""
    typed = NUMBER.match(spread(group)) or _LETTER.match(spread(group))
    if group[0].mark or typed is None:
        return [replace(group[0], mark=None), *group[1:]]
    return cut_front(group, typed.end())


def _kind(piece: Piece) -> str | None:
    if piece.mark:
        return 'number' if piece.mark[0].isalnum() else 'bullet'
    if NUMBER.match(piece.text):
        return 'typed'
    return 'letter' if _LETTER.match(piece.text) else None


def is_none(pieces: Sequence[Piece]) -> bool:
    """Whether the text says that there is no action: 'None (…)', 'N/A', 'Aucune'."""
    text = as_text(pieces)
    if len(text) > _LONGEST_NONE:
        return False
    bare = words(re.sub(r'\([^)]*\)', '', text))
    return bare in labels().list('phrases', 'none') or not re.search(r'[^\W\d_]', text)
