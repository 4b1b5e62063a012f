"""The invented organisation is there after the first start: every role, every stage, three languages, whole history."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import authenticate

from uptake.domain.process import Stage
from uptake.domain.vocabulary import DocumentKind, Role
from uptake.people import queries as people
from uptake.people.models import RoleHeld
from uptake.records import history, queries
from uptake.sample.content import content
from uptake.sample.loading import load
from uptake.sample.people import PASSWORD, how_to_sign_in
from uptake.sample.stories import STORIES
from uptake.sample.wordings import PATTERNS, deadline_text

ON = date(2028, 2, 29)
#: Roles that a person holds for one evaluation only, and those outside the organisation.
ELSEWHERE = {Role.COORDINATOR, Role.EVALUATOR}
#: What needs a decision that is not stored yet, or a day that the table of stories cannot promise.
NOT_PROMISED = {Stage.CLOSED, Stage.TO_BE_PREPARED}


@pytest.mark.django_db
def test_the_sample_has_every_role_every_stage_and_three_languages():
    assert load(on=ON) == len(STORIES)
    assert load(on=ON) == 0

    central = people.person_by_email('central@example.org')
    rows = queries.evaluations(central, on=ON, limit=100).rows
    assert {row.title_language for row in rows} == {'en', 'fr', 'es'}
    assert {row.stage for row in rows} >= set(Stage) - NOT_PROMISED
    assert any(row.matrix_public for row in rows)
    assert any(row.restricted for row in rows)
    assert all(row.published_on is None or row.published_on <= ON for row in rows)

    assert set(RoleHeld.objects.values_list('role', flat=True)) >= {role.value for role in set(Role) - ELSEWHERE}
    officer = people.person_by_email('officer@example.org')
    assert queries.due_for(officer, on=ON), 'the project officer has something to do'
    assert authenticate(username='officer@example.org', password=PASSWORD) == officer

    view = queries.evaluation_for(None, next(row.id for row in rows if row.matrix_public), on=ON)
    assert [document.kind for document in view.documents] == [DocumentKind.BRIEF]

    assert history.verify() is None
    assert not history.HistoryEntry.objects.filter(by=None).exists(), 'every change has its author'


def test_it_says_how_to_sign_in_as_each_person():
    said = how_to_sign_in()
    assert PASSWORD in said
    assert all(person['email'] in said for person in content('organisation')['person'])


@pytest.mark.parametrize('language', PATTERNS)
def test_offices_write_deadlines_that_are_understood(language: str):
    from uptake.deadlines.reading import read_deadline
    from uptake.domain.vocabulary import Certainty

    for turn in range(len(PATTERNS[language])):
        text = deadline_text(date(2027, 3, 31), language, turn)
        found = read_deadline(text, published=date(2026, 1, 1), language=language)
        assert found.certainty is not Certainty.UNREAD, text
