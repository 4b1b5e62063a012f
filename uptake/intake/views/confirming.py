"""Pages: check answers, confirm."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET, require_POST

from uptake import clock
from uptake.domain.errors import RuleError, UptakeError
from uptake.intake import showing
from uptake.intake.confirming import confirm as take_over
from uptake.intake.editing import unplaced_left
from uptake.intake.models import Upload
from uptake.intake.readiness import problems, unit_names
from uptake.intake.registering import NEW, RegisterForm
from uptake.intake.uploads import Review, compare_with
from uptake.intake.views.finding import person_of, review_or_404
from uptake.people.entry import Entry, entry
from uptake.people.models import Person
from uptake.people.queries import offices
from uptake.people.roles import Permission
from uptake.records.access import may
from uptake.records.queries import evaluation_for, find_same


@entry(Entry.SIGNED_IN)
@require_GET
def check(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Everything that will be saved, in the form's order, with what is still missing first."""
    found = review_or_404(request, pk)
    if found.upload.stage != 'ready':
        return redirect('intake:upload', pk)
    return render(request, 'intake/check.html', _context(found, _form(request, found)))


@entry(Entry.SIGNED_IN)
@require_POST
def confirm(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Take the matrix into the records, once; a second press shows what the first one made."""
    found = review_or_404(request, pk)
    if found.upload.stage == 'confirmed':
        return redirect('workspace:evaluation', found.upload.evaluation_id)
    form = _form(request, found)
    if not form.is_valid() or problems(found.state):
        return render(request, 'intake/check.html', _context(found, form), status=422)
    year = found.state['fields'].get('heading.year', {}).get('value')
    facts = form.facts(template=found.state['template'], language=found.state.get('language') or '', year=year)
    try:
        evaluation, first = take_over(
            pk,
            facts=facts,
            into=form.target,
            units=form.offices_meant,
            by=person_of(request),
            on=clock.today(),
            at=clock.now(),
        )
    except UptakeError as error:
        if isinstance(error, RuleError) and error.field == 'into' and form.target is not None:
            compare_with(pk, form.target)
            return redirect('intake:difference', pk)
        form.add_error(None, str(error))
        return render(request, 'intake/check.html', _context(found, form), status=422)
    if first:
        said = gettext('%(name)s is confirmed: what it holds is in the records now.') % {'name': found.upload.name}
        messages.success(request, said)
    return redirect('workspace:evaluation', evaluation)


def _form(request: HttpRequest, found: Review) -> RegisterForm:
    person, today = person_of(request), clock.today()
    said = found.state['fields']
    title = said.get('heading.title', {}).get('value') or ''
    same = [
        (str(key), gettext('Already here: %(title)s') % {'title': stored})
        for key, stored in _already_here(person, found.upload, title, today).items()
        if may(person, Permission.TAKE_IN, on=today, evaluation=key)
    ]
    initial = {
        'into': same[0][0] if same else NEW,
        'title': title,
        'published_on': said.get('heading.published', {}).get('value') or '',
    }
    units = unit_names(found.state)
    given = request.POST or None
    return RegisterForm(given, initial=initial, offices=offices(on=today), same=same, units=units, today=today)


def _already_here(person: Person, upload: Upload, title: str, today: date) -> dict[int, str]:
    """The evaluations that this may be the matrix of, the one for which it was uploaded first: id → title."""
    here = {}
    if upload.for_evaluation_id is not None:
        here[upload.for_evaluation_id] = evaluation_for(person, upload.for_evaluation_id, on=today).row.title
    if title:
        here |= {row.id: row.title for row in find_same(person, title=title, sha256=upload.file_id, on=today)}
    return here


def _context(found: Review, form: RegisterForm) -> dict[str, Any]:
    listed = [
        {
            'problem': problem,
            'part': showing.section_of(found.state, problem.field),
            'label': showing.label_of(found.state, problem.field),
        }
        for problem in problems(found.state)
    ]
    parts = [part for part in showing.parts_of(found.state) if part.key != 'unplaced']
    return {
        'upload': found.upload,
        'form': form,
        'problems': listed,
        'parts': [(part, *_own_and_actions(found.state, part.key)) for part in parts],
        'unplaced': unplaced_left(found.state),
        'language': found.state.get('language') or '',
        'figures': showing.figures(found.state),
        'today': clock.today(),
        'section': 'workspace:evaluations',
    }


def _own_and_actions(state: dict[str, Any], part: str) -> tuple[list[showing.Group], list[showing.Group]]:
    groups = showing.groups_of(state, part, '')
    return [group for group in groups if not group.short], [group for group in groups if group.short]
