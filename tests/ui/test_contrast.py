"""Colours: every text on its ground, light and dark, is easy to read (WCAG's ratio)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import uptake

SHEET = (Path(uptake.__file__).parent / 'ui/static/ui/uptake.css').read_text()
STATES = ('not-started', 'open', 'soon', 'late', 'done', 'dropped', 'locked')


def tokens(dark: bool) -> dict[str, str]:
    roots = re.findall(r':root \{(.*?)\n\s*\}', SHEET, re.DOTALL)
    found: dict[str, str] = {}
    for block in roots[: 2 if dark else 1]:
        found |= dict(re.findall(r'--([a-z-]+): (#[0-9a-f]{3,6})\b', block))
    return found


def luminance(colour: str) -> float:
    digits = colour.lstrip('#')
    digits = ''.join(each * 2 for each in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def ratio(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize('dark', [False, True], ids=['light', 'dark'])
@pytest.mark.parametrize('state', STATES)
def test_a_state_reads_easily_on_its_tint(state, dark):
    named = tokens(dark)
    assert ratio(named[state], named[f'{state}-tint']) >= 8.4


@pytest.mark.parametrize('dark', [False, True], ids=['light', 'dark'])
@pytest.mark.parametrize(('text', 'ground', 'least'), [
    ('ink', 'paper', 12), ('ink', 'ground', 12), ('quiet', 'paper', 6), ('quiet', 'ground', 6), ('accent', 'paper', 7),
    ('accent', 'ground', 7), ('accent-ink', 'accent', 7), ('late', 'paper', 7), ('edge', 'paper', 3),
    ('focus', 'ground', 3),
])  # fmt: skip
def test_text_links_edges_and_focus_stand_out_from_their_ground(text, ground, least, dark):
    named = tokens(dark)
    assert ratio(named[text], named[ground]) >= least
