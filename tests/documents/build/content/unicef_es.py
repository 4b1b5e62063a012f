"""UNICEF's form in Spanish: early childhood."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.layout import Document, c, p, row, table
from tests.documents.build.record import act, joined, matrix, rec

MADE = matrix(
    evaluation_title='Evaluación formativa del programa «Primeros Pasos» de atención a la primera infancia',
    year=2022,
    coordinator='Inés Quiroga, Especialista en Monitoreo y Evaluación',
    overall_comment=(
        'La oficina valora el carácter participativo del ejercicio. Las entrevistas en dos municipios se hicieron por '
        'teléfono.'
    ),
    _also={'any': {'coordinator': ['Inés Quiroga']}},
    recommendations=[
        rec(
            '1',
            'Ampliar las visitas domiciliarias a las comunidades de la ribera, con promotoras que hablen la lengua local.',
            'accepted',
            'La ampliación ya figura en el plan anual.',
            priority_text='Alta',
            priority=1,
            actions=[
                act(
                    'Contratar a 24 promotoras bilingües',
                    '30 de abril de 2023',
                    '2023-04-30',
                    ['Desarrollo Infantil', 'Recursos Humanos'],
                    status='En curso',
                    comment='Se han contratado 15.',
                ),
                act(
                    'Traducir las fichas de visita a las dos lenguas de la ribera',
                    'Primer semestre de 2023',
                    '2023-06-30',
                    ['Comunicación'],
                    status='Completada',
                    comment='Fichas impresas en mayo.',
                ),
            ],
        ),
        rec(
            '2',
            'Revisar el sistema de información para que permita:\n- seguir a cada niño de una visita a otra;\n'
            '- desagregar por discapacidad.',
            'partially_accepted',
            'El seguimiento individual exige un acuerdo de protección de datos con el ministerio.',
            priority_text='Media',
            priority=2,
            actions=[
                act(
                    'Negociar el acuerdo de protección de datos',
                    'Finales de 2023',
                    '2023-12-31',
                    ['Representante Adjunta', 'Planificación y Monitoreo'],
                    status='No iniciada',
                ),
            ],
        ),
        rec(
            '3',
            'Trasladar el equipo técnico a la capital provincial.',
            'rejected',
            'El gobierno provincial no dispone de locales y el costo triplica el actual.',
            priority_text='Baja',
            priority=3,
        ),
    ],
)
MADE['recommendations'][0]['_said'] = '{x} De acuerdo   { } Parcialmente de acuerdo   { } En desacuerdo'
MADE['recommendations'][1]['_said'] = '{ } De acuerdo   {x} Parcialmente de acuerdo   { } En desacuerdo'
MADE['recommendations'][2]['_said'] = '{ } De acuerdo   { } Parcialmente de acuerdo   {x} En desacuerdo'
HEADS = (
    'Acciones previstas',
    'Oficina / persona responsable',
    'Fecha prevista de finalización',
    'Etapa de ejecución',
    'Acciones realizadas',
)


def block(record: dict) -> list:
    """The table of one recommendation."""
    head = f'Recomendación {record["number"]}: {record["text"]}'
    lines = [
        row(c(head, 4), c(f'Prioridad: {record["priority_text"]}')),
        row(c(f'Respuesta de la gerencia: {record["_said"]}', 5)),
        row(c(f'Si se rechaza o se acepta parcialmente, indique los motivos: {record["response_comment"]}', 5)),
        row(*(c(x, head=True) for x in HEADS)),
    ]
    if record['number'] == '1':
        lines[2] = row(c(f'Comentarios: {record["response_comment"]}', 5))
    for action in record['actions'] or [act('')]:
        who = joined(action['responsible'], '\n')
        lines.append(row(action['text'], who, action['deadline_text'], action['status'], action['comment']))
    return [table(lines, (5, 3, 2, 2, 3)), *p('')]


BLOCKS = [
    *p('Respuesta de la gerencia a la evaluación', bold=True, centred=True),
    table(
        [
            row(c('Título de la evaluación', head=True), MADE['evaluation_title']),
            row(c('Año', head=True), '2022'),
            row(c('Persona encargada de coordinar la respuesta de la gerencia', head=True), MADE['coordinator']),
            row(c('Comentarios generales', head=True), MADE['overall_comment']),
        ],
        (2, 5),
    ),
    *p(''),
    *(x for record in MADE['recommendations'] for x in block(record)),
]
DOCUMENTS = [
    Document(
        'unicef-primeros-pasos-es',
        'UNICEF in Spanish: a two-column head, tick boxes as content controls in one line with three options, priority in '
        'words, units on lines of their own, reasons asked for by a sentence',
        [MADE],
        word=BLOCKS,
        pdf='word',
    )
]
