"""WFP's form in Spanish, in Word, with sub-recommendations."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import Column, act_col, flat, numbered, rec_col
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title='Evaluación descentralizada de las transferencias monetarias en la costa de Arenilla (2021-2022)',
    _also={'any': {'year': [2022, 2023]}},
    recommendations=[
        rec(
            '1.1',
            'Fijar el monto según el tamaño del hogar.',
            'accepted',
            None,
            addressed_to=['Unidad de Programas'],
            _shown={'response': 'Aceptada'},
            _group='Recomendaciones estratégicas',
            actions=[
                act(
                    'Aprobar la nueva tabla de montos',
                    'Febrero de 2023',
                    '2023-02-28',
                    ['Unidad de Programas', 'Unidad de Finanzas'],
                    status='Completada',
                )
            ],
        ),
        rec(
            '1.2',
            'Pagar a través de las cooperativas.',
            'partially_accepted',
            'Solo dos cooperativas cumplen los requisitos de auditoría.',
            addressed_to=['Unidad de Finanzas'],
            _shown={'response': 'Parcialmente aceptada'},
            actions=[
                act(
                    'Firmar acuerdos con dos cooperativas',
                    'Abril - junio 2023',
                    '2023-06-30',
                    ['Unidad de Finanzas'],
                    status='En ejecución',
                ),
                act(
                    'Apoyar a otras tres para que cumplan los requisitos',
                    '2023-2024',
                    '2024-12-31',
                    ['Unidad de Programas'],
                    status='Sin iniciar',
                ),
            ],
        ),
        rec(
            '2.1',
            'Sustituir el dinero por raciones en temporada de lluvias.',
            'rejected',
            'Los mercados permanecen abiertos todo el año.',
            addressed_to=['Dirección de País'],
            _shown={'response': 'No aceptada'},
            _group='Recomendaciones operativas',
        ),
    ],
)
COLUMNS = [
    Column('Recomendaciones', numbered, width=4),
    rec_col('Responsable de la recomendación', 'addressed_to', 2),
    rec_col('Respuesta de la dirección', 'response', 2),
    rec_col('Motivo de la aceptación parcial o del rechazo', 'response_comment', 3),
    act_col('Medidas que se adoptarán', 'text', 4),
    act_col('Responsable de la medida', 'responsible', 2),
    act_col('Plazo de ejecución', 'deadline_text', 2),
    act_col('Situación', 'status', 2),
]
BLOCKS = [
    *p('Respuesta de la dirección a las recomendaciones', bold=True),
    *p(f'Título de la evaluación: {MADE["evaluation_title"]}'),
    flat(MADE['recommendations'], COLUMNS),
]
DOCUMENTS = [
    Document(
        'wfp-transferencias-es',
        'WFP in Spanish, Word, landscape: two columns of responsibility (recommendation, action), group rows, numbers 1.1 to 2.1',
        [MADE],
        word=BLOCKS,
        pdf='word',
        landscape=True,
    )
]
