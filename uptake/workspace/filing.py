"""The staff pages on the files of an evaluation: attach them, see them, open them to the public or close them (A2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from uptake import clock
from uptake.domain.errors import RuleError
from uptake.domain.vocabulary import DocumentKind
from uptake.people.entry import Entry, entry
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records import files as stored
from uptake.records.changes import documents
from uptake.records.queries import EvaluationView, NotFound
from uptake.ui.missing import or_404
from uptake.ui.receiving import SizeLimit, limited
from uptake.workspace.asked import evaluation_page, of_evaluation
from uptake.workspace.filing_form import FileForm, ending_of, media_type_of
from uptake.workspace.paging import pages_of


@entry(Entry.SIGNED_IN)
@csrf_exempt
def files(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The files, and one more. The size is counted while a file comes in, before anything else reads the request."""
    return _files(request, pk, limited(request) if request.method == 'POST' else SizeLimit())


@csrf_protect
@require_http_methods(['GET', 'HEAD', 'POST'])
@or_404(NotFound)
def _files(request: HttpRequest, pk: int, limit: SizeLimit) -> HttpResponseBase:
    person, on, view = of_evaluation(request, pk, Permission.REGISTER)
    form = FileForm(request.POST or None, request.FILES or None, initial={'language': view.row.title_language})
    if request.method == 'POST':
        form.refuse_large(limit.refused)
        if form.is_valid() and _attached(form, view, person, on):
            messages.success(request, _('The file is attached.'))
            return redirect('workspace:files', pk)
    page = evaluation_page(view, _('Files'), _('Attach the file'))
    page |= {'form': form, 'view': view, 'evaluation': view.row}
    return render(request, 'workspace/files.html', page, status=422 if form.errors else 200)


@entry(Entry.SIGNED_IN)
@require_POST
@or_404(NotFound)
def disclose(request: HttpRequest, pk: int, document: int) -> HttpResponse:
    """Open a file to the public, or close it."""
    person, on, view = of_evaluation(request, pk, Permission.REGISTER)
    if document not in {row.id for row in view.documents}:
        raise NotFound(f'document {document}')
    public = request.POST.get('public') == 'yes'
    documents.disclose(document=document, public=public, by=person, on=on, origin='page')
    messages.success(request, _('The public may have the file.') if public else _('The file is for staff only.'))
    return redirect('workspace:files', pk)


def _attached(form: FileForm, view: EvaluationView, person: Person, on: date) -> bool:
    """Keep the file and attach it; what is refused stands beside its field, and nothing is saved."""
    data: dict[str, Any] = form.cleaned_data
    file, kind = data['file'], DocumentKind(data['kind'])
    told = {'kind': kind, 'language': data['language'], 'public': data['public']}
    try:
        with transaction.atomic():
            checksum = stored.store(file.read(), media_type=media_type_of(file.name), at=clock.now())
            counted = kind in documents.MOST_PAGES and ending_of(file.name) == 'pdf'
            pages = pages_of(stored.path_of(checksum)) if counted else None
            documents.attach(
                evaluation=view.id, file=checksum, name=file.name, pages=pages, **told, by=person, on=on, origin='page'
            )
    except RuleError as error:
        form.refuse(error)
        return False
    return True
