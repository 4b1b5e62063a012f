"""Forms are told by the meaning of their labels: any order, any language, values beside, below or behind them."""

from __future__ import annotations

import pytest

from uptake.matrices.as_json import Json, reading_as_json
from uptake.matrices.reading import read_matrix


def read(text: str) -> Json:
    """The reading of a text as JSON."""
    return reading_as_json(read_matrix(text.encode()))


def only(text: str) -> Json:
    """The one recommendation of a text."""
    found = read(text)['recommendations']
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ('answer', 'response', 'comment'),
    [
        ('Accepted', 'accepted', None),
        ('Partially accepted. The roof comes first.', 'partially_accepted', 'The roof comes first.'),
        ('Agree', 'accepted', None),
        ('Not accepted – there is no budget.', 'rejected', 'there is no budget.'),
        ('The office agrees with this recommendation.', 'accepted', 'The office agrees with this recommendation.'),
        ('Management does not accept it.', 'rejected', 'Management does not accept it.'),
        ('**Accept** / Partially accept / Reject', 'accepted', None),
        ('~~Accept~~ / Partially accept / ~~Reject~~', 'partially_accepted', None),
        ('[ ] Accept [x] Partially accept [ ] Reject', 'partially_accepted', None),
        ('☐ Accept ☐ Partially accept ☒ Reject', 'rejected', None),
        ('Accept ( ) Partially accept (X) Reject ( )', 'partially_accepted', None),
        ('Acceptée en partie. Le toit est prioritaire.', 'partially_accepted', 'Le toit est prioritaire.'),
        ('Refusée', 'rejected', None),
        ('No aceptada. No hay presupuesto.', 'rejected', 'No hay presupuesto.'),
        ('De acuerdo', 'accepted', None),
    ],
)
def test_a_response_is_read_however_it_is_marked(answer: str, response: str, comment: str | None):
    found = only(f'Recommendation 1: Mend the roof.\n\nManagement response: {answer}\n\nKey actions: Buy tiles\n')
    assert (found['response'], found['response_comment']) == (response, comment)


@pytest.mark.parametrize(
    'answer', ['Accept / Partially accept / Reject', '☐ Accept ☐ Reject', 'Noted.', 'We will see.']
)
def test_a_response_that_is_not_marked_is_asked_never_guessed(answer: str):
    found = read(f'Recommendation 1: Mend the roof.\n\nManagement response: {answer}\n\nKey actions: Buy tiles\n')
    assert found['recommendations'][0]['response'] is None
    assert [question['field'] for question in found['questions'] if 'response' in question['field']] == [
        'recommendations[0].response'
    ]


def test_misspelt_labels_are_understood():
    found = only(
        'Evaluation recomendation 1: Mend the roof.\n\nManagment reponse: Acepted\n\n'
        'Key acions\tTime frame or dedline\tResponsable unit(s)\nBuy tiles\tMay 2024\tSupply Unit\n'
    )
    assert found['response'] == 'accepted'
    assert [action['text'] for action in found['actions']] == ['Buy tiles']
    assert found['actions'][0]['responsible'] == ['Supply Unit']


def test_labels_in_three_languages_in_one_document():
    found = only(
        'Recommandation n° 1 : Réparer le toit.\n\nRespuesta de la dirección: Aceptada\n\n'
        'Key actions: Buy tiles. Responsable: Unité Achats. Plazo: mayo de 2024.\n'
    )
    assert found['response'] == 'accepted'
    assert found['actions'][0]['responsible'] == ['Unité Achats']
    assert found['actions'][0]['due'] == '2024-05-31'


def test_a_value_may_stand_beside_its_label():
    found = only('Recommendation 1\tMend the roof.\nPriority\tHigh\nManagement response\tAgreed\nAction\tBuy tiles\n')
    assert (found['text'], found['priority'], found['response']) == ('Mend the roof.', 1, 'accepted')


def test_values_may_stand_below_a_row_of_labels():
    found = only(
        'Recommendation 1: Mend the roof.\t\t\t\nRecommendation to:\t\tPriority level (1 to 3):\t\n'
        'Supply Unit, Chief of Mission\t\t2\t\nManagement response: Accept\t\t\t\n'
    )
    assert (found['addressed_to'], found['priority']) == (['Supply Unit', 'Chief of Mission'], 2)


def test_words_of_the_form_are_no_content():
    found = only(
        'Recommendation 1: Mend the roof.\n\n'
        'Management response: Indicate if management accepts the recommendation.\n\n'
        'Key action\tDeadline\tResponsible\tStatus\n'
        'Buy tiles\tMay 2024\tSupply Unit\tDo not complete this column when you first fill in the form.\n'
    )
    assert (found['response'], found['response_comment']) == (None, None)
    assert found['actions'][0]['status'] is None


def test_a_form_left_blank_holds_no_recommendation():
    found = read(
        'Management response matrix\n\nEvaluation title:\n\nEvaluation recommendation 1:\n\nRecommendation to:\n\n'
        'Management response:\n\nKey actions:\n'
    )
    assert found['recommendations'] == []


def test_a_contents_list_is_no_list_of_recommendations():
    found = read(
        'Management response\n\nContents\n\nRecommendation 1: Mend the roof ........ 3\n\n'
        'Recommendation 2: Paint the door ........ 4\n\nRecommendation 1: Mend the roof\n\nThe rain comes in.\n\n'
        'Management response: Accept\n\nRecommendation 2: Paint the door\n\nIt is old.\n\nManagement response: Reject\n'
    )
    assert [each['heading'] for each in found['recommendations']] == ['Mend the roof', 'Paint the door']
    assert {each['kind'] for each in found['unplaced']} == {'contents-list'}


def test_two_evaluations_in_one_file_are_two_matrices():
    form = 'Evaluation title/year: {title}\n\nRecommendation 1: {text}\n\nManagement response: Accept\n\n'
    found = read(
        form.format(title='Evaluation of the roofs/2022', text='Mend them.')
        + form.format(title='Review of the gardens/2023', text='Water them.')
    )
    assert (found['evaluation_title'], found['year']) == ('Evaluation of the roofs', 2022)
    assert [(each['evaluation_title'], each['year']) for each in found['more_matrices']] == [
        ('Review of the gardens', 2023)
    ]


def test_a_form_repeated_for_each_recommendation_is_one_matrix():
    form = 'Evaluation title: Evaluation of the roofs\n\nRecommendation {n}: {text}\n\nManagement response: Accept\n\n'
    found = read(form.format(n='A', text='Mend them.') + form.format(n='B', text='Paint them.'))
    assert [each['number'] for each in found['recommendations']] == ['A', 'B']
    assert found['more_matrices'] == []
