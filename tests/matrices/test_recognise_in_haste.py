"""What offices in a hurry leave behind: denials, tables of tasks beside the matrix, stamps, text that fits nowhere."""

from __future__ import annotations

import pytest

from tests.documents.build import word
from tests.documents.build.layout import Document, h, p, row, table
from uptake.domain.errors import NotAMatrix
from uptake.matrices.model import Reading
from uptake.matrices.reading import read_matrix
from uptake.matrices.recognise.options import options


def read(blocks: list) -> Reading:
    """The reading of a Word document made of these blocks."""
    return read_matrix(word.write(Document('made', '', [], word=blocks)), 'made.docx')


@pytest.mark.parametrize(
    ('said', 'meant'),
    [
        ('Not approved', 'rejected'),
        ('Non-concur', 'rejected'),
        ('La direction n’accepte pas cette mesure', 'rejected'),
        ('Partially supported', 'partially_accepted'),
        ('The office does not fully agree', 'unclear'),
        ('Approved', 'accepted'),
    ],
)
def test_a_denial_before_an_accepting_word_turns_it(said: str, meant: str) -> None:
    assert {option.meaning for option in options(said)} == {meant}


def matrix_table() -> list:
    """A table of one recommendation with its answer and its key action."""
    return [
        table(
            [
                row('Recommendation', 'Management response', 'Key action', 'Responsible', 'Deadline', header=True),
                row('1. Mend the roof.', 'Accepted', 'Buy tiles', 'Stores', 'May 2024'),
            ],
            (4, 2, 3, 2, 2),
        )
    ]


def test_tasks_of_another_annex_do_not_become_key_actions() -> None:
    tasks = table(
        [row('Task', 'Responsible', 'Deadline', header=True), row('Field work', 'Consultant', 'June 2023')], (3, 2, 2)
    )
    reading = read(
        [*h(1, 'Annex 1. Terms of reference'), tasks, *h(1, 'Annex 2. Management response'), *matrix_table()]
    )
    (matrix,) = reading.matrices
    (recommendation,) = matrix.recommendations
    assert [action.text.value for action in recommendation.actions] == ['Buy tiles']
    assert 'Field work' in ' '.join(each.text for each in reading.unplaced)


def test_a_line_that_came_to_stand_in_no_field_is_listed() -> None:
    reading = read(
        [*p('Management response', bold=True), *p('The weather was fine during the whole visit.'), *matrix_table()]
    )
    values = ' '.join(str(each) for each in reading.matrices)
    listed = ' '.join(each.text for each in reading.unplaced)
    assert 'The weather was fine' in values + listed


def test_stamps_of_a_web_page_are_no_comment() -> None:
    reading = read(
        [
            *p('1. Recommendation:', bold=True),
            *p('Mend the roof.'),
            *p('Management Response: [Added: 2021/03/04] [Last Updated: 2022/05/06]'),
            *p('Management fully agrees with the recommendation.'),
            *p('Key actions: Buy tiles'),
        ]
    )
    (recommendation,) = reading.matrices[0].recommendations
    assert recommendation.number is not None
    assert recommendation.number.value == '1'
    assert recommendation.response is not None
    assert recommendation.response_comment is not None
    assert recommendation.response_comment.value == 'Management fully agrees with the recommendation.'


def test_what_a_table_without_headings_gives_is_asked_about() -> None:
    rows = [
        row('Recommendation 1: Mend the roof.', 'Accepted', 'Before the rain.', 'Buy tiles', 'Stores', 'May 2024'),
        row('Recommendation 2: Paint the doors.', 'Rejected', 'No money.', '', '', ''),
    ]
    reading = read(
        [*p('Management response to the evaluation of the school', bold=True), table(rows, (5, 2, 3, 3, 2, 2))]
    )
    first, second = reading.matrices[0].recommendations
    assert (first.response.value, second.response.value) == ('accepted', 'rejected')
    assert [action.text.value for action in first.actions] == ['Buy tiles']
    assert {'columns-unnamed'} == {each.code for each in reading.questions if 'actions' in each.field}


def test_recommendations_in_a_report_without_answers_are_no_matrix() -> None:
    with pytest.raises(NotAMatrix):
        read([*h(1, 'Recommendations'), *p('Recommendation 1: Mend the roof.\nRecommendation 2: Paint the doors.')])
