"""Saying anew what an evaluation belongs to: levels, code lists, projects, participating offices (requirement A1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from uptake.domain.errors import RuleError
from uptake.domain.vocabulary import Level
from uptake.people.models import Office, Person
from uptake.people.roles import Permission
from uptake.records.changes import codes as entries
from uptake.records.changes.guard import Act, Changed, require, take
from uptake.records.counting import recount
from uptake.records.facts import CodeUse
from uptake.records.models import Evaluation, EvaluationCode, EvaluationLevel, Participation, ProjectCode

LONGEST_PROJECT = 200


@transaction.atomic
def classify(
    *,
    evaluation: int,
    levels: Sequence[Level] | None = None,
    codes: Mapping[str, Sequence[CodeUse]] | None = None,
    project_codes: Sequence[str] | None = None,
    participating_offices: Sequence[int] | None = None,
    by: Person | None,
    on: date,
    origin: str = '',
) -> bool:
    """Replace what is given and leave what is None; whether anything changed.

    `codes` holds code list → all its values for the evaluation; lists that it does not name stay as they are.
    """
    require(by, Permission.DESCRIBE, on=on, evaluation=evaluation)
    record = take(Evaluation, evaluation)
    changed: Changed = {}
    if levels is not None:
        changed |= _set_levels(record, levels)
    for name, uses in (codes or {}).items():
        changed |= _set_codes(record, name, uses)
    if project_codes is not None:
        changed |= _set_projects(record, project_codes)
    if participating_offices is not None:
        changed |= _set_offices(record, participating_offices)
    if changed:
        recount([record.pk])
        Act(by, on, origin).tell('evaluations.classify', record, changed, evaluation=record.pk)
    return bool(changed)


def _set_levels(record: Evaluation, levels: Sequence[Level]) -> Changed:
    found = EvaluationLevel.objects.filter(evaluation=record)
    before, after = set(found.values_list('level', flat=True)), {level.value for level in levels}
    if before == after:
        return {}
    found.filter(level__in=before - after).delete()
    EvaluationLevel.objects.bulk_create(
        EvaluationLevel(evaluation=record, level=level) for level in sorted(after - before)
    )
    return {'levels': [sorted(before), sorted(after)]}


def _set_codes(record: Evaluation, name: str, uses: Sequence[CodeUse]) -> Changed:
    if any(use.list != name for use in uses):
        raise ValueError(f'a value of another list among those of {name}')
    rows = EvaluationCode.objects.filter(evaluation=record, entry__list=name)
    found: dict[str, str] = dict(rows.values_list('entry__code', 'entry__label_en'))
    after = {use.code for use in uses}
    if set(found) == after:
        return {}
    rows.filter(entry__code__in=set(found) - after).delete()
    added = [use for use in uses if use.code not in found]
    entries.use([(record.pk, added)], entries.ensure({(use.list, use.code): use for use in added}))
    now = rows.order_by('entry__label_en').values_list('entry__label_en', flat=True)
    return {name: [sorted(found.values()), list(now)]}


def _set_projects(record: Evaluation, given: Sequence[str]) -> Changed:
    after = list(dict.fromkeys(code.strip() for code in given if code.strip()))
    if any(len(code) > LONGEST_PROJECT for code in after):
        raise RuleError(_('A project code is too long.'), field='project_codes')
    found = ProjectCode.objects.filter(evaluation=record)
    before = list(found.order_by('position').values_list('code', flat=True))
    if before == after:
        return {}
    found.delete()
    ProjectCode.objects.bulk_create(
        ProjectCode(evaluation=record, position=place, code=code) for place, code in enumerate(after, start=1)
    )
    return {'project_codes': [before, after]}


def _set_offices(record: Evaluation, offices: Sequence[int]) -> Changed:
    found = Participation.objects.filter(evaluation=record)
    before, after = dict(found.values_list('office_id', 'office__name')), set(offices)
    if set(before) == after:
        return {}
    names = dict(Office.objects.filter(pk__in=after).values_list('id', 'name'))
    if set(names) != after:
        raise RuleError(_('This office is not known.'), field='participating_offices')
    found.filter(office_id__in=set(before) - after).delete()
    Participation.objects.bulk_create(
        Participation(evaluation=record, office_id=key) for key in sorted(after - set(before))
    )
    return {'participating_offices': [sorted(before.values()), sorted(names.values())]}
