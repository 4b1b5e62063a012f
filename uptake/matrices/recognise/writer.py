"""The writer: labels and text come in, in reading order; drafts grow. It knows no tables and no formats."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from uptake.domain.vocabulary import Round
from uptake.matrices.model import Place
from uptake.matrices.recognise.drafts import ActionDraft, MatrixDraft, RecommendationDraft
from uptake.matrices.recognise.fields import ACTION, DOCUMENT, GROUPS, OTHER, RECOMMENDATION, ROUNDS, meaning
from uptake.matrices.recognise.labelling import Label
from uptake.matrices.recognise.pieces import Piece

LedgerKey = tuple[int, int | None, int | None, int | None]


def ledger_key(place: Place) -> LedgerKey:
    return (place.block, place.row, place.column, place.line)


def _turned(piece: Piece) -> Piece:
    place = piece.place
    return replace(piece, place=replace(place, row=place.column, column=place.row))


class Writer:
    """Grows drafts. `ledger` says of every line what became of it; what is missing there found no field.

    `chapter` is the level of the last heading, `parted` says that a chapter began since the last recommendation,
    `guessed` that the columns of the table have no headings.
    """

    def __init__(self) -> None:
        self.matrices: list[MatrixDraft] = [MatrixDraft()]
        self.ledger: dict[LedgerKey, str] = {}
        self.recommendation: RecommendationDraft | None = None
        self.action: ActionDraft | None = None
        self.slot: list[Piece] | None = None
        self.slot_field: str | None = None
        self.round = Round.FIRST
        self.contents = False
        self.parted = False
        self.guessed = False
        self.chapter = 9
        self._level = 9
        self._begins = False
        self._number: str | None = None

    @property
    def matrix(self) -> MatrixDraft:
        return self.matrices[-1]

    @property
    def context(self) -> str:
        if self.action is not None or (self.recommendation is not None and self.slot_field in ACTION):
            return 'action'
        return 'recommendation' if self.recommendation is not None else 'document'

    # ---- labels

    def label(self, label: Label, pieces: Sequence[Piece]) -> str:
        """Take a label; the text that follows belongs to it. Gives the field it stands for."""
        field = meaning(label.fields, self.context)
        if field == 'responsible' and self.context == 'document' and not self.matrix.recommendations:
            field = 'coordinator'
        self.mark(pieces, 'content' if field in OTHER else 'label')
        self.matrix.label_texts.append(label.text)
        self.open(field, label)
        return field

    def open(self, field: str, label: Label | None = None) -> None:
        """Open the slot of a field, beginning a new matrix, recommendation or action where the field says so."""
        self.contents = field == 'contents'
        if field in DOCUMENT:
            self._open_document(field)
        elif field in ('recommendation', 'number'):
            self._open_recommendation(field, label)
        elif field in GROUPS:
            self.round = Round.FINAL if field == 'final_monitoring' else Round.FIRST
            self._use(None, field)
        elif field in OTHER or self.recommendation is None:
            self._use(None, field)
        else:
            self._open_within(field, label)
        self.matrix.seen[field] += 1

    def _open_document(self, field: str) -> None:
        if field in ('matrix_title', 'contents'):
            self._use(self.matrix.heading if field == 'matrix_title' else None, field)
            return
        if field in ('title', 'title_year') and self.matrix.recommendations:
            self.matrices.append(MatrixDraft())
            self.recommendation, self.action = None, None
        if field in ('title', 'title_year', 'coordinator', 'published', 'overall_comment'):
            self.recommendation, self.action = None, None
        self._use(self.matrix.slots.setdefault(field, []), field)

    def _open_recommendation(self, field: str, label: Label | None) -> None:
        number = label.number if label else None
        current = self.recommendation
        same = current is not None and number is not None and current.number == number
        if current is not None and (
            (label is not None and label.continued)
            or (
                field == 'recommendation'
                and not current.has_text()
                and (number is None or current.number in (None, number))
            )
            or (same and not current.is_answered() and not current.has_text())
        ):
            current.number = current.number or number
        else:
            current = self.begin_recommendation(number)
        self._use(current.slots.setdefault(field, []), field)

    def begin_recommendation(self, number: str | None) -> RecommendationDraft:
        """A new recommendation; what follows is about it."""
        self.recommendation = RecommendationDraft(number, guessed=self.guessed)
        self.matrix.recommendations.append(self.recommendation)
        self.action, self.round, self.parted = None, Round.FIRST, False
        self._level = self.chapter
        return self.recommendation

    def _open_within(self, field: str, label: Label | None) -> None:
        """A field of the recommendation that has begun, or of its last action."""
        assert self.recommendation is not None
        if label is not None and label.round is not None:
            self.round = label.round
        if field in ROUNDS or (field in ('status', 'comment') and self._in_monitoring()):
            self._open_round(field)
            return
        if field == 'status' and not self._actions_begun() and self.slot_field != 'first_status':
            self._open_round('first_status')
            return
        if field == 'comment' and self.recommendation.slots.get('response') is not None and not self._actions_begun():
            field = 'response_comment'
        if field in RECOMMENDATION or (field == 'responsible' and self.action is None and not self._actions_begun()):
            field = 'addressed_to' if field == 'responsible' else field
            self.action = None if field not in ('heading', 'details') else self.action
            self._use(self.recommendation.slots.setdefault(field, []), field)
            return
        self._open_action_field(field, label)

    def _actions_begun(self) -> bool:
        assert self.recommendation is not None
        return bool(
            self.recommendation.actions or self.recommendation.slots.get('actions') or self.slot_field in ACTION
        )

    def _in_monitoring(self) -> bool:
        return self.slot_field in ROUNDS | GROUPS

    def _open_round(self, field: str) -> None:
        assert self.recommendation is not None
        kind = 'comment' if field.endswith('comment') else 'status'
        if field.startswith('final'):
            self.round = Round.FINAL
        elif kind == 'status' and field.startswith('first') and self.round is not Round.FINAL:
            self.round = Round.FIRST
        name = f'{self.round.value}_{kind}'
        self.action = None
        self._use(self.recommendation.slots.setdefault(name, []), name)

    def _open_action_field(self, field: str, label: Label | None) -> None:
        """Actions written below one another, and what belongs to each: kept in order, told apart by tags."""
        assert self.recommendation is not None
        self._use(self.recommendation.slots.setdefault('actions', []), field)
        self._begins, self._number = True, label.number if label else None

    def begin_action(self) -> ActionDraft:
        """A new key action of the recommendation that has begun."""
        if self.recommendation is None:
            self.begin_recommendation(None)
        assert self.recommendation is not None
        self.action = ActionDraft()
        self.recommendation.actions.append(self.action)
        return self.action

    def _use(self, slot: list[Piece] | None, field: str) -> None:
        self.slot, self.slot_field = slot, field

    # ---- text

    def text(self, pieces: Sequence[Piece]) -> None:
        """Text without a label: it goes on with what is open, or stands before the first label, or found no field."""
        if not pieces:
            return
        if self.slot is not None:
            self.slot.extend(self._tagged(pieces) if self.slot_field in ACTION else pieces)
            self.mark(pieces, 'value')
        elif self.contents:
            self.mark(pieces, 'contents-list')
        elif self.slot_field is None and self.recommendation is None and not self.matrix.slots:
            self.matrix.before.extend(pieces)
            self.mark(pieces, 'before')
        else:
            self.mark(pieces, 'content')

    def _tagged(self, pieces: Sequence[Piece]) -> list[Piece]:
        assert self.slot_field is not None
        first = replace(pieces[0], tag=self.slot_field, begins=self._begins, number=self._number)
        self._begins, self._number = False, None
        return [first, *(replace(piece, tag=self.slot_field) for piece in pieces[1:])]

    def back_to_actions(self) -> None:
        """The paragraph is over in which a label stood within a line: the next one speaks of an action again."""
        if self.slot_field in ACTION and self.slot is not None and self.action is None:
            self.slot_field, self._begins = 'action', False

    def is_before_everything(self) -> bool:
        """Whether nothing of the matrix has been met yet."""
        return self.recommendation is None and not self.matrix.slots and not self.matrix.recommendations

    def is_filled(self) -> bool:
        """Whether something was already said since the last label."""
        return bool(self.slot) and not self._begins

    def chapter_begins(self, level: int, *, named: bool) -> None:
        """A heading of this level; `named` says that it is a label."""
        self.parted = self.parted or (not named and self.recommendation is not None and level <= self._level)
        self.chapter = level

    def close(self) -> None:
        """What follows belongs to nothing until a label opens something."""
        self.slot, self.slot_field, self.action = None, 'closed', None

    def mark(self, pieces: Sequence[Piece], kind: str) -> None:
        for piece in pieces:
            key = ledger_key(piece.place)
            if kind == 'label' and key in self.ledger:
                continue
            self.ledger[key] = kind

    def turn_back(self, blocks: Set[int]) -> None:
        """Give the places in tables that were read turned on their side as they stand in the source."""
        self.ledger = {
            (key[0], key[2], key[1], key[3]) if key[0] in blocks else key: kind for key, kind in self.ledger.items()
        }
        for draft in self.matrices:
            for slot in draft.every_slot():
                slot[:] = [_turned(piece) if piece.place.block in blocks else piece for piece in slot]
            for each in draft.recommendations:
                each.ticks = [
                    (value, _turned(piece) if piece.place.block in blocks else piece) for value, piece in each.ticks
                ]
