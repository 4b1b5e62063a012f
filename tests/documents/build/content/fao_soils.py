"""FAO's form: acceptance and plan side by side, a column for further funding."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.flat import Column, act_col, flat, numbered, rec_col
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title='Evaluation of the project “Soils that Last: restoring degraded land in Menara province”',
    overall_comment='Management welcomes the evaluation. It accepts three of the four recommendations in full.',
    _also={'any': {'published': ['2023-02-20'], 'year': [2023]}},
    recommendations=[
        rec(
            '1',
            'Link payments for terraces to their state after the second rainy season.',
            'accepted',
            None,
            actions=[
                act(
                    'Amend the letter of agreement with the cooperatives',
                    'Q1 2023',
                    '2023-03-31',
                    ['Project team', 'Procurement'],
                    _fund='N',
                ),
                act(
                    'Visit all terraces in November and December',
                    'Nov–Dec 2023',
                    '2023-12-31',
                    ['Project team'],
                    _fund='Y',
                ),
            ],
        ),
        rec(
            '2',
            'Make soil tests available to farmers on the day they are taken.',
            'partially_accepted',
            'Acidity can be measured on the spot; nutrients need a laboratory.',
            actions=[
                act(
                    'Buy acidity meters for every extension office',
                    'July 2023',
                    '2023-07-31',
                    ['Land and Water Officer'],
                    _fund='N',
                )
            ],
        ),
        rec(
            '3',
            'Close the nursery at Sandrel.',
            'rejected',
            'It is the only source of native seedlings in the province.',
            actions=[],
        ),
        rec(
            '4',
            'Train women as plant doctors.',
            'accepted',
            None,
            actions=[
                act(
                    'Run two courses, each over ten Saturdays',
                    'mid-2024',
                    '2024-06-30',
                    ['Gender focal point', 'Extension Service'],
                    _shown={'responsible': 'Gender focal point & Extension Service'},
                    _fund='Y',
                )
            ],
        ),
    ],
)
for _one, _said in zip(
    MADE['recommendations'], ('Accepted', 'Partially accepted', 'Rejected', 'Accepted'), strict=True
):
    _one['_shown'] = {'response': _said}
COLUMNS = [
    Column('Evaluation recommendation', numbered, width=4),
    rec_col('Management response (a): Accepted, partially accepted or rejected', 'response', 2),
    rec_col('Management plan (b): Comments about partial acceptance or rejection', 'response_comment', 3),
    act_col('Actions to be taken', 'text', 4),
    act_col('Responsible unit', 'responsible', 2),
    act_col('Timeframe', 'deadline_text', 2),
    Column('Further funding required (Y or N)', lambda action: action.get('_fund', ''), 'action', 1),
]
BLOCKS = [
    *p('Management response', bold=True),
    *p(f'{MADE["evaluation_title"]}\n20 February 2023'),
    *p(f'**Overall response to the evaluation:** {MADE["overall_comment"]}'),
    flat(
        MADE['recommendations'],
        COLUMNS,
        over=[('Evaluation recommendation', 1), ('Management response', 2), ('Management plan', 4)],
    ),
]
DOCUMENTS = [
    Document(
        'fao-soils-en',
        'FAO, landscape: two header rows with long labels that hold the three choices, a column (funding) that is no field, units joined by an ampersand',
        [MADE],
        word=BLOCKS,
        pdf='word',
        landscape=True,
    )
]
