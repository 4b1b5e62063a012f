"""Words → the lines a person sees: words on one baseline, left to right, small raised signs with the line they mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from uptake.matrices.formats.pdf_glyphs import Word

ONE_LINE = 0.3  # of the size: how far baselines on one line may differ
SMALL = 0.82  # of the line's size: a word smaller than this may stand raised or lowered
NO_SPACE = 0.12  # of the size: words nearer than this touch, unless the document has a space there
LABEL_GAP = 2.0  # of the size
RAISED = str.maketrans('0123456789', '⁰¹²³⁴⁵⁶⁷⁸⁹')


class Row:
    """One line as seen: its words, where it lies, its baseline and the size of most of its text."""

    __slots__ = ('base', 'bottom', 'end', 'left', 'right', 'size', 'start', 'top', 'turn', 'words')

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = _drawn_once(sorted(words, key=lambda word: word.start))
        largest = max(words, key=lambda word: (round(word.size, 1), len(word.text)))
        self.size, self.base, self.turn = largest.size, largest.base, largest.turn
        self.left = min(word.left for word in words)
        self.right = max(word.right for word in words)
        self.top = min(word.top for word in words)
        self.bottom = max(word.bottom for word in words)
        self.start, self.end = self.words[0].start, max(word.end for word in words)

    @property
    def text(self) -> str:
        """The row's words with the spaces between them."""
        return ''.join(piece for piece, _ in pieces(self))

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.style.bold for word in self.words)


def _drawn_once(words: list[Word]) -> list[Word]:
    """The words without those drawn a second time in the same place, as some producers do for bold."""
    kept = words[:1]
    for word in words[1:]:
        last = kept[-1]
        if word.text != last.text or word.start - last.start > 0.12 * word.size or word.size != last.size:
            kept.append(word)
    return kept


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The words as rows, from the top down; turned text after upright text, each in its own direction."""
    by_turn: dict[int, list[Word]] = {}
    for word in words:
        by_turn.setdefault(word.turn, []).append(word)
    return [row for turn in sorted(by_turn) for row in _rows(by_turn[turn])]


def _rows(words: list[Word]) -> list[Row]:
    bands: list[list[Word]] = []
    heads: list[Word] = []  # the word of each band that says where its baseline is
    for word in sorted(words, key=lambda word: (word.base, word.start)):
        for index in range(len(bands) - 1, max(len(bands) - 4, -1), -1):
            if _same_line(word, heads[index]):
                bands[index].append(word)
                if word.size > heads[index].size * 1.1:
                    heads[index] = word
                break
        else:
            bands.append([word])
            heads.append(word)
    return sorted((Row(band) for band in bands), key=lambda row: (row.base, row.start))


def _same_line(word: Word, head: Word) -> bool:
    drop = word.base - head.base
    if abs(drop) <= ONE_LINE * min(word.size, head.size):
        return True
    if word.size < head.size * SMALL:
        return -0.65 * head.size <= drop <= 0.35 * head.size
    if head.size < word.size * SMALL:
        return -0.35 * word.size <= drop <= 0.65 * word.size
    return False


def pieces(row: Row) -> list[tuple[str, Word]]:
    """Each word's text with the space before it where one is due; raised figures as ¹ ² ³."""
    found: list[tuple[str, Word]] = []
    before: Word | None = None
    for word in row.words:
        text = word.text
        if is_raised(word, row):
            text = text.translate(RAISED)
        if before is not None and _parted(before, word, row.size):
            text = ' ' + text
        found.append((text, word))
        before = word
    return found


def is_raised(word: Word, row: Row) -> bool:
    """Whether the word is a small figure above its line: the sign of a note."""
    return word.size < row.size * SMALL and word.base < row.base - 0.15 * row.size and word.text.isdecimal()


def at_labels(row: Row) -> list[Row]:
    """The row in two where, after a wide gap, a label of its own begins: 'Title: …        Year: …'."""
    end = row.words[0].end
    for number, word in enumerate(row.words):
        if word.start - end > LABEL_GAP * row.size and any(':' in each.text for each in row.words[number:]):
            return [Row(row.words[:number]), *at_labels(Row(row.words[number:]))]
        end = max(end, word.end)
    return [row]


def _parted(before: Word, word: Word, size: float) -> bool:
    gap = word.start - before.end
    if word.glued:
        return gap > size * 0.6 or gap < -size * 2
    return gap > -size * 0.3 if gap < size * NO_SPACE else True
