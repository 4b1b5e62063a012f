"""A matrix as an office published it: borders that differ by page, hard line ends, a box of three fields.

The file is not part of the project; the tests run wherever it is present.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from uptake.matrices.formats.pdf import read
from uptake.matrices.grid import Grid, Line

ROOT = Path(__file__).resolve().parent.parent.parent.parent
MATRICES = ROOT.parent / 'shared' / 'matrices'
ORIGINAL = MATRICES / 'real' / 'hoa.pdf'
pytestmark = pytest.mark.skipif(not ORIGINAL.exists(), reason='the original matrices are not on this machine')


@cache
def grid(name: str) -> Grid:
    return read((MATRICES / name).read_bytes())


def plain(text: str) -> str:
    """The text without what documents and truth write differently: quotation marks, list marks, spaces."""
    text = re.sub(r'[‘’]', "'", re.sub(r'[“”]', '"', text))
    return ' '.join(re.sub(r'(?m)^- ', '', text).split())


def cells(name: str) -> list[str]:
    """What every cell and every line outside tables says, on one line each."""
    blocks = grid(name).blocks
    return [plain(part.text) for block in blocks for part in ((block,) if isinstance(block, Line) else block.cells)]


def truth(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((MATRICES / 'truth' / f'{name}.json').read_text())
    return found


def test_every_page_is_one_table_with_the_columns_of_the_form():
    tables = grid('real/hoa.pdf').tables
    assert [table.page for table in tables] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [table.columns for table in tables] == [1, 5, 5, 5, 5, 5, 5, 5]


def test_the_two_header_rows_are_merged_as_drawn():
    for table in grid('real/hoa.pdf').tables[1:]:
        header = {cell.text: (cell.rows, cell.columns) for row in (3, 4) for cell in table.row(row)}
        assert header['Key action'] == (2, 1)
        assert header['Implementation monitoring'] == (1, 2)
        assert header['Status'] == (1, 1)


def test_page_numbers_are_set_aside():
    assert [line.text for line in grid('real/hoa.pdf').furniture] == list('12345678')


def test_the_title_broken_by_a_hard_line_end_is_marked_as_doubtful():
    lines = [line for line in grid('real/hoa.pdf').tables[0].cells[0].lines if 'reintegration in the Horn' in line.text]
    assert [line.soft for line in lines] == [True]


@pytest.mark.parametrize('field', ['text', 'deadline_text'])
def test_what_each_action_says_stands_whole_in_one_cell(field: str):
    said = cells('real/hoa.pdf')
    actions = [action for each in truth('hoa')['recommendations'] for action in each['actions']]
    assert len(actions) == 19
    assert [action[field] for action in actions if plain(action[field]) not in said] == []


@pytest.mark.parametrize('name', ['000', '001', '002', '004', 'annex-filled'])
def test_recommendations_stand_whole_in_a_cell_or_in_lines_that_follow(name: str):
    said = ' '.join(cells(f'pdf/{name}.pdf'))
    wanted = [each['text'] for each in truth(name)['recommendations']]
    assert [text for text in wanted if plain(text) not in said] == []
