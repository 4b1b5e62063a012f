"""A row under headings → recommendation and action: what is new, what is repeated, merged, blank, or cut by a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from uptake.matrices.grid import Cell
from uptake.matrices.recognise.columns import Column
from uptake.matrices.recognise.drafts import ActionDraft, RecommendationDraft
from uptake.matrices.recognise.feed import feed
from uptake.matrices.recognise.fields import ACTION
from uptake.matrices.recognise.instructions import is_instruction, without_instructions
from uptake.matrices.recognise.labelling import inline_labels, label_at
from uptake.matrices.recognise.pieces import Piece, as_text, cut_front, of_cell, paragraphs, spread
from uptake.matrices.recognise.writer import Writer

_ENDS = re.compile(r'[.!?;:)”"»]\s*$')
_NUMBER = re.compile(
    r'\s*(?:rec(?:o|ommend?ation|omendaci[oó]n|ommandation)?\.?)?\s*(?:n[o°º.]*)?\s*#?\s*((?:[A-Z]{1,3}[.\-]?)?\d{1,3}(?:[.\-][\da-z]{1,3})*[a-z]?|[A-Z]|[IVX]+)\s*[.):]?\s*',
    re.IGNORECASE,
)
_ONLY_NUMBER = re.compile(r'\s*\(?(?:[A-Z]{1,3}[.\- ]?)?\d{1,3}(?:[.\-]\d{1,3})*[a-z]?\s*[.):]*\s*')

Row = dict[str, list[Piece]]


def fill_row(
    writer: Writer, mapping: Sequence[Column], tall: Sequence[Cell], cells: Sequence[Cell], block: int, *, cut: bool
) -> None:
    """Take one row. `cut` says that a page break stands just before it, so that it may go on from the row above."""
    if _is_banner(cells, mapping):
        writer.mark([piece for cell in cells for piece in of_cell(cell, block)], 'banner')
        return
    found: Row = {}
    for cell, column in zip(cells, _columns_of(cells, mapping), strict=True):
        pieces = of_cell(cell, block)
        if column is None or column.field in ('other', 'monitoring', 'final_monitoring', 'other_document'):
            writer.mark(pieces, 'other')
            continue
        found.setdefault(column.field, []).extend(pieces)
    fields = {column.field for column in mapping}
    by_columns = bool(fields & {'recommendation', 'number', 'heading'})
    if by_columns:
        _recommendation(writer, found, fields, cut=cut)
    elif cut and _goes_on(writer, found, fields):
        return
    if writer.recommendation is not None and any(field.startswith('option:') for field in fields):
        writer.recommendation.option_columns = True
    _rest_of_recommendation(writer, found)
    _action(writer, found, mapping, tall, cells[0], block, cut=cut)


def _columns_of(cells: Sequence[Cell], mapping: Sequence[Column]) -> list[Column | None]:
    """The column of each cell; where a cell stands under none and there are as many as columns, by their order."""
    found = [column_of(cell, mapping) for cell in cells]
    return list(mapping) if None in found and len(cells) == len(mapping) < 4 else found


def column_of(cell: Cell, mapping: Sequence[Column]) -> Column | None:
    """The column that a cell stands under; the one it shares most with."""
    best, most = None, 0
    for column in mapping:
        shared = min(column.last, cell.column + cell.columns) - max(column.first, cell.column)
        if shared > most:
            best, most = column, shared
    return best


def _is_banner(cells: Sequence[Cell], mapping: Sequence[Column]) -> bool:
    """A row of one cell over most of the table that names a group of rows."""
    if len(cells) != 1 or len(mapping) < 3:
        return False
    spans = sum(
        column.first < cells[0].column + cells[0].columns and column.last > cells[0].column for column in mapping
    )
    return spans > max(2, len(mapping) // 2) and len(cells[0].text.split()) < 40


# ---- the recommendation of a row


def _recommendation(writer: Writer, found: Row, fields: set[str], *, cut: bool) -> None:
    number_pieces, text_pieces = found.pop('number', []), found.pop('recommendation', [])
    heading_pieces = found.pop('heading', [])
    number = _number_of(as_text(number_pieces))
    if number is None and number_pieces and not text_pieces and 'recommendation' not in fields:
        text_pieces, number_pieces = number_pieces, []
    text_pieces, lead = _without_label(text_pieces)
    number = number or lead
    current = writer.recommendation if writer.recommendation and writer.recommendation.from_columns else None
    if 'recommendation' not in fields and 'heading' not in fields:
        _switch_to(writer, number)
        writer.mark(number_pieces, 'value')
        return
    if current is not None and _is_same(current, number, text_pieces, heading_pieces, 'number' in fields, cut=cut):
        goes_on = (
            cut
            and not number_pieces
            and text_pieces
            and _text(text_pieces) not in _text(current.slots.get('recommendation', []))
        )
        if goes_on:
            current.slots.setdefault('recommendation', []).extend(_cut(text_pieces))
        writer.mark([*number_pieces, *text_pieces, *heading_pieces], 'value')
        return
    if not (number or text_pieces or heading_pieces):
        return
    fresh = writer.begin_recommendation(number)
    fresh.from_columns = True
    fresh.number_piece = number_pieces[0] if number_pieces else None
    for field, pieces in (('recommendation', text_pieces), ('heading', heading_pieces)):
        if pieces:
            fresh.slots[field] = list(pieces)
    writer.mark([*number_pieces, *text_pieces, *heading_pieces], 'value')


def _switch_to(writer: Writer, number: str | None) -> None:
    """A table of actions that names its recommendation by number only."""
    if number is None:
        return
    stem = number if any(each.number == number for each in writer.matrix.recommendations) else number.split('.')[0]
    for each in writer.matrix.recommendations:
        if each.number == stem:
            writer.recommendation, writer.action = each, None
            return
    if writer.recommendation is None or writer.recommendation.number != stem:
        writer.begin_recommendation(stem).from_columns = True


def _is_same(
    current: RecommendationDraft,
    number: str | None,
    text: Sequence[Piece],
    heading: Sequence[Piece],
    numbered: bool,
    *,
    cut: bool,
) -> bool:
    """Whether a row still speaks of the recommendation above: blank, repeated, or cut by the page."""
    said, stands = _text(text), _text(current.slots.get('recommendation', []))
    if not (number or said or _text(heading)):
        return True
    if number is not None and number != current.number:
        return False
    if said and stands and (said == stands or (len(said) > 30 and said[:60] == stands[:60])):
        return number == current.number or number is None
    if number is not None and not said:
        return True
    if number is not None and not stands:
        return False
    if number is None and cut and said and not _text(heading):
        return numbered or said[:1].islower()
    return not said and _text(heading) == _text(current.slots.get('heading', []))


def _number_of(text: str) -> str | None:
    found = _NUMBER.fullmatch(text.replace('\n', ' ').strip()) if text.strip() else None
    return found.group(1) if found else None


def _without_label(pieces: list[Piece]) -> tuple[list[Piece], str | None]:
    """A recommendation's cell without 'Recommendation 3:' or '3.' before it, and that number."""
    group = next(paragraphs(pieces), None)
    if group is None:
        return pieces, None
    text = spread(group)
    label = label_at(text)
    if label is not None and 'recommendation' in label.fields and (label.number or label.sure == 3):
        return [*cut_front(group, label.value_at), *pieces[len(group) :]], label.number
    if (
        group[0].mark
        and group[0].mark[0].isalnum()
        and (len(list(paragraphs(pieces))) == 1 or not pieces[len(group)].mark)
    ):
        return [replace(group[0], mark=None), *pieces[1:]], group[0].mark.rstrip('.):')
    typed = re.match(r'\s*(?:Rec\.?\s*)?((?:R\.?)?\d{1,2}(?:\.\d{1,2}|\.[a-z])*)\s*[.):–-]+\s+(?=\S)', text)
    if typed and typed.end() < len(text):
        return [*cut_front(group, typed.end()), *pieces[len(group) :]], typed.group(1)
    return pieces, None


def _rest_of_recommendation(writer: Writer, found: Row) -> None:
    """The other fields of the recommendation in a row; what only repeats what stands is not taken twice."""
    names = [name for name in found if name not in ACTION]
    if not names:
        return
    if writer.recommendation is None:
        writer.begin_recommendation(None)
    current = writer.recommendation
    assert current is not None
    for name in names:
        pieces = found.pop(name)
        writer.mark(pieces, 'value')
        if name.startswith('option:'):
            current.option_columns = True
            current.ticks.extend((name.removeprefix('option:'), piece) for piece in pieces[:1])
            continue
        slot = current.slots.setdefault(name, [])
        if _text(pieces) and _text(pieces) == _text(slot):
            continue
        if name == 'response' and not slot:
            writer._use(slot, name)
            feed(writer, pieces, in_cell=True)
            writer.close()
            continue
        slot.extend(pieces)


# ---- the action of a row


def _action(
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


def _goes_on(writer: Writer, found: Row, fields: set[str]) -> bool:
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
        slot.extend(_cut(pieces) if runs_on or _is_form(slot) else pieces)
        writer.mark(pieces, 'value')


def _is_form(slot: Sequence[Piece]) -> bool:
    content, form = without_instructions(slot)
    return bool(form) and not content


def _cut(pieces: Sequence[Piece]) -> list[Piece]:
    return [replace(pieces[0], cut=True), *pieces[1:]]


def _text(pieces: Sequence[Piece]) -> str:
    return ' '.join(as_text(pieces).casefold().split())
