"""Text → grid: plain text with tabs, what is left of HTML in it, Markdown pipes, CSV and TSV; nothing else."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from uptake.domain.errors import NotADocument
from uptake.matrices.formats.markup import lines_of
from uptake.matrices.grid import Block, Cell, Grid, Line, Run, Table

_BLANKS_OF_A_PAGE_BREAK = 2
_FEWEST_COLUMNS, _FEWEST_ROWS, _STEADY = 4, 2, 0.5
_LONGEST_FURNITURE = 90
_PAGE_NUMBER = re.compile(r'[-–\s]*(?:page|página)?\s*\d{1,4}\s*(?:(?:/|of|de|sur)\s*\d{1,4})?[-–\s]*', re.IGNORECASE)
_RULE = re.compile(r'[\s|:+=_-]*')
_HEADING = re.compile(r'(#{1,6})\s+(?=\S)')
_PIPES = re.compile(r'\s*\|.*\|\s*')


def read(content: bytes) -> Grid:
    """The grid of a text file; raises NotADocument where the bytes are no text."""
    text = decode(content).replace('\r\n', '\n').replace('\r', '\n')
    sign = _separator(text)
    if sign:
        return Grid('text', _csv_blocks(list(_rows(text, sign))))
    raw = text.replace('\f', '\n\n\n').split('\n')
    furniture = _furniture(raw)
    blocks = tuple(_blocks(raw, furniture))
    return Grid('text', blocks, furniture=tuple(Line((Run(raw[i].strip()),)) for i in sorted(furniture)))


def decode(content: bytes) -> str:
    """The text of the bytes: UTF-8, UTF-16 (with or without mark) or Windows' Western European."""
    if content.startswith((b'\xff\xfe', b'\xfe\xff')):
        return content.decode('utf-16', 'replace')
    sample = content[:4000]
    for encoding, zeros in (('utf-16-le', sample[1::2].count(0)), ('utf-16-be', sample[0::2].count(0))):
        if zeros * 4 > len(sample):
            return content.decode(encoding, 'replace')
    if b'\0' in sample:
        raise NotADocument('This file is not text.', advice='Upload a Word, PDF, Excel or text file.')
    try:
        return content.decode('utf-8-sig')
    except UnicodeDecodeError:
        return content.decode('cp1252', 'replace')


def _rows(text: str, sign: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text), delimiter=sign)


def _separator(text: str) -> str | None:
    """The sign that parts cells, if the text is a table of separated values, else None.

    Most rows must have as many cells. With tabs, which plain rows have too, a cell must be in quotes over lines.
    """
    for sign in ',;\t':
        if sign not in text or (sign == '\t' and not re.search(r'(?:^|\t)"[^"\t]*\n', text)):
            continue
        try:
            counts = [len(row) for row in _rows(text, sign) if any(cell.strip() for cell in row)]
        except csv.Error:
            continue
        cells, rows = Counter(counts).most_common(1)[0] if counts else (0, 0)
        if cells >= _FEWEST_COLUMNS and rows >= _FEWEST_ROWS and rows >= _STEADY * len(counts):
            return sign
    return None


def _csv_blocks(rows: list[list[str]]) -> tuple[Block, ...]:
    """One table; rows with nothing in them are left out, but keep their row number."""
    cells = [
        Cell(lines_of(value), number, column)
        for number, row in enumerate(rows)
        if any(value.strip() for value in row)
        for column, value in enumerate(row)
    ]
    return (Table(tuple(cells), len(rows), max((len(row) for row in rows), default=0)),)


def _furniture(raw: list[str]) -> set[int]:
    """The indices of lines that a page repeats: headers, page numbers, rules. Labels and list items never are."""
    often = Counter(line.strip() for line in raw if '\t' not in line and 0 < len(line.strip()) <= _LONGEST_FURNITURE)
    found: set[int] = set()
    blanks = _BLANKS_OF_A_PAGE_BREAK
    at_break = True
    for index, line in enumerate(raw):
        text = line.strip()
        if not text:
            blanks += 1
            at_break = at_break or blanks >= _BLANKS_OF_A_PAGE_BREAK
            continue
        alone = blanks >= 1 and (index + 1 == len(raw) or not raw[index + 1].strip())
        repeated = at_break and often[text] > 1 and ':' not in text and text[0] not in '-•*#|<'
        if repeated or (alone and _PAGE_NUMBER.fullmatch(text)) or _is_rule(text):
            found.add(index)
        else:
            at_break = False
        blanks = 0
    return found


def _is_rule(text: str) -> bool:
    """Whether a line is drawn, not written: '---', '-- | ---'; a lone '-' is an empty list item."""
    return len(text) > 1 and bool(_RULE.fullmatch(text))


def _blocks(raw: list[str], furniture: set[int]) -> Iterator[Block]:
    rows: list[list[str]] = []
    after_text = False
    for index, line in enumerate(raw):
        cells = None if index in furniture else _cells(line)
        if cells is not None:
            rows.append(cells)
            continue
        if rows and not (index in furniture and _is_rule(line.strip())):
            yield _table(rows)
            rows = []
        if not line.strip() or index in furniture:
            after_text = after_text and index in furniture
            continue
        yield from _paragraphs(line, after_text)
        after_text = True
    if rows:
        yield _table(rows)


def _cells(line: str) -> list[str] | None:
    """The cells of a line that is a row, else None."""
    if '\t' in line:
        return line.split('\t') if line.strip() else None
    if _PIPES.fullmatch(line) and line.count('|') > 2:
        return re.split(r'(?<!\\)\|', line.strip())[1:-1]
    return None


def _paragraphs(line: str, after_text: bool) -> Iterator[Line]:
    heading = _HEADING.match(line)
    found = lines_of(line[heading.end() :] if heading else line)
    for number, piece in enumerate(found):
        if heading:
            yield replace(piece, heading=len(heading.group(1)))
        else:
            yield replace(piece, soft=after_text and number == 0 and piece.mark is None)


def _table(rows: list[list[str]]) -> Table:
    columns = max(len(row) for row in rows)
    cells = [
        Cell(lines_of(value), number, column) for number, row in enumerate(rows) for column, value in enumerate(row)
    ]
    return Table(tuple(cells), len(rows), columns)
