"""Pages: the uploads, and how far the reading of one has come."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_GET, require_POST

from uptake import clock
from uptake.intake import steps
from uptake.intake.models import Upload
from uptake.intake.receiving import UploadForm
from uptake.intake.uploads import cancel, read_again, receive, uploads_of
from uptake.intake.views.finding import person_of, upload_or_404
from uptake.people.entry import Entry, entry
from uptake.people.roles import Permission
from uptake.records import files
from uptake.records.access import may
from uptake.ui.receiving import SizeLimit, limited


@entry(Entry.SIGNED_IN)
@csrf_exempt
def uploads(request: HttpRequest) -> HttpResponseBase:
    """Upload documents, and the list of what was uploaded. The size is counted while a file comes in."""
    return _uploads(request, limited(request) if request.method == 'POST' else SizeLimit())


@csrf_protect
def _uploads(request: HttpRequest, limit: SizeLimit) -> HttpResponseBase:
    person, today = person_of(request), clock.today()
    target = request.POST.get('for') or request.GET.get('for') or ''
    evaluation = int(target) if target.isdecimal() else None
    if not may(person, Permission.TAKE_IN, on=today, evaluation=evaluation):
        raise Http404
    form = UploadForm(request.POST, request.FILES) if request.method == 'POST' else UploadForm()
    if request.method == 'POST':
        form.refuse_large(limit.refused)
        if form.is_valid():
            return _received(form, request, evaluation)
    rows = [steps.listed(upload) for upload in uploads_of(person, on=today)]
    context = {'form': form, 'rows': rows, 'today': today, 'for': evaluation, 'section': 'workspace:evaluations'}
    context['may_import'] = may(person, Permission.IMPORT_CATALOGUE, on=today)
    return render(request, 'intake/uploads.html', context, status=422 if form.errors else 200)


def _received(form: UploadForm, request: HttpRequest, evaluation: int | None) -> HttpResponseBase:
    at, person = clock.now(), person_of(request)
    received = [
        receive(each.read(), each.name or '', person=person, at=at, for_evaluation=evaluation)
        for each in form.cleaned_data['documents']
    ]
    return redirect('intake:upload', received[0].pk) if len(received) == 1 else redirect('intake:uploads')


@entry(Entry.SIGNED_IN)
@require_GET
def upload(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """How far the reading has come; safe to leave."""
    return render(request, 'intake/upload.html', _progress(upload_or_404(request, pk)))


@entry(Entry.SIGNED_IN)
@require_GET
def progress(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The steps alone, for the script that keeps the page current."""
    found = upload_or_404(request, pk)
    response = render(request, 'intake/steps.html', _progress(found))
    if found.stage == 'ready':
        response['X-Next'] = steps.next_address(found)
    response['Cache-Control'] = 'no-store'
    return response


def _progress(found: Upload) -> dict[str, Any]:
    return {
        'upload': found,
        'stage': found.stage,
        'steps': steps.steps_of(found),
        'elapsed': steps.elapsed(found, clock.now()),
        'under_way': found.stage in ('waiting', 'reading'),
        'failure': steps.failure_of(found),
        'next': steps.next_address(found),
        'further': Upload.objects.filter(whole=found.pk).only('id', 'part') if found.stage == 'ready' else (),
        'today': clock.today(),
        'section': 'workspace:evaluations',
    }


@entry(Entry.SIGNED_IN)
@require_POST
def cancelled(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Give an upload up. The original is kept."""
    if cancel(upload_or_404(request, pk), at=clock.now()):
        messages.success(request, gettext('Cancelled. The file is kept; nothing else was saved.'))
    return redirect('intake:upload', pk)


@entry(Entry.SIGNED_IN)
@require_POST
def again(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """Have the file read once more."""
    read_again(upload_or_404(request, pk))
    return redirect('intake:upload', pk)


@entry(Entry.SIGNED_IN)
@require_GET
def original(request: HttpRequest, pk: uuid.UUID) -> FileResponse:
    """The file as it was uploaded, always to be saved, never shown by the browser."""
    found = upload_or_404(request, pk)
    response = FileResponse(
        files.open_file(found.file_id), as_attachment=True, filename=found.name, content_type='application/octet-stream'
    )
    response['Content-Security-Policy'] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    return response
