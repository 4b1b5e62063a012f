"""The only way in: a file or its bytes become a reading, or an error that says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from uptake.domain.errors import DocumentError, NotAMatrix
from uptake.matrices import command
from uptake.matrices.as_json import reading_as_json
from uptake.matrices.formats import open_grid
from uptake.matrices.labels import words
from uptake.matrices.reading import read_matrix
from uptake.matrices.recognise.account import every_line

DOCUMENTS = Path(__file__).resolve().parents[1] / 'documents'
FOLDERS = ('docx', 'xlsx', 'txt')
EVERY = [path for folder in FOLDERS for path in sorted((DOCUMENTS / folder).iterdir())]

FORM = """Management response

Evaluation title: Evaluation of the lighthouse keepers' fund
Date of publication: 4 May 2023

Recommendation 1: Paint the towers before winter.
Management response: Partially accepted. Two towers are listed buildings.
Key actions:
1. Buy paint. Responsible: Supply Unit. Deadline: within 6 months of publication.
"""

KEYS = {
    'template', 'language', 'evaluation_title', 'year', 'published', 'coordinator', 'overall_comment',
    'lessons_learned', 'recommendations', 'places', 'more_matrices', 'questions', 'unplaced', 'format', 'pages',
}  # fmt: skip
OF_RECOMMENDATION = {
    'number', 'heading', 'text', 'addressed_to', 'priority', 'priority_text', 'response', 'response_comment',
    'actions', 'monitoring', 'places',
}  # fmt: skip
OF_ACTION = {
    'number', 'text', 'deadline_text', 'due', 'deadline', 'responsible', 'comment', 'status', 'places',
}  # fmt: skip


def test_every_key_is_always_written():
    found = reading_as_json(read_matrix(FORM.encode()))
    assert set(found) == KEYS
    recommendation = found['recommendations'][0]
    assert set(recommendation) == OF_RECOMMENDATION
    assert set(recommendation['actions'][0]) == OF_ACTION
    assert set(recommendation['actions'][0]['deadline']) == {'edtf', 'earliest', 'latest', 'certainty', 'recurring'}


def test_a_deadline_counted_from_publication_is_resolved_by_the_date_in_the_document():
    action = reading_as_json(read_matrix(FORM.encode()))['recommendations'][0]['actions'][0]
    assert action['deadline_text'] == 'within 6 months of publication'
    assert action['due'] == '2023-11-04'


def test_every_value_says_where_it_stands():
    found = reading_as_json(read_matrix(FORM.encode()))
    place = found['recommendations'][0]['places']['response']
    assert place['raw'] == 'Partially accepted. Two towers are listed buildings.'
    assert set(place['at'][0]) == {'page', 'table', 'block', 'row', 'cell', 'line', 'box'}


def test_a_document_without_a_management_response_is_refused_with_advice():
    letter = 'Dear all,\n\nthe office will be closed on Friday.\n\nThe keys are with the guard.\n'
    with pytest.raises(NotAMatrix) as refused:
        read_matrix(letter.encode(), '../not\u202eice.txt')
    assert refused.value.advice
    assert refused.value.where == 'notice.txt'


def test_a_list_of_recommendations_alone_is_no_management_response():
    report = 'Recommendations\n\nRecommendation 1: Paint the towers.\n\nRecommendation 2: Train the keepers.\n'
    with pytest.raises(NotAMatrix):
        read_matrix(report.encode())


def test_a_missing_file_is_an_error_of_the_document(tmp_path: Path):
    with pytest.raises(DocumentError):
        read_matrix(tmp_path / 'gone.docx')


def test_the_command_prints_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / 'form.txt'
    path.write_text(FORM, 'utf-8')
    assert command.run(str(path), table=False) == 0
    assert json.loads(capsys.readouterr().out)['recommendations'][0]['response'] == 'partially_accepted'


def test_the_command_prints_a_table_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / 'form.txt'
    path.write_text(FORM, 'utf-8')
    assert command.run(str(path), table=True) == 0
    shown = capsys.readouterr().out
    assert 'Paint the towers before winter.' in shown
    assert '2023-11-04' in shown


def test_the_command_says_on_stderr_why_it_refuses(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / 'empty.txt'
    path.write_text('Nothing here.\n', 'utf-8')
    assert command.run(str(path), table=False) == 2
    assert 'No management response was found' in capsys.readouterr().err


def strings(value: object) -> list[str]:
    """Every string in a JSON value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [found for each in value.values() for found in strings(each)]
    return [found for each in value for found in strings(each)] if isinstance(value, list) else []


@pytest.mark.parametrize('path', EVERY, ids=lambda path: path.name)
def test_nothing_of_a_document_is_lost(path: Path):
    """The last word of every line stands in a value or in what found no field, unless the line is only a label."""
    reading = reading_as_json(read_matrix(path))
    said = {word for text in strings(reading) for word in words(text)}
    said |= {word.lstrip('0') for text in strings(reading) for word in words(text)}
    lost = []
    for line, place in every_line(open_grid(path.read_bytes(), path.name)):
        last = words(line.text)[-1:]
        ends_in_label = line.text.rstrip().endswith((':', ')', '?')) or len(words(line.text)) < 12
        if last and last[0] not in said and not last[0].isdigit() and not ends_in_label:
            lost.append((place, line.text))
    assert lost == []


@pytest.mark.parametrize(
    'said',
    [
        '☒ Accept ☒ Partially accept ☐ Reject',
        'Accept ☒ Partially accept ☒ Reject ☐',
        '**Accept** / **Partially accept** / Reject',
    ],
)
def test_two_marked_options_are_a_question_and_never_an_answer(said: str):
    form = FORM.replace('Partially accepted. Two towers are listed buildings.', said)
    found = reading_as_json(read_matrix(form.encode()))
    assert found['recommendations'][0]['response'] is None
    asked = [(question['code'], question['field']) for question in found['questions']]
    assert ('several-marked', 'recommendations[0].response') in asked
