"""What the review page shows: the parts of the matrix, the rows of one, what is asked, what stands beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from uptake.intake.beside import Source, blocks_beside, page_beside
from uptake.intake.editing import counts, open_questions, unplaced_left
from uptake.intake.fields import DEADLINE, UNITS, Field, field_named, fields_of, written
from uptake.intake.parts import above, left_open
from uptake.intake.questions import sentence
from uptake.intake.uploads import Review
from uptake.ui import words

Json = dict[str, Any]
ALWAYS_SHOWN = ('title', 'published', 'text', 'response', 'addressed_to', 'deadline', 'responsible')


@dataclass(frozen=True, slots=True)
class Part:
    """An entry of the index: the heading, a recommendation (`short` is its number), or the text without a field."""

    key: str
    label: str
    open: int
    checked: bool
    short: str = ''


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that a question offers."""

    value: str
    label: str | Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """An open question: the sentence, what the document says, what was read, the answers offered."""

    field: str
    label: str
    sentence: str | Promise
    raw: str
    read: str
    meaning: str
    options: tuple[Option, ...]
    now: bool
    can_leave: bool = True
    joins: str = ''


@dataclass(frozen=True, slots=True)
class Row:
    """A value, quiet: its key, name, text, meaning, and whether it is open, was settled by a person or was certain.

    `written` is its text as a form holds it; `wrong` says what is unusable about what a person wrote there.
    """

    key: str
    label: str | Promise
    text: str
    meaning: str
    state: str
    now: bool
    kind: Any
    value: Any
    written: str
    wrong: str = ''

    @property
    def is_deadline(self) -> bool:
        """Whether its meaning is shown while it is being written."""
        return self.kind is DEADLINE

    @property
    def alone(self) -> tuple[Row, ...]:
        """The row as the only one of a form."""
        return (self,)

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """What can be chosen, 'nothing' last."""
        return [*(self.kind.choices or {}).items(), ('', gettext('leave open'))]


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one part: the heading, the recommendation itself, a key action, a lesson.

    `rows` are those shown, `edit_rows` all that it can have. `pieces` are the places where its text can be split,
    `moves` the key actions that can go along.
    """

    key: str
    label: str
    rows: tuple[Row, ...]
    edit_rows: tuple[Row, ...]
    joinable: bool = False
    removable: bool = False
    pieces: tuple[tuple[int, str], ...] = ()
    moves: tuple[tuple[str, str], ...] = ()

    @property
    def short(self) -> bool:
        """Whether it is shown short, as key actions are: the text, and the rest in a quiet line."""
        return self.removable and any(row.is_deadline for row in self.edit_rows)

    @property
    def text(self) -> Row:
        """The row of its text."""
        return next(row for row in self.edit_rows if row.key.endswith('.text'))

    @property
    def cells(self) -> dict[str, Row]:
        """Its rows by the names of their fields, empty ones included."""
        return {row.key.partition('.')[2]: row for row in self.edit_rows}

    @property
    def rest(self) -> list[str]:
        """What a short one says beside its text: deadline with its meaning, units, comment, status."""
        rest = (row for row in self.rows if row.text and not row.key.endswith(('.text', '.number')))
        told = gettext('“%(text)s”: %(meaning)s')
        return [told % {'text': row.text, 'meaning': row.meaning} if row.meaning else row.text for row in rest]

    @property
    def state(self) -> str:
        """'ask' where one of its values is open, else what was done to its text."""
        return 'ask' if any(row.state == 'ask' for row in self.rows) else self.text.state

    @property
    def splittable(self) -> bool:
        """Whether its text has a place where it can be split."""
        return bool(self.pieces)


def parts_of(state: Json) -> list[Part]:
    """The index, in the order of the document."""
    asked: dict[str, int] = {}
    for question in open_questions(state):
        part = section_of(state, question['field'])
        asked[part] = asked.get(part, 0) + 1
    left = len(unplaced_left(state)) + len(unplaced_left(state, 'removed'))
    checked = state['checked']
    found = [Part('heading', gettext('Heading'), asked.get('heading', 0), 'heading' in checked)]
    for number, each in enumerate(state['recommendations'], 1):
        key = each['key']
        said = str(state['fields'].get(f'{key}.number', {}).get('value') or number)
        label = gettext('Recommendation %(number)s') % {'number': said}
        found.append(Part(key, label, asked.get(key, 0), key in checked, said))
    if left or state['moved']:
        found.append(Part('unplaced', gettext('Text without a field'), left, not left))
    return found


def section_of(state: Json, field: str) -> str:
    """The part of the index to which a field belongs; 'heading' for whatever belongs nowhere else."""
    key = field.partition('.')[0]
    for suffix in ('first', 'final'):
        key = key.removesuffix(suffix) if key.startswith('r') else key
    for each in state['recommendations']:
        if key == each['key'] or key in each['actions']:
            return str(each['key'])
    return 'heading'


def asked_in(state: Json, part: str, now: str) -> list[Asked]:
    """The open questions of a part, in order."""
    found = [question for question in open_questions(state) if section_of(state, question['field']) == part]
    return [_asked(state, question, now) for question in found]


def _asked(state: Json, question: Json, now: str) -> Asked:
    key = question['field']
    field = field_named(key)
    value = state['fields'].get(key, {}).get('value')
    return Asked(
        field=key,
        label=label_of(state, key),
        sentence=sentence(question),
        raw=question['raw'],
        read=shown(field, value),
        meaning=meaning(value),
        options=_options(field, question, value),
        now=key == now,
        can_leave=value in (None, '', []) or left_open(key, value) != value,
        joins=key.partition('.')[0] if question['code'] == 'cut-by-page' else '',
    )


def _options(field: Field | None, question: Json, value: Any) -> tuple[Option, ...]:
    if field and field.kind is UNITS:
        one = ' '.join(question['raw'].split())
        return (Option(one, gettext('One unit')),) if one and value != [one] else ()
    choices = field.kind.choices if field and field.kind.choices else {}
    offered = question['options'] or list(choices)
    return tuple(Option(each, choices.get(each, each)) for each in offered if each != value)


def label_of(state: Json, key: str) -> str:
    """A field's name with its part's: 'key action 2, deadline'; a recommendation's own fields stand alone."""
    part, _dot, name = key.partition('.')
    field = field_named(key)
    said = str(field.label) if field else name.replace('_', ' ')
    for each in state['recommendations']:
        if part in each['actions']:
            number = each['actions'].index(part) + 1
            return gettext('key action %(number)d, %(field)s') % {'number': number, 'field': said}
    return said


def groups_of(state: Json, part: str, now: str, editing: str = '') -> list[Group]:
    """Everything the part holds, in the form's order, and the field that is being edited even where it is empty."""
    if part == 'heading':
        lessons = (
            _group(state, key, gettext('Lesson learned %(number)d') % {'number': number}, now, editing)
            for number, key in enumerate(state['lessons'], 1)
        )
        return [_group(state, 'heading', gettext('Heading'), now, editing), *lessons]
    holder = next(each for each in state['recommendations'] if each['key'] == part)
    labels = [(key, gettext('Key action %(number)d') % {'number': n}) for n, key in enumerate(holder['actions'], 1)]
    groups = [_group(state, part, gettext('Recommendation'), now, editing, moves=tuple(labels))]
    groups += [_group(state, key, label, now, editing) for key, label in labels]
    for round_, label in (('first', gettext('First follow-up')), ('final', gettext('Final follow-up'))):
        groups.append(_group(state, part + round_, label, now, editing))
    return [group for group in groups if group.rows]


def _group(
    state: Json, key: str, label: str, now: str, editing: str, *, moves: tuple[tuple[str, str], ...] = ()
) -> Group:
    asked = {question['field'] for question in open_questions(state)}
    every = tuple(row_of(state, f'{key}.{field.name}', field, now, asked) for field in fields_of(key))
    follow_up = key.endswith(('first', 'final'))
    wanted = {name for name in ALWAYS_SHOWN if not follow_up} | {editing.removeprefix(f'{key}.')}
    rows = tuple(row for row in every if row.text or row.state == 'ask' or row.key.partition('.')[2] in wanted)
    if follow_up or key == 'heading':
        return Group(key, label, rows, every)
    text = str(state['fields'].get(f'{key}.text', {}).get('value') or '')
    if key in state['lessons']:
        return Group(key, label, rows, every, removable=True)
    pieces = tuple(places_to_split(text))
    return Group(key, label, rows, every, above(state, key) is not None, True, pieces, moves)


def as_written_now(groups: list[Group], given: dict[str, str], wrong: dict[str, str]) -> list[Group]:
    """The groups with what a person wrote into a form that could not be used, and what is wrong with it."""

    def renewed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(
            replace(row, written=given.get(row.key, row.written), wrong=wrong.get(row.key, '')) for row in rows
        )

    return [replace(group, rows=renewed(group.rows), edit_rows=renewed(group.edit_rows)) for group in groups]


def row_of(state: Json, key: str, field: Field, now: str, asked: set[str]) -> Row:
    """One value as a quiet row."""
    value = state['fields'].get(key, {}).get('value')
    state_of_it = 'ask' if key in asked else state['touched'].get(key, 'certain')
    text = shown(field, value)
    return Row(key, field.label, text, meaning(value), state_of_it, key == now, field.kind, value, written(value))


def shown(field: Field | None, value: Any) -> str:
    """A value as it is read: choices by their words, units with semicolons, days written out."""
    if value in (None, '', []):
        return ''
    if field and field.kind.choices:
        return str(field.kind.choices.get(str(value), value))
    if isinstance(value, list):
        return '; '.join(value)
    if field and field.name == 'published':
        return words.day(date.fromisoformat(value))
    return written(value)


def meaning(value: Any) -> str:
    """The period that a deadline means, in words; '' for any other value."""
    if not isinstance(value, dict):
        return ''
    earliest, latest = (date.fromisoformat(value[side]) if value.get(side) else None for side in ('earliest', 'latest'))
    return words.period(earliest, latest, value['certainty'], recurring=bool(value.get('recurring')))


def places_to_split(text: str) -> list[tuple[int, str]]:
    """Where a text can be split: (offset, how the second half begins), at its lines, or at sentences if it has one."""
    pattern = r'\n+' if '\n' in text else r'(?<=[.;:])\s+(?=\S)'
    return [(match.end(), text[match.end() : match.end() + 60]) for match in re.finditer(pattern, text)]


def source_beside(review: Review, part: str, now: str, *, page: int | None, whole: bool) -> Source:
    """The source with the place of the current value marked."""
    state = review.state
    here = places_of(state, now)
    around = [
        place
        for key in (*state['fields'], *(question['field'] for question in open_questions(state)))
        if section_of(state, key) == part
        for place in places_of(state, key)
    ]
    if part == 'unplaced':
        around = here or [text['place'] for text in unplaced_left(state) if text['place']][:1]
    if review.upload.sizes:
        return page_beside(review.upload.sizes, here, around, page)
    if review.upload.source:
        return blocks_beside(review.upload.source, here, around, whole=whole)
    return Source()


def first_of(state: Json, part: str) -> str:
    """What is marked in the source while nothing is asked about a part: its text, or the first text without a field."""
    if part == 'unplaced':
        left = [*unplaced_left(state), *unplaced_left(state, 'removed')]
        return str(left[0]['key']) if left else ''
    return 'heading.title' if part == 'heading' else f'{part}.text'


def places_of(state: Json, key: str) -> list[Json]:
    """Where a value stands; where its question points to when the value itself has no place."""
    unplaced = next((each for each in state['unplaced'] if each['key'] == key), None)
    if unplaced is not None:
        return [unplaced['place']] if unplaced['place'] else []
    said = state['fields'].get(key if '.' in key else f'{key}.text', {})
    found = [place for place in (said.get('place'), *said.get('also', ())) if place]
    return found or [each['place'] for each in state['questions'] if each['field'] == key and each['place']]


def targets_of(state: Json) -> list[tuple[str, str]]:
    """Where text that found no field can go: (field or 'lessons' or 'KEY+action', its name)."""
    found = [('heading.overall_comment', gettext('Heading: overall comment')), ('lessons', gettext('A lesson learned'))]
    for part in parts_of(state):
        if part.key.startswith('r'):
            names = {'part': part.label}
            found += [
                (f'{part.key}.text', gettext('%(part)s: its text') % names),
                (f'{part.key}.response_comment', gettext('%(part)s: justification or comment') % names),
                (f'{part.key}+action', gettext('%(part)s: a new key action') % names),
            ]
    return found


def figures(state: Json) -> dict[str, int]:
    """'47 of 52 values certain, 5 to check'."""
    total, certain, to_check = counts(state)
    return {'total': total, 'certain': certain, 'to_check': to_check}
