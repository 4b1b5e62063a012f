"""NGOs' tables in which all actions of a recommendation stand in one cell."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import Column, flat, numbered, rec_col
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, joined, matrix, rec

ES = matrix(
    evaluation_title='Evaluación externa del proyecto «Agua que une»',
    year=2023,
    coordinator='Julián Arismendi, responsable de programas',
    _also={'any': {'coordinator': ['Julián Arismendi']}},
    recommendations=[
        rec(
            '1',
            'Formalizar los comités de agua ante el municipio.',
            'accepted',
            None,
            _shown={'response': 'Sí'},
            actions=[
                act('Acompañar el registro de 18 comités', '30/06/2024', '2024-06-30', ['Equipo social']),
                act('Gestionar la exoneración de tasas', 'Por confirmar', None, ['Coordinación', 'Asesoría legal']),
            ],
        ),
        rec(
            '2',
            'Instalar medidores en todas las viviendas.',
            'partially_accepted',
            'En la zona alta el caudal no permite medir.',
            _shown={'response': 'Parcialmente'},
            actions=[
                act(
                    'Instalar 600 medidores en la zona baja',
                    'de enero a abril de 2024',
                    '2024-04-30',
                    ['Equipo técnico'],
                )
            ],
        ),
        rec(
            '3',
            'Subir la tarifa al doble.',
            'rejected',
            'La asamblea de usuarios votó en contra.',
            _shown={'response': 'No'},
        ),
    ],
)
FR = matrix(
    evaluation_title="Évaluation externe de l'action « Écoles ouvertes »",
    year=2022,
    recommendations=[
        rec(
            '1',
            'Recruter des enseignantes dans les villages mêmes.',
            'accepted',
            None,
            _shown={'response': 'Oui'},
            actions=[
                act(
                    'Publier les postes à la radio communautaire',
                    'Septembre 2022',
                    '2022-09-30',
                    ['Ressources humaines'],
                    number='1',
                ),
                act('Loger les enseignantes dans les écoles', 'Janvier 2023', '2023-01-31', ['Logistique'], number='2'),
                act('Verser une prime de brousse', 'Juin 2023', '2023-06-30', ['Finances'], number='3'),
            ],
        ),
        rec(
            '2',
            'Fournir les manuels avant la rentrée.',
            'partially_accepted',
            "Les manuels de sixième ne sont imprimés qu'en novembre.",
            _shown={'response': 'En partie'},
            actions=[
                act('Passer commande au centre pédagogique', 'Mai 2023', '2023-05-31', ['Achats'], number='1'),
                act('Livrer les écoles du nord par camion', 'Août 2023', '2023-08-31', ['Logistique'], number='2'),
            ],
        ),
        rec(
            '3',
            'Fermer les classes de moins de dix élèves.',
            'rejected',
            "Les enfants n'auraient plus d'école à moins de 8 km.",
            _shown={'response': 'Non'},
        ),
    ],
)


def one_cell(record: dict) -> str:
    """The actions as bullets, with unit and deadline in the text."""
    return '\n'.join(
        f'- {a["text"]}. Responsable: {joined(a["responsible"], " y ")}. Plazo: {a["deadline_text"]}.'
        for a in record['actions']
    )


def listed(key: str) -> Column:
    """A parallel list, numbered by hand."""
    label = {'text': 'Actions à mener', 'deadline_text': 'Quand ?', 'responsible': 'Qui ?'}[key]

    def take(record: dict) -> str:
        values = [a[key] if isinstance(a[key], str) else joined(a[key]) for a in record['actions']]
        return '\n'.join(f'{at}. {value}' for at, value in enumerate(values, 1))

    return Column(label, take, 'recommendation', 4 if key == 'text' else 2)


ES_BLOCKS = [
    *p('Respuesta a la evaluación', bold=True),
    *p(f'Evaluación: {ES["evaluation_title"]}\nAño: 2023\nCoordina: {ES["coordinator"]}'),
    flat(
        ES['recommendations'],
        [
            Column('Recomendación', numbered, width=4),
            rec_col('¿Se acepta?', 'response', 2),
            Column('Acciones', one_cell, width=6),
            rec_col('Justificación', 'response_comment', 3),
        ],
        how='inside',
    ),
]
FR_BLOCKS = [
    *p("Réponse à l'évaluation", bold=True),
    *p(f'Évaluation : {FR["evaluation_title"]}\nAnnée : 2022'),
    flat(
        FR['recommendations'],
        [
            rec_col('N°', 'number', 1),
            rec_col('Ce que recommande le rapport', 'text', 4),
            rec_col("D'accord ?", 'response', 2),
            rec_col('Pourquoi', 'response_comment', 3),
            listed('text'),
            listed('responsible'),
            listed('deadline_text'),
        ],
        how='inside',
    ),
]
DOCUMENTS = [
    Document(
        'ngo-agua-es',
        'an NGO’s table in Spanish: all actions are bullets of Word in one cell, each with “Responsable: … Plazo: …” in its text; Sí / Parcialmente / No',
        [ES],
        word=ES_BLOCKS,
        text=ES_BLOCKS,
    ),
    Document(
        'ngo-ecoles-fr',
        'an NGO’s table in French: actions, units and deadlines as three lists in parallel cells, numbered by hand; questions as labels (Qui ? Quand ?)',
        [FR],
        word=FR_BLOCKS,
        pdf='html',
        landscape=True,
    ),
]
