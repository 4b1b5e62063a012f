"""How fast PDF files become grids: milliseconds a page, memory, and the ratio to the bare library in the same run.

    .venv/bin/python benchmarks/reading_pdf.py [FILE …]

The bare library opens each page, takes its text with PDFium's own line ends, and walks the page's objects with their
bounds: less than that no reader of tables can do. Both are timed in turn, so that a slow moment meets both. Without
files a document of sixty pages of ruled tables is drawn first. To reach: 25 ms a page, 60 pages in 2 s, 300 MB.
"""

from __future__ import annotations

import gc
import io
import random
import resource
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pypdfium2

from uptake.matrices.formats import pdf

ROUNDS = 5
WORDS = (
    'office partners agree on training for staff in every province and report to donors twice a year about families '
    'that receive grants while the ministry reviews its guidance with communities along the border'
)


def bare(content: bytes) -> None:
    """What the library does by itself: text and objects of every page."""
    document = pypdfium2.PdfDocument(content)
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        text.get_text_range()
        for item in page.get_objects():
            item.get_bounds()
        text.close()
        page.close()
    document.close()


def drawn(pages: int = 60) -> bytes:
    """Pages filled with ruled tables of five columns, as a matrix has them; the same at every call."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle

    chance = random.Random(2022)
    style = ParagraphStyle('cell', fontName='Helvetica', fontSize=9, leading=11)

    def cell(least: int, most: int) -> Paragraph:
        return Paragraph(' '.join(chance.choices(WORDS.split(), k=chance.randint(least, most))), style)

    parts = []
    for _ in range(pages):
        rows = [[cell(18, 26), cell(4, 9), cell(18, 26), cell(2, 3), cell(2, 5)] for _ in range(9)]
        table = Table(rows, colWidths=(200, 120, 200, 90, 110))
        table.setStyle(TableStyle([('GRID', (0, 0), (-1, -1), 0.5, colors.black), ('VALIGN', (0, 0), (-1, -1), 'TOP')]))
        parts += [table, PageBreak()]
    packed = io.BytesIO()
    margins = dict.fromkeys(('leftMargin', 'rightMargin', 'topMargin', 'bottomMargin'), 30)
    SimpleDocTemplate(packed, pagesize=landscape(A4), **margins).build(parts)
    return packed.getvalue()


def seconds(work: Callable[[bytes], object], content: bytes) -> float:
    """How long one call takes."""
    gc.collect()
    began = perf_counter()
    work(content)
    return perf_counter() - began


def measure(name: str, content: bytes) -> None:
    """Print a line about one file."""
    pages = pdf.read(content).pages or 1
    ours, theirs = [], []
    for _ in range(ROUNDS):
        theirs.append(seconds(bare, content))
        ours.append(seconds(pdf.read, content))
    own, other = statistics.median(ours), statistics.median(theirs)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f'{name:32} {pages:5} pages  {1000 * own / pages:7.1f} ms a page  {own:7.2f} s  '
        f'bare {1000 * other / pages:6.1f} ms a page  ratio {own / other:5.2f}  peak {peak:5.0f} MB'
    )


def main() -> None:
    """Measure the files named on the command line, or the drawn document."""
    files = [Path(name) for name in sys.argv[1:]]
    for file in files:
        measure(file.name, file.read_bytes())
    if not files:
        measure('sixty pages of ruled tables', drawn())


if __name__ == '__main__':
    main()
