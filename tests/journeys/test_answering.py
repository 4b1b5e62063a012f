"""From signing in to an answer that is saved, in a real browser, by pointer, by keyboard and without script."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys.conftest import Site
from uptake.domain.process import Stage


def test_a_project_officer_signs_in_answers_what_is_due_and_sees_it_leave_the_list(site: Site, settings: Any):
    settings.SAMPLE = True
    page = site.sit()
    page.goto('/sign-in')
    page.locator('li', has_text='Norland Field Unit').get_by_role('button').click()
    page.wait_for_url('**/desk/')
    before = page.locator('article.due').count()
    page.get_by_role('link', name='Write the response').first.click()
    page.get_by_label('Reject').check()
    page.get_by_role('button', name='Continue').click()

    problems = page.get_by_role('alert')
    assert problems.is_visible()
    assert page.title().startswith('Error:')
    problems.get_by_role('link').click()
    assert page.evaluate('document.activeElement.id') == 'id_comment'

    page.get_by_label('Why').fill('The bridge was sold.')
    page.get_by_role('button', name='Continue').click()
    assert page.get_by_role('heading', name='Check before it is saved').is_visible()
    page.get_by_role('button', name='Change').click()
    assert page.get_by_label('Why').input_value() == 'The bridge was sold.'
    page.get_by_role('button', name='Continue').click()
    page.get_by_role('button', name='Save the response').click()
    assert page.get_by_role('status').filter(has_text='The response is saved.').is_visible()

    page.get_by_role('link', name='What is due').click()
    assert page.locator('article.due').count() == before - 1


@pytest.mark.parametrize('script', [True, False], ids=['with script', 'without script'])
def test_an_answer_sent_too_soon_is_taken_back_with_one_press(site: Site, script: bool):
    key = site.cast.recommendations[Stage.RESPONSES_DUE][0]
    page = site.sit('unit', width=360, java_script_enabled=script, bypass_csp=True)
    page.goto(f'/desk/recommendations/{key}/response')
    page.get_by_label('Reject').check()
    page.get_by_label('Why').fill('The bridge was sold.')
    page.get_by_role('button', name='Continue').click()
    page.get_by_role('button', name='Save the response').click()
    if script:
        assert Axe().run(page).response['violations'] == []
    page.get_by_role('button', name='Undo').click()
    assert page.get_by_role('status').filter(has_text='Undone.').is_visible()
    assert page.get_by_role('link', name='Write the response', exact=True).is_visible()
    assert page.get_by_text('Took the last answer back.').is_visible()
    assert page.get_by_role('button', name='Undo').count() == 0


@pytest.mark.parametrize('script', [True, False], ids=['with script', 'without script'])
def test_a_deadline_is_understood_before_it_is_saved(site: Site, script: bool):
    page = site.sit('unit', java_script_enabled=script)
    page.goto(f'/desk/recommendations/{site.cast.recommendations[Stage.BEFORE_FIRST_FOLLOW_UP][0]}/actions/new')
    page.get_by_label('What will be done').fill('Order rivets.')
    page.get_by_label('By when').fill('First quarter of 2027')
    if not script:
        page.get_by_role('button', name='See how it is understood').click()
        assert page.get_by_label('What will be done').input_value() == 'Order rivets.'
    page.get_by_text('Understood as: to 31 March 2027.').wait_for()
    page.get_by_role('button', name='Save the key action').click()
    assert page.get_by_text('to 31 March 2027').is_visible()


def test_everything_can_be_done_by_keyboard(site: Site):
    page = site.sit('unit')
    page.goto('/desk/')
    page.keyboard.press('Tab')
    assert page.evaluate('document.activeElement.className') == 'skip'
    page.keyboard.press('Enter')
    assert page.evaluate('location.hash') == '#main'

    page.keyboard.press('j')
    first = page.evaluate("document.activeElement.closest('[data-row]').textContent")
    page.keyboard.press('j')
    second = page.evaluate("document.activeElement.closest('[data-row]').textContent")
    page.keyboard.press('k')
    assert page.evaluate("document.activeElement.closest('[data-row]').textContent") == first != second
    page.keyboard.press('Enter')
    page.wait_for_url('**/desk/recommendations/*')

    page.goto('/desk/evaluations')
    page.keyboard.press('/')
    page.keyboard.type('sudonia')
    page.keyboard.press('Enter')
    page.wait_for_url('**text=sudonia*')


def test_single_keys_can_be_switched_off(site: Site):
    page = site.sit('unit')
    page.goto('/desk/evaluations')
    page.keyboard.press('?')
    page.get_by_label('Single keys work').uncheck()
    page.get_by_role('button', name='Close').click()
    page.reload()
    page.keyboard.press('/')
    assert page.evaluate('document.activeElement.tagName') == 'BODY'
    page.get_by_role('button', name='Keys').click()
    assert page.get_by_role('dialog').is_visible()


def test_without_script_the_list_can_be_narrowed_and_the_language_changed(site: Site):
    page = site.sit(None, java_script_enabled=False)
    page.goto('/')
    page.get_by_label('Year').select_option('2026')
    page.get_by_role('button', name='Apply').click()
    assert 'year=2026' in page.url
    page.get_by_role('button', name='Français').click()
    assert 'year=2026' in page.url
    assert page.locator('html').get_attribute('lang') == 'fr'
