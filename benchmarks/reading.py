"""How long a document takes from its bytes to the whole reading (matrix, questions, places), as a ratio.

    .venv/bin/python -m benchmarks.reading [FILE …]      prints the table
    .venv/bin/python -m benchmarks.reading --write       writes it into benchmarks/RESULTS.md, too

Word, Excel and text are held against merely opening and walking the file with a library (python-docx, openpyxl,
python-calamine; for text splitting the decoded lines into cells), PDF against pypdfium2's text and page objects. Each
pair is timed in turns within one run. Without files the project's own invented documents are read.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from benchmarks.reading_pdf import bare, drawn
from benchmarks.reading_word_excel import walk_calamine, walk_openpyxl, walk_python_docx
from uptake.matrices.reading import read_matrix

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 9
START, END = '<!-- reading -->', '<!-- /reading -->'
OWN = (
    'docx/undp-rivers-en.docx', 'docx/iom-2019-puentes-es.docx', 'docx/iom-2022-harbour-en.docx',
    'docx/report-settled-en.docx', 'xlsx/tracker-cash-en.xlsx', 'txt/iom-2019-maraicheres-fr.txt',
    'pdf/undp-rivers-en.pdf', 'pdf/iom-2022-harbour-en.pdf', 'pdf/report-settled-en.pdf',
)  # fmt: skip


def walk_text(content: bytes) -> None:
    """The lines of a text as cells: less than that no reader can do."""
    for line in content.decode('utf-8', 'replace').splitlines():
        _ = [cell.strip() for cell in line.split('\t')]


YARDSTICKS: dict[str, dict[str, Callable[[bytes], None]]] = {
    '.docx': {'python-docx': walk_python_docx},
    '.xlsx': {'openpyxl': walk_openpyxl, 'python-calamine': walk_calamine},
    '.txt': {'splitting lines': walk_text},
    '.pdf': {'pypdfium2': bare},
}


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that one call takes."""
    began = perf_counter()
    work()
    return 1000 * (perf_counter() - began)


def against(name: str, content: bytes, yardstick: Callable[[bytes], None]) -> tuple[float, float]:
    """The median time of reading in milliseconds, and the median of its ratios to the yardstick."""
    read_matrix(content, name)
    yardstick(content)
    pairs = [(timed(lambda: read_matrix(content, name)), timed(lambda: yardstick(content))) for _ in range(ROUNDS)]
    return statistics.median(ours for ours, _ in pairs), statistics.median(ours / theirs for ours, theirs in pairs)


def rows(files: list[Path]) -> list[str]:
    """A row of the table for each file and yardstick."""
    found = []
    for path in files:
        content = path.read_bytes()
        for name, yardstick in YARDSTICKS[path.suffix.lower()].items():
            took, ratio = against(path.name, content, yardstick)
            found.append(f'| {path.name} | {took:.0f} | {ratio:.1f} × {name} |')
    return found


def long_document() -> list[str]:
    """Sixty pages of ruled tables: time, time a page, and the memory of a process that does nothing else."""
    from uptake.matrices.formats import pdf

    content = drawn(60)
    took = statistics.median(timed(lambda: pdf.read(content)) for _ in range(3))
    with tempfile.NamedTemporaryFile(suffix='.pdf') as file:
        file.write(content)
        file.flush()
        probe = f'from benchmarks.reading import peak; peak({file.name!r})'
        memory = subprocess.run([sys.executable, '-c', probe], capture_output=True, text=True, check=True, cwd=ROOT)
    said = f'{took / 60:.1f} ms a page, {memory.stdout.strip()} MB at the peak'
    return [f'| 60 pages of ruled tables (PDF) | {took:.0f} | {said} |']


def peak(name: str) -> None:
    """Read the file and print the most memory that this process ever had, in MB, interpreter and all."""
    from uptake.matrices.formats import pdf

    pdf.read(Path(name).read_bytes())
    print(round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def main() -> None:
    """Print the table, and write it where it belongs if asked to."""
    chosen = [Path(word) for word in sys.argv[1:] if not word.startswith('--')]
    files = chosen or [ROOT / 'tests' / 'documents' / name for name in OWN]
    table = ['| document | ms | ratio |', '| --- | ---: | --- |', *rows(files), *long_document()]
    print('\n'.join(table))
    if '--write' in sys.argv:
        results = ROOT / 'benchmarks' / 'RESULTS.md'
        before, _, rest = results.read_text().partition(START)
        after = rest.partition(END)[2]
        results.write_text(f'{before}{START}\n' + '\n'.join(table) + f'\n{END}{after}')


if __name__ == '__main__':
    main()
