"""The staff pages on an evaluation itself: everything known about it, who does what for it, its lessons."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from uptake.domain.vocabulary import Role
from uptake.people.entry import Entry, entry
from uptake.people.queries import persons
from uptake.people.roles import Permission
from uptake.records import queries
from uptake.records.changes import classifying, designating, evaluations, lessons
from uptake.records.history import gathered
from uptake.records.queries import EvaluationView, LessonKind, NotFound
from uptake.ui import words
from uptake.ui.labels import label
from uptake.ui.missing import or_404
from uptake.workspace.asked import evaluation_home, evaluation_page, of_evaluation, office_choices
from uptake.workspace.describing_forms import DescribeForm, DesignateForm, LessonForm
from uptake.workspace.steps import Question, ask

asks = require_http_methods(['GET', 'HEAD', 'POST'])


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that is known about the evaluation."""
    person, on, view = of_evaluation(request, pk, Permission.DESCRIBE)
    form = DescribeForm(request.POST or None, view=view, offices=office_choices(on))

    def save(data: dict[str, Any]) -> str:
        told: dict[str, Any] = {'evaluation': pk, 'by': person, 'on': on, 'origin': 'page'}
        with gathered():
            evaluations.describe(fields=form.facts(), **told)
            classifying.classify(**form.belongings(), **told)
        return evaluation_home(pk)

    page = evaluation_page(view, _('About this evaluation'), _('Save'))
    return ask(request, Question('workspace/describe.html', form, save, _('Saved.'), page, check=False))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def designate(request: HttpRequest, pk: int) -> HttpResponse:
    """Who coordinates, manages or commissions."""
    person, on, view = of_evaluation(request, pk, Permission.DESIGNATE)

    def save(data: dict[str, Any]) -> str:
        chosen = {'role': Role(data['role']), 'person': data['person']}
        designating.designate(evaluation=pk, **chosen, by=person, on=on, origin='page')
        return evaluation_home(pk)

    page = evaluation_page(view, _('Designate a person'), _('Designate'))
    page['consequence'] = _('Who held the role before steps back from today. The history keeps both.')
    held = queries.matrix_of(person, pk, on=on).roles
    page['reminders'] = [words.named(str(label('role', row.role)), f'{row.name}, {row.function}') for row in held]
    form = DesignateForm(request.POST or None, people=_people(on))
    return ask(request, Question('workspace/ask.html', form, save, _('Designated.'), page))


@entry(Entry.SIGNED_IN)
@asks
@or_404(NotFound)
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """A lesson learned or a good practice."""
    person, on, view = of_evaluation(request, pk, Permission.ENTER)

    def save(data: dict[str, Any]) -> str:
        told = {name: data[name] for name in ('text', 'recommendation', 'language')}
        lessons.note(evaluation=pk, kind=LessonKind(data['kind']), **told, by=person, on=on, origin='page')
        return evaluation_home(pk)

    page = evaluation_page(view, _('Note a lesson or a good practice'), _('Save'))
    page['lede'] = _('Nothing has to be answered or followed up.')
    initial = {'recommendation': request.GET.get('recommendation'), 'language': view.row.title_language}
    form = LessonForm(request.POST or None, about=_numbers(person, view, on), initial=initial)
    return ask(request, Question('workspace/ask.html', form, save, _('Noted.'), page, check=False))


def _people(on: date) -> list[tuple[int, str]]:
    return [(row.id, ', '.join(filter(None, (row.name, row.function)))) for row in persons(on=on)]


def _numbers(person: Any, view: EvaluationView, on: date) -> list[tuple[int, str]]:
    """The recommendations as choices: number and the first words."""
    rows = queries.matrix_of(person, view.id, on=on).recommendations
    return [(row.id, f'{row.number or row.position} · {" ".join(row.text.split()[:10])}') for row in rows]
