"""What the text of a heading means: which fields, and how sure that is."""

from __future__ import annotations

import re
from functools import lru_cache

from uptake.matrices.labels import fold, labels, singular, tokens, words
from uptake.matrices.recognise.instructions import is_instruction
from uptake.matrices.recognise.labelling import heading_words
from uptake.matrices.recognise.options import options

#: Fields that a heading may mean, and how sure that is: 0 not at all, 3 by its whole text.
Meaning = tuple[tuple[str, ...], int]

_NOTHING: Meaning = ((), 0)
_MOST_WORDS = 24
_MOST_LETTERS = 500
_BRACKETS = re.compile(r'[(\[][^()\[\]]*(?:[)\]]|$)')
_COLON_VALUE = re.compile(r':\s*\S')
_TWO = re.compile(r'\s*/\s*|\s+(?:and|et|y|&)\s+')
_LONG_WORD = re.compile(r'[^\W\d_]{9,}')
_NUMBER_AFTER = re.compile(r'\s*[#n°ºo.]*\s*(\d+|[A-Z])\s*[:.\-–]', re.ASCII)


@lru_cache(maxsize=8192)
def meaning_of(text: str) -> Meaning:
    """The meaning of a heading."""
    if not text or len(text) > _MOST_LETTERS:
        return _NOTHING
    text = unglued(text)
    bare = _BRACKETS.sub(' ', text).strip().strip('*').strip()
    if is_instruction(text) and labels().at_start(bare) is None:
        return _NOTHING
    bare, text = _without_choices(bare, text)
    option = _option(bare)
    if option:
        return option, 2
    valued = _COLON_VALUE.search(bare.split(' - ')[0]) and not (_only_options(bare) or _is_lettered(text))
    if not bare or valued:
        return _NOTHING
    if len({each.meaning for each in options(bare)}) > 2 and len(words(bare)) < 9:
        return ('response',), 2
    return _of_phrase(text, bare)


def _of_phrase(text: str, bare: str) -> Meaning:
    """The meaning by the phrase a heading begins with, else by its single words."""
    found = labels().at_start(text)
    length = len(heading_words(text))
    if found is not None and ': ' in bare and length <= _MOST_WORDS:
        behind = meaning_of(bare.split(': ', 1)[1])
        if behind[1] > 1 and behind[0] != found.fields:
            return behind
    if found is not None and length <= _MOST_WORDS + 10:
        rest = _BRACKETS.sub(' ', text[found.end :])
        if _NUMBER_AFTER.match(rest):
            return _NOTHING
        if not [word for word in words(rest) if word not in labels().fillers and word != '#']:
            return _numbered(found.fields, rest), 3
        if len(options(rest)) > 1 or is_instruction(rest):
            return found.fields, 3
    scored = _by_words(bare) if length <= _MOST_WORDS else None
    if scored is not None:
        return scored
    if found is not None and length <= 8 and found.length > 1:
        return found.fields, 2
    return _of_two(bare) if length <= 8 else _NOTHING


def _of_two(bare: str) -> Meaning:
    """The meaning of the first of two headings in one: 'Recommendation / key action'."""
    parts = [part for part in _TWO.split(bare) if part.strip()]
    meanings = [meaning_of(part.strip()) for part in parts] if len(parts) == 2 else []
    return (meanings[0][0], 2) if meanings and all(sure > 1 for _, sure in meanings) else _NOTHING


def unglued(text: str) -> str:
    """A heading with spaces between two known words that a line end joined: 'Partiallyaccepted'."""
    return _LONG_WORD.sub(lambda found: _parted(found.group()), text)


def _parted(word: str) -> str:
    if labels().knows(singular(fold(word))):
        return word
    for at in range(2, len(word) - 1):
        if all(singular(fold(part)) in labels().words for part in (word[:at], word[at:])):
            return f'{word[:at]} {word[at:]}'
    return word


def _is_lettered(text: str) -> bool:
    """Whether a heading bears a letter before its colon, as forms with notes do: 'Management plan (b): …'."""
    return re.match(r'[^:]{3,60}\([a-z]\)\s*:', text) is not None


def _without_choices(bare: str, text: str) -> tuple[str, str]:
    """A heading without the choices behind its colon: 'Stage: Not started, Under way, Completed'."""
    before, colon, behind = bare.partition(':')
    parts = [part for part in re.split(r'[,/;|]', behind) if part.strip()]
    if colon and before.strip() and len(parts) > 2 and all(len(part.split()) < 5 for part in parts):
        return before.strip(), before.strip()
    return bare, text


def _numbered(fields: tuple[str, ...], rest: str) -> tuple[str, ...]:
    return ('number', *fields) if re.search(r'[#°º]', rest) and 'recommendation' in fields else fields


def _only_options(text: str) -> bool:
    return len(options(text.split(':', 1)[-1])) > 1


def _option(text: str) -> tuple[str, ...] | None:
    """'option:accepted' and the like, where the text is nothing but an option."""
    said = words(text)
    if not 0 < len(said) <= 4 or re.search(r'[°º#.]', text):
        return None
    for value in ('accepted', 'partially_accepted', 'rejected'):
        if said in labels().list('header_options', value):
            found = labels().at_start(text)
            also = found.fields if found is not None and found.length == len(said) else ()
            return (f'option:{value}', *also)
    return None


def _by_words(text: str) -> tuple[tuple[str, ...], int] | None:
    """The field that the single words of a heading speak for."""
    scores: dict[str, int] = {}
    for word in dict.fromkeys(words(text)):
        spelt = labels().spell(word)
        for field, weights in labels().weights.items():
            if word in weights or spelt in weights:
                scores[field] = scores.get(field, 0) + weights.get(word, weights.get(spelt, 0))
    if not scores:
        return None
    best = max(scores, key=lambda field: scores[field])
    rivals = sorted(scores.values(), reverse=True)
    clear = len(rivals) == 1 or rivals[0] > rivals[1]
    said = [word for word in words(text) if word not in labels().fillers]
    speaking = [
        word for word in said if word in labels().weights[best] or labels().spell(word) in labels().weights[best]
    ]
    if scores[best] < 4 or not clear or len(speaking) * 3 < len(said):
        return None
    return (best,), 2 if scores[best] >= 4 and len(tokens(text)) <= 8 else 1
