"""Two documents in Spanish without a wide table: a letter with labelled lines, and a vertical sheet."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.agencies import pairs
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, joined, matrix, rec

CARTA = matrix(
    evaluation_title='Evaluación rápida de la respuesta a las heladas en la puna',
    year=2022,
    _also={'any': {'coordinator': ['Teófila Huarcaya']}},
    recommendations=[
        rec(
            '1',
            'Construir cobertizos antes de junio.',
            'accepted',
            None,
            actions=[
                act(
                    'Comprar calamina para 300 cobertizos', 'antes del 15 de abril de 2023', '2023-04-15', ['Logística']
                ),
                act(
                    'Capacitar a las familias en su construcción',
                    'abril y mayo de 2023',
                    '2023-05-31',
                    ['Equipo técnico', 'Promotores'],
                ),
            ],
        ),
        rec(
            '2',
            'Distribuir forraje en lugar de dinero.',
            'partially_accepted',
            'Se dará a elegir a cada familia.',
            actions=[act('Consultar a las comunidades', 'por determinar', None, ['Equipo social'])],
        ),
        rec('3', 'Trasladar los rebaños al valle.', 'rejected', 'Los pastores no lo desean.'),
    ],
)
SAID = {'accepted': 'Aceptada', 'partially_accepted': 'Aceptada parcialmente', 'rejected': 'Rechazada'}


def lines(record: dict) -> list:
    """One recommendation as labelled lines."""
    made = [f'Recomendación {record["number"]}. {record["text"]}']
    made.append(
        f'Respuesta: {SAID[record["response"]]}'
        + (f'. {record["response_comment"]}' if record['response_comment'] else '.')
    )
    for a in record['actions']:
        made += [
            f'- Acción: {a["text"]}',
            f'Responsable(s): {joined(a["responsible"], " y ")}',
            f'Plazo: {a["deadline_text"]}',
        ]
    return p('\n'.join([*made, '']))


CIERRE = 'Agradecemos al equipo evaluador su paciencia.'
FICHA = matrix(
    evaluation_title='Evaluación final del proyecto de huertos escolares «Raíces»',
    year=2021,
    published='2021-12-20',
    coordinator='Camilo Ibáñez-Roth, jefe de proyecto',
    _also={'any': {'coordinator': ['Camilo Ibáñez-Roth']}},
    lessons_learned=['Los huertos necesitan agua también en vacaciones.'],
    recommendations=[
        rec(
            '1',
            'Nombrar en cada escuela a un docente encargado del huerto.',
            'accepted',
            'Ya ocurre en la mitad de las escuelas.',
            addressed_to=['Dirección del proyecto', 'Secretaría de Educación'],
            priority=1,
            priority_text='Alta',
            actions=[
                act(
                    'Firmar un acta con cada escuela',
                    'Primer trimestre de 2022',
                    '2022-03-31',
                    ['Jefatura de proyecto'],
                )
            ],
        ),
        rec(
            '2',
            'Vender la cosecha en el mercado.',
            'rejected',
            'La cosecha es para el comedor.',
            addressed_to=['Escuelas'],
            priority=3,
            priority_text='Baja',
        ),
    ],
)


def rows(record: dict) -> list[tuple[str, str | None]]:
    """The rows of one recommendation, under a row of its own."""
    made: list[tuple[str, str | None]] = [
        (f'RECOMENDACIÓN {record["number"]}', None),
        ('Recomendación', record['text']),
        ('Dirigida a', joined(record['addressed_to'], '\n')),
        ('Prioridad', record['priority_text']),
        ('Respuesta de la dirección', SAID[record['response']]),
        ('Explicación', record['response_comment']),
    ]
    for a in record['actions']:
        made += [
            ('Acción clave', a['text']),
            ('Responsable', joined(a['responsible'])),
            ('Fecha límite', a['deadline_text']),
        ]
    return made


HEAD = [
    ('Título de la evaluación', FICHA['evaluation_title']),
    ('Año de la evaluación', '2021'),
    ('Fecha de publicación', '20/12/2021'),
    ('Coordinador de la respuesta', FICHA['coordinator']),
    ('Lecciones aprendidas', '- Los huertos necesitan agua también en vacaciones.'),
]
DOCUMENTS = [
    Document(
        'carta-heladas-es',
        'a letter in Spanish: labelled lines, actions as bullets that begin with “Acción:”, a sentence of thanks that belongs to no field',
        [CARTA],
        word=[
            *p(f'Estimado equipo:\n\nEvaluación: {CARTA["evaluation_title"]}\nAño: 2022\n'),
            *(x for r in CARTA['recommendations'] for x in lines(r)),
            *p(f'{CIERRE}\n\nTeófila Huarcaya'),
        ],
        text=[
            *p(f'Estimado equipo:\n\nEvaluación: {CARTA["evaluation_title"]}\nAño: 2022\n'),
            *(x for r in CARTA['recommendations'] for x in lines(r)),
            *p(f'{CIERRE}\n\nTeófila Huarcaya'),
        ],
        unplaced=(CIERRE,),
    ),
    Document(
        'ficha-huertos-es',
        'a vertical sheet in Spanish with a row of its own over each recommendation, units on lines of their own, lessons learnt in a cell',
        [FICHA],
        word=[
            *p('FICHA DE RESPUESTA DE LA DIRECCIÓN', bold=True),
            pairs(HEAD + [x for r in FICHA['recommendations'] for x in rows(r)]),
        ],
        pdf='word',
    ),
]
