"""An NGO's own table, columns in an order of its own."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import act_col, flat, rec_col
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title='Clean Wells, Healthy Homes – final evaluation',
    year=2022,
    coordinator='Tomasz Adeyemi, WASH Coordinator',
    _also={'any': {'coordinator': ['Tomasz Adeyemi']}},
    recommendations=[
        rec(
            'R1',
            'Test every well for arsenic before it is opened and again after each rainy season.',
            'accepted',
            None,
            _shown={'response': 'Yes'},
            actions=[
                act(
                    'Buy four field test kits',
                    '31/05/2022',
                    '2022-05-31',
                    ['Logistics'],
                    status='Done',
                ),
                act(
                    'Write the test calendar into the agreements with village committees',
                    'end of June 2022',
                    '2022-06-30',
                    ['WASH team', 'Legal adviser'],
                    status='Ongoing',
                ),
            ],
        ),
        rec(
            'R2',
            'Stop paying pump caretakers from project funds and let the villages collect a water fee.',
            'partially_accepted',
            'In the four poorest villages a fee is not realistic this year.',
            _shown={'response': 'Partly'},
            actions=[
                act(
                    'Pilot the fee in ten villages',
                    'Jan-Mar 2023',
                    '2023-03-31',
                    ['WASH team'],
                    status='Not started',
                ),
            ],
        ),
        rec(
            'R3',
            'Merge the hygiene clubs with the school health clubs.',
            'rejected',
            'The schools are closed for half of the year, when the clubs are needed most.',
            _shown={'response': 'No'},
        ),
        rec(
            'R4',
            'Share the borehole logs with the district.',
            'accepted',
            None,
            _shown={'response': 'Yes'},
            actions=[
                act('Send all logs as a spreadsheet', 'ASAP', None, ['M&E Officer'], status='Done'),
                act('Repeat each December', 'Every December', None, ['M&E Officer'], status='Ongoing'),
            ],
        ),
    ],
)
COLUMNS = [
    rec_col('Ref', 'number', 1),
    act_col('What we will do', 'text', 4),
    act_col('Who', 'responsible', 2),
    act_col('By when', 'deadline_text', 2),
    rec_col('Recommendation', 'text', 4),
    rec_col('Do we agree?', 'response', 1),
    rec_col('Why / why not', 'response_comment', 3),
    act_col('Where are we now', 'status', 2),
]
BLOCKS = [
    *p('Management Response', bold=True),
    *p(f'Evaluation: {MADE["evaluation_title"]}\nYear: 2022\nFocal point: {MADE["coordinator"]}'),
    flat(MADE['recommendations'], COLUMNS, how='blank', repeat=False),
]
DOCUMENTS = [
    Document(
        'ngo-wells-en',
        'an NGO’s table in everyday words: the action before the recommendation, Yes / Partly / No, recommendation cells '
        'blank below the first row',
        [MADE],
        word=BLOCKS,
        text=BLOCKS,
        landscape=True,
    )
]
