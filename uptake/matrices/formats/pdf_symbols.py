"""What the characters of a PDF stand for that are not letters: spaces, hyphens, bullets, boxes to tick.

Data only. Symbol fonts put their signs where letters or private code points would be; '☐' and '☒' are what every
format says for an empty and a ticked box.
"""

from __future__ import annotations

from typing import Final

Signs = dict[int, str | None]

SPACES: Final = frozenset(
    ' \t\r\n\f\v\x00\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'
    '\u2028\u2029\u202f\u205f\u3000'
)
_UNSEEN: Final = '\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff'
# PDFium writes U+0002, or U+FFFE in running text, for a hyphen at a line end.
_LETTERS: Final = {
    '\x02': '-',
    '\ufffe': '-',
    '\u2010': '-',
    '\u2011': '-',
    'ﬁ': 'fi',
    'ﬂ': 'fl',
    'ﬀ': 'ff',
    'ﬃ': 'ffi',
    'ﬄ': 'ffl',
}

EMPTY, TICKED = '☐', '☒'
BULLET: Final = '•'

# Drawn the same way whatever the font: other forms of the two boxes.
BOXES: Final = {
    **dict.fromkeys('☐□▢◻❏❑❒🗆', EMPTY),
    **dict.fromkeys('☒☑✓✔✗✘⊠🗹🗷🗵⮽🗸', TICKED),
}

_WINGDINGS: Final = {
    **dict.fromkeys('opqr\xa8\xa9', EMPTY),
    **dict.fromkeys('x\xfb\xfc\xfd\xfe', TICKED),
    **dict.fromkeys('lmnstuvw\x9e\x9f\xa7\xd8\xe0\xe8\xf0\x95\x96\xb7', BULLET),
}
_WINGDINGS_2: Final = {
    **dict.fromkeys('*0\xa3', EMPTY),
    **dict.fromkeys('OPQRSTUVWX', TICKED),
    **dict.fromkeys('\x96\x97\x98\x99\x9a\xa0\xa1\xa2', BULLET),
}
_SYMBOL: Final = {
    '\xb7': BULLET,
    '\xa8': BULLET,
    '\xf0': EMPTY,
    '\x7f': EMPTY,
    '\xd6': TICKED,
    '\xb0': '°',
    '\xb1': '±',
    '\xb3': '≥',
    '\xa3': '≤',
    '\xae': '→',
}
_DINGBATS: Final = {
    **dict.fromkeys('opqr', EMPTY),
    **dict.fromkeys('3456789', TICKED),
    **dict.fromkeys('lnuvw', BULLET),
}
FONTS: Final = (
    ('wingdings2', _WINGDINGS_2),
    ('wingdings', _WINGDINGS),
    ('zapfdingbats', _DINGBATS),
    ('symbol', _SYMBOL),
)


PLAIN: Final[Signs] = {
    **dict.fromkeys(map(ord, _UNSEEN)),
    **{ord(sign): shown for sign, shown in {**_LETTERS, **BOXES}.items()},
}


def signs_of(font: str) -> Signs:
    """What that font's characters stand for, to be used by `str.translate`. The name is in small letters."""
    squeezed = font.replace(' ', '').replace('-', '')
    for name, table in FONTS:
        if name in squeezed and 'segoe' not in squeezed and 'noto' not in squeezed:
            own = {ord(sign): shown for sign, shown in table.items()}
            private = {0xF000 + code: shown for code, shown in own.items() if code < 0x100}
            return {**PLAIN, **private, **own}
    return PLAIN
