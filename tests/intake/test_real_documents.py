"""Real matrices, where they are at hand: uploaded, checked, confirmed, everything in the records."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.intake.confirming_at_once import settle
from tests.intake.conftest import Upload_
from uptake import clock
from uptake.deadlines import read_deadline
from uptake.intake.models import Upload
from uptake.intake.uploads import review_of
from uptake.records import queries

pytestmark = pytest.mark.records
SHARED = Path(__file__).resolve().parent.parent.parent.parent / 'shared'
REAL = ('matrices/docx/004.docx', 'matrices/real/hoa.pdf', 'seeds/004_7202b5815cd2c5a5.txt', 'matrices/xlsx/002.xlsx')


@pytest.mark.parametrize('name', REAL)
def test_a_real_matrix_goes_from_its_file_into_the_records(name: str, central: Client, cast: Cast, uploaded: Upload_):
    path = SHARED / name
    if not path.exists():
        pytest.skip('the real matrices are not on this machine')
    upload = uploaded(central, path)
    assert upload.stage == 'ready'
    settle(central, upload)
    state = review_of(upload).state
    sent = {'into': 'new', 'title': 'A real one', 'published_on': '30 June 2023'}
    assert central.post(f'/desk/intake/{upload.pk}/confirm/', sent).status_code == 302
    evaluation = Upload.objects.get(pk=upload.pk).evaluation_id
    assert evaluation is not None
    stored = queries.matrix_of(cast.central, evaluation, on=clock.today()).recommendations
    assert len(stored) == len(state['recommendations'])
    actions = [key for each in state['recommendations'] for key in each['actions']]
    kept = [action.deadline for row in stored for action in row.actions]
    assert [deadline.text for deadline in kept] == [said['text'] for said in map(said_of(state), actions)]
    for deadline, said in zip(kept, map(said_of(state), actions), strict=True):
        if said['certainty'] == 'relative':
            assert deadline.latest == read_deadline(said['text'], published=date(2023, 6, 30)).latest
        else:
            assert (str(deadline.latest) if deadline.latest else None) == said['latest']


def said_of(state: dict[str, Any]) -> Callable[[str], dict[str, Any]]:
    """What the checked state says of an action's deadline."""
    nothing = {'text': '', 'latest': None, 'certainty': 'none'}
    return lambda key: state['fields'].get(f'{key}.deadline', {}).get('value') or nothing
