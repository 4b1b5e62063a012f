"""`uptake catalogue import FILE`: a repository's export becomes evaluations; says what a person should look at."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from uptake import clock
from uptake.domain.errors import UptakeError
from uptake.intake.export.importing import Report, import_export


class Command(BaseCommand):
    """Imports a CSV export. Exit status 2 when the file cannot be read."""

    help = "Imports a repository's export. Importing twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument('file', help='the CSV file')

    def handle(self, *args: Any, **options: Any) -> None:
        """Import, telling the progress, and print the report by row."""
        path = Path(options['file'])
        try:
            report = import_export(path.read_bytes(), path.name, by=None, on=clock.today(), progress=self._progress)
        except OSError as error:
            raise CommandError(f'{path}: {error.strerror}. Name a file that can be read.', returncode=2) from None
        except UptakeError as error:
            raise CommandError(str(error), returncode=2) from None
        self._say(report)

    def _progress(self, done: int, total: int) -> None:
        self.stderr.write(f'{done} of {total} registered')

    def _say(self, report: Report) -> None:
        for remark in report.remarks:
            understood = f' Understood as: {remark.understood}.' if remark.understood else ''
            written = ' '.join(remark.written.split())[:100]
            self.stdout.write(f'row {remark.line}, {remark.column}: {remark.what} Written: “{written}”.{understood}')
        rows = len({remark.line for remark in report.remarks})
        kinds = Counter(remark.code for remark in report.remarks)
        self.stdout.write(f'{report.read} rows: {report.registered} registered, {report.known} known already.')
        self.stdout.write(
            f'{rows} of {report.read} rows to look at: ' + ', '.join(f'{n} {k}' for k, n in kinds.items())
        )
