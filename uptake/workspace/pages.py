"""What each staff page shows: one context builder a page, from what records give for this person on this day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uptake.domain.schedule import State
from uptake.domain.vocabulary import Response
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records import queries
from uptake.records.queries import Filters, HistoryRow, MatrixView, RecommendationRow
from uptake.ui import standing
from uptake.ui.labels import LABELS, label
from uptake.ui.listing import chips, facets, fixed, further
from uptake.workspace.acts import Act

Context = dict[str, Any]
TAKEN_UP = (Response.ACCEPTED, Response.PARTIALLY_ACCEPTED)


#: The filters of the list: name in the address, words, which of the choices that records offer, their labels.
FILTERS: tuple[tuple[str, Promise, str, str], ...] = (
    ('year', _('Year'), 'years', ''),
    ('country', _('Country'), 'countries', ''),
    ('region', _('Region'), 'regions', ''),
    ('theme', _('Theme'), 'themes', ''),
    ('kind', _('Evaluator'), 'kinds', 'kind'),
)


def evaluations(person: Person, asked: Mapping[str, str], on: date) -> Context:
    """The evaluations that the person may know of, by what is due first, with the filters in the address."""
    filters = Filters.of(asked)
    query = filters.as_query()
    page = queries.evaluations(person, filters=filters, on=on, after=asked.get('after'))
    offered = queries.facets(person, on=on)
    shown = facets(
        [(name, word, getattr(offered, attribute), labels) for name, word, attribute, labels in FILTERS], query
    )
    shown += (fixed('stage', _('Stage'), query),)
    return {
        'today': on,
        'filters': filters,
        'facets': shown,
        'kept': [(name, value) for name, value in query.items() if name != 'text'],
        'chips': chips(shown, query),
        'rows': page.rows,
        'caption': gettext('By what is due first; then drafts, then the newest'),
        'older': further(query, page.after),
        'may_register': queries.may(person, Permission.REGISTER, on=on),
        'may_take_in': queries.may(person, Permission.TAKE_IN, on=on),
    }


def evaluation(person: Person, key: int, on: date) -> Context:
    """An evaluation with its matrix in the order of the official form."""
    matrix = queries.matrix_of(person, key, on=on)
    view = queries.evaluation_for(person, key, on=on)
    return {
        'today': on,
        'section': 'workspace:evaluations',
        'evaluation': matrix.evaluation,
        'view': view,
        'roles': matrix.roles,
        'overall_comment': matrix.overall_comment,
        'recommendations': matrix.recommendations,
        'lessons': matrix.lessons,
        'own_lessons': [lesson for lesson in matrix.lessons if lesson.recommendation_id is None],
        'open_to_reader': matrix.open_to_reader,
        'expected': _expected_of(matrix),
        'acts': _acts_on(matrix),
        **_process(matrix, on),
    }


def _process(matrix: MatrixView, on: date) -> Context:
    still_open = sum(rec.first is not None and rec.first.status == 'open' for rec in matrix.recommendations)
    return standing.process(matrix.evaluation.figures, matrix.schedule, still_open, on)


def _expected_of(matrix: MatrixView) -> list[Act]:
    expected = [act for rec in matrix.recommendations for act in expected_for(rec)]
    if not matrix.recommendations and Permission.ENTER in matrix.may:
        address = reverse('workspace:enter', args=[matrix.evaluation.id])
        expected.append(Act(address, gettext('Enter the recommendations')))
    if matrix.evaluation.published_on is None and Permission.PUBLISH in matrix.may:
        address = reverse('workspace:publish', args=[matrix.evaluation.id])
        expected.append(Act(address, gettext('Publish the report')))
    return expected


def expected_for(rec: RecommendationRow) -> list[Act]:
    """What this reader can do now about a recommendation that owes something."""
    if rec.due is None or rec.due.state is State.AHEAD:
        return []
    number = rec.number or str(rec.position)
    if rec.owed == 'response' and Permission.RESPOND in rec.may:
        word = gettext('Write the response to recommendation %(number)s') % {'number': number}
        return [Act(reverse('workspace:response', args=[rec.id]), word, by=rec.due.closes)]
    if rec.owed in ('first', 'final') and Permission.MONITOR in rec.may:
        word = gettext('Say where recommendation %(number)s stands') % {'number': number}
        return [Act(reverse('workspace:monitoring', args=[rec.id, rec.owed]), word, by=rec.due.closes)]
    return []


def _acts_on(matrix: MatrixView) -> list[Act]:
    key, row = matrix.evaluation.id, matrix.evaluation
    offered = (
        ('enter', Permission.ENTER, row.published_on is None, gettext('Enter a recommendation')),
        ('publish', Permission.PUBLISH, row.published_on is None, gettext('Publish the report')),
        (
            'publish-matrix',
            Permission.PUBLISH_MATRIX,
            bool(row.figures and row.figures.answered) and not row.matrix_public,
            gettext('Publish the management response'),
        ),
        (
            'restrict',
            Permission.PUBLISH_MATRIX,
            row.published_on is not None and not row.restricted,
            gettext('Restrict the management response'),
        ),
        ('describe', Permission.DESCRIBE, True, gettext('About this evaluation')),
        ('files', Permission.REGISTER, True, gettext('Files')),
        ('note', Permission.ENTER, True, gettext('Note a lesson')),
        ('designate', Permission.DESIGNATE, True, gettext('Designate a person')),
        ('history', Permission.VIEW_HISTORY, True, gettext('History')),
    )
    acts = [
        Act(reverse(f'workspace:{name}', args=[key]), word)
        for name, permission, holds, word in offered
        if holds and permission in matrix.may
    ]
    if Permission.TAKE_IN in matrix.may:
        word = gettext('Upload a newer version') if matrix.recommendations else gettext('Upload the matrix')
        acts.insert(0, Act(f'{reverse("intake:uploads")}?for={key}', word))
    return acts


def recommendation(person: Person, key: int, on: date) -> Context:
    """A recommendation with its response, key actions, monitoring and history."""
    view = queries.recommendation_for(person, key, on=on)
    rec = view.recommendation
    entries: tuple[HistoryRow, ...] = ()
    if Permission.VIEW_HISTORY in rec.may:
        entries = queries.history_of(person, recommendation=key, on=on, limit=20).rows
    return {
        'today': on,
        'section': 'workspace:evaluations',
        'heading': gettext('Recommendation %(number)s') % {'number': rec.number or rec.position},
        'evaluation': view.evaluation,
        'rec': rec,
        'lessons': view.lessons,
        'open_to_reader': view.open_to_reader,
        'may_answer': Permission.RESPOND in rec.may,
        'expected': expected_for(rec),
        'acts': _acts_about(rec),
        'entries': entries,
        'shown': LABELS['field'],
    }


def _acts_about(rec: RecommendationRow) -> list[Act]:
    acts = []
    answered = rec.response is not None and rec.response.value is not None
    if Permission.RESPOND in rec.may:
        word = gettext('Change the response') if answered else gettext('Write the response')
        acts.append(Act(reverse('workspace:response', args=[rec.id]), word))
    if rec.response is None or rec.response.value not in TAKEN_UP:
        return acts + _acts_concerning(rec)
    if Permission.RESPOND in rec.may:
        acts.append(Act(reverse('workspace:promise', args=[rec.id]), gettext('Add a key action')))
    if Permission.MONITOR in rec.may:
        for which, entry in (('first', rec.first), ('final', rec.final)):
            if entry is not None or (rec.owed == which and rec.due and rec.due.state is not State.AHEAD):
                name = str(label('round', which)).lower()
                word = gettext('Change the %(round)s') if entry else gettext('Record the %(round)s')
                acts.append(Act(reverse('workspace:monitoring', args=[rec.id, which]), word % {'round': name}))
    return acts + _acts_concerning(rec)


def _acts_concerning(rec: RecommendationRow) -> list[Act]:
    """What can be done to the recommendation itself, beside answering it."""
    sealed = rec.sealed_on is not None
    offered = (
        ('order', Permission.RESPOND, len(rec.actions) > 1, gettext('Order the key actions')),
        ('units', Permission.NAME_UNITS, True, gettext('Responsible units')),
        ('outsiders', Permission.NAME_UNITS, True, gettext('To whom it is addressed')),
        ('reword', Permission.ENTER, not sealed, gettext('Change the wording')),
        ('correct', Permission.CORRECT_WORDING, sealed, gettext('Correct an error of transcription')),
    )
    return [
        Act(reverse(f'workspace:{name}', args=[rec.id]), word)
        for name, permission, holds, word in offered
        if holds and permission in rec.may
    ]


def history(person: Person, key: int, before: str | None, on: date) -> Context:
    """Every change to an evaluation and what belongs to it, newest first."""
    page = queries.history_of(person, evaluation=key, on=on, after=before)
    row = queries.matrix_of(person, key, on=on).evaluation
    return {
        'today': on,
        'section': 'workspace:evaluations',
        'evaluation': row,
        'entries': page.rows,
        'shown': LABELS['field'],
        'older': page.after,
    }
