"""UNDP's form in French, one table of all, also as text."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.agencies import UNDP_FR, undp_tables
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title='Évaluation finale du projet « Justice de proximité » dans les cercles du nord',
    _also={'any': {'coordinator': ['Mariam Ouattara-Diop'], 'published': ['2022-12-02'], 'year': [2022]}},
    overall_comment='Le bureau accueille favorablement le rapport, remis dans les délais.',
    recommendations=[
        rec(
            '1',
            'Payer les parajuristes au trimestre et non à la fin du mandat.',
            'accepted',
            'Le premier paiement trimestriel a eu lieu.',
            _said='Acceptée. Le premier paiement trimestriel a eu lieu.',
            actions=[
                act(
                    'Modifier les contrats des 60 parajuristes',
                    '31 janvier 2023',
                    '2023-01-31',
                    ['Unité Gouvernance', 'Opérations'],
                    _shown={'responsible': 'Unité Gouvernance / Opérations'},
                    number='1.1',
                    comment='60 avenants signés',
                    status='Achevée',
                ),
                act(
                    'Publier le calendrier des paiements',
                    'premier trimestre 2023',
                    '2023-03-31',
                    ['Unité Gouvernance'],
                    number='1.2',
                    status='Engagée',
                    _cut=3,
                ),
            ],
        ),
        rec(
            '2',
            'Construire trois tribunaux de paix.',
            'partially_accepted',
            'Un seul terrain est disponible.',
            _said='Partiellement acceptée. Un seul terrain est disponible.',
            actions=[
                act(
                    'Construire le tribunal de Tindar',
                    'avant la saison des pluies 2024',
                    None,
                    ['Unité Infrastructures', 'Ministère de la Justice'],
                    number='2.1',
                    status="Sans date d'échéance",
                    _also={'any': {'due': [None]}},
                )
            ],
        ),
        rec(
            '3',
            'Remplacer les audiences foraines par des visioconférences.',
            'rejected',
            'Le réseau ne couvre que deux cercles.',
            _said='Rejetée. Le réseau ne couvre que deux cercles.',
        ),
    ],
)
BLOCKS = [
    *p('Réponse de la direction', bold=True, centred=True),
    *p(f'{MADE["evaluation_title"]}\nDate : 2 décembre 2022'),
    *p('Préparé par : Mariam Ouattara-Diop'),
    *p(f"Observations d'ordre général : {MADE['overall_comment']}"),
    *undp_tables(MADE, UNDP_FR, together=True),
    *p('* L’état d’avancement est suivi en ligne.'),
]
DOCUMENTS = [
    Document(
        'undp-justice-fr',
        'UNDP in French, one table of all recommendations; the title has no label; action numbers typed in the cell; in the text a row is cut by a page’s end',
        [MADE],
        word=BLOCKS,
        pdf='word',
        text=BLOCKS,
        header='Bureau pays – Réponse de la direction',
    )
]
