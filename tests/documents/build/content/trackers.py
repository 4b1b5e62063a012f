"""Follow-up trackers in Excel: one row an action, real dates, drop-down lists, sheets of choices."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from datetime import date

from tests.documents.build.forms.flat import Column, act_col, flat, rec_col, shown
from tests.documents.build.layout import Cell, Document, c, p, row, table
from tests.documents.build.record import act, matrix, rec
from tests.documents.build.sheet import Sheet


def dated(record: dict) -> str | Cell:
    """A deadline as a real date where the office typed one."""
    value = record.get('_date')
    return c('', value=value, shown=record['_format']) if value else shown(record, 'deadline_text')


def when(text: str, year: int, month: int, day: int, *given: str, **more) -> dict:
    """An action whose deadline is a real date, shown as `text`."""
    due, style = given
    return {'deadline_text': text, 'due': due, '_date': date(year, month, day), '_format': style} | more


EN = matrix(
    evaluation_title='Joint evaluation of the cash response to the Orsava earthquake',
    year=2023,
    coordinator='Priya Valdivia, Quality and Accountability Manager',
    _also={'any': {'coordinator': ['Priya Valdivia']}},
    recommendations=[
        rec(
            '1',
            'Agree on one transfer value among all agencies before the next response.',
            'accepted',
            'Talks began in the cash working group.',
            priority=1,
            priority_text='High',
            actions=[
                act(
                    'Draft a common table of transfer values',
                    who=['Cash Team'],
                    status='Completed',
                    comment='Shared with the group on 2 May.',
                    number='1.1',
                    **when('31/05/2023', 2023, 5, 31, '2023-05-31', 'dd/mm/yyyy'),
                ),
                act(
                    'Have the table adopted by the cash working group',
                    who=['Cash Team', 'Country Director'],
                    status='Ongoing',
                    number='1.2',
                    **when('30/09/2023', 2023, 9, 30, '2023-09-30', 'dd/mm/yyyy'),
                ),
            ],
        ),
        rec(
            '2',
            'Send a text message before each payment and after it.',
            'partially_accepted',
            'After the payment only: many phones are shared.',
            priority=2,
            priority_text='Medium',
            actions=[
                act(
                    'Set up the messages with the mobile operator',
                    who=['Cash Team', 'ICT'],
                    status='Not started',
                    number='2.1',
                    **when('Dec 2023', 2023, 12, 1, '2023-12-31', 'mmm yyyy'),
                )
            ],
        ),
        rec(
            '3',
            'Hand in-kind shelter over to the municipality.',
            'rejected',
            'The municipality has no store.',
            priority=3,
            priority_text='Low',
        ),
        rec(
            '4',
            'Keep a reserve for families who arrive late.',
            'accepted',
            None,
            priority=1,
            priority_text='High',
            actions=[
                act(
                    'Set 5 % of every budget aside',
                    'Every new budget',
                    None,
                    ['Finance & Grants'],
                    status='Ongoing',
                    number='4.1',
                ),
                act(
                    'Write a procedure of one page',
                    'TBC',
                    None,
                    ['Programme Quality'],
                    status='Not started',
                    number='4.2',
                ),
            ],
        ),
    ],
)
for _one, _said in zip(EN['recommendations'], ('Agree', 'Partially agree', 'Disagree', 'Agree'), strict=True):
    _one['_shown'] = {'response': _said}
EN_COLUMNS = [
    rec_col('No.', 'number', 1),
    rec_col('Recommendation', 'text', 5),
    rec_col('Priority', 'priority_text', 1),
    rec_col('Response (select)', 'response', 2),
    rec_col('Comments on the recommendation', 'response_comment', 3),
    act_col('Action no.', 'number', 1),
    act_col('Agreed action', 'text', 5),
    act_col('Action owner', 'responsible', 2),
    Column('Due date', dated, 'action', 2),
    act_col('Progress', 'status', 2),
    act_col('Progress update', 'comment', 3),
]
LISTS = table(
    [
        row('Response', 'Progress'),
        row('Agree', 'Not started'),
        row('Partially agree', 'Ongoing'),
        row('Disagree', 'Completed'),
    ],
    (2, 2),
)
FR = matrix(
    evaluation_title='Évaluation du projet « Lumière » : électrification des centres de santé',
    year=2022,
    recommendations=[
        rec(
            '1',
            'Remplacer les batteries au plomb par des batteries au lithium.',
            'accepted',
            None,
            addressed_to=['Service technique'],
            priority=1,
            priority_text='Élevée',
            actions=[
                act(
                    'Commander les batteries pour vingt centres',
                    who=['Achats', 'Service technique'],
                    status='Réalisé',
                    **when(
                        '30 juin 2022',
                        2022,
                        6,
                        30,
                        '2022-06-30',
                        '[$-40C]d mmmm yyyy',
                        _also={'any': {'deadline_text': ['30 June 2022', '30 June 2022', '30/06/2022']}},
                    ),
                ),
                act(
                    'Recycler les anciennes batteries',
                    'T3 2022',
                    '2022-09-30',
                    ['Logistique'],
                    status='En cours',
                    comment='Un recycleur agréé a été trouvé.',
                ),
            ],
        ),
        rec(
            '2',
            "Confier l'entretien à une entreprise locale.",
            'partially_accepted',
            'Pour les centres situés à moins de 50 km de la ville.',
            addressed_to=['Direction'],
            priority=2,
            priority_text='Moyenne',
            actions=[act("Lancer un appel d'offres", 'courant 2023', '2023-12-31', ['Achats'], status='Non démarré')],
        ),
        rec(
            '3',
            "Facturer l'électricité aux centres.",
            'rejected',
            "Contraire à l'accord avec le ministère.",
            addressed_to=['Direction'],
            priority=3,
            priority_text='Faible',
        ),
    ],
)


def crossed(value: str) -> Column:
    """A column of the three choices, crossed where it is the one."""
    label = {'accepted': 'Acceptée', 'partially_accepted': 'Partiellement acceptée', 'rejected': 'Rejetée'}[value]
    return Column(label, lambda record: 'X' if record.get('response') == value else '', 'recommendation', 1)


FR_COLUMNS = [
    rec_col('N°', 'number', 1),
    rec_col('Recommandations', 'text', 5),
    rec_col('Destinataire', 'addressed_to', 2),
    rec_col('Priorité', 'priority_text', 1),
    crossed('accepted'),
    crossed('partially_accepted'),
    crossed('rejected'),
    rec_col('Justification', 'response_comment', 3),
    act_col('Mesures à prendre', 'text', 4),
    act_col('Responsable', 'responsible', 2),
    Column('Délai', dated, 'action', 2),
    act_col('État', 'status', 2),
    act_col('Remarques', 'comment', 3),
]
ES = matrix(
    evaluation_title='Evaluación intermedia del proyecto «Semillas del Altiplano»',
    year=2024,
    published='2024-04-15',
    recommendations=[
        rec(
            '1.a',
            'Crear un fondo rotatorio de semillas en cada comunidad.',
            'accepted',
            'Ya hay dos fondos en marcha.',
            priority=1,
            priority_text='Alta',
            actions=[
                act(
                    'Redactar el reglamento del fondo',
                    who=['Área Productiva'],
                    status='Cumplida',
                    **when('2024-05-31', 2024, 5, 31, '2024-05-31', 'yyyy-mm-dd'),
                ),
                act(
                    'Capacitar a las juntas de diez comunidades',
                    who=['Área Productiva', 'Promotoría'],
                    status='En proceso',
                    _shown={'responsible': 'Área Productiva / Promotoría'},
                    **when('2024-08-15', 2024, 8, 15, '2024-08-15', 'yyyy-mm-dd'),
                ),
            ],
        ),
        rec(
            '1.b',
            'Certificar la semilla nativa ante el instituto nacional.',
            'partially_accepted',
            'Solo la quinua; el trámite de las demás especies no existe.',
            priority=2,
            priority_text='Media',
            actions=[
                act('Presentar la solicitud', '2.º semestre de 2024', '2024-12-31', ['Dirección'], status='Pendiente')
            ],
        ),
        rec(
            '2',
            'Vender la semilla sobrante en la capital.',
            'rejected',
            'El flete cuesta más que la semilla.',
            priority=3,
            priority_text='Baja',
        ),
    ],
)
for _one, _said in zip(ES['recommendations'], ('Aceptada', 'Aceptada parcialmente', 'No aceptada'), strict=True):
    _one['_shown'] = {'response': _said}
ES_COLUMNS = [
    rec_col('Nro.', 'number', 1),
    rec_col('Recomendación', 'text', 5),
    rec_col('Prioridad', 'priority_text', 1),
    rec_col('Respuesta', 'response', 2),
    rec_col('Observaciones a la recomendación', 'response_comment', 3),
    act_col('Acción', 'text', 4),
    act_col('Responsables', 'responsible', 2),
    Column('Fecha límite', dated, 'action', 2),
    act_col('Estado de avance', 'status', 2),
]
ES_PRINTED = [act_col(x.label, 'deadline_text', 2) if x.take is dated else x for x in ES_COLUMNS]
DOCUMENTS = [
    Document(
        'tracker-cash-en',
        'a tracker: title rows, merged recommendation cells, drop-down values, real dates in two formats (“Dec 2023” is the first of a month), action numbers in a column, a hidden sheet of choices',
        [EN],
        sheets={
            'Tracker': Sheet(
                [
                    *p(f'Evaluation: {EN["evaluation_title"]}'),
                    *p(f'Year: 2023\nResponse coordinator: {EN["coordinator"]}\n'),
                    flat(EN['recommendations'], EN_COLUMNS),
                ],
                choices={3: ['Agree', 'Partially agree', 'Disagree'], 9: ['Not started', 'Ongoing', 'Completed']},
            ),
            'Lists': Sheet([LISTS], hidden=True),
        },
    ),
    Document(
        'tracker-lumiere-fr',
        'a tracker in French that begins in column C: the response is an X in one of three columns, recommendation cells blank below the first row, a real date shown in words',
        [FR],
        sheets={
            'Suivi': Sheet(
                [
                    *p(
                        f"Suivi des recommandations\n\nIntitulé de l'évaluation : {FR['evaluation_title']}\nAnnée : 2022\n"
                    ),
                    flat(
                        FR['recommendations'],
                        FR_COLUMNS,
                        how='blank',
                        over=[('', 4), ('Réponse', 3), ('', 1), ("Plan d'action", 5)],
                    ),
                ],
                left=2,
            )
        },
    ),
    Document(
        'tracker-semillas-es',
        'a tracker in Spanish: the recommendation repeated in every row, dates by year-month-day, numbers 1.a and 1.b',
        [ES],
        sheets={
            'Matriz': Sheet(
                [
                    *p(f'Evaluación: {ES["evaluation_title"]}\nAño: 2024\nFecha de publicación: 15 de abril de 2024\n'),
                    flat(ES['recommendations'], ES_COLUMNS, how='repeated'),
                ]
            )
        },
        pdf='drawn',
        page=[
            *p(f'Evaluación: {ES["evaluation_title"]}\nAño: 2024\nFecha de publicación: 15 de abril de 2024\n'),
            flat(ES['recommendations'], ES_PRINTED),
        ],
        landscape=True,
    ),
]
