"""Findings name a rule, a place and what to do; a sound matrix has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from uptake.domain.deadlines import Deadline
from uptake.domain.facts import Action, Evaluation, Monitoring, Recommendation
from uptake.domain.policies import policy
from uptake.domain.quality import ON_ACTIONS, ON_MONITORING, ON_RESPONSES, Place, Weight, of_matrix, of_response
from uptake.domain.vocabulary import Certainty, Extent, ImplementationStatus, Response, Round

RULES = policy('iom-2022')
TODAY = date(2026, 4, 1)
PLAIN = Deadline('June 2026', '2026-06', date(2026, 6, 1), date(2026, 6, 30), Certainty.CERTAIN)
ACTION = Action(text='Train the focal points', deadline=PLAIN, responsible=1)
SOUND = Recommendation(
    number='4',
    response=Response.ACCEPTED,
    units=1,
    actions=(ACTION,),
    monitoring=(Monitoring(Round.FIRST, ImplementationStatus.COMPLETED, extent=Extent.ALL),),
)
EVALUATION = Evaluation(published=date(2025, 8, 31), coordinator=True, recommendations=(SOUND,))
LATE = replace(PLAIN, earliest=date(2026, 1, 1), latest=date(2026, 1, 31))


def doing(**changes: object) -> Recommendation:
    return replace(SOUND, actions=(replace(ACTION, **changes),))  # type: ignore[arg-type]


def monitored(status: ImplementationStatus | None, **changes: object) -> Recommendation:
    action = replace(ACTION, deadline=LATE)
    return replace(SOUND, actions=(action,), monitoring=(Monitoring(Round.FIRST, status, **changes),))  # type: ignore[arg-type]


CASES: dict[str, Recommendation] = {
    'response-missing': replace(SOUND, response=None),
    'justification-missing': replace(SOUND, response=Response.REJECTED, actions=(), monitoring=(), justification=' '),
    'unit-missing': replace(SOUND, units=0),
    'action-missing': replace(SOUND, actions=()),
    'action-not-owed': replace(SOUND, response=Response.REJECTED, justification='Out of mandate', monitoring=()),
    'monitoring-not-owed': replace(SOUND, response=Response.REJECTED, justification='Out of mandate', actions=()),
    'action-empty': doing(text='  '),
    'deadline-missing': doing(deadline=None),
    'deadline-unclear': doing(deadline=Deadline('when the moon is full')),
    'deadline-relative': doing(deadline=Deadline('after the elections', certainty=Certainty.RELATIVE)),
    'deadline-open': doing(deadline=replace(PLAIN, latest=None)),
    'deadline-before-publication': doing(deadline=replace(PLAIN, earliest=None, latest=date(2024, 12, 31))),
    'deadline-after-follow-up': doing(deadline=replace(PLAIN, latest=date(2026, 12, 1))),
    'responsible-missing': doing(responsible=0),
    'status-missing': monitored(None),
    'explanation-missing': monitored(ImplementationStatus.DISCARDED),
    'delay-unexplained': monitored(ImplementationStatus.OPEN),
    'extent-missing': monitored(ImplementationStatus.COMPLETED),
}


def test_a_sound_matrix_has_no_findings() -> None:
    assert of_matrix(EVALUATION, RULES, on=TODAY) == []


@pytest.mark.parametrize('rule', CASES)
def test_each_fault_is_found_alone_with_its_advice(rule: str) -> None:
    (finding,) = of_response(EVALUATION, CASES[rule], RULES, on=TODAY)
    assert finding.rule == rule
    assert finding.place.recommendation == '4'
    assert finding.advice.endswith('.')


def test_every_rule_has_a_fault_that_shows_it() -> None:
    rules = {rule.name for rule in (*ON_RESPONSES, *ON_ACTIONS, *ON_MONITORING)}
    assert rules - set(CASES) == {'response-unknown'}  # every policy so far knows all three responses


def test_the_place_says_which_action_and_which_round() -> None:
    twice = replace(SOUND, actions=(ACTION, replace(ACTION, responsible=0)))
    (finding,) = of_response(EVALUATION, twice, RULES, on=TODAY)
    assert finding.place == Place('4', 2, 'responsible')
    (finding,) = of_response(EVALUATION, monitored(None), RULES, on=TODAY)
    assert finding.place == Place('4', 0, 'first.status')


def test_a_reason_for_the_delay_is_enough_on_either_side() -> None:
    assert (
        of_response(EVALUATION, monitored(ImplementationStatus.OPEN, comment='Funds came late'), RULES, on=TODAY) == []
    )
    told = replace(
        monitored(ImplementationStatus.OPEN), actions=(replace(ACTION, deadline=LATE, delay_reason='Funds'),)
    )
    assert of_response(EVALUATION, told, RULES, on=TODAY) == []


def test_the_earlier_policy_asks_for_no_explanation() -> None:
    earlier = policy('iom-2019')
    assert of_response(EVALUATION, CASES['explanation-missing'], earlier, on=TODAY) == []
    assert [each.rule for each in of_response(EVALUATION, CASES['justification-missing'], earlier, on=TODAY)] == [
        'justification-missing'
    ]


def test_a_heading_without_its_facts_is_found_first() -> None:
    found = of_matrix(Evaluation(), RULES, on=TODAY)
    assert [each.rule for each in found] == ['publication-missing', 'coordinator-missing', 'recommendations-missing']
    assert {each.weight for each in found} == {Weight.MUST}
