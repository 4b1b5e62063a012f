"""Footnotes of a page: the raised figures in its text and the lines at its foot that begin with them."""

from __future__ import annotations

from collections.abc import Iterable

from uptake.matrices.formats.pdf_glyphs import Word
from uptake.matrices.formats.pdf_page import Sheet
from uptake.matrices.formats.pdf_text import Row, is_raised
from uptake.matrices.grid import Box, Line, Note, Run

FOOT = 0.4  # of the page's height: notes stand below that


def take_notes(sheet: Sheet) -> list[Note]:
    """Take the footnotes off the sheet; their signs stand in its text as '[1]' from then on, as in Word."""
    raised = list(_raised(sheet))
    signs = {word.text for word, row in raised if row not in sheet.rows or row.words[0] is not word}
    first = next((number for number, row in enumerate(sheet.rows) if _begins(row, signs, sheet)), None)
    if first is None:
        return []
    lines = sheet.rows[first:]
    if any(lattice.ys[-1] > lines[0].base for lattice, _ in sheet.tables):
        return []
    sheet.rows = sheet.rows[:first]
    notes: list[tuple[str, list[Row]]] = []
    for row in lines:
        if _begins(row, signs, sheet):
            notes.append((row.words[0].text, []))
        notes[-1][1].append(row)
    found = {sign for sign, _ in notes}
    for word, row in raised:
        if word.text in found and row not in lines:
            word.text = f'[{word.text}]'
    return [_note(sign, rows, sheet.number) for sign, rows in notes]


def _raised(sheet: Sheet) -> Iterable[tuple[Word, Row]]:
    regions = [sheet.rows, *(rows for _, held in sheet.tables for rows in held)]
    for rows in regions:
        for row in rows:
            for word in row.words:
                if is_raised(word, row):
                    yield word, row


def _begins(row: Row, signs: set[str], sheet: Sheet) -> bool:
    return row.words[0].text in signs and len(row.words) > 1 and row.top > FOOT * sheet.height


def _note(sign: str, rows: list[Row], page: int) -> Note:
    text = ' '.join(row.text for row in rows).translate(str.maketrans('⁰¹²³⁴⁵⁶⁷⁸⁹', '0123456789'))
    box = Box(
        *(round(edge, 1) for edge in (rows[0].left, rows[0].top, max(row.right for row in rows), rows[-1].bottom))
    )
    return Note(f'[{sign}]', (Line((Run(text.removeprefix(sign).strip()),), page=page, box=box),))
