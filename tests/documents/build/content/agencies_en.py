"""Responses as offices of UN agencies publish them in English."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import Column, act_col, flat, numbered, rec_col
from tests.documents.build.layout import Document, c, h, p, row, table
from tests.documents.build.record import act, joined, matrix, rec

UNDP = matrix(
    evaluation_title='Outcome Evaluation: Inclusive Local Markets in the Highlands, 2019–2023',
    overall_comment='The office is grateful for the care with which the team listened to traders in all nine districts.',
    _also={
        'any': {
            'year': [2023],
            'coordinator': ['Davit Okello, M&E Specialist', 'Davit Okello'],
            'published': ['2023-08-30'],
        }
    },
    recommendations=[
        rec(
            '1',
            'Register market committees as legal bodies, so that they may hold a bank account and sign for stalls.',
            'accepted',
            'The country office agrees with this recommendation and has begun to talk with the registrar.',
            _also={
                'any': {
                    'response_comment': [
                        'Fully accepted. The country office agrees with this recommendation and has begun to talk with the registrar.'
                    ]
                }
            },
            _said='Fully accepted. The country office agrees with this recommendation and has begun to talk with the registrar.',
            actions=[
                act(
                    'Hire a lawyer for the nine registrations',
                    '2023/10/31',
                    '2023-10-31',
                    ['Local Development Cluster'],
                    number='1.1',
                    status='Completed',
                    comment='Contract signed on 2 October.',
                ),
                act(
                    'Open bank accounts with the cooperative bank',
                    'End of Q1 2024',
                    '2024-03-31',
                    ['Local Development Cluster', 'Finance Unit'],
                    number='1.2',
                    status='Initiated',
                ),
            ],
        ),
        rec(
            '2',
            'Stop the grants for cold stores.',
            'rejected',
            'Contracts for all stores are signed.',
            _said='Not accepted. Contracts for all stores are signed.',
        ),
        rec(
            '3',
            'Invite women traders to price talks with the municipality.',
            'accepted',
            None,
            _said='Accepted.',
            actions=[
                act(
                    'Reserve a third of the seats',
                    'From January 2024 and every quarter thereafter',
                    None,
                    ['Gender Team'],
                    number='3.1',
                    status='Overdue',
                )
            ],
        ),
    ],
)


def undp_block(record: dict) -> list:
    """The table of one recommendation: status before comments."""
    lines = [
        row(c(f'Evaluation Recommendation or Issue {record["number"]}: {record["text"]}', 5, head=True)),
        row(c(f'Management Response: {record["_said"]}', 5)),
        row(c('Key Action(s)', rows=2), c('Time Frame', rows=2), c('Responsible Unit(s)', rows=2), c('Tracking', 2)),
        row('Status', 'Comments'),
    ]
    lines += [
        row(f'{a["number"]}. {a["text"]}', a['deadline_text'], joined(a['responsible']), a['status'], a['comment'])
        for a in record['actions']
    ]
    return [table(lines, (5, 2, 3, 2, 3)), *p('')]


UNHCR = matrix(
    evaluation_title='Evaluation of the livelihoods programme in the Ruvo settlements',
    year=2022,
    _also={'any': {'year': [None]}},
    overall_comment='Management thanks the evaluation team and the refugees who gave their time.',
    recommendations=[
        rec(
            '1',
            'Move from group loans to individual loans.',
            'partially_accepted',
            'Individual loans will be offered to members with two cycles of repayment behind them.',
            addressed_to=['Livelihoods Unit'],
            actions=[
                act(
                    'Agree on lending rules with the microfinance partner',
                    '31-Mar-2023',
                    '2023-03-31',
                    ['Livelihoods Unit'],
                    status='Done',
                    comment='Signed in February',
                ),
                act(
                    'Train loan officers in the four settlements',
                    'June-23',
                    '2023-06-30',
                    ['Livelihoods Unit', 'Sub-Office Ruvo'],
                    status='On track',
                ),
            ],
        ),
        rec(
            '2',
            'Drop vocational courses that last less than three months.',
            'accepted',
            None,
            addressed_to=['Sub-Office Ruvo'],
            actions=[
                act(
                    'Review the course list with employers', 'Q4 2022', '2022-12-31', ['Sub-Office Ruvo'], status='Done'
                )
            ],
        ),
        rec(
            '3',
            'Hand the programme over to the regional government in 2023.',
            'rejected',
            'No budget line for it exists in the region.',
            addressed_to=['Representation'],
        ),
    ],
)
UNHCR_SAID = {'accepted': 'Agree', 'partially_accepted': 'Partially agree', 'rejected': 'Disagree'}


def unhcr_block(record: dict) -> list:
    """A head of two columns, then the actions."""
    lines = [
        row(c('Recommendation ' + record['number'], head=True), c(record['text'], 4)),
        row(c('Management response', head=True), c(UNHCR_SAID[record['response']], 4)),
        row(c('Reasons (if partially agree or disagree)', head=True), c(record['response_comment'], 4)),
        row(c('Unit or function responsible', head=True), c(joined(record['addressed_to']), 4)),
    ]
    if record['actions']:
        lines.append(
            row(
                *(
                    c(x, head=True)
                    for x in ('Top-line planned actions', 'By whom', 'Expected completion date', 'Progress', 'Comments')
                )
            )
        )
    lines += [
        row(a['text'], joined(a['responsible'], '; '), a['deadline_text'], a['status'], a['comment'])
        for a in record['actions']
    ]
    return [table(lines, (4, 3, 2, 2, 3)), *p('')]


UNFPA = matrix(
    evaluation_title='Evaluation of the Second Country Programme, Islands of Serrada',
    _also={'any': {'year': [None]}},
    recommendations=[
        rec(
            '1',
            'Put midwives on the patrol boats.',
            'accepted',
            'The navy has offered six berths.',
            addressed_to=['Country Office'],
            priority=1,
            priority_text='High',
            actions=[
                act(
                    'Second six midwives',
                    'May 2025',
                    '2025-05-31',
                    ['SRH Team'],
                    status='Ongoing',
                    comment='Four in place',
                )
            ],
        ),
        rec(
            '2',
            'Replace paper registers by tablets on all islands.',
            'partially_accepted',
            'Islands without a mast will keep paper.',
            addressed_to=['Country Office', 'Regional Office'],
            priority=2,
            priority_text='Medium',
            actions=[
                act('Buy 90 tablets', 'July 2025', '2025-07-31', ['SRH Team', 'Operations'], status='Not started'),
                act('Train health workers', 'Aug – Nov 2025', '2025-11-30', ['SRH Team'], status='Not started'),
            ],
        ),
    ],
)
UNFPA_SAID = {'accepted': 'Accepted', 'partially_accepted': 'Partially accepted', 'rejected': 'Rejected'}


def unfpa_block(record: dict) -> list:
    """Heads in one row, the response in another."""
    lines = [
        row(c(f'Recommendation # {record["number"]}', 1), c(record['text'], 4)),
        row(c(f'To: {joined(record["addressed_to"])}', 3), c(f'Priority Level: {record["priority_text"]}', 2)),
        row(c(f'Management response – {UNFPA_SAID[record["response"]]}\n{record["response_comment"]}', 5)),
        row(
            c('Key action(s)', rows=2),
            c('Deadline', rows=2),
            c('Responsible unit(s)', rows=2),
            c('Periodic status update', 2),
        ),
        row('Status', 'Comments'),
    ]
    lines += [
        row(a['text'], a['deadline_text'], joined(a['responsible'], '/'), a['status'], a['comment'])
        for a in record['actions']
    ]
    return [table(lines, (4, 2, 3, 2, 3)), *p('')]


for _one in UNFPA['recommendations']:
    for _action in _one['actions']:
        if len(_action['responsible']) > 1:
            _action['_also'] = {'any': {'responsible': [[joined(_action['responsible'], '/')]]}}
WOMEN = matrix(
    evaluation_title='Corporate evaluation of work on land rights',
    year=2019,
    recommendations=[
        rec(
            '1',
            'Bring land registrars and widows’ groups to one table in each province.',
            'accepted',
            None,
            _shown={'response': 'Accepted'},
            actions=[
                act(
                    'Hold eleven provincial meetings',
                    '2020',
                    '2020-12-31',
                    ['Programme Division'],
                    status='Completed',
                    comment='All held by October.',
                )
            ],
        ),
        rec(
            '2',
            'Track rulings on inheritance in the courts.',
            'partially_accepted',
            'Only where rulings are published.',
            _shown={'response': 'Partially Accepted'},
            actions=[
                act('Choose five countries', '31 Jan 2020', '2020-01-31', ['Policy Division'], status='Completed'),
                act(
                    'Publish a yearly note',
                    'Annually, first note by Dec 2020',
                    '2020-12-31',
                    ['Policy Division', 'Research Section'],
                    status='Ongoing',
                    _also={'any': {'due': [None]}},
                ),
            ],
        ),
    ],
)
WOMEN_COLUMNS = [
    Column('Recommendation', numbered, width=4),
    rec_col('Management Response', 'response', 2),
    rec_col('Management Response Description', 'response_comment', 3),
    act_col('Key Actions', 'text', 4),
    act_col('Responsible Person/Unit', 'responsible', 3),
    act_col('Timeframe', 'deadline_text', 2),
    act_col('Implementation Status', 'status', 2),
    act_col('Progress Update', 'comment', 2),
]
WOMEN_PAGE = [
    *h(2, 'Management Response and Action Plan'),
    *p('Evaluation Title: Corporate evaluation of work on land rights\nYear: 2019'),
    flat(WOMEN['recommendations'], WOMEN_COLUMNS),
]
DOCUMENTS = [
    Document(
        'undp-markets-en',
        'UNDP: “Evaluation Recommendation or Issue”, status before comments, a rejected one',
        [UNDP],
        word=[
            *p(f'Management Response\n{UNDP["evaluation_title"]}', bold=True),
            *p('Prepared by: Davit Okello, M&E Specialist\nDate: 30 August 2023'),
            *p(f'Overall comments: {UNDP["overall_comment"]}'),
            *(x for r in UNDP['recommendations'] for x in undp_block(r)),
        ],
        pdf='word',
    ),
    Document(
        'unhcr-ruvo-en',
        'UNHCR: a head of two columns over the actions of each recommendation; “Reasons (if partially agree or disagree)”; “31-Mar-2023”, “June-23”',
        [UNHCR],
        word=[
            *p('Management response', bold=True),
            *p(
                f'Title of evaluation: {UNHCR["evaluation_title"]} (2022)\nGeneral comments: {UNHCR["overall_comment"]}'
            ),
            *(x for r in UNHCR['recommendations'] for x in unhcr_block(r)),
        ],
        pdf='word',
    ),
    Document(
        'unfpa-serrada-en',
        'UNFPA: the number in a cell of its own beside the text, “Management response – Accepted”, units joined by a slash',
        [UNFPA],
        word=[
            *p('Management response', bold=True),
            *p(f'Title of the evaluation: {UNFPA["evaluation_title"]}'),
            *(x for r in UNFPA['recommendations'] for x in unfpa_block(r)),
        ],
        pdf='word',
    ),
    Document(
        'unwomen-land-en',
        'UN Women as printed from the web: a table without upright rules',
        [WOMEN],
        pdf='html',
        page=WOMEN_PAGE,
        landscape=True,
        ruled=False,
        word=WOMEN_PAGE,
    ),
]
