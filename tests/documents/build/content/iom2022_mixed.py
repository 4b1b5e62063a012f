"""IOM's form of 2022 with English labels and French content."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.iom import EN_2022, form_2022
from tests.documents.build.layout import Document
from tests.documents.build.record import act, matrix, rec, seen

MADE = matrix(
    template='iom-2022',
    evaluation_title="Évaluation à mi-parcours du programme d'appui à l'état civil dans les zones frontalières",
    year=2024,
    published='2024-06-03',
    _published='3 juin 2024',
    coordinator='Idrissa Belkacem, chef de projet',
    overall_comment="L'équipe partage l'essentiel des constats.\nDeux chiffres du tableau 6 ont été corrigés après la remise du rapport.",
    recommendations=[
        rec(
            '1',
            "Équiper les douze bureaux d'état civil de registres numériques fonctionnant hors connexion.",
            'accepted',
            "L'achat est inscrit au budget de 2025.",
            _said="Accepté. L'achat est inscrit au budget de 2025.",
            addressed_to=['Unité Informatique', "Ministère de l'Intérieur"],
            actions=[
                act('Rédiger le cahier des charges', 'fin juillet 2024', '2024-07-31', ['Unité Informatique']),
                act(
                    'Installer les registres dans les douze bureaux',
                    '1er semestre 2025',
                    '2025-06-30',
                    ['Unité Informatique', 'Logistique'],
                ),
            ],
            monitoring=[
                seen(
                    'open',
                    "Appel d'offres lancé en octobre 2024.",
                )
                | {'_status': 'En cours'}
            ],
        ),
        rec(
            '2',
            'Former les agents aux audiences foraines.',
            'partially_accepted',
            'La formation sera limitée aux agents titulaires.',
            _said='Accepté en partie : la formation sera limitée aux agents titulaires.',
            _also={'any': {'response_comment': ['la formation sera limitée aux agents titulaires.']}},
            addressed_to=['Unité Gouvernance'],
            actions=[
                act(
                    'Tenir quatre sessions de trois jours',
                    'entre septembre et novembre 2024',
                    '2024-11-30',
                    ['Unité Gouvernance', 'Partenaires locaux'],
                )
            ],
            monitoring=[seen('completed', 'Quatre sessions, 96 agents.') | {'_status': 'Achevé'}],
        ),
        rec(
            '3',
            'Supprimer les frais de déclaration tardive.',
            'rejected',
            'La décision relève du parlement.',
            _said='Non accepté. La décision relève du parlement.',
            addressed_to=['Direction'],
            monitoring=[seen('discarded', None) | {'_status': 'Abandonné'}],
        ),
    ],
)
WORDS = EN_2022 | {
    'action': '{text}. Responsable : {who}. Échéance : {deadline}.',
    'final': 'Final implementation monitoring status: (Time 3)',
}
BLOCKS = form_2022(
    MADE, WORDS, name='MANAGEMENT RESPONSE AND ACTION PLAN', title=f'« {MADE["evaluation_title"]} » (2024)'
)
DOCUMENTS = [
    Document(
        'iom-2022-etat-civil-mixed',
        'English labels, French content: “Responsable : … Échéance : …” inside the action’s line, the response as a French word before its reason, French status words, an empty final round',
        [MADE],
        word=BLOCKS,
        pdf='word',
    )
]
for _one in MADE['recommendations']:
    _one['monitoring'].append(seen(None, None, final=True))
