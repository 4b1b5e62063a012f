"""Noting lessons learned and good practices (requirement B3)."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from uptake.domain.errors import RuleError
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.changes.guard import Act, appeared, need, require, take
from uptake.records.models import Evaluation, Lesson, Recommendation
from uptake.records.models.lesson import LessonKind


@transaction.atomic
def note(
    *,
    evaluation: int,
    text: str,
    kind: LessonKind = LessonKind.LESSON,
    recommendation: int | None = None,
    language: str = '',
    by: Person | None,
    on: date,
    origin: str = '',
) -> int:
    """A lesson at the end of the evaluation's list; its id."""
    require(by, Permission.ENTER, on=on, evaluation=evaluation)
    record = take(Evaluation, evaluation)
    if recommendation is not None:
        about = take(Recommendation, recommendation)
        if about.evaluation_id != record.pk:
            raise RuleError(_('The recommendation belongs to another evaluation.'), field='recommendation')
    last = Lesson.objects.filter(evaluation=record).aggregate(last=Max('position'))['last'] or 0
    lesson = Lesson.objects.create(
        evaluation=record,
        recommendation_id=recommendation,
        position=last + 1,
        kind=kind,
        text=need(text, _('Write the lesson down.'), 'text'),
        language=language,
    )
    changes = appeared(lesson, 'text', 'kind')
    Act(by, on, origin).tell('lessons.note', lesson, changes, evaluation=record.pk, recommendation=recommendation)
    return lesson.pk
