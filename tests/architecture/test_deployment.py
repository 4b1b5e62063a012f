"""The container files cannot be run everywhere tests run; what can be checked of them by reading is checked here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from uptake.config import environment

ROOT = Path(__file__).resolve().parent.parent.parent


def composed() -> dict[str, Any]:
    return yaml.safe_load((ROOT / 'compose.yaml').read_text())


def test_compose_starts_database_web_and_worker():
    assert set(composed()['services']) >= {'database', 'web', 'worker'}


def test_compose_sets_only_settings_that_exist():
    named = {setting.name for setting in environment.SETTINGS}
    used = {
        name
        for service in composed()['services'].values()
        for name in service.get('environment', {})
        if name.startswith('UPTAKE_')
    }
    assert used <= named
    assert {'UPTAKE_DATABASE', 'UPTAKE_SECRET_KEY', 'UPTAKE_ALLOWED_HOSTS'} <= used


def test_compose_holds_no_secret():
    text = (ROOT / 'compose.yaml').read_text()
    for value in re.findall(r'^\s*\w*(?:PASSWORD|SECRET_KEY): *(\S+)', text, re.MULTILINE):
        assert value.startswith('${'), value


def test_web_and_worker_run_the_same_image_and_keep_files_in_one_volume():
    web, worker = composed()['services']['web'], composed()['services']['worker']
    assert web['volumes'] == worker['volumes']
    assert web.get('build') == worker.get('build')


def test_the_image_installs_the_locks_and_is_not_root():
    lines = (ROOT / 'Dockerfile').read_text()
    assert '--require-hashes' in lines
    assert re.search(r'^USER (?!root)\w+', lines, re.MULTILINE)
    copied = re.findall(r'^COPY (?!--from)([^\n]+) \S+$', lines, re.MULTILINE)
    for source in (word for line in copied for word in line.split() if not word.startswith('--')):
        assert (ROOT / source).exists(), source
