"""Option words: what in a text says accepted, partially accepted or rejected, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from uptake.domain.vocabulary import Response
from uptake.matrices.labels import Token, edits, labels, tokens

_MEANINGS = (*(response.value for response in Response), 'unclear')


@dataclass(frozen=True, slots=True)
class Option:
    """An option found in a text, from its first to its last character. `meaning` is a Response or 'unclear'."""

    meaning: str
    start: int
    end: int
    words: tuple[str, ...]


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The option phrases by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for meaning in _MEANINGS:
        for phrase in labels().list('responses', meaning):
            table.setdefault(phrase[0], []).append((phrase, meaning))
    for entries in table.values():
        entries.sort(key=lambda entry: len(entry[0]), reverse=True)
    return table


def options(text: str) -> list[Option]:
    """Every option in the text, in order; the longest reading of each."""
    found: list[Option] = []
    listed = tokens(text)
    index = 0
    while index < len(listed):
        option = _option_at(listed, index, text)
        if option is None:
            index += 1
            continue
        end = listed[index + len(option.words) - 1][2]
        meaning, start = _turned(option.meaning, listed, index, len(option.words), text)
        found.append(Option(meaning, start, end, option.words))
        index += len(option.words)
    return found


def _option_at(listed: list[Token], index: int, text: str) -> Option | None:
    first = listed[index][0]
    entries = _phrases().get(first)
    if entries is None:
        spelt = _spell(first)
        entries = _phrases().get(spelt) if spelt else None
    for phrase, meaning in entries or ():
        span = listed[index : index + len(phrase)]
        if (
            len(span) == len(phrase)
            and all(_same(token[0], word) for token, word in zip(span, phrase, strict=True))
            and _together(text, span)
        ):
            return Option(meaning, span[0][1], span[-1][2], phrase)
    return None


def _turned(meaning: str, listed: list[Token], index: int, length: int, text: str) -> tuple[str, int]:
    """The meaning with the word before it that turns it: 'not approved', 'partly approved'; and where that begins."""
    if meaning != 'accepted':
        return meaning, listed[index][1]
    after = listed[index + length][0] if index + length < len(listed) else ''
    if index and listed[index - 1][0] in ('n', 'ne') and after in ('pas', 'point'):
        return 'rejected', listed[index - 1][1]
    before = listed[index - 1 : index + 1]
    if len(before) == 2 and _together(text, before):
        for turned in ('rejected', 'partially_accepted'):
            if (before[0][0],) in labels().list('turning', turned):
                whole = turned == 'rejected' and listed[index][0] in _wholly()
                return 'unclear' if whole else turned, before[0][1]
    return meaning, listed[index][1]


@cache
def _wholly() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in labels().list('turning', 'wholly'))


def _together(text: str, span: list[Token]) -> bool:
    """Whether nothing but spaces, hyphens and apostrophes part the words."""
    return all(not text[one[2] : other[1]].strip(" -'’\u00a0") for one, other in pairwise(span))


@cache
def _option_words() -> frozenset[str]:
    return frozenset(
        word for entries in _phrases().values() for phrase, _ in entries for word in phrase if len(word) > 5
    )


@lru_cache(maxsize=4096)
def _spell(word: str) -> str | None:
    if len(word) < 6:
        return None
    near = [known for known in _option_words() if known[0] == word[0] and edits(word, known, 1) <= 1]
    return near[0] if near else None


def _same(one: str, other: str) -> bool:
    return one == other or (len(other) > 5 and one[0] == other[0] and _spell(one) == other)


def is_answer(text: str) -> bool:
    """Whether a text is one option and nothing else."""
    found = options(text) if len(text) < 60 else []
    return len({option.meaning for option in found}) == 1 and not tokens(text[found[-1].end :]) and found[0].start < 3


def starts_with_option(text: str) -> bool:
    """Whether the text begins with an option or with a box."""
    if text[:1] in '☐☒☑✓✔':
        return True
    listed = tokens(text, most=6)
    return bool(listed) and listed[0][1] <= 2 and _option_at(listed, 0, text) is not None
