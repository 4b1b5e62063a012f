"""A workbook with a sheet for each recommendation, labels at the left, and one with parallel lists in cells."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.agencies import pairs
from tests.documents.build.forms.flat import Column, flat, rec_col
from tests.documents.build.layout import Document, p, row, table
from tests.documents.build.record import act, joined, matrix, rec
from tests.documents.build.sheet import Sheet

FR = matrix(
    evaluation_title="Évaluation du projet d'appui aux radios rurales",
    year=2023,
    coordinator='Anselme Traoré-Lind, chargé de communication',
    _also={'any': {'coordinator': ['Anselme Traoré-Lind']}},
    recommendations=[
        rec(
            '1',
            'Diffuser les bulletins météo dans les quatre langues de la région.',
            'accepted',
            None,
            addressed_to=['Direction des programmes'],
            priority=1,
            priority_text='Haute',
            actions=[
                act('Recruter deux traducteurs', '30/11/2023', '2023-11-30', ['Radio Sahel Vert'], status='Achevée'),
                act(
                    'Diffuser deux bulletins par jour',
                    'À partir de janvier 2024',
                    None,
                    ['Radio Sahel Vert', 'Service météo'],
                    status='En cours',
                ),
            ],
        ),
        rec(
            '2',
            'Rémunérer les correspondants villageois.',
            'partially_accepted',
            'Une indemnité de transport sera versée, mais pas de salaire.',
            addressed_to=['Direction financière'],
            priority=2,
            priority_text='Moyenne',
            actions=[
                act(
                    "Fixer le montant de l'indemnité",
                    'T1 2024',
                    '2024-03-31',
                    ['Direction financière'],
                    status='Non commencée',
                )
            ],
        ),
    ],
)
SAID = {'accepted': 'Acceptée', 'partially_accepted': 'Partiellement acceptée', 'rejected': 'Rejetée'}


def sheet(record: dict) -> Sheet:
    """The sheet of one recommendation."""
    head = [
        ('Recommandation n°', record['number']),
        ('Texte de la recommandation', record['text']),
        ('Adressée à', joined(record['addressed_to'])),
        ('Priorité', record['priority_text']),
        ('Réponse de la direction', SAID[record['response']]),
    ]
    if record['response_comment']:
        head.append(('Commentaire', record['response_comment']))
    heads = row('Action', 'Échéance', 'Responsable', "État d'avancement", header=True)
    lines = [row(a['text'], a['deadline_text'], joined(a['responsible']), a['status']) for a in record['actions']]
    return Sheet([pairs(head), table([heads, *lines], (3, 5, 3, 2))])


EN = matrix(
    evaluation_title='Books on Wheels: end of project evaluation',
    year=2020,
    recommendations=[
        rec(
            '1',
            'Bring the library bus to each school at least twice a term.',
            'accepted',
            'The second bus makes this possible.',
            priority=1,
            priority_text='High',
            _shown={'response': 'Fully accepted'},
            actions=[
                act('Draw up a route plan for both buses', 'Sep 2020', '2020-09-30', ['Transport'], number='1'),
                act('Hire a second driver', 'Oct 2020', '2020-10-31', ['HR'], number='2'),
            ],
        ),
        rec(
            '2',
            'Lend books to adults, too.',
            'partially_accepted',
            'Only on market days.',
            priority=2,
            priority_text='Medium',
            _shown={'response': 'Partially accepted'},
            actions=[act('Open the bus to adults on market days', 'Nov 2020', '2020-11-30', ['Library team'])],
        ),
        rec(
            '3',
            'Charge for lost books.',
            'rejected',
            'It keeps poor children away.',
            priority=3,
            priority_text='Low',
            _shown={'response': 'Rejected'},
        ),
    ],
)


def listed(label: str, key: str) -> Column:
    """A list in a cell, numbered where there is more than one."""

    def take(record: dict) -> str:
        values = [a[key] if isinstance(a[key], str) else joined(a[key]) for a in record['actions']]
        return '\n'.join(f'{at}) {x}' for at, x in enumerate(values, 1)) if len(values) > 1 else ''.join(values)

    return Column(label, take, 'recommendation', 3)


EN_COLUMNS = [
    rec_col('#', 'number', 1),
    rec_col('Evaluation recommendation', 'text', 4),
    rec_col('Level of priority', 'priority_text', 1),
    rec_col('Management decision', 'response', 2),
    rec_col('Rationale', 'response_comment', 3),
    listed('Follow-up actions', 'text'),
    listed('Timeline', 'deadline_text'),
    listed('Person in charge', 'responsible'),
]
DOCUMENTS = [
    Document(
        'classeur-radios-fr',
        'a workbook in French with a first sheet about the evaluation and then a sheet for each recommendation, labels at the left, actions in a small table below',
        [FR],
        sheets={
            'Évaluation': Sheet(
                [
                    pairs(
                        [
                            ("Titre de l'évaluation", FR['evaluation_title']),
                            ('Année', '2023'),
                            ('Coordonnateur de la réponse', FR['coordinator']),
                        ]
                    )
                ]
            ),
            **{f'Rec {record["number"]}': sheet(record) for record in FR['recommendations']},
        },
    ),
    Document(
        'workbook-books-en',
        'a workbook with all actions of a recommendation in one cell and parallel lists of deadlines and people, numbered “1)”',
        [EN],
        sheets={
            'MR': Sheet(
                [
                    *p('Management response\nEvaluation: Books on Wheels: end of project evaluation\nYear: 2020\n'),
                    flat(EN['recommendations'], EN_COLUMNS, how='inside'),
                ]
            )
        },
    ),
]
