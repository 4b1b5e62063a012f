"""A vertical form: labels at the left, values at the right, from the first line to the last."""

from __future__ import annotations

from tests.documents.build.forms.agencies import pairs
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, joined, matrix, rec

MADE = matrix(
    evaluation_title='Evaluation of mobile clinics in the delta districts',
    year=2024,
    published='2024-07-05',
    coordinator='Dr Hanna Oyelaran, Health Advisor',
    overall_comment='A useful exercise, carried out at the right moment for the new country plan.',
    _also={'any': {'coordinator': ['Dr Hanna Oyelaran']}},
    recommendations=[
        rec(
            '1',
            'Publish the clinic timetable one month ahead and keep to it even when few patients come.',
            'accepted',
            None,
            addressed_to=['Health Unit'],
            priority=1,
            priority_text='High',
            actions=[
                act(
                    'Agree the timetable with the boat operators',
                    '30 September 2024',
                    '2024-09-30',
                    ['Health Unit', 'Fleet Desk'],
                    number='1',
                ),
                act(
                    'Send the timetable by text message to village health workers',
                    'From October 2024 on',
                    None,
                    ['Health Unit'],
                    number='2',
                ),
            ],
        ),
        rec(
            '2',
            'Carry a cold box on every boat so that routine vaccines can be given.',
            'partially_accepted',
            'Cold boxes fit on three of the five boats; the two smallest are being replaced in 2026.',
            addressed_to=['Health Unit', 'Fleet Desk'],
            priority=2,
            priority_text='Medium',
            actions=[
                act(
                    'Fit cold boxes on the three larger boats',
                    'within the year 2024',
                    '2024-12-31',
                    ['Fleet Desk'],
                    number='1',
                ),
            ],
        ),
        rec(
            '3',
            'Charge a small fee for consultations.',
            'rejected',
            'Primary care is free by law.',
            addressed_to=['Country management'],
            priority=3,
            priority_text='Low',
        ),
    ],
)
SAID = {'accepted': 'Agreed', 'partially_accepted': 'Partially agreed', 'rejected': 'Not agreed'}


def lines(record: dict) -> list[tuple[str, str]]:
    """The rows of one recommendation."""
    made = [
        (f'Recommendation {record["number"]}', record['text']),
        ('Addressed to', joined(record['addressed_to'])),
        ('Priority', record['priority_text']),
        ('Management response', SAID[record['response']]),
    ]
    if record['response_comment']:
        made.append(('Explanation', record['response_comment']))
    for action in record['actions']:
        made += [
            (f'Action {action["number"]}', action['text']),
            ('Responsible', joined(action['responsible'])),
            ('Deadline', action['deadline_text']),
        ]
    return made


HEAD = [
    ('Title of the evaluation', MADE['evaluation_title']),
    ('Year', '2024'),
    ('Date of publication', '5 July 2024'),
    ('Coordinator of the response', MADE['coordinator']),
    ('General comment on the evaluation', MADE['overall_comment']),
]
BLOCKS = [
    *p('MANAGEMENT RESPONSE SHEET', bold=True),
    pairs(HEAD + [x for record in MADE['recommendations'] for x in lines(record)]),
]
DOCUMENTS = [
    Document(
        'vertical-clinics-en',
        'one table of two columns, label and value, for the head, every recommendation and every action; the text has '
        'each pair on a line',
        [MADE],
        word=BLOCKS,
        pdf='drawn',
        text=BLOCKS,
        footer='Delta Health Partnership',
    )
]
