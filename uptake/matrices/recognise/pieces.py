"""Pieces: lines of the grid with their place, joined into paragraphs and cut without losing dress or place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from uptake.matrices.grid import Cell, Line, Run
from uptake.matrices.model import Place


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or what is left of it after a label was cut off, with the place it stands at.

    `cut` says that a page break cut the text before it. In a list of actions `tag` says which field of an action the
    text belongs to, and `begins` that a label stood just before it; `number` is that label's number. `moment` is set
    where the cell holds a real date.
    """

    runs: tuple[Run, ...]
    place: Place
    mark: str | None = None
    level: int = 0
    heading: int | None = None
    soft: bool = False
    whole: bool = True
    cut: bool = False
    tag: str = ''
    begins: bool = False
    number: str | None = None
    moment: date | None = None

    @property
    def text(self) -> str:
        """The text without its mark, stripped, with single spaces."""
        runs = self.runs
        return ' '.join((runs[0].text if len(runs) == 1 else ''.join([run.text for run in runs])).split())


def of_line(line: Line, place: Place, moment: date | None = None) -> Piece:
    """The line as a piece."""
    return Piece(line.runs, place, line.mark, line.level, line.heading, line.soft, moment=moment)


def of_cell(cell: Cell, block: int) -> list[Piece]:
    """The lines of a cell that hold anything."""
    page, box, row, column = cell.page, cell.box, cell.row, cell.column
    return [
        of_line(line, Place(block, line.page or page, row, column, number, line.box or box), cell.moment)
        for number, line in enumerate(cell.lines)
        if line.text or line.mark
    ]


def paragraphs(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces in groups that may be one paragraph: a soft line without a mark goes on from the one before."""
    group: list[Piece] = []
    for piece in pieces:
        if group and (not piece.soft or piece.mark or _is_parted(group[-1], piece)):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _is_parted(before: Piece, after: Piece) -> bool:
    """Whether a soft line end lies between a heading and what is none, or between all bold and none bold."""
    if before.heading != after.heading:
        return True
    if before.place.row is not None or before.text[-1:] in ',-/(' or after.text[:1].islower():
        return False
    return _is_bold(before) != _is_bold(after) and any(run.bold for run in before.runs) != any(
        run.bold for run in after.runs
    )


def _is_bold(piece: Piece) -> bool:
    return all(run.bold for run in piece.runs if run.text.strip())


def joined(pieces: Iterable[Piece]) -> str:
    """The text of one paragraph; a word broken at a hyphen by a soft line end is put together."""
    text = ''
    for piece in pieces:
        part = piece.text
        if not part:
            continue
        glue = '' if not text or (piece.soft and re.search(r'\w-$', text)) else ' '
        text += glue + part
    return text


def as_text(pieces: Sequence[Piece]) -> str:
    """Paragraphs as lines, list items with '- ' or their number before them; empty items are left out."""
    lines: list[str] = []
    for group in paragraphs(pieces):
        text = joined(group)
        mark = group[0].mark
        if text and group[0].cut and lines:
            lines[-1] += ('' if re.search(r'\w-$', lines[-1]) else ' ') + text
        elif text:
            lines.append(f'{mark} {text}' if mark else text)
    return '\n'.join(lines)


def cut_front(pieces: Sequence[Piece], length: int) -> list[Piece]:
    """What is left of one paragraph after so many characters of `spread(pieces)`."""
    left: list[Piece] = []
    position = 0
    for piece in pieces:
        raw = ''.join(run.text for run in piece.runs)
        if position >= length:
            left.append(piece)
        elif position + len(raw) > length:
            rest = replace(piece, runs=slice_runs(piece.runs, length - position, len(raw)), whole=False, mark=None)
            if rest.text:
                left.append(rest)
        position += len(raw) + 1
    if left:
        left[0] = replace(left[0], soft=False)
    return left


def cut_back(pieces: Sequence[Piece], length: int) -> list[Piece]:
    """The first so many characters of `spread(pieces)`."""
    kept: list[Piece] = []
    position = 0
    for piece in pieces:
        raw = ''.join(run.text for run in piece.runs)
        if position + len(raw) <= length:
            kept.append(piece)
        elif position < length:
            rest = replace(piece, runs=slice_runs(piece.runs, 0, length - position), whole=False)
            if rest.text:
                kept.append(rest)
        position += len(raw) + 1
    return kept


def spread(pieces: Sequence[Piece]) -> str:
    """The raw text of a paragraph, one character between lines: what positions for cutting count in."""
    return ' '.join(''.join(run.text for run in piece.runs) for piece in pieces)


def line_ends(pieces: Sequence[Piece]) -> frozenset[int]:
    """The positions in `spread(pieces)` where a line ends."""
    ends, position = set(), 0
    for piece in pieces:
        position += sum(len(run.text) for run in piece.runs)
        ends.add(position)
        position += 1
    return frozenset(ends)


def slice_runs(runs: Sequence[Run], start: int, end: int) -> tuple[Run, ...]:
    """The runs between two positions."""
    position, found = 0, []
    for run in runs:
        text = run.text[max(0, start - position) : max(0, end - position)]
        if text:
            found.append(replace(run, text=text))
        position += len(run.text)
    return tuple(found)


def dress_end(pieces: Sequence[Piece]) -> int | None:
    """Where in `spread(pieces)` a bold or underlined beginning ends, if it ends within the paragraph."""
    position = 0
    for piece in pieces:
        for run in piece.runs:
            if run.text.strip() and not (run.bold or run.underlined):
                return position if position else None
            position += len(run.text)
        position += 1
    return None


def as_cut(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the first one marked as going on from before a page break."""
    return [replace(pieces[0], cut=True), *pieces[1:]]


def key_of(pieces: Sequence[Piece]) -> str:
    """The text as it is compared: without capitals and line ends."""
    return ' '.join(as_text(pieces).casefold().split())
