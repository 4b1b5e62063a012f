"""The parts of a workbook that its cells refer to: shared texts, fonts, number formats, comments, text boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from uptake.matrices.formats import marks
from uptake.matrices.formats.excel_shown import BUILT_IN
from uptake.matrices.formats.safety import Container
from uptake.matrices.grid import Line, Run

S = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
A = '{http://schemas.openxmlformats.org/drawingml/2006/main}'
_T, _R, _RPR = S + 't', S + 'r', S + 'rPr'
_LONGEST_CODE = 255  # of a number format in Excel
_OFF = frozenset({'0', 'false', 'none'})
_ESCAPED = re.compile('_x([0-9A-Fa-f]{4})_')
_LINE_END = re.compile('\r\n|\r|\n|\x0b|\u2028')
_CODES = re.compile(r'&(?:[LCRPNDTFAZGBIUEXYSK+-]|"[^"]*"|\d+|K[0-9A-F]{6})')


@dataclass(frozen=True, slots=True)
class Font:
    """What of a font changes what is read. `symbols` is the name of a symbol font, or ''."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    underlined: bool = False
    symbols: str = ''
    coloured: bool = False

    def run(self, text: str) -> Run:
        if self.symbols:
            text = marks.drawn(text, self.symbols)
        return Run(marks.plain(text), self.bold, self.italic, self.struck, self.underlined, coloured=self.coloured)


PLAIN = Font()


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell is shown: its number format, its font, whether its truth value is drawn as a check box."""

    code: str = 'General'
    font: Font = PLAIN
    box: bool = False


UNKNOWN = Look()


class Looks:
    """The style sheet of a workbook, by the number that cells name."""

    def __init__(self, root: etree._Element | None) -> None:
        self._looks: list[Look] = []
        if root is None:
            return
        codes = dict(BUILT_IN)
        for each in root.iterfind(f'{S}numFmts/{S}numFmt'):
            code = each.get('formatCode', 'General')
            codes[whole(each.get('numFmtId'))] = code if len(code) <= _LONGEST_CODE else 'General'
        fonts = [font_of(each) for each in root.iterfind(f'{S}fonts/{S}font')]
        for each in root.iterfind(f'{S}cellXfs/{S}xf'):
            font = whole(each.get('fontId'))
            box = any(part.tag.endswith('}xfComplement') for part in each.iter('*'))
            code = codes.get(whole(each.get('numFmtId')), 'General')
            self._looks.append(Look(code, fonts[font] if font < len(fonts) else PLAIN, box))

    def of(self, number: str | None) -> Look:
        """The look of this number; a plain one where the sheet names none that exists."""
        at = whole(number)
        return self._looks[at] if at < len(self._looks) else UNKNOWN


class Texts:
    """The texts that cells share, each taken apart when it is first asked for."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements = [] if root is None else list(root.iterchildren(S + 'si'))
        self._known: dict[tuple[str | None, int], tuple[Line, ...]] = {}  # fonts by identity: styles keep them

    def lines(self, number: str | None, own: Font) -> tuple[Line, ...]:
        """The text as lines in the cell's own font, where it does not bring another."""
        known = self._known.get((number, id(own)))
        if known is None:
            at = whole(number, len(self._elements))
            known = lines_of(pieces_of(self._elements[at]), own) if at < len(self._elements) else ()
            self._known[number, id(own)] = known
        return known


def pieces_of(element: etree._Element) -> list[tuple[str, Font | None]]:
    """The pieces of a text (si, is, comment), without the reading aids of East Asian scripts."""
    found: list[tuple[str, Font | None]] = []
    for part in element:
        if part.tag == _T:
            found.append((unescaped(part.text or ''), None))
        elif part.tag == _R:
            font, text = None, ''
            for child in part:
                if child.tag == _RPR:
                    font = font_of(child)
                elif child.tag == _T:
                    text = child.text or ''
            found.append((unescaped(text), font))
    return found


def lines_of(pieces: list[tuple[str, Font | None]], own: Font = PLAIN) -> tuple[Line, ...]:
    """The pieces as lines: a line end typed in the cell is the writer's. Lines without text are left out."""
    if len(pieces) == 1 and len(_LINE_END.split(pieces[0][0], 1)) == 1:
        text, font = pieces[0]
        line = _line([(font or own).run(text)])
        return (line,) if line is not None else ()
    rows: list[list[Run]] = [[]]
    for text, font in pieces:
        for at, part in enumerate(_LINE_END.split(text)):
            if at:
                rows.append([])
            rows[-1].append((font or own).run(part))
    return tuple(line for line in map(_line, rows) if line is not None)


def _line(runs: list[Run]) -> Line | None:
    mark, kept = marks.split_bullet(marks.joined(runs) if len(runs) > 1 else tuple(runs))
    return Line(kept, mark) if (kept and kept[0].text.strip()) or any(run.text.strip() for run in kept[1:]) else None


def font_of(element: etree._Element) -> Font:
    """A font (styles) or the properties of a piece of text (rPr)."""
    on: dict[str, bool] = {}
    name, coloured = '', False
    for part in element:
        tag = part.tag[len(S) :]
        if tag in ('b', 'i', 'strike', 'u'):
            on[tag] = part.get('val', '1').lower() not in _OFF
        elif tag in ('name', 'rFont'):
            name = part.get('val', '')
        elif tag == 'color':
            coloured = marks.is_colour(part.get('rgb', ''))
    symbols = name if marks.is_symbol_font(name) else ''
    if not on and not symbols and not coloured:
        return PLAIN
    return Font(on.get('b', False), on.get('i', False), on.get('strike', False), on.get('u', False), symbols, coloured)


def comments_of(container: Container, sheet: str) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """The comments of a sheet: the cell's address and what is said."""
    for relation in container.relations(sheet).values():
        root = container.xml(relation.target) if relation.kind == 'comments' and not relation.external else None
        for each in () if root is None else root.iter(S + 'comment'):
            text = each.find(S + 'text')
            if text is not None:
                yield each.get('ref', ''), lines_of(pieces_of(text))


def boxes_of(container: Container, sheet: str) -> Iterator[Line]:
    """The paragraphs of text boxes that lie upon a sheet."""
    for relation in container.relations(sheet).values():
        root = container.xml(relation.target) if relation.kind == 'drawing' and not relation.external else None
        for each in () if root is None else root.iter(A + 'p'):
            line = _line([_box_run(run) for run in each.iter(A + 'r', A + 'fld')])
            if line is not None:
                yield line


def header_lines(root: etree._Element) -> Iterator[Line]:
    """Headers and footers of a sheet, without the codes for page numbers and fonts."""
    for part in root.iterfind(f'{S}headerFooter/*'):
        for text in re.split('&[LCR]', part.text or ''):
            line = _line([Run(marks.plain(_CODES.sub('', text)))])
            if line is not None:
                yield line


def unescaped(text: str) -> str:
    """Control characters are written _x000D_ in sheets."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if '_x' in text else text


def whole(text: str | None, otherwise: int = 0) -> int:
    """The number in an attribute or value; `otherwise` where it is none that a sheet can hold."""
    return int(text) if text is not None and text.isdecimal() and len(text) <= 9 else otherwise


def _box_run(run: etree._Element) -> Run:
    properties = run.find(A + 'rPr')
    bold = properties is not None and properties.get('b') in ('1', 'true')
    struck = properties is not None and properties.get('strike', 'noStrike') != 'noStrike'
    return Run(marks.plain(run.findtext(A + 't') or ''), bold, struck=struck)
