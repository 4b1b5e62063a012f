"""What the tree promises about its imports: the rings hold, and the inner ones load no more than they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
HEAVY = ('docx', 'lxml', 'openpyxl', 'python_calamine', 'pypdfium2', 'PIL', 'lark', 'django')


def loaded_after(code: str) -> set[str]:
    """The names of the modules that a fresh interpreter has loaded after running `code`."""
    probe = f'{code}\nimport sys, json; print(json.dumps(sorted(sys.modules)))'
    done = subprocess.run([sys.executable, '-c', probe], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(json.loads(done.stdout))


def modules_of(package: str) -> list[str]:
    """Every module of a package by its dotted name."""
    folder = ROOT / Path(*package.split('.'))
    names = (path.relative_to(ROOT).with_suffix('') for path in folder.rglob('*.py'))
    return [str(name).replace('/', '.').removesuffix('.__init__') for name in names]


def test_imports_go_inwards_only():
    done = subprocess.run(
        [Path(sys.executable).parent / 'lint-imports', '--no-cache'],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout


def test_the_domain_loads_the_standard_library_only():
    code = '\n'.join(f'import {name}' for name in modules_of('uptake.domain'))
    foreign = {name.partition('.')[0] for name in loaded_after(code)} - set(sys.stdlib_module_names) - {'uptake'}
    before = {name.partition('.')[0] for name in loaded_after('')}
    assert foreign - before == set()


def test_the_command_line_starts_without_any_library():
    assert not {name.partition('.')[0] for name in loaded_after('import uptake.config.command')} & set(HEAVY)


@pytest.mark.parametrize('package', ['uptake.matrices', 'uptake.deadlines'])
def test_documents_are_read_without_django(package: str):
    code = '\n'.join(f'import {name}' for name in modules_of(package))
    assert 'django' not in loaded_after(code)


def test_a_web_process_loads_no_document_library():
    code = "import os; os.environ.update(DJANGO_SETTINGS_MODULE='uptake.config.settings', UPTAKE_SECRET_KEY='x')\n"
    code += 'import uptake.config.wsgi; from django.urls import get_resolver; get_resolver().url_patterns'
    found = {name.partition('.')[0] for name in loaded_after(code)}
    assert not found & {'docx', 'lxml', 'openpyxl', 'python_calamine', 'pypdfium2', 'PIL'}
