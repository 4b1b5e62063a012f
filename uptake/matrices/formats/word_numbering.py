"""Automatic numbers of Word: they stand nowhere in the text and are counted here as Word counts them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from uptake.matrices.formats import marks
from uptake.matrices.formats.word_styles import VAL, Styles, W, is_on, number_of

BULLET = '-'
_LEVELS = 9
_PLACE = re.compile('%([1-9])')
_ROMAN = (
    (1000, 'm'), (900, 'cm'), (500, 'd'), (400, 'cd'), (100, 'c'), (90, 'xc'), (50, 'l'), (40, 'xl'), (10, 'x'),
    (9, 'ix'), (5, 'v'), (4, 'iv'), (1, 'i'),
)  # fmt: skip
_LONGEST = 200  # of the text around a number; it is repeated at every paragraph
_LARGEST = 9_999  # beyond it roman numerals and repeated letters stop being numbers that anybody reads


def _letters(number: int) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    turns, place = divmod(number - 1, 26)
    return chr(ord('a') + place) * (turns + 1)


def _roman(number: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        parts.append(sign * times)
    return ''.join(parts)


def _ordinal(number: int) -> str:
    ending = {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') if number % 100 not in (11, 12, 13) else 'th'
    return f'{number}{ending}'


_FORMATS: dict[str, Callable[[int], str]] = {
    'decimalZero': lambda number: f'{number:02d}',
    'lowerLetter': _letters,
    'upperLetter': lambda number: _letters(number).upper(),
    'lowerRoman': _roman,
    'upperRoman': lambda number: _roman(number).upper(),
    'ordinal': _ordinal,
    'none': lambda _number: '',
    'bullet': lambda _number: '',
    'chicago': lambda number: '*†‡§'[(number - 1) % 4] * ((number - 1) // 4 + 1),
}


@dataclass(slots=True)
class Level:
    """One depth of a list: how it is written, where it starts, after which level it starts anew."""

    start: int = 1
    format: str = 'decimal'
    text: str = ''
    font: str = ''
    legal: bool = False
    restarts: int | None = None
    style: str | None = None


@dataclass(slots=True)
class _List:
    levels: dict[int, Level]
    abstract: str
    starts: dict[int, int] = field(default_factory=dict)
    begun: bool = False


class Numbering:
    """The lists of a document, and how far each has been counted."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._counts: dict[str, dict[int, int]] = {}
        self._lists: dict[str, _List] = {}
        if root is None:
            return
        abstracts = {each.get(W + 'abstractNumId', ''): each for each in root.iterchildren(W + 'abstractNum')}
        nums = {each.get(W + 'numId', ''): each for each in root.iterchildren(W + 'num')}
        for number, element in nums.items():
            abstract = _abstract_of(element, abstracts, nums, styles)
            if abstract is not None:
                self._lists[number] = _list(element, abstracts[abstract], abstract)

    def mark(self, number: str | None, depth: int | None, style: str | None) -> tuple[str | None, int]:
        """Count one paragraph of list `number` at `depth`: its mark ('-' for a bullet, None for none) and its level.

        Where the depth is left to the style, the level that names the style is taken.
        """
        list_ = self._lists.get(number or '')
        if list_ is None:
            return None, 0
        if depth is None:
            depth = next((at for at, level in list_.levels.items() if style and level.style == style), 0)
        depth = min(depth, _LEVELS - 1)
        level = list_.levels.get(depth, Level())
        counts = self._count(list_, depth)
        if level.format == 'bullet':
            return self._bullet(level), depth
        text = _PLACE.sub(lambda found: _written(list_, counts, int(found[1]) - 1, level.legal), level.text)
        return marks.plain(text).strip() or None, depth

    @staticmethod
    def _bullet(level: Level) -> str | None:
        """A ticked box says something, any other sign is a bullet; no sign at all is none."""
        sign = marks.plain(marks.drawn(level.text, level.font)).strip()
        return marks.TICKED if sign == marks.TICKED else BULLET if sign or level.text else None

    def _count(self, list_: _List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(list_.abstract, {})
        if not list_.begun:
            list_.begun = True
            for at in list_.starts:
                counts.pop(at, None)
        start = list_.starts.get(depth, list_.levels[depth].start if depth in list_.levels else 1)
        counts[depth] = counts[depth] + 1 if depth in counts else start
        for deeper in [at for at in counts if at > depth]:
            restarts = list_.levels[deeper].restarts if deeper in list_.levels else None
            if restarts is None or depth < restarts:
                del counts[deeper]
        for above in range(depth):
            counts.setdefault(above, list_.starts.get(above, list_.levels[above].start if above in list_.levels else 1))
        return counts


def _written(list_: _List, counts: dict[int, int], depth: int, legal: bool) -> str:
    number = counts.get(depth, 1)
    level = list_.levels.get(depth, Level())
    if number < 1 or number > _LARGEST or (legal and level.format != 'none'):
        return str(number)
    return _FORMATS.get(level.format, str)(number)


def _abstract_of(
    element: etree._Element, abstracts: dict[str, etree._Element], nums: dict[str, etree._Element], styles: Styles
) -> str | None:
    """The id of the list's drawing; one that only names a numbering style is followed to that style's list."""
    for _ in range(3):
        reference = element.find(W + 'abstractNumId')
        name = reference.get(VAL, '') if reference is not None else ''
        if name not in abstracts:
            return None
        link = abstracts[name].find(W + 'numStyleLink')
        following = nums.get(styles.list_of(link.get(VAL, '')) or '') if link is not None else None
        if following is None or following is element:
            return name
        element = following
    return None


def _list(element: etree._Element, abstract: etree._Element, name: str) -> _List:
    levels = {_depth(each): _level(each) for each in abstract.iterchildren(W + 'lvl')}
    list_ = _List(levels, name)
    for override in element.iterchildren(W + 'lvlOverride'):
        depth = _depth(override)
        if (own := override.find(W + 'lvl')) is not None:
            levels[depth] = _level(own)
        if (start := override.find(W + 'startOverride')) is not None:
            list_.starts[depth] = _number(start, 1)
    return list_


def _level(element: etree._Element) -> Level:
    level = Level(start=0 if element.find(W + 'start') is None else 1)
    for part in element:
        if part.tag == W + 'start':
            level.start = _number(part, 1)
        elif part.tag == W + 'numFmt':
            level.format = part.get(VAL, 'decimal')
        elif part.tag == W + 'lvlText':
            level.text = part.get(VAL, '')[:_LONGEST]
        elif part.tag == W + 'isLgl':
            level.legal = is_on(part)
        elif part.tag == W + 'lvlRestart':
            level.restarts = _number(part, 0)
        elif part.tag == W + 'pStyle':
            level.style = part.get(VAL)
    fonts = element.find(f'{W}rPr/{W}rFonts')
    level.font = fonts.get(W + 'ascii', '') if fonts is not None else ''
    return level


def _depth(element: etree._Element) -> int:
    return min(number_of(element.get(W + 'ilvl')) or 0, _LEVELS - 1)


def _number(element: etree._Element, otherwise: int) -> int:
    number = number_of(element.get(VAL))
    return otherwise if number is None else number
