"""An export becomes evaluations: rows that are new are registered in one go, rows that are known are left alone.

Importing the same file twice changes nothing. A row that differs from the one imported before is reported, column by
column, and not taken over: what people have changed since must not be overwritten by a file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from uptake.domain import codes
from uptake.domain.vocabulary import DocumentKind
from uptake.intake.export.columns import field_of
from uptake.intake.export.reading import read_export
from uptake.intake.export.remarks import Remark
from uptake.intake.export.understanding import Understood
from uptake.records import planning, queries
from uptake.records.changes import evaluations
from uptake.records.facts import CodeUse, DocumentAt, EvaluationFacts

if TYPE_CHECKING:
    from uptake.people.models import Person

#: Rows that are registered together: progress can be told between them.
BATCH = 200

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did: rows read, registered and known already (both with a title only), and what to look at."""

    read: int
    registered: int
    known: int
    remarks: tuple[Remark, ...]


def import_export(
    content: bytes, name: str, *, by: Person | None, on: date, progress: Progress | None = None
) -> Report:
    """Import an export; each batch of rows is one transaction. Raises what `read_export` raises, and NotAllowed."""
    rows = read_export(content, name)
    written = {identity(cells): cells for cells in queries.imported(by, on=on)}
    new = [row for row in rows if row.title and identity(row.written) not in written]
    origin = f'import:{sha256(content).hexdigest()}'
    done = 0
    for batch in _batches(new):
        evaluations.register_many(facts=[facts(row, on) for row in batch], by=by, on=on, origin=origin)
        done += len(batch)
        if progress:
            progress(done, len(new))
    if new:
        planning.refresh()
    remarks = [remark for row in rows for remark in row.remarks]
    remarks += _differences(rows, written)
    ordered = sorted(remarks, key=lambda remark: remark.line)
    titled = sum(1 for row in rows if row.title)
    return Report(len(rows), len(new), titled - len(new), tuple(ordered))


def identity(written: Mapping[str, str]) -> str:
    """What makes a row the same row in the next export: the addresses of its files, or its title and date."""
    by_field = {field: text for heading, text in written.items() if (field := field_of(heading))}
    addresses = by_field.get('file_addresses', '').strip()
    return addresses or f'{codes.folded(by_field.get("title", ""))}|{by_field.get("published", "").strip()}'


def facts(row: Understood, on: date) -> EvaluationFacts:
    """The row as facts of an evaluation. A publication date after `on` is left out: the future is not a fact."""
    return EvaluationFacts(
        title=row.title[:1000],
        title_language=row.languages[0] if len(row.languages) == 1 else '',
        year=row.year,
        donor=', '.join(row.donors),
        commissioner=', '.join(code.label() for code in codes.codes('commissioner') if code.code in row.commissioners),
        author=row.author,
        evaluator_kind=row.evaluator,
        timing=row.timing,
        coverage=row.coverage,
        levels=row.levels,
        central=bool(row.central),
        pages=row.pages,
        period_from=row.period_from,
        period_to=row.period_to,
        codes=tuple(_uses(row)),
        project_codes=row.project_codes,
        published_on=row.published if row.published and row.published <= on else None,
        as_written=row.written,
        documents=tuple(
            DocumentAt(file.address, file.kind, file.name or DocumentKind(file.kind).value) for file in row.files.files
        ),
    )


def _uses(row: Understood) -> Iterable[CodeUse]:
    lists = {
        'theme': row.themes,
        'cross_cutting': row.cross_cutting,
        'country': row.countries,
        'region': row.regions,
        'language': row.languages,
    }
    for name, values in lists.items():
        yield from (CodeUse(name, code) for code in values)
    for donor in row.donors:
        known = codes.find('donor', donor)
        yield CodeUse('donor', known.code if known else codes.folded(donor)[:80], as_written=donor, label=donor)


def _batches(rows: list[Understood]) -> Iterable[list[Understood]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _differences(rows: list[Understood], written: Mapping[str, Mapping[str, str]]) -> Iterable[Remark]:
    for line, row in enumerate(rows, 2):
        before = written.get(identity(row.written))
        if before is None:
            continue
        for heading, text in row.written.items():
            if before.get(heading, '') != text:
                what = 'This differs from the import before; the record was not changed.'
                yield Remark(line, heading, 'differs', what, text, before.get(heading, ''))
