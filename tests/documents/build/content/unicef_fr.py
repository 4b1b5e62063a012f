"""UNICEF's form in French with typed crosses, and a report in French that ends with a wide table."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import Column, act_col, flat, numbered, rec_col
from tests.documents.build.forms.prose import chapter, paragraph
from tests.documents.build.layout import Break, Document, c, h, p, row, table
from tests.documents.build.record import act, joined, matrix, rec

MADE = matrix(
    evaluation_title="Évaluation du dispositif d'accueil des enfants séparés",
    year=2021,
    recommendations=[
        rec(
            '1',
            "Confier les entretiens à des assistantes sociales de la même langue que l'enfant.",
            'accepted',
            None,
            actions=[
                act(
                    'Constituer un vivier de trente interprètes',
                    'mi-2022',
                    '2022-06-30',
                    ['Section Protection'],
                    status='En cours',
                    comment='Dix-neuf recrutées',
                ),
                act(
                    'Former les assistantes sociales',
                    '3e trimestre 2022',
                    '2022-09-30',
                    ['Section Protection', 'Direction provinciale'],
                    status='Non démarrée',
                ),
            ],
        ),
        rec(
            '2',
            "Limiter l'hébergement collectif à quinze jours.",
            'partially_accepted',
            "La durée dépend du juge ; quinze jours sera l'objectif affiché.",
            actions=[
                act(
                    'Ouvrir vingt familles d’accueil supplémentaires',
                    '31 décembre 2022',
                    '2022-12-31',
                    ['Section Protection'],
                    status='Achevée',
                )
            ],
        ),
        rec('3', 'Fermer le centre de transit.', 'rejected', "Il n'existe pas d'autre lieu sûr la nuit."),
    ],
)
BOXES = ("D'accord", "Partiellement d'accord", "Pas d'accord")
VALUES = ('accepted', 'partially_accepted', 'rejected')


def block(record: dict) -> list:
    """The rows of one recommendation."""
    said = '   '.join(f'({"X" if record["response"] == v else " "}) {b}' for v, b in zip(VALUES, BOXES, strict=True))
    lines = [
        row(c(f'Recommandation {record["number"]} : {record["text"]}', 5)),
        row(c(f'Réponse de la direction : {said}', 5)),
    ]
    if record['response_comment']:
        lines.append(row(c(f'Motif : {record["response_comment"]}', 5)))
    lines.append(
        row(
            'Actions prévues',
            'Bureau / personne responsable',
            "Date d'achèvement prévue",
            'Stade de mise en œuvre',
            'Actions menées',
        )
    )
    return lines + [
        row(a['text'], joined(a['responsible']), a['deadline_text'], a['status'], a['comment'])
        for a in record['actions']
    ]


BLOCKS = [
    *p('Réponse de la direction', bold=True),
    *p(f"Titre de l'évaluation : {MADE['evaluation_title']}\nAnnée : 2021"),
    table([x for r in MADE['recommendations'] for x in block(r)], (5, 3, 2, 2, 3)),
]
LATE = matrix(
    evaluation_title='Évaluation finale du projet « Sel et poisson » en zone côtière',
    year=2024,
    recommendations=[
        rec(
            '1',
            'Installer des fours à fumer dans les six débarcadères.',
            'accepted',
            None,
            _shown={'response': 'Acceptée'},
            actions=[act('Construire les fours', "d'avril à juin 2025", '2025-06-30', ['Bureau de la côte'])],
        ),
        rec(
            '2',
            'Former les femmes à la tenue des comptes.',
            'accepted',
            'Un module existe déjà.',
            _shown={'response': 'Acceptée'},
            actions=[
                act('Adapter le module', 'Janvier 2025', '2025-01-31', ['Formation']),
                act('Tenir douze sessions', '2ème semestre 2025', '2025-12-31', ['Formation', 'Bureau de la côte']),
            ],
        ),
        rec(
            '3',
            'Exporter le poisson séché.',
            'rejected',
            'Les volumes ne suffisent pas.',
            _shown={'response': 'Non acceptée'},
        ),
    ],
)
COLUMNS = [
    Column('Recommandations', numbered, width=4),
    rec_col('Décision', 'response', 2),
    rec_col('Justification de la décision', 'response_comment', 3),
    act_col('Actions', 'text', 4),
    act_col('Responsables', 'responsible', 2),
    act_col('Dates limites', 'deadline_text', 2),
]
REPORT = [
    *h(1, 'Sel et poisson : rapport final'),
    *p('Novembre 2024'),
    Break(),
    *p(
        'Table des matières\nIntroduction ........ 3\nRecommandations ........ 14\nAnnexe : réponse de la direction ........ 16'
    ),
    Break(),
    *chapter(1, 'Introduction', 3),
    *chapter(2, 'Constats', 4),
    *h(1, 'Recommandations'),
    *p(paragraph(5, 3)),
    *p(
        '\n'.join(
            f'Recommandation {r["number"]} : {r["text"]} Voir le constat {r["number"]}.'
            for r in LATE['recommendations']
        )
    ),
    Break(),
    *h(1, 'Annexe : réponse de la direction'),
    *p(f"Titre de l'évaluation : {LATE['evaluation_title']}\nAnnée : 2024"),
    flat(LATE['recommendations'], COLUMNS),
]
DOCUMENTS = [
    Document(
        'unicef-enfants-fr',
        'UNICEF in French: “(X) D’accord  ( ) Partiellement d’accord  ( ) Pas d’accord” typed in one line',
        [MADE],
        word=BLOCKS,
        pdf='word',
        text=BLOCKS,
    ),
    Document(
        'rapport-poisson-fr',
        'a report with a chapter of recommendations, then the response as a wide table in an annex; PDF by a browser, text',
        [LATE],
        word=REPORT,
        pdf='html',
        text=REPORT,
    ),
]
