"""The public pages: what is published, and what the organisation answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from uptake import clock
from uptake.catalogue import pages
from uptake.catalogue.serving import serve
from uptake.people.entry import Entry, entry
from uptake.people.models import Person
from uptake.records.queries import NotFound, document_for
from uptake.ui.missing import or_404


@entry(Entry.PUBLIC)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What is published, newest first."""
    return render(request, 'catalogue/home.html', pages.home(request.GET.dict(), clock.today()))


@entry(Entry.PUBLIC)
@require_safe
@or_404(NotFound)
def evaluation(request: HttpRequest, pk: int) -> HttpResponse:
    """An evaluation as the public sees it."""
    return render(request, 'catalogue/evaluation.html', pages.evaluation(pk, clock.today()))


@entry(Entry.PUBLIC)
@require_safe
@or_404(NotFound)
def recommendation(request: HttpRequest, pk: int) -> HttpResponse:
    """A recommendation as the public sees it."""
    return render(request, 'catalogue/recommendation.html', pages.recommendation(pk, clock.today()))


@entry(Entry.PUBLIC)
@require_safe
@or_404(NotFound)
def file(request: HttpRequest, sha256: str, name: str) -> HttpResponseBase:
    """A file, for who may have it."""
    person = request.user if isinstance(request.user, Person) else None
    return serve(request, document_for(person, sha256, on=clock.today()))
