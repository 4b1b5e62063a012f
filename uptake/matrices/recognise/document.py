"""One grid → one reading: its part that is a matrix, its drafts, its matrices, and an account of every line."""

from __future__ import annotations

from datetime import date

from uptake.matrices.grid import Grid, Table
from uptake.matrices.model import Matrix, Reading
from uptake.matrices.recognise.account import account, mark_unused
from uptake.matrices.recognise.asking import Notebook
from uptake.matrices.recognise.interpret import read_matrix_draft
from uptake.matrices.recognise.language import language_of
from uptake.matrices.recognise.merging import merged
from uptake.matrices.recognise.region import matrix_blocks
from uptake.matrices.recognise.signs import without_signs
from uptake.matrices.recognise.walk import Walker
from uptake.matrices.recognise.writer import Writer, ledger_key


def recognise(grid: Grid, *, published: date | None = None) -> Reading:
    """Everything a document says as a management response. `matrices` is empty where nothing of one was found."""
    grid = without_signs(grid)
    inside = matrix_blocks(grid)
    writer = Writer()
    Walker(writer, grid.format).walk([(number, grid.blocks[number]) for number in inside])
    drafts = merged(writer.matrices)
    kept = {ledger_key(piece.place) for draft in drafts for piece in draft.pieces()}
    said = {piece.text for draft in drafts for piece in draft.pieces()}
    for draft in writer.matrices:
        for piece in draft.pieces():
            if ledger_key(piece.place) not in kept and piece.text not in said:
                writer.ledger[ledger_key(piece.place)] = 'content'
    language = language_of(_texts(grid, inside))
    matrices, questions = [], []
    for number, draft in enumerate(drafts):
        notes = Notebook(grid.format, language, published, f'matrices[{number}].' if number else '')
        matrices.append(read_matrix_draft(draft, notes))
        questions += notes.questions
        for kind, pieces in (('content', notes.dropped), ('instruction', notes.instructions)):
            for piece in pieces:
                writer.ledger[ledger_key(piece.place)] = kind
    for matrix in matrices:
        _mark_title(matrix, writer)
    mark_unused(grid, matrices, questions, writer.ledger)
    unplaced = account(grid, frozenset(inside), writer.ledger)
    return Reading(tuple(matrices), tuple(questions), unplaced, grid.format, grid.pages)


def _mark_title(matrix: Matrix, writer: Writer) -> None:
    """A title may have been taken from above the first label."""
    title = matrix.evaluation_title
    for place in (title.place, *title.also) if title is not None else ():
        if place is not None:
            writer.ledger[ledger_key(place)] = 'value'


def _texts(grid: Grid, inside: list[int]) -> list[str]:
    found = []
    for number in inside:
        block = grid.blocks[number]
        found += [cell.text for cell in block.cells] if isinstance(block, Table) else [block.text]
    return found
