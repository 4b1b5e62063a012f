"""Confirming: nothing is in the records before, everything is after, once, with its document and its history."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils.html import escape

from tests.cast import Cast
from tests.intake.confirming_at_once import ROOT, confirm_at_once, settle, take
from tests.intake.conftest import WORD, Upload_
from uptake import clock
from uptake.domain.errors import RuleError
from uptake.intake.models import Upload
from uptake.intake.readiness import unit_names
from uptake.intake.uploads import review_of
from uptake.records import queries
from uptake.records.facts import EvaluationFacts

pytestmark = pytest.mark.records
NEW = {'into': 'new', 'title': 'Harbours of the west coast', 'published_on': '30 June 2024', 'level': 'project'}


@pytest.fixture
def checked(central: Client, uploaded: Upload_) -> Upload:
    """An upload about which nothing is open any more."""
    upload = uploaded(central, WORD)
    settle(central, upload)
    return upload


def post(client: Client, upload: Upload, **sent: str) -> Any:
    return client.post(f'/desk/intake/{upload.pk}/confirm/', {**NEW, **sent})


def evaluation_of(upload: Upload) -> int:
    found = Upload.objects.values_list('evaluation_id', flat=True).get(pk=upload.pk)
    assert found is not None
    return found


def test_a_confirmed_matrix_is_in_the_records_whole(central: Client, cast: Cast, checked: Upload):
    state = review_of(checked).state
    today = clock.today()
    before = len(queries.evaluations(cast.central, on=today).rows)
    answer = post(central, checked)
    evaluation = evaluation_of(checked)
    assert answer['Location'].rstrip('/').endswith(f'/{evaluation}')
    assert len(queries.evaluations(cast.central, on=today).rows) == before + 1
    stored = queries.matrix_of(cast.central, evaluation, on=today)
    said = state['fields']
    assert [row.text for row in stored.recommendations] == [
        said[f'{each["key"]}.text']['value'] for each in state['recommendations']
    ]
    for row, each in zip(stored.recommendations, state['recommendations'], strict=True):
        assert [action.text for action in row.actions] == [said[f'{key}.text']['value'] for key in each['actions']]
        for action, key in zip(row.actions, each['actions'], strict=True):
            if f'{key}.deadline' in said:
                assert action.deadline.text == said[f'{key}.deadline']['value']['text']
    facts = queries.evaluation_for(cast.central, evaluation, on=today)
    assert facts.row.title == 'Harbours of the west coast'
    assert str(facts.row.published_on) == '2024-06-30'
    assert [document.sha256 for document in facts.documents] == [checked.file_id]


def test_the_history_says_who_confirmed_what_from_which_document(central: Client, cast: Cast, checked: Upload):
    post(central, checked)
    rows = queries.history_of(cast.central, evaluation=evaluation_of(checked), on=clock.today()).rows
    assert any(checked.file_id in row.origin for row in rows)
    assert {row.by for row in rows if checked.file_id in row.origin} != {''}


def test_the_deadlines_of_a_confirmed_matrix_are_in_what_is_due(central: Client, checked: Upload):
    post(central, checked)
    assert 'Harbours of the west coast' in central.get('/desk/').content.decode()


def test_pressing_twice_confirms_once_and_shows_the_same_evaluation(central: Client, cast: Cast, checked: Upload):
    first = post(central, checked)
    second = post(central, checked, title='Another title')
    assert first['Location'] == second['Location']
    facts = queries.evaluation_for(cast.central, evaluation_of(checked), on=clock.today())
    assert facts.row.title == 'Harbours of the west coast'


def test_nothing_is_confirmed_while_something_is_open(central: Client, checked: Upload):
    central.post(f'/desk/intake/{checked.pk}/edit/', {'kind': 'add', 'path': 'recommendations', 'text': ''})
    answer = post(central, checked)
    assert answer.status_code == 422
    assert 'The recommendation has no text.' in answer.content.decode()
    assert Upload.objects.get(pk=checked.pk).confirmed_at is None


@pytest.mark.parametrize(
    ('sent', 'message'),
    [
        ({'title': ' '}, 'Write the title of the evaluation'),
        ({'published_on': ''}, 'or say that it is not known'),
        ({'published_on': 'spring'}, 'Write a day, such as 30 June 2024.'),
        ({'published_on': '1 January 2090'}, 'lies in the future'),
    ],
)
def test_what_the_register_lacks_is_said_beside_the_field(
    sent: dict[str, str], message: str, central: Client, checked: Upload
):
    answer = post(central, checked, **sent)
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert Upload.objects.get(pk=checked.pk).confirmed_at is None


def test_a_publication_date_that_is_not_known_may_be_left_out(central: Client, checked: Upload):
    assert post(central, checked, published_on='', not_published='on').status_code == 302


def test_a_rejection_without_a_reason_is_asked_about_before_it_can_be_saved(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    settle(central, upload)
    for field, words in (('r1.response', 'rejected'), ('r1.response_comment', '')):
        central.post(
            f'/desk/intake/{upload.pk}/edit/', {'kind': 'fill', 'path': field, 'at': 'r1', f'value:{field}': words}
        )
    assert 'the guidance asks for a reason' in central.get(f'/desk/intake/{upload.pk}/check/').content.decode()
    assert post(central, upload).status_code == 422


def test_a_matrix_can_go_into_an_evaluation_that_is_there_already(
    central: Client, cast: Cast, checked: Upload, uploaded: Upload_
):
    from uptake.records.changes import evaluations

    title = review_of(checked).state['fields']['heading.title']['value']
    there = evaluations.register(facts=EvaluationFacts(title=title), by=None, on=clock.today())
    page = central.get(f'/desk/intake/{checked.pk}/check/').content.decode()
    assert f'value="{there}"' in page
    assert post(central, checked, into=str(there)).status_code == 302
    assert evaluation_of(checked) == there


def test_an_evaluation_that_somebody_may_not_change_is_not_offered(
    cast: Cast, signed_in: Callable[[str], Client], uploaded: Upload_
):
    from uptake.records.changes import evaluations

    manager = signed_in('manager')
    upload = uploaded(manager, WORD)
    settle(manager, upload)
    title = review_of(upload).state['fields']['heading.title']['value']
    there = evaluations.register(
        facts=EvaluationFacts(title=title, managing_office=cast.offices['sudonia'].pk), by=None, on=clock.today()
    )
    assert f'value="{there}"' not in manager.get(f'/desk/intake/{upload.pk}/check/').content.decode()
    assert post(manager, upload, into=str(there)).status_code == 422


def test_the_office_that_a_name_means_is_told_and_gets_what_is_due(
    central: Client, cast: Cast, checked: Upload, signed_in: Callable[[str], Client]
):
    name = unit_names(review_of(checked).state)[0]
    page = central.get(f'/desk/intake/{checked.pk}/check/').content.decode()
    assert f'name="office:{escape(name)}"' in page
    answer = post(central, checked, **{f'office:{name}': 'No such office'})
    assert answer.status_code == 422
    assert 'There is no office “No such office”' in answer.content.decode()
    post(central, checked, **{f'office:{name}': 'norland field unit'})
    rows = queries.matrix_of(cast.central, evaluation_of(checked), on=clock.today()).recommendations
    named = {unit.office_id for row in rows for unit in row.units}
    named |= {office for row in rows for action in row.actions for office, _name in action.units}
    assert cast.offices['field'].pk in named


def test_after_confirmation_nothing_can_be_edited(central: Client, checked: Upload):
    post(central, checked)
    count = checked.edits.count()
    central.post(f'/desk/intake/{checked.pk}/edit/', {'kind': 'add', 'path': 'recommendations', 'text': 'One more.'})
    assert checked.edits.count() == count


def test_a_cancelled_upload_cannot_be_confirmed(central: Client, cast: Cast, checked: Upload):
    central.post(f'/desk/intake/{checked.pk}/cancel/')
    with pytest.raises(RuleError):
        take(checked, cast.central)


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_at_the_same_moment_make_one_evaluation(cast: Cast, tmp_path: Path):
    if connection.vendor == 'sqlite':
        # The tests' own database lives in memory, where SQLite locks whole tables; the real one is a file.
        environment = {
            **os.environ,
            'UPTAKE_DATA': str(tmp_path),
            'UPTAKE_SECRET_KEY': 'x' * 50,
            'UPTAKE_ALLOWED_HOSTS': 'testserver',
        }
        command = [sys.executable, '-m', 'tests.intake.confirming_at_once']
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
        assert done.returncode == 0, done.stderr
        made, failed = json.loads(done.stdout)
    else:
        made, failed = confirm_at_once(cast.central)
    assert failed == []
    assert len({evaluation for evaluation, _first in made}) == 1
    assert sorted(first for _evaluation, first in made) == [False, False, False, True]
