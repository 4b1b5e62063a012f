"""How long Word and Excel take to become grids, as a ratio to merely opening and walking them with a library.

    .venv/bin/python benchmarks/reading_word_excel.py [FILE …]

Without files it makes some: an ordinary matrix and a very long one of each kind. Everything is measured in turns within
one run, so that a busy machine is busy for all; what is printed is the median of the ratios. A ratio below 1 means that
Uptake is done before the library has walked the document once.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from uptake.matrices.formats import open_grid

ROUNDS = 15
_WORDS = 'The office will train its staff and report on what has changed by the end of the year. '


def walk_python_docx(content: bytes) -> None:
    document = docx.Document(io.BytesIO(content))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def walk_openpyxl(content: bytes) -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(content), rich_text=True):
        for row in sheet.iter_rows():
            for cell in row:
                _ = cell.value


def walk_calamine(content: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            for value in row:
                _ = value


def made_word(recommendations: int) -> bytes:
    document = docx.Document()
    for number in range(1, recommendations + 1):
        document.add_heading(f'Recommendation {number}', 2)
        document.add_paragraph(_WORDS * 3, style='List Bullet')
        table = document.add_table(rows=4, cols=3, style='Table Grid')
        for row in table.rows:
            for cell in row.cells:
                cell.text = _WORDS
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def made_excel(rows: int) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet('Plan')
    bold, day = book.add_format({'bold': True}), book.add_format({'num_format': 'mmmm yyyy'})
    for row in range(rows):
        sheet.write_row(row, 0, [row, f'{row} {_WORDS}', 'Accept', _WORDS, 'Programme unit', 'ongoing'])
        sheet.write_number(row, 6, 45_000 + row, day)
        sheet.write_rich_string(row, 7, bold, 'Accept', ' / Reject')
    book.close()
    return buffer.getvalue()


def median_ratio(ours: Callable[[], object], theirs: Callable[[], object]) -> tuple[float, float]:
    """Our median time in milliseconds, and the median of ours / theirs, measured in turns."""
    times, ratios = [], []
    ours()
    theirs()
    for _ in range(ROUNDS):
        first = time.perf_counter()
        ours()
        second = time.perf_counter()
        theirs()
        third = time.perf_counter()
        times.append((second - first) * 1000)
        ratios.append((second - first) / (third - second))
    return statistics.median(times), statistics.median(ratios)


def documents(paths: list[str]) -> Iterator[tuple[str, bytes]]:
    if paths:
        yield from ((Path(path).name, Path(path).read_bytes()) for path in paths)
        return
    yield 'matrix of 10 recommendations.docx', made_word(10)
    yield 'matrix of 200 recommendations.docx', made_word(200)
    yield 'sheet of 40 rows.xlsx', made_excel(40)
    yield 'sheet of 5,000 rows.xlsx', made_excel(5_000)


def main() -> None:
    libraries = {
        'word': {'python-docx': walk_python_docx},
        'excel': {'openpyxl': walk_openpyxl, 'calamine': walk_calamine},
    }
    for name, content in documents(sys.argv[1:]):
        for library, walk in libraries[open_grid(content, name).format].items():
            took, ratio = median_ratio(lambda: open_grid(content, name), lambda: walk(content))  # noqa: B023
            print(f'{name:40} {took:9.1f} ms   {ratio:6.2f} × {library}')


if __name__ == '__main__':
    main()
