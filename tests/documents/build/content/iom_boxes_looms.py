"""IOM's check-box form: a block for each recommendation, with the head repeated, as offices copy it."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.iom import EN_BOXES, form_2019
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    template='iom-2019',
    evaluation_title='Ex-post evaluation of LM 0412: Looms and Livelihoods for Returning Artisans',
    coordinator='Country Office Velmora',
    recommendations=[
        rec(
            'A',
            'Bring the guild into the selection of artisans from the first week on.',
            'accepted',
            'The guild’s new board has offered to help, and its register is more complete than ours.',
            heading='Selection',
            addressed_to=['Country Office Velmora'],
            priority=1,
            priority_text='1 - High',
            actions=[
                act(
                    'Sign a letter of understanding with the guild',
                    'July 2024',
                    '2024-07-31',
                    ['Project Team', 'Legal Focal Point'],
                    _shown={'responsible': 'Project Team\nLegal Focal Point'},
                    comment='Letter drafted',
                    status='Initiated',
                ),
            ],
        ),
        rec(
            'B',
            'Future projects should:\n- pay for the transport of looms;\n- insure them for the first year.',
            'partially_accepted',
            'Transport yes. No insurer in the country covers looms.',
            heading='Equipment',
            addressed_to=['Country Office Velmora', 'Regional Office'],
            priority=2,
            priority_text='2 - Medium',
            _signs={True: '☒', False: '☐'},
            actions=[
                act(
                    'Put a budget line for transport into the next proposal',
                    'When the next proposal is written',
                    None,
                    ['Project Development Unit'],
                    comment='N/A',
                    status='N/A',
                )
            ],
        ),
        rec(
            'C',
            'Measure income again two years after the grant.',
            None,
            'We find this useful but have no funds for it at present.',
            heading='Learning',
            addressed_to=['Country Office Velmora'],
            priority=3,
            priority_text='3 - Low',
            actions=[
                act('Look for a university partner', '2025', '2025-12-31', ['M&E Officer'], status='Not initiated')
            ],
        ),
    ],
)
NAME = p('Small fund evaluations – management follow-up response matrix', bold=True)
DOCUMENTS = [
    Document(
        'iom-boxes-looms-en',
        'IOM’s check-box form: the head repeated over every recommendation of one evaluation, lettered, boxes as content controls (A, C) and as typed characters (B), none ticked in C, units on lines of their own, no year',
        [MADE],
        word=[*NAME, *form_2019(MADE, EN_BOXES, boxes=True, apart=True)],
        pdf='word',
    )
]
