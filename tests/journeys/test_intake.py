"""From a document to what is due, in a real browser: by drop and keys alone, without script, narrow, for everybody."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from tests.cast import Cast
from tests.intake.confirming_at_once import settle, take
from uptake import clock
from uptake.intake.editing import open_questions
from uptake.intake.jobs import read_upload
from uptake.intake.models import Upload
from uptake.intake.uploads import review_of
from uptake.records import files

DOCUMENTS = Path(__file__).resolve().parent.parent / 'documents'
WORD = DOCUMENTS / 'docx' / 'iom-2022-harbour-en.docx'
PDF = DOCUMENTS / 'pdf' / 'iom-2019-herders-en.pdf'
DROP = """async ({ name, content }) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const carried = new DataTransfer();
  carried.items.add(new File([bytes], name));
  const event = new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true });
  document.querySelector('[data-drop]').dispatchEvent(event);
}"""


class Desk:
    """A browser window in which the central evaluation unit is signed in."""

    def __init__(self, browser: Any, server: Any, person: Any, **window: Any) -> None:
        client = Client()
        client.force_login(person)
        self.context = browser.new_context(base_url=server.url, locale='en', **window)
        self.context.add_cookies([{'name': 'sessionid', 'value': client.cookies['sessionid'].value, 'url': server.url}])
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on('console', lambda said: self.errors.append(said.text) if said.type == 'error' else None)
        self.page.on('pageerror', lambda error: self.errors.append(str(error)))

    def upload(self, path: Path) -> Upload:
        """Choose the file and send it."""
        self.page.goto('/desk/intake/')
        self.page.set_input_files('input[type=file]', str(path))
        self.page.get_by_role('button', name='Upload', exact=True).click()
        self.page.wait_for_url(re.compile(r'/desk/intake/[0-9a-f-]{36}/'))
        return Upload.objects.order_by('-received_at')[0]

    def press(self, key: str) -> None:
        """Press a key that leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.page.evaluate('document.documentElement.scrollWidth - window.innerWidth'))

    def wrong(self) -> list[str]:
        """What axe finds on the page."""
        found = Axe().run(self.page).response['violations']
        return [f'{each["id"]}: {each["nodes"][0]["html"]}' for each in found]


@pytest.fixture
def desk(browser: Any, live_server: Any, cast: Cast) -> Iterator[Any]:
    """Opens windows, and closes them afterwards."""
    opened: list[Desk] = []

    def window(**how: Any) -> Desk:
        opened.append(Desk(browser, live_server, cast.central, **how))
        return opened[-1]

    yield window
    for each in opened:
        each.context.close()


def leave_open_what_is_asked(desk: Desk, upload: Upload) -> int:
    """Settle every question with the key on which the focus stands; how many there were."""
    count = 0
    while open_questions(review_of(upload).state):
        desk.page.goto(f'/desk/intake/{upload.pk}/review/')
        desk.page.wait_for_selector('.field.ask')
        assert desk.page.evaluate("document.activeElement.hasAttribute('data-accept')")
        desk.press('Enter')
        count += 1
        assert count < 60
    return count


def fill_in_reasons(desk: Desk, upload: Upload) -> None:
    """Give a reason wherever the rules ask for one."""
    desk.page.goto(f'/desk/intake/{upload.pk}/check/')
    while desk.page.locator('#to-settle a').count():
        desk.page.locator('#to-settle a').first.click()
        desk.page.locator('form.edit textarea').first.fill('The document gives no reason.')
        desk.page.locator('form.edit button').click()
        desk.page.wait_for_url(re.compile('/check/'))


def confirm(desk: Desk) -> None:
    """Say which evaluation it is, and confirm."""
    desk.page.get_by_label('Title of the evaluation').fill('Harbours of the west coast')
    desk.page.get_by_label('Publication date of the report').fill('30 June 2024')
    desk.page.get_by_role('button', name='Confirm and save').click()
    desk.page.wait_for_url(re.compile(r'/desk/evaluations/\d+'))


@pytest.mark.django_db(transaction=True)
def test_a_dropped_word_file_becomes_what_is_due_by_keys_alone(desk: Any):
    import base64

    window = desk()
    page = window.page
    page.goto('/desk/intake/')
    page.evaluate(DROP, {'name': WORD.name, 'content': base64.b64encode(WORD.read_bytes()).decode()})
    assert page.evaluate('document.querySelector("input[type=file]").files[0].name') == WORD.name
    page.keyboard.press('Tab')
    window.press('Enter')
    page.wait_for_url(re.compile(r'/desk/intake/[0-9a-f-]{36}/'))
    upload = Upload.objects.get()
    leave_open_what_is_asked(window, upload)
    before = len(review_of(upload).edits)
    page.goto(f'/desk/intake/{upload.pk}/review/?at=r1')
    window.press('e')
    assert page.locator('form.edit').count() == 1
    window.press('Escape')
    assert page.locator('form.edit').count() == 0
    window.press('Enter')
    assert 'at=r2' in page.url
    assert len(review_of(upload).edits) == before + 1
    window.press('u')
    assert len(review_of(upload).edits) == before
    fill_in_reasons(window, upload)
    confirm(window)
    assert 'is confirmed' in page.locator('.note.done').inner_text()
    page.goto('/desk/')
    assert 'Harbours of the west coast' in page.locator('main').inner_text()
    assert window.errors == []


@pytest.mark.django_db(transaction=True)
def test_merge_and_split_work_by_their_keys(desk: Any):
    window = desk()
    upload = window.upload(WORD)
    page = window.page
    page.goto(f'/desk/intake/{upload.pk}/review/?at=r2')
    page.evaluate('document.activeElement.blur()')
    window.press('m')
    assert 'r2' not in [each['key'] for each in review_of(upload).state['recommendations']]
    window.press('u')
    assert 'r2' in [each['key'] for each in review_of(upload).state['recommendations']]


@pytest.mark.django_db(transaction=True)
def test_everything_works_without_script(desk: Any):
    window = desk(java_script_enabled=False)
    upload = window.upload(PDF)
    page = window.page
    page.get_by_role('link', name='Check what was read').click()
    while open_questions(review_of(upload).state):
        page.goto(f'/desk/intake/{upload.pk}/review/')
        page.locator('[data-question] [data-accept]').first.click()
    page.goto(f'/desk/intake/{upload.pk}/review/?at=heading')
    page.locator('a[data-edit]').first.click()
    page.locator('form.edit textarea').last.fill('Read without script.')
    page.locator('form.edit button').click()
    assert 'Read without script.' in page.locator('main').inner_text()
    fill_in_reasons(window, upload)
    confirm(window)
    assert 'Read without script.' in page.locator('main').inner_text()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(('scheme', 'width'), [('light', 320), ('dark', 1280)])
def test_every_page_is_for_everybody_and_fits_a_narrow_window(desk: Any, scheme: str, width: int):
    window = desk(viewport={'width': width, 'height': 800}, color_scheme=scheme)
    addresses = ['/desk/intake/']
    for path in (WORD, PDF, DOCUMENTS / 'README.md'):
        upload = window.upload(path)
        where = f'/desk/intake/{upload.pk}/'
        addresses.append(where)
        if upload.draft:
            addresses += [
                f'{where}review/',
                f'{where}review/?at=heading',
                f'{where}review/?at=unplaced',
                f'{where}check/',
            ]
            addresses += [f'{where}review/?at=r1&edit=r1', f'{where}review/?at=r1&split=r1']
    for address in addresses:
        window.page.goto(address)
        assert window.overflow() <= 0, address
        assert window.wrong() == [], address
    assert window.errors == []


@pytest.mark.django_db(transaction=True)
def test_the_marked_place_is_in_sight_beside_its_question(desk: Any):
    window = desk(viewport={'width': 1280, 'height': 800})
    for path in (WORD, PDF):
        upload = window.upload(path)
        for each in upload.draft['recommendations']:
            for key in [f'{each["key"]}.text', *(f'{action}.text' for action in each['actions'])]:
                window.page.goto(f'/desk/intake/{upload.pk}/review/?at={each["key"]}&on={key}')
                box = window.page.locator('.source .here').first.bounding_box()
                assert box is not None, key
                assert box['y'] < 800, key


@pytest.mark.django_db(transaction=True)
def test_the_page_of_an_upload_goes_on_by_itself_when_the_worker_is_done(desk: Any, cast: Cast):
    window = desk()
    at = clock.now()
    checksum = files.store(WORD.read_bytes(), media_type='application/octet-stream', at=at)
    upload = Upload.objects.create(
        person=cast.central,
        file_id=checksum,
        name=WORD.name,
        received_at=at,
        steps={'received': {'at': at.isoformat()}},
    )
    window.page.goto(f'/desk/intake/{upload.pk}/')
    assert 'You can leave this page' in window.page.locator('main').inner_text()
    read_upload(str(upload.pk))
    window.page.wait_for_url(re.compile('/review/'))
    assert window.errors == []


@pytest.mark.django_db(transaction=True)
def test_the_pages_are_light(desk: Any):
    window = desk()
    upload = window.upload(WORD)
    weighed: dict[str, int] = {}
    window.page.on('response', lambda said: weighed.update({said.url: len(gzip.compress(said.body()))}))
    for address in ('', f'{upload.pk}/', f'{upload.pk}/review/?at=r1', f'{upload.pk}/check/'):
        weighed.clear()
        window.page.goto(f'/desk/intake/{address}')
        page = {url: size for url, size in weighed.items() if '/static/' not in url}
        assert sum(weighed.values()) < 40_000, weighed
        assert sum(page.values()) < 12_000, page


@pytest.mark.django_db(transaction=True)
def test_the_difference_of_a_newer_version_is_for_everybody_and_fits(desk: Any, cast: Cast):
    window = desk(viewport={'width': 320, 'height': 800})
    first = window.upload(WORD)
    client = Client()
    client.force_login(cast.central)
    settle(client, first)
    evaluation, _made = take(first, cast.central)
    client.post('/desk/intake/', {'documents': WORD.open('rb'), 'for': str(evaluation)})
    newer = Upload.objects.get(for_evaluation=evaluation)
    newer.draft['fields']['r1.text']['value'] += ' At once.'
    newer.draft['fields']['r1a1.text']['value'] += ' And say so.'
    newer.save()
    window.page.goto(f'/desk/intake/{newer.pk}/difference/')
    assert 'differs, sealed' in window.page.locator('main').inner_text()
    assert window.overflow() <= 0
    assert window.wrong() == []


@pytest.mark.django_db(transaction=True)
def test_a_long_name_does_not_widen_the_list_of_uploads(desk: Any, tmp_path: Path):
    path = tmp_path / f'{"matrix-" * 25}.docx'
    path.write_bytes(WORD.read_bytes())
    for width in (320, 1280):
        window = desk(viewport={'width': width, 'height': 800})
        window.upload(path)
        window.page.goto('/desk/intake/')
        assert window.overflow() <= 0, width
