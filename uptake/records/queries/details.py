"""The facts of one evaluation, its documents, its history, and what lists can be filtered by."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import get_language

from uptake.domain.vocabulary import DocumentKind, Level
from uptake.people.models import Person
from uptake.people.queries import in_force
from uptake.people.roles import Permission
from uptake.records.access import (
    NotFound,
    permitted,
    permitted_recommendations,
    public,
    reach_of,
    visible,
)
from uptake.records.history import sentence
from uptake.records.models import (
    CodeEntry,
    Document,
    Evaluation,
    EvaluationCode,
    EvaluationLevel,
    HistoryEntry,
    Participation,
    ProjectCode,
    Recommendation,
    RecommendationUnit,
)
from uptake.records.models.document import SINGLE
from uptake.records.queries.lists import rows_of
from uptake.records.queries.matrix import Head, head_of
from uptake.records.queries.rows import (
    Choice,
    CodeRow,
    DocumentRow,
    EvaluationRow,
    EvaluationView,
    Facets,
    HistoryRow,
    Page,
)

#: Facts that everybody may know.
OPEN_FACTS = (
    'policy', 'template', 'donor', 'commissioner', 'author', 'pages', 'period_from', 'period_to',
    'managing_office_id', 'matrix_published_on', 'restricted_on', 'restricted_until', 'withdrawn_on',
)  # fmt: skip
#: Facts for who may see the whole matrix; '' or nothing for everybody else.
CLOSED_FACTS = ('coordinator_as_written', 'restricted_reason', 'withdrawn_reason')
DOCUMENT = (
    'id', 'evaluation_id', 'kind', 'name', 'language', 'description', 'public', 'file_id', 'file__size',
    'file__media_type', 'address',
)  # fmt: skip


def evaluation_for(person: Person | None, evaluation: int, *, on: date) -> EvaluationView:
    """The facts of one evaluation. NotFound when the person may not know of it. Ten queries at most."""
    head = head_of(person, evaluation, on=on)
    within = head.within
    facts: dict[str, Any] = Evaluation.objects.values(*OPEN_FACTS, *CLOSED_FACTS, 'overall_comment', 'as_written').get(
        pk=evaluation
    )
    shown: dict[str, Any] = {name: facts[name] for name in OPEN_FACTS}
    shown |= {name: facts[name] if within else '' for name in CLOSED_FACTS}
    levels = EvaluationLevel.objects.filter(evaluation=evaluation).values_list('level', flat=True)
    offices = list(Participation.objects.filter(evaluation=evaluation).values_list('office_id', 'office__name'))
    projects = ProjectCode.objects.filter(evaluation=evaluation).values_list('code', flat=True)
    return EvaluationView(
        row=head.row,
        **shown,
        overall_comment=facts['overall_comment'] if head.is_open else '',
        as_written=facts['as_written'] if within else {},
        levels=tuple(Level(level) for level in levels),
        codes=_codes(evaluation),
        project_codes=tuple(projects),
        participating_offices=tuple(name for _key, name in offices),
        participating_office_ids=tuple(key for key, _name in offices),
        documents=_documents(head, evaluation),
        may=_permissions(head, evaluation),
    )


def document_for(person: Person | None, sha256: str, *, on: date) -> DocumentRow:
    """The document with this checksum. NotFound when there is none that the person may have."""
    reach = reach_of(person, on=on)
    within = Evaluation.objects.filter(permitted(reach, Permission.VIEW)).values('pk')
    found = Document.objects.filter(
        Q(evaluation__in=within) | _public_documents() & Q(evaluation__in=Evaluation.objects.filter(public(on))),
        file=sha256,
    )
    row = found.order_by('pk').values(*DOCUMENT).first()
    if row is None:
        raise NotFound(f'document {sha256}')
    return _document(row)


def history_of(
    person: Person,
    *,
    evaluation: int | None = None,
    recommendation: int | None = None,
    on: date,
    after: str | None = None,
    limit: int = 100,
) -> Page[HistoryRow]:
    """The history of an evaluation or of one recommendation, newest first. NotFound without the right to it."""
    reach = reach_of(person, on=on)
    if recommendation is not None:
        seen = Recommendation.objects.filter(
            permitted_recommendations(reach, Permission.VIEW_HISTORY), pk=recommendation
        ).exists()
        found = HistoryEntry.objects.filter(recommendation=recommendation)
    elif evaluation is not None:
        seen = Evaluation.objects.filter(permitted(reach, Permission.VIEW_HISTORY), pk=evaluation).exists()
        found = HistoryEntry.objects.filter(evaluation=evaluation)
    else:
        raise NotFound('history of nothing')
    if not seen:
        raise NotFound(f'history of {recommendation or evaluation}')
    if after and after.isascii() and after.isdigit():
        found = found.filter(number__lt=int(after))
    rows = list(found.order_by('-number')[: limit + 1])
    more = str(rows[limit - 1].number) if len(rows) > limit else None
    return Page(tuple(_history(entry) for entry in rows[:limit]), more)


def find_same(
    person: Person, *, title: str = '', reference: str = '', sha256: str = '', on: date
) -> tuple[EvaluationRow, ...]:
    """Evaluations that may be the one a document is about: the same file, reference or title. At most ten."""
    reach = reach_of(person, on=on)
    same = Q(pk__in=[])
    if sha256:
        same |= Q(pk__in=Document.objects.filter(file=sha256).values('evaluation'))
    if reference.strip():
        same |= Q(reference__iexact=reference.strip())
    if title.strip():
        same |= Q(title__iexact=title.strip())
    found = Evaluation.objects.filter(visible(reach), same).order_by('-published_on', '-pk')
    return rows_of(found[:10], reach)


def facets(person: Person | None, *, on: date) -> Facets:
    """What the evaluations that the person may know of can be filtered by, with counts. Six queries at most."""
    seen = Evaluation.objects.filter(visible(reach_of(person, on=on)))
    codes = _coded(seen)
    levels = EvaluationLevel.objects.filter(evaluation__in=seen.values('pk'))
    return Facets(
        years=_counted(seen.exclude(year=None), 'year', '-year'),
        kinds=_counted(seen.exclude(evaluator_kind=''), 'evaluator_kind', 'evaluator_kind'),
        levels=_counted(levels, 'level', 'level'),
        offices=tuple(
            Choice(str(key), name, count)
            for key, name, count in seen.exclude(managing_office=None)
            .order_by()
            .values_list('managing_office', 'managing_office__name')
            .annotate(count=Count('pk'))
            .order_by('managing_office__name')
        ),
        countries=tuple(codes.get('country', ())),
        regions=tuple(codes.get('region', ())),
        themes=tuple(codes.get('theme', ())),
        languages=tuple(codes.get('language', ())),
    )


def _counted(found: QuerySet[Any], name: str, order: str) -> tuple[Choice, ...]:
    rows = found.order_by().values_list(name).annotate(count=Count('pk')).order_by(order)
    return tuple(Choice(str(value), str(value), count) for value, count in rows)


def _coded(seen: QuerySet[Evaluation]) -> dict[str, list[Choice]]:
    label = f'label_{(get_language() or "en")[:2]}'
    uses = Q(uses__evaluation__in=seen.values('pk'))
    rows = (
        CodeEntry.objects.filter(uses, list__in=('country', 'region', 'theme', 'language'))
        .annotate(count=Count('uses', filter=uses))
        .values_list('list', 'code', F(label), 'label_en', 'count')
    )
    found: dict[str, list[Choice]] = {}
    for name, code, own, english, count in rows:
        found.setdefault(name, []).append(Choice(code, own or english, count))
    return {name: sorted(choices, key=lambda choice: choice.label) for name, choices in found.items()}


def _codes(evaluation: int) -> tuple[CodeRow, ...]:
    label = f'entry__label_{(get_language() or "en")[:2]}'
    rows = EvaluationCode.objects.filter(evaluation=evaluation).order_by('entry__list', 'pk')
    return tuple(
        CodeRow(name, code, own or english, written)
        for name, code, own, english, written in rows.values_list(
            'entry__list', 'entry__code', F(label), 'entry__label_en', 'as_written'
        )
    )


def _documents(head: Head, evaluation: int) -> tuple[DocumentRow, ...]:
    found = Document.objects.filter(evaluation=evaluation).order_by('pk')
    if not head.within:
        found = found.filter(_public_documents())
    rows = [_document(row) for row in found.values(*DOCUMENT)]
    last = {(row.kind, row.language): row.id for row in rows if row.sha256}
    return tuple(
        replace(row, replaced=row.kind in SINGLE and bool(row.sha256) and last[row.kind, row.language] != row.id)
        for row in rows
    )


def _public_documents() -> Q:
    """Documents that the public may have: those marked so, a matrix kept here only once it is published.

    One that stands elsewhere was public there before it was listed here.
    """
    published = ~Q(kind=DocumentKind.MATRIX) | Q(evaluation__matrix_published_on__isnull=False) | Q(file=None)
    return Q(public=True) & published


def _document(row: dict[str, Any]) -> DocumentRow:
    return DocumentRow(
        id=row['id'],
        evaluation_id=row['evaluation_id'],
        kind=DocumentKind(row['kind']),
        name=row['name'],
        language=row['language'],
        description=row['description'],
        public=row['public'],
        sha256=row['file_id'],
        size=row['file__size'],
        media_type=row['file__media_type'] or '',
        address=row['address'],
    )


def _permissions(head: Head, evaluation: int) -> frozenset[Permission]:
    units = RecommendationUnit.objects.filter(in_force(head.reach.on), recommendation__evaluation=evaluation)
    paths: Iterable[str] = units.exclude(office=None).values_list('office__path', flat=True) if head.reach.held else ()
    return head.reach.permissions(head.place(paths))


def _history(entry: HistoryEntry) -> HistoryRow:
    return HistoryRow(
        number=entry.number,
        on=entry.on,
        at=entry.at,
        by=entry.by_label,
        verb=entry.verb,
        sentence=sentence(entry.verb),
        kind=entry.kind,
        record=entry.record,
        recommendation_id=entry.recommendation,
        changes={name: (pair[0], pair[1]) for name, pair in entry.changes.items()},
        origin=entry.origin,
    )
