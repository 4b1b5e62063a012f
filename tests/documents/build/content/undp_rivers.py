"""UNDP's form, in Word and PDF: a river-basin project."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.agencies import UNDP_EN, undp_tables
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    evaluation_title='Terminal Evaluation of the Project "Living Rivers: Flood Resilience in the Tamaru Basin"',
    coordinator='Lidia Moravec, Resilience Programme Analyst',
    overall_comment=(
        'The country office thanks the evaluators for a balanced report. Two of the five districts could be seen only '
        'from the air because the roads were cut, and readers should keep that in mind.'
    ),
    _also={
        'any': {
            'coordinator': [
                'Lidia Moravec',
                'Lidia Moravec, Resilience Programme Analyst, Tamaru Country Office',
                None,
            ],
            'published': ['2023-11-14'],
            'year': [2023],
        }
    },
    recommendations=[
        rec(
            '1',
            'Hand the gauging stations over to the river authority before the closing date, with spare parts and a '
            'maintenance budget of at least two years.',
            'accepted',
            'Talks with the authority began in August and the list of spare parts is agreed.',
            _said='Accepted. Talks with the authority began in August and the list of spare parts is agreed.',
            actions=[
                act(
                    'Sign the handover protocol for the eleven stations',
                    'By 31 January 2024',
                    '2024-01-31',
                    ['Resilience Unit', 'Operations'],
                    number='1.1',
                    comment='Draft sent to the authority on 3 November.',
                    status='Initiated',
                ),
                act(
                    'Train two technicians for each station',
                    'Q2 2024',
                    '2024-06-30',
                    ['Resilience Unit'],
                    number='1.2',
                    status='Not initiated',
                ),
            ],
        ),
        rec(
            '2',
            'Review the choice of pilot villages:\n- publish the criteria;\n- give weight to villages without a road;\n'
            '- ask women’s groups before the list is closed.',
            'partially_accepted',
            'The criteria will be published. The villages of the current phase cannot be changed after the grants '
            'were paid out.',
            _said='Partially accepted. The criteria will be published. The villages of the current phase cannot be '
            'changed after the grants were paid out.',
            actions=[
                act(
                    'Publish the criteria and scores in the three languages of the basin',
                    'March 2024',
                    '2024-03-31',
                    ['Communications', 'Resilience Unit'],
                    number='2.1',
                    status='Completed',
                    comment='Published on the office’s page and on district notice boards.',
                ),
            ],
        ),
        rec(
            '3',
            'Open a second liaison office in the upper basin.',
            'rejected',
            'Funds for a second office are not available, and the ministry keeps a desk there already.',
            _said='Rejected. Funds for a second office are not available, and the ministry keeps a desk there already.',
            actions=[],
        ),
        rec(
            '4',
            'Agree with the ministry of finance on how the flood levy is shared between districts.',
            'accepted',
            None,
            _said='Accepted',
            actions=[
                act(
                    'Prepare a paper with three options for the levy',
                    'No due date',
                    None,
                    ['Senior Economist'],
                    number='4.1',
                    status='No due date',
                ),
                act(
                    'Hold a round table with the seven districts',
                    'September–October 2024',
                    '2024-10-31',
                    ['Governance Unit', 'Resilience Unit'],
                    number='4.2',
                    status='Initiated',
                ),
            ],
        ),
    ],
)
BLOCKS = [
    *p('UNDP Management Response', bold=True, centred=True),
    *p(f'{MADE["evaluation_title"]}\nDate: 14 November 2023'),
    *p('Prepared by: Lidia Moravec\tPosition: Resilience Programme Analyst\tUnit/Bureau: Tamaru Country Office'),
    *p('Cleared by: Osei Brandt\tPosition: Deputy Resident Representative\tUnit/Bureau: Tamaru Country Office'),
    *p(f'**Overall comments:** {MADE["overall_comment"]}'),
    *undp_tables(MADE, UNDP_EN),
    *p('* Tracking is kept up to date in the Evaluation Resource Centre (ERC).'),
]
DOCUMENTS = [
    Document(
        'undp-rivers-en',
        'UNDP: a table for each recommendation, two header rows, Tracking; the response begins its paragraph; bullets of '
        'Word in the text; a rejected one with header rows only',
        [MADE],
        word=BLOCKS,
        pdf='word',
    )
]
