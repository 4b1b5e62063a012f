"""Pages: importing a repository's export, how far an import has come, and its report by row."""

from __future__ import annotations

import csv
import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET

from uptake import clock
from uptake.intake.export.running import begin
from uptake.intake.export.showing import shown
from uptake.intake.failures import failure_in_words
from uptake.intake.models import CatalogueImport
from uptake.intake.receiving import ExportForm
from uptake.intake.views.finding import person_of
from uptake.people.entry import Entry, entry
from uptake.people.roles import Permission
from uptake.records.access import may
from uptake.ui.receiving import SizeLimit, limited

#: A cell that begins so would be a formula in a spreadsheet.
FORMULA = ('=', '+', '-', '@', '\t', '\r')


def _import_or_404(request: HttpRequest, pk: uuid.UUID) -> CatalogueImport:
    _only_who_may(request)
    return get_object_or_404(CatalogueImport.objects.select_related('person'), pk=pk)


def _only_who_may(request: HttpRequest) -> None:
    if not may(person_of(request), Permission.IMPORT_CATALOGUE, on=clock.today()):
        raise Http404


@entry(Entry.SIGNED_IN)
@csrf_exempt
def imports(request: HttpRequest) -> HttpResponseBase:
    """Upload an export, and the list of imports. The size is counted while the file comes in."""
    return _imports(request, limited(request) if request.method == 'POST' else SizeLimit())


@csrf_protect
def _imports(request: HttpRequest, limit: SizeLimit) -> HttpResponseBase:
    _only_who_may(request)
    form = ExportForm(request.POST, request.FILES) if request.method == 'POST' else ExportForm()
    if request.method == 'POST':
        form.refuse_large(limit.refused)
        if form.is_valid():
            file = form.cleaned_data['export']
            begun = begin(file.read(), file.name or '', person=person_of(request), at=clock.now())
            return redirect('intake:import', begun.pk)
    rows = CatalogueImport.objects.select_related('person')[:50]
    context = {'form': form, 'rows': rows, 'section': 'workspace:evaluations'}
    return render(request, 'intake/imports.html', context, status=422 if form.errors else 200)


@entry(Entry.SIGNED_IN)
@require_GET
def import_(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """How far an import has come, and then its report."""
    found = _import_or_404(request, pk)
    context = {
        'import': found,
        'under_way': found.stage == 'under way',
        'failure': failure_in_words(found.failure) if found.failure else None,
        'shown': shown(found.report, request.GET.get('kind', '')) if found.report else None,
        'section': 'workspace:evaluations',
    }
    return render(request, 'intake/import.html', context)


@entry(Entry.SIGNED_IN)
@require_GET
def import_report(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The whole report as CSV, one remark a row."""
    found = _import_or_404(request, pk)
    response = HttpResponse(content_type='text/csv; charset=utf-8')
    response['Content-Disposition'] = 'attachment; filename="import-report.csv"'
    response.write('\ufeff')
    table = csv.writer(response)
    heading = ('Row', 'Column', 'Kind', 'What is odd', 'As written', 'Understood as')
    table.writerow([gettext(word) for word in heading])
    for remark in (found.report or {'remarks': []})['remarks']:
        names = ('line', 'column', 'code', 'what', 'written', 'understood')
        table.writerow([_harmless(str(remark[name])) for name in names])
    return response


def _harmless(text: str) -> str:
    """The text so that no spreadsheet runs it."""
    return f"'{text}" if text.startswith(FORMULA) else text
