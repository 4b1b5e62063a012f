"""A confirmed matrix goes into the records whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest

from tests.cast import TODAY, Cast
from uptake.domain.deadlines import Deadline
from uptake.domain.errors import NotAllowed, RuleError
from uptake.domain.process import Stage
from uptake.domain.vocabulary import Certainty, ImplementationStatus, OfficeKind, Response, Role, Round
from uptake.matrices.model import Action, Matrix, Monitoring, Place, Recommendation, Value
from uptake.people import changes as people
from uptake.records import counting, files, history, queries
from uptake.records.access import NotFound
from uptake.records.changes import actions, evaluations, responses, takeover
from uptake.records.facts import EvaluationFacts
from uptake.records.history import verify
from uptake.records.models import Document, Evaluation, HistoryEntry

pytestmark = [pytest.mark.records, pytest.mark.django_db]
T = TypeVar('T')
AT = datetime(2026, 5, 4, 9, tzinfo=UTC)
LONG = Deadline('Up to 2027', '../2027', None, date(2027, 12, 31), Certainty.CERTAIN)


def v(value: T) -> Value[T]:
    return Value(value, str(value), Place(block=0, page=3))


MATRIX = Matrix(
    template='iom-2022',
    evaluation_title=v('Wells of Norland'),
    year=v(2025),
    published=v(date(2025, 10, 31)),
    coordinator=v('C. Person, officer'),
    overall_comment=v('Useful.'),
    lessons_learned=(v('Dig deeper.'), v('  ')),
    language='en',
    recommendations=(
        Recommendation(
            text=v('Dig wells.\n- one\n- two'),
            number=v('1'),
            heading=v('Wells'),
            addressed_to=v(('norland field unit', 'WASH cluster')),
            priority=v(2),
            priority_text=v('2 - Medium'),
            response=v(Response.ACCEPTED),
            actions=(
                Action(
                    text=v('Buy a pump.'),
                    number=v('1.1'),
                    deadline=v(LONG),
                    responsible=v(('Norland Field Unit',)),
                    status=v('Not initiated'),
                ),
                Action(text=v('Ask around.'), status=v('N/A'), comment=v('See annex.')),
            ),
            monitoring=(
                Monitoring(Round.FIRST, v(ImplementationStatus.OPEN), v('Pump found.')),
                Monitoring(Round.FINAL),
            ),
        ),
        Recommendation(
            text=v('Sell pumps.'), response=v(Response.PARTIALLY_ACCEPTED), response_comment=v('Only old ones.')
        ),
        Recommendation(text=v('Count pumps.')),
    ),
)
FACTS = EvaluationFacts(title='Wells of Norland', title_language='en')


def stored(content: bytes = b'a document') -> str:
    return files.store(content, media_type='application/pdf', at=AT)


def take_in(cast: Cast, matrix: Matrix = MATRIX, **more: Any) -> int:
    chosen = {'facts': FACTS, 'by': cast.manager, 'file': stored(), 'file_name': '../wells\u202e.pdf', **more}
    return takeover.take_in(matrix=matrix, on=TODAY, **chosen)


def test_every_field_is_in_its_place(cast: Cast) -> None:
    view = queries.matrix_of(cast.manager, take_in(cast), on=TODAY)
    assert (view.evaluation.year, view.evaluation.published_on) == (2025, date(2025, 10, 31))
    assert (view.overall_comment, view.coordinator_as_written) == ('Useful.', 'C. Person, officer')
    assert [lesson.text for lesson in view.lessons] == ['Dig deeper.']
    first, second, third = view.recommendations
    assert (first.number, first.heading, first.text) == ('1', 'Wells', 'Dig wells.\n- one\n- two')
    assert (first.priority, first.priority_text) == (2, '2 - Medium')
    assert first.sealed_on == date(2025, 10, 31)
    assert [(unit.name, unit.office_id) for unit in first.units] == [
        ('Norland Field Unit', cast.offices['field'].pk),
        ('WASH cluster', None),
    ]
    assert first.addressed_to == ('norland field unit', 'WASH cluster')
    assert first.response is not None
    assert (first.response.value, first.response.said_on) == (Response.ACCEPTED, None)
    assert first.first is not None
    assert (first.first.status, first.first.comment) == (ImplementationStatus.OPEN, 'Pump found.')
    assert first.final is None
    assert second.response is not None
    assert second.response.comment == 'Only old ones.'
    assert third.response is None


def test_deadlines_and_statuses_keep_their_words_beside_what_they_mean(cast: Cast) -> None:
    pump, ask = queries.matrix_of(cast.manager, take_in(cast), on=TODAY).recommendations[0].actions
    assert (pump.number, pump.deadline.text, pump.deadline.latest) == ('1.1', 'Up to 2027', date(2027, 12, 31))
    assert (pump.status_as_written, pump.means) == ('Not initiated', ImplementationStatus.OPEN)
    assert pump.units == ((cast.offices['field'].pk, 'Norland Field Unit'),)
    assert (ask.status_as_written, ask.status, ask.comment) == ('N/A', None, 'See annex.')


def test_a_page_of_the_matrix_is_not_told_as_a_page_of_the_report(cast: Cast) -> None:
    assert queries.matrix_of(cast.manager, take_in(cast), on=TODAY).recommendations[0].source_page is None


WITHIN = Deadline('Within six months of publication', certainty=Certainty.RELATIVE, language='en')


def within_six_months() -> Matrix:
    first = MATRIX.recommendations[0]
    action = replace(first.actions[0], deadline=v(WITHIN))
    return replace(MATRIX, recommendations=(replace(first, actions=(action,)),), published=None)


def test_a_deadline_counts_from_the_day_that_the_person_states(cast: Cast) -> None:
    facts = replace(FACTS, published_on=date(2026, 3, 1))
    key = take_in(cast, within_six_months(), facts=facts)
    (pump,) = queries.matrix_of(cast.manager, key, on=TODAY).recommendations[0].actions
    assert (pump.deadline.text, pump.deadline.latest) == (WITHIN.text, date(2026, 9, 1))


def test_a_deadline_waits_for_the_day_of_publication_and_then_counts(cast: Cast) -> None:
    key = take_in(cast, within_six_months())
    (before,) = queries.matrix_of(cast.manager, key, on=TODAY).recommendations[0].actions
    assert (before.deadline.latest, before.deadline.certainty) == (None, Certainty.RELATIVE)
    evaluations.publish(evaluation=key, published_on=date(2026, 4, 1), by=cast.central, on=TODAY)
    (after,) = queries.matrix_of(cast.manager, key, on=TODAY).recommendations[0].actions
    assert (after.deadline.text, after.deadline.latest) == (WITHIN.text, date(2026, 10, 1))
    told = HistoryEntry.objects.filter(verb='actions.revise', evaluation=key)
    assert [entry.changes['latest'] for entry in told] == [[None, '2026-10-01']]
    assert verify() is None


def test_its_deadlines_are_due_from_who_took_it_in_and_from_the_unit(cast: Cast) -> None:
    key = take_in(cast)
    for person in (cast.manager, cast.unit):
        mine = [item for item in queries.due_for(person, on=TODAY) if item.evaluation_id == key]
        assert ('action', date(2027, 12, 31)) in {(item.owed, item.by) for item in mine}


def test_the_original_is_attached_under_its_checksum_with_a_safe_name(cast: Cast) -> None:
    key = take_in(cast)
    (document,) = queries.evaluation_for(cast.manager, key, on=TODAY).documents
    assert document.name == 'wells.pdf'
    assert document.sha256 is not None
    with files.open_file(document.sha256) as original:
        assert original.read() == b'a document'
    assert queries.document_for(cast.manager, document.sha256, on=TODAY).id == document.id
    with pytest.raises(NotFound):
        queries.document_for(None, document.sha256, on=TODAY)


def test_the_history_says_who_confirmed_what_from_which_document(cast: Cast) -> None:
    before = HistoryEntry.objects.count()
    key = take_in(cast, settled=['recommendations[1].response'])
    entries = list(HistoryEntry.objects.filter(number__gt=before))
    verbs = [entry.verb for entry in entries]
    assert verbs.count('recommendations.enter') == 3
    assert verbs.count('responses.record') == 2
    assert verbs.count('actions.promise') == 2
    assert verbs.count('monitoring.record') == 1
    assert verbs[-1] == 'takeover.take_in'
    assert {entry.origin for entry in entries} == {f'sha256:{stored()}'}
    assert {entry.by for entry in entries} == {cast.manager}
    assert entries[-1].changes['settled'] == [None, ['recommendations[1].response']]
    assert entries[-1].evaluation == key
    assert verify() is None
    assert counting.differences() == ()


@pytest.mark.parametrize(
    ('wrong', 'field'),
    [
        (Recommendation(text=v('Sell.'), response=v(Response.REJECTED)), 'recommendations[3].response_comment'),
        (Recommendation(text=None, number=v('9')), 'recommendations[3].text'),
        (
            Recommendation(text=v('Sell.'), monitoring=(Monitoring(Round.FIRST, v(ImplementationStatus.DISCARDED)),)),
            'recommendations[3].monitoring[0].comment',
        ),
        (Recommendation(text=v('Sell.'), actions=(Action(text=v(' ')),)), 'recommendations[3].actions[0].text'),
    ],
)
def test_what_a_rule_needs_and_the_document_lacks_stops_everything(
    cast: Cast, wrong: Recommendation, field: str
) -> None:
    before = (Evaluation.objects.count(), HistoryEntry.objects.count(), Document.objects.count())
    with pytest.raises(RuleError) as caught:
        take_in(cast, replace(MATRIX, recommendations=(*MATRIX.recommendations, wrong)))
    assert caught.value.field == field
    assert 'Recommendation' in caught.value.where
    assert (Evaluation.objects.count(), HistoryEntry.objects.count(), Document.objects.count()) == before


def test_it_can_go_into_an_evaluation_that_waits_for_its_matrix_and_overwrites_nothing(cast: Cast) -> None:
    waiting = cast.evaluations[Stage.TO_BE_PREPARED]
    assert take_in(cast, into=waiting, by=cast.coordinator) == waiting
    view = queries.matrix_of(cast.manager, waiting, on=TODAY)
    assert len(view.recommendations) == 3
    assert view.evaluation.published_on == date(2026, 4, 20)
    assert view.coordinator_as_written == 'C. Person, Response coordinator'
    assert view.overall_comment == 'Useful.'


def test_it_does_not_go_where_recommendations_are_already_or_where_one_may_not(cast: Cast) -> None:
    with pytest.raises(RuleError) as caught:
        take_in(cast, into=cast.evaluations[Stage.RESPONSES_DUE])
    assert caught.value.field == 'into'
    with pytest.raises(NotAllowed):
        take_in(cast, into=cast.abroad)
    with pytest.raises(NotAllowed):
        take_in(cast, by=cast.head)


def test_a_name_that_two_offices_share_is_nobodys_until_a_person_says_so(cast: Cast) -> None:
    for above in ('norland', 'sudonia'):
        people.open_office(by=None, name='Programme Unit', kind=OfficeKind.UNIT, parent=cast.offices[above])
    matrix = replace(
        MATRIX, recommendations=(replace(MATRIX.recommendations[0], addressed_to=v(('Programme Unit', 'PU'))),)
    )
    unknown = queries.matrix_of(cast.manager, take_in(cast, matrix), on=TODAY).recommendations[0].units
    assert [unit.office_id for unit in unknown] == [None, None]
    said = {'programme unit': cast.offices['field'].pk, 'PU': cast.offices['field'].pk}
    known = queries.matrix_of(cast.manager, take_in(cast, matrix, units=said), on=TODAY).recommendations[0].units
    assert [(unit.office_id, unit.as_written) for unit in known] == [(cast.offices['field'].pk, 'Programme Unit')]


def test_who_takes_it_in_looks_after_it(cast: Cast) -> None:
    key = take_in(cast, by=cast.central)
    roles = queries.matrix_of(cast.central, key, on=TODAY).roles
    assert [(role.role, role.name) for role in roles] == [(Role.EVALUATION_MANAGER, 'Central Person')]


def test_characters_that_no_database_holds_are_left_out(cast: Cast) -> None:
    matrix = replace(MATRIX, recommendations=(Recommendation(text=v('Dig\x00 wells.')),))
    view = queries.matrix_of(cast.manager, take_in(cast, matrix), on=TODAY)
    assert view.recommendations[0].text == 'Dig wells.'


def test_queries_do_not_grow_with_the_matrix(cast: Cast, django_assert_max_num_queries: Any) -> None:
    file = stored()
    big = replace(MATRIX, recommendations=MATRIX.recommendations * 6)
    with django_assert_max_num_queries(75):
        take_in(cast, MATRIX, file=file)
    with django_assert_max_num_queries(85):
        take_in(cast, big, file=file)


def test_a_newer_version_is_taken_over_by_small_verbs_under_one_lock(cast: Cast) -> None:
    key = take_in(cast)
    third = queries.matrix_of(cast.manager, key, on=TODAY).recommendations[2]
    before = HistoryEntry.objects.count()
    with history.gathered():
        responses.record(recommendation=third.id, value=Response.ACCEPTED, by=None, on=TODAY, origin='sha256:1')
        actions.promise(recommendation=third.id, text='Count twice.', by=None, on=TODAY, origin='sha256:1')
    assert HistoryEntry.objects.count() == before + 2
    assert verify() is None
