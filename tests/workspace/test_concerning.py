"""The pages on a recommendation itself: wording, units, outsiders, the list of key actions."""

from __future__ import annotations

import pytest

from tests.cast import TODAY, Cast
from uptake.domain.process import Stage
from uptake.records import queries
from uptake.records.changes import actions
from uptake.records.queries import HistoryRow, RecommendationRow


@pytest.fixture
def key(cast: Cast) -> int:
    return cast.recommendations[Stage.FIRST_FOLLOW_UP][0]


def read(cast: Cast, key: int) -> RecommendationRow:
    return queries.recommendation_for(cast.central, key, on=TODAY).recommendation


def last(cast: Cast, key: int) -> HistoryRow:
    return queries.history_of(cast.central, recommendation=key, on=TODAY, limit=1).rows[0]


@pytest.mark.parametrize(
    ('page', 'may'),
    [
        ('wording/correct', {'central'}),
        ('wording', {'manager', 'central'}),
        ('units', {'manager', 'coordinator', 'central'}),
        ('outsiders', {'manager', 'coordinator', 'central'}),
        ('actions/order', {'unit', 'coordinator', 'head', 'regional_director'}),
    ],
)
def test_each_page_is_there_for_who_may_and_for_nobody_else(desk, cast, key, page, may):
    address = f'/desk/recommendations/{key}/{page}'
    assert {who for who in cast.persons if desk(who).get(address).status_code == 200} == may
    assert {who for who in cast.persons if desk(who).post(address, {}).status_code != 404} == may


def test_an_error_of_transcription_is_corrected_with_page_and_reason_and_the_old_words_can_be_seen(desk, cast, key):
    central = desk('central')
    address = f'/desk/recommendations/{key}/wording/correct'
    told = {'heading': '', 'text': 'Mend the bridges.', 'page': '31', 'reason': 'The report has the plural.'}
    assert 'Check before it is saved' in central.post(address, told).content.decode()
    assert read(cast, key).text == 'Mend the bridge.'
    page = central.post(address, {**told, 'step': 'save'}, follow=True).content.decode()
    assert (read(cast, key).text, read(cast, key).source_page) == ('Mend the bridges.', 31)
    assert 'Mend the <del>bridge.</del> <ins>bridges.</ins>' in page
    assert 'The report has the plural.' in page


@pytest.mark.parametrize('missing', ['page', 'reason', 'text'])
def test_a_correction_without_page_reason_or_words_is_refused_beside_the_field(desk, cast, key, missing):
    told = {'text': 'Mend the bridges.', 'page': '31', 'reason': 'Plural.', missing: ''}
    response = desk('central').post(f'/desk/recommendations/{key}/wording/correct', told)
    assert response.status_code == 422
    assert f'id="id_{missing}_error"' in response.content.decode()
    assert read(cast, key).text == 'Mend the bridge.'


def test_a_manager_rewords_freely_until_the_report_is_published_and_not_after(desk, cast, key):
    manager = desk('manager')
    draft = cast.recommendations[Stage.DRAFT][0]
    manager.post(f'/desk/recommendations/{draft}/wording', {'text': 'Build a ferry.'})
    assert read(cast, draft).text == 'Build a ferry.'
    refused = manager.post(f'/desk/recommendations/{key}/wording', {'text': 'Build a ferry.'})
    assert refused.status_code == 422
    assert 'cannot be changed' in refused.content.decode()
    assert read(cast, key).text == 'Mend the bridge.'


def test_a_unit_is_named_beside_the_first_and_the_recommendation_is_theirs_too(desk, cast, key):
    address = f'/desk/recommendations/{key}/units'
    assert desk('other_unit').get(f'/desk/recommendations/{key}/follow-up/first').status_code == 404
    page = desk('coordinator').post(address, {'office': str(cast.offices['sudonia'].pk)}, follow=True).content.decode()
    assert 'Country Office Sudonia' in page
    assert [unit.name for unit in read(cast, key).units] == ['Norland Field Unit', 'Country Office Sudonia']
    assert desk('other_unit').get(f'/desk/recommendations/{key}/follow-up/first').status_code == 200
    assert last(cast, key).verb == 'units.name'
    assert desk('coordinator').post(address, {'office': '', 'as_written': ''}).status_code == 422


def test_a_recommendation_passes_on_with_its_reason_and_leaves_who_had_it(desk, cast, key):
    coordinator = desk('coordinator')
    unit = read(cast, key).units[0]
    address = f'/desk/recommendations/{key}/units/{unit.id}'
    told = {'to_office': str(cast.offices['sudonia'].pk), 'reason': ''}
    refused = coordinator.post(address, told)
    assert refused.status_code == 422
    assert 'id="id_reason_error"' in refused.content.decode()
    coordinator.post(address, {**told, 'reason': 'They own the bridge.', 'step': 'save'})
    assert [each.name for each in read(cast, key).units] == ['Country Office Sudonia']
    assert last(cast, key).changes['unit'] == ('Norland Field Unit', 'Country Office Sudonia')
    assert last(cast, key).changes['reason'] == (None, 'They own the bridge.')
    assert coordinator.get(address).status_code == 404  # nothing is left to pass on there


def test_a_recommendation_to_outsiders_says_so_and_with_whom_it_is_answered(desk, cast, key):
    coordinator = desk('coordinator')
    address = f'/desk/recommendations/{key}/outsiders'
    assert coordinator.post(address, {'external': 'on', 'addressed_to': ''}).status_code == 422
    told = {'external': 'on', 'addressed_to': 'Ministry of Roads; Harbour Trust'}
    coordinator.post(address, told)
    page = desk('central').get(f'/desk/recommendations/{key}').content.decode()
    assert 'in coordination with: Ministry of Roads; Harbour Trust' in page
    assert last(cast, key).changes['external'] == (False, True)
    assert desk('unit').get(f'/desk/recommendations/{key}/follow-up/first').status_code == 200


def test_a_key_action_is_dropped_with_its_reason_only(desk, cast, key):
    unit = desk('unit')
    action = read(cast, key).actions[0]
    address = f'/desk/recommendations/{key}/actions/{action.id}/drop'
    assert unit.post(address, {'reason': ''}).status_code == 422
    assert 'Check before it is saved' in unit.post(address, {'reason': 'There is no steel.'}).content.decode()
    assert read(cast, key).actions
    page = unit.post(address, {'reason': 'There is no steel.', 'step': 'save'}, follow=True).content.decode()
    assert read(cast, key).actions == ()
    assert 'There is no steel.' in page
    assert unit.get(address).status_code == 404
    assert desk('other_unit').get(address).status_code == 404


def test_key_actions_are_put_in_order_by_number(desk, cast, key):
    for text in ('Order rivets.', 'Hire a smith.'):
        actions.promise(recommendation=key, text=text, by=cast.unit, on=TODAY)
    first, second, third = (row.id for row in read(cast, key).actions)
    address = f'/desk/recommendations/{key}/actions/order'
    unit = desk('unit')
    assert 'Order rivets.' in unit.get(address).content.decode()
    unit.post(address, {f'place-{first}': '3', f'place-{second}': '1', f'place-{third}': '2'})
    assert [row.text for row in read(cast, key).actions] == ['Order rivets.', 'Hire a smith.', 'Order steel.']
    assert unit.post(address, {f'place-{first}': '', f'place-{second}': '1'}).status_code == 422
