"""A row under headings → recommendation: what is new, what is repeated, merged, blank, or cut by a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from uptake.matrices.grid import Cell
from uptake.matrices.recognise.action_rows import Row, fill_action, goes_on
from uptake.matrices.recognise.columns import Column
from uptake.matrices.recognise.drafts import RecommendationDraft
from uptake.matrices.recognise.feed import feed
from uptake.matrices.recognise.fields import ACTION
from uptake.matrices.recognise.labelling import label_at
from uptake.matrices.recognise.pieces import Piece, as_cut, as_text, cut_front, key_of, of_cell, paragraphs, spread
from uptake.matrices.recognise.writer import Writer

_NUMBER = re.compile(
    r'\s*(?:rec(?:o|ommend?ation|omendaci[oó]n|ommandation)?\.?)?\s*(?:n[o°º.]*)?\s*#?\s*((?:[A-Z]{1,3}[.\-]?)?\d{1,3}(?:[.\-][\da-z]{1,3})*[a-z]?|[A-Z]|[IVX]+)\s*[.):]?\s*',
    re.IGNORECASE,
)


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
    elif cut and goes_on(writer, found, fields):
        return
    if writer.recommendation is not None and any(field.startswith('option:') for field in fields):
        writer.recommendation.option_columns = True
    _rest_of_recommendation(writer, found)
    fill_action(writer, found, mapping, tall, cells[0], block, cut=cut)


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
    text_pieces = _without_fields(text_pieces, found)
    current = writer.recommendation if writer.recommendation and writer.recommendation.from_columns else None
    if current is not None and number is not None and _is_step(current, number, fields):
        found['action_number'], found['action'] = number_pieces, text_pieces
        for name in ('status', 'comment'):
            if f'first_{name}' in found:
                found[name] = found.pop(f'first_{name}')
        writer.matrix.seen['action'] += 1
        return
    if 'recommendation' not in fields and 'heading' not in fields:
        _switch_to(writer, number)
        writer.mark(number_pieces, 'value')
        return
    if current is not None and _is_same(current, number, text_pieces, heading_pieces, 'number' in fields, cut=cut):
        goes_on = (
            cut
            and not number_pieces
            and text_pieces
            and key_of(text_pieces) not in key_of(current.slots.get('recommendation', []))
        )
        if goes_on:
            current.slots.setdefault('recommendation', []).extend(as_cut(text_pieces))
        writer.mark([*number_pieces, *text_pieces, *heading_pieces], 'value')
        return
    if not (number or text_pieces or heading_pieces):
        return
    named = current is not None and not current.has_text() and number in (None, current.number)
    fresh = current if named and current is not None else writer.begin_recommendation(number)
    fresh.from_columns = True
    fresh.number_piece = number_pieces[0] if number_pieces else fresh.number_piece
    for field, pieces in (('recommendation', text_pieces), ('heading', heading_pieces)):
        if pieces:
            fresh.slots[field] = list(pieces)
    writer.mark([*number_pieces, *text_pieces, *heading_pieces], 'value')


def _is_step(current: RecommendationDraft, number: str, fields: set[str]) -> bool:
    """Whether a row is a key action numbered under its recommendation, in a table with one column for both."""
    if fields & {'action', 'response'} or not fields & {'deadline', 'responsible'} or current.number is None:
        return False
    return re.fullmatch(re.escape(current.number) + r'[.\-](?:\d{1,2}|[a-z])', number) is not None


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
    said, stands = key_of(text), key_of(current.slots.get('recommendation', []))
    if not (number or said or key_of(heading)):
        return True
    if number is not None and number != current.number:
        return False
    if said and stands and (said == stands or (len(said) > 30 and said[:60] == stands[:60])):
        return number == current.number or number is None
    if number is not None and not said:
        return True
    if number is not None and not stands:
        return False
    if number is None and cut and said and not key_of(heading):
        return numbered or said[:1].islower()
    return not said and key_of(heading) == key_of(current.slots.get('heading', []))


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


def _without_fields(pieces: list[Piece], found: Row) -> list[Piece]:
    """A recommendation's cell without the lines that say to whom it goes or how urgent it is; those go to `found`."""
    kept: list[Piece] = []
    for number, group in enumerate(paragraphs(pieces)):
        label = label_at(spread(group)) if number else None
        field = next((name for name in ('addressed_to', 'priority') if label and name in label.fields), None)
        if label is None or field is None or not (label.colon and label.sure == 3):
            kept += group
        else:
            found.setdefault(field, []).extend(cut_front(group, label.value_at))
    return kept


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
        if key_of(pieces) and key_of(pieces) == key_of(slot):
            continue
        if name == 'response' and not slot:
            writer._use(slot, name)
            feed(writer, pieces, in_cell=True)
            writer.close()
            continue
        slot.extend(pieces)
