"""Writes every document and its truth: `python -m tests.documents.build [--pdf] [NAME ...]`.

PDF files that LibreOffice or Chromium makes are written only with --pdf, where those programs are at hand.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.documents.build import drawn, page, sheet, text, word
from tests.documents.build.catalogue import documents
from tests.documents.build.layout import Document
from tests.documents.build.record import truth

INTRODUCTION = """# Invented documents

Management responses as offices of many agencies write them. Every sentence, office and person is invented.
The content and its truth come from the same data in `build/`: `python -m tests.documents.build` writes Word, Excel,
text, truth and the PDF files that reportlab draws; with `--pdf` also those that LibreOffice or Chromium makes (they are
committed: no test needs those programs). `_unplaced` in a truth file lists sentences that belong to no field and must
be given as unplaced; `_also` other accepted values where the document does not settle one.
`python -m tests.documents.grading -v` shows what is read wrong; `floors.toml` holds what is reached.
"""
HERE = Path(__file__).resolve().parent.parent


def by_office(path: Path, into: Path) -> None:
    """The Word file or workbook as PDF, by LibreOffice."""
    command = [shutil.which('soffice') or 'soffice', '--headless', '--convert-to', 'pdf', '--outdir', into, path]
    subprocess.run([str(x) for x in command], check=True, capture_output=True)


def by_browser(made: Document, into: Path) -> None:
    """The page as PDF, by Chromium."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / 'page.html'
        source.write_text(page.write(made), encoding='utf-8')
        browser = shutil.which('chromium') or 'chromium'
        options = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer']
        out = f'--print-to-pdf={into / made.name}.pdf'
        subprocess.run([browser, *options, out, source.as_uri()], check=True, capture_output=True)


def record_of(made: Document) -> dict:
    """The truth of a document, as it is kept."""
    record = dict(truth(made.truths[0]))
    if len(made.truths) > 1:
        record['more_matrices'] = [truth(x) for x in made.truths[1:]]
    return record | {'_unplaced': list(made.unplaced)}


def write(made: Document, *, pdf: bool) -> None:
    """The files of one document."""
    dumped = json.dumps(record_of(made), ensure_ascii=False, indent=1)
    (HERE / 'truth' / f'{made.name}.json').write_text(dumped + '\n', encoding='utf-8')
    if made.word is not None:
        (HERE / 'docx' / f'{made.name}.docx').write_bytes(word.write(made))
    if made.sheets is not None:
        (HERE / 'xlsx' / f'{made.name}.xlsx').write_bytes(sheet.write(made))
    if made.text is not None:
        (HERE / 'txt' / f'{made.name}.txt').write_text(text.write(made), encoding='utf-8')
    if made.pdf == 'drawn':
        (HERE / 'pdf' / f'{made.name}.pdf').write_bytes(drawn.write(made))
    elif made.pdf == 'word' and pdf:
        by_office(HERE / 'docx' / f'{made.name}.docx', HERE / 'pdf')
    elif made.pdf == 'sheet' and pdf:
        by_office(HERE / 'xlsx' / f'{made.name}.xlsx', HERE / 'pdf')
    elif made.pdf == 'html' and pdf:
        by_browser(made, HERE / 'pdf')


def readme(all_of_them: list[Document]) -> str:
    """The table of the documents."""
    lines = [
        *INTRODUCTION.split('\n'),
        '| document | formats | what is hard in it |',
        '|---|---|---|',
    ]
    for made in all_of_them:
        had = {'docx': made.word, 'xlsx': made.sheets, 'pdf': made.pdf, 'txt': made.text}
        lines.append(f'| {made.name} | {", ".join(k for k, v in had.items() if v is not None)} | {made.hard} |')
    return '\n'.join(lines) + '\n'


def main(arguments: list[str]) -> None:
    """Writes the documents that are named, or all."""
    names = [x for x in arguments if not x.startswith('-')]
    everything = documents()
    for made in everything:
        if not names or made.name in names:
            write(made, pdf='--pdf' in arguments)
    (HERE / 'README.md').write_text(readme(everything), encoding='utf-8')


if __name__ == '__main__':
    main(sys.argv[1:])
