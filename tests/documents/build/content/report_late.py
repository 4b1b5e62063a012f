"""An evaluation report whose annex, after more than twenty pages, is the matrix."""

from __future__ import annotations

from tests.documents.build.forms.iom import EN_2019, form_2019
from tests.documents.build.forms.prose import chapter, paragraph
from tests.documents.build.layout import Break, Document, h, p, row, table
from tests.documents.build.record import act, matrix, rec

MADE = matrix(
    template='iom-2019',
    evaluation_title='Final evaluation of the “Settled and Safe” housing and documentation project',
    year=2022,
    coordinator='Nadia Ferreyra, Project Manager',
    recommendations=[
        rec(
            '1',
            'Issue tenancy papers at the same time as the keys, so that no family waits without proof of address.',
            'accepted',
            None,
            addressed_to=['Project management'],
            priority=1,
            priority_text='1',
            actions=[
                act(
                    'Agree on one form of tenancy paper with the municipality',
                    'March 2023',
                    '2023-03-31',
                    ['Legal Unit'],
                ),
                act(
                    'Print and hand out papers to the 340 families already housed',
                    'Second quarter of 2023',
                    '2023-06-30',
                    ['Legal Unit', 'Shelter Unit'],
                ),
            ],
        ),
        rec(
            '2',
            'Keep the mobile registration teams for one more year.',
            'partially_accepted',
            'Two of the four teams can be kept with the funds at hand.',
            addressed_to=['Senior management', 'Project management'],
            priority=2,
            priority_text='2',
            actions=[act('Extend the contracts of two teams', '1 January 2023', '2023-01-01', ['Human Resources'])],
        ),
        rec(
            '3',
            'Move the complaints desk out of the police station.',
            'accepted',
            None,
            addressed_to=['Project management'],
            priority=1,
            priority_text='1',
            actions=[
                act(
                    'Rent a room beside the market',
                    'As soon as possible',
                    None,
                    ['Administration'],
                    comment='Lease under discussion',
                    status='Initiated',
                )
            ],
        ),
        rec(
            '4',
            'Build a second block of flats on the northern site.',
            'rejected',
            'The ground floods every spring.',
            addressed_to=['Donor'],
            priority=3,
            priority_text='3',
        ),
    ],
)
for one in MADE['recommendations']:
    one['_two_rows'] = True
TITLES = [r['text'] for r in MADE['recommendations']]
CONTENTS = [
    ('Acronyms', 3),
    ('1. Introduction', 4),
    ('2. Relevance', 8),
    ('3. Effectiveness', 13),
    ('4. Sustainability', 18),
    ('5. Recommendations', 22),
    *((f'Recommendation {at}: {text.split(",")[0]}', 22) for at, text in enumerate(TITLES, 1)),
    ('Annex 1. Management response matrix', 24),
]
ACRONYMS = table(
    [row('M&E', 'Monitoring and evaluation'), row('CO', 'Country office'), row('NFI', 'Non-food items')], (1, 4)
)
BLOCKS = [
    *h(1, 'Settled and Safe: final evaluation report'),
    *p('November 2022\nPrepared by Brightwater Consulting for the country office'),
    Break(),
    *h(1, 'Contents'),
    *p('\n'.join(f'{title}{"." * 40}{page}' for title, page in CONTENTS)),
    Break(),
    *h(1, 'Acronyms'),
    ACRONYMS,
    *p(paragraph(3)),
    Break(),
    *chapter(1, 'Introduction', 4),
    *chapter(2, 'Relevance', 5),
    *chapter(3, 'Effectiveness', 5),
    *chapter(4, 'Sustainability', 5),
    *h(1, '5. Recommendations'),
    *p(paragraph(8)),
    *(
        x
        for at, text in enumerate(TITLES, 1)
        for x in (*h(3, f'Recommendation {at}'), *p(f'{text} Linked to conclusion {at + 2}.'), *p(paragraph(at, 3)))
    ),
    Break(landscape=True),
    *h(1, 'Annex 1. Management response matrix'),
    form_2019(MADE, EN_2019)[0],
]
DOCUMENTS = [
    Document(
        'report-settled-en',
        'a report of more than twenty pages with contents list, tables of indicators and a chapter of recommendations '
        'before the matrix, which is a landscape annex in the form of 2019',
        [MADE],
        word=BLOCKS,
        pdf='word',
        footer='Settled and Safe – final evaluation',
    )
]
