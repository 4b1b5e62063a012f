"""What headings mean: the tables of `labels/*.toml`, read once, and the matching of words against them.

Matching disregards case, accents, punctuation, plurals and filler words, forgives a misspelling, and takes the
longest phrase. One phrase may mean several fields; which one, the context tells (`recognise.fields`).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / 'labels'
LANGUAGES = ('en', 'fr', 'es')

_TOKEN = re.compile(r'[^\W_]+(?:\((?:s|es|e|e?s|x|ne|a)\)s?)?|#')
_NUMERO = re.compile(r'\bn\s?[°º]', re.IGNORECASE)
_LEAD = re.compile(r'[\s"“”«»\'‘’*\-–•¿¡]*(?:\(?(?:[a-zA-Z]|[ivxIVX]{1,4}|\d{1,2})[.)]\s*)?(?=[^\W\d_]|#)')
_PARTS = re.compile(r'[:;.?!☐☒|\n]')
_MOST_TOKENS = 24
_END = ''

Token = tuple[str, int, int]


class _Fold(dict[int, str]):
    """A translation table that strips accents and keeps the length of the text."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize('NFKD', char)[:1] or char
        folded = 'o' if char in 'œŒ' else base.lower()
        if base.isdigit() and char != base:
            folded = ' '  # the sign of a footnote
        self[code] = folded if len(folded) == 1 else char
        return self[code]


_FOLD = _Fold({ord('’'): "'", ord('`'): "'"})


def fold(text: str) -> str:
    """Lower case without accents; as long as the text, so that positions stay."""
    return text.translate(_FOLD)


@lru_cache(maxsize=20000)
def singular(word: str) -> str:
    """The word without its plural ending (English, French, Spanish), roughly and always in the same way."""
    word = word.split('(', 1)[0]
    if word.endswith('iones'):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith('s') and not word.endswith('ss') else word


def tokens(text: str, *, most: int | None = None) -> list[Token]:
    """The words of a text, folded and singular, each with its first and last position."""
    folded = fold(text)
    if '°' in text or 'º' in text:
        folded = _NUMERO.sub(lambda found: 'no'.ljust(len(found.group())), folded)
    found = []
    for token in _TOKEN.finditer(folded):
        found.append((singular(token.group()), token.start(), token.end()))
        if most is not None and len(found) >= most:
            break
    return found


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded and singular."""
    return tuple(token[0] for token in tokens(text))


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found in a text: the fields that it may mean, where it stands, and whether it was spelt right."""

    fields: tuple[str, ...]
    start: int
    end: int
    length: int
    exact: bool
    language: str


Trie = dict[str, Any]


def _of_one_phrase(text: str, found: list[Token]) -> list[Token]:
    """The words up to the first sign that a phrase does not cross; the point of 'No.' it does."""
    for number, (one, other) in enumerate(pairwise(found)):
        gap = text[one[2] : other[1]]
        if _PARTS.search(gap) and not (gap.strip() in ('.', '.º', '.°') and len(one[0]) < 4):
            return found[: number + 1]
    return found


class Labels:
    """All label tables. `fields` is a trie of phrases; the others are keyed by what they are asked for."""

    def __init__(self) -> None:
        self.tables = {name: tomllib.loads((FOLDER / f'{name}.toml').read_text('utf-8')) for name in LANGUAGES}
        self.forms: list[dict[str, Any]] = tomllib.loads((FOLDER / 'forms.toml').read_text('utf-8'))['form']
        self.fillers = frozenset(word for table in self.tables.values() for word in table['fillers'])
        self.fields: Trie = {}
        self.weights: dict[str, dict[str, int]] = {}
        self.label_weights: dict[str, dict[str, int]] = {}
        for language, table in self.tables.items():
            own = frozenset(table['fillers'])
            for field, phrases in table['fields'].items():
                for phrase in phrases:
                    self._grow(field, phrase, language, own)
            for field, weights in table['words'].items():
                self.weights.setdefault(field, {}).update(weights)
            for field, weights in table['label_words'].items():
                self.label_weights.setdefault(field, {}).update(weights)
        common = {singular(fold(word)) for table in self.tables.values() for word in table['stopwords']}
        options = {
            word
            for table in self.tables.values()
            for part in ('responses', 'statuses')
            for each in table[part].values()
            for phrase in each
            for word in words(phrase)
        }
        self.words = frozenset(_vocabulary(self.fields) | common | options)
        self.vocabulary = _by_initial(_vocabulary(self.fields) | {w for each in self.weights.values() for w in each})

    def _grow(self, field: str, phrase: str, language: str, fillers: frozenset[str]) -> None:
        found = words(phrase)
        kept = tuple(word for word in found[:-1] if word not in fillers) + found[-1:]
        ways = {kept} if found[0] == kept[0] else {kept, (found[0], *kept)}
        for way in ways:
            node = self.fields
            for word in way:
                node = node.setdefault(word, {})
            entry: list[tuple[str, str]] = node.setdefault(_END, [])
            if (field, language) not in entry:
                entry.append((field, language))

    def at_start(self, text: str) -> Match | None:
        """The longest phrase with which the text begins (after a list sign or quote), or None."""
        lead = _LEAD.match(text)
        start = lead.end() if lead else 0
        if not lead and not text[:1].isalnum():
            return None
        for begin in dict.fromkeys((start, 0)):
            part = text[begin : begin + 400]
            found = self._walk(_of_one_phrase(part, tokens(part, most=_MOST_TOKENS)), begin)
            if found is not None:
                return found
        return None

    def _walk(self, found: list[Token], offset: int) -> Match | None:
        node, best, exact, length = self.fields, None, True, 0
        if not found or found[0][1] > 0:
            return None
        for number, (word, _, end) in enumerate(found):
            step = node.get(word)
            if step is None and number and word in self.fillers:
                continue
            if step is None:
                near = self._near(word, node)
                step = node.get(near) if near else None
                exact = exact and step is None
            if step is None:
                break
            node, length = step, length + 1
            if _END in node:
                best = (node[_END], end, length, exact)
        if best is None:
            return None
        entry, end, length, exact = best
        fields = tuple(dict.fromkeys(field for field, _ in entry))
        return Match(fields, offset + found[0][1], offset + end, length, exact, entry[0][1])

    def _near(self, word: str, node: Trie) -> str | None:
        """The word that may come here and that this one misspells, or None."""
        if node is self.fields:
            return _first_word(word)
        return nearest(word, [known for known in node if known[:1] == word[0] and len(known) > 4])

    def correct(self, word: str) -> str | None:
        """The word of the label tables that this one misspells, or None."""
        return _correct(word)

    def spell(self, word: str) -> str:
        """The word, or the one of the label tables that it misspells."""
        return self.correct(word) or word

    def knows(self, word: str) -> bool:
        """Whether a word stands in any label, or is of the commonest."""
        return word in self.words or word in self.fillers or word.isdigit() or self.correct(word) is not None

    def list(self, section: str, key: str | None = None) -> tuple[tuple[str, ...], ...]:
        """The phrases of a table in all languages, as words."""
        return _list(section, key)

    def raw(self, section: str, key: str) -> tuple[str, ...]:
        """The entries of a table in all languages, as they are written."""
        return tuple(entry for table in self.tables.values() for entry in table[section].get(key, ()))


def _vocabulary(node: Trie) -> set[str]:
    found: set[str] = set()
    for word, below in node.items():
        if word != _END:
            found.add(word)
            found |= _vocabulary(below)
    return found


def _by_initial(vocabulary: set[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for word in sorted(vocabulary):
        if len(word) > 4:
            table.setdefault(word[0], []).append(word)
    return table


@cache
def labels() -> Labels:
    """The label tables, read from their files the first time."""
    return Labels()


@cache
def _list(section: str, key: str | None) -> tuple[tuple[str, ...], ...]:
    found: dict[tuple[str, ...], None] = {}
    for table in labels().tables.values():
        part = table[section]
        for phrase in part.get(key, ()) if key else [entry for each in part.values() for entry in each]:
            found[words(phrase)] = None
    return tuple(sorted(found, key=len, reverse=True))


@lru_cache(maxsize=20000)
def _first_word(word: str) -> str | None:
    return nearest(word, [known for known in labels().fields if known[:1] == word[0] and len(known) > 4])


@lru_cache(maxsize=20000)
def _correct(word: str) -> str | None:
    return nearest(word, labels().vocabulary.get(word[0], ()))


def nearest(word: str, known: Sequence[str]) -> str | None:
    """Which of the known words this one misspells: one letter wrong, two in a long word; None if none."""
    if len(word) < 5 or not word.isalpha():
        return None
    allowed = 1 if len(word) < 9 else 2
    best, found = allowed + 1, None
    for candidate in known:
        if abs(len(candidate) - len(word)) <= allowed and (candidate[:2] == word[:2] or candidate[-2:] == word[-2:]):
            distance = edits(word, candidate, best - 1)
            if distance < best:
                best, found = distance, candidate
    return found


def edits(one: str, other: str, most: int) -> int:
    """How many letters must be put in, left out, changed or swapped; `most` + 1 as soon as it is more than that."""
    if one == other:
        return 0
    before: list[int] = []
    previous = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        current = [i]
        for j, against in enumerate(other, 1):
            cost = min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (letter != against))
            if before and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            current.append(cost)
        if min(current) > most:
            return most + 1
        before, previous = previous, current
    return min(previous[-1], most + 1)
