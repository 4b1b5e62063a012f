"""What the database itself refuses, whoever writes: each rule tried by a raw row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from tests.cast import TODAY, Cast
from uptake.domain.process import Stage
from uptake.people.models import Office, Person, RoleHeld
from uptake.records import models
from uptake.records.models import Evaluation, KeyAction, MonitoringEntry, Recommendation, Response

pytestmark = [pytest.mark.records, pytest.mark.django_db]
AT = datetime(2026, 5, 4, 9, tzinfo=UTC)


def refused(write: Callable[[], Any], rule: str = '') -> None:
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        write()
    assert rule in str(caught.value)


def bare(cast: Cast) -> int:
    """A recommendation that has no response yet."""
    return cast.recommendations[Stage.RESPONSES_DUE][0]


@pytest.mark.parametrize('value', ['partially_accepted', 'rejected'])
def test_a_response_that_limits_needs_its_justification(cast: Cast, value: str) -> None:
    refused(
        lambda: Response.objects.create(recommendation_id=bare(cast), value=value, recorded_at=AT), 'response_justified'
    )


@pytest.mark.parametrize(
    ('values', 'rule'),
    [
        ({'value': 'maybe'}, 'response_value'),
        ({'value': ''}, 'response_says_something'),
        ({'value': 'accepted', 'said_by': 'Field Unit'}, 'response_said'),
        ({'value': 'accepted', 'said_on': TODAY}, 'response_said'),
    ],
)
def test_a_response_is_a_known_word_by_somebody_on_a_day(cast: Cast, values: dict[str, Any], rule: str) -> None:
    refused(lambda: Response.objects.create(recommendation_id=bare(cast), recorded_at=AT, **values), rule)


def test_a_recommendation_has_one_response(cast: Cast) -> None:
    answered = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    refused(lambda: Response.objects.create(recommendation_id=answered, value='accepted', recorded_at=AT))


@pytest.mark.parametrize(
    ('values', 'rule'),
    [
        ({'status': 'discarded'}, 'monitoring_explained'),
        ({'status': 'open', 'extent': 'part'}, 'monitoring_extent_completed'),
        ({'status': 'nearly'}, 'monitoring_status'),
        ({'status': ''}, 'monitoring_says_something'),
        ({'status': 'open', 'round': 'third'}, 'monitoring_round'),
        ({'status': 'open', 'said_by': 'Field Unit'}, 'monitoring_said'),
    ],
)
def test_a_follow_up_explains_itself(cast: Cast, values: dict[str, Any], rule: str) -> None:
    facts = {'round': 'first', 'recorded_at': AT, **values}
    refused(lambda: MonitoringEntry.objects.create(recommendation_id=bare(cast), **facts), rule)


def test_a_round_says_one_thing_of_a_recommendation(cast: Cast) -> None:
    said = cast.recommendations[Stage.READY_TO_CLOSE][0]
    refused(
        lambda: MonitoringEntry.objects.create(recommendation_id=said, round='first', status='open', recorded_at=AT)
    )


@pytest.mark.parametrize(
    ('values', 'rule'),
    [
        ({'text': ''}, 'action_worded'),
        ({'status': 'N/A'}, 'action_status'),
        ({'certainty': 'quite'}, 'action_certainty'),
        (
            {'deadline_text': 'May', 'earliest': date(2026, 5, 31), 'latest': date(2026, 5, 1)},
            'action_period',
        ),
        ({'latest': date(2026, 5, 1)}, 'action_deadline_written'),
        ({'withdrawn_on': TODAY}, 'action_withdrawn'),
        ({'position': 0}, 'action_position'),
    ],
)
def test_a_key_action_is_worded_and_its_period_ends_after_it_starts(
    cast: Cast, values: dict[str, Any], rule: str
) -> None:
    facts = {'position': 9, 'text': 'Order steel.', 'recorded_at': AT, **values}
    refused(lambda: KeyAction.objects.create(recommendation_id=bare(cast), **facts), rule)


@pytest.mark.parametrize(
    ('values', 'rule'),
    [
        ({'title': ''}, 'evaluation_titled'),
        ({'title_language': 'EN'}, 'evaluation_title_language'),
        ({'year': 217}, 'evaluation_year'),
        ({'evaluator_kind': 'oracle'}, 'evaluation_evaluator_kind'),
        ({'period_from': date(2026, 2, 1), 'period_to': date(2026, 1, 1)}, 'evaluation_period'),
        ({'restricted_on': TODAY}, 'evaluation_restricted'),
        ({'restricted_until': TODAY}, 'evaluation_restricted_until'),
        ({'withdrawn_reason': 'Twice here.'}, 'evaluation_withdrawn'),
        ({'matrix_published_on': TODAY}, 'evaluation_matrix_after_report'),
        (
            {
                'published_on': TODAY,
                'matrix_published_on': TODAY,
                'restricted_on': TODAY,
                'restricted_reason': 'Names.',
            },
            'evaluation_matrix_public_or_restricted',
        ),
    ],
)
def test_an_evaluation_keeps_its_dates_and_reasons_together(db: None, values: dict[str, Any], rule: str) -> None:
    refused(lambda: Evaluation.objects.create(**{'title': 'Roads', **values}), rule)


def test_positions_are_unique_within_an_evaluation(cast: Cast) -> None:
    key = cast.evaluations[Stage.RESPONSES_DUE]
    refused(lambda: Recommendation.objects.create(evaluation_id=key, position=1, text='Again.', fingerprint='x'))


@pytest.mark.parametrize(
    ('values', 'rule'),
    [({'text': ''}, 'recommendation_worded'), ({'priority': 4}, 'recommendation_priority')],
)
def test_a_recommendation_is_worded(cast: Cast, values: dict[str, Any], rule: str) -> None:
    facts = {'position': 9, 'text': 'Mend.', 'fingerprint': 'x', **values}
    key = cast.evaluations[Stage.RESPONSES_DUE]
    refused(lambda: Recommendation.objects.create(evaluation_id=key, **facts), rule)


@pytest.mark.parametrize('fields', [{'text': 'Mend another bridge.'}, {'heading': 'Bridges'}])
def test_the_wording_of_a_sealed_recommendation_cannot_be_written_over(cast: Cast, fields: dict[str, str]) -> None:
    sealed = Recommendation.objects.filter(pk=bare(cast))
    refused(lambda: sealed.update(**fields), 'sealed')
    assert sealed.update(**fields, corrections=F('corrections') + 1) == 1


def test_before_publication_the_wording_can_still_change(cast: Cast) -> None:
    draft = Recommendation.objects.filter(pk=cast.recommendations[Stage.DRAFT][0])
    assert draft.update(text='Mend another bridge.') == 1


def test_a_unit_is_known_or_at_least_written(cast: Cast) -> None:
    refused(
        lambda: models.RecommendationUnit.objects.create(recommendation_id=bare(cast), valid_from=TODAY),
        'unit_known_or_written',
    )


def test_a_document_is_here_or_elsewhere_and_never_both_or_neither(cast: Cast) -> None:
    facts = {'evaluation_id': cast.abroad, 'kind': 'report', 'name': 'r.pdf', 'attached_at': AT}
    refused(lambda: models.Document.objects.create(**facts), 'document_here_or_elsewhere')


def test_an_address_is_in_small_letters_and_nobody_elses(cast: Cast) -> None:
    refused(lambda: Person.objects.create(email='Head@roads.example', name='Head'), 'person_email_lower')
    refused(lambda: Person.objects.create(email='head@roads.example', name='Head'))


def test_roles_and_offices_do_not_end_before_they_begin(cast: Cast) -> None:
    day, before = date(2026, 2, 1), date(2026, 1, 1)
    refused(
        lambda: RoleHeld.objects.create(
            person=cast.head, role='staff', valid_from=day, valid_to=before, recorded_at=AT
        ),
        'role_held_period',
    )
    refused(
        lambda: Office.objects.create(name='Late', kind='unit', path='/x/', valid_from=day, valid_to=before),
        'office_period',
    )
