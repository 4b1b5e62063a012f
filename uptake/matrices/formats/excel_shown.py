"""Numbers and dates of a spreadsheet as its reader sees them: the number format applied (ISO 29500, 18.8.31)."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache

# Formats that workbooks name by number only. 14 and 22 follow the settings of the reader's computer, where 03/04 may
# be either month: they are written in the one way that everybody reads alike.
BUILT_IN = {
    0: 'General', 1: '0', 2: '0.00', 3: '#,##0', 4: '#,##0.00', 9: '0%', 10: '0.00%', 11: '0.00E+00', 12: '# ?/?',
    13: '# ??/??', 14: 'yyyy-mm-dd', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 18: 'h:mm AM/PM', 19: 'h:mm:ss AM/PM',
    20: 'h:mm', 21: 'h:mm:ss', 22: 'yyyy-mm-dd h:mm', 37: '#,##0;-#,##0', 38: '#,##0;-#,##0', 39: '#,##0.00;-#,##0.00',
    40: '#,##0.00;-#,##0.00', 45: 'mm:ss', 46: '[h]:mm:ss', 47: 'mm:ss.0', 48: '##0.0E+0', 49: '@',
} | dict.fromkeys((*range(27, 37), *range(50, 59)), 'yyyy-mm-dd')  # fmt: skip

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]|(?P<general>general)'
    r'|(?P<noon>am/pm|a/p)|(?P<moment>y+|m+|d+|h+|s+)|(?P<number>[#0?][#0?,]*(?:\.[#0?]*)?,*|\.[#0?]+)|(?P<other>.)',
    re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r'(<=|>=|<>|=|<|>)\s*(-?\d+(?:\.\d+)?)$')
_LOCALE = re.compile(r'\$[^-]*-(?P<tag>[A-Za-z]{2,3}-[A-Za-z]{2,4}|[0-9A-Fa-f]+)')
_SYSTEM_LONG_DATE = 'F800'
_LATEST = 2_958_465  # 31 December 9999, the last day that a sheet knows
_LEAP_BUG = 60  # sheets believe that there was a 29 February 1900

_MONTHS = {
    'en': 'January February March April May June July August September October November December',
    'fr': 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    'es': 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
}
_SHORT_MONTHS = {
    'en': 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    'fr': 'janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.',
    'es': 'ene feb mar abr may jun jul ago sep oct nov dic',
}
_DAYS = {
    'en': 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday',
    'fr': 'lundi mardi mercredi jeudi vendredi samedi dimanche',
    'es': 'lunes martes miércoles jueves viernes sábado domingo',
}
_LANGUAGES = {0x09: 'en', 0x0A: 'es', 0x0C: 'fr'}  # the low ten bits of a Windows locale


Token = tuple[str, str]


def shown(value: float, code: str, epoch_1904: bool = False) -> tuple[str, date | None]:
    """The text that the format gives the number, and the day it means where the format is one of dates."""
    if code == 'General':
        return general(value), None
    section, signed = _section(value, code)
    tokens = _tokens(section)
    if _is_moment(tokens):
        if any(kind == 'bracket' and text.lower().strip('hms') == '' and text for kind, text in tokens):
            return _elapsed(value, tokens), None
        moment = moment_of(value, epoch_1904)
        if moment is None:
            return general(value), None
        has_day = any(kind == 'moment' and text[0].lower() in 'yd' for kind, text in tokens)
        day = moment.date() if has_day or value >= 1 else None
        return _dated(moment, tokens), day
    return _numbered(value if signed else abs(value), tokens), None


def general(value: float) -> str:
    """A number without a format: whole ones without a point, others to ten digits."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f'{value:.10g}'


def moment_of(value: float, epoch_1904: bool = False) -> datetime | None:
    """The moment that a sheet counts in days; None where no calendar has it."""
    if not 0 <= value <= _LATEST:
        return None
    first = date(1904, 1, 1) if epoch_1904 else date(1899, 12, 31 if value < _LEAP_BUG else 30)
    start = datetime.combine(first, time())
    try:
        return start + timedelta(seconds=round(value * 86_400))
    except OverflowError:
        return None


def _section(value: float, code: str) -> tuple[str, bool]:
    """The part of the format for this value, and whether a minus sign is still to be written."""
    sections = _sections(code)
    for section, condition in sections:
        if condition is not None and _holds(value, condition):
            return section, True
    if sections[0][1] is not None:
        return sections[-1][0], True
    if value < 0 and len(sections) > 1:
        return sections[1][0], False
    if value == 0 and len(sections) > 2:
        return sections[2][0], True
    return sections[0][0], True


@lru_cache(maxsize=256)
def _sections(code: str) -> tuple[tuple[str, str | None], ...]:
    """The parts of a format between semicolons, each with its condition or None."""
    parts = ['']
    for found in _TOKEN.finditer(code):
        if found[0] == ';':
            parts.append('')
        else:
            parts[-1] += found[0]
    return tuple((part, _condition(part)) for part in parts)


def _condition(section: str) -> str | None:
    return next((text for kind, text in _tokens(section) if kind == 'bracket' and _CONDITION.match(text)), None)


def _holds(value: float, condition: str) -> bool:
    found = _CONDITION.match(condition)
    if found is None:
        return False
    limit = float(found[2])
    return {
        '<': value < limit, '>': value > limit, '=': value == limit,
        '<=': value <= limit, '>=': value >= limit, '<>': value != limit,
    }[found[1]]  # fmt: skip


@lru_cache(maxsize=256)
def _tokens(section: str) -> tuple[Token, ...]:
    return tuple((found.lastgroup or 'other', found[found.lastgroup or 'other']) for found in _TOKEN.finditer(section))


@lru_cache(maxsize=256)
def _is_moment(tokens: tuple[Token, ...]) -> bool:
    if any(kind == 'bracket' and text and not text.lower().strip('hms') for kind, text in tokens):
        return True
    return any(kind == 'moment' for kind, _ in tokens) and not any(kind == 'general' for kind, _ in tokens)


def _dated(moment: datetime, tokens: tuple[Token, ...]) -> str:
    if any(_SYSTEM_LONG_DATE in text.upper() for kind, text in tokens if kind == 'bracket'):
        tokens = _tokens('d mmmm yyyy')
    language = _language(tokens)
    half_days = any(kind == 'noon' for kind, _ in tokens)
    parts = []
    for at, (kind, text) in enumerate(tokens):
        if kind == 'moment':
            if text[0] in 'mM' and len(text) <= 2 and _beside_a_clock(tokens, at):
                parts.append(f'{moment.minute:0{len(text)}d}')
            else:
                parts.append(_part(moment, text.lower(), language, half_days))
        elif kind == 'noon':
            parts.append('AM' if moment.hour < 12 else 'PM')
        else:
            parts.append(_literal(kind, text))
    return ''.join(parts).strip()


def _part(moment: datetime, text: str, language: str, half_days: bool) -> str:
    long = len(text) > 2
    if text[0] == 'y':
        return f'{moment.year:04d}' if long else f'{moment.year % 100:02d}'
    if text[0] == 'm' and long:
        name = (_SHORT_MONTHS if len(text) == 3 else _MONTHS)[language].split()[moment.month - 1]
        return name[0] if len(text) == 5 else name
    if text[0] == 'd' and long:
        name = _DAYS[language].split()[moment.weekday()]
        return name[:3] if len(text) == 3 else name
    hour = (moment.hour - 1) % 12 + 1 if half_days else moment.hour
    number = {'m': moment.month, 'd': moment.day, 'h': hour, 's': moment.second}[text[0]]
    return f'{number:0{len(text)}d}'


def _beside_a_clock(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an “m” means minutes: hours come before it or seconds after it."""
    before = next((text[0].lower() for kind, text in reversed(tokens[:at]) if kind in ('moment', 'bracket')), '')
    after = next((text[0].lower() for kind, text in tokens[at + 1 :] if kind == 'moment'), '')
    return before == 'h' or after == 's'


def _language(tokens: tuple[Token, ...]) -> str:
    for kind, text in tokens:
        if kind == 'bracket' and (found := _LOCALE.match(text)):
            tag = found['tag']
            if '-' in tag:
                return tag[:2].lower() if tag[:2].lower() in _MONTHS else 'en'
            return _LANGUAGES.get(int(tag, 16) & 0x3FF, 'en')
    return 'en'


def _elapsed(value: float, tokens: tuple[Token, ...]) -> str:
    seconds = round(value * 86_400)
    units = {'h': seconds // 3600, 'm': seconds // 60, 's': seconds}
    rest = {'h': seconds // 3600 % 24, 'm': seconds // 60 % 60, 's': seconds % 60}
    parts = []
    for kind, text in tokens:
        if kind == 'bracket':
            parts.append(str(units[text[0].lower()]) if text and text[0].lower() in units else '')
        elif kind == 'moment':
            parts.append(f'{rest.get(text[0].lower(), 0):0{len(text)}d}')
        else:
            parts.append(_literal(kind, text))
    return ''.join(parts).strip()


def _numbered(value: float, tokens: tuple[Token, ...]) -> str:
    patterns = [text for kind, text in tokens if kind == 'number']
    if len(patterns) > 1 or any(kind == 'general' for kind, _ in tokens) or ('other', 'E') in tokens:
        return ''.join(_literal(k, t) if k in ('quoted', 'escaped') else '' for k, t in tokens) + general(value)
    value *= 100 ** sum(kind == 'other' and text == '%' for kind, text in tokens)
    parts = []
    for kind, text in tokens:
        if kind == 'number':
            parts.append(_digits(value, text))
        elif kind == 'other' and text == '@':
            parts.append(general(value))
        else:
            parts.append(_literal(kind, text))
    return ''.join(parts).strip()


def _digits(value: float, pattern: str) -> str:
    written = pattern.rstrip(',')
    whole, _, decimals = written.partition('.')
    value /= 1000 ** (len(pattern) - len(written))
    text = f'{value:{"," if "," in whole else ""}.{len(decimals)}f}'
    optional = len(decimals) - len(decimals.rstrip('#?'))
    if optional and '.' in text:
        head, _, tail = text.partition('.')
        kept = tail[: len(tail) - optional] + tail[len(tail) - optional :].rstrip('0')
        text = f'{head}.{kept}' if kept else head
    least = whole.count('0')
    sign, digits = ('-', text[1:]) if text.startswith('-') else ('', text)
    return sign + '0' * (least - len(digits.partition('.')[0])) + digits


def _literal(kind: str, text: str) -> str:
    if kind == 'space':
        return ' '
    if kind == 'bracket':  # a currency stands before the dash: [$€-407]
        return text[1:].partition('-')[0] if text.startswith('$') else ''
    return '' if kind == 'fill' else text
