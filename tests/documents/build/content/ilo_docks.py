"""ILO's habit: priority and resources in columns, a cross under the response, recommendations under headings."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import Column, act_col, flat, rec_col
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title='Decent Docks: independent final evaluation',
    year=2021,
    recommendations=[
        rec(
            '1',
            'Extend social insurance to casual dock workers.',
            'accepted',
            None,
            addressed_to=['ILO Country Office', 'Ministry of Labour'],
            priority=1,
            priority_text='High',
            _group='Policy level',
            _shown={'addressed_to': 'ILO Country Office; Ministry of Labour'},
            actions=[
                act('Draft a decree with the ministry', 'Within 2022', '2022-12-31', ['Social Protection Specialist'])
            ],
        ),
        rec(
            '2',
            'Translate the safety code into the four languages of the port.',
            'accepted',
            None,
            addressed_to=['Project team'],
            priority=2,
            priority_text='Medium',
            actions=[
                act('Contract translators', 'Jan. 2022', '2022-01-31', ['Project team']),
                act('Print 3,000 pocket copies', 'Feb. 2022', '2022-02-28', ['Project team', 'Port Union']),
            ],
        ),
        rec(
            '3',
            'Install two lifts for heavy sacks.',
            'rejected',
            'Equipment is outside the mandate.',
            addressed_to=['Project team'],
            priority=3,
            priority_text='Low',
            _group='Project level',
        ),
        rec(
            '4',
            'Count accidents with the union, not only with the employer.',
            'partially_accepted',
            'A joint register will be tried in one terminal.',
            addressed_to=['Project team', 'Port Union'],
            priority=2,
            priority_text='Medium',
            _shown={'addressed_to': 'Project team; Port Union'},
            actions=[
                act(
                    'Open the joint register at terminal B',
                    '2 weeks after the signature of the agreement',
                    None,
                    ['Port Union'],
                )
            ],
        ),
    ],
)


def crossed(label: str, value: str) -> Column:
    """A column of the three choices."""
    return Column(label, lambda record: 'X' if record.get('response') == value else '', 'recommendation', 1)


COLUMNS = [
    rec_col('#', 'number', 1),
    rec_col('Recommendation', 'text', 4),
    rec_col('Addressed to', 'addressed_to', 2),
    rec_col('Priority', 'priority_text', 2),
    crossed('Accepted', 'accepted'),
    crossed('Partially accepted', 'partially_accepted'),
    crossed('Rejected', 'rejected'),
    rec_col('Comments', 'response_comment', 3),
    act_col('Planned action', 'text', 3),
    act_col('Lead', 'responsible', 2),
    act_col('Target date', 'deadline_text', 2),
]
BLOCKS = [
    *p('Template for the management response to an evaluation', bold=True),
    *p(f'Evaluation title: {MADE["evaluation_title"]}\nYear of the evaluation: 2021'),
    flat(MADE['recommendations'], COLUMNS),
]
DOCUMENTS = [
    Document(
        'ilo-docks-en',
        'ILO-like, landscape: a cross in one of three narrow columns, semicolons between addressees, rows that only name a level',
        [MADE],
        word=BLOCKS,
        pdf='html',
        text=BLOCKS,
        landscape=True,
        header='Decent Docks – management response',
    )
]
