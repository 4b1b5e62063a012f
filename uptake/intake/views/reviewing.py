"""Pages: the review beside the source, the edits made on it, the page pictures."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from uptake import clock
from uptake.domain.errors import DocumentError, UptakeError
from uptake.intake import separate, showing
from uptake.intake.editing import open_questions, unplaced_left
from uptake.intake.fields import FormUnusable, Unusable
from uptake.intake.intents import given_in, intended, reference_of
from uptake.intake.uploads import Review, keep_edit, review_of
from uptake.intake.views.finding import person_of, review_or_404, upload_or_404
from uptake.people.entry import Entry, entry
from uptake.records.files import path_of


@entry(Entry.SIGNED_IN)
@require_GET
def review(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """One part of the matrix beside its source. `at` is the part, `on` the current field, `edit` what is edited."""
    found = review_or_404(request, pk)
    if found.upload.stage != 'ready':
        return redirect('intake:upload', pk)
    return render(request, 'intake/review.html', _context(found, request.GET))


def _context(found: Review, asked_for: Mapping[str, str]) -> dict[str, Any]:
    parts = showing.parts_of(found.state)
    keys = [part.key for part in parts]
    first = next((part.key for part in parts if part.open), keys[0])
    at = asked_for.get('at') if asked_for.get('at') in keys else first
    questions = [
        each['field'] for each in open_questions(found.state) if showing.section_of(found.state, each['field']) == at
    ]
    editing = asked_for.get('edit', '')
    on = asked_for.get('on') or editing or (questions[0] if questions else showing.first_of(found.state, str(at)))
    place = keys.index(at or first)
    number = asked_for.get('page', '')
    return {
        'upload': found.upload,
        'parts': parts,
        'part': parts[place],
        'before': parts[place - 1] if place else None,
        'after': parts[place + 1] if place + 1 < len(parts) else None,
        'next_open': next((part for part in parts[place + 1 :] + parts[:place] if part.open), None),
        'on': on,
        'editing': editing,
        'splitting': asked_for.get('split', ''),
        'figures': showing.figures(found.state),
        'asked': showing.asked_in(found.state, str(at), on) if at != 'unplaced' else [],
        'groups': showing.groups_of(found.state, str(at), on, editing) if at != 'unplaced' else [],
        'left': [*unplaced_left(found.state), *unplaced_left(found.state, 'removed')] if at == 'unplaced' else [],
        'targets': showing.targets_of(found.state) if at == 'unplaced' else [],
        'source': showing.source_beside(
            found, str(at), on, page=int(number) if number.isdecimal() else None, whole=asked_for.get('source') == 'all'
        ),
        'can_undo': bool(found.edits),
        'back': asked_for.get('back', ''),
        'language': found.state.get('language') or '',
        'today': clock.today(),
        'section': 'workspace:evaluations',
    }


@entry(Entry.SIGNED_IN)
@require_POST
def edit(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Keep one edit and go on to the next question; the form again, with what was written, where it is unusable."""
    found = review_or_404(request, pk)
    try:
        made = intended(found.state, request.POST)
        keep_edit(found, made, person=person_of(request), at=clock.now())
    except FormUnusable as error:
        context = _context(found, {**_where(request), 'edit': request.POST.get('path', '')})
        context['groups'] = showing.as_written_now(context['groups'], given_in(request.POST), error.wrong)
        return render(request, 'intake/review.html', context, status=422)
    except (UptakeError, Unusable) as error:
        messages.error(request, str(error))
        return redirect(_address(pk, **_where(request)))
    return redirect(_after(review_of(found.upload), request, made.path))


def _where(request: HttpRequest) -> dict[str, str]:
    return {name: request.POST[name] for name in ('at', 'back') if request.POST.get(name)}


def _after(found: Review, request: HttpRequest, path: str) -> str:
    """The next open question of the same part; the same part where none is left; the page one came from."""
    if request.POST.get('back') == 'check':
        return reverse('intake:check', args=[found.upload.pk])
    at = request.POST.get('to') or request.POST.get('at', '')
    keys = {part.key for part in showing.parts_of(found.state)}
    if at not in keys:
        at = showing.section_of(found.state, path)
    return _address(found.upload.pk, at=at)


def _address(pk: uuid.UUID, **where: str) -> str:
    return reverse('intake:review', args=[pk]) + '?' + urlencode(where)


@entry(Entry.SIGNED_IN)
@require_GET
def page(request: HttpRequest, pk: uuid.UUID, number: int) -> FileResponse:
    """The picture of a page, made in a separate process the first time somebody looks at it."""
    found = upload_or_404(request, pk)
    if not 1 <= number <= found.pages:
        raise Http404
    picture = found.picture(number)
    if not picture.exists():
        try:
            separate.pictures(path_of(found.file_id), [number], picture.parent)
        except DocumentError as error:
            raise Http404 from error
    response = FileResponse(picture.open('rb'), content_type='image/png')
    response['Cache-Control'] = 'private, max-age=86400, immutable'
    return response


@entry(Entry.SIGNED_IN)
@require_GET
def deadline(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """What a deadline means, while it is being written."""
    from uptake.intake.fields import DEADLINE

    found = review_or_404(request, pk)
    value = DEADLINE.parse(request.GET.get('text', ''), reference_of(found.state))
    return HttpResponse(showing.meaning(value), content_type='text/plain; charset=utf-8')
