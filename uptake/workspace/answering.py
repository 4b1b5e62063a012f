"""The staff pages that ask about a recommendation: the response, key actions, both rounds of follow-up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from uptake import clock
from uptake.deadlines.reading import read_deadline
from uptake.domain.errors import RuleError
from uptake.domain.vocabulary import ActionStatus, Extent, ImplementationStatus, Response, Round
from uptake.people.entry import Entry, entry
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records import queries
from uptake.records.changes import actions, responses, undoing
from uptake.records.changes import monitoring as rounds
from uptake.records.queries import ActionRow, NotFound, RecommendationView
from uptake.ui import words
from uptake.ui.labels import label
from uptake.ui.missing import or_404
from uptake.workspace.asked import of_recommendation, recommendation_page
from uptake.workspace.forms import ActionForm, MonitoringForm, ReportForm, ResponseForm
from uptake.workspace.reader import reader
from uptake.workspace.steps import Question, ask

asks = require_http_methods(['GET', 'HEAD', 'POST'])


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def response(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, partially accept or reject, and why."""
    person, on, view = of_recommendation(request, pk, Permission.RESPOND)
    said = view.recommendation.response
    initial = {'value': said.value, 'comment': said.comment} if said else {}

    def save(data: dict[str, Any]) -> str:
        value = Response(data['value'])
        responses.record(recommendation=pk, value=value, comment=data['comment'], by=person, on=on, origin='page')
        return reverse('workspace:recommendation', args=[pk])

    page = _page(view, on, _('Response to recommendation %(number)s'), verb=_('Save the response'))
    page['consequence'] = _('It is recorded in your name; what stood there before stays in the history.')
    form = ResponseForm(request.POST or None, initial=initial)
    return ask(
        request, Question('workspace/ask.html', form, save, _('The response is saved.'), page, undo=_undo(pk, person))
    )


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def promise(request: HttpRequest, pk: int) -> HttpResponse:
    """A new key action."""
    person, on, view = of_recommendation(request, pk, Permission.RESPOND)
    published = view.evaluation.published_on

    def save(data: dict[str, Any]) -> str:
        stated = read_deadline(data['deadline'], published=published) if data['deadline'] else None
        told = {name: data[name] for name in ('text', 'responsible', 'units')}
        actions.promise(recommendation=pk, deadline=stated, **told, by=person, on=on, origin='page')
        return reverse('workspace:recommendation', args=[pk])

    page = _page(view, on, _('Key action for recommendation %(number)s'), verb=_('Save the key action'))
    form = ActionForm(request.POST or None, units=_units(on), initial={'units': _named(view)})
    return _ask_action(request, form, save, page, published)


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def revise(request: HttpRequest, pk: int, action: int) -> HttpResponse:
    """Change a key action."""
    person, on, view = of_recommendation(request, pk, Permission.RESPOND)
    row = _action(view, action)
    published = view.evaluation.published_on

    def save(data: dict[str, Any]) -> str:
        stated = read_deadline(data['deadline'], published=published)
        told = {name: data[name] for name in ('text', 'responsible', 'units')}
        actions.revise(action=action, deadline=stated, **told, by=person, on=on, origin='page')
        return reverse('workspace:recommendation', args=[pk])

    page = _page(view, on, _('Key action for recommendation %(number)s'), verb=_('Save the key action'))
    initial = {'text': row.text, 'deadline': row.deadline.text, 'responsible': '; '.join(row.responsible)}
    initial |= {'units': [key for key, _name in row.units]}  # type: ignore[dict-item]
    form = ActionForm(request.POST or None, units=_units(on), initial=initial)
    return _ask_action(request, form, save, page, published)


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def report(request: HttpRequest, pk: int, action: int) -> HttpResponse:
    """Say where one key action stands."""
    person, on, view = of_recommendation(request, pk, Permission.MONITOR)
    row = _action(view, action)

    def save(data: dict[str, Any]) -> str:
        told = {name: data[name] for name in ('comment', 'delay_reason')}
        actions.report(action=action, status=ActionStatus(data['status']), **told, by=person, on=on, origin='page')
        return reverse('workspace:recommendation', args=[pk])

    page = _page(view, on, _('Where does this key action stand?'), verb=_('Save'))
    page['wording'] = None
    page['lede'] = row.text
    initial = {'status': row.status, 'comment': row.comment, 'delay_reason': row.delay_reason}
    form = ReportForm(request.POST or None, initial=initial)
    return ask(
        request, Question('workspace/ask.html', form, save, _('Saved.'), page, check=False, undo=_undo(pk, person))
    )


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def monitoring(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    """Say where a recommendation stands in one round."""
    if which not in list(Round):
        raise Http404(which)
    person, on, view = of_recommendation(request, pk, Permission.MONITOR)
    said = view.recommendation.first if which == Round.FIRST else view.recommendation.final
    initial: dict[str, Any] = {'status': request.GET.get('status', '')}
    if said:
        initial = {name: getattr(said, name) for name in ('status', 'extent', 'comment', 'delay_reason')}

    def save(data: dict[str, Any]) -> str:
        status = ImplementationStatus(data['status'])
        extent = Extent(data['extent']) if data['extent'] and status is ImplementationStatus.COMPLETED else None
        told = {name: data[name] for name in ('comment', 'delay_reason')}
        rounds.record(
            recommendation=pk, round=Round(which), status=status, extent=extent, **told, by=person, on=on, origin='page'
        )
        return reverse('workspace:recommendation', args=[pk])

    page = _page(view, on, _('%(round)s of recommendation %(number)s'), verb=_('Save the follow-up'), which=which)
    page['consequence'] = _('It is recorded in your name; what stood there before stays in the history.')
    form = MonitoringForm(request.POST or None, initial=initial)
    return ask(
        request, Question('workspace/ask.html', form, save, _('The follow-up is saved.'), page, undo=_undo(pk, person))
    )


@entry(Entry.SIGNED_IN)
@require_POST
@or_404(NotFound)
def undo(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take back what was just saved."""
    try:
        undoing.undo(recommendation=pk, entry=number, by=reader(request), on=clock.today(), origin='page')
    except RuleError as error:
        messages.error(request, str(error.what))
    else:
        messages.success(request, _('Undone. What stood there before stands there again.'))
    return redirect('workspace:recommendation', pk)


def _undo(key: int, person: Person) -> Callable[[], str]:
    """The address that takes back the person's last answer, asked for once that is saved."""

    def address() -> str:
        number = undoing.undoable(recommendation=key, by=person)
        return reverse('workspace:undo', args=[key, number]) if number else ''

    return address


def _page(view: RecommendationView, on: date, heading: str, *, verb: str, which: str = '') -> dict[str, Any]:
    """The frame around the question, with until when it is due and what was promised."""
    rec = view.recommendation
    told = {'number': rec.number or rec.position, 'round': label('round', which)}
    lede = ''
    if rec.due is not None:
        lede = _('Due %(day)s, %(distance)s.') % {
            'day': words.day(rec.due.closes),
            'distance': words.distance(rec.due.closes, on),
        }
    return {**recommendation_page(view, heading % told, verb), 'lede': lede, 'reminders': _promised(view)}


def _promised(view: RecommendationView) -> list[str]:
    """What was promised, for who now says what came of it."""
    promised = []
    for action in view.recommendation.actions:
        stated = action.deadline.text or _('no deadline')
        promised.append(_('Promised: %(text)s (%(deadline)s)') % {'text': action.text, 'deadline': stated})
    return promised


def _ask_action(
    request: HttpRequest, form: ActionForm, save: Any, page: dict[str, Any], published: date | None
) -> HttpResponse:
    written = form['deadline'].value() or ''
    page['understood'] = words.understood(read_deadline(str(written), published=published)) if written else ''
    page['reminders'] = []
    return ask(request, Question('workspace/ask.html', form, save, _('The key action is saved.'), page, check=False))


def _action(view: RecommendationView, key: int) -> ActionRow:
    for row in view.recommendation.actions:
        if row.id == key:
            return row
    raise NotFound(f'key action {key}')


def _units(on: date) -> list[tuple[int, str]]:
    return [(office.id, office.name) for office in queries.offices(on=on)]


def _named(view: RecommendationView) -> list[int]:
    return [unit.office_id for unit in view.recommendation.units if unit.office_id]
