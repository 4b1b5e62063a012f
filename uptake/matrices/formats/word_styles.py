"""What a Word style gives to a paragraph or run: dress, heading level, list; styles inherit from one another."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from uptake.domain.errors import NotADocument
from uptake.matrices.formats import marks
from uptake.matrices.formats.safety import parse

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
VAL = W + 'val'
_OFF = frozenset({'0', 'false', 'off', 'none'})
_HEADING = re.compile(r'(?:heading|titre|t[ií]tulo|überschrift)\s*([1-9])', re.IGNORECASE)
_STYLE, _STYLE_END, _OF_TABLES = b'<w:style ', b'</w:style>', b'w:type="table"'
_DEPTH = 12  # how far basedOn is followed; Word stops at 11

_TOGGLES = {W + 'b': 'bold', W + 'i': 'italic', W + 'strike': 'struck', W + 'dstrike': 'struck', W + 'vanish': 'hidden'}
_NO_FILL = frozenset({'auto', 'ffffff', 'none', ''})


@dataclass(frozen=True, slots=True)
class Dress:
    """How a run looks; None where it is left to what is around it. `symbols` is the name of a symbol font, or ''."""

    bold: bool | None = None
    italic: bool | None = None
    struck: bool | None = None
    hidden: bool | None = None
    underlined: bool | None = None
    highlighted: bool | None = None
    coloured: bool | None = None
    symbols: str | None = None

    def over(self, under: Dress) -> Dress:
        """This dress, with what it leaves open taken from `under`."""
        return Dress(
            _first(self.bold, under.bold),
            _first(self.italic, under.italic),
            _first(self.struck, under.struck),
            _first(self.hidden, under.hidden),
            _first(self.underlined, under.underlined),
            _first(self.highlighted, under.highlighted),
            _first(self.coloured, under.coloured),
            under.symbols if self.symbols is None else self.symbols,
        )

    def toggled(self, paragraph: Dress) -> Dress:
        """A character style within a paragraph style: bold in bold is plain, as Word has it (ISO 29500, 17.7.3)."""
        return Dress(
            _either(self.bold, paragraph.bold),
            _either(self.italic, paragraph.italic),
            _either(self.struck, paragraph.struck),
            _either(self.hidden, paragraph.hidden),
            _first(self.underlined, paragraph.underlined),
            _first(self.highlighted, paragraph.highlighted),
            _first(self.coloured, paragraph.coloured),
            paragraph.symbols if self.symbols is None else self.symbols,
        )


PLAIN = Dress()


@dataclass(frozen=True, slots=True)
class Style:
    """A style with all that it inherits. `heading` counts from 1; `number` and `depth` are its list, or None."""

    dress: Dress = PLAIN
    heading: int | None = None
    number: str | None = None
    depth: int | None = None
    page_break: bool = False


class Styles:
    """The style sheet. Styles that the document does not use are never looked into."""

    def __init__(self, data: bytes) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._unknown = Style()
        self._plain: dict[int, Dress] = {}  # by identity: this sheet keeps every style that it gives alive
        self._defaults = {'paragraph': '', 'character': ''}
        self._ground = PLAIN
        if data:
            self._index(_parsed(data))

    def _index(self, root: etree._Element) -> None:
        for element in root.iterchildren(W + 'style'):
            name = element.get(W + 'styleId', '')
            self._elements[name] = element
            kind = element.get(W + 'type', '')
            if element.get(W + 'default') in ('1', 'true', 'on') and kind in self._defaults:
                self._defaults[kind] = name
        self._ground = dress_of(root.find(f'{W}docDefaults/{W}rPrDefault/{W}rPr'))

    def paragraph(self, name: str | None) -> Style:
        """The paragraph style of this id, the default one where there is none; over the document's defaults."""
        return self._style(name if name in self._elements else self._defaults['paragraph'], 0)

    def character(self, name: str | None) -> Dress:
        """The dress of a character style; nothing where there is none."""
        return self._style(name, 0).dress if name else PLAIN

    def run(self, paragraph: Style, style: str | None, direct: Dress) -> Dress:
        """What a run looks like in the end."""
        if style:
            return direct.over(self.character(style).toggled(paragraph.dress)).over(self._ground)
        plain = self._plain.get(id(paragraph))
        if plain is None:
            plain = self._plain[id(paragraph)] = paragraph.dress.over(self._ground)
        return plain if direct is PLAIN else direct.over(plain)

    def list_of(self, name: str) -> str | None:
        """The id of the list that belongs to a numbering style, or None."""
        return self._style(name, 0).number

    def _style(self, name: str | None, depth: int) -> Style:
        if name is None or depth > _DEPTH:
            return self._unknown
        if (known := self._known.get(name)) is not None:
            return known
        element = self._elements.get(name)
        if element is None:
            return self._unknown
        base = element.find(W + 'basedOn')
        under = self._style(base.get(VAL), depth + 1) if base is not None else self._unknown
        style = self._over(element, under)
        self._known[name] = style
        return style

    def _over(self, element: etree._Element, under: Style) -> Style:
        heading, number, depth, page_break = under.heading, under.number, under.depth, under.page_break
        for part in element.iter(W + 'name', W + 'outlineLvl', W + 'numId', W + 'ilvl', W + 'pageBreakBefore'):
            value = part.get(VAL, '')
            if part.tag == W + 'name':
                heading = _heading_of(value, heading)
            elif part.tag == W + 'outlineLvl':
                heading = heading_of_outline(value)
            elif part.tag == W + 'numId':
                number = value
            elif part.tag == W + 'ilvl':
                depth = number_of(value)
            else:
                page_break = is_on(part)
        return Style(dress_of(element.find(W + 'rPr')).over(under.dress), heading, number, depth, page_break)


def dress_of(properties: etree._Element | None) -> Dress:
    """What run properties (w:rPr) say themselves."""
    if properties is None or not len(properties):
        return PLAIN
    found: dict[str, bool] = {}
    symbols = None
    for part in properties:
        tag = part.tag
        if (name := _TOGGLES.get(tag)) is not None:
            found[name] = is_on(part) or (name == 'struck' and found.get(name, False))
        elif tag == W + 'u':
            found['underlined'] = part.get(VAL, 'single') != 'none'
        elif tag == W + 'highlight':
            found['highlighted'] = part.get(VAL, 'none') not in ('none', 'white')
        elif tag == W + 'shd' and 'highlighted' not in found:
            found['highlighted'] = part.get(W + 'fill', '').lower() not in _NO_FILL
        elif tag == W + 'color':
            found['coloured'] = marks.is_colour(part.get(VAL, ''))
        elif tag == W + 'rFonts':
            font = part.get(W + 'ascii') or part.get(W + 'hAnsi')
            symbols = None if font is None else font if marks.is_symbol_font(font) else ''
    return Dress(symbols=symbols, **found) if found or symbols is not None else PLAIN


def is_on(part: etree._Element) -> bool:
    """Whether an on/off property is on; it is where it only stands there."""
    return part.get(VAL, '1').lower() not in _OFF


def number_of(text: str | None) -> int | None:
    """The number in an attribute; None where it is none that a document needs."""
    return int(text) if text is not None and text.isdecimal() and len(text) <= 6 else None


def heading_of_outline(text: str | None) -> int | None:
    """The heading level that an outline level stands for; 9 and beyond are body text."""
    level = number_of(text)
    return level + 1 if level is not None and level < 9 else None


def _parsed(data: bytes) -> etree._Element:
    try:
        return parse(_without_table_styles(data))
    except NotADocument:  # the markup was not what the shortcut takes it for
        return parse(data)


def _without_table_styles(data: bytes) -> bytes:
    """The sheet without the nine tenths of Word's own styles that dress tables: nothing is read from those."""
    *pieces, rest = data.split(_STYLE_END)
    kept: list[bytes] = []
    for piece in pieces:
        start = max(piece.rfind(_STYLE), 0)
        of_tables = _OF_TABLES in piece[start : piece.find(b'>', start)]
        kept.extend((piece[:start],) if of_tables else (piece, _STYLE_END))
    return b''.join((*kept, rest))


def _heading_of(name: str, inherited: int | None) -> int | None:
    if found := _HEADING.fullmatch(name):
        return int(found[1])
    return 1 if name in ('Title', 'Titre', 'Título') else inherited


def _first(mine: bool | None, other: bool | None) -> bool | None:
    return other if mine is None else mine


def _either(mine: bool | None, other: bool | None) -> bool | None:
    return other if mine is None else (mine != bool(other))
