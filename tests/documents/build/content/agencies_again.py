"""More responses of UN agencies, as they are published: UNICEF, WFP, IOM and UNDP, in three languages."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.agencies import undp_tables
from tests.documents.build.forms.flat import shown
from tests.documents.build.forms.iom import EN_2019, form_2019
from tests.documents.build.layout import Document, c, h, p, row, table
from tests.documents.build.record import act, joined, matrix, rec

UNICEF = matrix(
    evaluation_title='Evaluation of Solar Cold Chains in Remote Health Posts',
    year=2021,
    coordinator='Mirela Anttila',
    _also={'any': {'coordinator': ['Mirela Anttila, Health Specialist']}},
    overall_comment='The office agrees with most of the findings and will use them in the next annual plan.',
    recommendations=[
        rec(
            '1',
            'Add two spare panels to each delivery and teach health workers how to change them.',
            'accepted',
            None,
            actions=[
                act(
                    'Change the standard order',
                    '30/09/2021',
                    '2021-09-30',
                    ['Supply Section'],
                    status='Completed',
                    comment='Order form changed on 12 August.',
                ),
                act('Hold training at 85 posts', '31/12/2022', '2022-12-31', ['Health Section'], status='Under way'),
            ],
        ),
        rec(
            '2',
            'Measure temperatures by remote sensors only.',
            'partially_accepted',
            'Paper charts stay in use where there is no mobile network.',
            actions=[
                act(
                    'Buy sensors for posts with a network',
                    '30/06/2022',
                    '2022-06-30',
                    ['Supply Section', 'Health Section'],
                    _shown={'responsible': 'Supply Section / Health Section'},
                    status='Not started',
                )
            ],
        ),
        rec(
            '3',
            'Move the spare parts store to the provincial capital.',
            'rejected',
            'The road is closed for five months a year.',
        ),
    ],
)
AGREE = {'accepted': 'Agree', 'partially_accepted': 'Partially agree', 'rejected': 'Disagree'}


def unicef_block(record: dict) -> list:
    """The rows of one recommendation."""
    lines = [
        row(c(f'Evaluation Recommendation {record["number"]}:\n{record["text"]}', 6, head=True)),
        row(c(f'Management Response (Agree, Partially agree, Disagree): {AGREE[record["response"]]}', 6)),
        row(
            c(
                f'If recommendation is rejected or partially accepted, report reasons: {record["response_comment"] or ""}',
                6,
            )
        ),
        row(
            'Actions planned',
            'Responsible office/person',
            'Expected completion date',
            'Implementation stage: Not started, Under way, Completed, Cancelled',
            'Actions taken',
            'Supporting documents',
        ),
    ]
    return lines + [
        row(a['text'], shown(a, 'responsible'), a['deadline_text'], a['status'], a['comment'], '')
        for a in record['actions']
    ]


WFP = matrix(
    evaluation_title='Evaluation of nutrition support in Calvera, 2018–2020',
    _also={'any': {'year': [2020]}},
    recommendations=[
        rec(
            '1',
            'Screen all children under two at the market days, not only at the clinics.',
            'accepted',
            None,
            addressed_to=['Country office'],
            priority=1,
            priority_text='High',
            _shown={'response': 'Agreed.'},
            actions=[
                act(
                    'Agree with market committees on a place for screening.',
                    'June 2021',
                    '2021-06-30',
                    ['Nutrition unit'],
                    number='1.1',
                ),
                act(
                    'Train forty volunteers.',
                    'August 2021',
                    '2021-08-31',
                    ['Nutrition unit', 'Field offices'],
                    number='1.2',
                ),
            ],
        ),
        rec(
            '2',
            'Replace imported paste by a local product.',
            'partially_accepted',
            'The local product may be used for moderate cases only.',
            addressed_to=['Country office', 'Supply chain division'],
            priority=2,
            priority_text='Medium',
            _shown={
                'response': 'Partially agreed. The local product may be used for moderate cases only.',
                'addressed_to': 'Country office (with support from the supply chain division)',
            },
            _also={'any': {'addressed_to': [['Country office (with support from the supply chain division)']]}},
            actions=[
                act(
                    'Test the product in a laboratory.',
                    'First quarter of 2022',
                    '2022-03-31',
                    ['Supply chain unit'],
                    number='2.1',
                )
            ],
        ),
        rec(
            '3',
            'Close the programme in the north.',
            'rejected',
            'Rates there are above the threshold.',
            addressed_to=['Country office'],
            priority=3,
            priority_text='Low',
            _shown={'response': 'Not agreed. Rates there are above the threshold.'},
        ),
    ],
)
for _one in WFP['recommendations']:
    if _one['response_comment'] is None:
        _one['_shown']['response'] = 'Agreed.'


def wfp_rows() -> list:
    """One row a recommendation and its first action; further actions below."""
    heads = (
        'Recommendations',
        'Priority',
        'Responsibility',
        'Management response',
        'Action to be taken',
        'Responsible',
        'Deadline',
    )
    lines = [row(*heads, header=True)]
    for r in WFP['recommendations']:
        actions = r['actions'] or [{}]
        for at, a in enumerate(actions):
            n = len(actions)
            left = [
                c(x, rows=n)
                for x in (
                    f'Recommendation {r["number"]}: {r["text"]}',
                    r['priority_text'],
                    shown(r, 'addressed_to'),
                    shown(r, 'response'),
                )
            ]
            text = f'{a["number"]} {a["text"]}' if a else ''
            lines.append(
                row(*(left if at == 0 else []), text, joined(a.get('responsible', [])), a.get('deadline_text'))
            )
    return [table(lines, (5, 2, 3, 4, 5, 3, 2))]


IOM = matrix(
    template='iom-2022',
    evaluation_title="Évaluation finale du programme d'hébergement des voyageurs bloqués",
    year=2023,
    published='2023-07-28',
    coordinator='Hélène Sarr-Whitlock, chargée de suivi et évaluation',
    overall_comment="L'exercice a été mené dans un calendrier serré.\n\nLes équipes de terrain ont relu chaque chapitre.",
    _also={'any': {'template': ['other']}},
    lessons_learned=['Prévoir la restitution dès le contrat.', 'Traduire le résumé.'],
    recommendations=[
        rec(
            '1',
            "- Fixer une durée maximale de séjour.\n- L'afficher dans chaque chambre.",
            'accepted',
            'La règle existe déjà dans deux centres sur cinq.',
            heading='Clarifier les règles de séjour',
            _said='**Accepter** / Accepter partiellement / Rejeter',
            actions=[
                act(
                    'Rédiger un règlement commun',
                    "Jusqu'à fin 2023",
                    '2023-12-31',
                    ['Unité Protection', 'Responsables de centre'],
                ),
                act("L'afficher dans cinq langues", 'T1 2024', '2024-03-31', ['Communication']),
            ],
        ),
        rec(
            '2',
            '- Rapprocher les centres des gares.',
            'partially_accepted',
            'Deux baux courent encore pour trois ans.',
            heading="Revoir l'emplacement des centres",
            _said='Accepter / **Accepter partiellement** / Rejeter',
            actions=[
                act(
                    'Chercher un local près de la gare centrale',
                    'Deuxième moitié de 2024',
                    '2024-12-31',
                    ['Administration'],
                )
            ],
        ),
        rec(
            '3',
            '- Confier la cuisine à une entreprise.',
            None,
            'À examiner avec le bailleur.',
            heading='Restauration',
            _said='Accepter / Accepter partiellement / Rejeter',
            actions=[act('Demander trois devis', 'À déterminer', None, ['Administration', 'Achats'])],
        ),
    ],
)
IOM['overall_comment'] = IOM['overall_comment'].replace('\n\n', '\n')


def iom_block(record: dict) -> list:
    """A heading, bullets, the answer with its reason, a table."""
    heads = row('Action clé', 'Calendrier ou échéance', 'Personne ou unité(s) responsable(s)', header=True)
    lines = [row(a['text'], a['deadline_text'], joined(a['responsible'])) for a in record['actions']]
    return [
        *h(2, f'Recommandation {record["number"]} : {record["heading"]}'),
        *p(record['text']),
        *p(f'Réponse de la direction : {record["_said"]}'),
        *p(record['response_comment']),
        table([heads, *lines], (5, 3, 3)),
        *p(''),
    ]


IOM_BLOCKS = [
    *p("Réponse de la direction et plan d'action", bold=True, centred=True),
    *p(f'{IOM["evaluation_title"]}\nJuillet 2023', centred=True),
    *p(f'Nom et fonction du coordinateur de la réponse : {IOM["coordinator"]}\nDate de publication : 28 juillet 2023'),
    *p(f'Commentaire général sur le processus d’évaluation :\n{IOM["overall_comment"]}'),
    *p('Leçons apprises :\n- Prévoir la restitution dès le contrat.\n- Traduire le résumé.'),
    *p(
        'Table des matières\nRecommandation 1 : Clarifier les règles de séjour .... 2\nRecommandation 2 : Revoir l’emplacement des centres .... 3\nRecommandation 3 : Restauration .... 3'
    ),
    *(x for r in IOM['recommendations'] for x in iom_block(r)),
]
OLD = matrix(
    template='iom-2019',
    evaluation_title='Internal evaluation of the project “Island Doctors: health checks on ferries”',
    year=2022,
    coordinator='Jonas Petrakis, Health Coordinator',
    recommendations=[
        rec(
            '1',
            'Carry out checks before boarding, so that travellers with fever can be referred on land.',
            'accepted',
            None,
            _said='Accept',
            addressed_to=['Project management'],
            priority=1,
            priority_text='1',
            actions=[
                act(
                    'Rent a container at each of the four piers and furnish it with a desk, a bed and a hand basin',
                    'March to May 2022',
                    '2022-05-31',
                    ['Health Unit', 'Port Authority'],
                    _cut=6,
                )
            ],
        ),
        rec(
            '2',
            'Share results with the ministry every week.',
            'partially_accepted',
            'Monthly sharing is feasible.',
            _said='Partially Accept. Monthly sharing is feasible.',
            addressed_to=['Project management', 'Data Unit'],
            priority=3,
            priority_text='3',
            _cut=5,
            actions=[
                act(
                    'Agree on a data format',
                    'July 2022',
                    '2022-07-31',
                    ['Data Unit'],
                    status='Initiated',
                    comment='Draft sent',
                )
            ],
        ),
        rec(
            '3',
            'Continue in winter.',
            'accepted',
            None,
            _said='Accept',
            addressed_to=['Senior management'],
            priority=2,
            priority_text='2',
            actions=[
                act(
                    'Find a donor for the winter months',
                    'N/A',
                    None,
                    ['Programme Support Unit'],
                    status='N/A',
                    comment='N/A',
                )
            ],
        ),
    ],
)
ES = matrix(
    evaluation_title='Evaluación de efecto: gobernanza del agua en Quillay',
    _also={
        'any': {
            'year': [2022],
            'published': ['2022-10-10'],
            'coordinator': ['Ofelia Brizuela', 'Ofelia Brizuela, Oficial de Programa'],
        }
    },
    overall_comment='La oficina agradece el informe y comparte sus conclusiones principales.',
    recommendations=[
        rec(
            '1',
            'Aprobar un reglamento único para las juntas de agua.',
            'accepted',
            'El borrador ya circula entre las juntas.',
            _said='Aceptada. El borrador ya circula entre las juntas.',
            actions=[
                act(
                    'Consultar el borrador en doce talleres',
                    'Diciembre de 2022',
                    '2022-12-31',
                    ['Área de Gobernanza'],
                    number='1.1',
                    status='Iniciada',
                    comment='Cinco talleres realizados.',
                ),
                act(
                    'Publicar el reglamento',
                    'Segundo semestre de 2023',
                    '2023-12-31',
                    ['Área de Gobernanza', 'Comunicaciones'],
                    number='1.2',
                    status='Sin fecha límite',
                ),
            ],
        ),
        rec('2', 'Cobrar el agua por volumen.', 'rejected', 'No hay medidores.', _said='Rechazada. No hay medidores.'),
        rec(
            '3',
            'Sumar a las mujeres a las directivas.',
            'partially_accepted',
            'La ley exige que las juntas lo decidan.',
            _said='Aceptada parcialmente. La ley exige que las juntas lo decidan.',
            actions=[
                act(
                    'Ofrecer formación a candidatas',
                    'Todo 2023',
                    '2023-12-31',
                    ['Género'],
                    number='3.1',
                    status='Completada',
                )
            ],
        ),
    ],
)
UNDP_ES = {
    'recommendation': 'Recomendación de la evaluación {}.',
    'response': 'Respuesta de la administración:',
    'action': 'Acción(es) clave(s)',
    'deadline': 'Plazo',
    'who': 'Unidad(es) responsable(s)',
    'tracking': 'Seguimiento*',
    'comment': 'Comentarios',
    'status': 'Estado (iniciada, completada o sin fecha límite)',
}
DOCUMENTS = [
    Document(
        'unicef-coldchain-en',
        'UNICEF as entered in its system: “report reasons” with and without an answer, stages named in the column’s label, a column of supporting documents',
        [UNICEF],
        word=[
            *p('Management response', bold=True),
            *p(
                f'Evaluation name: {UNICEF["evaluation_title"]}\nYear: 2021\nPerson in charge for follow-up to management response: {UNICEF["coordinator"]}\nPosition: Health Specialist\nOverall response to the evaluation: {UNICEF["overall_comment"]}\nPlanned use of evaluation: annual plan'
            ),
            table([x for r in UNICEF['recommendations'] for x in unicef_block(r)], (5, 3, 2, 3, 3, 2)),
        ],
        pdf='word',
    ),
    Document(
        'wfp-calvera-en',
        'WFP, landscape: “Recommendation 1:” in the cell, priority and responsibility beside it, the answer with its reason, no column for status',
        [WFP],
        word=[
            *p('Management response to the evaluation', bold=True),
            *p(f'Evaluation title: {WFP["evaluation_title"]}'),
            *wfp_rows(),
        ],
        pdf='word',
        landscape=True,
    ),
    Document(
        'iom-2022-hebergement-fr',
        'IOM 2022 in French with headings, bullets and small tables; a contents list; the option in bold, none in the last; month and year under the title',
        [IOM],
        word=IOM_BLOCKS,
        pdf='word',
    ),
    Document(
        'iom-2019-ferries-en',
        'IOM 2019 as an extractor gives it: paragraphs as elements, an action and a recommendation cut by a page’s end',
        [OLD],
        word=[*p('Management Response Matrix', bold=True), *form_2019(OLD, EN_2019)],
        text=[*p('Management Response Matrix', bold=True), *form_2019(OLD, EN_2019)],
        header='International Organization for Migration (IOM)',
        loose=True,
    ),
    Document(
        'undp-quillay-es',
        'UNDP in Spanish: a rejected recommendation between two others, “Todo 2023”',
        [ES],
        word=[
            *p('Respuesta de la administración', bold=True),
            *p(
                f'{ES["evaluation_title"]}\nFecha: 10 de octubre de 2022\nPreparado por: Ofelia Brizuela\tCargo: Oficial de Programa'
            ),
            *p(f'Comentarios generales: {ES["overall_comment"]}'),
            *undp_tables(ES, UNDP_ES),
        ],
        pdf='word',
    ),
]
