"""UN Women's form: text of the response under a heading, then a table of key actions."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import shown
from tests.documents.build.layout import Document, h, p, row, table
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title='Voices at the Table: evaluation of women’s part in local peace committees',
    year=2022,
    overall_comment='The office finds the report rich and well argued.\nIt would have liked more men among the people interviewed.',
    recommendations=[
        rec(
            '1',
            'Pay for child care during committee meetings.',
            'accepted',
            'The cost is small and the effect was shown in three districts.',
            actions=[
                act(
                    'Add child care to the budgets of all partners',
                    'July 2022',
                    '2022-07-31',
                    ['Peace and Security Team'],
                    status='Completed',
                ),
                act(
                    'Ask the ministry to pay for it from 2024 on',
                    '2023/12',
                    '2023-12-31',
                    ['Representative', 'Peace and Security Team'],
                    status='Ongoing',
                ),
            ],
        ),
        rec(
            '2',
            'Train committee members:\n#) in mediation;\n#) in keeping minutes;\n#) in dealing with threats.',
            'partially_accepted',
            'Dealing with threats is left to the police liaison officers.',
            actions=[
                act(
                    'Hold mediation courses in five districts',
                    'Third quarter of 2022 to second quarter of 2023',
                    '2023-06-30',
                    ['Peace and Security Team', 'Training Centre'],
                    status='Initiated',
                )
            ],
        ),
        rec('3', 'Set a quota of 60 %.', 'rejected', 'The law sets 40 %.'),
    ],
)
SAID = {'accepted': 'Accepted', 'partially_accepted': 'Partially Accepted', 'rejected': 'Rejected'}
for _one in MADE['recommendations']:
    _one['_shown'] = {'text': _one['text']}
MADE['recommendations'][1]['text'] = (
    'Train committee members:\na) in mediation;\nb) in keeping minutes;\nc) in dealing with threats.'
)


def block(record: dict) -> list:
    """Headings, response and a table of actions."""
    made = [
        *h(2, f'Recommendation {record["number"]}'),
        *p(shown(record, 'text')),
        *p(f'Management Response: {SAID[record["response"]]}', bold=True),
        *p(record['response_comment']),
    ]
    heads = row('Key Action', 'Responsible', 'Timeline', 'Status', header=True)
    lines = [row(a['text'], ', '.join(a['responsible']), a['deadline_text'], a['status']) for a in record['actions']]
    return [*made, table([heads, *lines], (5, 3, 2, 2)), *p('')] if lines else made


BLOCKS = [
    *h(1, 'Management Response'),
    *p(f'Title of evaluation: {MADE["evaluation_title"]}\nYear: 2022'),
    *p(f'Overall comments: {MADE["overall_comment"]}'),
    *(x for record in MADE['recommendations'] for x in block(record)),
]
DOCUMENTS = [
    Document(
        'unwomen-voices-en',
        'UN Women-like: headings and paragraphs outside tables, a small table of actions below each, automatic letters in a recommendation',
        [MADE],
        word=BLOCKS,
        pdf='word',
        text=BLOCKS,
    )
]
