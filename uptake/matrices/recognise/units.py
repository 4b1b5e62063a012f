"""Units: offices, teams and persons in a field, split where both sides are whole units, and whether that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from uptake.matrices.labels import fold, labels
from uptake.matrices.recognise.pieces import Piece, joined, paragraphs

_ACRONYM = re.compile(r"(?:[A-Z][A-Za-z]*[A-Z][\w/&.-]*|[A-Z]&[A-Z]|[A-Z]{2,}s?)(?:'s)?")
_SLASH = re.compile(r'\s+/\s*|\s*/\s+')
_LONGEST_PLAIN = 8
_FINAL = re.compile(r'[\s.;,]+$')


@dataclass(frozen=True, slots=True)
class Units:
    """The units in order. `doubtful` says that line ends may have been lost between them."""

    names: tuple[str, ...]
    doubtful: bool = False


def read_units(pieces: Sequence[Piece], *, lines_lost: bool) -> Units:
    """The units in the pieces of a field; `lines_lost` says that the format does not keep line ends."""
    names: list[str] = []
    doubtful = False
    for group in _lines_of_units(pieces):
        text = joined(group)
        doubtful = doubtful or group[0].soft
        for part in split(text):
            plain = (
                lines_lost and len(part.split()) <= _LONGEST_PLAIN and _sharing(part) is None and not _has_clause(part)
            )
            parts = _repeated(part) if plain else [part]
            names += parts
            doubtful = doubtful or len(parts) > 1 or (plain and _looks_joined(part))
        doubtful = doubtful or any(_may_part(before, after) for before, after in pairwise(group))
    kept = tuple(name for name in names if re.search(r'\w', name))
    return Units(kept, doubtful and bool(kept))


def _lines_of_units(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The paragraphs; one without commas is parted where a line end seems to stand between two whole units."""
    found: list[list[Piece]] = []
    for group in paragraphs(pieces):
        if found and len(group) == 1 and fold(group[0].text) in _lone() and not group[0].mark:
            found[-1].append(group[0])
            continue
        found.append([group[0]])
        parted = not re.search(r'[,;]', joined(group))
        for before, after in pairwise(group):
            if parted and _soft_break(before, after):
                found.append([replace(after, soft=True)])
            else:
                found[-1].append(after)
    return found


def split(text: str) -> list[str]:
    """One line of units, split at semicolons, commas and ' / ' outside brackets, and 'and' between whole units."""
    shared = _sharing(text)
    if ';' in text and not (shared is not None and text.find(';') > shared):
        return [unit for part in _outside(text, re.compile(r';')) for unit in split(part)]
    if _has_clause(text):
        return _clean([text])
    head, tail = (text, '') if shared is None else (text[:shared], text[shared:])
    parts = [part for each in _outside(head, re.compile(r'[,|]|\s\+\s')) for part in _outside(each, _SLASH)]
    if tail:
        comma = bool(re.search(r',\s*$', head))
        last = [part for part in parts if part.strip()]
        if comma or not last:
            return _clean([text]) if len(last) < 2 else _clean([*last[:-1], f'{last[-1].strip()}, {tail}'])
        return _clean([*last[:-1], f'{last[-1].rstrip()} {tail.lstrip()}'])
    return _clean(unit for part in parts for unit in _at_and(part))


def _clean(parts: Iterable[str]) -> list[str]:
    found = []
    for part in parts:
        bare = re.sub(r'^(?:and|et|y|&)\s+(?=\S)', '', part.strip())
        bare = _FINAL.sub('', bare).strip()
        if bare.endswith(')') and bare.count('(') < bare.count(')'):
            bare = _FINAL.sub('', bare[:-1])
        if bare:
            found.append(bare)
    return found


def _outside(text: str, separator: re.Pattern[str]) -> list[str]:
    """The parts of a text between separators that stand outside brackets."""
    parts, start, depth = [], 0, 0
    spots = {found.start(): found.end() for found in separator.finditer(text)}
    for position, char in enumerate(text):
        depth += (char in '([') - (char in ')]')
        if depth <= 0 and position in spots and position >= start:
            parts.append(text[start:position])
            start = spots[position]
    return [*parts, text[start:]]


def _sharing(text: str) -> int | None:
    """Where a phrase begins that binds what follows to one unit: 'in coordination with'."""
    folded = fold(text)
    spots = [folded.find(phrase) for phrase in _sharing_phrases()]
    return min((spot for spot in spots if spot > 0 and _bracket_depth(text, spot) == 0), default=None)


def _bracket_depth(text: str, position: int) -> int:
    return text.count('(', 0, position) - text.count(')', 0, position)


@cache
def _sharing_phrases() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in labels().raw('phrases', 'sharing'))


def _has_clause(text: str) -> bool:
    """Whether a clause binds the commas of the text: 'staff involved in one thing, and another'."""
    folded = fold(re.sub(r'\([^)]*\)', '', text))
    return any(f' {phrase}' in folded for phrase in _clause_phrases())


@cache
def _clause_phrases() -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in labels().raw('phrases', 'clauses'))


@cache
def _heads() -> frozenset[str]:
    return frozenset(fold(word) for word in labels().raw('phrases', 'unit_heads'))


@cache
def _lone() -> frozenset[str]:
    return frozenset(fold(word) for word in labels().raw('phrases', 'lone_heads'))


@cache
def _conjunctions() -> re.Pattern[str]:
    known = '|'.join(re.escape(word) for word in labels().raw('phrases', 'conjunctions'))
    return re.compile(rf'\s+(?:{known})\s+')


def _at_and(text: str) -> list[str]:
    """Split at a conjunction where each side is a whole unit of its own."""
    for found in _conjunctions().finditer(text):
        if _bracket_depth(text, found.start()):
            continue
        left, right = text[: found.start()].strip(), text[found.end() :].strip()
        if _is_whole(left) and _is_whole(right) and not _shares_head(left, right):
            return [left, *_at_and(right)]
    return [text]


def _is_whole(text: str) -> bool:
    said = text.split()
    if not said or len(said) > 9:
        return False
    first, last = fold(said[0]), fold(said[-1].rstrip('.,)'))
    if first in ('other', 'others', 'autre', 'autres', 'otros', 'otras', 'all', 'relevant') or (
        len(said) == 1 and last in _lone()
    ):
        return False
    return bool(_ACRONYM.search(text)) or any(fold(word.strip('(),.')) in _heads() for word in said)


def _shares_head(left: str, right: str) -> bool:
    """Whether the left side lacks a head of its own: 'Protection and Reintegration Unit' is one."""
    said = [word.strip('(),') for word in left.split()]
    if any(fold(word) in _heads() for word in said):
        return False
    if said and _ACRONYM.fullmatch(said[-1]):
        return False
    theirs = right.split()
    return not _ACRONYM.fullmatch(theirs[0].strip('(),')) or not said


def _repeated(text: str) -> list[str]:
    """'PxD RTS PxD teams' → two: a word that comes again begins the next unit."""
    said = text.split()
    for position, word in enumerate(said[2:], 2):
        if word == said[0] and _ACRONYM.fullmatch(word) and position < len(said) - 1:
            return [' '.join(said[:position]), *_repeated(' '.join(said[position:]))]
    return [text]


def _looks_joined(text: str) -> bool:
    """Whether several units may stand in one text because line ends were lost."""
    said = [word.strip('(),') for word in re.sub(r'\([^)]*\)', '', text).split()]
    if len(said) < 2 or _sharing(text) is not None:
        return False
    acronyms = [bool(_ACRONYM.fullmatch(word)) for word in said]
    heads = [number for number, word in enumerate(said) if fold(word) in _heads()]
    slashed = '/' in said[0] and acronyms[0] and said[1][:1].isupper() and not acronyms[1]
    inner = any(0 < number < len(said) - 2 and said[number + 1][:1].isupper() for number in heads)
    begun = any(
        number > 1 and said[number][0].isupper() and not _joins(said[number - 1]) and said[number - 1].islower()
        for number in heads
    )
    return slashed or sum(acronyms) >= 3 or inner or begun


def _joins(word: str) -> bool:
    """Whether a word ties the next one to what stands before it."""
    return len(word) < 4 or word in labels().fillers


def _may_part(before: Piece, after: Piece) -> bool:
    """Whether two units may meet at a line end, for all one can see."""
    left, right = before.text, after.text
    if not left or not right or not right[0].isupper() or left[-1] in ',;/&-(' or left.split()[-1].islower():
        return False
    return fold(right.split()[0]) not in _lone()


def _soft_break(before: Piece, after: Piece) -> bool:
    """Whether a line end that may be the writer's parts two units."""
    left, right = before.text, after.text
    if not left or not right or left[-1] in ',;/&-(' or not right[:1].isupper() or len(left.split()[-1]) < 2:
        return False
    last = fold(left.split()[-1])
    return (
        (_is_whole(left) or last in _heads())
        and (last in _heads() or bool(_ACRONYM.fullmatch(left.split()[-1])))
        and fold(right.split()[0]) not in _lone()
    )
