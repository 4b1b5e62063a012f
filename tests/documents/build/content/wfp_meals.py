"""WFP's form as a workbook: school meals."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import Column, act_col, flat, numbered, rec_col
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec
from tests.documents.build.sheet import Sheet

MADE = matrix(
    evaluation_title='Mid-term evaluation of home-grown school meals in Ostria, 2021 to 2023',
    _also={'any': {'year': [2023, 2024], 'published': ['2024-02-29']}},
    recommendations=[
        rec(
            '1.1',
            'Buy at least half of the cereals from farmers’ unions within 60 km of each school.',
            'accepted',
            'Contracts with nine unions are under way.',
            addressed_to=['Supply Chain Unit', 'School Meals Unit'],
            _group='Strategic recommendations',
            _shown={'response': 'Accepted'},
            actions=[
                act(
                    'Sign forward contracts with nine farmers’ unions',
                    'June 2024',
                    '2024-06-30',
                    ['Supply Chain Unit'],
                    status='Ongoing',
                ),
                act(
                    'Revise the quality protocol so that small lots can be tested at the union’s store',
                    'October 2024',
                    '2024-10-31',
                    ['Supply Chain Unit', 'Nutrition Unit'],
                    status='Not started',
                ),
            ],
        ),
        rec(
            '1.2',
            'Agree with the ministry of education on a calendar for handing over 120 schools a year.',
            'partially_accepted',
            'A calendar will be drawn up; the number of schools depends on the national budget.',
            addressed_to=['Country Director'],
            _shown={'response': 'Partially accepted'},
            actions=[
                act(
                    'Draw up a handover calendar with the ministry',
                    'December 2024',
                    '2024-12-31',
                    ['Country Director', 'School Meals Unit'],
                    status='Ongoing',
                ),
            ],
        ),
        rec(
            '2.1',
            'Give cooks a written contract and a monthly allowance.',
            'not',
            None,
            addressed_to=['School Meals Unit'],
            _group='Operational recommendations',
        ),
        rec(
            '2.2',
            'Weigh and record leftovers in a sample of schools each term.',
            'accepted',
            None,
            addressed_to=['Nutrition Unit'],
            _shown={'response': 'Accepted'},
            actions=[
                act(
                    'Add a leftovers sheet to the school visit form',
                    '15 March 2024',
                    '2024-03-15',
                    ['Nutrition Unit', 'M&E Unit'],
                    status='Completed',
                ),
                act(
                    'Report the figures every term to the steering committee',
                    'Each term',
                    None,
                    ['M&E Unit'],
                    status='Ongoing',
                ),
            ],
        ),
    ],
)
MADE['recommendations'][2].update(
    response='rejected',
    response_comment='Cooks are employed by parents’ committees under the national guidelines.',
    _shown={'response': 'Not accepted'},
)
COLUMNS = [
    Column('Recommendations', numbered, width=5),
    rec_col('Recommendation lead', 'addressed_to', 2),
    rec_col('Management response', 'response', 2),
    rec_col('Reason for partial acceptance or rejection / comments', 'response_comment', 3),
    act_col('Actions to be taken', 'text', 4),
    act_col('Action lead', 'responsible', 2),
    act_col('Implementation deadline', 'deadline_text', 2),
    act_col('Status', 'status', 2),
]
TOP = [
    *p('Management response to the recommendations of the decentralized evaluation'),
    *p(f'Evaluation title: {MADE["evaluation_title"]}'),
    *p('Date of the management response: 29 February 2024'),
    *p(''),
]
TABLE = flat(MADE['recommendations'], COLUMNS)
DOCUMENTS = [
    Document(
        'wfp-meals-en',
        'WFP as a workbook: title rows above the header, merged recommendation cells, sub-numbers 1.1 to 2.2, rows that '
        'only name a group of recommendations; the PDF is landscape by a browser',
        [MADE],
        sheets={'Management response': Sheet([*TOP, TABLE])},
        pdf='html',
        page=[*TOP, TABLE],
        landscape=True,
    )
]
