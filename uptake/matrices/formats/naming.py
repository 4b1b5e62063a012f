"""File names as they may be shown."""

from __future__ import annotations

import re
import unicodedata

NAME_LENGTH = 100


def safe_name(name: str) -> str:
    """The file name as it may stand in a message or a page: no path, nothing invisible, never empty, short.

    Control characters, right-to-left overrides and every other format character (Unicode category C) are dropped.
    """
    last = re.split(r'[/\\]', unicodedata.normalize('NFC', name))[-1]
    seen = (char for char in last if char == '\t' or unicodedata.category(char)[0] != 'C')
    shown = ' '.join(''.join(seen).split()).strip('. ')
    if len(shown) > NAME_LENGTH:
        stem, dot, ending = shown.rpartition('.')
        tail = dot + ending if dot and len(ending) <= 8 else ''
        shown = (stem if tail else shown)[: NAME_LENGTH - len(tail) - 1] + '…' + tail
    return shown or 'document'
