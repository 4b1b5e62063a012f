"""The form's own words to whoever fills it in: told by their wording only, never by their look."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from uptake.matrices.labels import labels, words
from uptake.matrices.recognise.pieces import Piece, joined, paragraphs

_SENTENCE = re.compile(r'(?<=[.!?…])["”»)]*\s+(?=[A-ZÀ-Ý“"(«\d])')
_PLACEHOLDER = re.compile(
    r'[\[<{(]\s*(?:insert|enter|add|name|title|date|ins[eé]r|indiqu|titre|nom|fecha|nombre|t[ií]tulo|xx+|dd|jj|yyyy|aaaa|…|\.\.\.)[^\]>})]*[\]>})]\.?|[.…_\s]{3,}|x{3,}',
    re.IGNORECASE,
)
_ONLY_NUMBER = re.compile(r'\(?[\d.]+[.)]?')
_NOTE = re.compile(r'\[(?:\S+\s+){3,15}\S+\]')
_STAMPS = re.compile(r'\s*(?:\[[^\[\]:]{3,30}:[^\[\]]{0,12}\d{4}[^\[\]]{0,12}\]\s*)+')  # [Last updated: 2020/12/17]
_ABBREVIATION = re.compile(r'\b(?:e\.g|i\.e|etc|p\.ex|ej|vs|no)\.$', re.IGNORECASE)


@cache
def _openings() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in labels().list('instructions', 'openings'):
        table.setdefault(phrase[0], []).append(phrase)
    return table


@cache
def _vocabularies() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(words(entry)) for entry in labels().raw('instructions', 'vocabulary'))


@lru_cache(maxsize=4096)
def is_instruction(text: str) -> bool:
    """Whether all of the text is an instruction of a form."""
    sentences = split_sentences(text)
    return _STAMPS.fullmatch(text) is not None or (bool(sentences) and all(_flags(tuple(sentences))))


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, roughly; abbreviations do not end one."""
    found: list[str] = []
    for part in _SENTENCE.split(text.strip()):
        if found and (_ABBREVIATION.search(found[-1]) or _ONLY_NUMBER.fullmatch(found[-1])):
            found[-1] += ' ' + part
        elif part.strip():
            found.append(part.strip())
    return found


def _flags(sentences: Sequence[str]) -> list[bool]:
    """For each sentence whether the form speaks in it; a follower is one only by its vocabulary."""
    flags: list[bool] = []
    for sentence in sentences:
        opened = _opens(sentence)
        follows = bool(flags) and flags[-1] and _follows(sentence)
        flags.append(opened or follows or bool(_PLACEHOLDER.fullmatch(sentence) or _NOTE.fullmatch(sentence)))
    return flags


def _opens(sentence: str) -> bool:
    said = words(sentence)
    while said and (said[0].isdigit() or said[0] in ('note', 'nb')):
        said = said[1:]
    if not said:
        return False
    if _mentions(said):
        return True
    return any(said[: len(phrase)] == phrase for phrase in _openings().get(said[0], ())) or (
        _vocabulary_share(said) >= 0.85 and len(said) > 12
    )


def _mentions(said: Sequence[str]) -> bool:
    """Whether a sentence speaks of the form itself: 'this column'."""
    known = _mentioned()
    return any(
        tuple(said[at : at + len(phrase)]) == phrase for at, word in enumerate(said) for phrase in known.get(word, ())
    )


@cache
def _mentioned() -> dict[str, list[tuple[str, ...]]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for phrase in labels().list('instructions', 'mentions'):
        table.setdefault(phrase[0], []).append(phrase)
    return table


def _follows(sentence: str) -> bool:
    said = words(sentence)
    return _vocabulary_share(said) >= 0.6


def _vocabulary_share(said: Sequence[str]) -> float:
    long = [word for word in said if len(word) > 4]
    if len(long) < 3:
        return 0.0
    return max(sum(word in known for word in long) / len(long) for known in _vocabularies())


def without_instructions(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """The pieces that are content and those that are the form's; a paragraph with both stays content as a whole.

    Parts of one text that a page break cut are judged together.
    """
    content: list[Piece] = []
    form: list[Piece] = []
    for group in _groups(pieces):
        text = joined(group)
        (form if text and is_instruction(text) else content).extend(group)
    return content, form


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = []
    for group in paragraphs(pieces):
        if found and group[0].cut:
            found[-1].extend(group)
        else:
            found.append(list(group))
    return found
