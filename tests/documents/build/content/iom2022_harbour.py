"""IOM's form of 2022 in English, followed up at both rounds; the form's own hints are left in."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.iom import EN_2022, form_2022
from tests.documents.build.layout import Document
from tests.documents.build.record import act, matrix, rec, seen

HINT = 'Guidance for users: fill in one block for every recommendation of the report and delete these lines before you submit the matrix.'
MADE = matrix(
    template='iom-2022',
    evaluation_title='Mid-term Evaluation of the Safe Harbour Programme for Stranded Seafarers',
    year=2023,
    published='2023-10-12',
    _published='12 October 2023',
    coordinator='Beatrix Lindqvist, Programme Manager',
    overall_comment='The team appreciates the open way in which findings were discussed before the report was closed.',
    recommendations=[
        rec(
            '1',
            'Agree with port authorities on a standing procedure for disembarkation at night.',
            'accepted',
            None,
            _said='~~Accept~~',
            addressed_to=['Port Liaison Team', 'Protection Unit'],
            actions=[
                act(
                    'Draft the procedure with the harbour master',
                    'December 2023',
                    '2023-12-31',
                    ['Port Liaison Team'],
                    number='1',
                ),
                act(
                    'Test it in a night exercise at two piers',
                    'First half of 2024',
                    '2024-06-30',
                    ['Port Liaison Team', 'Protection Unit'],
                    number='2',
                ),
            ],
            monitoring=[
                seen('open', 'The draft was sent to the harbour master in January 2024; his remarks are awaited.'),
                seen('completed', 'Procedure signed and tried out on the night of 9 May 2024.', final=True),
            ],
        ),
        rec(
            '2',
            'Open the shelter to crews of vessels under ten metres.^[Small craft are counted by the coast guard only since 2021.]',
            'partially_accepted',
            'The shelter has 40 beds; crews of small craft will be taken in between October and March.',
            addressed_to=['Shelter Team'],
            actions=[
                act('Change the admission rules', '15 November 2023', '2023-11-15', ['Shelter Team', 'Legal Unit']),
                act('Inform fishing cooperatives', 'ongoing', None, ['Community Outreach']),
            ],
            monitoring=[
                seen('open', 'Rules changed; the leaflet for cooperatives is being printed.'),
                seen('completed', None, final=True),
            ],
        ),
        rec(
            '3',
            'Move the programme’s head office to the capital.',
            'rejected',
            'Nine of ten cases are handled in the port town.',
            addressed_to=['Senior Management'],
            _none='Not applicable.',
            monitoring=[seen('discarded', 'See the answer above.'), seen('discarded', None, final=True)],
        ),
        rec(
            '4',
            'Ask former guests each year how they fare.',
            None,
            None,
            _said='',
            addressed_to=['M&E Unit'],
            actions=[
                act('Call 50 former guests by telephone', 'before the end of March 2024', '2024-03-31', ['M&E Unit'])
            ],
            monitoring=[seen('open', None), seen(None, None, final=True)],
        ),
    ],
)
OPTIONS = (
    'Accept / ~~Partially accept~~ / ~~Reject~~',
    '~~Accept~~ / Partially accept / ~~Reject~~. The shelter has 40 beds; crews of small craft will be taken in between October and March.',
    '~~Accept / Partially accept /~~ Reject. Nine of ten cases are handled in the port town.',
    'Accept / Partially accept / Reject',
)
for _one, _said in zip(MADE['recommendations'], OPTIONS, strict=True):
    _one['_said'] = _said
# what stands in a PDF or a text file: a footnote's sign may stay in the text
MADE['recommendations'][1].update(
    text='Open the shelter to crews of vessels under ten metres.',
    _shown={'text': MADE['recommendations'][1]['text']},
    _also={
        'pdf': {
            'text': [
                'Open the shelter to crews of vessels under ten metres.1',
                'Open the shelter to crews of vessels under ten metres.¹',
            ]
        }
    },
)
WORDS = EN_2022 | {'response': 'Management response: (Time 1)'}
NAME = 'MANAGEMENT RESPONSE AND ACTION PLAN MATRIX'
TITLE = f'“{MADE["evaluation_title"]}” (2023)'
BLOCKS = form_2022(MADE, WORDS, name=NAME, title=TITLE, extra=HINT)
DOCUMENTS = [
    Document(
        'iom-2022-harbour-en',
        'IOM 2022 with both monitoring rounds: options struck out (PDF too), none struck out in the last, a footnote in a recommendation, a hint of the form left in, actions as automatic numbers and as bullets',
        [MADE],
        word=BLOCKS,
        pdf='word',
        header='International Organization for Migration (IOM)',
    )
]
