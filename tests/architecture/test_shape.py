"""The code's shape: small units, told names, documented dependencies, nothing that belongs to one machine."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_FUNCTION = 50
LONGEST_FILE = 400
VAGUE = {'utils', 'util', 'helpers', 'helper', 'common', 'core', 'base', 'misc'}


def committed(pattern: str = '*') -> list[Path]:
    """The files that git keeps, or every file where this is no checkout."""
    done = subprocess.run(['git', 'ls-files', '-z', pattern], capture_output=True, text=True, check=False, cwd=ROOT)
    names = [name for name in done.stdout.split('\0') if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def sources() -> list[Path]:
    """The package's Python files but migrations."""
    return [path for path in sorted((ROOT / 'uptake').rglob('*.py')) if 'migrations' not in path.parts]


def test_no_function_is_longer_than_a_page():
    long = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long.append(f'{path.relative_to(ROOT)}:{node.name} has {lines} lines')
    assert long == []


def test_no_file_is_longer_than_one_can_hold_in_mind():
    lines = {str(path.relative_to(ROOT)): path.read_text().count('\n') for path in sources()}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_no_module_has_a_name_that_says_nothing():
    assert [path for path in sources() if path.stem in VAGUE or VAGUE & set(path.relative_to(ROOT).parts)] == []


def test_every_module_says_what_it_is_for():
    silent = [path for path in sources() if path.stem != 'apps' and path.read_text().strip()]
    silent = [path for path in silent if not ast.get_docstring(ast.parse(path.read_text()))]
    assert [str(path.relative_to(ROOT)) for path in silent] == []


@pytest.mark.parametrize('path', sorted((ROOT / 'requirements').glob('*.in')), ids=lambda path: path.name)
def test_every_dependency_says_what_it_is_for(path: Path):
    lines = [line for line in path.read_text().splitlines() if line.strip() and not line.startswith(('#', '-'))]
    assert [line for line in lines if not re.search(r'\s#\s\S+ \S+', line)] == []


@pytest.mark.parametrize('path', sorted((ROOT / 'requirements').glob('*.txt')), ids=lambda path: path.name)
def test_locks_have_hashes_and_name_no_host(path: Path):
    text = path.read_text()
    pinned = re.findall(r'^[a-z0-9][\w.\-\[\],]*==\S+.*$', text, re.MULTILINE)
    assert pinned
    assert all(line.rstrip().endswith('\\') for line in pinned), 'a requirement without a hash'
    assert '://' not in text


def test_nothing_committed_belongs_to_one_machine():
    here = str(ROOT.parent) + '/'
    texts = {path: path.read_bytes() for path in committed()}
    assert [str(path) for path, content in texts.items() if here.encode() in content] == []


def test_only_the_clock_reads_the_clock():
    reads = re.compile(r'\b(datetime\.now|date\.today|datetime\.utcnow|timezone\.now|time\.time)\(')
    readers = {str(path.relative_to(ROOT)) for path in sources() if reads.search(path.read_text())}
    assert readers <= {'uptake/clock.py'}
