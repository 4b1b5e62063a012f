"""The marks to reach on the source matrices: every field in place, by the grader that lies beside them."""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from uptake.matrices.as_json import reading_as_json
from uptake.matrices.reading import read_matrix

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / 'shared'
MATRICES = SHARED / 'matrices'
FORMATS = {'docx': 100.0, 'xlsx': 100.0, 'pdf': 98.0}

pytestmark = pytest.mark.skipif(not MATRICES.is_dir(), reason='the source matrices (../shared) are not on this machine')


@cache
def grader() -> ModuleType:
    """The grader that came with the source matrices."""
    spec = importlib.util.spec_from_file_location('grade', MATRICES / 'grade.py')
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases() -> list[tuple[Path, str, str, float]]:
    """Every document with the name of its truth, its format for the grader, and the mark to reach."""
    found = [(path, path.name[:3], 'txt', 98.0) for path in sorted((SHARED / 'seeds').glob('*.txt'))]
    found = [case for case in found if (MATRICES / 'truth' / f'{case[1]}.json').is_file()]
    for name, mark in FORMATS.items():
        found += [(path, path.stem, name, mark) for path in sorted((MATRICES / name).glob(f'*.{name}'))]
    found += [(path, path.stem, 'pdf', 98.0) for path in sorted((MATRICES / 'real').glob('*.pdf'))]
    return found


@pytest.mark.parametrize(('path', 'truth', 'form', 'mark'), cases(), ids=lambda value: getattr(value, 'name', None))
def test_a_source_matrix_reaches_its_mark(path: Path, truth: str, form: str, mark: float):
    expected = json.loads((MATRICES / 'truth' / f'{truth}.json').read_text('utf-8'))
    reached, _, rows = grader().grade(expected, reading_as_json(read_matrix(path)), form)
    wrong = [(name, where, told) for name, *_, bad in rows for where, told, _ in bad]
    assert reached >= mark, wrong


def test_there_are_six_word_four_excel_seven_pdf_and_four_text_matrices():
    forms = [form for _, _, form, _ in cases()]
    assert [forms.count(form) for form in ('docx', 'xlsx', 'pdf', 'txt')] == [6, 4, 7, 4]
