"""Every page speaks French and Spanish: no string is missing, none falls back to English."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve
from django.utils.html import strip_tags

from tests.cast import PERSONS, TODAY, Cast
from uptake.domain.process import Stage
from uptake.intake.models import Upload
from uptake.intake.uploads import review_of

ROOT = Path(__file__).resolve().parent.parent.parent
LANGUAGES = ('fr', 'es')
FORMS = 2
PLACEHOLDER = re.compile(r'%\(\w+\)[a-z]|%[a-z]')
#: Strings of so many letters or fewer stand in too many other words to be looked for in a page.
SHORT = 12
#: So many pages of one kind are looked at.
SIMILAR = 4
#: What the records hold in English: the functions of the cast.
CONTENT = re.compile('|'.join(re.escape(function) for function, *_ in PERSONS.values()))
MATRIX = ROOT / 'tests' / 'documents' / 'pdf' / 'iom-2019-herders-en.pdf'


def catalogue(language: str, root: Path = ROOT) -> polib.POFile:
    return polib.pofile(str(root / 'uptake' / 'locale' / language / 'LC_MESSAGES' / 'django.po'))


def forms(entry: polib.POEntry) -> list[str]:
    """What an entry is translated as: one string, or one for each form of the plural."""
    return [text for _, text in sorted(entry.msgstr_plural.items())] if entry.msgid_plural else [entry.msgstr]


def named(entries: Iterator[polib.POEntry] | list[polib.POEntry]) -> set[tuple[str | None, str, str]]:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in entries}


@pytest.mark.parametrize('language', LANGUAGES)
def test_every_string_is_translated_and_nobody_has_to_look_at_it_again(language):
    entries = catalogue(language)
    assert len(entries) > 500
    assert [entry.msgid for entry in entries if not all(text.strip() for text in forms(entry))] == []
    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize('language', LANGUAGES)
def test_what_is_filled_into_a_string_is_filled_into_its_translation(language):
    wrong = []
    for entry in catalogue(language):
        wanted = sorted(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        wrong += [text for text in forms(entry) if sorted(PLACEHOLDER.findall(text)) != wanted]
    assert wrong == []


@pytest.mark.parametrize('language', LANGUAGES)
def test_every_count_has_a_singular_and_a_plural(language):
    entries = catalogue(language)
    assert entries.metadata['Plural-Forms'].startswith(f'nplurals={FORMS};')
    assert [entry.msgid for entry in entries if entry.msgid_plural and len(forms(entry)) != FORMS] == []


def test_french_sets_its_marks_with_spaces_that_do_not_break():
    loose = re.compile(r' [;:!?»]|« |\'|“|”')
    assert [text for entry in catalogue('fr') for text in forms(entry) if loose.search(text)] == []


@pytest.mark.parametrize('language', LANGUAGES)
def test_the_compiled_catalogue_is_the_one_that_is_read(language):
    written = catalogue(language)
    compiled = polib.mofile(str(Path(written.fpath).with_suffix('.mo')))
    assert {(e.msgctxt, e.msgid, e.msgid_plural): forms(e) for e in compiled} == {
        (e.msgctxt, e.msgid, e.msgid_plural): forms(e) for e in written
    }


@pytest.mark.parametrize('language', LANGUAGES)
def test_the_catalogues_hold_every_string_of_the_code_and_no_other(language, tmp_path):
    if shutil.which('xgettext') is None:
        assert not os.environ.get('CI'), 'gettext is missing where it must not be'
        pytest.skip('gettext is not installed here, so the strings cannot be collected')
    copy = tmp_path / 'uptake'
    shutil.copytree(ROOT / 'uptake', copy, ignore=shutil.ignore_patterns('__pycache__', 'locale'))
    (copy / 'locale').mkdir()
    environment = {
        **os.environ,
        'PYTHONPATH': str(tmp_path),
        'DJANGO_SETTINGS_MODULE': 'uptake.config.settings',
        'UPTAKE_SECRET_KEY': 'only to collect',
    }
    command = [sys.executable, '-m', 'django', 'makemessages', '--locale', language, '--no-location', '--verbosity=0']
    subprocess.run(command, cwd=copy, env=environment, check=True)
    collected, stored = named(catalogue(language, tmp_path)), named(catalogue(language))
    assert collected - stored == set(), 'run `make messages` and translate what is new'
    assert stored - collected == set(), 'run `make messages`: these strings are gone'


@pytest.fixture
def reader(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Client]:
    """A browser as a person of the cast who reads in a language; '' for a visitor."""
    monkeypatch.setenv('UPTAKE_TODAY', TODAY.isoformat())

    def of(name: str, language: str) -> Client:
        client = Client(headers={'accept-language': language})
        if name:
            person = cast.persons[name]
            person.language = language
            person.save()
            client.force_login(person)
        return client

    return of


def english_in(page: str, language: str) -> list[str]:
    """The English strings, of more than twelve letters and translated otherwise, that stand in a page's text.

    What a document or a person wrote is marked with its own language, and is left out.
    """
    page = re.sub(r'<(script|style)\b.*?</\1>', ' ', page, flags=re.DOTALL)
    spoken = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*)"', page)
    own = re.sub(r'<(\w+)[^>]* lang="en"[^>]*>.*?</\1>', ' ', page.partition('<body')[2], flags=re.DOTALL)
    text = ' '.join(unescape(strip_tags(own) + ' ' + ' '.join(spoken)).split())
    text = CONTENT.sub('', text)
    found = []
    for entry in catalogue(language):
        for said in filter(None, (entry.msgid, entry.msgid_plural)):
            parts = [part.strip() for part in PLACEHOLDER.split(said)]
            longest = max(parts, key=len)
            if len(longest) > SHORT and longest in text and not any(longest in form for form in forms(entry)):
                found.append(said)
    return found


def seen(client: Client, addresses: list[str], language: str) -> dict[str, list[str]]:
    """The English that stands in each page, by its address; pages in plain French or Spanish are left out."""
    said = {}
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (200, 404), address
        assert answer.headers['Content-Language'] == language
        if english := english_in(answer.content.decode(), language):
            said[address] = english
    return said


def reached(client: Client, *starts: str) -> list[str]:
    """The addresses of pages that links lead to from `starts`, in the order met; of each kind of page the first few."""
    queue, kinds, pages = list(starts), Counter[str](), []
    while queue:
        address = queue.pop(0)
        kind = resolve(address.partition('?')[0]).view_name
        if address in pages or kinds[kind] >= SIMILAR:
            continue
        answer = client.get(address)
        if answer.status_code != 200 or not answer.headers['Content-Type'].startswith('text/html'):
            continue
        kinds[kind] += 1
        pages.append(address)
        links = re.findall(r'<a\b[^>]* href="(/[^"#]*|\?[^"#]*)', answer.content.decode())
        queue += [unescape(urljoin(address, link)) for link in links]
    return pages


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_visitor_reads_no_english(reader, cast, language):
    visitor = reader('', language)
    every = [f'/evaluations/{key}' for stage, key in cast.evaluations.items() if stage is not Stage.DRAFT]
    assert seen(visitor, ['/', '/?text=nothing-at-all', '/sign-in', '/nowhere', *every], language) == {}


@pytest.mark.parametrize('language', LANGUAGES)
@pytest.mark.parametrize('who', ['unit', 'manager', 'coordinator', 'central'])
def test_staff_read_no_english_wherever_links_lead_them(reader, cast, who, language):
    client = reader(who, language)
    pages = reached(client, '/desk/', '/desk/evaluations', f'/desk/evaluations/{cast.evaluations[Stage.DRAFT]}')
    assert len({resolve(page.partition('?')[0]).view_name for page in pages}) > 5
    assert seen(client, pages, language) == {}


@pytest.mark.parametrize('language', LANGUAGES)
def test_who_answers_reads_no_english_and_neither_do_their_mistakes(reader, cast, language):
    unit, central = reader('unit', language), reader('central', language)
    rec = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    asked = cast.recommendations[Stage.RESPONSES_DUE][0]
    address, answer = f'/desk/recommendations/{rec}/follow-up/first', f'/desk/recommendations/{asked}/response'
    assert seen(unit, [address, answer, f'/desk/recommendations/{asked}/actions/new'], language) == {}
    assert seen(central, ['/desk/evaluations/new'], language) == {}
    mistakes = [
        unit.post(address, {'status': 'discarded', 'comment': '', 'step': 'check'}),
        unit.post(answer, {'value': 'partially_accepted', 'comment': '', 'step': 'check'}),
        central.post('/desk/evaluations/new', {'title': '', 'step': 'check'}),
    ]
    for page in mistakes:
        assert page.status_code == 422
        assert english_in(page.content.decode(), language) == []


@pytest.mark.parametrize('language', LANGUAGES)
def test_who_uploads_a_matrix_reads_no_english(reader, language, django_capture_on_commit_callbacks):
    central = reader('central', language)
    with django_capture_on_commit_callbacks(execute=True):
        central.post('/desk/intake/', {'documents': SimpleUploadedFile(MATRIX.name, MATRIX.read_bytes())})
    upload = Upload.objects.get()
    base = f'/desk/intake/{upload.pk}/'
    parts = ('', *(f'?at={each["key"]}' for each in review_of(upload).state['recommendations']))
    pages = ['/desk/intake/', '/desk/intake/catalogue/', base, f'{base}check/', *(f'{base}review/{at}' for at in parts)]
    assert seen(central, pages, language) == {}


def test_the_crawl_would_see_a_string_left_in_english():
    page = '<body><p>Ask Anna.</p><p>Leave without saving</p><i lang="en">Copy the recommendation from the report.</i>'
    assert english_in(page, 'fr') == ['Leave without saving']
