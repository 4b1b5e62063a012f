"""The standing cast: an invented organisation small enough to know by heart, used by every test that needs records.

TODAY is 4 May 2026. The tree: the organisation; headquarters with the evaluation unit and the shelter department; the
northern region with Norland and Ostland, Norland with its field unit; the southern region with Sudonia. One evaluation
stands at every stage of the process.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from datetime import date

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from uptake.domain.deadlines import Deadline
from uptake.domain.process import Stage
from uptake.domain.vocabulary import (
    Certainty,
    Coverage,
    EvaluatorKind,
    ImplementationStatus,
    Level,
    OfficeKind,
    Response,
    Role,
    Round,
    Timing,
)
from uptake.people import changes as people
from uptake.people.models import Office, Person
from uptake.records.changes import actions, evaluations, monitoring, recommendations, responses, units
from uptake.records.facts import CodeUse, EvaluationFacts

TODAY = date(2026, 5, 4)
FOUNDED = date(2015, 1, 1)
PASSWORD = 'a long sentence that nobody guesses'

OFFICES = {
    'organisation': ('Organisation for Good Roads', OfficeKind.ORGANISATION, None, ''),
    'headquarters': ('Headquarters', OfficeKind.HEADQUARTERS, 'organisation', ''),
    'evaluation': ('Evaluation Unit', OfficeKind.UNIT, 'headquarters', ''),
    'shelter': ('Department of Shelter', OfficeKind.DEPARTMENT, 'headquarters', ''),
    'north': ('Regional Office North', OfficeKind.REGIONAL_OFFICE, 'organisation', ''),
    'norland': ('Country Office Norland', OfficeKind.COUNTRY_OFFICE, 'north', 'NO'),
    'field': ('Norland Field Unit', OfficeKind.UNIT, 'norland', 'NO'),
    'ostland': ('Country Office Ostland', OfficeKind.COUNTRY_OFFICE, 'north', 'EE'),
    'south': ('Regional Office South', OfficeKind.REGIONAL_OFFICE, 'organisation', ''),
    'sudonia': ('Country Office Sudonia', OfficeKind.COUNTRY_OFFICE, 'south', 'SD'),
}

#: name → function, role held for an office (None: for the organisation), office, language.
PERSONS: dict[str, tuple[str, Role | None, str | None, str]] = {
    'manager': ('Evaluation manager', Role.EVALUATION_MANAGER, 'norland', 'en'),
    'commissioner': ('Programme coordinator', None, None, 'en'),
    'coordinator': ('Response coordinator', None, None, 'fr'),
    'evaluator': ('Consultant', None, None, 'en'),
    'unit': ('Project officer', Role.RESPONSIBLE_UNIT, 'field', 'en'),
    'other_unit': ('Project officer', Role.RESPONSIBLE_UNIT, 'sudonia', 'es'),
    'head': ('Chief of Mission', Role.HEAD_OF_OFFICE, 'norland', 'en'),
    'regional_director': ('Regional Director', Role.REGIONAL_DIRECTOR, 'north', 'en'),
    'specialist': ('Thematic specialist', Role.THEMATIC_SPECIALIST, 'ostland', 'en'),
    'department_director': ('Director', Role.DEPARTMENT_DIRECTOR, 'shelter', 'en'),
    'regional_me': ('Regional M&E officer', Role.REGIONAL_ME_OFFICER, 'north', 'en'),
    'central': ('Evaluation officer', Role.CENTRAL_UNIT, None, 'en'),
    'senior': ('Deputy Director General', Role.SENIOR_MANAGEMENT, None, 'en'),
    'staff': ('Driver', Role.STAFF, 'ostland', 'en'),
    'administrator': ('System administrator', Role.TECHNICAL_ADMINISTRATOR, None, 'en'),
}

#: stage → publication date of the evaluation that stands at it on TODAY.
PUBLISHED: dict[Stage, date | None] = {
    Stage.DRAFT: None,
    Stage.TO_BE_PREPARED: date(2026, 4, 20),
    Stage.RESPONSES_DUE: date(2026, 3, 15),
    Stage.BEFORE_FIRST_FOLLOW_UP: date(2026, 1, 10),
    Stage.FIRST_FOLLOW_UP: date(2025, 9, 1),
    Stage.BETWEEN_FOLLOW_UPS: date(2025, 6, 20),
    Stage.FINAL_FOLLOW_UP: date(2025, 3, 15),
    Stage.READY_TO_CLOSE: date(2025, 3, 1),
    Stage.AFTER_END: date(2024, 6, 1),
}


@dataclass
class Cast:
    """Persons, offices and evaluations by the names used here."""

    persons: dict[str, Person] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    evaluations: dict[Stage, int] = field(default_factory=dict)
    recommendations: dict[Stage, list[int]] = field(default_factory=dict)
    abroad: int = 0

    def __getattr__(self, name: str) -> Person:
        persons = self.__dict__.get('persons', {})
        if name not in persons:
            raise AttributeError(name)
        return persons[name]


#: The cast as it was assembled first, and every row of it; later tests put the rows back instead of assembling anew.
_kept: list[tuple[Cast, list[list[Model]]]] = []


@pytest.fixture
def cast(db: None) -> Cast:
    """The whole cast in the database."""
    if not _kept:
        made = assemble()
        _kept.append((copy.deepcopy(made), [list(model._default_manager.all()) for model in _models()]))
        return made
    made, rows = _kept[0]
    for records in rows:
        if records:
            type(records[0])._default_manager.bulk_create(copy.deepcopy(records))
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _models()):
            cursor.execute(statement)
    return copy.deepcopy(made)


def _models() -> list[type[Model]]:
    """The models of people and records, each after those it points to."""
    names = (
        'people.Person people.Office people.RoleHeld records.CodeEntry records.Evaluation records.EvaluationLevel '
        'records.EvaluationCode records.Participation records.ProjectCode records.StoredFile records.Document '
        'records.EvaluationRole records.Recommendation records.RecommendationUnit records.Response records.KeyAction '
        'records.KeyActionUnit records.MonitoringEntry records.Lesson records.EvaluationCounts records.HistoryEntry '
        'records.HistoryHead'
    )
    return [apps.get_model(name) for name in names.split()]


def assemble() -> Cast:
    """Persons, offices, roles, and one evaluation at every stage, in the database of the moment."""
    made = Cast()
    for key, (name, kind, parent, country) in OFFICES.items():
        above = made.offices[parent] if parent else None
        made.offices[key] = people.open_office(by=None, name=name, kind=kind, parent=above, country=country)
    for key, (function, role, office, language) in PERSONS.items():
        person = people.add_person(
            by=None,
            email=f'{key}@roads.example',
            name=f'{key.replace("_", " ").title()} Person',
            function=function,
            language=language,
        )
        made.persons[key] = person
        if role is not None:
            held = made.offices[office] if office else None
            people.hold_role(by=None, on=FOUNDED, person=person, role=role, office=held)
    for stage in PUBLISHED:
        made.evaluations[stage] = _evaluation(made, stage)
    made.abroad = evaluations.register(
        facts=EvaluationFacts(
            title='Road safety in Sudonia',
            year=2026,
            managing_office=made.offices['sudonia'].pk,
            published_on=date(2026, 4, 1),
        ),
        by=None,
        on=TODAY,
    )
    return made


def _evaluation(made: Cast, stage: Stage) -> int:
    published = PUBLISHED[stage]
    facts = EvaluationFacts(
        title=f'Evaluation that is {stage.value.replace("_", " ")}',
        title_language='en',
        reference=f'N-{stage.value}',
        year=published.year if published else 2026,
        evaluator_kind=EvaluatorKind.EXTERNAL,
        timing=Timing.FINAL,
        coverage=Coverage.COUNTRY,
        levels=(Level.PROJECT, Level.COUNTRY),
        managing_office=made.offices['norland'].pk,
        participating_offices=(made.offices['shelter'].pk,),
        codes=(CodeUse('country', 'NO', 'Norland'), CodeUse('theme', 'labour-migration', 'Labour migration')),
        project_codes=('RD.0001', 'RD.0002'),
        published_on=published,
        coordinator_as_written='C. Person, Response coordinator',
    )
    key = evaluations.register(facts=facts, by=None, on=TODAY)
    for person, role in (
        ('manager', Role.EVALUATION_MANAGER),
        ('commissioner', Role.COMMISSIONER),
        ('coordinator', Role.COORDINATOR),
        ('evaluator', Role.EVALUATOR),
    ):
        evaluations.give_role(
            evaluation=key, person=made.persons[person].pk, role=role, by=None, on=published or date(2026, 1, 1)
        )
    made.recommendations[stage] = [] if stage is Stage.TO_BE_PREPARED else _matrix(made, key, stage)
    return key


def _matrix(made: Cast, key: int, stage: Stage) -> list[int]:
    """Three recommendations: one accepted, one accepted in part, one rejected, as far as the stage has come."""
    begun = PUBLISHED[stage] or TODAY
    entered = [
        recommendations.enter(
            evaluation=key, text=text, number=str(number), language='en', by=None, on=begun, addressed_to=['Field Unit']
        )
        for number, text in enumerate(('Mend the bridge.', 'Paint the lines.', 'Sell the lorries.'), start=1)
    ]
    for recommendation in entered:
        units.name(recommendation=recommendation, office=made.offices['field'].pk, by=None, on=begun)
    if stage in (Stage.DRAFT, Stage.RESPONSES_DUE):
        return entered
    _respond(entered, begun)
    if stage in (Stage.BETWEEN_FOLLOW_UPS, Stage.FINAL_FOLLOW_UP, Stage.AFTER_END):
        _monitor(entered[:2], ImplementationStatus.OPEN)
    if stage is Stage.READY_TO_CLOSE:
        _monitor(entered[:2], ImplementationStatus.COMPLETED)
    return entered


def _respond(entered: list[int], begun: date) -> None:
    said = ((Response.ACCEPTED, ''), (Response.PARTIALLY_ACCEPTED, 'Only the main road.'), (Response.REJECTED, 'No.'))
    for recommendation, (value, comment) in zip(entered, said, strict=True):
        responses.record(
            recommendation=recommendation, value=value, comment=comment, said_by='Field Unit', by=None, on=begun
        )
    deadline = Deadline(
        'Second quarter of 2026', '2026-04/2026-06', date(2026, 4, 1), date(2026, 6, 30), Certainty.CERTAIN
    )
    actions.promise(recommendation=entered[0], text='Order steel.', deadline=deadline, by=None, on=begun)
    open_end = Deadline('Ongoing', certainty=Certainty.NONE)
    actions.promise(recommendation=entered[1], text='Buy paint.', deadline=open_end, by=None, on=begun)


def _monitor(entered: list[int], status: ImplementationStatus) -> None:
    for recommendation in entered:
        monitoring.record(
            recommendation=recommendation,
            round=Round.FIRST,
            status=status,
            comment='Steel has been ordered.',
            said_by='Field Unit',
            by=None,
            on=TODAY,
        )
