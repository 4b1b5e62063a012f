"""What is said about an evaluation can be said anew, by who may, and the history keeps what stood there before."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.cast import TODAY, Cast
from uptake.domain import codes
from uptake.domain.errors import NotAllowed, RuleError
from uptake.domain.process import Stage
from uptake.domain.vocabulary import DocumentKind, Level, Role
from uptake.records import files, history, queries
from uptake.records.changes import actions, classifying, designating, documents, evaluations, recommendations
from uptake.records.facts import CodeUse
from uptake.records.queries import EvaluationView, HistoryRow

pytestmark = [pytest.mark.records, pytest.mark.django_db]


@pytest.fixture
def key(cast: Cast) -> int:
    return cast.evaluations[Stage.FIRST_FOLLOW_UP]


def view(cast: Cast, key: int) -> EvaluationView:
    return queries.evaluation_for(cast.central, key, on=TODAY)


def last(cast: Cast, key: int) -> HistoryRow:
    return queries.history_of(cast.central, evaluation=key, on=TODAY, limit=1).rows[0]


def test_levels_codes_projects_and_offices_are_replaced_and_the_history_says_what_stood_there(cast: Cast, key: int):
    assert classifying.classify(
        evaluation=key,
        levels=[Level.THEMATIC, Level.COUNTRY],
        codes={
            'country': [CodeUse('country', 'NO', 'Norland'), CodeUse('country', 'EE', 'Estonia')],
            'dac_criterion': [CodeUse('dac_criterion', 'impact')],
        },
        project_codes=['RD.0002', ' RD.0003 ', 'RD.0002'],
        participating_offices=[cast.offices['ostland'].pk],
        by=cast.coordinator,
        on=TODAY,
    )
    now = view(cast, key)
    assert set(now.levels) == {Level.THEMATIC, Level.COUNTRY}
    assert {code.code for code in now.of_list('country')} == {'NO', 'EE'}
    assert [code.label for code in now.of_list('dac_criterion')] == ['Impact']
    assert len(now.of_list('theme')) == 1  # not named, so left alone
    assert now.project_codes == ('RD.0002', 'RD.0003')
    assert now.participating_offices == ('Country Office Ostland',)
    entry = last(cast, key)
    assert entry.verb == 'evaluations.classify'
    assert entry.changes['levels'] == (['country', 'project'], ['country', 'thematic'])
    assert entry.changes['project_codes'] == (['RD.0001', 'RD.0002'], ['RD.0002', 'RD.0003'])
    assert entry.changes['participating_offices'] == (['Department of Shelter'], ['Country Office Ostland'])
    assert history.verify() is None


def test_saying_the_same_again_changes_nothing_and_writes_nothing(cast: Cast, key: int):
    before = last(cast, key).number
    same: dict[str, Any] = {'levels': [Level.COUNTRY, Level.PROJECT], 'project_codes': ['RD.0001', 'RD.0002']}
    assert not classifying.classify(evaluation=key, **same, by=cast.central, on=TODAY)
    assert last(cast, key).number == before


@pytest.mark.parametrize('who', ['unit', 'staff', 'head', 'commissioner'])
def test_who_may_not_describe_may_not_classify(cast: Cast, key: int, who: str):
    with pytest.raises(NotAllowed):
        classifying.classify(evaluation=key, levels=[], by=cast.persons[who], on=TODAY)


def test_an_office_or_rules_that_nobody_knows_are_refused_beside_their_field(cast: Cast, key: int):
    with pytest.raises(RuleError) as office:
        classifying.classify(evaluation=key, participating_offices=[999999], by=cast.central, on=TODAY)
    with pytest.raises(RuleError) as rules:
        evaluations.describe(evaluation=key, fields={'policy': 'of-the-moon'}, by=cast.central, on=TODAY)
    assert (office.value.field, rules.value.field) == ('participating_offices', 'policy')


def test_the_criteria_are_a_list_in_three_languages():
    listed = codes.codes('dac_criterion')
    assert len(listed) == 6
    assert all(set(code.labels) == {'en', 'fr', 'es'} for code in listed)
    found = codes.find('dac_criterion', 'Efficience')
    assert found is not None
    assert found.code == 'efficiency'


def test_one_person_at_a_time_coordinates_and_who_steps_back_does_so_the_day_before(cast: Cast, key: int):
    assert designating.designate(
        evaluation=key, role=Role.COORDINATOR, person=cast.staff.pk, by=cast.commissioner, on=TODAY
    )
    held = [row for row in queries.matrix_of(cast.central, key, on=TODAY).roles if row.role is Role.COORDINATOR]
    assert [row.name for row in held] == [cast.staff.name]
    assert last(cast, key).changes['coordinator'] == ([cast.coordinator.name], cast.staff.name)
    yesterday = queries.matrix_of(cast.central, key, on=date(2026, 5, 3)).roles
    assert cast.coordinator.name in {row.name for row in yesterday}


def test_a_role_can_go_back_and_forth_on_one_day(cast: Cast, key: int):
    for person in (cast.staff, cast.coordinator, cast.staff, cast.coordinator):
        designating.designate(evaluation=key, role=Role.COORDINATOR, person=person.pk, by=cast.central, on=TODAY)
    held = [row.name for row in queries.matrix_of(cast.central, key, on=TODAY).roles if row.role is Role.COORDINATOR]
    assert held == [cast.coordinator.name]
    again = {'role': Role.COORDINATOR, 'person': cast.coordinator.pk}
    assert not designating.designate(evaluation=key, **again, by=cast.central, on=TODAY)


def test_nobody_designates_who_cannot_sign_in_or_without_the_right_to(cast: Cast, key: int):
    cast.staff.is_active = False
    cast.staff.save()
    with pytest.raises(RuleError) as caught:
        designating.designate(evaluation=key, role=Role.COORDINATOR, person=cast.staff.pk, by=cast.central, on=TODAY)
    assert caught.value.field == 'person'
    with pytest.raises(NotAllowed):
        designating.designate(evaluation=key, role=Role.COORDINATOR, person=cast.unit.pk, by=cast.unit, on=TODAY)


def attach(cast: Cast, key: int, content: bytes, by: str = 'manager', **facts: Any) -> int:
    sha256 = files.store(content, media_type='application/pdf', at=datetime(2026, 5, 4, tzinfo=UTC))
    told = {'name': f'{len(content)}.pdf', 'kind': DocumentKind.REPORT, 'language': 'en', **facts}
    return documents.attach(evaluation=key, file=sha256, **told, by=cast.persons[by], on=TODAY)


def test_a_later_file_takes_the_place_of_the_one_before_which_stays(cast: Cast, key: int):
    attach(cast, key, b'one')
    attach(cast, key, b'other', language='fr')
    attach(cast, key, b'one more')
    rows = view(cast, key).documents
    assert [(row.name, row.replaced) for row in rows] == [('3.pdf', True), ('5.pdf', False), ('8.pdf', False)]
    assert last(cast, key).changes['name'] == ('3.pdf', '8.pdf')


def test_annexes_stand_beside_each_other(cast: Cast, key: int):
    for content in (b'map', b'questions'):
        attach(cast, key, content, kind=DocumentKind.ANNEX)
    assert not any(row.replaced for row in view(cast, key).documents)


@pytest.mark.parametrize(('kind', 'most'), [(DocumentKind.BRIEF, 2), (DocumentKind.MANAGEMENT_OPINION, 3)])
def test_a_brief_and_a_management_opinion_are_short(cast: Cast, key: int, kind: DocumentKind, most: int):
    with pytest.raises(RuleError, match=f'at most {most}') as caught:
        attach(cast, key, b'long', kind=kind, pages=most + 1)
    assert caught.value.field == 'file'
    attach(cast, key, b'short', kind=kind, pages=most)
    attach(cast, key, b'a whole book', pages=200)


def test_what_the_public_may_have_is_decided_by_manager_or_central_unit_with_a_trace(cast: Cast, key: int):
    document = attach(cast, key, b'report')
    assert documents.disclose(document=document, public=True, by=cast.manager, on=TODAY)
    assert [row.name for row in queries.evaluation_for(None, key, on=TODAY).documents] == ['6.pdf']
    assert last(cast, key).changes['public'] == (False, True)
    assert not documents.disclose(document=document, public=True, by=cast.central, on=TODAY)
    with pytest.raises(NotAllowed):
        documents.disclose(document=document, public=False, by=cast.coordinator, on=TODAY)
    with pytest.raises(NotAllowed):
        attach(cast, key, b'mine', by='coordinator')


def test_a_recommendation_to_outsiders_names_with_whom_it_is_coordinated(cast: Cast):
    about = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    told: dict[str, Any] = {'recommendation': about, 'external': True, 'on': TODAY}
    with pytest.raises(RuleError) as caught:
        recommendations.address(**told, addressed_to=[' '], by=cast.coordinator)
    assert caught.value.field == 'addressed_to'
    with pytest.raises(NotAllowed):
        recommendations.address(**told, addressed_to=['Ministry of Roads'], by=cast.unit)
    assert recommendations.address(**told, addressed_to=['Ministry of Roads'], by=cast.coordinator)
    row = queries.recommendation_for(cast.unit, about, on=TODAY).recommendation
    assert (row.external, row.addressed_to) == (True, ('Ministry of Roads',))
    assert row.owed == 'first'  # the organisation answers all the same


def test_key_actions_can_stand_in_another_order(cast: Cast):
    about = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    for text in ('Order rivets.', 'Hire a smith.', 'Ask the harbour.'):
        actions.promise(recommendation=about, text=text, by=cast.unit, on=TODAY)

    def rows() -> list[tuple[int, str]]:
        found = queries.recommendation_for(cast.unit, about, on=TODAY).recommendation.actions
        return [(row.id, row.text) for row in found]

    actions.drop(action=rows()[1][0], reason='There are rivets.', by=cast.unit, on=TODAY)
    keys = [key for key, _text in rows()]
    assert actions.order(recommendation=about, actions=keys[::-1], by=cast.unit, on=TODAY)
    assert [text for _key, text in rows()] == ['Ask the harbour.', 'Hire a smith.', 'Order steel.']
    assert not actions.order(recommendation=about, actions=keys[::-1], by=cast.unit, on=TODAY)
    with pytest.raises(RuleError):
        actions.order(recommendation=about, actions=keys[:2], by=cast.unit, on=TODAY)
    with pytest.raises(NotAllowed):
        actions.order(recommendation=about, actions=keys, by=cast.central, on=TODAY)
