"""A response in the form of a letter: no table at all."""

from __future__ import annotations

from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

COVER = 'Please find below our answer to the four recommendations, as agreed in the meeting of 4 March.'
CLOSE = 'Yours sincerely,'
MADE = matrix(
    evaluation_title='Seeds for Recovery: evaluation of the 2023 planting campaign',
    overall_comment='We found the report fair and easy to read.',
    _also={'any': {'coordinator': ['Rosalind Achterberg'], 'published': ['2024-03-11'], 'year': [2023]}},
    recommendations=[
        rec(
            '1',
            'Order seed six months before the rains and not after the budget is signed.',
            'accepted',
            'The order for next season has been placed.',
            actions=[
                act(
                    'Place framework orders with two seed companies',
                    '30 April 2024',
                    '2024-04-30',
                    ['Procurement', 'Agronomy Desk'],
                ),
            ],
        ),
        rec(
            '2',
            'Replace hybrid maize by local varieties wherever farmers keep their own seed.',
            'partially_accepted',
            'We will offer both and let households choose.',
            actions=[
                act('Hold seed choice days in 40 villages', 'May to July 2024', '2024-07-31', ['Agronomy Desk']),
                act(
                    'Set up a seed multiplication plot in each district',
                    'first half of 2025',
                    '2025-06-30',
                    ['Agronomy Desk', 'District teams'],
                ),
            ],
        ),
        rec(
            '3',
            'Give vouchers instead of seed bags.',
            'rejected',
            'There is no dealer within reach of most villages.',
            actions=[],
        ),
        rec(
            '4',
            'Measure yields with the farmers, not only by satellite.',
            'accepted',
            None,
            actions=[act('Weigh the harvest of 200 households', 'to be confirmed', None, ['M&E Desk'])],
        ),
    ],
)
WORDS = {'accepted': 'Accepted', 'partially_accepted': 'Partially accepted', 'rejected': 'Rejected'}


def lines(record: dict) -> list:
    """One recommendation as labelled lines."""
    said = WORDS[record['response']] + (f'. {record["response_comment"]}' if record['response_comment'] else '')
    made = [f'**Recommendation {record["number"]}:** {record["text"]}', f'**Our response:** {said}']
    for action in record['actions']:
        made += [
            f'**Action:** {action["text"]}',
            f'**Responsible:** {", ".join(action["responsible"])}',
            f'**Deadline:** {action["deadline_text"]}',
        ]
    return p('\n'.join([*made, '']))


BLOCKS = [
    *p('Green Furrow Alliance\n11 March 2024\n\nDear colleagues,\n' + COVER),
    *p(f'**Evaluation:** {MADE["evaluation_title"]}'),
    *p(f'**General comment:** {MADE["overall_comment"]}\n'),
    *(x for record in MADE['recommendations'] for x in lines(record)),
    *p(f'{CLOSE}\nRosalind Achterberg\nCountry Director'),
]
DOCUMENTS = [
    Document(
        'letter-seeds-en',
        'a letter with labelled lines and no table; greeting, cover sentence and signature belong to no field',
        [MADE],
        word=BLOCKS,
        text=BLOCKS,
        pdf='drawn',
        unplaced=(COVER, CLOSE),
    )
]
