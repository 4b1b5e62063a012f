"""UNFPA's form in Spanish: priority in the recommendation's row, periodic status of each action."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.layout import Document, c, p, row, table
from tests.documents.build.record import act, joined, matrix, rec

MADE = matrix(
    evaluation_title='Evaluación del Séptimo Programa de País, Valdoria 2019-2023',
    _also={
        'any': {
            'year': [2023],
            'coordinator': ['Unidad de Monitoreo y Evaluación, Oficina de País'],
            'published': ['2023-09-08'],
        }
    },
    recommendations=[
        rec(
            '1',
            'Reforzar la cadena de suministro de anticonceptivos en las provincias andinas.',
            'accepted',
            'La oficina coincide plenamente con la recomendación.',
            priority=1,
            priority_text='Alta',
            addressed_to=['Oficina de País'],
            actions=[
                act(
                    'Contratar a dos logistas regionales',
                    'Marzo 2024',
                    '2024-03-31',
                    ['Salud Sexual y Reproductiva'],
                    number='1.1',
                    comment='Un logista contratado en enero',
                    status='En curso',
                ),
                act(
                    'Instalar el sistema de inventario en 40 hospitales',
                    '31.12.2024',
                    '2024-12-31',
                    ['Salud Sexual y Reproductiva', 'Administración'],
                    number='1.2',
                    status='No iniciado',
                ),
            ],
        ),
        rec(
            '2',
            'Incluir a adolescentes con discapacidad en todos los espacios de participación.',
            'partially_accepted',
            'En los espacios que dependen del gobierno solo se puede recomendar.',
            priority=1,
            priority_text='Alta',
            addressed_to=['Oficina de País', 'Contrapartes'],
            actions=[
                act(
                    'Elaborar una guía de accesibilidad',
                    'Segundo trimestre 2024',
                    '2024-06-30',
                    ['Juventud'],
                    number='2.1',
                    status='Concluido',
                    comment='Guía publicada',
                )
            ],
        ),
        rec(
            '3',
            'Reducir el número de contrapartes de dieciséis a cinco.',
            'rejected',
            'Dejaría sin cobertura a cuatro provincias.',
            priority=3,
            priority_text='Baja',
            addressed_to=['Oficina de País'],
        ),
    ],
)
SAID = {'accepted': 'Aceptada', 'partially_accepted': 'Parcialmente aceptada', 'rejected': 'Rechazada'}


def block(record: dict) -> list:
    """The rows of one recommendation."""
    lines = [
        row(
            c(f'**Recomendación n.º {record["number"]}:** {record["text"]}', 4),
            c(f'**Prioridad:** {record["priority_text"]}'),
        ),
        row(c(f'**Dirigida a:** {joined(record["addressed_to"], " y ")}', 5)),
        row(c(f'**Respuesta de la Administración:** {SAID[record["response"]]}. {record["response_comment"]}', 5)),
        row(
            c('Acciones clave', rows=2),
            c('Plazo', rows=2),
            c('Unidad(es) responsable(s)', rows=2),
            c('Estado periódico', 2),
        ),
        row(c('Situación'), c('Observaciones')),
    ]
    return lines + [
        row(f'{a["number"]} {a["text"]}', a['deadline_text'], joined(a['responsible']), a['status'], a['comment'])
        for a in record['actions']
    ]


BLOCKS = [
    *p('Respuesta de la Administración', bold=True, centred=True),
    *p(f'Título de la evaluación: {MADE["evaluation_title"]}'),
    *p('Elaborado por: Unidad de Monitoreo y Evaluación, Oficina de País\nFecha: 8 de septiembre de 2023'),
    *p('Nota: las siguientes recomendaciones figuran en el capítulo 6 del informe.'),
    table([x for r in MADE['recommendations'] for x in block(r)], (5, 2, 3, 2, 3)),
]
DOCUMENTS = [
    Document(
        'unfpa-valdoria-es',
        'UNFPA in Spanish: one table of all, a status column before the observations, “31.12.2024”, a rejected one without action rows, units joined by “y” in a name',
        [MADE],
        word=BLOCKS,
        pdf='word',
    )
]
