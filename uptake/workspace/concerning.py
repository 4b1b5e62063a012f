"""The staff pages on a recommendation itself: its wording, whom it concerns, and the order of its key actions."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from uptake.people.entry import Entry, entry
from uptake.people.roles import Permission
from uptake.records.changes import actions, recommendations, units
from uptake.records.queries import ActionRow, NotFound, RecommendationView, UnitRow
from uptake.ui.missing import or_404
from uptake.workspace.asked import of_recommendation, office_choices, recommendation_home, recommendation_page
from uptake.workspace.concerning_forms import (
    CorrectForm,
    DropForm,
    OrderForm,
    OutsidersForm,
    ReassignForm,
    RewordForm,
    UnitForm,
)
from uptake.workspace.steps import Question, ask

asks = require_http_methods(['GET', 'HEAD', 'POST'])


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def reword(request: HttpRequest, pk: int) -> HttpResponse:
    """Another wording while the report is not published."""
    person, on, view = of_recommendation(request, pk, Permission.ENTER)
    rec = view.recommendation

    def save(data: dict[str, Any]) -> str:
        told = {'text': data['text'], 'heading': data['heading']}
        recommendations.reword(recommendation=pk, **told, by=person, on=on, origin='page')
        return recommendation_home(pk)

    page = recommendation_page(view, _('Change the wording'), _('Save'))
    page |= {'wording': None, 'lede': _('Once the report is published the wording cannot be changed.')}
    form = RewordForm(request.POST or None, initial={'heading': rec.heading, 'text': rec.text})
    return ask(request, Question('workspace/ask.html', form, save, _('The wording is changed.'), page, check=False))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def correct(request: HttpRequest, pk: int) -> HttpResponse:
    """Put right an error of transcription in a wording that is final."""
    person, on, view = of_recommendation(request, pk, Permission.CORRECT_WORDING)
    rec = view.recommendation

    def save(data: dict[str, Any]) -> str:
        told = {name: data[name] for name in ('text', 'heading', 'page', 'reason')}
        recommendations.correct_wording(recommendation=pk, **told, by=person, on=on, origin='page')
        return recommendation_home(pk)

    page = recommendation_page(view, _('Correct an error of transcription'), _('Correct the wording'))
    page['lede'] = _('Only where the wording here differs from that of the report.')
    page['consequence'] = _('The wording as it was stays in the history, with the page and the reason.')
    initial = {'heading': rec.heading, 'text': rec.text, 'page': rec.source_page}
    form = CorrectForm(request.POST or None, initial=initial)
    return ask(request, Question('workspace/ask.html', form, save, _('The wording is corrected.'), page))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Name one more responsible unit; the ones named can be passed on."""
    person, on, view = of_recommendation(request, pk, Permission.NAME_UNITS)

    def save(data: dict[str, Any]) -> str:
        told = {'office': data['office'], 'as_written': data['as_written']}
        units.name(recommendation=pk, **told, by=person, on=on, origin='page')
        return recommendation_home(pk)

    page = recommendation_page(view, _('Responsible units'), _('Name the unit'))
    page['ways'] = [
        (reverse('workspace:reassign', args=[pk, unit.id]), _('Pass on from %(unit)s') % {'unit': unit.name})
        for unit in view.recommendation.units
    ]
    form = UnitForm(request.POST or None, offices=office_choices(on))
    return ask(request, Question('workspace/ask.html', form, save, _('The unit is named.'), page, check=False))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def reassign(request: HttpRequest, pk: int, unit: int) -> HttpResponse:
    """Pass the recommendation on from one unit to another."""
    person, on, view = of_recommendation(request, pk, Permission.NAME_UNITS)
    row = _unit(view, unit)

    def save(data: dict[str, Any]) -> str:
        told = {'to_office': data['to_office'], 'reason': data['reason']}
        units.reassign(unit=unit, **told, by=person, on=on, origin='page')
        return recommendation_home(pk)

    page = recommendation_page(view, _('Pass on from %(unit)s') % {'unit': row.name}, _('Pass on'))
    page['consequence'] = _('From now on the other unit answers; what was answered stays.')
    form = ReassignForm(request.POST or None, offices=office_choices(on))
    return ask(request, Question('workspace/ask.html', form, save, _('The recommendation is passed on.'), page))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def outsiders(request: HttpRequest, pk: int) -> HttpResponse:
    """Whether it is addressed to outsiders, and with whom the answer is coordinated."""
    person, on, view = of_recommendation(request, pk, Permission.NAME_UNITS)
    rec = view.recommendation

    def save(data: dict[str, Any]) -> str:
        told = {'external': data['external'], 'addressed_to': data['addressed_to'].split(';')}
        recommendations.address(recommendation=pk, **told, by=person, on=on, origin='page')
        return recommendation_home(pk)

    page = recommendation_page(view, _('To whom it is addressed'), _('Save'))
    initial = {'external': rec.external, 'addressed_to': '; '.join(rec.addressed_to)}
    form = OutsidersForm(request.POST or None, initial=initial)
    return ask(request, Question('workspace/ask.html', form, save, _('Saved.'), page, check=False))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def drop(request: HttpRequest, pk: int, action: int) -> HttpResponse:
    """Take a key action out of the list, with the reason."""
    person, on, view = of_recommendation(request, pk, Permission.RESPOND)
    row = action_of(view, action)

    def save(data: dict[str, Any]) -> str:
        actions.drop(action=action, reason=data['reason'], by=person, on=on, origin='page')
        return recommendation_home(pk)

    page = recommendation_page(view, _('Drop a key action'), _('Drop the key action'))
    page |= {'wording': None, 'lede': row.text}
    page['consequence'] = _('It leaves the list and stays in the history, with the reason.')
    form = DropForm(request.POST or None)
    return ask(request, Question('workspace/ask.html', form, save, _('The key action is dropped.'), page))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def order(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the key actions in another order."""
    person, on, view = of_recommendation(request, pk, Permission.RESPOND)
    rows = view.recommendation.actions

    def save(data: dict[str, Any]) -> str:
        places = {row.id: (data[f'place-{row.id}'], at) for at, row in enumerate(rows)}
        wanted = sorted(places, key=lambda key: places[key])
        actions.order(recommendation=pk, actions=wanted, by=person, on=on, origin='page')
        return recommendation_home(pk)

    page = recommendation_page(view, _('Order of the key actions'), _('Save the order'))
    form = OrderForm(request.POST or None, rows=[(row.id, row.text) for row in rows])
    return ask(request, Question('workspace/ask.html', form, save, _('Saved.'), page, check=False))


def action_of(view: RecommendationView, key: int) -> ActionRow:
    """The key action of this recommendation. NotFound when it has none of that id."""
    for row in view.recommendation.actions:
        if row.id == key:
            return row
    raise NotFound(f'key action {key}')


def _unit(view: RecommendationView, key: int) -> UnitRow:
    for row in view.recommendation.units:
        if row.id == key:
            return row
    raise NotFound(f'unit {key}')
