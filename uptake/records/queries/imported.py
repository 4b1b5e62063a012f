"""What imports of catalogues have left: each evaluation's row as it was written."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from uptake.domain.errors import NotAllowed
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.access import may
from uptake.records.models import Evaluation


def imported(person: Person | None, *, on: date) -> tuple[dict[str, str], ...]:
    """The rows, heading → cell, of every evaluation that an import brought in; withdrawn ones, too. One query.

    `person` is None for the command line. NotAllowed for a person who may not import catalogues.
    """
    if person is not None and not may(person, Permission.IMPORT_CATALOGUE, on=on):
        raise NotAllowed(_('Only who may import catalogues may see what was imported.'))
    return tuple(Evaluation.objects.exclude(as_written={}).values_list('as_written', flat=True))
