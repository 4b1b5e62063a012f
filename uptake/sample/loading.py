"""Loading the invented organisation: every evaluation is told by the verbs of records."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from uptake import clock
from uptake.deadlines.reading import read_deadline
from uptake.domain.calendar import add_months
from uptake.domain.vocabulary import (
    Coverage,
    DocumentKind,
    EvaluatorKind,
    Extent,
    ImplementationStatus,
    Level,
    Response,
    Role,
    Round,
    Timing,
)
from uptake.people.models import Office, Person
from uptake.records import files, history
from uptake.records.changes import (
    actions,
    documents,
    evaluations,
    lessons,
    monitoring,
    recommendations,
    responses,
    units,
)
from uptake.records.facts import CodeUse, EvaluationFacts
from uptake.sample.content import LANGUAGES, content
from uptake.sample.people import is_settled, settle, speakers
from uptake.sample.stories import STORIES, Story
from uptake.sample.wordings import deadline_text

ORIGIN = 'sample'

#: Offices by their key, persons by their address.
Cast = tuple[dict[str, Office], dict[str, Person]]


@dataclass(slots=True)
class Telling:
    """One evaluation while its story is told: the chance that varies it, its language, and who acts."""

    chance: random.Random
    language: str
    evaluation: int
    published: date
    on: date
    office: Office
    central: Person
    coordinator: Person
    speakers: dict[int, Person]

    def day(self, months: int, days: int = 0) -> date:
        """So many months and days after publication, but never after the day of loading."""
        return min(add_months(self.published, months) + timedelta(days=days), self.on)


@dataclass(frozen=True, slots=True)
class Entered:
    """A recommendation that was entered: its id, what the content says of it, and the unit that answers for it."""

    key: int
    entry: dict[str, Any]
    unit: Office


@transaction.atomic
def load(*, on: date) -> int:
    """Load the organisation with its evaluations unless it is there; how many evaluations were made."""
    if is_settled():
        return 0
    cast = settle(since=add_months(on, -60))
    written = [(language, row) for language in LANGUAGES for row in content(language)['evaluation']]
    random.Random(7).shuffle(written)  # noqa: S311  the same order every time
    for number, ((language, row), story) in enumerate(zip(written, STORIES, strict=True)):
        with history.gathered():
            _tell(number, (language, row), story, cast, on)
    return len(written)


def _tell(number: int, written: tuple[str, dict[str, Any]], story: Story, cast: Cast, on: date) -> None:
    language, row = written
    offices, persons = cast
    chance = random.Random(number)  # noqa: S311  the same story every time
    published = add_months(on, -(story.months or 0)) - timedelta(days=chance.randrange(3, 25))
    office = offices[row['office']]
    began = add_months(published, -3)
    central = persons['central@example.org']
    key = evaluations.register(facts=_facts(row, language, office, number), by=central, on=began, origin=ORIGIN)
    coordinator = persons[_coordinator(row['office'])]
    answering = speakers(offices, persons)
    telling = Telling(chance, language, key, published, on, office, central, coordinator, answering)
    _give_roles(telling, persons['commissioner@example.org'], persons['evaluator@example.org'])
    entered = [_enter(telling, entry, offices) for entry in _taken(chance, language, row)]
    _attach_brief(telling, row['title'], [one.entry['text'] for one in entered])
    lessons.note(evaluation=key, text=content(language)['lesson'], language=language, by=central, on=began)
    if story.months is None:
        return
    evaluations.publish(evaluation=key, published_on=published, by=central, on=published, origin=ORIGIN)
    _follow_up(telling, story, entered)
    _end(telling, story)


def _facts(row: dict[str, Any], language: str, office: Office, number: int) -> EvaluationFacts:
    uses = [CodeUse('theme', theme) for theme in row['themes']]
    uses += [CodeUse('country', country) for country in row['countries']]
    uses += [CodeUse('language', language)]
    countries = len(row['countries'])
    return EvaluationFacts(
        title=row['title'],
        title_language=language,
        reference=f'MA.{number + 101:04d}',
        evaluator_kind=EvaluatorKind(row['evaluator']),
        timing=Timing(row['timing']),
        coverage=(Coverage.GLOBAL, Coverage.COUNTRY)[countries] if countries < 2 else Coverage.MULTI_COUNTRY,
        levels=(Level(row['level']),),
        central=row.get('central', False),
        managing_office=office.pk,
        codes=tuple(uses),
        project_codes=(f'MA.{number + 101:04d}',),
        overall_comment=content(language)['comment'],
    )


def _coordinator(office: str) -> str:
    """The address of who coordinates for the office, or of the one who does for offices without."""
    rows = content('organisation')['person']
    return next((str(row['email']) for row in rows if row.get('coordinates') == office), 'coordinator@example.org')


def _give_roles(telling: Telling, commissioner: Person, evaluator: Person) -> None:
    held = {Role.COORDINATOR: telling.coordinator, Role.COMMISSIONER: commissioner, Role.EVALUATOR: evaluator}
    for role, person in held.items():
        evaluations.give_role(
            evaluation=telling.evaluation,
            person=person.pk,
            role=role,
            by=telling.central,
            on=add_months(telling.published, -2),
            origin=ORIGIN,
        )


def _taken(chance: random.Random, language: str, row: dict[str, Any]) -> list[dict[str, Any]]:
    """The recommendation that belongs to the title, and two to six others."""
    pool = content(language)['recommendation']
    own = content(language)['evaluation'].index(row) % len(pool)
    others = [entry for position, entry in enumerate(pool) if position != own]
    return [pool[own], *chance.sample(others, chance.randrange(2, 7))]


def _enter(telling: Telling, entry: dict[str, Any], offices: dict[str, Office]) -> Entered:
    on = add_months(telling.published, -1)
    key = recommendations.enter(
        evaluation=telling.evaluation,
        text=entry['text'],
        language=telling.language,
        priority=telling.chance.choice((1, 1, 2, 2, 3)),
        source_page=telling.chance.randrange(28, 60),
        by=telling.central,
        on=on,
        origin=ORIGIN,
    )
    unit = _unit(telling, offices)
    units.name(recommendation=key, office=unit.pk, as_written=unit.name, by=telling.central, on=on, origin=ORIGIN)
    return Entered(key, entry, unit)


def _attach_brief(telling: Telling, title: str, wordings: list[str]) -> None:
    """A brief as a text file: the title and the recommendations, so that files can be tried out, too."""
    text = '\n\n'.join([title, *(f'{number}. {wording}' for number, wording in enumerate(wordings, 1))])
    documents.attach(
        evaluation=telling.evaluation,
        file=files.store(text.encode(), media_type='text/plain', at=clock.now()),
        name=f'brief-{telling.language}.txt',
        kind=DocumentKind.BRIEF,
        language=telling.language,
        public=True,
        by=telling.central,
        on=add_months(telling.published, -1),
        origin=ORIGIN,
    )


def _unit(telling: Telling, offices: dict[str, Office]) -> Office:
    """Mostly the programme unit of the managing office where there is one, now and then the office itself."""
    below = [office for office in offices.values() if office.parent_id == telling.office.pk]
    return telling.chance.choice([*below * 3, telling.office])


def _follow_up(telling: Telling, story: Story, entered: list[Entered]) -> None:
    answered = entered[: round(len(entered) * story.answered)]
    values = [_respond(telling, one, turn) for turn, one in enumerate(answered)]
    owing = [one for one, value in zip(answered, values, strict=True) if value is not Response.REJECTED]
    first = owing[: round(len(owing) * story.first)]
    still_open = [one for one in first if not _monitor(telling, one, Round.FIRST, 7, story.done)]
    for one in still_open[: round(len(still_open) * story.final)]:
        _monitor(telling, one, Round.FINAL, 13, story.done)


def _said(telling: Telling, one: Entered, on: date) -> dict[str, Any]:
    """Who says it, for whom, on which day."""
    by = telling.speakers.get(one.unit.pk)
    told = {'said_by': one.unit.name, 'said_on': on, 'on': on, 'origin': ORIGIN}
    return told | {'by': by or telling.coordinator}


def _respond(telling: Telling, one: Entered, turn: int) -> Response:
    value = telling.chance.choices(list(Response), weights=(14, 4, 1))[0]
    on = telling.day(1, telling.chance.randrange(0, 25))
    comment = one.entry['comment'] if value is not Response.ACCEPTED else ''
    responses.record(recommendation=one.key, value=value, comment=comment, **_said(telling, one, on))
    if value is not Response.REJECTED:
        for number, text in enumerate(one.entry['actions'], 1):
            _promise(telling, one, text, number, turn, on)
    return value


def _promise(telling: Telling, one: Entered, text: str, number: int, turn: int, on: date) -> None:
    day = add_months(telling.published, telling.chance.randrange(4, 20))
    written = deadline_text(day, telling.language, telling.chance.randrange(0, 8) + turn)
    actions.promise(
        recommendation=one.key,
        text=text,
        deadline=read_deadline(written, published=telling.published, language=telling.language),
        number=str(number),
        responsible=(one.unit.name,),
        by=telling.speakers.get(one.unit.pk, telling.coordinator),
        on=on,
        origin=ORIGIN,
    )


def _monitor(telling: Telling, one: Entered, which: Round, month: int, done: float) -> bool:
    """Say how far a recommendation is; whether it is closed by that."""
    words = content(telling.language)
    on = telling.day(month, telling.chance.randrange(0, 40))
    draw = telling.chance.random()
    status = ImplementationStatus.OPEN
    if draw < done:
        status = ImplementationStatus.COMPLETED
    elif draw > 0.94:
        status = ImplementationStatus.DISCARDED
    told = {
        ImplementationStatus.OPEN: {'comment': words['delay'], 'delay_reason': words['delay']},
        ImplementationStatus.COMPLETED: {'comment': words['practice'], 'extent': telling.chance.choice(list(Extent))},
        ImplementationStatus.DISCARDED: {'comment': words['discarded']},
    }[status]
    monitoring.record(recommendation=one.key, round=which, status=status, **told, **_said(telling, one, on))
    return status is not ImplementationStatus.OPEN


def _end(telling: Telling, story: Story) -> None:
    on = telling.day(16)
    if story.ending == 'public':
        evaluations.publish_matrix(evaluation=telling.evaluation, by=telling.central, on=on, origin=ORIGIN)
    elif story.ending == 'restricted':
        reason = 'The follow-up names the routes that field teams travel.'
        until = add_months(telling.on, 6)
        evaluations.restrict(
            evaluation=telling.evaluation, reason=reason, until=until, by=telling.central, on=on, origin=ORIGIN
        )
    elif story.ending == 'withdrawn':
        reason = 'Registered twice; the other entry stays.'
        evaluations.withdraw(evaluation=telling.evaluation, reason=reason, by=telling.central, on=on, origin=ORIGIN)
