"""What "What is due" shows: what can be answered now, what comes later, and what is open without a date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from uptake.domain.schedule import State
from uptake.domain.vocabulary import ImplementationStatus
from uptake.people.models import Person
from uptake.records import queries
from uptake.records.queries import DueItem
from uptake.ui import words
from uptake.ui.labels import label
from uptake.workspace.acts import Act

#: A key action is called due so many days before its last day; before that it stands under "Later".
NOTICE = timedelta(days=30)
#: So many promises are shown with one thing due; the page of the recommendation has them all.
SHOWN = 2
MARKS = {ImplementationStatus.COMPLETED: '✓', ImplementationStatus.OPEN: '◐', ImplementationStatus.DISCARDED: '⊘'}


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing due, as the page shows it. `opens` is the day from which it can be answered."""

    by: date | None
    opens: date | None
    what: str
    about: str
    title_language: str
    address: str
    text: str
    language: str
    reminders: tuple[str, ...]
    acts: tuple[Act, ...]


def due(person: Person, on: date) -> dict[str, Any]:
    """What is due from the person, soonest first."""
    items = queries.due_for(person, on=on)
    now = [item for item in items if _is_due(item, on)]
    later = [item for item in items if not _is_due(item, on) and item.chased and item.standing is not None]
    undated = [item for item in items if not item.chased or item.standing is None]
    loud = next((item for item in now if item.owed == 'response'), None)
    heading = ngettext('%(count)d answer is due from you', '%(count)d answers are due from you', len(now))
    return {
        'today': on,
        'heading': heading % {'count': len(now)} if now else gettext('Nothing is due from you now'),
        'lede': _lede(now, on),
        'items': [_row(item, loud=item is loud) for item in now],
        'later': _together(sorted(later, key=lambda item: _opens(item) or on)),
        'undated': _together(undated),
    }


@dataclass(frozen=True, slots=True)
class Together:
    """Several things of one kind, of one evaluation, from one day on. `opens` is None without a day."""

    opens: date | None
    what: str
    count: int
    about: str
    title_language: str
    address: str


def _together(items: Iterable[DueItem]) -> list[Together]:
    """One line for what belongs together; key actions, each with its own day, stay alone."""
    lines = []
    for (opens, _evaluation, owed, _action), group in groupby(items, key=_kind):
        rows = list(group)
        row, last = _row(rows[0]), rows[0]
        if owed == 'action':
            lines.append(Together(opens, row.what, 1, last.action_text, last.language, row.address))
        else:
            address = reverse('workspace:evaluation', args=[last.evaluation_id])
            line = Together(opens, row.what, len(rows), last.evaluation_title, last.title_language, address)
            lines.append(line)
    return lines


def _kind(item: DueItem) -> tuple[date | None, int, str, int | None]:
    return _opens(item), item.evaluation_id, item.owed, item.action_id


def _is_due(item: DueItem, on: date) -> bool:
    if not item.chased or item.standing is None or item.standing.state is State.AHEAD:
        return False
    return item.owed != 'action' or item.standing.closes - NOTICE <= on


def _opens(item: DueItem) -> date | None:
    if item.standing is None:
        return None
    return item.standing.closes if item.owed == 'action' else item.standing.opens


def _lede(now: Iterable[DueItem], on: date) -> str:
    days = [item.by for item in now if item.by is not None]
    late = sum(day < on for day in days)
    said = [ngettext('%(count)d is late.', '%(count)d are late.', late) % {'count': late}] if late else []
    if len(days) > late:
        said.append(gettext('The next is due %(distance)s.') % {'distance': words.distance(days[late], on)})
    return ' '.join(said)


def _row(item: DueItem, *, loud: bool = False) -> DueRow:
    if item.recommendation_id is None:
        address = reverse('workspace:evaluation', args=[item.evaluation_id])
        acts: tuple[Act, ...] = (Act(address, gettext('Enter the recommendations')),)
        about = item.evaluation_title
    else:
        address = reverse('workspace:recommendation', args=[item.recommendation_id])
        acts = _answers(item, loud)
        number = gettext('Recommendation %(number)s') % {'number': item.number}
        about = f'{item.evaluation_title} · {number}' if item.number else item.evaluation_title
    return DueRow(
        by=item.by,
        opens=_opens(item),
        what=gettext('Key action') if item.owed == 'action' else str(label('owed', item.owed)),
        about=about,
        title_language=item.title_language,
        address=address,
        text=item.text,
        language=item.language,
        reminders=_reminders(item),
        acts=acts,
    )


def _answers(item: DueItem, loud: bool) -> tuple[Act, ...]:
    key = item.recommendation_id
    if item.owed == 'response':
        return (Act(reverse('workspace:response', args=[key]), gettext('Write the response'), loud=loud),)
    if item.owed == 'action':
        return (Act(reverse('workspace:report', args=[key, item.action_id]), gettext('Say where it stands')),)
    address = reverse('workspace:monitoring', args=[key, item.owed])
    return tuple(
        Act(f'{address}?status={status}', str(label('implementation', status)), mark) for status, mark in MARKS.items()
    )


def _reminders(item: DueItem) -> tuple[str, ...]:
    actions = ((item.action_text, item.deadline_text),) if item.action_text else item.promised
    said = [_promise(text, deadline) for text, deadline in actions[:SHOWN]]
    if len(actions) > SHOWN:
        more = len(actions) - SHOWN
        said.append(ngettext('And %(count)d more.', 'And %(count)d more.', more) % {'count': more})
    if item.said_last and item.said_last_on:
        told = {'day': words.day(item.said_last_on), 'text': item.said_last}
        said.append(gettext('On %(day)s you wrote: “%(text)s”') % told)
    return tuple(said)


def _promise(text: str, deadline: str) -> str:
    if deadline:
        return gettext('You promised: “%(text)s”, by: %(deadline)s.') % {'text': text, 'deadline': deadline}
    return gettext('You promised: “%(text)s”.') % {'text': text}
