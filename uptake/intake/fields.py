"""The fields of a matrix as a person meets them: their names, what kind of value each holds, words in and words out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from uptake.deadlines import read_deadline
from uptake.domain.vocabulary import ImplementationStatus, Response
from uptake.matrices.draft import deadline_as_json

LINE_LENGTH = 1000
Words = str | Promise


class Unusable(ValueError):
    """What was written is no value of this kind; the message says what is."""


class FormUnusable(Unusable):
    """What was written into several fields of a form: `wrong` says what is unusable, by the field's key."""

    def __init__(self, wrong: dict[str, str]) -> None:
        super().__init__(' '.join(wrong.values()))
        self.wrong = wrong


@dataclass(frozen=True, slots=True)
class Reference:
    """What else a value depends on: the publication date, from which some deadlines count, and the language."""

    published: date | None = None
    language: str | None = None


RESPONSES: dict[str, Words] = {
    Response.ACCEPTED: pgettext_lazy('response', 'Accept'),
    Response.PARTIALLY_ACCEPTED: pgettext_lazy('response', 'In part'),
    Response.REJECTED: pgettext_lazy('response', 'Reject'),
}
STATUSES: dict[str, Words] = {
    ImplementationStatus.OPEN: pgettext_lazy('implementation status', 'Open'),
    ImplementationStatus.COMPLETED: pgettext_lazy('implementation status', 'Completed'),
    ImplementationStatus.DISCARDED: pgettext_lazy('implementation status', 'Discarded'),
}
PRIORITIES: dict[str, Words] = {'1': _('1, high'), '2': _('2, medium'), '3': _('3, low')}


def _text(words: str, _reference: Reference) -> str | None:
    return '\n'.join(line.rstrip() for line in words.strip().splitlines()) or None


def _line(words: str, _reference: Reference) -> str | None:
    text = ' '.join(words.split())
    if len(text) > LINE_LENGTH:
        raise Unusable(gettext('Write at most %(count)d characters here.') % {'count': LINE_LENGTH})
    return text or None


def _units(words: str, _reference: Reference) -> list[str] | None:
    return [' '.join(line.split()) for line in words.splitlines() if line.strip()] or None


def _choice_of(choices: dict[str, Words]) -> Callable[[str, Reference], Any]:
    def choose(words: str, _reference: Reference) -> str | None:
        if words and words not in choices:
            raise Unusable(gettext('Choose one of the answers.'))
        return words or None

    return choose


def _priority(words: str, _reference: Reference) -> int | None:
    chosen = _choice_of(PRIORITIES)(words.strip(), _reference)
    return int(chosen) if chosen else None


def _year(words: str, _reference: Reference) -> int | None:
    if not words.strip():
        return None
    if not re.fullmatch(r'(19[5-9]|20\d)\d', words.strip()):
        raise Unusable(gettext('Write the year with four digits, such as 2024.'))
    return int(words)


def _day(words: str, reference: Reference) -> str | None:
    if not words.strip():
        return None
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        meant = read_deadline(words, language=reference.language)
    if meant.latest is None or meant.earliest != meant.latest:
        raise Unusable(gettext('Write a day, such as 30 June 2024.'))
    return meant.latest.isoformat()


def _deadline(words: str, reference: Reference) -> Any:
    text = ' '.join(words.split())
    if not text:
        return None
    return deadline_as_json(read_deadline(text, published=reference.published, language=reference.language))


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of value: how what a person writes becomes one, and how it is asked for ('input', 'area' or choices)."""

    parse: Callable[[str, Reference], Any]
    asked: str = 'input'
    choices: dict[str, Words] | None = None
    hint: Words = ''


TEXT = Kind(_text, 'area', hint=_('Paragraphs are lines; a list has “- ” before each entry.'))
LINE = Kind(_line)
UNITS = Kind(_units, 'area', hint=_('One office, unit or department a line.'))
RESPONSE = Kind(_choice_of(RESPONSES), 'choice', RESPONSES)
STATUS = Kind(_choice_of(STATUSES), 'choice', STATUSES)
PRIORITY = Kind(_priority, 'choice', PRIORITIES)
YEAR = Kind(_year)
DAY = Kind(_day, hint=_('A day, such as 30 June 2024.'))
DEADLINE = Kind(_deadline, hint=_('As written in the document; the period it means is shown beneath.'))


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name in a draft, what it is called on a page, and the kind of its value."""

    name: str
    label: Words
    kind: Kind


HEADING = (
    Field('title', _('title of the evaluation'), LINE),
    Field('year', _('year'), YEAR),
    Field('published', _('published'), DAY),
    Field('coordinator', _('coordinator'), LINE),
    Field('overall_comment', _('overall comment'), TEXT),
)
LESSON = (Field('text', _('lesson learned'), TEXT),)
RECOMMENDATION = (
    Field('number', _('number'), LINE),
    Field('heading', _('heading'), LINE),
    Field('text', _('recommendation'), TEXT),
    Field('addressed_to', _('addressed to'), UNITS),
    Field('priority', _('priority'), PRIORITY),
    Field('priority_text', _('priority as written'), LINE),
    Field('response', _('response'), RESPONSE),
    Field('response_comment', _('justification or comment'), TEXT),
)
ACTION = (
    Field('number', _('number'), LINE),
    Field('text', _('key action'), TEXT),
    Field('deadline', _('deadline'), DEADLINE),
    Field('responsible', _('responsible'), UNITS),
    Field('comment', _('comment'), TEXT),
    Field('status', _('status as written'), LINE),
)
FIRST = (
    Field('status', _('first follow-up'), STATUS),
    Field('comment', _('comment, first follow-up'), TEXT),
)
FINAL = (
    Field('status', _('final follow-up'), STATUS),
    Field('comment', _('comment, final follow-up'), TEXT),
)


def fields_of(part: str) -> tuple[Field, ...]:
    """The fields of the part with this key: 'heading', 'l1', 'r2', 'r2first', 'r2final' or 'r2a1'."""
    if part == 'heading':
        return HEADING
    if part.startswith('l'):
        return LESSON
    if part.endswith('first'):
        return FIRST
    if part.endswith('final'):
        return FINAL
    return ACTION if 'a' in part else RECOMMENDATION


def field_named(key: str) -> Field | None:
    """The field with the key 'r2a1.deadline', or None when no part of that kind has such a field."""
    part, _dot, name = key.partition('.')
    return next((field for field in fields_of(part) if field.name == name), None)


def written(value: Any) -> str:
    """A value as a person would write it into the form."""
    if isinstance(value, dict):
        return str(value.get('text', ''))
    if isinstance(value, list):
        return '\n'.join(str(each) for each in value)
    return '' if value is None else str(value)
