"""What a whole document says about its own lines: how far apart they usually lie, and which words it knows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from uptake.matrices.formats.pdf_text import Row
from uptake.matrices.formats.pdf_words import KNOWN_WORDS, LITTLE_WORDS

USUAL_LEADING = 1.45  # of the size, where a document has too few lines to say
LETTERS = re.compile(r'[^\W\d_]+(?:[-’\'][^\W\d_]+)*')
LARGER, DEEPEST = 1.12, 6  # times the usual size; levels
LONGEST_WORD = 15  # letters: what is longer is rather two words, unless the document has it
NARROW, WIDE = frozenset("iIl.,;:!|tfjr1'’-"), frozenset('mwMW')


@dataclass(slots=True)
class Usage:
    """Counted over every region of the document before any line is joined."""

    steps: Counter[tuple[int, int]] = field(default_factory=Counter)
    words: set[str] = field(default_factory=set)
    sizes: Counter[int] = field(default_factory=Counter)

    def count(self, rows: Sequence[Row]) -> None:
        """Take in the rows of one region."""
        for above, below in pairwise(rows):
            step = below.base - above.base
            if above.turn == below.turn and abs(above.size - below.size) < 0.3 and 0 < step < 3 * above.size:
                self.steps[round(above.size), round(step * 2)] += 1
        for row in rows:
            found = tokens(row)
            self.sizes[round(row.size * 2)] += sum(map(len, found))
            self.words.update(word for token in found[1:-1] for word in LETTERS.findall(token.lower()))

    def leading(self, size: float) -> float:
        """The usual distance between lines of that size, in points; the least one that is common."""
        steps = {step: number for (of, step), number in self.steps.items() if of == round(size)}
        enough = sum(steps.values()) * 0.15
        common = [step for step, number in steps.items() if number >= enough]
        return min(common) / 2 if common else size * USUAL_LEADING

    def headings(self) -> dict[int, int]:
        """The levels of headings by twice their size: sizes clearly above that of most text, the largest first."""
        if not self.sizes:
            return {}
        usual = max(self.sizes, key=lambda size: self.sizes[size])
        larger = sorted((size for size in self.sizes if size > usual * LARGER), reverse=True)
        return {size: min(level, DEEPEST) for level, size in enumerate(larger, start=1)}

    def cuts_word(self, above: Row, below: Row, room: float, *, head: str, last: bool) -> bool:
        """Whether a column too narrow for a word cut it between these rows: 'Procureme' 'nt'.

        `head` is the word so far. It then fills its row alone, up to the letter that found no room; what follows it
        goes on in small letters or figures. Words that the document has elsewhere are left apart, and so are little
        words of every text. Those of one letter never end a cell: `last` says that no row follows.
        """
        before, after = tokens(above), tokens(below)
        if len(before) != 1 or not after or not before[0][-1].isalnum():
            return False
        tail = after[0]
        if tail[0].isdigit():
            if not (head[-1].isdigit() and len(head) >= 6 and re.search(r'[./-]', head)):
                return False
        elif not (tail[0].islower() and head[-1].isalpha()):
            return False
        if room > self._width(below, tail) * 1.15 + 0.4:
            return False
        return tail[0].isdigit() or self._is_one_word(head, tail, last and len(after) == 1)

    def _is_one_word(self, head: str, tail: str, ends: bool) -> bool:
        first, last = _last_word(head.lower()), _first_word(tail.lower())
        if first + last in self.words:
            return True
        if last in LITTLE_WORDS - {'e'}:
            return ends and len(last) == 1
        if len(last) <= 2:
            return True
        if len(first) + len(last) > LONGEST_WORD or first in KNOWN_WORDS or last in KNOWN_WORDS:
            return False
        return not (first in self.words and (last in self.words or len(last) > 3))

    @staticmethod
    def _width(row: Row, token: str) -> float:
        """About how wide the token's first character is."""
        end = row.words[0].end
        for word in row.words[1:]:
            if not word.glued:
                break
            end = word.end
        each = (end - row.start) / len(token)
        return each * (0.75 if token[0] in NARROW else 1.6 if token[0] in WIDE else 1.1)


def tokens(row: Row) -> list[str]:
    """What stands between the row's spaces."""
    return row.text.split()


def _last_word(text: str) -> str:
    found = LETTERS.findall(text)
    return found[-1] if found else text


def _first_word(text: str) -> str:
    found = LETTERS.match(text)
    return found.group() if found else text
