"""An import from a page: the file is kept, a worker imports it, and the page shows how far it has come."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from uptake import clock, jobs
from uptake.domain.errors import UptakeError
from uptake.intake.export.importing import import_export
from uptake.intake.models import CatalogueImport
from uptake.matrices.formats.naming import safe_name
from uptake.people.models import Person
from uptake.records import files


def begin(content: bytes, name: str, *, person: Person, at: datetime) -> CatalogueImport:
    """Keep the file and queue its import."""
    with transaction.atomic():
        checksum = files.store(content, media_type='text/csv', at=at)
        begun = CatalogueImport.objects.create(person=person, file_id=checksum, name=safe_name(name), received_at=at)
        jobs.later('uptake.intake.export.running.run', str(begun.pk))
    return begun


def run(key: str) -> None:
    """Import the kept file. Harmless when done again: rows that are there already are known."""
    begun = CatalogueImport.objects.select_related('person').get(pk=key)
    if begun.stage != 'under way':
        return
    found = CatalogueImport.objects.filter(pk=key)

    def progress(done: int, total: int) -> None:
        found.update(done=done, total=total)

    try:
        with files.open_file(begun.file_id) as file:
            content = file.read()
        report = import_export(content, begun.name, by=begun.person, on=clock.today(), progress=progress)
    except UptakeError as error:
        failure = {'what': error.what, 'advice': error.advice, 'where': error.where, 'code': error.code}
        found.update(failure=failure, ended_at=clock.now())
    else:
        found.update(report=asdict(report), ended_at=clock.now())
