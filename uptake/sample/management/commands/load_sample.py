"""`load_sample`: the invented organisation, the first time; nothing if it is there already."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from uptake import clock
from uptake.sample.loading import load


class Command(BaseCommand):
    """Loads the sample organisation unless somebody is here already."""

    help = 'Loads the invented organisation, with evaluations at every stage relative to today.'

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many evaluations there are."""
        count = load(on=clock.today())
        if count:
            self.stdout.write(f'The sample organisation has {count} evaluations.')
