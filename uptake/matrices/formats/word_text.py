"""Paragraphs of Word to lines: runs with their dress, list marks, boxes, fields, tracked changes, notes' signs."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from uptake.domain.errors import Unsafe
from uptake.matrices.formats import marks
from uptake.matrices.formats.word_numbering import Numbering
from uptake.matrices.formats.word_styles import (
    PLAIN,
    VAL,
    Dress,
    Style,
    Styles,
    W,
    dress_of,
    heading_of_outline,
    is_on,
    number_of,
)
from uptake.matrices.grid import Line, Note, Run

W14 = '{http://schemas.microsoft.com/office/word/2010/wordml}'
MC = '{http://schemas.openxmlformats.org/markup-compatibility/2006}'
M = '{http://schemas.openxmlformats.org/officeDocument/2006/math}'
_DDE = re.compile(r'^\s*DDE(AUTO)?\b', re.IGNORECASE)
_ANCHOR = 40  # how much of the commented text stands in a comment's sign
_NESTED = 50  # fields within fields, and comments open at once; Word itself stops at 20 fields
_IN_CODE, _IN_RESULT = 'code', 'result'

# What is not shown: properties, and text that a tracked change took away.
_SKIPPED = frozenset(
    W + name
    for name in (
        'pPr', 'rPr', 'sdtPr', 'sdtEndPr', 'tblPr', 'tblGrid', 'trPr', 'tcPr', 'sectPr', 'del', 'moveFrom', 'delText',
        'rt', 'rubyPr', 'smartTagPr', 'customXmlPr', 'proofErr', 'bookmarkStart', 'bookmarkEnd', 'softHyphen',
    )
)  # fmt: skip


class Text:
    """Reads paragraphs one after the other, in the order of the document: lists, fields and pages are counted.

    `page` is the page of what comes next, None where the document does not say. `boxes` are text boxes met since they
    were last taken away; `notes` what does not stand in the text itself; `signs` the number that each foot- and
    endnote has by its id, in order.
    """

    def __init__(self, styles: Styles, numbering: Numbering, page: int | None) -> None:
        self.page = page
        self.boxes: list[etree._Element] = []
        self.notes: list[Note] = []
        self.signs: dict[str, dict[str, int]] = {'footnotes': {}, 'endnotes': {}}
        self.comments: dict[str, str] = {}
        self._styles = styles
        self._numbering = numbering
        self._fields: list[str] = []
        self._instruction = ''
        self._open_comments: set[str] = set()
        self._carried: list[Run] = []
        self._hidden: list[str] = []
        self._lines: list[tuple[list[Run], int | None]] = []
        self._runs: list[Run] = []
        self._line_page: int | None = page
        self._style = Style()
        self._dress = PLAIN
        self._handlers = self._table_of_handlers()

    def paragraph(self, element: etree._Element) -> list[Line]:
        """The paragraph's lines; none for an empty one without a mark, or one whose end a tracked change deleted."""
        properties = element.find(W + 'pPr')
        name = _value(properties, 'pStyle')
        self._style = self._styles.paragraph(name)
        self._lines, self._runs, self._carried = [], self._carried, []
        self._line_page = self.page
        self._walk(element)
        if self._hidden:
            self._note('hidden', ''.join(self._hidden))
            self._hidden = []
        if _IN_CODE in self._fields:  # a field's code never runs on; without this a broken field would hide the rest
            self._fields = [_IN_RESULT for _ in self._fields]
        if properties is not None and _end_is_deleted(properties):
            self._carried = [run for runs, _ in self._lines for run in runs] + self._runs
            return []
        self._end_line()
        return self._finished(properties, name)

    def rest(self) -> list[Line]:
        """What is left over where the text's container ends after a paragraph whose end was deleted."""
        runs, self._carried = marks.joined(self._carried), []
        return [Line(runs, page=self.page)] if any(run.text.strip() for run in runs) else []

    def set_aside(self, sign: str, element: etree._Element) -> None:
        """Keep the text of an element that is not part of the document's text as a note."""
        self._note(sign, ' '.join(_letters(each) for each in _paragraphs(element)))

    def _note(self, sign: str, text: str) -> None:
        if text.strip():
            self.notes.append(Note(sign, (Line((Run(text.strip()),), page=self.page),)))

    def _finished(self, properties: etree._Element | None, name: str | None) -> list[Line]:
        mark, level = self._mark(properties, name)
        heading = self._heading(properties)
        if mark == marks.TICKED:
            mark = None
            self._lines[0][0].insert(0, Run(marks.TICKED + ' '))
        found: list[Line] = []
        for given, page in self._lines:
            typed, runs = marks.split_bullet(marks.joined(given))
            mark = mark or typed
            if mark or any(run.text.strip() for run in runs):
                found.append(Line(runs, mark, level, heading, page))
                mark = None
        if mark and not found:
            found.append(Line((), mark, level, None, self.page))
        return found

    def _mark(self, properties: etree._Element | None, name: str | None) -> tuple[str | None, int]:
        number, depth = self._style.number, self._style.depth
        listed = properties.find(W + 'numPr') if properties is not None else None
        if listed is not None:
            number = _value(listed, 'numId') or number
            own = number_of(_value(listed, 'ilvl'))
            depth = own if own is not None else depth if number == self._style.number else 0
        if number is None or number == '0':
            return None, 0
        return self._numbering.mark(number, depth, name)

    def _heading(self, properties: etree._Element | None) -> int | None:
        own = _value(properties, 'outlineLvl')
        return self._style.heading if own is None else heading_of_outline(own)

    def _table_of_handlers(self) -> dict[str, Callable[[etree._Element], None]]:
        named: dict[str, Callable[[etree._Element], None]] = {
            't': lambda element: self._emit(element.text or ''),
            'r': self._run,
            'tab': lambda _: self._emit('\t'),
            'ptab': lambda _: self._emit('\t'),
            'br': lambda _: self._end_line(),
            'cr': lambda _: self._end_line(),
            'noBreakHyphen': lambda _: self._emit('-'),
            'sym': self._symbol,
            'fldChar': self._field,
            'instrText': self._code,
            'fldSimple': self._simple_field,
            'sdt': self._control,
            'footnoteReference': lambda element: self._sign('footnotes', element),
            'endnoteReference': lambda element: self._sign('endnotes', element),
            'commentRangeStart': lambda element: self._comment(element.get(W + 'id', '')),
            'commentRangeEnd': lambda element: self._open_comments.discard(element.get(W + 'id', '')),
            'lastRenderedPageBreak': self._turn_page,
            'txbxContent': self.boxes.append,
        }
        handlers = {W + name: handler for name, handler in named.items()}
        handlers[MC + 'AlternateContent'] = self._alternative
        handlers[M + 't'] = lambda element: self._emit(element.text or '')
        return handlers

    def _walk(self, parent: etree._Element) -> None:
        """Every child by its handler; a wrapper that is not known is walked, so that no text in it is lost."""
        handlers = self._handlers
        for child in parent:
            tag = child.tag
            if (handler := handlers.get(tag)) is not None:
                handler(child)
            elif tag not in _SKIPPED and len(child):
                self._walk(child)

    def _run(self, element: etree._Element) -> None:
        properties = element.find(W + 'rPr')
        before, self._dress = (
            self._dress,
            self._styles.run(self._style, _value(properties, 'rStyle'), dress_of(properties)),
        )
        self._walk(element)
        self._dress = before

    def _emit(self, text: str) -> None:
        dress = self._dress
        if not text or _IN_CODE in self._fields:
            return
        if dress.symbols:
            text = marks.drawn(text, dress.symbols)
        text = marks.plain(text)
        if '\n' in text or '\r' in text:
            text = text.replace('\n', ' ').replace('\r', ' ')
        if dress.hidden:
            self._hidden.append(text)
            return
        for name in self._open_comments:
            if len(self.comments[name]) <= _ANCHOR:
                self.comments[name] += text
        if not self._runs:
            self._line_page = self.page
        self._runs.append(_run_of(text, dress))

    def _end_line(self) -> None:
        self._lines.append((self._runs, self._line_page))
        self._runs = []
        self._line_page = self.page

    def _turn_page(self, _element: etree._Element) -> None:
        if self.page is not None:
            self.page += 1

    def _symbol(self, element: etree._Element) -> None:
        code = element.get(W + 'char', '')
        try:
            char = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        self._emit(marks.drawn(char, element.get(W + 'font', '')))

    def _control(self, element: etree._Element) -> None:
        """A content control within a paragraph: a check box, a prompt that nobody answered, or text."""
        properties, content = element.find(W + 'sdtPr'), element.find(W + 'sdtContent')
        box = properties.find(W14 + 'checkbox') if properties is not None else None
        if box is not None:
            checked = box.find(W14 + 'checked')
            ticked = checked is not None and checked.get(W14 + 'val', '1').lower() in ('1', 'true', 'on')
            self._emit(marks.TICKED if ticked else marks.EMPTY)
            if content is None or len(_letters(content).strip()) <= 1:
                return
        if content is None:
            return
        if is_prompt(element):
            self.set_aside('placeholder', content)
        else:
            self._walk(content)

    def _field(self, element: etree._Element) -> None:
        """Fields: what stands between “begin” and “separate” is code, what follows is what the reader sees."""
        kind = element.get(W + 'fldCharType')
        if kind == 'begin':
            form = element.find(W + 'ffData')
            if form is not None:
                self._form_field(form)
            if len(self._fields) < _NESTED:
                self._fields.append(_IN_CODE)
            self._instruction = ''
        elif kind == 'separate' and self._fields:
            self._fields[-1] = _IN_RESULT
        elif kind == 'end' and self._fields:
            self._fields.pop()

    def _form_field(self, form: etree._Element) -> None:
        """The older forms: the state of a check box or list stands in the field, not in the text."""
        box, choice = form.find(W + 'checkBox'), form.find(W + 'ddList')
        if box is not None:
            state = box.find(W + 'checked')
            state = box.find(W + 'default') if state is None else state
            self._emit(marks.TICKED if state is not None and is_on(state) else marks.EMPTY)
        elif choice is not None:
            entries = [each.get(VAL, '') for each in choice.iterchildren(W + 'listEntry')]
            chosen = number_of(_value(choice, 'result') or _value(choice, 'default')) or 0
            if chosen < len(entries):
                self._emit(entries[chosen])

    def _code(self, element: etree._Element) -> None:
        self._instruction = (self._instruction + (element.text or ''))[:_ANCHOR]
        _refuse_exchange(self._instruction)

    def _simple_field(self, element: etree._Element) -> None:
        _refuse_exchange(element.get(W + 'instr', ''))
        form = element.find(f'{W}fldData/{W}ffData')
        if form is not None:
            self._form_field(form)
        self._walk(element)

    def _alternative(self, element: etree._Element) -> None:
        """The same thing drawn twice, for newer and older programs: the first is taken unless it holds no text."""
        choices = [element.find(MC + 'Choice'), element.find(MC + 'Fallback')]
        there = [each for each in choices if each is not None]
        taken = next((each for each in there if next(each.iter(W + 't', W + 'sym'), None) is not None), None)
        if taken is not None:
            self._walk(taken)

    def _sign(self, part: str, element: etree._Element) -> None:
        known = self.signs[part]
        self._emit(sign_of(part, known.setdefault(element.get(W + 'id', ''), len(known) + 1)))

    def _comment(self, name: str) -> None:
        if len(self._open_comments) < _NESTED:
            self.comments[name] = ''
            self._open_comments.add(name)


def sign_of(part: str, number: int) -> str:
    """How the sign of a note stands in the text: [1] for footnotes, [e1] for endnotes."""
    return f'[{number}]' if part == 'footnotes' else f'[e{number}]'


def comment_sign(anchor: str) -> str:
    """The sign of a comment: it stands beside the text, so it is known by the words it is about."""
    words = ' '.join(anchor.split())
    short = words if len(words) <= _ANCHOR else words[:_ANCHOR].rstrip() + '…'
    return f'comment on “{short}”' if short else 'comment'


def is_prompt(control: etree._Element) -> bool:
    """Whether a content control still shows its prompt (“Click here to enter text”)."""
    shown = control.find(f'{W}sdtPr/{W}showingPlcHdr')
    return shown is not None and is_on(shown)


def _run_of(text: str, dress: Dress) -> Run:
    return Run(
        text, dress.bold or False, dress.italic or False, dress.struck or False, dress.underlined or False,
        dress.highlighted or False, dress.coloured or False,
    )  # fmt: skip


def _value(parent: etree._Element | None, name: str) -> str | None:
    child = parent.find(W + name) if parent is not None else None
    return child.get(VAL) if child is not None else None


def _end_is_deleted(properties: etree._Element) -> bool:
    own = properties.find(W + 'rPr')
    return own is not None and (own.find(W + 'del') is not None or own.find(W + 'moveFrom') is not None)


def _letters(element: etree._Element) -> str:
    return ''.join(each.text or '' for each in element.iter(W + 't'))


def _paragraphs(element: etree._Element) -> list[etree._Element]:
    return list(element.iter(W + 'p')) or [element]


def _refuse_exchange(instruction: str) -> None:
    if _DDE.match(instruction):
        raise Unsafe(
            'The document fetches a part of its content from another program (a DDE field).',
            advice='Open it, press Ctrl+A and then Ctrl+Shift+F9, which turns fields into plain text, and save it.',
            code='unsafe-links',
        )
