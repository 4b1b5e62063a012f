"""Text → tokens: dates in figures, years, numbers and the phrases of the word tables. No reading of periods yet.

Nothing raises: what is not known becomes a WORD.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from uptake.deadlines.figures import PIECES, Token, token_of
from uptake.deadlines.lexicon import LANGUAGES, Lexicon, Sense, Senses, fold, lexicon

SKIPPED_INSIDE_PHRASES = frozenset({'-', "'", '\n'})
ENDINGS = {
    'en': frozenset({'st', 'nd', 'rd', 'th'}),
    'fr': frozenset({'e', 'eme', 'ieme', 'ere', 're', 'nde'}),
    'es': frozenset({'do', 'to', 'ro', 'ero', 'o', 'a'}),
}


class Tokens(NamedTuple):
    """The tokens of a text and the language that most of its words speak for ('en', 'fr', 'es'), or None."""

    tokens: list[Token]
    language: str | None


def tokenise(text: str, language: str | None = None) -> Tokens:
    """The tokens of the text. `language` is a hint: it settles what the words leave open."""
    words = lexicon()
    pieces = list(PIECES.finditer(fold(text)))
    found: list[Senses | list[Token]] = []
    at = 0
    while at < len(pieces):
        length, senses = phrase_at(pieces, at, words)
        found.append(senses or token_of(pieces[at]))
        at += length
    spoken = language_of([senses for senses in found if isinstance(senses, dict)] + endings(pieces), language)
    tokens = [token for each in found for token in ([said(each, spoken)] if isinstance(each, dict) else each)]
    return Tokens([token._replace(at=at) for at, token in enumerate(tokens)], spoken)


def phrase_at(pieces: list[re.Match[str]], at: int, words: Lexicon) -> tuple[int, Senses | None]:
    """How many pieces the longest known phrase at this place covers, with what it means; (1, None) if none is known."""
    piece = pieces[at]
    if piece.lastgroup == 'na':
        return 1, sense_of_mark(piece, words)
    if piece.lastgroup != 'word':
        return 1, None
    word = piece.group()
    for phrase, senses in words.phrases.get(word, ()):
        length = covered(pieces, at, phrase)
        if length:
            return length, senses
    return 1, words.resembling(word)


def sense_of_mark(piece: re.Match[str], words: Lexicon) -> Senses | None:
    """'n/a', 's.o.' and the like, as the words 'na' and 'so' of the tables."""
    word = ''.join(char for char in piece.group() if char.isalpha())
    known = next((senses for phrase, senses in words.phrases.get(word, ()) if phrase == (word,)), {})
    return {language: sense for language, sense in known.items() if sense.kind == 'NONE'} or None


def covered(pieces: list[re.Match[str]], at: int, phrase: tuple[str, ...]) -> int:
    """How many pieces from `at` on spell the phrase, whatever hyphens and line ends part its words; or 0."""
    here = at
    for word in phrase:
        while here > at and here < len(pieces) and pieces[here].group().strip(' ') in SKIPPED_INSIDE_PHRASES:
            here += 1
        if here >= len(pieces) or pieces[here].group() != word:
            return 0
        here += 1
    return here - at


def language_of(heard: list[Senses], hint: str | None) -> str | None:
    """The language in which most phrases of the text have a meaning; the hint where that is undecided."""
    score = dict.fromkeys(LANGUAGES, 0.0)
    for senses in heard:
        for language in senses:
            score[language] += 1 / len(senses) ** 2
    best = max(score.values())
    leaders = [language for language in LANGUAGES if score[language] == best and best > 0]
    return leaders[0] if len(leaders) == 1 else hint if hint in LANGUAGES else None


def endings(pieces: list[re.Match[str]]) -> list[Senses]:
    """The languages for which the endings of ordinals speak: "4th" is English, "4e" French, "4to" Spanish."""
    ordinal = Sense('ORD', 0)
    ends = (re.sub(r'[^a-z]', '', piece.group()) for piece in pieces if piece.lastgroup == 'ordnum')
    return [{language: ordinal} for end in ends for language, own in ENDINGS.items() if end in own]


def said(senses: Senses, language: str | None) -> Token:
    """The token of a phrase, as the language of the text has it, else the sense that says most."""
    known = [senses[each] for each in LANGUAGES if each in senses]
    sense = senses.get(language or '') or next((each for each in known if each.kind != 'FILLER'), known[0])
    return Token(sense.kind, sense.value)
