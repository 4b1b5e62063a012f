"""Checks on a response and on a whole matrix → findings: which rule, where, and what to do about it.

Nothing here refuses anything; who writes decides what blocks. A finding of weight MUST names a demand of the policy,
one of weight SHOULD is advice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from uptake.domain.facts import Action, Evaluation, Monitoring, Recommendation, passed
from uptake.domain.policies import Policy
from uptake.domain.schedule import schedule
from uptake.domain.vocabulary import Certainty, ImplementationStatus, Response


class Weight(StrEnum):
    """Does the policy demand it, or is it advice?"""

    MUST = 'must'
    SHOULD = 'should'


MUST, SHOULD = Weight.MUST, Weight.SHOULD


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the matrix: the recommendation's number, the action's place from 1 (0: none), and the field."""

    recommendation: str = ''
    action: int = 0
    field: str = ''


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at. `rule` is stable, so that pages can translate the advice."""

    rule: str
    place: Place
    advice: str
    weight: Weight


@dataclass(frozen=True, slots=True)
class Seen:
    """One recommendation under the policy on a day, with one of its actions or entries where the rule is about one."""

    policy: Policy
    on: date
    evaluation: Evaluation
    recommendation: Recommendation
    action: Action = field(default_factory=Action)
    entry: Monitoring | None = None

    @property
    def followed_up(self) -> bool:
        return self.recommendation.response in self.policy.followed_up

    @property
    def certainty(self) -> Certainty | None:
        """How sure the action's period is; None without a deadline."""
        return self.action.deadline.certainty if self.action.deadline else None

    @property
    def latest(self) -> date | None:
        return self.action.deadline.latest if self.action.deadline else None

    @property
    def status(self) -> ImplementationStatus | None:
        return self.entry.status if self.entry else None

    @property
    def silent(self) -> bool:
        """Is there no comment on the monitoring entry?"""
        return self.entry is None or not self.entry.comment.strip()

    @property
    def delayed(self) -> bool:
        """Is an action overdue, with no reason given?"""
        return any(
            action.overdue(self.on) and not action.delay_reason.strip() for action in self.recommendation.actions
        )

    @property
    def end(self) -> date | None:
        """The last day of the whole follow-up."""
        return schedule(self.evaluation.published, self.policy).end if self.evaluation.published else None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, the field that it is about, its weight, when it is broken, and what to do then."""

    name: str
    field: str
    weight: Weight
    broken: Callable[[Seen], bool]
    advice: str


ON_RESPONSES = (
    Rule('response-missing', 'response', MUST, lambda seen: seen.recommendation.response is None,
         'Say whether the recommendation is accepted, partially accepted or rejected.'),
    Rule('response-unknown', 'response', MUST,
         lambda seen: seen.recommendation.response not in (None, *seen.policy.responses),
         'Choose one of the responses of this policy.'),
    Rule('justification-missing', 'justification', MUST,
         lambda seen: seen.recommendation.response in seen.policy.justify
         and not seen.recommendation.justification.strip(),
         'Give the reasons for rejecting the recommendation or accepting it only in part.'),
    Rule('unit-missing', 'units', MUST, lambda seen: seen.recommendation.units == 0,
         'Name at least one responsible unit.'),
    Rule('action-missing', 'actions', MUST, lambda seen: seen.followed_up and not seen.recommendation.actions,
         'Add at least one key action with its deadline and who does it.'),
    Rule('action-not-owed', 'actions', SHOULD,
         lambda seen: seen.recommendation.response is Response.REJECTED and bool(seen.recommendation.actions),
         'A rejected recommendation owes no key actions: remove them, or accept it in part.'),
    Rule('monitoring-not-owed', 'monitoring', SHOULD,
         lambda seen: seen.recommendation.response is Response.REJECTED and bool(seen.recommendation.monitoring),
         'A rejected recommendation is not followed up: remove the status, or change the response.'),
)  # fmt: skip
ON_ACTIONS = (
    Rule('action-empty', 'text', MUST, lambda seen: not seen.action.text.strip(), 'Say what will be done.'),
    Rule('deadline-missing', 'deadline', SHOULD,
         lambda seen: seen.action.deadline is None or not seen.action.deadline.text.strip(),
         'Say by when it will be done.'),
    Rule('deadline-unclear', 'deadline', SHOULD,
         lambda seen: seen.certainty in (Certainty.UNREAD, Certainty.UNCERTAIN),
         'Write the deadline so that its last day is plain, for example "31 March 2027" or "first half of 2027".'),
    Rule('deadline-relative', 'deadline', SHOULD, lambda seen: seen.certainty is Certainty.RELATIVE,
         'The deadline counts from an event: give a date instead.'),
    Rule('deadline-open', 'deadline', SHOULD,
         lambda seen: seen.latest is None and seen.certainty in (Certainty.CERTAIN, Certainty.APPROXIMATE),
         'The deadline has no end: say when a first result can be seen.'),
    Rule('deadline-before-publication', 'deadline', SHOULD,
         lambda seen: passed(seen.latest, seen.evaluation.published or date.min),
         'The deadline lies before the publication of the report: check the year.'),
    Rule('deadline-after-follow-up', 'deadline', SHOULD,
         lambda seen: seen.latest is not None and seen.end is not None and passed(seen.end, seen.latest),
         'The deadline lies beyond the last follow-up: say what will be done by then.'),
    Rule('responsible-missing', 'responsible', SHOULD, lambda seen: seen.action.responsible == 0,
         'Say who does it.'),
)  # fmt: skip
ON_MONITORING = (
    Rule('status-missing', 'status', MUST, lambda seen: seen.status is None,
         'Say whether it is completed, open or discarded.'),
    Rule('explanation-missing', 'comment', MUST, lambda seen: seen.status in seen.policy.explain and seen.silent,
         'Explain why the recommendation is no longer followed.'),
    Rule('delay-unexplained', 'comment', MUST,
         lambda seen: seen.policy.explain_delay and seen.status is ImplementationStatus.OPEN
         and seen.delayed and seen.silent,
         'An action is past its deadline: say why, or give a new date.'),
    Rule('extent-missing', 'extent', SHOULD,
         lambda seen: seen.status is ImplementationStatus.COMPLETED and seen.entry is not None
         and seen.entry.extent is None,
         'Say whether all key actions were done, or only some with no plan for the rest.'),
)  # fmt: skip


def of_response(evaluation: Evaluation, recommendation: Recommendation, policy: Policy, *, on: date) -> list[Finding]:
    """What there is to look at in one response, its key actions and its monitoring, in the order of the form."""
    seen = Seen(policy, on, evaluation, recommendation)
    found = list(broken(ON_RESPONSES, seen, 0))
    if recommendation.response in policy.followed_up:
        for place, action in enumerate(recommendation.actions, 1):
            found += broken(ON_ACTIONS, replace(seen, action=action), place)
        for entry in recommendation.monitoring:
            found += broken(ON_MONITORING, replace(seen, entry=entry), 0, prefix=f'{entry.round.value}.')
    return found


def of_matrix(evaluation: Evaluation, policy: Policy, *, on: date) -> list[Finding]:
    """What there is to look at in the whole matrix: the heading first, then each recommendation."""
    found = [
        Finding(name, Place(field=field_name), advice, MUST)
        for name, field_name, missing, advice in (
            ('publication-missing', 'published', evaluation.published is None, 'Give the publication date.'),
            ('coordinator-missing', 'coordinator', not evaluation.coordinator, 'Name the coordinator.'),
            (
                'recommendations-missing',
                'recommendations',
                not evaluation.recommendations,
                'Enter the recommendations as worded in the report.',
            ),
        )
        if missing
    ]
    for recommendation in evaluation.recommendations:
        found += of_response(evaluation, recommendation, policy, on=on)
    return found


def broken(rules: tuple[Rule, ...], seen: Seen, action: int, prefix: str = '') -> Iterator[Finding]:
    for rule in rules:
        if rule.broken(seen):
            place = Place(seen.recommendation.number, action, prefix + rule.field)
            yield Finding(rule.name, place, rule.advice, rule.weight)
