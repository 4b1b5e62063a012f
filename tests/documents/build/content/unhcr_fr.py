"""UNHCR's form in French: a shelter programme."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import Column, act_col, flat, numbered, rec_col
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title="Évaluation du programme d'abris d'urgence dans la région des Hauts-Plateaux (2020-2022)",
    year=2023,
    overall_comment=(
        "L'opération remercie les évaluateurs. Les constats reflètent bien la situation d'avant les inondations de mars ; "
        'les actions ci-dessous tiennent compte de ce qui a changé depuis.'
    ),
    _also={'any': {'year': [None], 'published': ['2023-05-31']}},
    recommendations=[
        rec(
            '1',
            "Remplacer les bâches par des abris de transition dans les sites où l'installation dépasse un an.",
            'accepted',
            "Deux modèles d'abris ont été testés avec les habitants en 2022.",
            _shown={'response': 'Acceptée'},
            actions=[
                act(
                    'Construire 1 200 abris de transition sur les sites de Komba et de Serti',
                    "D'ici fin 2023",
                    '2023-12-31',
                    ['Unité Abris', 'Partenaires du secteur'],
                    comment='740 abris livrés au 30 juin.',
                    status='En cours',
                ),
                act(
                    'Former trente maçons par site, dont un tiers de femmes',
                    '1er trimestre 2024',
                    '2024-03-31',
                    ['Unité Abris'],
                    status='Non commencé',
                ),
            ],
        ),
        rec(
            '2',
            "Confier l'attribution des parcelles à un comité mixte comprenant la commune, les déplacés et les familles "
            "d'accueil.",
            'partially_accepted',
            'La loi foncière réserve la décision finale au maire ; le comité donnera un avis qui sera publié.',
            _shown={'response': 'Partiellement acceptée'},
            actions=[
                act(
                    'Mettre en place un comité consultatif dans chacune des six communes',
                    'Septembre 2023',
                    '2023-09-30',
                    ['Bureau de terrain de Serti', 'Unité Protection'],
                    comment='Quatre comités sur six.',
                    status='En cours',
                ),
            ],
        ),
        rec(
            '3',
            'Transférer la gestion des sites à une organisation nationale dès cette année.',
            'rejected',
            "Aucune organisation nationale n'a répondu aux deux appels à candidatures de l'année dernière.",
            _shown={'response': 'Refusée'},
        ),
        rec(
            '4',
            'Tenir un registre unique des plaintes, avec un délai de réponse affiché.',
            'accepted',
            None,
            _shown={'response': 'Acceptée'},
            actions=[
                act(
                    "Ouvrir une ligne d'appel gratuite",
                    'Au plus tard le 15 août 2023',
                    '2023-08-15',
                    ['Unité Protection', 'Administration'],
                    status='Achevé',
                    comment='Ligne ouverte le 2 août.',
                ),
                act(
                    'Publier chaque mois le nombre de plaintes reçues et traitées',
                    'En continu',
                    None,
                    ['Unité Protection'],
                    status='En cours',
                ),
            ],
        ),
    ],
)
COLUMNS = [
    Column('Recommandation', numbered, width=4),
    rec_col('Acceptée / Partiellement acceptée / Refusée', 'response', 2),
    rec_col('Motifs', 'response_comment', 3),
    act_col('Principales actions prévues', 'text', 4),
    act_col('Par qui', 'responsible', 2),
    act_col('Échéance', 'deadline_text', 2),
    act_col('État d’avancement', 'status', 2),
    act_col('Observations', 'comment', 2),
]
BLOCKS = [
    *p('Réponse de la direction', bold=True, centred=True),
    *p(f"Titre de l'évaluation : {MADE['evaluation_title']}\nAnnée : 2023"),
    *p('Date de la réponse : 31 mai 2023'),
    *p(f'Observations générales : {MADE["overall_comment"]}'),
    flat(MADE['recommendations'], COLUMNS),
]
DOCUMENTS = [
    Document(
        'unhcr-abris-fr',
        'UNHCR in French, landscape: one table, merged recommendation cells, header row repeated on every page, the three '
        'choices named in the column’s label, reasons beside them',
        [MADE],
        word=BLOCKS,
        pdf='word',
        landscape=True,
    )
]
