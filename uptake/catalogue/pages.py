"""What each public page shows. Nobody's name stands here: functions and units only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from uptake.domain.policies import WindowName
from uptake.domain.process import Stage
from uptake.domain.schedule import State
from uptake.records import queries
from uptake.records.queries import EvaluationRow, Filters, MatrixView
from uptake.ui import standing, words
from uptake.ui.listing import chips, facets, further

Context = dict[str, Any]
#: The filters of the list: name in the address, words, which of the choices that records offer, their labels.
FILTERS: tuple[tuple[str, Promise, str, str], ...] = (
    ('year', _('Year'), 'years', ''),
    ('country', _('Country'), 'countries', ''),
    ('theme', _('Theme'), 'themes', ''),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What is to be said of a management response that is not here: the kind of note, the words, the day."""

    kind: str
    words: str
    day: date | None = None


def home(asked: Mapping[str, str], on: date) -> Context:
    """What is published, newest first, with the filters in the address."""
    filters = Filters.of(asked)
    query = filters.as_query()
    page = queries.published(filters=filters, on=on, after=asked.get('after'))
    offered = queries.facets(None, on=on)
    shown = facets(
        [(name, word, getattr(offered, attribute), labels) for name, word, attribute, labels in FILTERS], query
    )
    return {
        'today': on,
        'filters': filters,
        'facets': shown,
        'kept': [(name, value) for name, value in query.items() if name != 'text'],
        'chips': chips(shown, query),
        'rows': [(row, _said(row, on)) for row in page.rows],
        'caption': gettext('Newest first'),
        'older': further(query, page.after),
    }


def _said(row: EvaluationRow, on: date) -> Notice:
    """One line on what came of an evaluation; never silence."""
    if row.restricted:
        return Notice('locked', gettext('Access to the management response is restricted.'))
    if row.figures is None:
        return _awaited(row.response_due, on) or Notice('', gettext('The management response is not published yet.'))
    if row.figures.recommendations == 0:
        return Notice('', gettext('No recommendation is entered.'))
    late = row.due is not None and row.due.state is State.LATE and row.stage is not Stage.AFTER_END
    line = f'{standing.sentence(row.figures)} {standing.progress(row.figures)}'.strip()
    return Notice('late' if late else '', line, row.due.closes if late and row.due else None)


def evaluation(key: int, on: date) -> Context:
    """An evaluation with what the organisation answered, as far as it is public."""
    matrix = queries.matrix_of(None, key, on=on)
    return {
        'today': on,
        'evaluation': matrix.evaluation,
        'view': queries.evaluation_for(None, key, on=on),
        'recommendations': [rec for rec in matrix.recommendations if rec.withdrawn_on is None],
        'lessons': matrix.lessons,
        'own_lessons': [lesson for lesson in matrix.lessons if lesson.recommendation_id is None],
        'open_to_reader': matrix.open_to_reader,
        'overall_comment': matrix.overall_comment,
        'notice': _notice(matrix, on),
        **_process(matrix, on),
    }


def recommendation(key: int, on: date) -> Context:
    """One recommendation with what the organisation answered, as far as it is public."""
    view = queries.recommendation_for(None, key, on=on)
    number = view.recommendation.number or view.recommendation.position
    return {
        'today': on,
        'heading': gettext('Recommendation %(number)s') % {'number': number},
        'evaluation': view.evaluation,
        'rec': view.recommendation,
        'lessons': view.lessons,
        'open_to_reader': view.open_to_reader,
    }


def _process(matrix: MatrixView, on: date) -> Context:
    still_open = sum(rec.first is not None and rec.first.status == 'open' for rec in matrix.recommendations)
    return standing.process(matrix.evaluation.figures, matrix.schedule, still_open, on)


def _notice(matrix: MatrixView, on: date) -> Notice | None:
    """What is said in place of a management response, or of one that is late; None when all stands there in time."""
    if matrix.evaluation.restricted:
        words_ = gettext('Access to the management response of this evaluation is restricted.')
        if matrix.restricted_until:
            words_ += ' ' + gettext('Until %(day)s.') % {'day': words.day(matrix.restricted_until)}
        return Notice('locked', words_)
    if matrix.schedule is None:
        return None
    due = matrix.schedule.window(WindowName.RESPONSE).closes
    if not matrix.open_to_reader:
        return _awaited(due, on)
    told = {'day': words.day(due), 'late': words.lateness((on - due).days)}
    figures = matrix.evaluation.figures
    if figures and figures.answered < figures.recommendations and due < on:
        return Notice('late', gettext('Management response due %(day)s, %(late)s.') % told)
    return None


def _awaited(due: date | None, on: date) -> Notice | None:
    """A management response that is not public, with its day: whether it was given in time is not for the public."""
    if due is None:
        return None
    told = {'day': words.day(due), 'distance': words.distance(due, on)}
    if due >= on:
        return Notice('', gettext('The management response is due %(day)s, %(distance)s.') % told)
    text = gettext('The management response was due %(day)s, %(distance)s. It is not published yet.')
    return Notice('soon', text % told)
