"""A deadline as written, in English, French or Spanish → the period that it means. The one way in.

What is certain is read; what is not is left open with the reason; the text itself is always kept, to the letter.

* The end is the last day of the last period named: "2023 - 2026" ends on 31 December 2026, "up to 2026" includes it,
  "first half of 2024" ends on 30 June, "mid-2024" too (APPROXIMATE), "September 2023 and beyond" has no end.
* A day or month without a year, "31/01/25", "Sep-23" and 03/04/2025 in a text that is not French or Spanish are
  UNCERTAIN, the first two kinds without dates where no year is told.
* "Within 6 months of publication" is RELATIVE until the publication date is given; counted from any other event it
  stays so. With no event named it resolves to the same day, UNCERTAIN.
* "Ongoing", "N/A", "TBC", "immediately" state no end: NONE. Everything else is UNREAD.
* Words around the period may be anything as long as they hold no second period and no number in front.

The period is written in EDTF (ISO 8601-2), levels 0 to 2: '2024', '2024-05', '2024-01-31'; quarters '2024-33' to -36,
thirds -37 to -39, halves -40 and -41; intervals '2023-07/2026', open ones '../2026' and '2023-09/..'; lists
'{2024-03,2024-06}'; '?' marks an UNCERTAIN end, '~' an APPROXIMATE one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from uptake.deadlines.figures import Token
from uptake.deadlines.meaning import YEARLESS, Meaning, meaning
from uptake.deadlines.order import READABLE, in_order
from uptake.deadlines.parsing import Sentence, parse
from uptake.deadlines.tokens import tokenise
from uptake.domain.deadlines import Deadline
from uptake.domain.vocabulary import Certainty

#: A longer text is no deadline; reading stops here and says UNREAD.
LONGEST = 600
#: More tokens in a row than any period has.
LONGEST_RUN = 40

BRACKETS = frozenset({'OPEN', 'CLOSE'})
DATED = frozenset({'YEAR', 'DATE', 'YM', 'CODE', 'SHORT', 'BAD'})
CAN_BEGIN = DATED | {'MONTH', 'N', 'ORD', 'PART', 'EDGE', 'UNIT'}
#: A comment may follow these directly; any other word right behind a bare year makes the number doubtful.
PARTING = BRACKETS | {
    'COMMA', 'COLON', 'LINE', 'STOP', 'DASH', 'ASIDE', 'FOR', 'QUESTION', 'LIST', 'FILLER', 'DOUBT', 'VAGUE', 'ONGOING',
    'RECUR', 'CONTINUOUS', 'NEUTRAL', 'TBC', 'DONE', 'SLASH', 'OR', 'EACH', 'AT', 'WITHIN', 'QUOTE',
}  # fmt: skip
STATED_NONE = frozenset({'NONE', 'TBC'})
ENDLESS = frozenset({'ONGOING', 'CONTINUOUS', 'RECUR', 'VAGUE', 'DONE'})
REPEATS = frozenset({'RECUR', 'CONTINUOUS'})
COUNTS_FROM = frozenset({'AFTER', 'BEFORE', 'BY', 'FROM', 'EDGE', 'WITHIN', 'NEXT', 'FOR', 'AT', 'BEYOND'})
EVENTS = frozenset({'EVENT', 'UNIT', 'PUBLICATION', 'NOW'})
SILENT = BRACKETS | {'FILLER', 'NEUTRAL', 'QUOTE', 'DASH', 'STOP', 'LINE'}
UNKNOWN = frozenset({'WORD', 'BIG', 'BAD', 'EVENT', 'NEGATION', 'ASIDE'})


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence, and which of the tokens it covers."""

    sentence: Sentence
    start: int
    end: int


def read_deadline(text: str, *, published: date | None = None, language: str | None = None) -> Deadline:
    """The deadline that the text states; see the module's text for the rules. Never raises, whatever the text.

    `published` is the day from which "within six months of publication" counts; None leaves that open. `language`
    ('en', 'fr', 'es') settles what the words leave open; it does not overrule them.
    """
    return _read(text, published, language)


@lru_cache(maxsize=4096)
def _read(text: str, published: date | None, language: str | None) -> Deadline:
    if len(text) > LONGEST:
        return Deadline(text=text)
    tokens, spoken = tokenise(text, language)
    recurring = repeats(tokens)
    meant = understood(tokens, published, spoken, recurring=recurring)
    return Deadline(
        text=text,
        edtf=meant.edtf,
        earliest=meant.earliest,
        latest=meant.latest,
        certainty=meant.certainty,
        recurring=recurring,
        language=spoken,
    )


def understood(tokens: list[Token], published: date | None, language: str | None, *, recurring: bool) -> Meaning:
    """What the tokens mean; UNREAD where nothing here understands them."""
    found = whole(tokens) or part(tokens)
    if found is None:
        return without_period(tokens)
    if not believable(tokens, found):
        return Meaning(Certainty.UNREAD)
    kinds = [token.kind for token in tokens]
    doubted = doubt(kinds, found, language)
    about = 'ABOUT' in kinds[: found.end]
    meant = meaning(found.sentence, doubted=doubted, about=about, published=published)
    if meant is None:
        return Meaning(Certainty.UNREAD)
    if meant.certainty is Certainty.RELATIVE or found.sentence.clauses[0].duration:
        return Meaning(Certainty.RELATIVE) if names_an_event(kinds[found.end :]) else meant
    return Meaning(Certainty.NONE) if meant is YEARLESS and recurring else meant


def whole(tokens: list[Token]) -> Found | None:
    """The whole text as one sentence, brackets aside, new lines as spaces first and as commas second."""
    readable = [token for token in tokens if token.kind not in BRACKETS]
    return sentence_in(readable, 0, len(tokens)) if len(readable) <= LONGEST_RUN else None


def part(tokens: list[Token]) -> Found | None:
    """The first stretch of readable tokens that names a period, as long as can be read."""
    for start, end in stretches(tokens):
        for stop in range(end, start, -1):
            found = sentence_in(tokens[start:stop], start, stop)
            if found:
                return found
    return None


def stretches(tokens: list[Token]) -> list[tuple[int, int]]:
    """The runs of readable tokens that could name a period: (first, behind the last)."""
    runs: list[tuple[int, int]] = []
    start = 0
    for at in range(len(tokens) + 1):
        if at < len(tokens) and tokens[at].kind in READABLE and at - start < LONGEST_RUN:
            continue
        if any(token.kind in CAN_BEGIN for token in tokens[start:at]):
            runs.append((start, at))
        start = at + 1
    return runs


def sentence_in(tokens: list[Token], start: int, end: int) -> Found | None:
    tokens = [token for at, token in enumerate(tokens) if token.kind != 'STOP' or not abbreviates(tokens, at)]
    if not tokens or any(token.kind not in READABLE for token in tokens):
        return None
    for lines_part in (False, True) if any(token.kind == 'LINE' for token in tokens) else (False,):
        sentence = parse(in_order(tokens, lines_part=lines_part))
        if sentence:
            return Found(sentence, start, end)
    return None


def abbreviates(tokens: list[Token], at: int) -> bool:
    """Does the full stop at this place only end an abbreviation or the text?"""
    return at == len(tokens) - 1 or (at > 0 and tokens[at - 1].kind in ('MONTH', 'ORD', 'CODE', 'PART', 'TBC', 'NONE'))


def believable(tokens: list[Token], found: Found) -> bool:
    """Is the period the one that the text states: nothing dated around it, and no name or amount with a year in it?"""
    before, after = tokens[: found.start], tokens[found.end :]
    if any(token.kind in DATED | {'N', 'NONE', 'NEGATION', 'BIG', 'MONTH'} for token in before) or dated(after):
        return False
    clauses = found.sentence.clauses
    bare = all(period.bare_year for clause in clauses for period in clause.periods) and not clauses[0].duration
    if not bare:
        return True
    if after and after[0].kind not in PARTING and not lighter(tokens, found.end):
        return False
    named = before and before[-1].kind in UNKNOWN and not lighter(tokens, found.start + 1)
    return bool(clauses[0].bounds) or not named


def lighter(tokens: list[Token], end: int) -> bool:
    """Does an article or the like stand just before this place?"""
    return end > 0 and tokens[end - 1].kind in ('FILLER', 'NEUTRAL', 'DONE', 'COLON', 'COMMA', 'VAGUE')


def dated(tokens: list[Token]) -> bool:
    """Do the tokens name a date or period of their own? A number, or a month's name alone ("may"), does not."""
    kinds = [token.kind for token in tokens if token.kind != 'FILLER']
    if DATED & set(kinds):
        return True
    pairs = set(pairwise(kinds))
    return any(
        {first, second} in ({'MONTH', 'N'}, {'MONTH', 'ORD'}, {'MONTH', 'EDGE'}) or (first, second) == ('ORD', 'PART')
        for first, second in pairs
    )


def doubt(kinds: list[str], found: Found, language: str | None) -> bool:
    """Does the text doubt its period: in words, by a question mark, by words before it that nothing here knows?"""
    if {'DOUBT', 'QUESTION', 'TBC'} & set(kinds) or (set(kinds[: found.start]) & UNKNOWN):
        return True
    if 'ONGOING' in kinds and not settled_end(found.sentence):
        return True
    return 'EITHER_WAY' in kinds and language not in ('fr', 'es')


def settled_end(sentence: Sentence) -> bool:
    """Is the end plainly an end ("up to 2026, ongoing", "2023 - 2026 (ongoing)"), not a single year that goes on?"""
    return len(sentence.clauses) > 1 or bool(sentence.clauses[0].bounds)


def names_an_event(kinds: list[str]) -> bool:
    """Do the tokens behind a counted time say from what it counts?"""
    return any(kind in ('AFTER', 'FROM', 'BEFORE', 'EVENT') for kind in kinds) or (bool(kinds) and kinds[0] in UNKNOWN)


def without_period(tokens: list[Token]) -> Meaning:
    """Why there is no period: none is stated, it counts from an event, the year is missing, or it is not understood."""
    kinds = [token.kind for token in tokens]
    known = set(kinds)
    meaningful = [kind for kind in kinds if kind not in SILENT]
    if dated(tokens):
        return Meaning(Certainty.UNREAD)
    if not meaningful:
        return Meaning(Certainty.UNREAD if 'NEUTRAL' in known else Certainty.NONE)
    if meaningful[0] in STATED_NONE | ENDLESS or (known & (ENDLESS | STATED_NONE) and not known & UNKNOWN):
        return Meaning(Certainty.NONE)
    if 'AFTER' in meaningful[:1] or ((known & COUNTS_FROM or {'UNIT'} & known) and known & EVENTS):
        return Meaning(Certainty.RELATIVE)
    if 'SEASON' in known:
        return YEARLESS
    return Meaning(Certainty.UNREAD)


def repeats(tokens: list[Token]) -> bool:
    """Does the deadline recur or run on? Words in a comment ("2024 (see the annual plan)") do not say so."""
    kinds = [token.kind for token in tokens]
    for at, kind in enumerate(kinds):
        if kind == 'WORD':
            return False
        if kind in REPEATS or (kind == 'EACH' and {'UNIT', 'PART', 'MONTH'} & set(kinds[at + 1 : at + 3])):
            return True
    return False
