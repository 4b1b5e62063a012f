"""The word tables of `words/*.toml`, one a language, as one index from phrases to what they mean.

A table's name is the kind of word, its keys are the meanings: `[month] 1 = ["january", …]`. Words are compared without
case, accents and hyphens, so the tables are written as people write. A new language is a new file, and a word that
means different things in two languages is settled by the language of the whole text.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANGUAGES = ('en', 'fr', 'es')

#: Table and meaning in the TOML → kind of token; `None` stands for every meaning of that table, kept as the value.
KINDS: dict[tuple[str, str | None], str] = {
    ('month', None): 'MONTH',
    ('ordinal', None): 'ORD',
    ('number', None): 'N',
    ('roman', None): 'ROMAN',
    ('part', None): 'PART',
    ('unit', None): 'UNIT',
    ('edge', None): 'EDGE',
    ('bound', None): '',  # the meaning's own name: BY, BEFORE, FROM, AFTER, BEYOND, WITHIN, FOR, EACH
    ('join', None): '',  # TO, AT, LIST, OR, BETWEEN
    ('filler', ''): 'FILLER',
    ('filler', 'weekday'): 'FILLER',
    ('neutral', ''): 'NEUTRAL',
    ('neutral', 'done'): 'DONE',
    ('neutral', 'vague'): 'VAGUE',
    ('endless', None): '',  # ONGOING, CONTINUOUS, NONE, TBC
    ('doubt', None): '',  # DOUBT, ABOUT, SEASON
    ('recurring', ''): 'RECUR',
    ('event', 'other'): 'EVENT',
    ('event', None): '',  # PUBLICATION, NOW
    ('negation', ''): 'NEGATION',
    ('aside', ''): 'ASIDE',
}
NUMBERED = frozenset({'month', 'ordinal', 'number', 'roman', 'part'})
#: Month names long enough that a word one or two letters off can be nothing else.
FUZZY_FROM = 7


@dataclass(frozen=True, slots=True)
class Sense:
    """What a phrase means in one language: the kind of token and its value."""

    kind: str
    value: int | str


Senses = dict[str, Sense]  # by language


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`phrases`: first word → (all words, senses), longest first. `near`: a month name with one letter out → senses."""

    phrases: dict[str, list[tuple[tuple[str, ...], Senses]]]
    near: dict[str, Senses]

    def resembling(self, word: str) -> Senses | None:
        """The month of which `word` is a misspelling (one letter wrong, missing, added or swapped), or None."""
        if len(word) < FUZZY_FROM - 1:
            return None
        return next((self.near[form] for form in (word, *one_letter_out(word)) if form in self.near), None)


def fold(text: str) -> str:
    """The text without accents and case, with plain quotation marks and dashes; for comparing only."""
    for _ in range(2):  # folding case can bring forth marks again
        marked = unicodedata.normalize('NFKD', text.casefold())
        text = ''.join(char for char in marked if unicodedata.category(char) not in ('Mn', 'Cf'))
    return text.translate(PLAIN)


QUOTES = dict.fromkeys('’‘`´ʼ', "'")
DASHES = dict.fromkeys('‐‑‒–—―−', '-')
PLAIN = str.maketrans(QUOTES | DASHES | {'œ': 'oe', '⁄': '/'})


def one_letter_out(word: str) -> list[str]:
    """The word with each of its letters left out in turn."""
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def words_of(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as they are compared: 'n/a' is the one word 'na', an apostrophe or hyphen parts words."""
    return tuple(fold(phrase).replace('/', '').replace("'", ' ').replace('-', ' ').split())


@cache
def lexicon() -> Lexicon:
    """Every phrase of every language; read once."""
    senses: dict[tuple[str, ...], Senses] = {}
    for language in LANGUAGES:
        table = tomllib.loads((files('uptake.deadlines') / 'words' / f'{language}.toml').read_text('utf-8'))
        for name, meanings in table.items():
            for meaning, phrases in meanings.items():
                sense = sense_of(name, meaning)
                for phrase in phrases:
                    senses.setdefault(words_of(phrase), {}).setdefault(language, sense)
    return Lexicon(by_first_word(senses), near_months(senses))


def sense_of(table: str, meaning: str) -> Sense:
    """The sense of one row of a table; KeyError names a table or meaning that is not known."""
    kind = KINDS.get((table, meaning))
    if kind is None:
        kind = KINDS[table, None] or meaning.upper()
    return Sense(kind, int(meaning) if table in NUMBERED else meaning)


def by_first_word(senses: dict[tuple[str, ...], Senses]) -> dict[str, list[tuple[tuple[str, ...], Senses]]]:
    index: dict[str, list[tuple[tuple[str, ...], Senses]]] = {}
    for words in sorted(senses, key=len, reverse=True):
        index.setdefault(words[0], []).append((words, senses[words]))
    return index


def near_months(senses: dict[tuple[str, ...], Senses]) -> dict[str, Senses]:
    near: dict[str, Senses] = {}
    for words, meant in senses.items():
        if len(words) == 1 and len(words[0]) >= FUZZY_FROM and all(sense.kind == 'MONTH' for sense in meant.values()):
            for form in (words[0], *one_letter_out(words[0])):
                near.setdefault(form, {}).update(meant)
    return near
