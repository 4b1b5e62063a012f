"""The file of an export: bytes → rows understood. Errors say what is wrong with the file and what to do."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from uptake.domain.codes import folded
from uptake.domain.errors import NotADocument, TooLarge
from uptake.intake.export.columns import REQUIRED, field_of
from uptake.intake.export.remarks import Remark
from uptake.intake.export.understanding import Understood, understand

#: An export of 734 rows has 0.7 MB; fifty times the largest repository known fits.
MOST_BYTES = 50 * 1024 * 1024
MOST_ROWS = 100_000


def read_export(content: bytes, name: str) -> list[Understood]:
    """Every row of the export, in order, each with its remarks. Raises NotADocument or TooLarge."""
    if len(content) > MOST_BYTES:
        raise TooLarge('The file is too large.', advice='Split it into files of at most 50 MB.', where=name)
    written = list(_rows(_text(content, name), name))
    headings = list(written[0]) if written else []
    fields = {heading: field for heading in headings if (field := field_of(heading))}
    missing = [field for field in REQUIRED if field not in fields.values()]
    if not written or missing:
        raise NotADocument(
            'This is not a repository export: it has no column for the title.',
            advice='Save it as CSV with its headings in the first row.',
            where=name,
        )
    return _with_duplicates([understand(line, row, fields) for line, row in enumerate(written, 2)])


def _text(content: bytes, name: str) -> str:
    if content[:4] == b'PK\x03\x04':
        raise NotADocument('This is a spreadsheet, not a CSV file.', advice='Save it as CSV (UTF-8).', where=name)
    for encoding in ('utf-8-sig', 'utf-16' if content[:2] in (b'\xff\xfe', b'\xfe\xff') else 'utf-8', 'cp1252'):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotADocument('The file is not text.', advice='Save it as CSV (UTF-8).', where=name)


def _rows(text: str, name: str) -> Iterator[dict[str, str]]:
    """Rows as heading → cell. Cells beyond the headings are kept under 'column N', short rows are filled with ''."""
    first = text.partition('\n')[0]
    delimiter = max(',;\t', key=first.count)
    table = csv.reader(io.StringIO(text, newline=''), delimiter=delimiter)
    try:
        headings = [heading.strip() for heading in next(table, [])]
        for count, cells in enumerate(table, 1):
            if count > MOST_ROWS:
                raise TooLarge(f'The file has more than {MOST_ROWS} rows.', advice='Split it.', where=name)
            if any(cell.strip() for cell in cells):
                names = headings + [f'column {number + 1}' for number in range(len(headings), len(cells))]
                padded = cells + [''] * (len(headings) - len(cells))
                yield dict(zip(names, padded, strict=True))
    except csv.Error as error:
        raise NotADocument(
            f'The file breaks off or is damaged ({error}).', advice='Export it again.', where=name
        ) from None


def _with_duplicates(rows: list[Understood]) -> list[Understood]:
    """The rows, with a remark on each whose title stands in another row, too."""
    lines = defaultdict(list)
    for line, row in enumerate(rows, 2):
        lines[folded(row.title)].append(line)
    return [_remarked(line, row, lines[folded(row.title)]) for line, row in enumerate(rows, 2)]


def _remarked(line: int, row: Understood, lines: list[int]) -> Understood:
    others = [str(other) for other in lines if other != line]
    if not others or not row.title:
        return row
    what = f'The same title stands in row {", ".join(others)}, too.'
    remark = Remark(line, 'Title', 'same-title', what, row.title, row.title)
    return replace(row, remarks=(*row.remarks, remark))
