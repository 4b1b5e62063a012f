"""Does a paragraph begin with a label, which one, with which number, and where does its value begin?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from uptake.domain.vocabulary import Round
from uptake.matrices.labels import Match, labels, tokens, words
from uptake.matrices.recognise.fields import ACTION, RECOMMENDATION, ROUNDS
from uptake.matrices.recognise.options import is_answer, options, starts_with_option

_NUMBER = re.compile(
    r'\s*(?:(?:no|nr|num|number|nbr|n)\s*[.°º]*\s*|#\s*|[°º]\s*)?'
    r'((?:[A-Z]{1,2}(?:[.\-]?\d{1,2})?(?=\s*(?:[:.)\]–—]|-\s|$))|\d{1,3}(?:[.\-]\d{1,2})*[a-z]?|[IVX]{1,5}))'
    r'(?=[\s:.)\]/(–—-]|$)(?![.,]\d)[.)]?',
    re.IGNORECASE | re.ASCII,
)
_SHORT_NUMBER = re.compile(
    r'\s*(?:rec(?:o|s)?\.?|r)\s*[-#]?\s*(\d{1,2}(?:\.\d{1,2})*[a-z]?)\s*[.:)–—-]\s*(?=\S)|\s*(?:rec(?:o)?\.?|r)\s*[-#]?\s*(\d{1,2}(?:\.\d{1,2})*[a-z]?)\s*$',
    re.IGNORECASE,
)
_BRACKETS = re.compile(r'\s*[(\[]([^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]]')
_OPEN_BRACKETS = re.compile(r'[(\[][^)\]]*$')
_SEPARATOR = re.compile(r'\s*(?:[:：]|\s[-–—]+(?=\s|$)|[-–—](?=\s))\s*[-–—]?\s*')
_COLON = re.compile(r'\s*[:：]\s*')
_COLON_END = re.compile(r'\s*[:：]\s*')
_IF = re.compile(r'\s*(?:if|in case|when|where|si|en cas|en caso|cuando|lorsque)\b', re.IGNORECASE)
_NUMBERED = frozenset({'recommendation', 'number', 'action', 'action_number', 'details'})
_LONGEST_BRACKETS = 14
_LONGEST_TAIL = 9


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a paragraph. `value_at` is where its value begins; `sure` from 1 to 3.

    `plural` says that it speaks of several ('Recommendations'), which in running text is a chapter, not a field.
    """

    fields: tuple[str, ...]
    value_at: int
    sure: int
    text: str
    number: str | None = None
    round: Round | None = None
    continued: bool = False
    plural: bool = False
    language: str | None = None
    colon: bool = False
    inner: tuple[tuple[int, int], ...] = ()


@lru_cache(maxsize=4096)
def label_at(text: str, *, ends: frozenset[int] = frozenset(), dressed_to: int | None = None) -> Label | None:
    """The label with which a paragraph begins, or None. `ends` are line ends, `dressed_to` the end of bold text."""
    short = _SHORT_NUMBER.match(text)
    if short:
        number = short.group(1) or short.group(2)
        if re.match(r'\s*[rR]\d', text):
            number = 'R' + number
        return Label(
            ('recommendation',), short.end(), 3 if short.end() < len(text) else 2, short.group().strip(), number
        )
    asked = _asks_for_reasons(text)
    if asked is not None:
        return asked
    found = labels().at_start(text)
    if found is None:
        return _by_words(text)
    position, number, seen = _decorations(text, found)
    number = number or _number_before(text, found)
    tail = (
        _tail(text, position)
        if number is None and found.end - found.start > 4 and (found.length > 1 or 'response' not in found.fields)
        else None
    )
    if tail is not None:
        position, more = tail
        seen += more
    separator = _SEPARATOR.match(text, position)
    after = separator.end() if separator else position
    sure = _sureness(text, found, number, position, bool(separator), ends, dressed_to)
    if not sure:
        return _by_words(text)
    after, late = _after_colon(text, after)
    seen += late
    fields = ('recommendation',) if number is not None and _speaks_of_one(text, found) else found.fields
    return Label(
        fields, after, sure, text[:position].strip(), number, _round(seen), _continued(seen),
        number is None and text[found.start : found.end].rstrip().lower().endswith('s'), found.language,
        bool(_COLON.match(text, position)) or ':' in text[:after], _inner(text, found.end, after),
    )  # fmt: skip


def _number_before(text: str, found: Match) -> str | None:
    """The number before a label that stands alone on its line: '3. Recommendation:'."""
    lead = re.match(r'\s*(\d{1,2})[.)]\s*$', text[: found.start])
    said = text[found.start : found.end].lower()
    alone = re.fullmatch(r'\s*[:：]\s*', text[found.end :]) is not None
    return lead.group(1) if lead and alone and 'recommendation' in found.fields and said[-1:] != 's' else None


def _asks_for_reasons(text: str) -> Label | None:
    """A sentence that asks why, as some forms do: 'If rejected or partially accepted, give reasons:'."""
    colon = text.find(':', 0, 160)
    if colon < 0 or not _IF.match(text):
        return None
    said = words(text[:colon])
    reasons = labels().weights['response_comment']
    chosen = {option.meaning for option in options(text[:colon])}
    if not chosen & {'rejected', 'partially_accepted', 'unclear'} or not any(word in reasons for word in said):
        return None
    return Label(('response_comment',), _COLON_END.match(text, colon).end(), 3, text[:colon], colon=True)  # type: ignore[union-attr]


def _by_words(text: str) -> Label | None:
    """A label of a few words before a colon that no phrase covers, by what its words speak for."""
    colon = text.find(':', 0, 100)
    said = words(text[:colon]) if colon > 0 else ()
    if not 1 < len(said) < 13 or re.search(r'[.!?;,\d]', text[:colon]):
        return None
    weights = labels().label_weights
    scores = {field: sum(table.get(word, 0) for word in dict.fromkeys(said)) for field, table in weights.items()}
    best = max(scores, key=lambda field: scores[field])
    if scores[best] < 5:
        return None
    return Label((best,), _COLON_END.match(text, colon).end(), 3, text[:colon], colon=True)  # type: ignore[union-attr]


def _decorations(text: str, found: Match) -> tuple[int, str | None, list[str]]:
    """Numbers and brackets between the phrase and its separator."""
    position, number, seen = _closed(text, found), None, []
    numbered = bool(_NUMBERED.intersection(found.fields)) or _speaks_of_one(text, found)
    while True:
        brackets = _BRACKETS.match(text, position)
        if brackets and len(brackets.group(1).split()) <= _LONGEST_BRACKETS:
            seen.append(brackets.group(1))
            position = brackets.end()
            continue
        digits = _NUMBER.match(text, position) if numbered and number is None else None
        if digits and digits.end() > position:
            number, position = digits.group(1), digits.end()
            continue
        return position, number, seen


def _inner(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The reach of labelled text in brackets within a label: 'Recommendation 1 (Priority: High)'."""
    brackets = _BRACKETS.finditer(text, start, end)
    return tuple(found.span(1) for found in brackets if ':' in found.group(1) or is_answer(found.group(1)))


def _speaks_of_one(text: str, found: Match) -> bool:
    """Whether the phrase names a recommendation: 'Management response to recommendation 1'."""
    said = words(text[found.start : found.end])
    return any(labels().spell(word) in ('recommendation', 'recommandation', 'recomendacion') for word in said)


def _closed(text: str, found: Match) -> int:
    """The end of the phrase, with the bracket that was opened within it."""
    inside = text[found.start : found.end]
    if inside.count('(') > inside.count(')'):
        closing = text.find(')', found.end, found.end + 80)
        return closing + 1 if closing >= 0 else found.end
    return found.end


def _tail(text: str, position: int) -> tuple[int, list[str]] | None:
    """Further words of a label before its colon: 'on evaluation process', '- accept/partially accept/reject'."""
    colon = text.find(':', position, position + 110)
    if colon < 0:
        return None
    between = text[position:colon]
    if len(between.split()) > _LONGEST_TAIL or re.search(r'[.!?;☐☒"“”]', between) or not between.strip():
        return None
    if len({option.meaning for option in options(between)}) == 1 and '/' not in between:
        return None
    if not all(labels().knows(word) for word in words(_BRACKETS.sub(' ', between))):
        return None
    return colon, [between]


def _after_colon(text: str, position: int) -> tuple[int, list[str]]:
    """Marks of time and the like that stand between a colon and the value: '(Time 1)', '(optional)'."""
    brackets = _BRACKETS.match(text, position)
    if brackets and (
        _round([brackets.group(1)])
        or re.fullmatch(
            r'\w+ \d|optional|facultatif|opcional|continued|suite|cont\.?', brackets.group(1).strip(), re.IGNORECASE
        )
    ):
        rest = re.compile(r'\s*[:：]?\s*').match(text, brackets.end())
        return (rest.end() if rest else brackets.end()), [brackets.group(1)]
    return position, []


def _sureness(
    text: str,
    found: Match,
    number: str | None,
    position: int,
    separated: bool,
    ends: frozenset[int],
    dressed_to: int | None,
) -> int:
    rest = text[position:].strip(' \t.*')
    colon = bool(_COLON.match(text, position))
    numbered = number is not None
    if not rest or rest in ('-', '–', ':'):
        return 3 if found.exact else 2
    if colon:
        return 3
    if separated and (numbered or found.length > 1 or dressed_to is not None):
        return 3 if numbered else 2
    at_end = any(position <= end <= position + 2 for end in ends)
    if at_end and (numbered or found.length > 1):
        return 3
    if at_end:
        return 1
    if dressed_to is not None and position - 1 <= dressed_to <= position + 3:
        return 2
    if 'response' in found.fields and found.length > 1 and starts_with_option(rest):
        return 2
    if numbered and 'recommendation' in found.fields and (rest[0].isupper() or text[position - 1 : position] in '.)'):
        return 2
    return 0


def _round(seen: list[str]) -> Round | None:
    said = ' '.join(' '.join(words(part)) for part in seen)
    for key, meaning in (('round_final', Round.FINAL), ('round_first', Round.FIRST)):
        if any(
            ' '.join(phrase) in said
            for phrase in labels().list('phrases', key)
            if len(phrase) > 1 or key == 'round_final'
        ):
            return meaning
    return None


def _continued(seen: list[str]) -> bool:
    return any(words(part) in labels().list('phrases', 'continued') for part in seen)


_INLINE = re.compile(r'(?<=[\s.;()\[\]☐☒])(?=[A-ZÉÀÈÍÓÚ(])')
_INLINE_FIELDS = (
    RECOMMENDATION | ACTION | ROUNDS | {'coordinator', 'published', 'overall_comment', 'year', 'title', 'title_year'}
) - {'number', 'heading', 'details', 'action_number'}


def inline_labels(text: str, start: int, known: frozenset[str] = _INLINE_FIELDS) -> Iterator[tuple[int, Label]]:
    """Labels with a colon further on in a paragraph, each with its position."""
    colon = text.find(':', start)
    if colon < 0:
        return
    for spot in _INLINE.finditer(text, max(start, 1)):
        begin = spot.start()
        if text.find(':', begin, begin + 130) < 0 or text.count('[', 0, begin) > text.count(']', 0, begin):
            continue
        label = label_at(text[begin : begin + 400])
        if label is None or label.sure < 3 or not known.intersection(label.fields):
            continue
        if (
            _COLON.match(text, begin + _length(label, text[begin:])) is None
            and ':' not in text[begin : begin + label.value_at]
        ):
            continue
        if label.fields[0] == 'recommendation' and label.number is None:
            continue
        if label.fields[0] in ('title', 'title_year') and text[:begin].rstrip()[-1:] not in '.!?»”"':
            continue
        yield begin, label


def _length(label: Label, text: str) -> int:
    return text.find(label.text) + len(label.text)


def heading_words(text: str) -> tuple[str, ...]:
    """The words of a heading without what stands in brackets."""
    return tuple(token[0] for token in tokens(_OPEN_BRACKETS.sub(' ', _BRACKETS.sub(' ', text))))
