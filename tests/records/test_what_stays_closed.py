"""No word of what is closed reaches who may not read it: every text is marked, and the mark is looked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, models, transaction

from tests.cast import PUBLISHED, TODAY, Cast
from uptake.domain.process import Stage
from uptake.domain.vocabulary import DocumentKind
from uptake.people.models import Person
from uptake.records import queries
from uptake.records.access import NotFound
from uptake.records.models import (
    Document,
    Evaluation,
    KeyAction,
    Lesson,
    MonitoringEntry,
    Recommendation,
    Response,
    StoredFile,
)

pytestmark = [pytest.mark.records, pytest.mark.django_db]
MARK = 'ultraviolet'
#: What hangs on an evaluation and is closed until the matrix is public, and the way from it to the evaluation.
CLOSED: dict[type[models.Model], str] = {
    Response: 'recommendation__evaluation',
    KeyAction: 'recommendation__evaluation',
    MonitoringEntry: 'recommendation__evaluation',
    Lesson: 'evaluation',
    Document: 'evaluation',
}
OF_THE_EVALUATION = ('overall_comment', 'coordinator_as_written')


def mark(found: models.QuerySet[models.Model], only: tuple[str, ...] = ()) -> int:
    """Put the mark into every column of free text, as far as the rules of the table let it in; how many took it."""
    taken = 0
    for column in found.model._meta.concrete_fields:
        if not isinstance(column, models.CharField | models.TextField) or (only and column.name not in only):
            continue
        try:
            with transaction.atomic():
                taken += found.update(**{column.name: MARK[: column.max_length]})
        except IntegrityError:
            continue
    return taken


@pytest.fixture
def marked(cast: Cast) -> Cast:
    """The cast, with a lesson, a person's name and a matrix beside each evaluation, all of it marked."""
    StoredFile.objects.create(
        sha256='a' * 64, size=1, media_type='text/plain', stored_at=datetime(2026, 5, 4, tzinfo=UTC)
    )
    for key in Evaluation.objects.values_list('pk', flat=True):
        Lesson.objects.create(evaluation_id=key, position=1, text='A lesson.')
        Document.objects.create(
            evaluation_id=key, file_id='a' * 64, kind=DocumentKind.MATRIX, name='matrix.txt', public=True,
            attached_at=datetime(2026, 5, 4, tzinfo=UTC),
        )  # fmt: skip
    assert all(mark(model.objects.all()) for model in CLOSED)  # type: ignore[attr-defined]
    assert mark(Evaluation.objects.all(), OF_THE_EVALUATION)
    assert mark(Person.objects.all(), ('name', 'function'))
    return cast


def read(cast: Cast, reader: Person | None) -> Iterator[tuple[str, object]]:
    """Everything that a reader can ask of every evaluation and recommendation."""
    yield 'the list', queries.evaluations(reader, on=TODAY)
    yield 'what is published', queries.published(on=TODAY)
    for stage, key in cast.evaluations.items():
        try:
            yield stage, queries.evaluation_for(reader, key, on=TODAY)
            yield stage, queries.matrix_of(reader, key, on=TODAY)
        except NotFound:
            assert PUBLISHED[stage] is None
            continue
        for first in Recommendation.objects.filter(evaluation=key).values_list('pk', flat=True):
            yield stage, queries.recommendation_for(reader, first, on=TODAY)


@pytest.mark.parametrize('who', ['public', 'other_unit', 'administrator'])
def test_no_word_of_a_matrix_that_is_not_public_reaches_who_may_not_read_it(marked: Cast, who: str) -> None:
    reader = None if who == 'public' else getattr(marked, who)
    assert [where for where, told in read(marked, reader) if MARK in repr(told)] == []


def test_who_may_read_it_finds_every_word(marked: Cast) -> None:
    view = queries.matrix_of(marked.central, marked.evaluations[Stage.READY_TO_CLOSE], on=TODAY)
    assert MARK in view.overall_comment
    assert [lesson.text for lesson in view.lessons] == [MARK]
    assert any(MARK in repr(rec.response) for rec in view.recommendations)
    assert any(MARK in repr(rec.actions) for rec in view.recommendations)
    assert any(MARK in repr(rec.first) for rec in view.recommendations)
