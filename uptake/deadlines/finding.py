"""Where in the tokens of a text the period stands, and whether it may be believed to be the one that is meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

from uptake.deadlines.figures import Token
from uptake.deadlines.order import READABLE, in_order
from uptake.deadlines.parsing import Sentence, parse

#: More tokens in a row than any period has.
LONGEST_RUN = 40
#: How many sentences are tried in one text before it counts as not understood.
MOST_TRIED = 120
BRACKETS = frozenset({'OPEN', 'CLOSE'})
DATED = frozenset({'YEAR', 'DATE', 'YM', 'CODE', 'SHORT', 'BAD'})
CAN_BEGIN = DATED | {'MONTH', 'N', 'ORD', 'PART', 'EDGE', 'UNIT'}
#: A comment may follow these directly; any other word right behind a bare year makes the number doubtful.
PARTING = BRACKETS | {
    'COMMA', 'COLON', 'LINE', 'STOP', 'DASH', 'ASIDE', 'FOR', 'QUESTION', 'LIST', 'FILLER', 'DOUBT', 'VAGUE', 'ONGOING',
    'RECUR', 'CONTINUOUS', 'NEUTRAL', 'TBC', 'DONE', 'SLASH', 'OR', 'EACH', 'AT', 'WITHIN', 'QUOTE',
}  # fmt: skip
UNKNOWN = frozenset({'WORD', 'BIG', 'BAD', 'EVENT', 'NEGATION', 'ASIDE'})


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence, and which of the tokens it covers."""

    sentence: Sentence
    start: int
    end: int


def whole(tokens: list[Token]) -> Found | None:
    """The whole text as one sentence, brackets aside, new lines as spaces first and as commas second."""
    if any(one.kind in ('N', 'ORD', 'ROMAN') and other.kind == 'CLOSE' for one, other in pairwise(tokens)):
        return None  # "1) March 2025", "(2) June 2025": the number counts the lines, not the days
    readable = [token for token in tokens if token.kind not in BRACKETS]
    return sentence_in(readable, 0, len(tokens)) if len(readable) <= LONGEST_RUN else None


def part(tokens: list[Token]) -> Found | None:
    """The first stretch of readable tokens that names a period, as long as can be read."""
    tried = (sentence_in(tokens[start:stop], start, stop) for start, stop in islice(candidates(tokens), MOST_TRIED))
    return next((found for found in tried if found), None)


def candidates(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Where a sentence may start and stop: each stretch from its start or from a colon in it, longest first."""
    for first, end in stretches(tokens):
        labels = [at for at in range(first, end) if tokens[at].kind == 'COLON']
        for start in (first, *labels):
            yield from ((start, stop) for stop in range(end, start, -1))


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
    if any(token.kind in DATED | {'NONE', 'NEGATION', 'BIG', 'MONTH'} for token in before) or dated(after):
        return False
    if before and before[-1].kind in ('N', 'ORD') and tokens[found.start].kind != 'COLON':
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
