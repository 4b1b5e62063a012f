"""Responses whose form is unlike the usual ones."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import act_col, flat, rec_col
from tests.documents.build.layout import Document, c, h, p, row, table
from tests.documents.build.record import act, joined, matrix, rec
from tests.documents.build.sheet import Sheet

BRACKETS = matrix(
    template='iom-2022',
    evaluation_title='Final Evaluation of the Winter Passage Shelter Network',
    year=2022,
    published='2022-11-18',
    coordinator='Liv Castellanos, Evaluation Focal Point',
    _also={'any': {'template': ['other'], 'year': [None]}},
    recommendations=[
        rec(
            '1',
            'Open the shelters two weeks earlier.',
            'accepted',
            None,
            addressed_to=['Shelter Unit', 'Resource Management Unit'],
            actions=[
                act('Sign leases by summer', 'July 2023', '2023-07-31', ['Resource Management Unit'], number='1'),
                act(
                    'Move beds from the depot',
                    'First half of October 2023',
                    '2023-10-15',
                    ['Shelter Unit'],
                    number='2',
                    _also={'any': {'due': ['2023-10-31', None]}},
                ),
            ],
        ),
        rec('2', 'Admit families with dogs.', 'rejected', 'City rules forbid it.', addressed_to=['Shelter Unit']),
    ],
)


def bracket_block(record: dict) -> list:
    """A table of labelled rows; unit and deadline of an action in brackets."""
    said = 'Accept' if record['response'] == 'accepted' else f'Reject – {record["response_comment"]}'
    actions = '\n'.join(
        f'{a["number"]}. {a["text"]} (Responsible: {joined(a["responsible"])}; Deadline: {a["deadline_text"]})'
        for a in record['actions']
    )
    lines = [
        row(c('Recommendation', head=True), f'{record["number"]}. {record["text"]}'),
        row(c('Responsible unit(s)', head=True), joined(record['addressed_to'], '\n')),
        row(c('Management response', head=True), said),
        row(c('Key actions', head=True), actions or '-'),
    ]
    return [table(lines, (2, 6)), *p('')]


LINKED = matrix(
    evaluation_title='Evaluation of the Orchard Terraces project',
    year=2018,
    recommendations=[
        rec(
            '1',
            'Plant hedges on the upper terraces.',
            'accepted',
            None,
            _shown={'response': 'Accepted'},
            actions=[
                act('Grow 4,000 seedlings', 'March 2019', '2019-03-31', ['Nursery'], status='Done'),
                act('Plant with schools', 'November 2019', '2019-11-30', ['Nursery', 'Schools desk'], status='Planned'),
            ],
        ),
        rec(
            '2',
            'Repair the old canals before new ones are dug.',
            'partially_accepted',
            'Only those above the village.',
            _shown={'response': 'Partly accepted'},
            actions=[act('Map the canals', 'by 15 May 2019', '2019-05-15', ['Engineer'], status='Done')],
        ),
        rec('3', 'Sell fruit to the army.', 'rejected', 'Against our policy.', _shown={'response': 'Not accepted'}),
    ],
)
LINKED_COLUMNS = [
    rec_col('No.', 'number', 1),
    rec_col('Recommendation', 'text', 5),
    rec_col('Response', 'response', 2),
    rec_col('Remarks', 'response_comment', 4),
]
LINKED_ACTIONS = table(
    [row('Rec. no.', 'Action', 'Unit', 'Deadline', 'Status', header=True)]
    + [
        row(r['number'], a['text'], joined(a['responsible']), a['deadline_text'], a['status'])
        for r in LINKED['recommendations']
        for a in r['actions']
    ],
    (1, 5, 3, 2, 2),
)
AVIS = matrix(
    evaluation_title='Évaluation du fonds de microprojets des associations de quartier',
    year=2022,
    recommendations=[
        rec(
            '1',
            'Verser les fonds en trois tranches.',
            'accepted',
            'La mesure entre en vigueur au prochain appel.',
            actions=[act('Modifier le guide du demandeur', 'avant fin février 2023', '2023-02-28', ['Cellule Fonds'])],
        ),
        rec('2', 'Supprimer la contribution en nature.', 'rejected', 'Elle assure l’appropriation.'),
        rec(
            '3',
            'Simplifier le rapport final.',
            'partially_accepted',
            'Le rapport financier ne peut être réduit.',
            actions=[
                act('Proposer un modèle de deux pages', 'Mars 2023', '2023-03-31', ['Cellule Fonds', 'Comptabilité'])
            ],
        ),
    ],
)
AVIS_SAID = {
    'accepted': 'Avis favorable',
    'partially_accepted': 'Avis partiellement favorable',
    'rejected': 'Avis défavorable',
}


def avis_block(record: dict) -> list:
    """Headings and paragraphs, the answer last."""
    made = [*h(2, f'Recommandation n° {record["number"]}'), *p(record['text'])]
    made += p(f'Avis de la direction : {AVIS_SAID[record["response"]]}. {record["response_comment"]}')
    for a in record['actions']:
        made += p(
            f'Action prévue : {a["text"]}\nService responsable : {joined(a["responsible"], " et ")}\nDélai : {a["deadline_text"]}'
        )
    return made


MERGED = matrix(
    evaluation_title='Evaluación del programa de becas «Camino al aula»',
    year=2023,
    recommendations=[
        rec(
            '1',
            'Pagar la beca el primer día de clases.',
            'accepted',
            'El convenio con el banco lo permite.',
            addressed_to=['Finanzas'],
            priority=1,
            priority_text='Alta',
            _shown={'response': 'Aceptada'},
            actions=[
                act(
                    'Adelantar el censo de becarias',
                    'Enero 2024',
                    '2024-01-31',
                    ['Área Social'],
                    status='Terminada',
                    comment='1.240 becarias censadas',
                ),
                act('Abrir cuentas', 'Febrero 2024', '2024-02-29', ['Finanzas', 'Área Social'], status='En curso'),
            ],
        ),
        rec(
            '2',
            'Incluir a los varones.',
            'rejected',
            'La donación es para niñas.',
            addressed_to=['Dirección'],
            priority=3,
            priority_text='Baja',
            _shown={'response': 'No aceptada'},
        ),
    ],
)
MERGED_COLUMNS = [
    rec_col('Nº', 'number', 1),
    rec_col('Texto', 'text', 4),
    rec_col('Prioridad', 'priority_text', 1),
    rec_col('Destinatario', 'addressed_to', 2),
    rec_col('Posición', 'response', 2),
    rec_col('Argumentos', 'response_comment', 3),
    act_col('Acciones', 'text', 4),
    act_col('Responsable', 'responsible', 2),
    act_col('Plazo', 'deadline_text', 2),
    act_col('Estado', 'status', 2),
    act_col('Observaciones', 'comment', 2),
]
MERGED_OVER = [('Recomendación', 4), ('Respuesta de la dirección', 2), ('Plan de acción', 3), ('Seguimiento', 2)]
CARDS = matrix(
    evaluation_title='Night Schools for Fishers: final evaluation',
    year=2024,
    recommendations=[
        rec(
            '1',
            'Start lessons after the boats are in, not at six.',
            'accepted',
            None,
            priority=1,
            priority_text='High',
            actions=[act('Change the timetable', 'May 2024', '2024-05-31', ['Education team'])],
        ),
        rec(
            '2',
            'Pay teachers for the walk home.',
            'partially_accepted',
            'Only beyond three kilometres.',
            priority=2,
            priority_text='Medium',
            actions=[act('Set a rate', '30 June 2024', '2024-06-30', ['Finance', 'Education team'])],
        ),
    ],
)
CARD_SAID = {
    'accepted': 'We accept this recommendation.',
    'partially_accepted': 'We partially accept this recommendation. Only beyond three kilometres.',
}
for _one in CARDS['recommendations']:
    _one['_also'] = {
        'any': {
            'response_comment': [CARD_SAID[_one['response']], None]
            if _one['response'] == 'accepted'
            else [CARD_SAID['partially_accepted']]
        }
    }


def card(record: dict) -> list:
    """A recommendation as a card."""
    made = [*h(3, f'Recommendation {record["number"]} (Priority: {record["priority_text"]})'), *p(record['text'])]
    made += p(f'Our response\n{CARD_SAID[record["response"]]}\nWhat we will do')
    for a in record['actions']:
        made += p(f'- {a["text"]}\nLead: {joined(a["responsible"])}\nDue: {a["deadline_text"]}')
    return made


DOCUMENTS = [
    Document(
        'iom-2022-passage-en',
        'IOM 2022 copied into two columns; unit and deadline of an action in brackets behind it',
        [BRACKETS],
        word=[
            *p('Management Response and Action Plan Matrix', bold=True),
            *p(f'“{BRACKETS["evaluation_title"]}” (2022)'),
            *p(f'MR coordinator: {BRACKETS["coordinator"]}\nDate of publication: 18 November 2022'),
            *(x for r in BRACKETS['recommendations'] for x in bracket_block(r)),
        ],
        pdf='word',
    ),
    Document(
        'linked-terraces-en',
        'a table of recommendations with responses, then a table of actions that names the recommendation by its number',
        [LINKED],
        word=[
            *p('Management response', bold=True),
            *p('Evaluation: Evaluation of the Orchard Terraces project\nYear: 2018'),
            flat(LINKED['recommendations'], LINKED_COLUMNS),
            *p('Action plan'),
            LINKED_ACTIONS,
        ],
        pdf='word',
    ),
    Document(
        'avis-quartiers-fr',
        'headings and labelled lines in French; “Avis favorable” as the answer',
        [AVIS],
        word=[
            *h(1, 'Réponse aux recommandations'),
            *p(f"Titre de l'évaluation : {AVIS['evaluation_title']}\nAnnée : 2022"),
            *(x for r in AVIS['recommendations'] for x in avis_block(r)),
        ],
        pdf='word',
        text=[
            *h(1, 'Réponse aux recommandations'),
            *p(f"Titre de l'évaluation : {AVIS['evaluation_title']}\nAnnée : 2022"),
            *(x for r in AVIS['recommendations'] for x in avis_block(r)),
        ],
    ),
    Document(
        'becas-es',
        'a workbook in Spanish whose second header row (“Texto”, “Posición”, “Argumentos”) means something only below the first',
        [MERGED],
        sheets={
            'Hoja1': Sheet(
                [
                    *p(f'Evaluación: {MERGED["evaluation_title"]}\nAño: 2023\n'),
                    flat(MERGED['recommendations'], MERGED_COLUMNS, over=MERGED_OVER),
                ]
            )
        },
        pdf='html',
        page=[
            *p(f'Evaluación: {MERGED["evaluation_title"]}\nAño: 2023\n'),
            flat(MERGED['recommendations'], MERGED_COLUMNS, over=MERGED_OVER),
        ],
        landscape=True,
    ),
    Document(
        'cards-fishers-en',
        'cards: priority in the heading, labels on lines of their own, a sentence as the answer',
        [CARDS],
        word=[
            *h(1, 'Management response'),
            *p('Evaluation title: Night Schools for Fishers: final evaluation\nYear: 2024'),
            *(x for r in CARDS['recommendations'] for x in card(r)),
        ],
        pdf='html',
    ),
]
