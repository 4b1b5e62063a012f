"""What README and docs say is there: links lead somewhere, commands exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from uptake.config.command import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [*ROOT.glob('*.md'), *(ROOT / 'docs').rglob('*.md')]


@pytest.mark.parametrize('page', PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path):
    targets = re.findall(r'\]\(([^)#:]+)(?:#[^)]*)?\)', page.read_text())
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_command_that_the_pages_name_exists():
    known = {command.words for command in COMMANDS}
    named = set()
    for page in PAGES:
        for line in re.findall(r'(?:\.venv/bin/|`)uptake ((?:[a-z\-]+ ?){1,2})', page.read_text()):
            words = line.strip()
            named.add(words if words in known else words.split()[0])
    assert named <= known


def test_every_make_target_that_the_pages_name_exists():
    targets = set(re.findall(r'^([a-z\-]+):', (ROOT / 'Makefile').read_text(), re.MULTILINE))
    named = set()
    for page in PAGES:
        named |= set(re.findall(r'(?:^|`)make ([a-z\-]+)', page.read_text(), re.MULTILINE))
    assert named
    assert named <= targets
