"""A newer version: what only the file changed is ticked, what both changed is not, wording stays sealed."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast
from tests.intake.confirming_at_once import settle
from tests.intake.conftest import DOCUMENTS, WORD, Upload_
from uptake import clock
from uptake.domain.process import Stage
from uptake.domain.vocabulary import Response, Role
from uptake.intake.difference import Item, Kind, differences
from uptake.intake.models import Upload
from uptake.records import queries
from uptake.records.changes import evaluations, responses

pytestmark = pytest.mark.records


def action(key: str, text: str, deadline: str = '') -> Item:
    return Item(key, text, '', {'text': text, 'deadline': deadline}, {'text': text, 'deadline': deadline})


def recommendation(key: str, text: str, response: str, *actions: Item) -> Item:
    return Item(key, text, '1', {'wording': text, 'response': response}, {'response': response}, list(actions))


LAST = [recommendation('r1', 'Dig deeper wells.', 'accepted', action('r1a1', 'Hire a rig.', '2025'))]


def said(*actions: Item, response: str = 'accepted', text: str = 'Dig deeper wells.') -> list[Item]:
    return [recommendation('7', text, response, *actions)]


def kinds(stored: list[Item], now: list[Item], last: list[Item] | None = LAST) -> list[tuple[str, str]]:
    return [(row.name, row.kind.value) for row in differences(stored, now, last)]


STORED = said(action('a9', 'Hire a rig.', '2025'))
OURS = said(action('a9', 'Hire a rig.', '2026'))
LATER = said(action('x', 'Hire a rig.', '2027'))


@pytest.mark.parametrize(
    ('stored', 'now', 'expected'),
    [
        (STORED, LAST, []),
        (STORED, said(action('x', 'Hire a rig.', '2027')), [('deadline', 'safe')]),
        (
            said(action('a9', 'Hire a rig.', '2026')),
            said(action('x', 'Hire a rig.', '2027')),
            [('deadline', 'conflict')],
        ),
        (OURS, LAST, []),
        (said(action('a9', 'Hire a rig.', '2027')), said(action('x', 'Hire a rig.', '2027')), []),
        (STORED, said(action('x', 'Hire a rig.', '2025'), response='rejected'), [('response', 'safe')]),
        (STORED, said(action('x', 'Hire a rig.', '2025'), action('y', 'Buy pumps.')), [('action', 'new')]),
        (STORED, said(), [('action', 'gone')]),
        (STORED, said(action('x', 'Hire a rig.', '2025'), text='Dig much deeper wells.'), [('wording', 'sealed')]),
        (STORED, [*LAST, recommendation('r2', 'Share maps.', '')], [('text', 'added')]),
    ],
)
def test_each_difference_is_told_for_what_it_is(stored: list[Item], now: list[Item], expected: list[tuple[str, str]]):
    assert kinds(stored, now) == expected


def test_without_an_earlier_file_every_difference_is_a_conflict():
    assert kinds(STORED, said(action('x', 'Hire a rig.', '2027')), None) == [('deadline', 'conflict')]


def test_only_what_is_safe_or_new_is_ticked_and_wording_cannot_be_taken():
    ticked = {kind for kind in Kind if differences_of(kind)[0].ticked}
    assert ticked == {Kind.SAFE, Kind.NEW}
    assert not differences_of(Kind.SEALED)[0].can_be_taken


def differences_of(kind: Kind) -> list[Any]:
    from uptake.intake.difference import Row

    return [Row('k', '1', '1', 'text', kind)]


@pytest.fixture
def stored(central: Client, cast: Cast, uploaded: Upload_) -> Upload:
    """A confirmed matrix whose coordinator is the cast's."""
    upload = uploaded(central, WORD)
    settle(central, upload)
    sent = {'into': 'new', 'title': 'Harbours of the west coast', 'published_on': '30 June 2024'}
    central.post(f'/desk/intake/{upload.pk}/confirm/', sent)
    upload.refresh_from_db()
    evaluations.give_role(
        evaluation=upload.evaluation_id, person=cast.coordinator.pk, role=Role.COORDINATOR, by=None, on=clock.today()
    )
    return upload


@pytest.fixture
def coordinator(signed_in: Callable[[str], Client]) -> Client:
    """The coordinator's browser, in English."""
    client = signed_in('coordinator')
    client.cookies['language'] = 'en'
    return client


def newer(client: Client, stored: Upload, uploaded: Upload_, change: Callable[[dict[str, Any]], None]) -> Upload:
    """The same file once more, with what was read from it changed as a newer file would say it."""
    upload = uploaded(client, WORD, **{'for': str(stored.evaluation_id)})
    draft = copy.deepcopy(upload.draft)
    change(draft)
    Upload.objects.filter(pk=upload.pk).update(draft=draft)
    return Upload.objects.get(pk=upload.pk)


def test_the_same_file_twice_says_nothing_new(coordinator: Client, stored: Upload, uploaded: Upload_):
    Upload.objects.filter(pk=stored.pk).update(draft=stored.draft)
    upload = uploaded(coordinator, WORD, **{'for': str(stored.evaluation_id)})
    settle(coordinator, upload)
    html = coordinator.get(f'/desk/intake/{upload.pk}/difference/').content.decode()
    assert 'class="sheet empty"' in html
    assert 'name="take"' not in html


def first_with_actions(draft: dict[str, Any]) -> str:
    return next(each['actions'][0] for each in draft['recommendations'] if each['actions'])


def test_what_is_ticked_is_taken_over_and_wording_is_not(
    coordinator: Client, cast: Cast, stored: Upload, uploaded: Upload_
):
    def change(draft: dict[str, Any]) -> None:
        key = first_with_actions(draft)
        draft['fields'][f'{key}.text']['value'] += ' And say so.'
        draft['fields']['r1.text']['value'] += ' At once.'

    before = queries.matrix_of(cast.coordinator, stored.evaluation_id, on=clock.today()).recommendations
    upload = newer(coordinator, stored, uploaded, change)
    settle(coordinator, upload)
    html = coordinator.get(f'/desk/intake/{upload.pk}/difference/').content.decode()
    ticked = re.findall(r'name="take" value="([^"]+)"[^>]* checked', html)
    assert len(ticked) == 1
    assert 'class="state locked"' in html
    every = re.findall(r'name="take" value="([^"]+)"', html)
    answer = coordinator.post(f'/desk/intake/{upload.pk}/difference/', {'take': [*every, f'{before[0].id}.wording']})
    assert answer.status_code == 302
    after = queries.matrix_of(cast.coordinator, stored.evaluation_id, on=clock.today()).recommendations
    assert [row.text for row in after] == [row.text for row in before]
    assert any(each.text.endswith('And say so.') for row in after for each in row.actions)
    assert Upload.objects.get(pk=upload.pk).stage == 'confirmed'
    documents = queries.evaluation_for(cast.coordinator, stored.evaluation_id, on=clock.today()).documents
    assert [document.sha256 for document in documents] == [upload.file_id]


def test_what_was_changed_on_both_sides_is_not_ticked(
    coordinator: Client, cast: Cast, stored: Upload, uploaded: Upload_
):
    row = queries.matrix_of(cast.coordinator, stored.evaluation_id, on=clock.today()).recommendations[0]
    responses.record(
        recommendation=row.id, value=Response.PARTIALLY_ACCEPTED, comment='Not in winter.', by=None, on=clock.today()
    )

    def change(draft: dict[str, Any]) -> None:
        draft['fields']['r1.response'] = {'value': 'rejected', 'raw': '', 'place': None}
        draft['fields']['r1.response_comment'] = {'value': 'Too dear.', 'raw': '', 'place': None}

    upload = newer(coordinator, stored, uploaded, change)
    html = coordinator.get(f'/desk/intake/{upload.pk}/difference/').content.decode()
    box = re.search(rf'<input type="checkbox" name="take" value="{row.id}\.response"[^>]*>', html)
    assert box
    assert 'checked' not in box[0]
    assert 'Not in winter.' in html
    assert 'Too dear.' in html


def test_who_may_not_answer_sees_the_difference_without_a_box(central: Client, stored: Upload, uploaded: Upload_):
    def change(draft: dict[str, Any]) -> None:
        draft['fields'][f'{first_with_actions(draft)}.text']['value'] += ' And say so.'

    upload = newer(central, stored, uploaded, change)
    html = central.get(f'/desk/intake/{upload.pk}/difference/').content.decode()
    assert 'And say so.' in html
    assert 'name="take"' not in html


def test_a_newer_version_is_only_taken_by_who_may_change_the_evaluation(
    signed_in: Callable[[str], Client], cast: Cast, stored: Upload
):
    for name in ('staff', 'unit', 'head'):
        assert signed_in(name).get(f'/desk/intake/?for={stored.evaluation_id}').status_code == 404
    assert (DOCUMENTS / 'docx').exists()


def test_a_newer_version_is_offered_where_the_evaluation_stands(coordinator: Client, stored: Upload):
    html = coordinator.get(f'/desk/evaluations/{stored.evaluation_id}').content.decode()
    assert f'href="/desk/intake/?for={stored.evaluation_id}"' in html


def test_who_finds_the_evaluation_already_there_is_led_to_what_differs(
    central: Client, stored: Upload, uploaded: Upload_
):
    upload = uploaded(central, WORD)
    settle(central, upload)
    answer = central.post(f'/desk/intake/{upload.pk}/confirm/', {'into': str(stored.evaluation_id)})
    assert answer['Location'] == f'/desk/intake/{upload.pk}/difference/'
    assert central.get(answer['Location']).status_code == 200
    assert Upload.objects.get(pk=upload.pk).stage == 'ready'


def test_the_first_matrix_of_an_evaluation_goes_by_the_review_into_that_evaluation(
    central: Client, cast: Cast, uploaded: Upload_
):
    empty = cast.evaluations[Stage.TO_BE_PREPARED]
    assert f'href="/desk/intake/?for={empty}"' in central.get(f'/desk/evaluations/{empty}').content.decode()
    upload = uploaded(central, WORD, **{'for': str(empty)})
    answer = central.get(f'/desk/intake/{upload.pk}/difference/')
    assert answer['Location'] == f'/desk/intake/{upload.pk}/review/'
    settle(central, upload)
    html = central.get(f'/desk/intake/{upload.pk}/check/').content.decode()
    assert re.search(rf'name="into" value="{empty}"[^>]* checked', html)
    answer = central.post(f'/desk/intake/{upload.pk}/confirm/', {'into': str(empty)})
    assert answer['Location'] == f'/desk/evaluations/{empty}'


def test_a_new_key_action_is_told_once():
    now = said(action('x', 'Hire a rig.', '2025'), action('y', 'Buy pumps.', '2026'))
    (row,) = differences(STORED, now, LAST)
    assert row.now == 'Buy pumps.; 2026'


def test_who_can_take_nothing_over_is_told_so_and_uses_nothing_up(central: Client, stored: Upload, uploaded: Upload_):
    def change(draft: dict[str, Any]) -> None:
        draft['fields'][f'{first_with_actions(draft)}.text']['value'] += ' And say so.'

    upload = newer(central, stored, uploaded, change)
    settle(central, upload)
    address = f'/desk/intake/{upload.pk}/difference/'
    html = central.get(address).content.decode()
    assert 'Send the address of this page' in html
    assert 'class="loud"' not in html
    assert 'Nothing is ticked' in central.post(address, {'take': []}).content.decode()
    assert Upload.objects.get(pk=upload.pk).stage == 'ready'
