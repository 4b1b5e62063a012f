"""The heading of a matrix: title and year out of one another, publication date, persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from uptake.domain.deadlines import Deadline
from uptake.matrices.labels import fold, labels, words
from uptake.matrices.recognise.pieces import Piece, joined, paragraphs

_QUOTES = {'“': '”', '"': '"', '«': '»', '‘': '’', "'": "'", '„': '“'}
_YEAR_AT_END = re.compile(
    r'(?P<gap>\s*[/|]\s*|\s*,\s*|\s+[-–—]\s+|\s*\(|(?<=[”"»])\s+|\s+)(?P<year>(?:19|20)\d\d)\s*\)?\s*[.]?\s*$'
)
_RANGE = re.compile(r'(?:19|20)\d\d\s*[-–—/]\s*(?:19|20)\d\d\s*\)?\s*$')
_DATE_LINE = re.compile(
    r'\W*(?:\d{1,2}(?:st|nd|rd|th|er)?\s+)?(?:de\s+)?[^\W\d]{3,12}\.?,?\s+(?:\d{1,2},\s*)?(?:de\s+|del\s+)?((?:19|20)\d\d)\W*|\W*((?:19|20)\d\d)\W*'
)
_DATE_AT_END = re.compile(
    r'\s*[,–—-]?\s+\(?(?P<month>[^\W\d]{3,10})\.?\s+(?:de\s+|del\s+)?(?P<year>(?:19|20)\d\d)\)?\s*$'
)

Reader = Callable[[str], Deadline]


@dataclass(frozen=True, slots=True)
class Title:
    """A title without its year, the year, and the pieces they were read from."""

    text: str
    year: int | None
    pieces: tuple[Piece, ...]
    year_piece: Piece | None = None


def read_title(pieces: Sequence[Piece], *, with_year: bool, is_month: Callable[[str], bool]) -> Title | None:
    """The title in the pieces; `with_year` says that the label asked for the year behind it."""
    kept: list[Piece] = []
    year: int | None = None
    year_piece: Piece | None = None
    for piece in pieces:
        stands_alone = _DATE_LINE.fullmatch(piece.text)
        if stands_alone and kept and _is_date(piece.text, is_month):
            year, year_piece = int(stands_alone.group(1) or stands_alone.group(2)), piece
        elif piece.text:
            kept.append(piece)
    if not kept:
        return None
    text = ' '.join(joined(group) for group in paragraphs(kept)).strip()
    text = unquoted(text)
    text, own = _without_year(text, with_year=with_year, is_month=is_month)
    text = unquoted(text)
    bare = re.sub(r'[\[<{][^\]>}]*[\]>}]', '', text)
    if not re.search(r'\w', text) or _is_form_title(text) or (bare != text and len(words(bare)) < 2):
        return None
    return Title(text, year or own, tuple(kept), year_piece or (kept[-1] if own else None))


def _is_date(text: str, is_month: Callable[[str], bool]) -> bool:
    letters = re.findall(r'[^\W\d]{3,}', text)
    return all(is_month(word) or word in ('del', 'the') for word in letters)


def _without_year(text: str, *, with_year: bool, is_month: Callable[[str], bool]) -> tuple[str, int | None]:
    month = _DATE_AT_END.search(text)
    if month and is_month(month.group('month')):
        return text[: month.start()].rstrip(' ,-–('), int(month.group('year'))
    if _RANGE.search(text):
        return text, None
    found = _YEAR_AT_END.search(text)
    if found is None:
        return text, None
    bare = not found.group('gap').strip() and text[found.start('gap') - 1 : found.start('gap')] not in '”"»'
    if bare and not with_year:
        return text, None
    return text[: found.start()].rstrip(' ,'), int(found.group('year'))


def unquoted(text: str) -> str:
    """The text without quotes around the whole of it."""
    while len(text) > 2 and text[0] in _QUOTES and text[-1] == _QUOTES[text[0]] and _wraps(text):
        text = text[1:-1].strip()
    return text


def _wraps(text: str) -> bool:
    """Whether the first quote is closed by the last one."""
    first, last, depth = text[0], text[-1], 0
    if first == last:
        return text.count(first) == 2 or text[1:-1].count(first) % 2 == 0
    for position, char in enumerate(text):
        depth += (char == first) - (char == last)
        if depth == 0 and position < len(text) - 1:
            return False
    return True


def _is_form_title(text: str) -> bool:
    return words(text) in labels().list('phrases', 'form_title')


def read_year(pieces: Sequence[Piece]) -> int | None:
    """The last year named in a field that asks for one."""
    found = re.findall(r'(?:19|20)\d\d', ' '.join(piece.text for piece in pieces))
    return int(found[-1]) if found else None


def read_published(pieces: Sequence[Piece], reader: Reader) -> date | None:
    """The one day that the text names, or None."""
    for piece in pieces:
        if piece.moment is not None:
            return piece.moment
    deadline = reader(' '.join(piece.text for piece in pieces))
    if deadline.earliest is not None and deadline.earliest == deadline.latest:
        return deadline.latest
    return None


def is_persons(text: str) -> bool:
    """Whether a coordinator's field holds more than the words of the form."""
    return bool(re.search(r'\w', fold(text)))
