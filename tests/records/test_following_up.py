"""Responses, key actions and follow-up: the rules hold where the data changes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cast import TODAY, Cast
from uptake.domain.deadlines import Deadline
from uptake.domain.errors import NotAllowed, RuleError, Sealed
from uptake.domain.process import Stage
from uptake.domain.vocabulary import ActionStatus, Certainty, Extent, ImplementationStatus, Response, Round
from uptake.records import counting, queries
from uptake.records.changes import actions, evaluations, lessons, monitoring, recommendations, responses, units
from uptake.records.queries import RecommendationRow

pytestmark = [pytest.mark.records, pytest.mark.django_db]
MAY = Deadline('By 1 May 2026', '../2026-05-01', None, date(2026, 5, 1), Certainty.CERTAIN)


def look(cast: Cast, recommendation: int) -> RecommendationRow:
    return queries.recommendation_for(cast.head, recommendation, on=TODAY).recommendation


@pytest.mark.parametrize('value', [Response.PARTIALLY_ACCEPTED, Response.REJECTED])
def test_accepting_only_in_part_or_not_at_all_asks_for_a_reason(cast: Cast, value: Response) -> None:
    about = cast.recommendations[Stage.RESPONSES_DUE][0]
    with pytest.raises(RuleError) as caught:
        responses.record(recommendation=about, value=value, comment='  ', by=cast.unit, on=TODAY)
    assert (caught.value.field, caught.value.code) == ('comment', 'needs-justification')
    responses.record(recommendation=about, value=value, comment='No money.', by=cast.unit, on=TODAY)
    said = look(cast, about).response
    assert said is not None
    assert (said.value, said.said_by, said.said_on) == (value, 'Project officer', TODAY)


def test_a_rejected_recommendation_owes_no_actions_and_no_follow_up(cast: Cast) -> None:
    rejected = cast.recommendations[Stage.FIRST_FOLLOW_UP][2]
    with pytest.raises(RuleError):
        actions.promise(recommendation=rejected, text='Sell one.', by=cast.unit, on=TODAY)
    with pytest.raises(RuleError):
        monitoring.record(
            recommendation=rejected, round=Round.FIRST, status=ImplementationStatus.OPEN, by=cast.unit, on=TODAY
        )
    assert look(cast, rejected).owed == ''


def test_a_deadline_is_kept_as_written_beside_the_period_it_means(cast: Cast) -> None:
    about = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    key = actions.promise(
        recommendation=about,
        text='Hire a painter.',
        deadline=MAY,
        responsible=['Field Unit', ' '],
        units=[cast.offices['field'].pk],
        by=cast.unit,
        on=TODAY,
    )
    action = next(row for row in look(cast, about).actions if row.id == key)
    assert action.deadline.text == 'By 1 May 2026'
    assert (action.deadline.latest, action.responsible) == (date(2026, 5, 1), ('Field Unit',))
    assert action.units == ((cast.offices['field'].pk, 'Norland Field Unit'),)
    assert action.late
    assert action.standing is not None
    assert action.standing.days_late == 3


def test_a_late_action_needs_its_reason_unless_it_is_done(cast: Cast) -> None:
    about = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    key = actions.promise(recommendation=about, text='Hire a painter.', deadline=MAY, by=cast.unit, on=TODAY)
    with pytest.raises(RuleError) as caught:
        actions.report(action=key, status=ActionStatus.INITIATED, by=cast.unit, on=TODAY)
    assert caught.value.field == 'delay_reason'
    actions.report(action=key, status=ActionStatus.INITIATED, delay_reason='Rain.', by=cast.unit, on=TODAY)
    actions.report(action=key, status=ActionStatus.COMPLETED, by=cast.unit, on=TODAY)
    action = next(row for row in look(cast, about).actions if row.id == key)
    assert (action.means, action.late) == (ImplementationStatus.COMPLETED, False)


def test_an_action_can_be_revised_and_dropped_with_a_reason(cast: Cast) -> None:
    about = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    key = look(cast, about).actions[0].id
    assert actions.revise(action=key, deadline=MAY, by=cast.unit, on=TODAY)
    assert look(cast, about).actions[0].text == 'Order steel.'
    with pytest.raises(RuleError):
        actions.drop(action=key, reason='', by=cast.unit, on=TODAY)
    actions.drop(action=key, reason='Steel came by itself.', by=cast.unit, on=TODAY)
    assert look(cast, about).actions == ()
    with pytest.raises(RuleError):
        actions.revise(action=key, text='Again.', by=cast.unit, on=TODAY)


def test_discarding_needs_an_explanation_and_only_the_completed_is_completed_in_part(cast: Cast) -> None:
    about = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]

    def say(status: ImplementationStatus | None, extent: Extent | None = None, comment: str = '') -> None:
        monitoring.record(
            recommendation=about,
            round=Round.FIRST,
            status=status,
            extent=extent,
            comment=comment,
            by=cast.unit,
            on=TODAY,
        )

    with pytest.raises(RuleError, match='discarded'):
        say(ImplementationStatus.DISCARDED)
    with pytest.raises(RuleError) as caught:
        say(ImplementationStatus.OPEN, Extent.PART)
    assert caught.value.field == 'extent'
    with pytest.raises(RuleError):
        say(None)
    say(ImplementationStatus.COMPLETED, Extent.PART, 'One lane.')
    first = look(cast, about).first
    assert first is not None
    assert (first.status, first.extent) == (ImplementationStatus.COMPLETED, Extent.PART)


def test_the_final_round_is_for_what_the_first_left_open(cast: Cast) -> None:
    settled = cast.recommendations[Stage.READY_TO_CLOSE][0]
    still_open = cast.recommendations[Stage.FINAL_FOLLOW_UP][0]
    with pytest.raises(RuleError) as caught:
        monitoring.record(
            recommendation=settled, round=Round.FINAL, status=ImplementationStatus.OPEN, by=cast.unit, on=TODAY
        )
    assert caught.value.field == 'round'
    assert look(cast, still_open).owed == 'final'
    monitoring.record(
        recommendation=still_open, round=Round.FINAL, status=ImplementationStatus.COMPLETED, by=cast.unit, on=TODAY
    )
    assert look(cast, still_open).owed == ''


def test_once_the_report_is_final_only_an_error_of_transcription_is_corrected(cast: Cast) -> None:
    about = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    with pytest.raises(Sealed):
        recommendations.reword(recommendation=about, text='Mend both bridges.', by=cast.manager, on=TODAY)
    with pytest.raises(NotAllowed):
        recommendations.correct_wording(
            recommendation=about, text='Mend the bridges.', page=12, reason='Plural.', by=cast.manager, on=TODAY
        )
    with pytest.raises(RuleError) as caught:
        recommendations.correct_wording(
            recommendation=about, text='Mend the bridges.', page=12, reason='', by=cast.central, on=TODAY
        )
    assert caught.value.field == 'reason'
    recommendations.correct_wording(
        recommendation=about, text='Mend the bridges.', page=12, reason='Plural.', by=cast.central, on=TODAY
    )
    row = look(cast, about)
    assert (row.text, row.source_page, row.corrections) == ('Mend the bridges.', 12, 1)
    latest = queries.history_of(cast.central, recommendation=about, on=TODAY).rows[0]
    assert latest.changes['text'] == ('Mend the bridge.', 'Mend the bridges.')
    assert latest.changes['reason'] == (None, 'Plural.')


def test_publishing_seals_the_wording(cast: Cast) -> None:
    draft = cast.evaluations[Stage.DRAFT]
    about = cast.recommendations[Stage.DRAFT][0]
    recommendations.reword(recommendation=about, text='Mend the old bridge.', by=cast.manager, on=TODAY)
    with pytest.raises(NotAllowed):
        evaluations.publish(evaluation=draft, published_on=TODAY, by=cast.manager, on=TODAY)
    evaluations.publish(evaluation=draft, published_on=TODAY, by=cast.central, on=TODAY)
    assert look(cast, about).sealed_on == TODAY
    with pytest.raises(Sealed):
        recommendations.reword(recommendation=about, text='Mend it.', by=cast.manager, on=TODAY)


def test_a_recommendation_passes_to_another_unit_and_the_old_one_is_kept(cast: Cast) -> None:
    about = cast.recommendations[Stage.RESPONSES_DUE][0]
    unit = look(cast, about).units[0]
    with pytest.raises(RuleError):
        units.reassign(unit=unit.id, to_office=cast.offices['ostland'].pk, reason='', by=cast.coordinator, on=TODAY)
    units.reassign(unit=unit.id, to_office=cast.offices['ostland'].pk, reason='Moved.', by=cast.coordinator, on=TODAY)
    assert [row.name for row in look(cast, about).units] == ['Country Office Ostland']
    told = queries.history_of(cast.central, recommendation=about, on=TODAY).rows[0]
    assert told.changes['unit'] == ('Norland Field Unit', 'Country Office Ostland')


def test_lessons_stand_with_the_evaluation_or_with_one_of_its_recommendations(cast: Cast) -> None:
    key, about = cast.evaluations[Stage.FIRST_FOLLOW_UP], cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    lessons.note(evaluation=key, text='Ask first.', recommendation=about, by=cast.manager, on=TODAY)
    with pytest.raises(RuleError):
        lessons.note(evaluation=cast.abroad, text='Ask.', recommendation=about, by=None, on=TODAY)
    assert queries.recommendation_for(cast.head, about, on=TODAY).lessons[0].text == 'Ask first.'


def test_counters_follow_every_write(cast: Cast) -> None:
    key, entered = cast.evaluations[Stage.RESPONSES_DUE], cast.recommendations[Stage.RESPONSES_DUE]
    responses.record(recommendation=entered[0], value=Response.ACCEPTED, by=cast.unit, on=TODAY)
    figures = queries.matrix_of(cast.head, key, on=TODAY).evaluation.figures
    assert figures is not None
    assert (figures.recommendations, figures.answered, figures.accepted) == (3, 1, 1)
    assert counting.differences() == ()
