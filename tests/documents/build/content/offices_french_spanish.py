"""Responses of NGOs and donors in French and Spanish, and a register in English."""

from __future__ import annotations

from datetime import date

from tests.documents.build.forms.flat import Column, act_col, flat, rec_col
from tests.documents.build.forms.iom import form_2019
from tests.documents.build.layout import Document, c, p
from tests.documents.build.record import act, matrix, rec
from tests.documents.build.sheet import Sheet

REGISTER = matrix(
    evaluation_title='Shelter and WASH response, Tallow floods – after-action evaluation',
    year=2021,
    _also={'any': {'year': [None]}},
    recommendations=[
        rec(
            '1',
            'Pre-position 5,000 tarpaulins upstream of the dam.',
            'accepted',
            None,
            _shown={'response': 'Agree'},
            _find='Stocks were 400 km away.',
            actions=[
                act(
                    'Rent a warehouse at Upper Tallow',
                    '15/07/2021',
                    '2021-07-15',
                    ['Logistics Manager'],
                    status='Closed',
                    _date=date(2021, 7, 15),
                ),
                act(
                    'Rotate stock twice a year',
                    'Ongoing',
                    None,
                    ['Logistics Manager', 'Warehouse keeper'],
                    status='Open',
                ),
            ],
        ),
        rec(
            '2',
            'Use one assessment form with the Red Cross.',
            'partially_accepted',
            'The two forms will share one page of common questions.',
            _shown={'response': 'Partially agree'},
            _find='Families were asked the same thing twice.',
            actions=[
                act(
                    'Agree on the common page',
                    '30/09/2021',
                    '2021-09-30',
                    ['Head of Programmes'],
                    status='Open',
                    _date=date(2021, 9, 30),
                )
            ],
        ),
        rec(
            '3',
            'Stop trucking water after two weeks.',
            'rejected',
            'Wells stayed dirty for seven weeks.',
            _shown={'response': 'Disagree'},
            _find='Trucking took 40 % of the budget.',
        ),
    ],
)


def when(action: dict) -> object:
    """A real date where there is one."""
    return c('', value=action['_date'], shown='dd/mm/yyyy') if action.get('_date') else action.get('deadline_text')


REGISTER_COLUMNS = [
    rec_col('S/N', 'number', 1),
    Column('Finding', lambda record: record['_find'], width=3),
    rec_col('Recommendation', 'text', 4),
    rec_col('Management position (Agree / Partially agree / Disagree)', 'response', 2),
    rec_col('Management comments', 'response_comment', 3),
    act_col('Action points', 'text', 4),
    act_col('Responsible person(s)', 'responsible', 2),
    Column('Target completion date', when, 'action', 2),
    act_col('Status (Open/Closed)', 'status', 2),
]
ES = matrix(
    evaluation_title='Evaluación final del convenio «Caminos de leche»',
    year=2020,
    recommendations=[
        rec(
            'R.1',
            'Dotar a los centros de acopio de tanques de frío.',
            'accepted',
            None,
            _shown={'response': 'Total'},
            _also={'any': {'number': ['1']}},
            actions=[
                act(
                    'Comprar siete tanques',
                    'Primer cuatrimestre de 2021',
                    '2021-04-30',
                    ['Área técnica'],
                    status='Realizada',
                )
            ],
        ),
        rec(
            'R.2',
            'Pagar la leche según su calidad.',
            'partially_accepted',
            'Se empezará en los tres centros con laboratorio.',
            _shown={'response': 'Parcial'},
            _also={'any': {'number': ['2']}},
            actions=[
                act(
                    'Definir la tabla de precios',
                    'Marzo-abril 2021',
                    '2021-04-30',
                    ['Área técnica', 'Cooperativa'],
                    status='En marcha',
                ),
                act('Informar a los socios', 'Junio de 2021', '2021-06-30', ['Cooperativa'], status='No iniciada'),
            ],
        ),
        rec(
            'R.3',
            'Comprar un camión propio.',
            'rejected',
            'El alquiler resulta más barato.',
            _shown={'response': 'No'},
            _also={'any': {'number': ['3']}},
        ),
    ],
)
ES_COLUMNS = [
    rec_col('Nº', 'number', 1),
    rec_col('Recomendación', 'text', 4),
    rec_col('Aceptación (Total/Parcial/No)', 'response', 2),
    rec_col('Comentario o justificación', 'response_comment', 3),
    act_col('Acción de mejora', 'text', 4),
    act_col('Unidad responsable', 'responsible', 2),
    act_col('Calendario', 'deadline_text', 2),
    act_col('Estado', 'status', 2),
]
FR = matrix(
    evaluation_title='Évaluation rétrospective du programme « Semer l’avenir »',
    year=2023,
    recommendations=[
        rec(
            '1',
            'Décentraliser les achats vers les trois antennes.',
            'accepted',
            'Les antennes disposent désormais d’un comptable.',
            _shown={'response': 'Favorable'},
            priority=1,
            priority_text='Forte',
            actions=[
                act(
                    'Relever le plafond d’achat des antennes',
                    '30 septembre 2023',
                    '2023-09-30',
                    ['Direction administrative et financière'],
                    status='Réalisée',
                )
            ],
        ),
        rec(
            '2',
            'Mutualiser les véhicules avec les partenaires.',
            'partially_accepted',
            'Les assurances ne couvrent pas les chauffeurs des partenaires.',
            _shown={'response': 'Partiellement favorable'},
            priority=2,
            priority_text='Moyenne',
            actions=[
                act(
                    'Négocier un avenant avec l’assureur',
                    'Fin du 1er semestre 2024',
                    '2024-06-30',
                    ['Logistique', 'Service juridique'],
                    status='En cours',
                ),
                act('Tenir un planning commun', 'Dès que possible', None, ['Logistique'], status='Non réalisée'),
            ],
        ),
        rec(
            '3',
            'Renoncer aux parcelles de démonstration.',
            'rejected',
            'Les paysans y sont très attachés.',
            _shown={'response': 'Défavorable'},
            priority=3,
            priority_text='Faible',
        ),
    ],
)
FR_COLUMNS = [
    rec_col('N° reco', 'number', 1),
    rec_col('Recommandation des évaluateurs', 'text', 4),
    rec_col('Degré de priorité', 'priority_text', 2),
    rec_col('Position du siège', 'response', 2),
    rec_col('Explications', 'response_comment', 3),
    act_col('Plan d’action', 'text', 4),
    act_col('Pilote', 'responsible', 2),
    act_col('Échéance', 'deadline_text', 2),
    act_col('Niveau de réalisation', 'status', 2),
]
IOM_WORDS = {
    'title': 'Título/año de la evaluación:',
    'person': 'Persona o entidad responsable de completar la matriz de respuesta de gestión:',
    'recommendation': 'Recomendación de evaluación {}:',
    'to': 'Recomendación para:',
    'priority': 'Nivel de prioridad (1 a 3):',
    'response': 'Respuesta de la administración (Aceptar/Aceptar parcialmente/Rechazar)',
    'action': 'Acción clave',
    'deadline': 'Marco de tiempo o fecha límite',
    'who': 'Individuo o unidad(es) responsable(s)',
    'monitoring': 'Monitoreo de la implementación',
    'comment': 'Comentarios o acción tomada',
    'status': 'Estatus',
}
IOM = matrix(
    template='iom-2019',
    evaluation_title='Evaluación intermedia interna del proyecto “Mercados seguros”',
    year=2019,
    coordinator='Ruy Calderón, Oficial de Programa',
    recommendations=[
        rec(
            '1',
            'Renovar el convenio con la alcaldía antes de que venza.',
            'accepted',
            None,
            addressed_to=['Gerencia del proyecto'],
            priority=1,
            priority_text='1',
            _said='Aceptar',
            actions=[
                act(
                    'Enviar el borrador a la alcaldía',
                    'Noviembre 2019',
                    '2019-11-30',
                    ['Oficial de Programa'],
                    comment='Enviado',
                    status='Completado',
                )
            ],
        ),
        rec(
            '2',
            'Sumar a las vendedoras ambulantes.',
            'partially_accepted',
            'Solo a las que cuentan con permiso.',
            addressed_to=['Gerencia del proyecto', 'Alcaldía'],
            priority=2,
            priority_text='2',
            _said='Aceptar parcialmente\nSolo a las que cuentan con permiso.',
            actions=[
                act(
                    'Levantar un censo',
                    'I semestre 2020',
                    '2020-06-30',
                    ['Equipo de campo', 'Oficial de Programa'],
                    _shown={'responsible': 'Equipo de campo\nOficial de Programa'},
                    status='Iniciado',
                )
            ],
        ),
        rec(
            '3',
            'Techar los tres mercados.',
            'rejected',
            'Excede el presupuesto.',
            addressed_to=['Alcaldía'],
            priority=3,
            priority_text='3',
            _said='Rechazar: Excede el presupuesto.',
        ),
    ],
)
DOCUMENTS = [
    Document(
        'register-tallow-en',
        'a register with a column of findings, which is no field, and S/N as number',
        [REGISTER],
        sheets={
            'Register': Sheet(
                [
                    *p(f'{REGISTER["evaluation_title"]} (2021)\nManagement response register\n'),
                    flat(REGISTER['recommendations'], REGISTER_COLUMNS),
                ]
            )
        },
    ),
    Document(
        'donor-leche-es',
        'a donor’s table in Spanish: Total / Parcial / No, “Primer cuatrimestre”',
        [ES],
        word=[
            *p('Respuesta de gestión', bold=True),
            *p(f'Evaluación: {ES["evaluation_title"]}\nAño: 2020'),
            flat(ES['recommendations'], ES_COLUMNS),
        ],
        pdf='word',
        landscape=True,
    ),
    Document(
        'ngo-semer-fr',
        'an NGO’s table in French: Favorable / Partiellement favorable / Défavorable, Pilote, Niveau de réalisation',
        [FR],
        word=[
            *p('Réponse aux recommandations', bold=True),
            *p(f'Évaluation : {FR["evaluation_title"]}\nAnnée : 2023'),
            flat(FR['recommendations'], FR_COLUMNS, how='blank'),
        ],
        pdf='html',
        landscape=True,
    ),
    Document(
        'iom-2019-mercados-es',
        'IOM 2019 in other Spanish words, “I semestre 2020”, a colon after the answer',
        [IOM],
        word=[*p('Matriz de seguimiento de la respuesta de gestión', bold=True), *form_2019(IOM, IOM_WORDS)],
        pdf='word',
        text=[*p('Matriz de seguimiento de la respuesta de gestión', bold=True), *form_2019(IOM, IOM_WORDS)],
    ),
]
