"""Which blocks of a document are the matrix: all of a short one, the matrix alone of a report that holds one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from uptake.matrices.grid import Block, Grid, Line, Table
from uptake.matrices.recognise.columns import columns, headings, is_of_a_matrix
from uptake.matrices.recognise.fields import ROUNDS
from uptake.matrices.recognise.formnames import names_the_form
from uptake.matrices.recognise.labelling import Label, label_at
from uptake.matrices.recognise.layout import rows_of
from uptake.matrices.recognise.pieces import line_ends, of_cell, paragraphs, spread

#: Fewer words than this around the labels, and the whole document is the matrix.
_SHORT_PROSE = 500
_LONGEST_GAP = 1500
_LONGEST_PRELUDE = 900
_LONGEST_TAIL = 400
_ENOUGH = 3
_STRONG = frozenset({'response', 'action', 'addressed_to', 'response_comment'}) | ROUNDS
_OWN_HEADING = frozenset({'title', 'title_year', 'coordinator', 'published', 'overall_comment', 'lessons', 'year'})


@dataclass(frozen=True, slots=True)
class _Sign:
    """What one block shows: `weight` of evidence for a matrix, whether a label begins it, and how long it is."""

    weight: int = 0
    label: Label | None = None
    words: int = 0
    form: bool = False
    chapter: bool = False
    answers: bool = False


def matrix_blocks(grid: Grid) -> list[int]:
    """The numbers of the blocks that belong to a matrix, in order; all of them where nothing else is told apart."""
    everything = list(range(len(grid.blocks)))
    if sum(_length(block) for block in grid.blocks if isinstance(block, Line)) < _SHORT_PROSE:
        return everything
    signs = [_sign(block, number) for number, block in enumerate(grid.blocks)]
    if sum(sign.words for sign in signs if sign.label is None) < _SHORT_PROSE:
        return everything
    clusters = _clusters(signs)
    best = max((sum(signs[number].weight for number in cluster) for cluster in clusters), default=0)
    inside: set[int] = set()
    for cluster in clusters:
        weight = sum(signs[number].weight for number in cluster)
        if weight >= max(_ENOUGH, best // 5) and any(signs[number].answers for number in cluster):
            inside.update(range(_start(signs, cluster[0]), _end(signs, grid.blocks, cluster[-1]) + 1))
    left = sum(sign.words for number, sign in enumerate(signs) if number not in inside)
    return sorted(inside) if inside and left >= _SHORT_PROSE // 2 else everything


def _length(block: Block) -> int:
    return len(block.text.split()) if isinstance(block, Line) else 0


def _sign(block: Block, number: int) -> _Sign:
    if isinstance(block, Table):
        return _sign_of_table(block, number)
    text = block.text
    length = len(text.split())
    if names_the_form(text):
        return _Sign(form=True, words=0, weight=1)
    label = label_at(text) if length else None
    if label is not None and label.sure < 2:
        label = None
    chapter = block.heading is not None and label is None
    if label is None:
        return _Sign(words=length, chapter=chapter)
    strong = bool(_STRONG.intersection(label.fields)) and label.sure == 3
    return _Sign(1 if strong else 0, label, 0, chapter=False, answers=strong and _answers(label))


def _answers(label: Label) -> bool:
    return bool({'response', 'action'}.intersection(label.fields))


def _sign_of_table(table: Table, number: int) -> _Sign:
    weight, answers = 0, False
    for row in rows_of(table)[:60]:
        cells = [cell for cell in row if cell.text.strip()]
        found = headings(cells)
        mapping = columns([found]) if found else []
        if mapping and is_of_a_matrix(mapping):
            names = {column.field for column in mapping}
            weight += 3 if names & {'action', 'response', 'option:accepted'} else 1
            answers = answers or bool(names & {'action', 'response', 'option:accepted'})
            continue
        for cell in cells[:1]:
            group = next(paragraphs(of_cell(cell, number)), None)
            label = label_at(spread(group), ends=line_ends(group)) if group else None
            if (
                label is not None
                and label.sure > 1
                and (_STRONG | {'recommendation'} | _OWN_HEADING).intersection(label.fields)
            ):
                weight += 1
                answers = answers or _answers(label)
    return _Sign(weight, None, 0, answers=answers)


def _clusters(signs: Sequence[_Sign]) -> list[list[int]]:
    """The blocks with evidence, in groups with little prose and no chapter between."""
    found: list[list[int]] = []
    gap, chapter = 0, True
    for number, sign in enumerate(signs):
        if sign.weight and not sign.form:
            if found and gap <= _LONGEST_GAP and not chapter:
                found[-1].append(number)
            else:
                found.append([number])
            gap, chapter = 0, False
        else:
            gap += sign.words
            chapter = chapter or sign.chapter
    return found


def _start(signs: Sequence[_Sign], first: int) -> int:
    """Where the matrix begins: at the line that names the form, else at the first of its labels."""
    start, said, chapter = first, 0, False
    for number in range(first - 1, -1, -1):
        sign = signs[number]
        if sign.form:
            return number
        said += sign.words
        chapter = chapter or sign.chapter
        if said > _LONGEST_PRELUDE:
            break
        if (
            not chapter
            and sign.label is not None
            and (_OWN_HEADING | {'recommendation'}).intersection(sign.label.fields)
        ):
            start = number
    return start


def _end(signs: Sequence[_Sign], blocks: Sequence[Block], last: int) -> int:
    """Where it ends: before the next chapter, or where its tables and the words after them are over."""
    end, said = last, 0
    for number in range(last + 1, len(signs)):
        sign = signs[number]
        if sign.chapter or sign.form:
            break
        said += sign.words
        if said > _LONGEST_TAIL:
            break
        if isinstance(blocks[number], Table) or number == len(signs) - 1 or sign.words:
            end = number
    return end
