"""A note in French with labelled lines, sub-recommendations and no table."""

from __future__ import annotations

from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title="Mission d'évaluation du volet santé animale",
    year=2021,
    recommendations=[
        rec(
            '1.1',
            'Vacciner les petits ruminants avant le départ en transhumance.',
            'accepted',
            None,
            actions=[
                act(
                    'Avancer la campagne de vaccination à octobre',
                    'octobre 2021',
                    '2021-10-31',
                    ['Service vétérinaire'],
                )
            ],
        ),
        rec(
            '1.2',
            'Doter chaque poste vétérinaire d’une moto.',
            'partially_accepted',
            'Six postes sur onze seront équipés.',
            actions=[
                act(
                    'Acheter six motos',
                    'au plus tard en mars 2022',
                    '2022-03-31',
                    ['Logistique', 'Service vétérinaire'],
                )
            ],
        ),
        rec('2', 'Importer des vaccins depuis le pays voisin.', 'rejected', 'L’importation est interdite depuis 2019.'),
    ],
)
SAID = {'accepted': 'acceptée', 'partially_accepted': 'acceptée partiellement', 'rejected': 'non acceptée'}


def lines(record: dict) -> list:
    """One recommendation."""
    made = [f'Recommandation {record["number"]} : {record["text"]}', f'Réponse : {SAID[record["response"]]}']
    if record['response_comment']:
        made.append(f'Commentaire : {record["response_comment"]}')
    for a in record['actions']:
        made += [
            f'Action : {a["text"]}',
            f'Responsable : {", ".join(a["responsible"])}',
            f'Échéance : {a["deadline_text"]}',
        ]
    return p('\n'.join([*made, '']))


BLOCKS = [
    *p(f'Note de réponse\n\nÉvaluation : {MADE["evaluation_title"]}\nAnnée : 2021\n'),
    *(x for record in MADE['recommendations'] for x in lines(record)),
]
DOCUMENTS = [
    Document(
        'note-veterinaire-fr',
        'a note in French: labelled lines with a space before the colon, sub-numbers, no table',
        [MADE],
        word=BLOCKS,
        text=BLOCKS,
    )
]
