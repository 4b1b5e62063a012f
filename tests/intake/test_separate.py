"""Documents are read in a process of its own: limited, killed when it passes a limit, without network."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from uptake.domain.errors import DocumentError, NotADocument, TooLarge
from uptake.intake import separate
from uptake.intake.separate import Limits

DOCUMENTS = Path(__file__).resolve().parent.parent / 'documents'
WORD = DOCUMENTS / 'docx' / 'iom-2022-harbour-en.docx'
PDF = DOCUMENTS / 'pdf' / 'iom-2019-herders-en.pdf'


def nothing(_said: object) -> None:
    return None


def test_a_word_document_comes_back_as_drafts_and_a_source():
    steps: list[str] = []
    result = separate.read(WORD, WORD.name, told=lambda said: steps.append(said['step']))
    assert steps == ['checked', 'read']
    assert len(result['drafts']) == 1
    assert result['drafts'][0]['recommendations']
    assert result['source']['blocks']
    assert result['sizes'] is None


def test_a_pdf_comes_back_with_the_sizes_of_its_pages_and_places_on_them():
    result = separate.read(PDF, PDF.name, told=nothing)
    assert result['source'] is None
    fields = result['drafts'][0]['fields'].values()
    boxes = [field['place'] for field in fields if field['place'] and field['place'].get('box')]
    assert boxes
    for place in boxes:
        width, height = result['sizes'][place['page'] - 1]
        left, top, right, bottom = place['box']
        assert -1 <= left < right <= width + 1
        assert -1 <= top < bottom <= height + 1


def test_two_matrices_in_one_document_come_back_as_two_drafts():
    path = DOCUMENTS / 'docx' / 'two-evaluations-en.docx'
    assert len(separate.read(path, path.name, told=nothing)['drafts']) == 2


def test_pages_are_pictured_into_a_folder(tmp_path: Path):
    separate.pictures(PDF, [1], tmp_path / 'pages')
    assert (tmp_path / 'pages' / 'page-1.png').read_bytes().startswith(b'\x89PNG')
    assert sorted(path.name for path in (tmp_path / 'pages').iterdir()) == ['page-1.png']


def test_a_page_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(NotADocument, match='no page 99'):
        separate.pictures(PDF, [99], tmp_path)


def test_what_the_reader_refuses_is_raised_here_with_its_words(tmp_path: Path):
    path = tmp_path / 'letter.txt'
    path.write_text('Dear colleague,\nthank you for your letter of Tuesday.\n')
    with pytest.raises(DocumentError) as refused:
        separate.read(path, 'letter.txt', told=nothing)
    assert refused.value.code == 'not-a-matrix'
    assert refused.value.advice


def test_a_zip_bomb_is_refused_with_its_own_kind_of_error(tmp_path: Path):
    path = tmp_path / 'bomb.docx'
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('[Content_Types].xml', '<Types/>')
        archive.writestr('word/document.xml', b'0' * 60_000_000)
    with pytest.raises(TooLarge) as refused:
        separate.read(path, 'bomb.docx', told=nothing)
    assert refused.value.code == 'zip-bomb'


def test_a_document_that_takes_too_much_memory_is_given_up(tmp_path: Path):
    path = tmp_path / 'long.txt'
    path.write_text('Recommendation 1: mend the road. Management response: Accept\n' * 400_000)
    with pytest.raises(DocumentError) as refused:
        separate.read(path, 'long.txt', told=nothing, limits=Limits(memory=90_000_000))
    assert refused.value.code in ('memory-limit', 'too-large')
    assert refused.value.advice


def test_a_process_that_runs_out_of_processor_time_is_given_up():
    with pytest.raises(TooLarge) as refused:
        separate.read(WORD, WORD.name, told=nothing, limits=Limits(processor=0))
    assert refused.value.code == 'time-limit'


def test_a_process_that_somebody_else_kills_is_not_told_as_a_slow_document():
    mine = children()

    def kill() -> bool:
        for one in children() - mine:
            os.kill(int(one), signal.SIGKILL)
        return False

    with pytest.raises(DocumentError) as refused:
        separate.read(PDF, PDF.name, told=nothing, stop=kill)
    assert refused.value.code == 'reading-ended'
    assert 'Read it again' in refused.value.advice


def test_a_process_that_takes_too_long_is_killed():
    before = children()
    with pytest.raises(TooLarge) as refused:
        separate.read(PDF, PDF.name, told=nothing, limits=Limits(wall=0))
    assert refused.value.code == 'time-limit'
    assert children() <= before


def test_a_reading_that_somebody_cancels_is_killed():
    before = children()
    with pytest.raises(separate.Cancelled):
        separate.read(WORD, WORD.name, told=nothing, stop=lambda: True)
    assert children() <= before


def children() -> set[str]:
    """What this process has started and not yet seen the end of."""
    return set(Path(f'/proc/{os.getpid()}/task/{os.getpid()}/children').read_text().split())


def in_the_other_process(code: str) -> str:
    """What the code prints in a process that is limited as the reader's is."""
    limited = f'import sys; from uptake.matrices import isolated; sys.addaudithook(isolated._refuse)\n{code}'
    done = subprocess.run([sys.executable, '-I', '-c', limited], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


@pytest.mark.parametrize(
    'code',
    [
        'import socket; socket.create_connection(("127.0.0.1", 9), 1)',
        'import subprocess; subprocess.run(["true"])',
        'import os; os.system("true")',
        'import os; os.fork()',
    ],
)
def test_the_reader_can_reach_no_network_and_start_nothing(code: str):
    assert 'PermissionError: Reading a document has no need of' in in_the_other_process(code)


def test_the_reader_is_started_without_django():
    assert in_the_other_process('print([name for name in sys.modules if name.startswith("django")])').strip() == '[]'
