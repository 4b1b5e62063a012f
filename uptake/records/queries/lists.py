"""Lists of evaluations, page by page: by what is due next, or newest first. The queries do not grow with the rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, F, Q, QuerySet, Value, When
from django.utils.translation import get_language

from uptake.domain.policies import WindowName
from uptake.domain.schedule import standing
from uptake.domain.vocabulary import Coverage, EvaluatorKind, Timing
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.access import Reach, permitted, public, reach_of, visible
from uptake.records.models import Evaluation, EvaluationCode
from uptake.records.owing import Tally, chased_since, stage, windows
from uptake.records.queries.filters import Filters
from uptake.records.queries.rows import EvaluationRow, Figures, Page

NO_FILTERS = Filters()
#: On what `marked` gives: evaluations whose matrix the person may see.
WITHIN = Q(within=True)
#: The same, with those whose matrix is public: only there is a stage told, and so only there can it be asked for.
OPENED = WITHIN | Q(matrix_published_on__isnull=False)
NO_LABELS: Mapping[str, list[str]] = {}
#: The counters, by the names of `Figures`.
FIGURES = tuple(Figures.__dataclass_fields__)
#: The counters that say the stage.
TALLY = tuple(name for name in Tally.__dataclass_fields__ if name != 'final_answered')
COLUMNS = (
    'id', 'title', 'title_language', 'reference', 'year', 'published_on', 'evaluator_kind', 'timing', 'coverage',
    'central', 'policy', 'managing_office__name', 'matrix_published_on', 'restricted_on', 'withdrawn_on',
    'counts__owed', 'counts__next_due', *(f'counts__{name}' for name in {*FIGURES, *TALLY}), 'within',
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ends: which part of the order, the day there, the id."""

    part: int
    day: date | None
    id: int

    def __str__(self) -> str:
        return f'{self.part}.{self.day or ""}.{self.id}'

    @classmethod
    def read(cls, text: str | None) -> Cursor | None:
        """The cursor in an address; None when there is none or it makes no sense."""
        try:
            part, day, key = (text or '').split('.')
            return cls(int(part), date.fromisoformat(day) if day else None, int(key))
        except ValueError:
            return None


def evaluations(
    person: Person | None, *, filters: Filters = NO_FILTERS, on: date, after: str | None = None, limit: int = 50
) -> Page[EvaluationRow]:
    """The evaluations that the person may know of: those that owe something by when, then drafts, then the newest.

    What an evaluation owes puts it in order only for who may see the matrix, and a filter by stage finds it only
    for who may be told its stage: an order or a hit tells as much as a word.
    `after` is the cursor of the page before. At most five queries, however many rows there are.
    """
    reach = reach_of(person, on=on)
    found = Evaluation.objects.filter(visible(reach), filters.condition(on=on))
    due = Q(counts__next_due__isnull=False, published_on__gte=chased_since(on))
    marking = _told(marked(found, reach), filters)
    other = Q(counts__next_due__isnull=True) | Q(published_on__lt=chased_since(on)) | ~WITHIN
    parts = [
        (marking.filter(due, WITHIN).order_by('counts__next_due', 'pk'), 'counts__next_due', False),
        (marking.filter(published_on__isnull=True).order_by('-pk'), None, True),
        (marking.filter(other, published_on__isnull=False).order_by('-published_on', '-pk'), 'published_on', True),
    ]
    return _paged(parts, reach, after, limit)


def published(
    *, filters: Filters = NO_FILTERS, on: date, after: str | None = None, limit: int = 50
) -> Page[EvaluationRow]:
    """What anybody may know of, newest first. At most two queries."""
    reach = reach_of(None, on=on)
    found = _told(marked(Evaluation.objects.filter(public(on), filters.condition(on=on)), reach), filters)
    found = found.order_by('-published_on', '-pk')
    return _paged([(found, 'published_on', True)], reach, after, limit)


def rows_of(found: QuerySet[Evaluation], reach: Reach) -> tuple[EvaluationRow, ...]:
    """These evaluations as rows, in their order. Two queries."""
    return tuple(_rows(list(marked(found, reach).values(*COLUMNS)), reach))


def marked(found: QuerySet[Evaluation], reach: Reach) -> QuerySet[Evaluation, Any]:
    """The evaluations with `within`: whether the person may see the whole matrix."""
    if reach.person is None or reach.everywhere(Permission.VIEW):
        return found.annotate(within=Value(reach.person is not None, output_field=BooleanField()))
    inside = When(permitted(reach, Permission.VIEW), then=Value(True))
    return found.annotate(within=Case(inside, default=Value(False), output_field=BooleanField()))


def _told(marking: QuerySet[Evaluation, Any], filters: Filters) -> QuerySet[Evaluation, Any]:
    return marking.filter(OPENED) if filters.stage else marking


Part = tuple[QuerySet[Evaluation, Any], str | None, bool]


def _paged(parts: list[Part], reach: Reach, after: str | None, limit: int) -> Page[EvaluationRow]:
    cursor = Cursor.read(after)
    taken: list[tuple[int, dict[str, Any]]] = []
    for index, (found, day, descending) in enumerate(parts):
        if cursor is not None and index < cursor.part:
            continue
        if cursor is not None and index == cursor.part:
            found = found.filter(_beyond(cursor, day, descending))
        rows = found.values(*COLUMNS)[: limit + 1 - len(taken)]
        taken += [(index, row) for row in rows]
        if len(taken) > limit:
            break
    more = len(taken) > limit
    taken = taken[:limit]
    following = None
    if more:
        index, last = taken[-1]
        day = parts[index][1]
        following = str(Cursor(index, last[day] if day else None, last['id']))
    return Page(tuple(_rows([row for _index, row in taken], reach)), following)


def _beyond(cursor: Cursor, day: str | None, descending: bool) -> Q:
    side = 'lt' if descending else 'gt'
    if day is None or cursor.day is None:
        return Q(**{f'pk__{side}': cursor.id})
    # The first half lets the index find the place; the second half is exact.
    at_or_after = Q(**{f'{day}__{side}e': cursor.day})
    return at_or_after & (Q(**{f'{day}__{side}': cursor.day}) | Q(**{day: cursor.day, f'pk__{side}': cursor.id}))


def _rows(found: list[dict[str, Any]], reach: Reach) -> Iterator[EvaluationRow]:
    labels = _labels(row['id'] for row in found)
    for row in found:
        yield row_of(row, labels[row['id']], on=reach.on)


def row_of(row: dict[str, Any], labels: Mapping[str, list[str]] = NO_LABELS, *, on: date) -> EvaluationRow:
    """An evaluation from its COLUMNS; countries and themes only where `labels` brings them."""
    opened = row['within'] or row['matrix_published_on'] is not None
    due = row['counts__next_due'] if opened else None
    published_on = row['published_on']
    owed = row['counts__owed'] or ''
    return EvaluationRow(
        id=row['id'],
        title=row['title'],
        title_language=row['title_language'],
        reference=row['reference'],
        year=row['year'],
        published_on=published_on,
        evaluator_kind=EvaluatorKind(row['evaluator_kind']) if row['evaluator_kind'] else None,
        timing=Timing(row['timing']) if row['timing'] else None,
        coverage=Coverage(row['coverage']) if row['coverage'] else None,
        central=row['central'],
        office=row['managing_office__name'] or '',
        countries=tuple(labels.get('country', ())),
        themes=tuple(labels.get('theme', ())),
        recommendations=row['counts__recommendations'] or 0,
        stage=stage(published_on, row['policy'], _tally(row), on=on) if opened else None,
        owed=owed if opened else '',
        due=standing(published_on, due, on=on) if due and published_on else None,
        response_due=_response_due(published_on, row['policy']),
        figures=Figures(**{name: row[f'counts__{name}'] or 0 for name in FIGURES}) if opened else None,
        matrix_public=row['matrix_published_on'] is not None,
        restricted=row['restricted_on'] is not None,
        withdrawn=row['withdrawn_on'] is not None,
    )


def _response_due(published_on: date | None, policy: str) -> date | None:
    dated = windows(published_on, policy)
    return dated.window(WindowName.RESPONSE).closes if dated else None


def _tally(row: dict[str, Any]) -> Tally:
    return Tally(**{name: row[f'counts__{name}'] or 0 for name in TALLY}, final_answered=0)


def _labels(ids: Iterable[int]) -> dict[int, dict[str, list[str]]]:
    """evaluation → list → labels in the reader's language, for what lists show. One query."""
    label = f'entry__label_{(get_language() or "en")[:2]}'
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    uses = EvaluationCode.objects.filter(evaluation__in=list(ids), entry__list__in=('country', 'theme')).order_by('pk')
    for evaluation, name, own, english in uses.values_list('evaluation_id', 'entry__list', F(label), 'entry__label_en'):
        found[evaluation][name].append(own or english)
    return found
