"""Two matrices for two evaluations in one file."""

from __future__ import annotations

from tests.documents.build.forms.iom import EN_2019, form_2019
from tests.documents.build.layout import Break, Document, p
from tests.documents.build.record import act, matrix, rec

FIRST = matrix(
    template='iom-2019',
    evaluation_title='Internal mid-term evaluation of “Paper Trails: Civil Registration for Nomads”',
    year=2020,
    coordinator='Goran Petit, Head of Sub-office',
    recommendations=[
        rec(
            '1',
            'Register newborns at the wells where herders meet.',
            'accepted',
            None,
            addressed_to=['Sub-office Karsa'],
            priority=1,
            priority_text='1',
            actions=[
                act(
                    'Send two teams to the eastern wells',
                    'November 2020',
                    '2020-11-30',
                    ['Registration Team'],
                    status='Completed',
                    comment='212 births registered',
                )
            ],
        ),
        rec(
            '2',
            'Pay interpreters by the day.',
            'rejected',
            'Rates are set by the government.',
            addressed_to=['Finance Unit'],
            priority=3,
            priority_text='3',
        ),
    ],
)
SECOND = matrix(
    template='iom-2019',
    evaluation_title='Final evaluation of “Warm Winter: heating grants for mountain schools”',
    year=2021,
    coordinator='Goran Petit, Head of Sub-office',
    recommendations=[
        rec(
            '1',
            'Buy stoves that burn both coal and briquettes.',
            'partially_accepted',
            'Only where briquettes are sold.',
            addressed_to=['Procurement Unit', 'Project management'],
            priority=2,
            priority_text='2',
            actions=[
                act('Survey the briquette market', '30 June 2021', '2021-06-30', ['Procurement Unit']),
                act(
                    'Revise the stove specification',
                    'August 2021',
                    '2021-08-31',
                    ['Procurement Unit', 'Engineering'],
                    _shown={'responsible': 'Procurement Unit / Engineering'},
                ),
            ],
        ),
        rec(
            '2',
            'Insulate roofs before new stoves are put in.',
            'accepted',
            None,
            addressed_to=['Engineering'],
            priority=1,
            priority_text='1',
            actions=[act('Insulate 14 roofs', 'by September 2021', '2021-09-30', ['Engineering'], status='Initiated')],
        ),
    ],
)
NAME = p('Management Response Matrix', bold=True, centred=True)
BLOCKS = [*NAME, *form_2019(FIRST, EN_2019), Break(), *NAME, *form_2019(SECOND, EN_2019)]
DOCUMENTS = [
    Document(
        'two-evaluations-en',
        'one file with the matrices of two evaluations, numbers beginning again; units parted by a slash with spaces',
        [FIRST, SECOND],
        word=BLOCKS,
        pdf='word',
        text=BLOCKS,
        loose=True,
    )
]
