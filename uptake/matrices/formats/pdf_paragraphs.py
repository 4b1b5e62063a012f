"""Lines as seen → paragraphs: which line ends the writer made, and which only the width of the column.

The strongest sign is a question: would the next line's first word have fitted at the end of this one? Then the writer
ended the line. Bullets, wider gaps, changes of size or weight and indents say the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from uptake.matrices.formats.pdf_glyphs import Style
from uptake.matrices.formats.pdf_text import Row, pieces
from uptake.matrices.formats.pdf_usage import Usage
from uptake.matrices.formats.pdf_words import LITTLE_WORDS
from uptake.matrices.grid import Box, Line, Run

BULLETS = frozenset('•●▪■◦○◘∙·‣⁃▫◆◇❖➢➤►▶▸→⇒-–—*§')
LETTER_BULLET = 'o'  # drawn so in Courier New, one step in
TYPED_NUMBER = re.compile(r'^\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[.)](?:\s|$)')
LABEL = re.compile(r'^[A-ZÀ-Ý][^\s.:;!?]*(?:\s[^\s.:;!?]+){0,5}\s?:(?:\s|$)')
RUNS_ON = re.compile(rf'(?:[,:(/&–-]|\b(?:{"|".join(sorted(LITTLE_WORDS))}))$')
SENTENCE_END = re.compile(r'[.!?:;…]["”’»)]*$')
AFTER_HANGING_HYPHEN = frozenset({'and', 'or', 'to', 'et', 'ou', 'y', 'e', 'o', 'u'})  # 'mid- and long-term'
HARD_END = re.compile(r'[.!?;]["”’»)]*$')
NARROW_CELL = 15.0  # times the size
SPACE = 0.25  # of the size: how wide a space is
WIDER_GAP = 1.13  # times the usual leading


@dataclass(slots=True)
class Marked:
    """A row without its bullet. `text_left` is where its text begins, `mark_left` where the bullet did.

    `cut` says that it begins with the rest of a word that the row before had no room for; `word` is its last word, with
    what rows before it held of that.
    """

    row: Row
    mark: str | None
    text_left: float
    mark_left: float
    cut: bool = False
    word: str = ''


def paragraphs(
    rows: Sequence[Row],
    left: float,
    right: float,
    *,
    page: int,
    usage: Usage,
    headings: dict[int, int] | None = None,
) -> list[Line]:
    """The paragraphs of a region between two margins, in reading order; each with its page and box."""
    marked = [_unmark(row) for row in rows]
    lefts = _levels(marked)
    lines: list[Line] = []
    group: list[Marked] = []
    soft, short = False, _is_short(rows, right - left)
    for number, item in enumerate(marked):
        if group and not _continues(group, item, left, right, usage):
            lines.append(_line(group, lefts, page, headings, soft))
            soft, group = _doubtful(group[-1], item), []
        elif group and short and _may_be_a_list(group[-1].row, item.row):
            lines.append(_line(group, lefts, page, headings, soft))
            soft, group = True, []
        if group and not group[-1].mark:
            above, last = group[-1].row, number == len(marked) - 1
            room, head = right - above.end, group[-1].word
            item.cut = usage.cuts_word(above, item.row, room, head=head, last=last)
        item.word = _word_so_far(group[-1] if item.cut else None, item.row)
        group.append(item)
    if group:
        lines.append(_line(group, lefts, page, headings, soft))
    return [line for line in lines if line.runs or line.mark]


def _word_so_far(above: Marked | None, row: Row) -> str:
    """The row's last word, with what the row above held of it."""
    words = row.text.split()
    return (above.word if above and len(words) == 1 else '') + words[-1]


def _is_short(rows: Sequence[Row], width: float) -> bool:
    """Whether the region is a narrow cell of a few words, where each line may be an entry of its own.

    Where commas or semicolons part entries, line ends do not.
    """
    if not 1 < len(rows) <= 6 or width > NARROW_CELL * rows[0].size:
        return False
    text = ' '.join(row.text for row in rows)
    return len(text.split()) <= 16 and ',' not in text and ';' not in text


def _may_be_a_list(above: Row, below: Row) -> bool:
    """Whether two lines of such a cell may be two entries: each could stand alone, and nothing runs on."""
    first, second = above.text.split(), below.text.split()
    last = first[-1]
    ended = last[-1] not in '.:/&-–(' and last.lower() not in LITTLE_WORDS
    alone = all(len(words) > 1 or words[0].isupper() for words in (first, second))
    return ended and alone and not above.turn and second[0][0].isupper()


def _unmark(row: Row) -> Marked:
    first = row.words[0]
    sign = first.text
    bullet = sign in BULLETS or (sign == LETTER_BULLET and _stands_apart(row))
    if not bullet or row.turn:
        return Marked(row, None, row.start, row.start)
    if len(row.words) > 1 and row.words[1].glued and row.words[1].start - first.end < first.size * SPACE:
        return Marked(row, None, row.start, row.start)
    rest = row.words[1].start if len(row.words) > 1 else first.end
    return Marked(row, '-', rest, row.start)


def _stands_apart(row: Row) -> bool:
    return len(row.words) > 1 and row.words[1].start - row.words[0].end > row.size * 0.6


def _levels(marked: Iterable[Marked]) -> list[float]:
    """The distinct places of bullets, outermost first."""
    lefts: list[float] = []
    for place in sorted(item.mark_left for item in marked if item.mark):
        if not lefts or place - lefts[-1] > 6:
            lefts.append(place)
    return lefts


def _continues(group: list[Marked], below: Marked, left: float, right: float, usage: Usage) -> bool:
    """Whether the row goes on with the paragraph."""
    above = group[-1]
    if below.mark or below.row.words[0].fresh or above.row.turn != below.row.turn:
        return False
    size = max(above.row.size, below.row.size)
    if abs(above.row.size - below.row.size) > 0.15 * size or above.row.bold != below.row.bold:
        return False
    if below.row.base - above.row.base > usage.leading(size) * WIDER_GAP + 0.5:
        return False
    if below.row.turn:
        return True
    if _room(above, below, left, right) > _first_width(below.row) + SPACE * size + 0.35 * size:
        return False
    if TYPED_NUMBER.match(below.row.text) and (len(group) == 1 or below.row.start < group[0].text_left + size):
        return not (SENTENCE_END.search(above.row.text) or TYPED_NUMBER.match(group[0].row.text))
    if LABEL.match(below.row.text) and _is_labelled(group):
        return False
    head = group[0]
    return not (head.mark and len(group) > 1 and below.row.start < group[1].row.start - 0.7 * size)


def _is_labelled(group: list[Marked]) -> bool:
    """Whether the paragraph is a label with its value, complete, so that the next label begins another."""
    last = group[-1].row.text
    return bool(LABEL.match(group[0].row.text)) and len(group) <= 3 and not RUNS_ON.search(last)


def _room(above: Marked, below: Marked, left: float, right: float) -> float:
    """How much was free at the end of the row above; at both ends where the two stand centred, or to the right."""
    upper, lower = above.row, below.row
    before, after = upper.start - left, right - upper.end
    if abs(upper.start - lower.start) > 2 and not above.mark:
        if abs((upper.start + upper.end) - (lower.start + lower.end)) < 3:
            return before + after
        if abs(upper.end - lower.end) < 1 and after < upper.size:
            return before
    return after


def _doubtful(above: Marked, below: Marked) -> bool:
    """Whether the break between the two may still be none of the writer's: a sentence seems to go on."""
    if below.mark or above.row.turn or abs(above.row.size - below.row.size) > 0.15 * above.row.size:
        return False
    if above.row.bold != below.row.bold or HARD_END.search(above.row.text):
        return False
    return below.row.text[:1].islower() and not TYPED_NUMBER.match(below.row.text)


def _first_width(row: Row) -> float:
    """How wide the first word is, all its dresses together."""
    end = row.words[0].end
    for word in row.words[1:]:
        if not word.glued or word.start - end > row.size * SPACE:
            break
        end = word.end
    return end - row.start


def _line(group: list[Marked], lefts: list[float], page: int, headings: dict[int, int] | None, soft: bool) -> Line:
    first = group[0]
    level = next((number for number, place in enumerate(lefts) if abs(place - first.mark_left) <= 6), 0)
    rows = [item.row for item in group]
    box = Box(
        round(min(row.left for row in rows), 1),
        round(min(row.top for row in rows), 1),
        round(max(row.right for row in rows), 1),
        round(max(row.bottom for row in rows), 1),
    )
    heading = (headings or {}).get(round(first.row.size * 2))
    return Line(
        runs=_runs(group),
        mark=first.mark,
        level=level if first.mark else 0,
        heading=heading,
        page=page,
        box=box,
        soft=soft,
    )


def _runs(group: list[Marked]) -> tuple[Run, ...]:
    found: list[tuple[str, Style]] = []
    tail = ''
    for item in group:
        parts = pieces(item.row)[1 if item.mark else 0 :]
        for number, (text, word) in enumerate(parts):
            if number == 0:
                text = text.lstrip() if item.cut else _joint(tail, text.lstrip())
            tail = (tail + text)[-2:]
            found.append((text, word.style))
    return tuple(_gathered(found))


def _joint(tail: str, text: str) -> str:
    """The first word of a row, with a space before it unless the row before ended within a hyphened word."""
    if not tail:
        return text
    within = tail[-1] in '-–/' and tail[0].isalnum() and text[:1].isalnum() and text not in AFTER_HANGING_HYPHEN
    return text if within else ' ' + text


def _gathered(found: list[tuple[str, Style]]) -> Iterable[Run]:
    """Pieces of one dress as one run; the space between two dresses goes with the first."""
    text, style = '', Style()
    for piece, dress in found:
        if dress != style and text:
            space = ' ' if piece.startswith(' ') else ''
            yield Run(text + space, *style)
            text, piece = '', piece[len(space) :]
        text, style = text + piece, dress
    if text:
        yield Run(text, *style)
