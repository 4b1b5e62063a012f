"""Tokens in the order that the grammar reads: what people write in many ways is brought into one.

The stream is spelt as one letter a token, so that a habit of writing is one regular expression and one change, kept in
the table RULES. What carries no period (articles, "planned", "ongoing") is left out here and judged in `reading`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from uptake.deadlines.figures import Token

LETTER = {
    'MONTH': 'M', 'YEAR': 'Y', 'N': 'N', 'ORD': 'O', 'PART': 'P', 'CODE': 'C', 'EDGE': 'E', 'DATE': 'D', 'YM': 'd',
    'SHORT': 'S', 'BY': 'B', 'BEFORE': 'b', 'FROM': 'F', 'AFTER': 'A', 'BEYOND': '+', 'LATEST': 'z', 'WITHIN': 'W',
    'FOR': 'f', 'NEXT': 'x', 'TO': 'R', 'DASH': 'r', 'SLASH': 'r', 'LIST': 'L', 'COMMA': 'l', 'COLON': 'l', 'LINE': 'l',
    'OR': '|', 'PUBLICATION': 'p', 'NOW': 'n', 'AT': 'a', 'EACH': 'e', 'RECUR': 'v', 'ONGOING': 'o', 'CONTINUOUS': 'o',
    'BETWEEN': 'k', 'ROMAN': 'i',
}  # fmt: skip
UNIT_LETTER = {'year': 'y', 'week': 'w'}  # every other unit is 'u'
TERMINAL = {
    'R': 'RANGE',
    'r': 'RANGE',
    'L': 'LIST',
    'l': 'LIST',
    '|': 'OR',
    'v': '',
    'o': '',
    'a': '',
    'e': '',
    'k': '',
}

#: Say nothing about the period itself.
LIGHT = frozenset({
    'FILLER', 'NEUTRAL', 'DONE', 'VAGUE', 'DOUBT', 'ABOUT', 'QUESTION', 'QUOTE', 'TBC', 'EITHER_WAY',
})  # fmt: skip
#: The grammar's business, or light.
READABLE = frozenset(LETTER) | LIGHT | {'UNIT'}

UNITS = '[uyw]'
COUNT = '[NO](?:[rRlL|][NO])*'
ENDS = '[YMCPDdNOS]'  # what a named period may end with
STARTS = '[EYMCDdNOP]'  # and begin with

Change = Callable[[list[Token]], list[Token]]


def kind(name: str) -> Change:
    """One token of that kind in place of all."""
    return lambda tokens: [tokens[0]._replace(kind=name)]


def drop(_: list[Token]) -> list[Token]:
    return []


def last_first(tokens: list[Token]) -> list[Token]:
    """The last token before the others."""
    return [tokens[-1], *tokens[:-1]]


def days_before_month(tokens: list[Token]) -> list[Token]:
    """ "March 15-20," → "15-20 March"."""
    days = tokens[1:] if tokens[-1].kind in ('N', 'ORD') else tokens[1:-1]
    return [*days, tokens[0]]


def short_year(tokens: list[Token]) -> list[Token]:
    """Two digits where only a year can stand. Small numbers stay numbers, which the grammar refuses there."""
    number = int(str(tokens[0].value))
    if tokens[0].kind == 'N' and number < 20:
        return tokens
    return [tokens[0]._replace(kind='YEAR', value=number if number > 99 else 2000 + number)]


def second_code(tokens: list[Token]) -> list[Token]:
    """ "Q1-2" → "Q1-Q2"."""
    code, joint, number = tokens
    if joint.kind == 'DASH' and isinstance(number.value, int) and number.value >= 20:
        return [code, *short_year([number])]
    parts = code.value[1] if isinstance(code.value, tuple) else 0
    small = isinstance(number.value, int) and number.value <= parts
    return [code, joint, number._replace(kind='CODE', value=(number.value, parts))] if small else tokens  # type: ignore[arg-type]


def strongest(tokens: list[Token]) -> list[Token]:
    """Of several connectors in a row the one that says most: a range, then "or", then a list."""
    return [min(tokens, key=lambda token: ('R', 'r', '|', 'L', 'l').index(LETTER[token.kind]))]


def within_first(tokens: list[Token]) -> list[Token]:
    """ "six prochains mois", "next six months" → within, six, months."""
    number, following = sorted(tokens, key=lambda token: token.kind == 'NEXT')
    return [following._replace(kind='WITHIN'), number]


def part_over_year(tokens: list[Token]) -> list[Token]:
    """ "Semester 1/2025", which looks like a month of a year."""
    part, month = tokens
    year, index = month.value if isinstance(month.value, tuple) else (0, 0)
    return [month._replace(kind='ORD', value=index), part, month._replace(kind='YEAR', value=year)]


def between(tokens: list[Token]) -> list[Token]:
    """ "between March and June" → "March to June"."""
    return [*tokens[1:-1], tokens[-1]._replace(kind='TO')]


#: In this order; each is applied wherever it fits. First what it replaces, then how.
RULES: tuple[tuple[str, Change], ...] = (
    (rf'e(?:{COUNT})?(?:{UNITS}|P|M)', kind('RECUR')),  # every six months, each March
    (r'(?<=.)[rRL]o$', kind('BEYOND')),  # 2024 and ongoing, 2023 - en cours
    (r'^o[rR]', kind('BY')),  # ongoing to December 2024
    (r'[vo]', drop),
    (r'k[^L]*L', between),  # between March and June
    (r'k', drop),
    (r'F?n[rRlLB](?=[EYMCDdNOP])', kind('BY')),  # from now until December 2025
    (r'i(?=P)', kind('ORD')),
    (r'Pd', part_over_year),  # semester 1/2025
    (r'WW+', kind('WITHIN')),
    (r'Nx(?=[uyw])|xN(?=[uyw])', within_first),
    (r'NO(?=[uyw]Y)', last_first),  # six premiers mois de 2024
    (rf'W(?!{COUNT}{UNITS}(?!M)|{UNITS})', drop),  # within 2024
    (rf'f(?={STARTS})(?!{COUNT}{UNITS})', drop),  # for 2024
    (rf'(?<={ENDS})a', kind('TO')),
    (r'a', drop),
    (r'[rRlL|]{2,}', strongest),
    (r'(?<=E)[rl](?!E)', drop),  # mid-2024
    (r'y(?=Y)', drop),  # year 2024
    (r'(?<=[MCP])S', short_year),
    (r'(?<=[NO]M)N(?![NOMPuyw])|(?<=[CP])N(?![NOMPuyw])', short_year),
    (r'C[rRlL|]N(?=Y|[rRlL|]|$)', second_code),
    (rf'M{COUNT}[lr]?(?=Y)', days_before_month),  # March 15, 2024
    (r'(?<![NOY])M[NO](?=$|[rRlL|+z])', days_before_month),  # November 1
    (
        rf'(?:(?<![YNO])(?:{COUNT})[MP]|(?<![YNO])(?:[MC]|PN))[rl](?=Y)',
        lambda tokens: tokens[:-1],
    ),  # March, 2024; Q1-2024
    (r'(?<![MCPNOESY])Y[rl](?=(?:M|C|[NO]P)(?![Y]))', lambda tokens: tokens[:1]),  # 2025 - Q4
    (rf'(?<={ENDS})B(?={STARTS})', kind('TO')),  # 2023 until 2026
    (rf'(?<={ENDS})B(?=$|[lL])', kind('LATEST')),  # fin 2024 au plus tard
    (r'p{2,}', kind('PUBLICATION')),
    (r'^[rRlL|]+|[rRlL|]+$', drop),
)
COMPILED = tuple((re.compile(pattern), change) for pattern, change in RULES)


def letter(token: Token) -> str:
    return UNIT_LETTER.get(str(token.value), 'u') if token.kind == 'UNIT' else LETTER[token.kind]


def spelt(tokens: list[Token]) -> str:
    return ''.join(map(letter, tokens))


def in_order(tokens: list[Token], *, lines_part: bool) -> list[Token]:
    """The tokens as the grammar reads them. Every kind must be READABLE.

    `lines_part` says whether a new line parts two periods or only breaks one.
    """
    kept = [token for token in tokens if token.kind not in LIGHT and (lines_part or token.kind != 'LINE')]
    spelling = spelt(kept)
    for pattern, change in COMPILED:
        if pattern.search(spelling):
            kept = changed(kept, spelling, pattern, change)
            spelling = spelt(kept)
    return [token._replace(kind=TERMINAL.get(letter(token), token.kind)) for token in kept]


def changed(tokens: list[Token], spelling: str, pattern: re.Pattern[str], change: Change) -> list[Token]:
    """The tokens with every match of the pattern in their spelling changed."""
    result: list[Token] = []
    done = 0
    for match in pattern.finditer(spelling):
        result += tokens[done : match.start()] + change(tokens[match.start() : match.end()])
        done = match.end()
    return result + tokens[done:]
