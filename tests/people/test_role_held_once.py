"""The same role is held once from the same day, for an office and for the whole organisation alike."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.cast import FOUNDED, Cast
from uptake.people.models import RoleHeld


@pytest.mark.django_db
@pytest.mark.parametrize('who', ['head', 'central'])
def test_the_same_role_from_the_same_day_is_refused_by_the_database(cast: Cast, who: str):
    held = RoleHeld.objects.get(person=getattr(cast, who))
    assert held.valid_from == FOUNDED
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleHeld.objects.create(person=held.person, role=held.role, office=held.office, valid_from=held.valid_from)
