"""A deadline as written, in English, French or Spanish → the period that it means. The one way in.

What is certain is read; what is not is left open with the reason; the text itself is always kept, to the letter.

* The end is the last day of the last period named: "2023 - 2026" ends on 31 December 2026, "up to 2026" includes it,
  "first half of 2024" ends on 30 June, "mid-2024" too (APPROXIMATE), "September 2023 and beyond" has no end.
* A day, month or quarter without a year is UNCERTAIN and has no dates. "31/01/25", "Sep-23", "2024?", "before June
  2025" and, unless the text is French or Spanish, 03/04/2025 (day first) are UNCERTAIN with dates to be confirmed.
* "Within 6 months of publication" is RELATIVE until the publication date is given; counted from any other event it
  stays so. With no event named it resolves to the same day, UNCERTAIN.
* "Ongoing", "N/A", "TBC", "immediately" state no end: NONE. Everything else is UNREAD.
* Words around the period may be anything as long as they hold no second period and no number in front.

The period is written in EDTF (ISO 8601-2), levels 0 to 2: '2024', '2024-05', '2024-01-31'; quarters '2024-33' to -36,
thirds -37 to -39, halves -40 and -41; intervals '2023-07/2026', open ones '../2026' and '2023-09/..'; lists
'{2024-03,2024-06}'; '?' marks an UNCERTAIN end, '~' an APPROXIMATE one.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import pairwise

from uptake.deadlines.figures import Token
from uptake.deadlines.finding import BRACKETS, UNKNOWN, Found, believable, dated, part, whole
from uptake.deadlines.meaning import YEARLESS, Meaning, joined, meaning, one_holds_the_other
from uptake.deadlines.parsing import Sentence
from uptake.deadlines.tokens import tokenise
from uptake.domain.deadlines import Deadline
from uptake.domain.vocabulary import Certainty

#: A longer text is no deadline; reading stops here and says UNREAD.
LONGEST = 600
STATED_NONE = frozenset({'NONE', 'TBC'})
ENDLESS = frozenset({'ONGOING', 'CONTINUOUS', 'RECUR', 'VAGUE', 'DONE'})
REPEATS = frozenset({'RECUR', 'CONTINUOUS'})
COUNTS_FROM = frozenset({'AFTER', 'BEFORE', 'BY', 'FROM', 'EDGE', 'WITHIN', 'NEXT', 'FOR', 'AT', 'BEYOND'})
EVENTS = frozenset({'EVENT', 'UNIT', 'PUBLICATION', 'NOW'})
SILENT = BRACKETS | {'FILLER', 'NEUTRAL', 'QUOTE', 'DASH', 'STOP', 'LINE'}

UNREAD = Meaning(Certainty.UNREAD)


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
    meant = understood(tokens, published, spoken)
    if recurring and (meant is YEARLESS or (meant.certainty is Certainty.UNREAD and not dated(tokens))):
        meant = Meaning(Certainty.NONE)
    return Deadline(
        text=text,
        edtf=meant.edtf,
        earliest=meant.earliest,
        latest=meant.latest,
        certainty=meant.certainty,
        recurring=recurring,
        language=spoken,
    )


def understood(tokens: list[Token], published: date | None, language: str | None) -> Meaning:
    """What the tokens mean, read as one period, as one beside its explanation in brackets, or as a list with labels."""
    meant = plainly(tokens, published, language)
    if meant.certainty is not Certainty.UNREAD:
        return meant
    return explained(tokens, published, language) or labelled(tokens, published, language) or meant


def plainly(tokens: list[Token], published: date | None, language: str | None) -> Meaning:
    """What the tokens mean as one period; UNREAD where nothing here understands them."""
    kinds = [token.kind for token in tokens]
    if ('SEASON', 'YEAR') in pairwise(kind for kind in kinds if kind != 'FILLER'):
        return YEARLESS
    found = whole(tokens) or part(tokens)
    if found is None:
        return without_period(tokens)
    if not believable(tokens, found):
        return UNREAD
    doubted = doubt(kinds, found, language)
    about = 'ABOUT' in kinds[: found.end]
    meant = meaning(found.sentence, doubted=doubted, about=about, published=published) or UNREAD
    if found.sentence.clauses[0].duration and names_an_event(kinds[found.end :]):
        return Meaning(Certainty.RELATIVE)
    return meant


def explained(tokens: list[Token], published: date | None, language: str | None) -> Meaning | None:
    """The period of "31 December 2024 (Q4)" or "6 months (June 2024)": what is in brackets agrees, or dates it."""
    kinds = [token.kind for token in tokens]
    if kinds.count('OPEN') != 1 or 'CLOSE' not in kinds or kinds.index('CLOSE') < kinds.index('OPEN'):
        return None
    opens, closes = kinds.index('OPEN'), kinds.index('CLOSE')
    outer = plainly(tokens[:opens] + tokens[closes + 1 :], published, language)
    inside = tokens[opens + 1 : closes]
    if outer.certainty is Certainty.RELATIVE:
        inner = plainly([*inside, Token('DOUBT')], published, language)
        return inner if inner.latest else None
    if outer.latest is None:
        return None
    inner = plainly(inside, published, language)
    if inner is YEARLESS:
        inner = plainly([*inside, Token('YEAR', outer.latest.year)], published, language)
    return outer if one_holds_the_other(outer, inner) else None


def labelled(tokens: list[Token], published: date | None, language: str | None) -> Meaning | None:
    """ "Draft: March 2024; final: June 2024", "March 2024 (draft), June 2024 (final)": all of them together, in doubt.

    None unless every part that holds a date is a period alone, with at most a label and a colon before it.
    """
    meanings = []
    for some in parts(tokens):
        found = whole(some) or part(some)
        if found is None and not dated(some):
            continue
        if found is None or (found.start > 0 and some[found.start].kind != 'COLON'):
            return None
        meanings.append(plainly(some, published, language))
    return joined(meanings)


def parts(tokens: list[Token]) -> list[list[Token]]:
    """The tokens cut at commas, new lines and "and", outside of brackets."""
    cut: list[list[Token]] = [[]]
    depth = 0
    for token in tokens:
        depth += (token.kind == 'OPEN') - (token.kind == 'CLOSE')
        if depth <= 0 and token.kind in ('COMMA', 'LINE', 'LIST'):
            cut.append([])
        else:
            cut[-1].append(token)
    return cut


def doubt(kinds: list[str], found: Found, language: str | None) -> bool:
    """Does the text doubt its period: in words, by a question mark, by words before it that nothing here knows?"""
    if {'DOUBT', 'QUESTION', 'TBC'} & set(kinds) or (set(kinds[: found.start]) & (UNKNOWN | {'N'})):
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
    if set(meaningful) == {'NOW'}:
        return Meaning(Certainty.NONE)
    if meaningful[0] in STATED_NONE | ENDLESS or (known & (ENDLESS | STATED_NONE) and not known & UNKNOWN):
        return Meaning(Certainty.NONE)
    if repeats(tokens):
        return Meaning(Certainty.NONE)
    if known & {'EDGE', 'NEXT'} and not known & UNKNOWN:
        return Meaning(Certainty.RELATIVE)
    if 'AFTER' in meaningful[:1] or ((known & COUNTS_FROM or {'UNIT'} & known) and known & EVENTS):
        return Meaning(Certainty.RELATIVE)
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
