"""The key action of a row under headings: new, going on after a page break, or a list of its own in one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from uptake.matrices.grid import Cell
from uptake.matrices.recognise.columns import Column
from uptake.matrices.recognise.drafts import ActionDraft
from uptake.matrices.recognise.feed import feed
from uptake.matrices.recognise.fields import ACTION, meaning
from uptake.matrices.recognise.instructions import is_instruction, without_instructions
from uptake.matrices.recognise.labelling import inline_labels, label_at
from uptake.matrices.recognise.pieces import Piece, as_cut, as_text, cut_front, of_cell, paragraphs, spread
from uptake.matrices.recognise.writer import Writer

_ENDS = re.compile(r'[.!?;:)”"»]\s*$')
_ONLY_NUMBER = re.compile(r'\s*\(?(?:[A-Z]{1,3}[.\- ]?)?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?\s*[.):]*\s*')

_FOLLOWING = frozenset({'deadline', 'responsible', 'status', 'comment'})
#: The pieces of a row by field.
Row = dict[str, list[Piece]]


def fill_action(
    writer: Writer,
    found: Row,
    mapping: Sequence[Column],
    tall: Sequence[Cell],
    first: Cell,
    block: int,
    *,
    cut: bool,
) -> None:
    own = {name: pieces for name, pieces in found.items() if name in ACTION and pieces}
    if not own:
        return
    if cut and 'action' not in own and _last_action(writer) is not None:
        _append(writer, _last_action(writer), own)
        return
    if 'action' not in own and 'action_number' not in own:
        last = _last_action(writer)
        if last is not None and any(column.field == 'action' for column in mapping):
            _append(writer, last, own)
        elif writer.recommendation is not None:
            _loose(writer, own)
        return
    own = _relabelled(own)
    if _is_list(own):
        _loose(writer, {name: pieces for name, pieces in own.items() if name != 'action'})
        _feed_list(writer, own['action'])
        return
    action = writer.begin_action()
    for name, pieces in own.items():
        action.slots[name] = list(pieces)
        writer.mark(pieces, 'value')
    for column in mapping:
        if column.field in ('deadline', 'responsible', 'comment', 'status') and column.field not in own:
            above = _covering(tall, first.row, column)
            if above is not None:
                action.slots[column.field] = of_cell(above, block)


def _relabelled(own: Row) -> Row:
    """The cells with what they label themselves under that label: 'Responsible: A' and 'By: May 2024' in one cell."""
    done: Row = {}
    for name, pieces in own.items():
        field = name
        for group in paragraphs(pieces):
            label = label_at(spread(group)) if name in ('deadline', 'responsible') else None
            said = meaning(label.fields, 'action') if label and label.colon and label.sure == 3 else ''
            if label is not None and (said == name or said in _FOLLOWING - set(own)):
                field = said
                group = cut_front(group, label.value_at)
            done.setdefault(field, []).extend(group)
    return done


def _is_list(own: Row) -> bool:
    """Whether the cell of the action names its own units and deadlines: 'TEXT. Responsible: A. Deadline: B.'."""
    if {'deadline', 'responsible'} & set(own) or 'action' not in own:
        return False
    known = frozenset({'deadline', 'responsible'})
    return any(
        next(inline_labels(spread(group), 0, known), None) or _leads_with(group, known)
        for group in paragraphs(own['action'])
    )


def _leads_with(group: Sequence[Piece], known: frozenset[str]) -> bool:
    label = label_at(spread(group))
    return label is not None and label.sure == 3 and bool(known.intersection(label.fields))


def _feed_list(writer: Writer, pieces: Sequence[Piece]) -> None:
    if writer.recommendation is None:
        writer.begin_recommendation(None)
    writer.action = None
    writer.open('action')
    feed(writer, pieces, in_cell=True)
    writer.close()


def _covering(tall: Sequence[Cell], row: int, column: Column) -> Cell | None:
    """The merged cell that reaches down into a row from above."""
    for cell in tall:
        if (
            cell.row < row < cell.row + cell.rows
            and cell.column < column.last
            and cell.column + cell.columns > column.first
        ):
            return cell if cell.text.strip() else None
    return None


def _last_action(writer: Writer) -> ActionDraft | None:
    return writer.recommendation.actions[-1] if writer.recommendation and writer.recommendation.actions else None


def _loose(writer: Writer, own: Row) -> None:
    """Fields of an action in a table that has no column for actions: kept with the recommendation."""
    assert writer.recommendation is not None
    slot = writer.recommendation.slots.setdefault('actions', [])
    for name, pieces in own.items():
        slot.extend(replace(piece, tag=name, begins=piece is pieces[0]) for piece in pieces)
        writer.mark(pieces, 'value')


def goes_on(writer: Writer, found: Row, fields: set[str]) -> bool:
    """Take a row as the rest of the last action if a page break cut it; gives whether it was."""
    last = _last_action(writer)
    own = {name: pieces for name, pieces in found.items() if name in ACTION and pieces}
    if last is None or not own or len(own) < len(found):
        return False
    text = own.get('action')
    if text:
        before = as_text(last.slots.get('action', []))
        begins = text[0].text[:1]
        alone = (
            not (set(own) - {'action'})
            and fields & {'deadline', 'responsible'}
            and bool(set(last.slots) - {'action', 'action_number'})
        )
        runs_on = begins.islower() and not before.endswith('.')
        form = is_instruction(before) and (begins.islower() or is_instruction(' '.join(piece.text for piece in text)))
        if not (alone or runs_on or form) or (_ONLY_NUMBER.match(text[0].text) and not form):
            return False
        last.doubtful = last.doubtful or not (
            runs_on or form or text[0].mark or begins.islower() or not _ENDS.search(before)
        )
    _append(writer, last, own)
    return True


def _append(writer: Writer, last: ActionDraft | None, own: Row) -> None:
    assert last is not None
    for name, pieces in own.items():
        slot = last.slots.setdefault(name, [])
        before = slot[-1].text if slot else ''
        begins = pieces[0].text[:1]
        runs_on = (
            bool(slot) and not pieces[0].mark and (begins.islower() or (name == 'action' and not _ENDS.search(before)))
        )
        slot.extend(as_cut(pieces) if runs_on or _is_form(slot) else pieces)
        writer.mark(pieces, 'value')


def _is_form(slot: Sequence[Piece]) -> bool:
    content, form = without_instructions(slot)
    return bool(form) and not content
