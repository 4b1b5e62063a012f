"""Signs that stand for something: boxes, ticks and bullets, in whatever alphabet the writer's program put them.

Symbol fonts reuse the codes of letters for pictures, so that a ticked box may be stored as 'þ' or as a private code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from itertools import groupby

from uptake.matrices.grid import Run

TICKED, EMPTY = '☒', '☐'
_COLOURED = 70  # of 255: how far the parts of a colour lie apart in one that is seen as such

# Font → code within the font (as a letter, without the private offset F000) → the character it draws.
_WINGDINGS = {
    0x6C: '●', 0x6E: '■', 0x6F: EMPTY, 0x70: EMPTY, 0x71: EMPTY, 0x72: EMPTY, 0x75: '◆', 0x76: '❖', 0x77: '◆',
    0x78: TICKED, 0x9E: '·', 0x9F: '•', 0xA0: '▪', 0xA1: '○', 0xA7: '▪', 0xA8: EMPTY, 0xD8: '➢', 0xDC: '➲', 0xDF: '←',
    0xE0: '→', 0xE8: '➔', 0xEF: '⇦', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓', 0xFD: TICKED, 0xFE: TICKED,
}  # fmt: skip
_WINGDINGS_2 = {
    0x2A: EMPTY, 0x4F: '✗', 0x50: '✓', 0x51: TICKED, 0x52: TICKED, 0x53: TICKED, 0x54: TICKED, 0x96: '●', 0x97: '●',
    0xA2: '■', 0xA3: EMPTY, 0xA4: EMPTY,
}  # fmt: skip
_WEBDINGS = {0x61: '✓', 0x63: EMPTY, 0x67: '■', 0x72: '✗', 0x3D: '●', 0x6E: '●'}
_SYMBOL = {
    0xA2: '′', 0xA3: '≤', 0xA5: '∞', 0xA7: '•', 0xA8: '♦', 0xAB: '↔', 0xAC: '←', 0xAD: '↑', 0xAE: '→', 0xAF: '↓',
    0xB0: '°', 0xB1: '±', 0xB2: '″', 0xB3: '≥', 0xB4: '×', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈',
    0xBC: '…', 0xD0: '∠', 0xD5: '∏', 0xD6: '√', 0xDB: '⇔', 0xDC: '⇐', 0xDE: '⇒', 0xE5: '∑',
}  # fmt: skip
_FONTS = {
    'wingdings': _WINGDINGS,
    'wingdings 2': _WINGDINGS_2,
    'wingdings 3': {0x7D: '▶', 0x84: '▶', 0x22: '↑'},
    'webdings': _WEBDINGS,
    'symbol': _SYMBOL,
}
_PRIVATE = 0xF000

# Other ways of typing the two boxes.
_BOXES = str.maketrans(dict.fromkeys('☑✅🗹🗷🗵', TICKED) | dict.fromkeys('□◻▢⬜🗆❏❐❑❒', EMPTY))
_ANY_BOX = re.compile('[☑✅🗹🗷🗵□◻▢⬜🗆❏❐❑❒\uf000-\uf0ff]')
_PRIVATE_CODES = re.compile('[\uf020-\uf0ff]')

# A typed bullet: its sign, then a space unless the sign can be nothing else. A dash alone in a cell means “none”.
_BULLET = re.compile(r'[ \t\xa0]*(?:[•‣⁃∙▪▫◦➢➤►▸❖➔◆][ \t\xa0]*|[·●○⚫\-–—−][ \t\xa0]+|o\t[ \t\xa0]*)(?=\S)')
_CHOICES = re.compile('[●○].*[●○]')


def is_symbol_font(name: str | None) -> bool:
    """Whether letters in this font are drawn as pictures."""
    return name is not None and name.lower() in _FONTS


def drawn(text: str, font: str) -> str:
    """The text as a symbol font draws it; characters that the tables do not know stay as they are."""
    table = _FONTS.get(font.lower(), {})
    return ''.join(_drawn(char, table) for char in text)


def plain(text: str) -> str:
    """The text with every ticked box as '☒', every empty one as '☐', without soft hyphens and zero-width marks.

    Private codes left over from a symbol font whose name was lost are read as Wingdings, then as Symbol.
    """
    if text.isascii():
        return text
    text = text.replace('\xad', '').replace('\u200b', '').replace('\ufeff', '')
    if _ANY_BOX.search(text):
        text = _PRIVATE_CODES.sub(lambda found: _from_private(found[0]), text).translate(_BOXES)
    return text


def split_bullet(runs: tuple[Run, ...]) -> tuple[str | None, tuple[Run, ...]]:
    """A typed bullet at the beginning becomes the mark '-' and leaves the runs; otherwise None and the runs."""
    first = runs[0].text if runs else ''
    if not first or (first[0].isalnum() and first[0] != 'o'):
        return None, runs
    text = ''.join(run.text for run in runs)
    found = _BULLET.match(text)
    if found is None or _CHOICES.search(text):
        return None, runs
    return '-', _without(runs, found.end())


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs with neighbours of one dress made one, and empty ones gone."""
    done: list[Run] = []
    for _, alike in groupby((run for run in runs if run.text), _dress):
        same = list(alike)
        done.append(same[0] if len(same) == 1 else replace(same[0], text=''.join(run.text for run in same)))
    return tuple(done)


@cache
def is_colour(code: str) -> bool:
    """Whether a colour written as RRGGBB, or AARRGGBB, is one: neither black nor grey nor white."""
    if not re.fullmatch('(?:[0-9A-Fa-f]{2}){3,4}', code):
        return False
    return is_bright(*bytes.fromhex(code[-6:]))


def is_bright(red: int, green: int, blue: int) -> bool:
    """Whether a colour of 0 to 255 each is told from black, grey and white."""
    return max(red, green, blue) - min(red, green, blue) >= _COLOURED


def _dress(run: Run) -> tuple[bool, ...]:
    return run.bold, run.italic, run.struck, run.underlined, run.highlighted, run.coloured


def _without(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    for at, run in enumerate(runs):
        if length < len(run.text):
            return (replace(run, text=run.text[length:]), *runs[at + 1 :])
        length -= len(run.text)
    return ()


def _drawn(char: str, table: dict[int, str]) -> str:
    code = ord(char)
    return table.get(code - _PRIVATE if _PRIVATE <= code <= _PRIVATE + 0xFF else code, char)


def _from_private(char: str) -> str:
    code = ord(char) - _PRIVATE
    return _WINGDINGS.get(code) or _SYMBOL.get(code) or char
