"""Entering recommendations, and correcting an error of transcription once the wording is sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from uptake.domain.errors import RuleError, Sealed
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.changes.guard import Act, Changed, appeared, change, need, require, take
from uptake.records.counting import recount
from uptake.records.history import Change, write
from uptake.records.models import Evaluation, Recommendation
from uptake.records.wording import fingerprint

TOLD = (
    'number',
    'heading',
    'text',
    'fingerprint',
    'addressed_to',
    'priority',
    'priority_text',
    'external',
    'sealed_on',
)


@transaction.atomic
def enter(
    *,
    evaluation: int,
    text: str,
    number: str = '',
    heading: str = '',
    language: str = '',
    source_page: int | None = None,
    addressed_to: Sequence[str] = (),
    priority: int | None = None,
    priority_text: str = '',
    external: bool = False,
    by: Person | None,
    on: date,
    origin: str = '',
) -> int:
    """A recommendation at the end of the matrix; its id. Its wording is sealed at once if the report is published."""
    require(by, Permission.ENTER, on=on, evaluation=evaluation)
    record = take(Evaluation, evaluation)
    last = Recommendation.objects.filter(evaluation=record).aggregate(last=Max('position'))['last'] or 0
    wording = need(text, _('A recommendation needs its text.'), 'text')
    recommendation = Recommendation.objects.create(
        evaluation=record,
        position=last + 1,
        number=number.strip(),
        heading=heading.strip(),
        text=wording,
        language=language,
        source_page=source_page,
        fingerprint=fingerprint(heading.strip(), wording),
        sealed_on=record.published_on,
        addressed_to=list(addressed_to),
        priority=_priority(priority),
        priority_text=priority_text.strip(),
        external=external,
    )
    recount([record.pk])
    write(entered(recommendation, origin), by=by, on=on)
    return recommendation.pk


def entered(recommendation: Recommendation, origin: str) -> Change:
    """The entry of the history for a new recommendation."""
    return Change(
        'recommendations.enter',
        'recommendation',
        recommendation.pk,
        evaluation=recommendation.evaluation_id,
        recommendation=recommendation.pk,
        changes=appeared(recommendation, *TOLD),
        origin=origin,
    )


@transaction.atomic
def reword(
    *, recommendation: int, text: str, heading: str | None = None, by: Person | None, on: date, origin: str = ''
) -> None:
    """Another wording while the report is not final. Sealed once it is."""
    record = take(Recommendation, recommendation)
    require(by, Permission.ENTER, on=on, evaluation=record.evaluation_id)
    if record.sealed_on is not None:
        raise Sealed(
            _('The report is final, so the wording of its recommendations cannot be changed.'),
            advice=_('The central evaluation unit can correct an error of transcription.'),
            field='text',
        )
    _reworded('recommendations.reword', record, _wording(record, text, heading), {}, Act(by, on, origin))


@transaction.atomic
def correct_wording(
    *,
    recommendation: int,
    text: str,
    heading: str | None = None,
    page: int,
    reason: str,
    by: Person | None,
    on: date,
    origin: str = '',
) -> None:
    """Put right an error of transcription in a sealed wording, naming the page of the report where it stands right."""
    record = take(Recommendation, recommendation)
    require(by, Permission.CORRECT_WORDING, on=on, evaluation=record.evaluation_id)
    if page < 1:
        raise RuleError(_('Name the page of the report.'), field='page')
    why = need(reason, _('Say what was wrong.'), 'reason')
    record.corrections += 1
    told: Changed = {'source_page': [record.source_page, page], 'reason': [None, why]}
    record.source_page = page
    wording = _wording(record, text, heading)
    _reworded('recommendations.correct_wording', record, wording, told, Act(by, on, origin))


@transaction.atomic
def address(
    *,
    recommendation: int,
    external: bool,
    addressed_to: Sequence[str],
    by: Person | None,
    on: date,
    origin: str = '',
) -> bool:
    """Whether it is addressed to outsiders, and to whom as written; whether that is new.

    The organisation answers one addressed to outsiders all the same, in coordination with those named (guidance 5.1).
    """
    record = take(Recommendation, recommendation)
    require(by, Permission.NAME_UNITS, on=on, evaluation=record.evaluation_id)
    named = [name.strip() for name in addressed_to if name.strip()]
    if external and not named:
        raise RuleError(_('Name the government or partner with whom it is coordinated.'), field='addressed_to')
    changed = change(record, {'external': external, 'addressed_to': named})
    if changed:
        record.save(update_fields=list(changed))
        about = {'evaluation': record.evaluation_id, 'recommendation': record.pk}
        Act(by, on, origin).tell('recommendations.address', record, changed, **about)
    return bool(changed)


def _wording(record: Recommendation, text: str, heading: str | None) -> dict[str, str]:
    words = need(text, _('A recommendation needs its text.'), 'text')
    title = record.heading if heading is None else heading.strip()
    return {'heading': title, 'text': words, 'fingerprint': fingerprint(title, words)}


def _reworded(verb: str, record: Recommendation, wording: dict[str, str], told: Changed, act: Act) -> None:
    changed = change(record, wording)
    if changed:
        record.save(update_fields=[*changed, 'corrections', 'source_page'])
        about = {'evaluation': record.evaluation_id, 'recommendation': record.pk}
        act.tell(verb, record, {**changed, **told}, **about)


def _priority(value: int | None) -> int | None:
    if value is not None and value not in (1, 2, 3):
        raise RuleError(_('The priority is 1, 2 or 3.'), field='priority')
    return value
