"""What was registered short is completed: its facts, its report, a lesson, and the unit that answers."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Site
from uptake.domain.process import Stage


@pytest.mark.parametrize('script', [True, False], ids=['with script', 'without script'])
def test_a_manager_completes_an_evaluation_and_the_public_finds_its_report(site: Site, script: bool):
    key = site.cast.evaluations[Stage.FIRST_FOLLOW_UP]
    page = site.sit('manager', width=360, java_script_enabled=script)
    page.goto(f'/desk/evaluations/{key}')
    page.get_by_role('link', name='About this evaluation').click()
    page.get_by_label('Countries').fill('Norway\nAtlantis')
    page.get_by_label('Impact').check()
    page.get_by_role('button', name='Save').click()
    problems = page.get_by_role('alert')
    assert problems.get_by_text('Not known in this list: Atlantis').is_visible()
    page.get_by_label('Countries').fill('Norway\nEstonia')
    assert page.get_by_label('Impact').is_checked()
    page.get_by_role('button', name='Save').click()
    assert page.get_by_role('status').filter(has_text='Saved.').is_visible()
    assert page.get_by_text('Norway; Estonia').is_visible()

    page.get_by_role('link', name='Files').click()
    report = {'name': 'bridges.pdf', 'mimeType': 'application/pdf', 'buffer': b'%PDF-1.7 bridges'}
    page.get_by_label('File', exact=True).set_input_files(report)
    page.get_by_role('button', name='Attach the file').click()
    assert page.get_by_role('status').filter(has_text='The file is attached.').is_visible()

    page.get_by_role('link', name='Back to the evaluation').click()
    page.get_by_role('link', name='Note a lesson').click()
    page.get_by_label('Good practice').check()
    page.get_by_label('In the words of the report').fill('Ask the ferryman.')
    page.get_by_label('With a recommendation').select_option(index=1)
    page.get_by_role('button', name='Save').click()
    assert page.locator('#r1').get_by_text('Ask the ferryman.').is_visible()

    page.locator('#r1 h2 a').click()
    page.get_by_role('link', name='Responsible units').click()
    page.get_by_role('link', name='Pass on from Norland Field Unit').click()
    page.get_by_label('To which office or unit').select_option(label='Country Office Ostland')
    page.get_by_label('Why').fill('They own the bridge.')
    page.get_by_role('button', name='Continue').click()
    page.get_by_role('button', name='Pass on').click()
    assert page.get_by_role('status').filter(has_text='passed on').is_visible()
    assert page.get_by_text('They own the bridge.').is_visible()

    public = site.sit(None)
    public.goto(f'/evaluations/{key}')
    with public.expect_download() as download:
        public.get_by_role('link', name='Report').click()
    assert download.value.suggested_filename == 'bridges.pdf'
