"""The staff pages with which an evaluation comes in and goes out: register, enter recommendations, publish."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from uptake import clock
from uptake.domain.vocabulary import Coverage, EvaluatorKind, Level, Timing
from uptake.people.entry import Entry, entry
from uptake.people.roles import Permission
from uptake.records import queries
from uptake.records.changes import evaluations, recommendations, units
from uptake.records.facts import EvaluationFacts
from uptake.records.queries import NotFound
from uptake.ui.missing import or_404
from uptake.workspace.asked import evaluation_home, evaluation_page, of_evaluation, office_choices
from uptake.workspace.forms import Asking, EvaluationForm, PublishForm, RecommendationForm, RestrictForm
from uptake.workspace.reader import reader
from uptake.workspace.steps import Question, ask

asks = require_http_methods(['GET', 'HEAD', 'POST'])


@entry(Entry.SIGNED_IN)
@asks
def register(request: HttpRequest) -> HttpResponse:
    """Register an evaluation."""
    person, on = reader(request), clock.today()
    if not queries.may(person, Permission.REGISTER, on=on):
        raise Http404('registering is not open to this person')

    def save(data: dict[str, Any]) -> str:
        key = evaluations.register(facts=_facts(data), by=person, on=on, origin='page')
        return reverse('workspace:evaluation', args=[key])

    page = {
        'heading': _('Register an evaluation'),
        'lede': _('Only the title is needed now; the rest can be added later.'),
        'verb': _('Register the evaluation'),
        'crumbs': [(reverse('workspace:evaluations'), _('Evaluations'))],
        'section': 'workspace:evaluations',
    }
    form = EvaluationForm(request.POST or None, offices=office_choices(on))
    return ask(
        request, Question('workspace/ask.html', form, save, _('The evaluation is registered.'), page, check=False)
    )


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter a recommendation, word for word."""
    person, on, view = of_evaluation(request, pk, Permission.ENTER)

    def save(data: dict[str, Any]) -> str:
        told = {name: data[name] for name in ('text', 'number', 'language', 'source_page', 'external')}
        key = recommendations.enter(evaluation=pk, **told, by=person, on=on, origin='page')
        for office in data['units']:
            units.name(recommendation=key, office=office, by=person, on=on)
        return reverse('workspace:enter', args=[pk]) if request.POST.get('more') else evaluation_home(pk)

    page = evaluation_page(view, _('Enter a recommendation'), _('Save the recommendation'))
    form = RecommendationForm(request.POST or None, units=office_choices(on))
    done = _('The recommendation is entered.')
    return ask(request, Question('workspace/ask.html', form, save, done, page, check=False))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the report: the wording becomes final and the time limits begin."""
    person, on, view = of_evaluation(request, pk, Permission.PUBLISH)

    def save(data: dict[str, Any]) -> str:
        evaluations.publish(evaluation=pk, published_on=data['published_on'], by=person, on=on, origin='page')
        return evaluation_home(pk)

    page = evaluation_page(view, _('Publish the report'), _('Publish the report'))
    page['consequence'] = _('The wording of every recommendation becomes final, and the time limits begin.')
    form = PublishForm(request.POST or None, today=on)
    return ask(request, Question('workspace/ask.html', form, save, _('The report is published.'), page))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def publish_matrix(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the management response."""
    person, on, view = of_evaluation(request, pk, Permission.PUBLISH_MATRIX)

    def save(data: dict[str, Any]) -> str:
        evaluations.publish_matrix(evaluation=pk, by=person, on=on, origin='page')
        return evaluation_home(pk)

    page = evaluation_page(view, _('Publish the management response'), _('Publish the management response'))
    page['lede'] = _('Everybody will see every response, key action and follow-up, without persons’ names.')
    form = Asking(request.POST or None)
    done = _('The management response is published.')
    return ask(request, Question('workspace/ask.html', form, save, done, page, check=False))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def restrict(request: HttpRequest, pk: int) -> HttpResponse:
    """Close the management response to the public, with the reason."""
    person, on, view = of_evaluation(request, pk, Permission.PUBLISH_MATRIX)

    def save(data: dict[str, Any]) -> str:
        told = {'reason': data['reason'], 'until': data['until']}
        evaluations.restrict(evaluation=pk, **told, by=person, on=on, origin='page')
        return evaluation_home(pk)

    page = evaluation_page(view, _('Restrict the management response'), _('Restrict access'))
    page['consequence'] = _('The public page will say that access is restricted.')
    form = RestrictForm(request.POST or None)
    return ask(request, Question('workspace/ask.html', form, save, _('Access is restricted.'), page))


def _facts(data: dict[str, Any]) -> EvaluationFacts:
    return EvaluationFacts(
        title=data['title'],
        title_language=data['title_language'],
        reference=data['reference'],
        donor=data['donor'],
        commissioner=data['commissioner'],
        evaluator_kind=EvaluatorKind(data['evaluator_kind']) if data['evaluator_kind'] else None,
        timing=Timing(data['timing']) if data['timing'] else None,
        coverage=Coverage(data['coverage']) if data['coverage'] else None,
        levels=tuple(Level(level) for level in data['levels']),
        managing_office=data['managing_office'],
    )
