"""Project codes out of cells in which offices wrote them in some thirty shapes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_SEPARATORS = re.compile(
    r'\s*(?:[;,&]'
    r'|\band\b'
    r'|\s/|/\s'  # a stroke with a space on a side
    r'|(?<=\d)/(?=[A-Z]{2}[ .]?\d)'  # a stroke between two codes
    r'|(?<=\d)\s(?=[A-Z]{2}[ .]?\d{3})'  # nothing but a space between two codes
    r')\s*'
)
_MODERN = re.compile(r'([A-Z]{2})[ .\-]{0,2}(\d{3,4})')
_EARLIER = re.compile(r'[A-Z]{2}\d{2}[A-Z]\d{4}')
_RANGE = re.compile(r'([A-Z]{2})\.(\d{4})\s*-\s*([A-Z]{2})\.(\d{4})')


@dataclass(frozen=True, slots=True)
class ProjectCodes:
    """The codes in their canonical writing ('LM.0331', 'CO10P0602'), and the pieces of which no code could be made."""

    codes: tuple[str, ...]
    odd: tuple[str, ...]


def read_project_codes(text: str) -> ProjectCodes:
    """Every code of a cell, in order and once. A piece of another shape is kept as it is, and odd; so is a range, whose
    two ends only are codes for certain."""
    text = re.sub(r'[Ââ\xa0"]+', ' ', text).strip()
    if found := _RANGE.fullmatch(text):
        return ProjectCodes((f'{found[1]}.{found[2]}', f'{found[3]}.{found[4]}'), (text,))
    codes: list[str] = []
    odd: list[str] = []
    for piece in _pieces(text):
        code = _canonical(piece)
        if code is None:
            odd.append(piece)
        if code or re.search(r'\d', piece):
            codes.append(code or piece)
    return ProjectCodes(tuple(dict.fromkeys(codes)), tuple(odd))


def _pieces(text: str) -> list[str]:
    pieces = (piece.strip(' .') for piece in _SEPARATORS.split(text))
    return [_without_lone_bracket(piece) for piece in pieces if re.search(r'\w', piece)]


def _without_lone_bracket(piece: str) -> str:
    return piece.rstrip(')') if piece.count(')') > piece.count('(') else piece


def _canonical(piece: str) -> str | None:
    """The code in its canonical writing; None where the piece has none of the organisation's two shapes."""
    if found := _MODERN.fullmatch(piece):
        return f'{found[1]}.{found[2]}' if len(found[2]) == 4 else None
    return piece if _EARLIER.fullmatch(piece) else None
