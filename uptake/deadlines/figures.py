"""What a text says in figures: dates, years, quarter codes, ordinals and numbers, each as a token.

A number is a year only where it has four digits, lies in 1990-2099 and stands free: "A2024", "2,024" and "2024.5"
hold no year. A date that no calendar has is the token BAD, which nothing reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from uptake.deadlines.lexicon import lexicon

FIRST_YEAR, LAST_YEAR = 1990, 2099

Value = int | str | date | tuple[int, int]


class Token(NamedTuple):
    """One piece of the text. `at` is its place among all tokens of the text, so that gaps can be seen later."""

    kind: str
    value: Value = ''
    at: int = -1


MONTH_WORD = r'[^\W\d_]{3,12}'
TIME = r'(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?z?)?'
SUFFIX = r'(?:\.?(?:st|nd|rd|th|er|ere|re|eme|ieme|e|nde|ro|ero|do|to|o|a)|°)'
PIECES = re.compile(
    rf"""
    (?<!\w)(?P<iso>\d{{4}}(?P<i>[-/.])\d{{1,2}}(?P=i)\d{{1,2}}){TIME}(?!\w)
  | (?<!\w)(?P<dmy>\d{{1,2}}\s?(?P<d>[-/.])\s?\d{{1,2}}\s?(?P=d)\s?(?:\d{{4}}|\d{{2}})){TIME}(?!\w|[-/.]\d)
  | (?<!\w)(?P<my>\d{{1,2}}[-/.]\d{{4}})(?!\w|[-/.,]\d)
  | (?<!\w)(?P<ym>\d{{4}}[-/]\d{{2}})(?!\w|[-/.,]\d)
  | (?<!\w)(?P<dmony>\d{{1,2}}[-/.]{MONTH_WORD}\.?[-/.\ ](?:\d{{4}}|\d{{2}}))(?!\w)
  | (?<!\w)(?P<mony>{MONTH_WORD}\.?(?:\s?'|-)\d{{2}})(?!\w|[-/.]\d)
  | (?<!\w)(?P<code>(?P<letter>q|t|s|h)\s?(?P<index>[1-4])(?=\W|_|\d{{4}}(?!\w)|$))
  | (?<!\w)(?P<back>(?P<bindex>[1-4])(?P<bletter>q|t|s|h)(?=\W|_|\d{{4}}(?!\w)|$))
  | (?:(?<!\w)|(?<=[qtsh][1-4])|(?<=[1-4][qtsh]))
    (?P<year>(?:19|20)\d{{2}})(?=[qth][1-4](?!\w)|(?!\w|[.,]\d{{1,3}}(?!\d)))
  | (?<=\d{{4}})(?P<glued>(?P<gletter>[qth])(?P<gindex>[1-4]))(?!\w)
  | (?<!\w)(?P<fiscal>fy\s?'?(?:\d{{4}}|\d{{2}}))(?!\w)
  | (?<!\w)(?P<ordnum>\d{{1,2}}\s?{SUFFIX})(?!\w)
  | (?<!\w)(?P<short>'\d{{2}})(?!\w)
  | (?<!\w)(?P<number>\d+(?:[.,']\d+)*)(?!\w)
  | (?<!\w)(?P<na>[ns]\s?[/.]\s?[aod](?!\w)\.?)
  | (?P<word>(?<!\w)[^\W\d_]+(?!\w))
  | (?P<mixed>\w+)
  | (?P<line>\s*[\n\r\u2028\u2029\x0b\x0c|]\s*)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)
MARKS = {
    ',': 'COMMA', ';': 'COMMA', ':': 'COLON', '/': 'SLASH', '&': 'LIST', '-': 'DASH', '~': 'ABOUT', '±': 'ABOUT',
    '(': 'OPEN', '[': 'OPEN', '{': 'OPEN', ')': 'CLOSE', ']': 'CLOSE', '}': 'CLOSE', '?': 'QUESTION', '+': 'BEYOND',
    '.': 'STOP', '!': 'STOP', "'": 'QUOTE', '"': 'QUOTE', '“': 'QUOTE', '”': 'QUOTE', '«': 'QUOTE', '»': 'QUOTE',
    '*': 'QUOTE', '→': 'TO', '>': 'WORD', '<': 'WORD', '=': 'WORD', '¿': 'QUESTION', '…': 'STOP', '•': 'LINE',
}  # fmt: skip
LETTERS = {'q': 4, 't': 4, 'h': 2, 's': 2}


def token_of(piece: re.Match[str]) -> list[Token]:
    """The tokens of one piece: mostly one, two for "31/12/25" (a date and the doubt about it)."""
    name = piece.lastgroup or 'mark'
    return FIGURES[name](piece) if name in FIGURES else [Token('WORD', piece.group())]


def numbers(piece: re.Match[str]) -> list[int]:
    return [int(digits) for digits in re.findall(r'\d+', piece.group(piece.lastgroup or 0))]


def is_year(number: int) -> bool:
    return FIRST_YEAR <= number <= LAST_YEAR


def full_year(number: int) -> int:
    """A year of two digits as one of this century; any other number unchanged."""
    return 2000 + number if number < 100 else number


def day_token(year: int, month: int, day: int) -> Token:
    """A DATE, or BAD where no calendar has it or the year is out of range."""
    try:
        return Token('DATE', date(year, month, day)) if is_year(year) else Token('BAD')
    except ValueError:
        return Token('BAD')


def year_first(piece: re.Match[str]) -> list[Token]:
    year, month, day = numbers(piece)[:3]
    return [day_token(year, month, day)]


def day_first(piece: re.Match[str]) -> list[Token]:
    """31/01/2025. Day first, unless only month first is a date; where both are, MAYBE_DAY says so."""
    day, month, year = numbers(piece)[:3]
    doubt = [Token('DOUBT')] if year < 100 else []
    year = full_year(year)
    if month > 12 >= day:
        return [day_token(year, day, month), *doubt]
    either = day <= 12 and day != month
    return [day_token(year, month, day), *([Token('EITHER_WAY')] if either else doubt)]


def month_of_year(piece: re.Match[str]) -> list[Token]:
    month, year = numbers(piece)
    return [Token('YM', (year, month)) if is_year(year) and 1 <= month <= 12 else Token('BAD')]


def year_and_two_digits(piece: re.Match[str]) -> list[Token]:
    """2024-05 is a month, 2024-25 and 2024/25 two years; what could be both is BAD (2011-12)."""
    year, two = numbers(piece)
    next_year = two == (year + 1) % 100
    if not is_year(year) or next_year == (1 <= two <= 12):
        later = year - year % 100 + two
        if is_year(year) and two > 12 and later > year and '-' in piece.group():
            return [Token('YEAR', year), Token('DASH'), Token('YEAR', later)]
        return [Token('BAD')]
    if next_year:
        return [Token('YEAR', year), Token('DASH'), Token('YEAR', year + 1)] + (
            [Token('DOUBT')] if '/' in piece.group() else []
        )
    return [Token('YM', (year, two))]


def month_named(word: str) -> int | None:
    """The number of the month that this one word names in any language, or None."""
    for phrase, senses in lexicon().phrases.get(word.strip('. '), ()):
        months = {sense.value for sense in senses.values() if sense.kind == 'MONTH'}
        if len(phrase) == 1 and len(months) == 1:
            return int(months.pop())
    return None


def day_month_name_year(piece: re.Match[str]) -> list[Token]:
    """31-Jan-2025; with a year of two digits in doubt."""
    day, year = numbers(piece)
    month = month_named(re.sub(r'[^a-z]', '', piece.group()))
    if month is None:
        return [Token('BAD')]
    return [day_token(full_year(year), month, day), *([Token('DOUBT')] if year < 100 else [])]


def month_name_short_year(piece: re.Match[str]) -> list[Token]:
    """Sep-23 and Sept '23 as spreadsheets write months: September 2023; with a hyphen in doubt (it could be a day)."""
    (year,) = numbers(piece)
    month = month_named(re.sub(r'[^a-z]', '', piece.group()))
    if month is None:
        return [Token('WORD')]
    return [Token('YM', (full_year(year), month)), *([] if "'" in piece.group() else [Token('DOUBT')])]


def code(piece: re.Match[str], letter: str, index: str) -> list[Token]:
    """Q1, T1, H1, S1 as (index, parts of the year); S3 and H4 are words."""
    parts, at = LETTERS[piece.group(letter)], int(piece.group(index))
    return [Token('CODE', (at, parts)) if at <= parts else Token('WORD', piece.group())]


def year(piece: re.Match[str]) -> list[Token]:
    (number,) = numbers(piece)
    return [Token('YEAR', number) if is_year(number) else Token('BIG', number)]


def fiscal(piece: re.Match[str]) -> list[Token]:
    number = full_year(numbers(piece)[0])
    return [Token('DOUBT'), Token('YEAR', number) if is_year(number) else Token('BIG', number)]


def number(piece: re.Match[str]) -> list[Token]:
    """A number of at most two digits may count days or months; "2024,2025" is two years; all else is BIG."""
    parts = piece.group().split(',')
    if len(parts) > 1 and all(len(part) == 4 and part.isdecimal() and is_year(int(part)) for part in parts):
        years = [Token('YEAR', int(part)) for part in parts]
        return [token for each in years for token in (Token('COMMA'), each)][1:]
    return [
        Token('N', int(parts[0])) if len(piece.group()) <= 2 and parts[0].isdecimal() else Token('BIG', piece.group())
    ]


FIGURES: dict[str, Callable[[re.Match[str]], list[Token]]] = {
    'iso': year_first,
    'dmy': day_first,
    'my': month_of_year,
    'ym': year_and_two_digits,
    'dmony': day_month_name_year,
    'mony': month_name_short_year,
    'code': lambda piece: code(piece, 'letter', 'index'),
    'back': lambda piece: code(piece, 'bletter', 'bindex'),
    'glued': lambda piece: code(piece, 'gletter', 'gindex'),
    'year': year,
    'fiscal': fiscal,
    'ordnum': lambda piece: [Token('ORD', numbers(piece)[0])],
    'short': lambda piece: [Token('SHORT', full_year(numbers(piece)[0]))],
    'number': number,
    'line': lambda _: [Token('LINE')],
    'mark': lambda piece: [Token(MARKS.get(piece.group(), 'WORD'))],
}
