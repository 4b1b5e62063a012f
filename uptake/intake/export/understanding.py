"""One row of an export, understood: every value as far as it is certain, and a remark for whatever is odd.

Nothing is corrected in silence: the row stays as written beside this (`written`), and a value that contradicts itself
is left out and remarked on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from uptake.domain import codes
from uptake.domain.vocabulary import Coverage, DocumentKind, EvaluatorKind, Level, Timing
from uptake.intake.export.columns import says_nothing
from uptake.intake.export.listed_files import ListedFiles, read_files
from uptake.intake.export.project_codes import read_project_codes
from uptake.intake.export.remarks import Remark

E = TypeVar('E', bound=StrEnum)

#: The day that means "not known" in systems that count from 1970.
NOT_KNOWN = date(1970, 1, 1)
EARLIEST_YEAR, LATEST_YEAR = 1950, 2099
EVERYWHERE = 'worldwide'
LEVELS = {'programme': Level.PROGRAMME, 'strategy': Level.STRATEGY, 'policy': Level.POLICY, 'thematic': Level.THEMATIC}


@dataclass(frozen=True, slots=True)
class Understood:
    """An evaluation as a row describes it. Code-list values are codes; what has none is kept by its name as written."""

    title: str
    year: int | None
    author: str
    published: date | None
    period_from: date | None
    period_to: date | None
    central: bool | None
    coverage: Coverage | None
    timing: Timing | None
    evaluator: EvaluatorKind | None
    levels: tuple[Level, ...]
    synthesis: bool
    pages: int | None
    languages: tuple[str, ...]
    themes: tuple[str, ...]
    cross_cutting: tuple[str, ...]
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    donors: tuple[str, ...]
    commissioners: tuple[str, ...]
    project_codes: tuple[str, ...]
    files: ListedFiles
    has_management_response: bool | None
    written: dict[str, str]
    remarks: tuple[Remark, ...]


@dataclass(slots=True)
class Row:
    """A row on its way to being understood: cells by field, and the remarks so far."""

    line: int
    cells: dict[str, str]
    headings: dict[str, str]
    remarks: list[Remark] = field(default_factory=list)

    def cell(self, name: str) -> str:
        """The cell of a field, '' where it is missing or says that there is no value."""
        text = self.cells.get(name, '').strip()
        return '' if says_nothing(text) else text

    def remark(self, name: str, code: str, what: str, understood: str = '') -> None:
        """Note that a person should look at the cell of a field."""
        heading = self.headings.get(name, name)
        self.remarks.append(Remark(self.line, heading, code, what, self.cells.get(name, ''), understood))


def understand(line: int, written: dict[str, str], fields: dict[str, str]) -> Understood:
    """A row (heading → cell) as an evaluation. `fields` says which heading is which field."""
    row = Row(line, {fields[h]: text for h, text in written.items() if h in fields}, {f: h for h, f in fields.items()})
    _look_for_broken_characters(row)
    period_from, period_to = _period(row)
    scopes = _codes(row, 'scope', 'scope')
    published = _date(row, 'published')
    listed = _files(row)
    return Understood(
        title=_title(row),
        year=_year(row, published),
        author=row.cell('author'),
        published=published,
        period_from=period_from,
        period_to=period_to,
        central={'centralized': True, 'centralised': True, 'decentralized': False, 'decentralised': False}.get(
            codes.folded(row.cell('level'))
        ),
        coverage=_one(row, 'coverage', Coverage),
        timing=_one(row, 'timing', Timing),
        evaluator=_one(row, 'evaluator', EvaluatorKind),
        levels=tuple(LEVELS[scope] for scope in scopes if scope in LEVELS),
        synthesis='synthesis' in scopes,
        pages=_number(row, 'pages'),
        languages=_codes(row, 'languages', 'language'),
        themes=_codes(row, 'themes', 'theme'),
        cross_cutting=_codes(row, 'cross_cutting', 'cross_cutting'),
        countries=_countries(row),
        regions=_codes(row, 'regions', 'region'),
        donors=_donors(row),
        commissioners=_codes(row, 'commissioner', 'commissioner'),
        project_codes=_project_codes(row),
        files=listed,
        has_management_response=_has_response(row, listed),
        written=written,
        remarks=tuple(row.remarks),
    )


def _title(row: Row) -> str:
    title = ' '.join(row.cells.get('title', '').split())
    if not title:
        row.remark('title', 'no-title', 'The row has no title, so it cannot become an evaluation.')
    return title


def _look_for_broken_characters(row: Row) -> None:
    for name, text in row.cells.items():
        if re.search('â€|Ã[\x80-\xbf]|Â[\x80-\xbf]|\ufffd', text):
            row.remark(name, 'broken-characters', 'Characters were broken on the way here.')


def _date(row: Row, name: str) -> date | None:
    text = row.cell(name)
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        row.remark(name, 'not-a-date', 'This is not a date.')
        return None
    if day == NOT_KNOWN:
        return None
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        row.remark(name, 'impossible-year', 'The year cannot be right.')
        return None
    return day


def _period(row: Row) -> tuple[date | None, date | None]:
    begins, ends = _date(row, 'period_from'), _date(row, 'period_to')
    if begins and ends and ends < begins:
        row.remark('period_from', 'ends-before-it-starts', f'The period ends ({ends}) before it starts ({begins}).')
        return None, None
    return begins, ends


def _year(row: Row, published: date | None) -> int | None:
    text = row.cell('year')
    if not re.fullmatch(r'(19|20)\d\d', text):
        if text:
            row.remark('year', 'not-a-year', 'This is not a year.')
        return published.year if published else None
    year = int(text)
    if published and abs(published.year - year) > 1:
        row.remark('year', 'year-differs', f'The year differs from the publication date ({published}).', str(year))
    return year


def _number(row: Row, name: str) -> int | None:
    text = row.cell(name)
    if text and not re.fullmatch(r'\d{1,5}', text):
        row.remark(name, 'not-a-number', 'This is not a number.')
        return None
    return int(text) if text else None


def _one(row: Row, name: str, kind: type[E]) -> E | None:
    found = _codes(row, name, name)
    return kind(found[0]) if found else None


def _codes(row: Row, name: str, code_list: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in codes.split(code_list, row.cell(name)):
        code = codes.find(code_list, part)
        if code:
            found.append(code.code)
        elif not says_nothing(part):
            row.remark(name, 'not-in-the-list', f'“{part}” is not in the code list.', '; '.join(found))
    return tuple(dict.fromkeys(found))


def _countries(row: Row) -> tuple[str, ...]:
    """ISO 3166 codes. "Worldwide" is no country: it says that the evaluation covers the world."""
    found: list[str] = []
    for part in codes.split('country', row.cell('countries')):
        code = codes.find('country', part)
        if code:
            found.append(code.code)
            _former_name(row, part, code)
        elif codes.folded(part) != EVERYWHERE:
            row.remark('countries', 'not-a-country', f'“{part}” is no country that is known.')
    return tuple(dict.fromkeys(found))


def _former_name(row: Row, part: str, code: codes.Code) -> None:
    for name, until in code.former:
        if codes.folded(part) == codes.folded(name):
            row.remark('countries', 'former-name', f'“{part}” was the name until {until}.', code.label())


def _donors(row: Row) -> tuple[str, ...]:
    parts = codes.split('donor', row.cell('donor'))
    names = (' '.join(part.split()) for part in parts if not says_nothing(part))
    return tuple(dict.fromkeys(known.label() if (known := codes.find('donor', name)) else name for name in names))


def _project_codes(row: Row) -> tuple[str, ...]:
    read = read_project_codes(row.cell('project_codes'))
    if read.odd:
        what = 'Not in the shape of a project code: ' + ', '.join(f'“{piece}”' for piece in read.odd) + '.'
        row.remark('project_codes', 'odd-code', what, '; '.join(read.codes))
    return read.codes


def _files(row: Row) -> ListedFiles:
    cells = (row.cells.get(name, '') for name in ('document_kinds', 'file_addresses', 'file_descriptions'))
    listed = read_files(*cells)
    if not listed.agree:
        row.remark('file_addresses', 'lists-differ', 'Kinds, addresses and descriptions of files differ in number.')
    if listed.unsure:
        names = ', '.join(f'“{name}”' for name in listed.unsure)
        row.remark('document_kinds', 'kind-unsure', f'It is not clear what these files are: {names}.')
    return listed


def _has_response(row: Row, listed: ListedFiles) -> bool | None:
    said = {'yes': True, 'no': False}.get(codes.folded(row.cell('management_response')))
    on_file = any(file.kind is DocumentKind.MATRIX for file in listed.files)
    if said is not None and said != on_file:
        what = (
            'The row says that there is a management response, but lists no such file.'
            if said
            else 'The row says that there is no management response, but lists such a file.'
        )
        row.remark('management_response', 'contradicts-files', what, 'yes' if on_file else 'no')
    return on_file if listed.files else said
