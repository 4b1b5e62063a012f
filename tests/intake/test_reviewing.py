"""Reviewing: questions first, each beside the place it stands on, settled by plain forms, every edit undoable."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.intake.conftest import DOCUMENTS, PDF, WORD, Upload_
from uptake.intake.editing import open_questions
from uptake.intake.models import Upload
from uptake.intake.uploads import review_of

pytestmark = pytest.mark.records
ASKING = DOCUMENTS / 'docx' / 'empty-2022-en.docx'


def state_of(upload: Upload) -> dict[str, Any]:
    return review_of(Upload.objects.get(pk=upload.pk)).state


def edit(client: Client, upload: Upload, **sent: str) -> Any:
    return client.post(f'/desk/intake/{upload.pk}/edit/', sent)


def page(client: Client, upload: Upload, query: str = '') -> str:
    return client.get(f'/desk/intake/{upload.pk}/review/?{query}').content.decode()


def first_action(upload: Upload) -> str:
    return next(each['actions'][0] for each in upload.draft['recommendations'] if each['actions'])


def test_every_part_of_every_kind_of_document_is_shown(central: Client, uploaded: Upload_):
    for kind, name in (('docx', WORD.name), ('pdf', PDF.name), ('txt', ''), ('xlsx', '')):
        folder = DOCUMENTS / kind
        path = folder / name if name else sorted(folder.iterdir())[0]
        upload = uploaded(central, path)
        for part in ('heading', 'unplaced', *(each['key'] for each in upload.draft['recommendations'])):
            assert central.get(f'/desk/intake/{upload.pk}/review/?at={part}').status_code == 200, (path.name, part)
        assert central.get(f'/desk/intake/{upload.pk}/review/?source=all').status_code == 200


def test_the_place_of_the_current_value_is_marked_in_a_word_document(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    action = first_action(upload)
    text = upload.draft['fields'][f'{action}.text']['value'].splitlines()[0]
    html = page(central, upload, f'at={action.split("a")[0]}&on={action}.text')
    marked = re.search(r'<(td|span|p)[^>]* class="here">(.*?)</\1>', html, re.DOTALL)
    assert marked
    assert text[:20] in re.sub('<[^>]+>', '', marked[2])


def test_the_place_of_the_current_value_is_marked_on_the_picture_of_a_pdf_page(central: Client, uploaded: Upload_):
    upload = uploaded(central, PDF)
    action = first_action(upload)
    place = upload.draft['fields'][f'{action}.text']['place']
    html = page(central, upload, f'at={action.split("a")[0]}&on={action}.text')
    assert f'/desk/intake/{upload.pk}/page/{place["page"]}/' in html
    x, y = map(float, re.search(r'<rect class="here"[^>]* x="([\d.]+)" y="([\d.]+)"', html).groups())
    assert (x, y) == pytest.approx((place['box'][0] - 1.5, place['box'][1] - 1.5), abs=0.2)
    assert 'style=' not in html


def test_the_picture_of_a_page_is_served_and_made_on_demand(central: Client, uploaded: Upload_):
    upload = uploaded(central, PDF)
    upload.picture(1).unlink(missing_ok=True)
    for _ in range(2):
        answer = central.get(f'/desk/intake/{upload.pk}/page/1/')
        assert b''.join(answer.streaming_content).startswith(b'\x89PNG')
    assert 'private' in answer['Cache-Control']
    assert central.get(f'/desk/intake/{upload.pk}/page/{upload.pages + 1}/').status_code == 404
    assert central.get(f'/desk/intake/{upload.pk}/page/0/').status_code == 404


def test_a_value_is_changed_by_a_form_and_changed_back_by_undo(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    before = state_of(upload)['fields']['r1.text']['value']
    edit(
        central, upload, kind='fill', path='r1.text', at='r1', **{'value:r1.text': 'Another wording.\r\n- with a list'}
    )
    assert state_of(upload)['fields']['r1.text']['value'] == 'Another wording.\n- with a list'
    edit(central, upload, kind='undo', at='r1')
    assert state_of(upload)['fields']['r1.text']['value'] == before
    assert upload.edits.count() == 2


def test_a_deadline_is_read_anew_when_it_is_written(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    action = first_action(upload)
    edit(central, upload, kind='fill', path=action, at='r1', **{f'value:{action}.deadline': 'Second quarter of 2027'})
    value = state_of(upload)['fields'][f'{action}.deadline']['value']
    assert (value['text'], value['earliest'], value['latest']) == ('Second quarter of 2027', '2027-04-01', '2027-06-30')
    answer = central.get(f'/desk/intake/{upload.pk}/deadline/', {'text': 'mid-2027'})
    assert answer.content.decode() == 'to about 30 June 2027'


def test_what_is_unusable_is_said_beside_the_field_and_kept_there(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    written = {'value:heading.published': 'some day in spring', 'value:heading.title': 'New title'}
    answer = edit(central, upload, kind='fill', path='heading', at='heading', **written)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'Write a day, such as 30 June 2024.' in html
    assert 'value="some day in spring"' in html
    assert 'value="New title"' in html
    assert upload.edits.count() == 0


def test_an_action_can_be_split_merged_removed_and_added(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    key = upload.draft['recommendations'][0]['key']
    edit(central, upload, kind='add', path=key, at=key, text='First step. Second step.')
    new = state_of(upload)['recommendations'][0]['actions'][-1]
    html = page(central, upload, f'at={key}&split={new}')
    assert 'Second step.' in html
    edit(central, upload, kind='split', path=new, at=key, offset=str(len('First step. ')))
    last = state_of(upload)['recommendations'][0]['actions'][-1]
    assert state_of(upload)['fields'][f'{last}.text']['value'] == 'Second step.'
    edit(central, upload, kind='merge', path=last, at=key)
    assert state_of(upload)['fields'][f'{new}.text']['value'] == 'First step. Second step.'
    edit(central, upload, kind='remove', path=new, at=key)
    assert new not in state_of(upload)['recommendations'][0]['actions']


def test_nonsense_changes_nothing_and_says_so(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    for sent in (
        {'kind': 'merge', 'path': 'r1'},
        {'kind': 'merge', 'path': 'nothing'},
        {'kind': 'split', 'path': 'r1', 'offset': 'x'},
        {'kind': 'steal', 'path': 'r1'},
        {'kind': 'fill', 'path': 'r1', 'value:r99.text': 'x'},
        {'kind': 'fill', 'path': 'r1', 'value:r1.secret': 'x'},
        {'kind': 'move', 'path': 'u99', 'field': 'r1.text'},
        {'kind': '', 'path': 'r1.response', 'choice': 'perhaps'},
    ):
        answer = edit(central, upload, at='r1', **sent)
        assert answer.status_code in (302, 422), sent
    assert upload.edits.count() == 0


def test_settling_a_question_leads_to_the_next_one(central: Client, uploaded: Upload_):
    upload = with_questions(central, uploaded)
    asked = [question['field'] for question in open_questions(state_of(upload))]
    html = page(central, upload)
    assert f'id="ask-{asked[0]}"' in html
    assert 'autofocus' in html
    answer = edit(central, upload, kind='leave', path=asked[0], at='')
    assert answer.status_code == 302
    assert asked[0] not in [question['field'] for question in open_questions(state_of(upload))]


def with_questions(client: Client, uploaded: Upload_) -> Upload:
    """The first of the invented documents about which something is asked."""
    for path in sorted((DOCUMENTS / 'docx').glob('*.docx')):
        upload = uploaded(client, path)
        if upload.draft and upload.draft['questions']:
            return upload
    pytest.skip('nothing is asked about any document')


def test_the_review_takes_few_queries_however_long_the_matrix(central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    for part in ('heading', 'r1'):
        with CaptureQueriesContext(connection) as queries:
            page(central, upload, f'at={part}')
        assert len(queries) <= 8


def test_the_review_speaks_french_and_spanish_when_the_reader_does(signed_in: Any, central: Client, uploaded: Upload_):
    upload = uploaded(central, WORD)
    html = page(central, upload)
    assert '<html lang="en"' in html
    assert 'lang="en"' not in html.partition('<main')[2].partition('</main>')[0]
