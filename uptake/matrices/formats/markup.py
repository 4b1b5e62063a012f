"""One cell or paragraph of marked-up text → lines with runs: left-over HTML tags, `**bold**`, list signs, boxes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from uptake.matrices.grid import Line, Run

_TOKEN = re.compile(r'<[^<>]{1,300}>|\*\*|~~|\n')
_TAG = re.compile(r'<\s*(/?)\s*([a-zA-Z][a-zA-Z0-9]*)\b([^<>]*)>')
_BOX = re.compile(r'\[\s*([xX✓✔]?)\s*\](?!\()')
_SIGNS = '•●○◦▪■‣⁃\uf0b7\uf0a7'
_BULLET = re.compile(rf'^\s*(?:[{_SIGNS}]\s*|[-–*](?:\s+|$))')
_INLINE_SIGN = re.compile(rf'\s*[{_SIGNS}]\s*')
_INLINE_DASH = re.compile(r'(?:^|\s)-\s+(?=[^\W_a-z])')
_DASH_AFTER_COLON = re.compile(r'(?<=:)\s+-\s+(?=\S)')
_DASH_IN_LIST = re.compile(r'(?<=[;.,:])\s+-\s+(?=\S)|(?:^|\s)-\s+(?=[^\W_a-z])')
_DRESS = {
    'b': 'bold', 'strong': 'bold', 'i': 'italic', 'em': 'italic', 'u': 'underlined', 'ins': 'underlined',
    's': 'struck', 'strike': 'struck', 'del': 'struck', 'mark': 'highlighted',
}  # fmt: skip
_BREAKS = {'p', 'br', 'div', 'li', 'ul', 'ol', 'tr', 'td', 'h1', 'h2', 'h3', 'h4'}
_MARKDOWN = {'**': 'bold', '~~': 'struck'}


@dataclass
class _Open:
    """What has been read of one cell so far."""

    dress: dict[str, bool] = field(default_factory=dict)
    lists: int = 0
    items: int = 0
    runs: list[Run] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)


def lines_of(value: str) -> tuple[Line, ...]:
    """The lines of a cell or paragraph, empty ones left out. A list item has its sign in `mark`, not in its runs."""
    text = html.unescape(value).replace('\u00a0', ' ')
    text = _BOX.sub(lambda found: '☒' if found.group(1) else '☐', text)
    if '<' not in text and '**' not in text and '~~' not in text:
        return tuple(
            line
            for part in text.split('\n')
            for line in _split(
                Run(part),
            )
            if line.text or line.mark
        )
    reader = _Open()
    start = 0
    for sign in _TOKEN.finditer(text):
        _write(reader, text[start : sign.start()])
        _mark(reader, sign.group())
        start = sign.end()
    _write(reader, text[start:])
    _end_line(reader)
    return tuple(reader.lines)


def _write(reader: _Open, text: str) -> None:
    if text:
        reader.runs.append(Run(text, **reader.dress))


def _mark(reader: _Open, sign: str) -> None:
    """Apply a tag or a Markdown sign; what is no known tag is text."""
    if sign in _MARKDOWN:
        name = _MARKDOWN[sign]
        reader.dress[name] = not reader.dress.get(name, False)
        return
    tag = _TAG.fullmatch(sign)
    if sign == '\n' or tag is None:
        _end_line(reader) if sign == '\n' else _write(reader, sign)
        return
    closing, name, rest = bool(tag.group(1)), tag.group(2).lower(), tag.group(3)
    if name in _DRESS:
        reader.dress[_DRESS[name]] = not closing
    elif name == 'input':
        _write(reader, '☒' if re.search(r'\bchecked\b', rest) else '☐')
    elif name in _BREAKS:
        _end_line(reader)
        if name in ('ul', 'ol'):
            reader.lists = max(0, reader.lists + (-1 if closing else 1))


def _end_line(reader: _Open) -> None:
    runs, reader.runs = reader.runs, []
    if not any(run.text.strip() for run in runs):
        return
    if reader.lists:
        reader.lines.extend(_items(runs))
    else:
        reader.lines.extend(_split(*runs))


def _items(runs: list[Run]) -> Iterator[Line]:
    """The items of a list; one without any visible sign is one item."""
    whole = ''.join(run.text for run in runs)
    cuts = [found.span() for found in _INLINE_SIGN.finditer(whole)]
    cuts += [found.span() for found in _INLINE_DASH.finditer(whole) if not _in_brackets(whole, found.start())]
    for part in _cut(runs, sorted(cuts)):
        yield Line(part, mark='-')


def _split(*runs: Run) -> Iterator[Line]:
    """A line outside a list: it may begin with a sign, or hold a list that lost its line ends."""
    whole = ''.join(run.text for run in runs)
    cuts = [found.span() for found in _DASH_AFTER_COLON.finditer(whole)][:1]
    if cuts:
        cuts += _dashes(whole, cuts[0][1])
    cuts += [found.span() for found in _INLINE_SIGN.finditer(whole)]
    first = _BULLET.match(whole)
    if first and (0, first.end()) not in cuts:
        cuts = [(0, first.end())] + ([cut for cut in cuts if cut[0] >= first.end()] or _sentences(whole, first.end()))
    parts = list(_cut(list(runs), sorted(cuts), keep_empty=True))
    if first is None:
        head, *parts = parts
        yield Line(head)
    else:
        parts = parts[1:]
    for part in parts:
        yield Line(part, mark='-')


def _dashes(text: str, start: int) -> list[tuple[int, int]]:
    return [
        found.span()
        for found in _DASH_IN_LIST.finditer(text)
        if found.start() >= start and not _in_brackets(text, found.start())
    ]


def _sentences(text: str, start: int) -> list[tuple[int, int]]:
    """Items of a list that begins with a dash and goes on, within the line, with a dash after a full stop."""
    return [found.span() for found in re.finditer(r'(?<=[.;])\s+[-–]\s+(?=[^\W_a-z])', text) if found.start() >= start]


def _in_brackets(text: str, position: int) -> bool:
    return text.count('(', 0, position) > text.count(')', 0, position)


def _cut(runs: list[Run], cuts: list[tuple[int, int]], *, keep_empty: bool = False) -> Iterator[tuple[Run, ...]]:
    """The runs between the cuts, trimmed at both ends."""
    starts = [0] + [end for _, end in cuts]
    ends = [start for start, _ in cuts] + [sum(len(run.text) for run in runs)]
    for start, end in zip(starts, ends, strict=True):
        part = _slice(runs, start, end)
        if keep_empty or any(run.text.strip() for run in part):
            yield part


def _slice(runs: list[Run], start: int, end: int) -> tuple[Run, ...]:
    position, found = 0, []
    for run in runs:
        text = run.text[max(0, start - position) : max(0, end - position)]
        if text:
            found.append(Run(text, run.bold, run.italic, run.struck, run.underlined, run.highlighted, run.coloured))
        position += len(run.text)
    return tuple(found)
