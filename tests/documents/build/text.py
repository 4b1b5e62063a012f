"""Writes blocks as the text that extractors of PDF files give: cells parted by tabs, page heads in between."""

from __future__ import annotations

from tests.documents.build.layout import Break, Cell, Document, Para, Row, Table, grid, marked

GAP = '\n\n\n\n'


def cell_text(cell: Cell, loose: bool) -> str:
    """A cell on one line; `loose` wraps its paragraphs as elements, as some extractors do."""
    lines = [line.replace('\n', ' ') for line in marked(cell.paras) if line.strip()]
    if loose and lines:
        return ' '.join(f'<p>{line}</p>' for line in lines)
    return ' '.join(lines)


def row_lines(texts: list[str], line: Row, made: Document) -> list[str]:
    """A row, or its two halves with the page head between them."""
    if line.cut is None:
        return ['\t'.join(texts)]
    words = [text.split() for text in texts]
    first = '\t'.join(' '.join(x[: line.cut]) for x in words)
    rest = '\t'.join(' '.join(x[line.cut :]) for x in words)
    return [first, GAP + made.header + '\n', rest]


def table_lines(made: Table, document: Document) -> list[str]:
    """The rows of a table."""
    placed = grid(made)
    lines = []
    for at, line in enumerate(made.rows):
        texts = [''] * len(made.widths)
        for (r, column), cell in placed.items():
            if r == at:
                texts[column] = cell_text(cell, document.loose)
        lines += row_lines(texts, line, document)
    return [*lines, '']


def write(made: Document) -> str:
    """The document as text."""
    lines = [made.header, ''] if made.header else []
    waiting: list[Para] = []
    for block in [*(made.text or []), None]:
        if isinstance(block, Para):
            waiting.append(block)
            continue
        lines += [part for line in marked(waiting) for part in (line, '')]
        waiting = []
        if isinstance(block, Table):
            lines += table_lines(block, made)
        elif isinstance(block, Break):
            lines.append(GAP + made.header + '\n')
    return '\n'.join(lines).strip('\n') + '\n'
