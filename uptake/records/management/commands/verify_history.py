"""`verify_history`: walk the chain and name the first entry that does not hold."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from uptake.records import history
from uptake.records.models import HistoryHead


class Command(BaseCommand):
    """Exit status 0 and the digest of the last entry, or 1 and the first broken entry."""

    help = 'Check that no entry of the history was changed, removed or put in.'
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what was found."""
        broken = history.verify()
        if broken is None:
            head = HistoryHead.objects.filter(id=1).first()
            count, digest = (head.count, head.digest) if head else (0, '')
            self.stdout.write(f'The history holds: {count} entries, the last is {digest or "none"}.')
            return
        where = f'Entry {broken.number}' if broken.number else 'A record'
        raise CommandError(f'{where} is broken. {broken.reason}', returncode=1)
