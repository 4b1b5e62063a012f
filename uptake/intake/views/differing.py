"""Page: what a newer version of a matrix says differently, and taking over what is ticked."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from uptake import clock
from uptake.domain.errors import UptakeError
from uptake.intake.difference import JOINT, Kind
from uptake.intake.editing import open_questions
from uptake.intake.fields import RESPONSES, STATUSES
from uptake.intake.newer import Comparison, take_over
from uptake.intake.views.finding import person_of, review_or_404
from uptake.people.entry import Entry, entry
from uptake.records.access import NotFound

NAMES: dict[str, str | Promise] = {
    'wording': _('recommendation'),
    'response': _('response'),
    'first': _('first follow-up'),
    'final': _('final follow-up'),
    'action': _('key action'),
    'text': _('key action, text'),
    'deadline': _('key action, deadline'),
    'responsible': _('key action, responsible'),
    'report': _('key action, status and comment'),
}
KINDS: dict[Kind, tuple[str, str, str | Promise]] = {
    Kind.SAFE: ('open', '◐', _('changed in this file')),
    Kind.CONFLICT: ('late', '!', _('changed on both sides')),
    Kind.NEW: ('open', '+', _('new in this file')),
    Kind.GONE: ('dropped', '⊘', _('no longer in this file')),
    Kind.SEALED: ('locked', '🔒︎', _('differs, sealed')),
    Kind.ADDED: ('soon', '?', _('a recommendation that is not stored')),
}


@entry(Entry.SIGNED_IN)
@require_http_methods(['GET', 'POST'])
def difference(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The three-way difference, recommendation by recommendation; safe ones are ticked."""
    found, person, today = review_or_404(request, pk), person_of(request), clock.today()
    if found.upload.stage != 'ready' or found.upload.for_evaluation_id is None:
        return redirect('intake:upload', pk)
    if request.method == 'POST':
        try:
            count = take_over(found.upload, request.POST.getlist('take'), by=person, on=today, at=clock.now())
        except UptakeError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _taken(count))
            return redirect('workspace:evaluation', found.upload.for_evaluation_id)
    try:
        comparison = Comparison(found.upload, person, on=today)
    except NotFound as error:
        raise Http404 from error
    if not comparison.stored.recommendations:
        return redirect('intake:review', pk)
    chosen = set(request.POST.getlist('take')) if request.method == 'POST' else None
    return render(request, 'intake/difference.html', _context(comparison, chosen, bool(open_questions(found.state))))


def _taken(count: int) -> str:
    return ngettext('%(count)d change is taken over.', '%(count)d changes are taken over.', count) % {'count': count}


def _in_words(side: str | None) -> str | None:
    """What one side says, a response or status in its word."""
    if side is None:
        return None
    first, joint, rest = side.partition(JOINT)
    word = RESPONSES.get(first) or STATUSES.get(first)
    return f'{word}{joint}{rest}' if word else side


def _context(comparison: Comparison, chosen: set[str] | None, asked: bool) -> dict[str, Any]:
    numbers = {str(row.id): row.number or str(row.position) for row in comparison.stored.recommendations}
    recommendations = comparison.stored.recommendations
    texts = {f'a{action.id}': action.text for row in recommendations for action in row.actions}
    groups: dict[str, list[dict[str, Any]]] = {}
    absent = None if comparison.last is None else ''
    for row in comparison.rows:
        kind, mark, words = KINDS[row.kind]
        may = comparison.may_take(row)
        groups.setdefault(row.recommendation, []).append(
            {
                'row': row,
                'name': NAMES[row.name],
                'about': texts.get(row.record, ''),
                'sides': [_in_words(side) for side in (row.stored, row.now, absent if row.last is None else row.last)],
                'kind': kind,
                'mark': mark,
                'words': words,
                'may': may,
                'ticked': may and (row.ticked if chosen is None else row.key in chosen),
            }
        )
    return {
        'upload': comparison.upload,
        'evaluation': comparison.stored.evaluation,
        'groups': [(numbers.get(key, ''), rows) for key, rows in groups.items()],
        'same_file': comparison.last is not None and comparison.last.file_id == comparison.upload.file_id,
        'last': comparison.last,
        'takeable': any(comparison.may_take(row) for row in comparison.rows),
        'asked': asked,
        'today': clock.today(),
        'section': 'workspace:evaluations',
    }
