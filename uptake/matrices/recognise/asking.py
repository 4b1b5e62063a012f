"""Values with their places, questions with their paths, and what was dropped on the way: one notebook a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from uptake.matrices.model import Place, Question, Value
from uptake.matrices.recognise.instructions import without_instructions
from uptake.matrices.recognise.pieces import Piece, as_text

T = TypeVar('T')

#: Why something is asked, in a sentence for the person who settles it. The codes are stable.
MESSAGES = {
    'nothing-marked': 'The options stand there, but none of them is marked.',
    'several-marked': 'More than one option is marked.',
    'response-unread': 'Whether it is accepted, partially accepted or rejected is not said plainly.',
    'deadline-unread': 'No period could be read from this deadline.',
    'deadline-uncertain': 'The period that this deadline means is not certain.',
    'cut-by-page': 'A page break stands within this text: it may be two actions, not one.',
    'units-unsplit': 'Line ends may have been lost here: these may be several units, or one.',
    'status-unread': 'The status could not be read.',
    'priority-unread': 'The priority could not be read as 1, 2 or 3.',
    'date-unread': 'The date could not be read as one day.',
    'heading-uncertain': 'A line end may have been lost between the heading and the text.',
    'text-missing': 'The recommendation has an answer but no text of its own.',
    'action-missing': 'This stands beside no key action.',
    'actions-unsplit': 'Several key actions may stand in one cell.',
    'title-missing': 'No title of the evaluation was found.',
    'columns-unnamed': 'This table has no headings: which column is the reason and which the action is a guess.',
    'bullets-lost': 'The signs of a list may have been lost here.',
    'bullets-uncertain': 'Whether this line is an item of a list is not certain.',
}


@dataclass
class Notebook:
    """What interpreting one matrix needs and gives beside the values."""

    format: str
    language: str | None
    published: date | None
    prefix: str = ''
    questions: list[Question] = field(default_factory=list)
    dropped: list[Piece] = field(default_factory=list)
    instructions: list[Piece] = field(default_factory=list)

    @property
    def lossy(self) -> bool:
        """Whether the format loses marks and line ends."""
        return self.format in ('text', 'pdf')

    def ask(self, path: str, code: str, raw: str, place: Place | None, options: Sequence[str] = ()) -> None:
        self.questions.append(Question(self.prefix + path, code, MESSAGES[code], raw, place, tuple(options)))

    def content(self, pieces: Sequence[Piece] | None) -> list[Piece]:
        """The pieces without the form's own instructions and without empty ones."""
        kept, form = without_instructions(pieces or ())
        self.instructions += form
        return [piece for piece in kept if piece.text]


def value(found: T, pieces: Sequence[Piece], raw: str | None = None) -> Value[T]:
    """A value with its raw text and the places of its pieces, each cell or paragraph once."""
    places: list[Place] = []
    seen: set[tuple[int, int | None, int | None]] = set()
    for piece in pieces:
        key = (piece.place.block, piece.place.row, piece.place.column)
        if key not in seen:
            seen.add(key)
            places.append(piece.place)
    return Value(found, as_text(pieces) if raw is None else raw, places[0] if places else None, tuple(places[1:]))


def text_value(pieces: Sequence[Piece]) -> Value[str] | None:
    """The pieces as a text, or None where they hold none."""
    text = as_text(pieces)
    return value(text, pieces, text) if text else None
