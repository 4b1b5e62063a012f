"""The staff pages that show: what is due, evaluations, recommendations, history."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from uptake import clock
from uptake.deadlines.reading import read_deadline
from uptake.people.entry import Entry, entry
from uptake.records.queries import NotFound
from uptake.ui import words
from uptake.ui.missing import or_404
from uptake.workspace import pages
from uptake.workspace.due import due as due_page
from uptake.workspace.reader import reader


@entry(Entry.SIGNED_IN)
@require_safe
def due(request: HttpRequest) -> HttpResponse:
    """What is due from the person, soonest first."""
    return render(request, 'workspace/due.html', due_page(reader(request), clock.today()))


@entry(Entry.SIGNED_IN)
@require_safe
def evaluations(request: HttpRequest) -> HttpResponse:
    """The evaluations, narrowed by what the address says."""
    page = pages.evaluations(reader(request), request.GET.dict(), clock.today())
    return render(request, 'workspace/evaluations.html', page)


@entry(Entry.SIGNED_IN)
@require_safe
@or_404(NotFound)
def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """An evaluation with its matrix."""
    return render(request, 'workspace/evaluation.html', pages.evaluation(reader(request), pk, clock.today()))


@entry(Entry.SIGNED_IN)
@require_safe
@or_404(NotFound)
def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """A recommendation with all that hangs on it."""
    return render(request, 'workspace/recommendation.html', pages.recommendation(reader(request), pk, clock.today()))


@entry(Entry.SIGNED_IN)
@require_safe
@or_404(NotFound)
def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every change to an evaluation."""
    page = pages.history(reader(request), pk, request.GET.get('before'), clock.today())
    return render(request, 'workspace/history.html', page)


@entry(Entry.SIGNED_IN)
@require_safe
def deadline(request: HttpRequest) -> HttpResponse:
    """How a deadline is understood, as one line of text, for the page that shows it while one writes."""
    return HttpResponse(words.understood(read_deadline(request.GET.get('text', '')[:1000])), content_type='text/plain')
