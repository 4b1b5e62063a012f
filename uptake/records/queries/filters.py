"""By what a list of evaluations can be narrowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q

from uptake.domain.policies import Policy, WindowName, policy, slugs
from uptake.domain.process import Stage
from uptake.domain.vocabulary import EvaluatorKind, Level
from uptake.people.models import Office
from uptake.records.models import EvaluationCode, EvaluationLevel, Participation, ProjectCode
from uptake.records.owing import last_published


@dataclass(frozen=True, slots=True)
class Filters:
    """Each field narrows the list unless it is empty. Codes are those of the code lists; `office` is an id."""

    text: str = ''
    year: str = ''
    country: str = ''
    region: str = ''
    theme: str = ''
    language: str = ''
    kind: str = ''
    level: str = ''
    stage: str = ''
    office: str = ''

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """The filters in a query string; what is unknown or makes no sense is left out."""
        found = {field.name: query.get(field.name, '').strip()[:200] for field in fields(cls)}
        for name, allowed in (('kind', EvaluatorKind), ('level', Level), ('stage', Stage)):
            if found[name] not in list(allowed):
                found[name] = ''
        for name in ('year', 'office'):
            if not (found[name].isascii() and found[name].isdigit() and len(found[name]) < 10):
                found[name] = ''
        return cls(**{name: value.replace('\x00', '') for name, value in found.items()})

    def as_query(self) -> dict[str, str]:
        """The filters that are set, as a query string holds them."""
        return {field.name: getattr(self, field.name) for field in fields(self) if getattr(self, field.name)}

    def condition(self, *, on: date) -> Q:
        """The evaluations that pass."""
        condition = Q()
        if self.year:
            condition &= Q(year=int(self.year))
        if self.kind:
            condition &= Q(evaluator_kind=self.kind)
        for name in ('country', 'region', 'theme', 'language'):
            if code := getattr(self, name):
                uses = EvaluationCode.objects.filter(evaluation=OuterRef('pk'), entry__list=name, entry__code=code)
                condition &= Q(Exists(uses))
        if self.level:
            condition &= Q(Exists(EvaluationLevel.objects.filter(evaluation=OuterRef('pk'), level=self.level)))
        if self.office:
            condition &= _of_office(int(self.office))
        if self.text:
            condition &= _with_words(self.text)
        return condition & _at_stage(self.stage, on) if self.stage else condition


def _of_office(office: int) -> Q:
    below = Office.objects.filter(path__contains=f'/{office}/').values('pk')
    taking_part = Participation.objects.filter(evaluation=OuterRef('pk'), office__in=below)
    return Q(managing_office__in=below) | Q(Exists(taking_part))


def _with_words(text: str) -> Q:
    """Every word stands in the title, the reference, the author or a project code."""
    condition = Q()
    for word in text.split()[:10]:
        projects = ProjectCode.objects.filter(evaluation=OuterRef('pk'), code__icontains=word)
        inside = Q(title__icontains=word) | Q(reference__icontains=word) | Q(author__icontains=word)
        condition &= inside | Q(Exists(projects))
    return condition


def _at_stage(wanted: str, on: date) -> Q:
    """The evaluations at a stage: the domain's table of stages as a condition on dates and counters."""
    published, condition = Q(published_on__lte=on), Q()
    settled = Q(counts__answered=F('counts__recommendations')) & Q(counts__taken_up=F('counts__settled'))
    prepared = published & Q(counts__recommendations__gt=0)
    fixed = {
        Stage.DRAFT: ~published | Q(published_on__isnull=True),
        Stage.TO_BE_PREPARED: published & Q(counts__recommendations=0),
        Stage.READY_TO_CLOSE: prepared & settled,
        Stage.CLOSED: Q(pk__in=[]),
    }
    if wanted in fixed:
        return fixed[Stage(wanted)]
    for slug in slugs():
        condition |= Q(policy=slug) & _in_phases(policy(slug), Stage(wanted), on)
    return prepared & ~settled & condition


def _in_phases(rule: Policy, wanted: Stage, on: date) -> Q:
    """What is published so long ago that the stage's phase has begun and the next one has not."""
    first, final = rule.window(WindowName.FIRST), rule.window(WindowName.FINAL)
    first_opens = Q(published_on__lte=last_published(on, first.opens))
    first_over = Q(published_on__lte=last_published(on - timedelta(days=1), first.closes))
    final_opens = Q(published_on__lte=last_published(on, final.opens))
    over = Q(published_on__lte=last_published(on - timedelta(days=1), final.closes))
    answered = Q(counts__answered=F('counts__recommendations'))
    return {
        Stage.RESPONSES_DUE: ~first_opens & ~answered,
        Stage.BEFORE_FIRST_FOLLOW_UP: ~first_opens & answered,
        Stage.FIRST_FOLLOW_UP: first_opens & ~first_over,
        Stage.BETWEEN_FOLLOW_UPS: first_over & ~final_opens,
        Stage.FINAL_FOLLOW_UP: final_opens & ~over,
        Stage.AFTER_END: over,
    }[wanted]
