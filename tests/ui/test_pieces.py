"""The pieces that pages are made of, rendered as a template renders them."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from django.template import Context, Template
from django.utils import translation

import uptake
from uptake.domain.deadlines import Deadline
from uptake.domain.vocabulary import Certainty
from uptake.ui.band import Window
from uptake.ui.labels import LABELS
from uptake.ui.marks import MARKS

PACKAGE = Path(uptake.__file__).parent
SHEET = PACKAGE / 'ui/static/ui/uptake.css'
TEMPLATES = sorted(PACKAGE.rglob('templates/**/*.html'))


def shown(template: str, **context: object) -> str:
    return Template(template).render(Context(context))


def test_a_state_is_a_mark_a_word_and_a_tint():
    assert shown("{% state 'completed' %}") == '<span class="state done" data-mark="✓">completed</span>'


def test_a_state_nobody_set_is_not_started():
    assert 'not started' in shown('{% state nothing %}', nothing=None)


def test_every_kind_of_state_has_its_tint_in_the_sheet():
    sheet = SHEET.read_text()
    kinds = {mark.kind for mark in MARKS.values()} - {'not-started'}  # that one is the plain .state
    assert {kind for kind in kinds if f'.state.{kind} ' not in sheet} == set()


def test_no_two_states_of_one_kind_share_their_word():
    pairs = [(str(mark.mark), str(mark.word)) for mark in MARKS.values()]
    assert len(pairs) == len(set(pairs))


def test_a_deadline_stands_as_written_with_what_it_means():
    stated = Deadline('First quarter of 2026', '2026-33', date(2026, 1, 1), date(2026, 3, 31), Certainty.CERTAIN)
    html = shown('{% deadline stated %}', stated=stated)
    assert 'First quarter of 2026' in html
    assert 'to 31 March 2026' in html


def test_text_from_documents_is_escaped_everywhere():
    evil = '<script>alert(1)</script>'
    html = shown('{% deadline d %}{% state t %}{% pill t t t %}{{ t|speaks }}', t=evil, d=Deadline(evil))
    assert '<script' not in html


def test_a_text_in_another_language_is_marked_and_one_in_the_same_is_not():
    with translation.override('fr'):
        assert shown("<q{{ 'es'|speaks }}>") == '<q lang="es">'
        assert shown("<q{{ 'fr'|speaks }}>") == '<q>'
        assert shown("<q{{ ''|speaks }}>") == '<q>'


def test_the_band_draws_windows_and_today_with_points_for_decimals_in_every_language():
    windows = (Window(0, 2, 'done'), Window(6, 10, 'open'), Window(12, 15, 'not-started'))
    with translation.override('fr'):
        html = shown('{% band w p t %}', w=windows, p=date(2025, 6, 30), t=date(2026, 4, 24))
    assert html.count('<rect') == 3
    assert re.search(r'class="now" x1="\d+\.\d"', html)
    assert not re.search(r'x="\d+,\d', html)


def test_the_band_leaves_today_out_when_the_fifteen_months_are_over():
    html = shown('{% band w p t %}', w=(Window(0, 2, 'done'),), p=date(2020, 1, 1), t=date(2026, 4, 24))
    assert 'class="now"' not in html


@pytest.mark.parametrize('path', TEMPLATES, ids=lambda path: path.name)
def test_no_template_writes_style_or_script_inline(path: Path):
    text = path.read_text()
    assert not re.search(r'\sstyle\s*=', text)
    assert not re.search(r'<style|\son[a-z]+\s*=\s*["\']', text)
    assert all('src=' in tag for tag in re.findall(r'<script[^>]*>', text))


def test_every_word_of_the_vocabulary_has_its_label():
    from uptake.domain import vocabulary as v

    lists = {
        'response': v.Response, 'implementation': v.ImplementationStatus, 'extent': v.Extent, 'round': v.Round,
        'timing': v.Timing, 'kind': v.EvaluatorKind, 'level': v.Level, 'coverage': v.Coverage,
        'document': v.DocumentKind, 'role': v.Role,
    }  # fmt: skip
    assert {
        name: set(words) - set(LABELS[name]) for name, words in lists.items() if set(words) - set(LABELS[name])
    } == {}
