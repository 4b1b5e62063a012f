"""IOM's form of 2019 with the answer in the label's line and column hints left in."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.forms.iom import EN_2019, form_2019
from tests.documents.build.layout import Document, p
from tests.documents.build.record import act, matrix, rec

HINT_COMMENT = 'Leave this column empty when the matrix is first prepared. Later, describe here what was done.'
HINT_STATUS = 'Leave this column empty when the matrix is first prepared. Later, choose one: initiated; not initiated; completed; no longer applicable.'
HINTS = {'comment': HINT_COMMENT, 'status': HINT_STATUS}
MADE = matrix(
    template='iom-2019',
    evaluation_title='Mid-term evaluation of “Herders on the Move: cross-border grazing agreements”',
    year=2022,
    coordinator='Sanna Okonjo, Programme Officer, with the support of the M&E team',
    overall_comment=None,
    recommendations=[
        rec(
            '1',
            'Hold the cross-border grazing forum before the herds set out, and not at the end of the season as in the first two years.',
            'accepted',
            'The forum of 2023 is set for April.',
            addressed_to=['Project management', 'Regional Office'],
            priority=1,
            priority_text='1\nTo be dealt with at once, as herds leave in May.',
            _also={'any': {'priority_text': ['1 To be dealt with at once, as herds leave in May.']}},
            _said='Accept. The forum of 2023 is set for April.',
            _between=': ',
            actions=[
                act(
                    'Send invitations to the herders’ unions on both sides (see also recommendation 3)',
                    'January 2023',
                    '2023-01-31',
                    ['Project management'],
                    _shown=HINTS,
                ),
                act(
                    'Hire buses for delegates from the far wells',
                    'End of March 2023',
                    '2023-03-31',
                    ['Logistics Unit', 'Finance Unit'],
                    comment='Depends on funds',
                    status='Not initiated',
                ),
            ],
        ),
        rec(
            '2',
            'Put the agreements into the languages of the herders.',
            'partially_accepted',
            'Three of the seven languages have a written form.',
            addressed_to=['Project management'],
            priority=2,
            priority_text='2',
            _said='Partially Accept – Three of the seven languages have a written form.',
            _between=' – ',
            actions=[
                act(
                    'Translate and record the agreements in three languages',
                    'By mid-2023',
                    '2023-06-30',
                    ['Communication Unit'],
                    _shown=HINTS,
                )
            ],
        ),
        rec(
            '3',
            'Count the herds by satellite.',
            'rejected',
            'Pictures cannot tell sheep from goats.',
            addressed_to=['Regional Office'],
            priority=3,
            priority_text='3',
            _said='Rejected. Pictures cannot tell sheep from goats.',
            _between=': ',
            actions=[],
        ),
        rec(
            '4',
            'Name a contact for complaints at each of the nine border posts.',
            'accepted',
            None,
            addressed_to=['Project management'],
            priority=1,
            priority_text='1',
            _said='Accepted',
            _between=': ',
            actions=[
                act(
                    'Agree on names with the border police:\n- five posts in the north;\n- four posts in the south.',
                    'Feb-March 2023',
                    '2023-03-31',
                    ['Border Unit', 'Project management'],
                    _shown=HINTS | {'responsible': 'Border Unit and Project management'},
                ),
                act('Put up posters', 'Continuous over the next two years', None, ['Communication Unit'], _shown=HINTS),
            ],
        ),
    ],
)
DOCUMENTS = [
    Document(
        'iom-2019-herders-en',
        'IOM 2019: the answer in the line of its label, hints of the form in the monitoring columns beside real comments, a priority with a sentence, a reference to another recommendation in an action, a list in an action',
        [MADE],
        word=[*p('Management Response Matrix', bold=True, centred=True), *form_2019(MADE, EN_2019)],
        pdf='word',
        header='The UN Migration Agency',
    )
]
