"""`uptake deadline` prints one JSON object a text."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from datetime import date

import pytest

from uptake.deadlines.command import run

KEYS = {'text', 'edtf', 'earliest', 'latest', 'certainty', 'recurring', 'language'}


def test_a_text_becomes_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(['First quarter of 2024'], None) == 0
    assert json.loads(capsys.readouterr().out) == {
        'text': 'First quarter of 2024', 'edtf': '2024-33', 'earliest': '2024-01-01', 'latest': '2024-03-31',
        'certainty': 'certain', 'recurring': False, 'language': 'en',
    }  # fmt: skip


def test_a_dash_reads_one_text_a_line_and_blank_lines_count(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = io.TextIOWrapper(io.BytesIO('début 2025\r\n\nà déterminer\n\n  \n'.encode() + b'\xff 2024'))
    monkeypatch.setattr('sys.stdin', given)
    assert run(['-'], None) == 0
    objects = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each['text'] for each in objects] == ['début 2025', '', 'à déterminer', '', '  ', '\ufffd 2024']
    assert all(set(each) == KEYS for each in objects)


def test_the_publication_date_lets_relative_deadlines_resolve(capsys: pytest.CaptureFixture[str]) -> None:
    run(['dans les trois mois suivant la publication', 'after the elections'], date(2025, 11, 30))
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (first['latest'], first['certainty']) == ('2026-02-28', 'certain')
    assert (second['latest'], second['certainty']) == (None, 'relative')


def test_the_command_loads_neither_django_nor_anything_for_pages() -> None:
    seen = 'from uptake.deadlines.command import run; import sys; run(["2024"]); print(*sys.modules)'
    done = subprocess.run([sys.executable, '-c', seen], capture_output=True, text=True, check=True)
    assert not {'django', 'rich', 'lxml', 'pypdfium2'} & set(done.stdout.split())


@pytest.mark.parametrize('text', ['1:' * 299, 'mid: ' * 110, '2024 a ' * 80, '(1) 2024, ' * 55, 'may 1 , ' * 70])
def test_no_text_however_tangled_takes_long(text: str) -> None:
    run(['2024'])  # the grammar is built once
    start = time.perf_counter()
    run([text])
    assert time.perf_counter() - start < 0.5
