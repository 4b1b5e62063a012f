"""A donor's sheet in French: services' answer, then what happened a year later."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import Column, flat, numbered
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title='Évaluation à mi-parcours du programme « Routes rurales et marchés », Bassin du Loro',
    year=2020,
    recommendations=[
        rec(
            'R1',
            'Donner la priorité aux pistes qui relient les marchés de bétail aux abattoirs.',
            'accepted',
            None,
            actions=[
                act(
                    'Réviser la liste des pistes avec les régions',
                    "d'ici le 1er juin 2021",
                    '2021-06-01',
                    ['Délégation', 'Régions'],
                    comment='Liste révisée en mai ; 210 km retenus.',
                )
            ],
            _said='Acceptée',
        ),
        rec(
            'R2',
            "Créer un fonds d'entretien alimenté par un péage.",
            'partially_accepted',
            'Un péage est prévu sur les deux axes principaux seulement.',
            actions=[
                act(
                    "Étudier le rendement d'un péage sur deux axes",
                    '2ème semestre 2021',
                    '2021-12-31',
                    ['Délégation'],
                    comment='Étude remise avec retard, en mars 2022.',
                )
            ],
            _said='Acceptée en partie. Un péage est prévu sur les deux axes principaux seulement.',
        ),
        rec(
            'R3',
            'Arrêter les travaux à haute intensité de main-d’œuvre.',
            'rejected',
            'Ces travaux procurent un revenu à 4 000 ménages.',
            _said='Rejetée. Ces travaux procurent un revenu à 4 000 ménages.',
        ),
    ],
)
COLUMNS = [
    Column('Recommandations', numbered, width=4),
    Column('Réponse des services', lambda record: record.get('_said', ''), width=4),
    Column('Mesures prévues', lambda action: action.get('text'), 'action', 3),
    Column('Service(s) chef(s) de file', lambda action: ' et '.join(action.get('responsible', [])), 'action', 2),
    Column("Date d'exécution prévue", lambda action: action.get('deadline_text'), 'action', 2),
    Column('Suivi (un an après)', lambda action: action.get('comment'), 'action', 3),
]
BLOCKS = [
    *p('FICHE CONTRADICTOIRE', bold=True, centred=True),
    *p(f"Titre de l'évaluation : {MADE['evaluation_title']}\nAnnée de l'évaluation : 2020"),
    flat(MADE['recommendations'], COLUMNS),
]
DOCUMENTS = [
    Document(
        'donor-routes-fr',
        'a donor’s “fiche contradictoire”, landscape: the answer and its reason in one cell, follow-up after a year in a last column; PDF by reportlab',
        [MADE],
        word=BLOCKS,
        pdf='drawn',
        landscape=True,
    )
]
