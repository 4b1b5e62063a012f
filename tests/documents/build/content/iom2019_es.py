"""IOM's form of 2019 in Spanish; the option is marked by bold, underline, highlight or brackets."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.iom import form_2019
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

ES = {
    'title': 'Título/año de la evaluación:',
    'person': 'Persona o entidad responsable de completar la matriz de seguimiento:',
    'recommendation': 'Recomendacion de la evaluación {}:',
    'to': 'Recomendación dirigida a:',
    'priority': 'Nivel de prioridad (1 a 3):',
    'response': 'Respuesta de la gerencia:',
    'action': 'Acciones clave',
    'deadline': 'Plazo o fecha límite',
    'who': 'Persona o unidad(es) responsable(s)',
    'monitoring': 'Seguimiento de la implementación',
    'comment': 'Comentarios o medidas adoptadas',
    'status': 'Estado',
}
MADE = matrix(
    template='iom-2019',
    evaluation_title='Evaluación final del proyecto «Puentes: medios de vida en la frontera sur»',
    year=2023,
    coordinator='Marisol Echeandía, Coordinadora de Proyecto',
    recommendations=[
        rec(
            '1',
            'Entregar los fondos semilla en dos pagos, el segundo tras una visita al negocio.',
            'accepted',
            None,
            _said='**Aceptar** / Aceptar parcialmente / Rechazar',
            addressed_to=['Gestión del proyecto'],
            priority=1,
            priority_text='1',
            actions=[
                act(
                    'Ajustar el convenio con el banco',
                    'Enero de 2024',
                    '2024-01-31',
                    ['Unidad de Gestión de Recursos', 'Gestión del proyecto'],
                    _shown={'responsible': 'Unidad de Gestión de Recursos y Gestión del proyecto'},
                    status='Finalizada',
                ),
                act(
                    'Visitar cada negocio a los 90 días del primer pago',
                    'Permanente',
                    None,
                    ['Equipo de campo'],
                    status='Iniciada',
                    comment='58 visitas hasta marzo',
                ),
            ],
        ),
        rec(
            '2',
            'Coordinar las ferias de empleo con los municipios.',
            'partially_accepted',
            None,
            _said='Aceptar / __Aceptar parcialmente__ / Rechazar',
            addressed_to=['Gestión del proyecto', 'Municipios'],
            priority=2,
            priority_text='2',
            actions=[
                act(
                    'Firmar convenios con tres municipios',
                    'A más tardar el 15 de mayo de 2024',
                    '2024-05-15',
                    ['Jefatura de Misión'],
                )
            ],
        ),
        rec(
            '3',
            'Ampliar el proyecto a la frontera norte.',
            'rejected',
            'No existe financiamiento.',
            _said='Aceptar / Aceptar parcialmente / ==Rechazar==\nNo existe financiamiento.',
            addressed_to=['Donante'],
            priority=3,
            priority_text='3',
        ),
        rec(
            '4',
            'Publicar los materiales de capacitación en línea.',
            'accepted',
            None,
            _said='[Aceptar] / Aceptar parcialmente / Rechazar',
            addressed_to=['Comunicación'],
            priority=3,
            priority_text='3',
            actions=[
                act(
                    'Subir los ocho manuales al portal',
                    'Tercer trimestre de 2024',
                    '2024-09-30',
                    ['Comunicación'],
                    status='No iniciada',
                )
            ],
        ),
        rec(
            '5',
            'Revisar los criterios de vulnerabilidad.',
            None,
            None,
            _said='Aceptar / Aceptar parcialmente / Rechazar',
            addressed_to=['Unidad de Protección'],
            priority=1,
            priority_text='1',
            actions=[act('Convocar un grupo de trabajo', 'Por definir', None, ['Unidad de Protección'])],
        ),
    ],
)
BLOCKS = [*p('Matriz de seguimiento de la respuesta de la gerencia', bold=True), *form_2019(MADE, ES)]
DOCUMENTS = [
    Document(
        'iom-2019-puentes-es',
        'IOM 2019 in Spanish: all three options stand there and one is bold, underlined, highlighted or in brackets; none in the fifth; “Recomendacion” without accent; units joined by “y”',
        [MADE],
        word=BLOCKS,
        pdf='word',
    )
]
