"""The page that a person opens first."""

from __future__ import annotations

from django.test import Client

from tests.cast import Cast
from uptake.domain.process import Stage


def test_who_owes_answers_reads_how_many_in_the_heading(desk):
    page = desk('unit').get('/desk/').content.decode()
    assert 'answers are due from you' in page
    assert 'Mend the bridge.' in page
    assert '15 May 2026' in page  # two months after 15 March


def test_each_thing_due_offers_the_act_that_answers_it(desk, cast: Cast):
    page = desk('unit').get('/desk/').content.decode()
    first = cast.recommendations[Stage.RESPONSES_DUE][0]
    assert f'/desk/recommendations/{first}/response' in page
    followed = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    assert f'/desk/recommendations/{followed}/follow-up/first?status=completed' in page


def test_what_cannot_start_yet_stands_apart_with_the_day_from_which_it_can(desk):
    page = desk('unit').get('/desk/').content.decode()
    assert 'Later' in page
    assert 'from 10 July 2026' in page  # six months after 10 January


def test_who_owes_nothing_is_told_so_and_shown_the_way_on(desk):
    page = desk('senior').get('/desk/').content.decode()
    assert 'Nothing is due from you now' in page
    assert '/desk/evaluations' in page


def test_a_matrix_nobody_entered_is_due_from_its_manager(desk, cast: Cast):
    page = desk('manager').get('/desk/').content.decode()
    assert f'/desk/evaluations/{cast.evaluations[Stage.TO_BE_PREPARED]}' in page
    assert 'Enter the recommendations' in page


def test_who_is_not_signed_in_is_led_to_the_page_to_sign_in_and_back(client: Client, cast: Cast):
    response = client.get('/desk/')
    assert response.status_code == 302
    assert response['Location'].endswith('/sign-in?next=/desk/')


def test_a_follow_up_reminds_of_what_was_promised_and_what_was_said_last(desk):
    page = desk('unit').get('/desk/').content.decode()
    assert 'You promised: “Order steel.”, by: Second quarter of 2026.' in page
    assert 'you wrote: “Steel has been ordered.”' in page
