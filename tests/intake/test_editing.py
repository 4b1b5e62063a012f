"""Edits: every one is kept, replaying them gives the state, an undo takes back the last, nothing is lost."""

from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uptake.intake.editing import Edit, EditRefused, counts, effective, open_questions, replay, start, unplaced_left
from uptake.intake.parts import NoSuchPart

DEADLINE = {
    'text': 'Up to 2026',
    'edtf': '../2026',
    'earliest': None,
    'latest': '2026-12-31',
    'certainty': 'certain',
    'recurring': False,
    'language': 'en',
}


def said(value: Any, block: int = 0, row: int = 0) -> dict[str, Any]:
    return {'value': value, 'raw': str(value), 'place': {'block': block, 'row': row, 'column': 0}}


def asked(key: str, field: str, code: str) -> dict[str, Any]:
    return {'key': key, 'field': field, 'code': code, 'message': '', 'raw': '', 'place': None, 'options': []}


DRAFT: dict[str, Any] = {
    'template': 'iom-2022',
    'language': 'en',
    'recommendations': [{'key': 'r1', 'actions': ['r1a1', 'r1a2']}, {'key': 'r2', 'actions': ['r2a1']}],
    'lessons': ['l1'],
    'fields': {
        'heading.title': said('Wells of the plain'),
        'l1.text': said('Dig in winter.'),
        'r1.number': said('1'),
        'r1.text': said('Dig deeper wells.\nTest the water.'),
        'r1.addressed_to': said(['Water Unit']),
        'r1.response': said('accepted'),
        'r1a1.text': said('Hire a rig.\nTrain the crew.', 1, 1),
        'r1a1.deadline': said(DEADLINE, 1, 1),
        'r1a1.responsible': said(['Water Unit', 'Field Unit'], 1, 1),
        'r1a2.text': said('Buy pumps.', 1, 2),
        'r1a2.deadline': said({**DEADLINE, 'text': '2025', 'latest': '2025-12-31'}, 1, 2),
        'r2.number': said('2'),
        'r2.text': said('Share the maps.'),
        'r2.response': said('rejected'),
        'r2.response_comment': said('The maps are not ours.'),
        'r2a1.text': said('Ask the ministry.', 2, 1),
    },
    'questions': [asked('q1', 'r2.response', 'nothing-marked'), asked('q2', 'r1a2.text', 'cut-by-page')],
    'unplaced': [{'key': 'u1', 'text': 'Signed by the Director.', 'place': None, 'kind': 'content'}],
}
PARTS = ('r1', 'r2', 'r1a1', 'r1a2', 'r2a1', 'r3', 'r1a3')

PATHS = st.sampled_from(PARTS)
NEW = st.sampled_from(['recommendations', 'after:r1', 'r1', 'lessons'])
ANSWERED = st.sampled_from(['r2.response', 'r1a2.deadline', 'r1a2.text'])
edits = st.one_of(
    st.builds(Edit, st.just('set'), st.sampled_from(['r1.text', 'r2.number', 'r1a1.comment']), st.text(max_size=20)),
    st.builds(
        Edit,
        st.sampled_from(['accept', 'leave']),
        st.sampled_from(['r2.response', 'r1a2.deadline', 'r1a2.text']),
        st.none(),
    ),
    st.builds(Edit, st.just('split'), PATHS, st.builds(lambda at: {'at': at}, st.integers(0, 30))),
    st.builds(Edit, st.sampled_from(['merge', 'remove']), PATHS, st.none()),
    st.builds(Edit, st.just('add'), NEW, st.text(max_size=9)),
    st.just(Edit('move', 'u1', 'r1.text')),
    st.just(Edit('check', 'r1')),
    st.just(Edit('undo')),
)


def possible(many: list[Edit]) -> list[Edit]:
    """Those of the edits that make sense one after the other."""
    kept: list[Edit] = []
    for edit in many:
        try:
            replay(DRAFT, [*kept, edit])
        except (EditRefused, NoSuchPart):
            continue
        kept.append(edit)
    return kept


sequences = st.lists(edits, max_size=12).map(possible)


def texts(state: dict[str, Any]) -> str:
    """Every word of a state, wherever it stands."""
    held = [field['value'] for field in state['fields'].values()] + [each['text'] for each in state['unplaced']]
    return ' '.join(str(value) for value in held)


@given(sequences)
def test_an_undo_takes_back_exactly_the_last_edit_that_counts(many: list[Edit]):
    counting = effective(many)
    if counting:
        assert replay(DRAFT, [*many, Edit('undo')]) == replay(DRAFT, counting[:-1])


@given(sequences)
def test_undoing_everything_gives_what_was_read(many: list[Edit]):
    assert replay(DRAFT, [*many, *[Edit('undo')] * len(many)]) == start(DRAFT)


@given(sequences)
def test_replaying_changes_neither_the_draft_nor_itself(many: list[Edit]):
    before = copy.deepcopy(DRAFT)
    assert replay(DRAFT, many) == replay(DRAFT, many)
    assert before == DRAFT


@given(sequences)
def test_the_numbers_add_up_whatever_is_edited(many: list[Edit]):
    total, certain, to_check = counts(replay(DRAFT, many))
    assert total == certain + to_check
    assert min(total, certain, to_check) >= 0


@given(sequences)
def test_no_key_is_given_twice_and_no_field_belongs_to_nothing(many: list[Edit]):
    state = replay(DRAFT, many)
    keys = [each['key'] for each in state['recommendations']]
    keys += [key for each in state['recommendations'] for key in each['actions']] + state['lessons']
    assert len(keys) == len(set(keys))
    known = {'heading', *keys, *(key + round_ for key in keys for round_ in ('first', 'final'))}
    assert {field.partition('.')[0] for field in state['fields']} <= known


@given(
    st.lists(edits.filter(lambda edit: edit.kind in ('split', 'merge', 'remove', 'check')), max_size=10).map(possible)
)
def test_splitting_merging_and_removing_lose_no_letter(many: list[Edit]):
    written = [value['value'] for field, value in DRAFT['fields'].items() if field.endswith(('.text', '_comment'))]
    letters = Counter(''.join(''.join(written).split()))
    assert letters <= Counter(texts(replay(DRAFT, many)))


@pytest.mark.parametrize('key', ['r1', 'r1a1'])
def test_splitting_at_a_line_and_merging_again_gives_what_was_there(key: str):
    text = DRAFT['fields'][f'{key}.text']['value']
    split = Edit('split', key, {'at': text.index('\n') + 1})
    state = replay(DRAFT, [split])
    new = {'r1': 'r3', 'r1a1': 'r1a3'}[key]
    assert state['fields'][f'{new}.text']['value'] == text.partition('\n')[2]
    merged = replay(DRAFT, [split, Edit('merge', new)])
    before = start(DRAFT)
    assert {field: each['value'] for field, each in merged['fields'].items()} == {
        field: each['value'] for field, each in before['fields'].items()
    }
    assert merged['recommendations'] == before['recommendations']


def test_both_halves_of_a_split_action_keep_deadline_and_units():
    state = replay(DRAFT, [Edit('split', 'r1a1', {'at': len('Hire a rig.')})])
    assert state['recommendations'][0]['actions'] == ['r1a1', 'r1a3', 'r1a2']
    assert state['fields']['r1a3.deadline']['value'] == DEADLINE
    assert state['fields']['r1a3.responsible']['value'] == ['Water Unit', 'Field Unit']


def test_a_recommendation_can_be_split_with_the_actions_that_belong_to_its_second_half():
    state = replay(DRAFT, [Edit('split', 'r1', {'at': len('Dig deeper wells.'), 'from': 'r1a2'})])
    assert state['recommendations'][:2] == [{'key': 'r1', 'actions': ['r1a1']}, {'key': 'r3', 'actions': ['r1a2']}]


def test_actions_merged_with_different_deadlines_become_a_question_and_keep_both_texts():
    state = replay(DRAFT, [Edit('accept', 'r1a2.text'), Edit('merge', 'r1a2')])
    assert state['fields']['r1a1.text']['value'] == 'Hire a rig.\nTrain the crew.\nBuy pumps.'
    deadline = state['fields']['r1a1.deadline']['value']
    assert (deadline['text'], deadline['latest']) == ('Up to 2026; 2025', None)
    assert [question['field'] for question in open_questions(state)] == ['r2.response', 'r1a1.deadline']


def test_recommendations_merged_with_different_responses_ask_which():
    state = replay(DRAFT, [Edit('accept', 'r2.response'), Edit('merge', 'r2')])
    assert [each['key'] for each in state['recommendations']] == ['r1']
    assert state['recommendations'][0]['actions'] == ['r1a1', 'r1a2', 'r2a1']
    asked = next(question for question in open_questions(state) if question['code'] == 'joined-differ')
    assert (asked['field'], asked['options']) == ('r1.response', ['accepted', 'rejected'])


def test_a_deadline_left_open_keeps_its_text_and_loses_its_period():
    value = replay(DRAFT, [Edit('leave', 'r1a1.deadline')])['fields']['r1a1.deadline']['value']
    assert (value['text'], value['latest'], value['certainty']) == ('Up to 2026', None, 'unread')


def test_leaving_open_keeps_the_words_of_the_document():
    state = replay(DRAFT, [Edit('leave', 'r1a2.text'), Edit('leave', 'r1a1.responsible'), Edit('leave', 'r1.response')])
    values = {key: state['fields'][key]['value'] for key in ('r1a2.text', 'r1a1.responsible', 'r1.response')}
    assert values == {'r1a2.text': 'Buy pumps.', 'r1a1.responsible': ['Water Unit', 'Field Unit'], 'r1.response': None}


def test_a_question_is_settled_by_accepting_by_setting_and_by_leaving_open():
    for edit in (Edit('accept', 'r2.response'), Edit('set', 'r2.response', 'rejected'), Edit('leave', 'r2.response')):
        assert [question['key'] for question in open_questions(replay(DRAFT, [edit]))] == ['q2']


def test_saving_the_form_of_a_part_settles_what_was_asked_about_it():
    state = replay(DRAFT, [Edit('fill', 'r1a2', {'r1a2.text': 'Buy two pumps.'})])
    assert [question['key'] for question in open_questions(state)] == ['q1']


def test_what_is_removed_is_listed_as_text_without_a_field():
    state = replay(DRAFT, [Edit('remove', 'r1a2')])
    assert [each['text'] for each in unplaced_left(state, 'removed')] == ['Buy pumps.', '2025']
    assert 'q2' not in [question['key'] for question in open_questions(state)]


def test_text_without_a_field_can_become_a_key_action_or_be_set_aside():
    state = replay(DRAFT, [Edit('move', 'u1', 'r2+action')])
    new = state['recommendations'][1]['actions'][-1]
    assert state['fields'][f'{new}.text']['value'] == 'Signed by the Director.'
    assert unplaced_left(state) == []
    assert unplaced_left(replay(DRAFT, [Edit('set-aside', 'u1')])) == []


@pytest.mark.parametrize(
    'edit',
    [
        Edit('merge', 'r1'),
        Edit('merge', 'r1a1'),
        Edit('split', 'r1a2', {'at': 0}),
        Edit('split', 'r1a2', {'at': 400}),
        Edit('set', 'r9.text', 'x'),
        Edit('move', 'u7', 'r1.text'),
        Edit('burn', 'r1'),
    ],
    ids=lambda edit: f'{edit.kind}-{edit.path}',
)
def test_nonsense_is_refused(edit: Edit):
    with pytest.raises(EditRefused):
        replay(DRAFT, [edit])


def test_a_part_that_is_gone_is_refused_with_advice():
    with pytest.raises(NoSuchPart, match='load the page again'):
        replay(DRAFT, [Edit('merge', 'r9')])
