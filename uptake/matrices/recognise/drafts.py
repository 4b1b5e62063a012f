"""Drafts: what was collected for each field, as pieces of the source, before anything is interpreted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from uptake.matrices.recognise.pieces import Piece

Slots = dict[str, list[Piece]]


@dataclass
class ActionDraft:
    """What was collected for one key action. `doubtful` says that a page break may part two actions within it."""

    slots: Slots = field(default_factory=dict)
    doubtful: bool = False
    number: str | None = None


@dataclass
class RecommendationDraft:
    """What was collected for one recommendation.

    `ticks` are the option columns with a sign in them. The slot 'actions' holds key actions written below one
    another, with tags; `actions` those of a table. `guessed` says that its table has no headings.
    """

    number: str | None = None
    number_piece: Piece | None = None
    slots: Slots = field(default_factory=dict)
    actions: list[ActionDraft] = field(default_factory=list)
    ticks: list[tuple[str, Piece]] = field(default_factory=list)
    option_columns: bool = False
    from_columns: bool = False
    guessed: bool = False

    def has_text(self) -> bool:
        return any(self.slots.get(name) for name in ('recommendation', 'details', 'heading'))

    def is_answered(self) -> bool:
        """Whether anything but its wording was collected."""
        return bool(self.actions or self.ticks) or any(
            pieces
            for name, pieces in self.slots.items()
            if name not in ('recommendation', 'details', 'heading', 'number')
        )


@dataclass
class MatrixDraft:
    """What was collected for one matrix. `before` is what stood unlabelled before its first label."""

    slots: Slots = field(default_factory=dict)
    before: list[Piece] = field(default_factory=list)
    heading: list[Piece] = field(default_factory=list)
    recommendations: list[RecommendationDraft] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)
    label_texts: list[str] = field(default_factory=list)

    def every_slot(self) -> Iterator[list[Piece]]:
        """Every list of pieces that was collected."""
        yield self.heading
        yield from self.slots.values()
        for each in self.recommendations:
            yield from each.slots.values()
            for action in each.actions:
                yield from action.slots.values()

    def pieces(self) -> Iterator[Piece]:
        """Everything that was collected."""
        for slot in self.every_slot():
            yield from slot

    def is_empty(self) -> bool:
        return not (self.slots or self.recommendations or self.before)
