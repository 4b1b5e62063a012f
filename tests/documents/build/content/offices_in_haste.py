"""Responses as offices in a hurry leave them: no headings, a colour for the answer, everything in one cell."""

# ruff: noqa: E501, PERF401 what offices wrote is kept on one line
from __future__ import annotations

from datetime import date

from tests.documents.build.layout import Cell, Document, c, p, row, table
from tests.documents.build.record import act, joined, matrix, rec
from tests.documents.build.sheet import Sheet

ac = {'accepted': 'Accepted', 'partially_accepted': 'Partially accepted', 'rejected': 'Rejected'}
IFRC = matrix(
    evaluation_title='Real-time evaluation: Typhoon Lirio operation',
    year=2024,
    recommendations=[
        rec(
            '1a',
            'Pre-position 2,000 shelter kits in the Visca islands.',
            'accepted',
            None,
            priority=1,
            priority_text='High',
            actions=[
                act(
                    'Tender for kits',
                    '31-Mar-25',
                    '2025-03-31',
                    ['Logistics'],
                    _d=date(2025, 3, 31),
                    status='On track',
                    comment='Bids received',
                )
            ],
        ),
        rec(
            '1b',
            'Sign framework agreements with two boat owners.',
            'accepted',
            None,
            priority=1,
            priority_text='High',
            actions=[
                act(
                    'Negotiate with owners',
                    '30-Jun-25',
                    '2025-06-30',
                    ['Logistics', 'Legal'],
                    _d=date(2025, 6, 30),
                    status='Delayed',
                )
            ],
        ),
        rec(
            '2',
            'Stop paying volunteers.',
            'rejected',
            'Volunteers receive no pay, only costs.',
            priority=3,
            priority_text='Low',
        ),
        rec(
            '3',
            'Use one feedback hotline.',
            'partially_accepted',
            'Two are needed because of languages.',
            priority=2,
            priority_text='Medium',
            actions=[
                act(
                    'Merge three hotlines into two',
                    'Dec 2025',
                    '2025-12-31',
                    ['CEA delegate'],
                    _d=date(2025, 12, 1),
                    _f='mmm yyyy',
                    status='Not started',
                )
            ],
        ),
    ],
)
for r, s in zip(IFRC['recommendations'], ('Accept', 'Accept', 'Reject', 'Partially accept'), strict=False):
    r['_s'] = s
for r in IFRC['recommendations']:
    r['priority_text'] = r['priority_text'][0]
for r in IFRC['recommendations']:
    r['_also'] = {'any': {'priority': [None]}}
IF = [
    row(
        '#',
        'Recommendation',
        'Priority (H/M/L)',
        'Accept / Partially accept / Reject',
        'If not accepted, why',
        'Action to be taken',
        'Responsible',
        'Deadline',
        '% complete',
        'Status as of March 2025',
        'Remarks',
        'Evidence (link)',
    )
]
for r in IFRC['recommendations']:
    for a in r['actions'] or [{}]:
        IF.append(
            row(
                r['number'],
                r['text'],
                r['priority_text'],
                r['_s'],
                r['response_comment'],
                a.get('text'),
                joined(a.get('responsible', []), '/'),
                Cell(c('').paras, value=a['_d'], shown=a.get('_f', 'dd-mmm-yy')) if a else '',
                c('', value=0.4, shown='0%') if a else '',
                a.get('status'),
                a.get('comment'),
                'https://files.example.org/lirio' if a.get('comment') else '',
            )
        )
    for a in r['actions']:
        a['_also'] = {'any': {'responsible': [['/'.join(a['responsible'])]]}}
D11 = Document(
    'tracker-typhoon-en',
    'a wide tracker with a percentage, a link and “Status as of”; numbers 1a and 1b; the PDF has its columns on four pages, as office programs print wide sheets',
    [IFRC],
    sheets={
        'Instructions': Sheet(
            [*p('How to use this workbook'), *p('Fill in one row per action. Do not change the headings.')]
        ),
        'Tracker': Sheet(
            [
                *p('Real-time evaluation: Typhoon Lirio operation (2024)'),
                *p('Management response and action tracker'),
                table(IF, (1, 5, 2, 2, 4, 4, 2, 2, 1, 2, 3, 2)),
            ]
        ),
    },
    pdf='sheet',
)

NRC = matrix(
    evaluation_title='Evaluation of legal aid in the Marsh districts',
    coordinator='Head of Programme',
    recommendations=[
        rec(
            '1',
            'Open a third legal aid centre in the north.',
            'accepted',
            'Budget is foreseen.',
            actions=[act('Rent premises', 'by 1 May 2022', '2022-05-01', ['Area Manager'])],
        ),
        rec(
            '2',
            'Publish a quarterly brief.',
            'partially_accepted',
            'Twice a year is enough.',
            actions=[act('Write the first brief', 'June 2022', '2022-06-30', ['Advocacy Adviser'])],
        ),
        rec('3', 'Provide transport for clients.', 'rejected', 'Costs are too high.'),
    ],
)
GREEN = {
    'accepted': '{c:Accepted} / Partially accepted / Rejected',
    'partially_accepted': 'Accepted / {c:Partially accepted} / Rejected',
    'rejected': 'Accepted / Partially accepted / {c:Rejected}',
}


def nrc(r):
    return table(
        [
            row(c(f'Rec {r["number"]}: {r["text"]}', 4, head=True)),
            row(c('Management response', head=True), c(GREEN[r['response']], 3)),
            row(c('Comment', head=True), c(r['response_comment'], 3)),
            *(
                [
                    row(
                        c('Follow-up action', head=True),
                        c('Responsible person', head=True),
                        c('Deadline', head=True),
                        c('Follow-up status', head=True),
                    )
                ]
                + [row(a['text'], joined(a['responsible']), a['deadline_text'], '') for a in r['actions']]
                if r['actions']
                else []
            ),
        ],
        (4, 3, 3, 3),
    )


D12 = Document(
    'ngo-marsh-en',
    'all three options stand there and one is green',
    [NRC],
    word=[
        *p('Management response to evaluation', bold=True),
        *p(
            'Evaluation: Evaluation of legal aid in the Marsh districts\nResponsible for the management response: Head of Programme'
        ),
        *[x for r in NRC['recommendations'] for x in (nrc(r), *p(''))],
    ],
    pdf='word',
)
SOL = matrix(
    evaluation_title='Évaluation à mi-parcours du projet Puits et Moulins',
    year=2022,
    recommendations=[
        rec(
            '1',
            'Créer un comité de gestion dans chaque village.',
            'accepted',
            None,
            actions=[act('Organiser 24 assemblées villageoises', 'mars-avril 2022', '2022-04-30', ['Animateurs'])],
        ),
        rec(
            '2a',
            'Remplacer les pompes à main usées.',
            'partially_accepted',
            'Dans la limite de dix pompes.',
            actions=[act('Acheter dix pompes', 'avant fin juin 2022', '2022-06-30', ['RAF', 'Logisticien'])],
        ),
        rec(
            '2b',
            'Former deux réparateurs par commune.',
            'accepted',
            None,
            actions=[
                act('Recruter un formateur', 'S2 2022', '2022-12-31', ['Chef de projet']),
                act('Fournir les caisses à outils', 'S2 2022', '2022-12-31', ['Logisticien']),
            ],
        ),
        rec('3', 'Rendre l’eau payante au litre.', 'rejected', 'Les comités préfèrent une cotisation annuelle.'),
    ],
)
sb = {
    'accepted': '☒ Oui\n☐ Partiellement\n☐ Non',
    'partially_accepted': '☐ Oui\n☒ Partiellement\n☐ Non',
    'rejected': '☐ Oui\n☐ Partiellement\n☒ Non',
}
L = [
    row(
        'N°',
        'Recommandations de l’évaluateur',
        'Prise en compte',
        'Commentaires / justification',
        'Actions concrètes',
        'Qui',
        'Pour quand',
        header=True,
    )
]
for r in SOL['recommendations']:
    L.append(
        row(
            r['number'],
            r['text'],
            sb[r['response']],
            r['response_comment'],
            '\n'.join(f'• {a["text"]}' for a in r['actions']),
            '\n'.join(joined(a['responsible'], ' + ') for a in r['actions']),
            '\n'.join(dict.fromkeys(a['deadline_text'] for a in r['actions'])),
        )
    )
D14 = Document(
    'ngo-puits-fr',
    'ticked lines Oui / Partiellement / Non in a cell, units joined by a plus, one date for two actions',
    [SOL],
    word=[
        *p('Plan de réponse aux recommandations', bold=True, centred=True),
        *p('Évaluation à mi-parcours du projet Puits et Moulins – février 2022', centred=True),
        table(L, (1, 4, 2, 3, 4, 2, 2)),
    ],
    pdf='word',
)

NOH = matrix(
    evaluation_title='Evaluation of the River Clinics project',
    recommendations=[
        rec(
            '1',
            'Buy a second boat for the lower river.',
            'accepted',
            'Funds are available.',
            actions=[act('Issue tender', '30.06.2023', '2023-06-30', ['Logistics Unit'])],
        ),
        rec(
            '2',
            'Pay midwives for night visits.',
            'partially_accepted',
            'Only on weekends.',
            actions=[act('Revise pay scale', '31.08.2023', '2023-08-31', ['HR Unit'])],
        ),
        rec('3', 'Sell medicines at cost.', 'rejected', 'Against national policy.'),
    ],
)
ac = {'accepted': 'Accepted', 'partially_accepted': 'Partially accepted', 'rejected': 'Rejected'}
D19 = Document(
    'headless-clinics-en',
    'a table whose heading row was deleted',
    [NOH],
    word=[
        *p('Management response – Evaluation of the River Clinics project', bold=True),
        table(
            [
                row(
                    f'Recommendation {r["number"]}: {r["text"]}',
                    ac[r['response']],
                    r['response_comment'],
                    *(
                        (
                            r['actions'][0]['text'],
                            joined(r['actions'][0]['responsible']),
                            r['actions'][0]['deadline_text'],
                        )
                        if r['actions']
                        else ('', '', '')
                    ),
                )
                for r in NOH['recommendations']
            ],
            (5, 2, 3, 3, 2, 2),
        ),
    ],
    pdf='word',
)

ROM = matrix(
    evaluation_title='Cluster evaluation of market sheds',
    year=2021,
    recommendations=[
        rec(
            'I',
            'Build sheds with local timber.',
            'partially_accepted',
            'Timber is scarce in the delta.',
            actions=[
                act('Test bamboo in two markets', 'Sept. 2021', '2021-09-30', ['Technical Team']),
                act('Report on the tests', 'Dec. 2021', '2021-12-31', ['Technical Team']),
            ],
        ),
        rec(
            'II',
            'Let traders elect a committee.',
            'accepted',
            None,
            actions=[act('Hold elections in all markets', 'Q1 2022', '2022-03-31', ['Community Team'])],
        ),
        rec('III', 'Close markets on rainy days.', 'rejected', 'Traders would lose income.'),
    ],
)
op = {
    'accepted': 'ACCEPTED / partially accepted / rejected',
    'partially_accepted': 'accepted / PARTIALLY ACCEPTED / rejected',
    'rejected': 'accepted / partially accepted / REJECTED',
}
D23 = Document(
    'roman-sheds-en',
    'Roman numbers, the answer in capitals among small letters, units and date in brackets behind each action of one cell',
    [ROM],
    word=[
        *p('Management response to the cluster evaluation of market sheds (2021)', bold=True),
        table(
            [row('No', 'Recommendation', 'Response', 'Comment', 'Actions (who, when)', header=True)]
            + [
                row(
                    r['number'],
                    r['text'],
                    op[r['response']],
                    r['response_comment'],
                    '\n'.join(
                        f'{i}) {a["text"]} ({joined(a["responsible"])}, {a["deadline_text"]})'
                        for i, a in enumerate(r['actions'], 1)
                    ),
                )
                for r in ROM['recommendations']
            ],
            (1, 4, 3, 3, 5),
        ),
    ],
    pdf='word',
)
ROM['evaluation_title'] = 'Cluster evaluation of market sheds'
ROM['_also'] = {
    'any': {
        'evaluation_title': [
            'cluster evaluation of market sheds',
            'Management response to the cluster evaluation of market sheds',
        ]
    }
}
for r in ROM['recommendations']:
    for i, a in enumerate(r['actions'], 1):
        a['number'] = str(i)


DOCUMENTS = [D11, D12, D14, D19, D23]
