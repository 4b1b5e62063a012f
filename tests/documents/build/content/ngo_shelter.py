"""An NGO's action plan with every trick of a word processor: choices from lists, tracked changes, lists in lists."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.layout import Document, c, p, row, table
from tests.documents.build.record import act, joined, matrix, rec

MADE = matrix(
    evaluation_title='Roofs before Rain: real-time evaluation of the cyclone response',
    year=2024,
    coordinator='Ewa Mbeki-Sandoval, Deputy Director Programmes',
    _also={'any': {'coordinator': ['Ewa Mbeki-Sandoval']}},
    lessons_learned=['Store tarpaulins on the islands before November.', 'Ask for boats in the first call to donors.'],
    recommendations=[
        rec(
            '1',
            'Repair roofs in the order in which families are assessed, whoever owns the house.',
            'accepted',
            None,
            priority=1,
            priority_text='Urgent',
            addressed_to=['Shelter Team'],
            actions=[
                act('Change the queue in the database', '2 weeks', None, ['Information Management'], status='Done'),
                act(
                    'Explain the new order to:\n- village heads;\n- landlords.',
                    'mid-March 2024',
                    '2024-03-15',
                    ['Shelter Team', 'Community Engagement'],
                    status='In progress',
                    _also={'any': {'due': ['2024-03-31']}},
                ),
            ],
        ),
        rec(
            '2',
            'Hire carpenters from the islands only.',
            'partially_accepted',
            'For teams of more than six, trained carpenters must come from the mainland.',
            priority=2,
            priority_text='Normal',
            addressed_to=['Shelter Team', 'HR'],
            actions=[
                act(
                    'Train 30 apprentices on three islands',
                    'Q3/2024',
                    '2024-09-30',
                    ['HR', 'Shelter Team'],
                    status='Planned',
                )
            ],
        ),
        rec(
            '3',
            'Withdraw from the northern islands.',
            'rejected',
            'Needs there are the highest of all.',
            priority=3,
            priority_text='Low',
            addressed_to=['Country Director'],
        ),
    ],
)
for _one in MADE['recommendations']:
    _one['_also'] = {'any': {'priority': [None]}}  # words of its own
MADE['recommendations'][2]['_also'] = {}
# printed with its changes shown, the deleted word stands there struck out
PRINTED = 'Repair roofs in the order in which families are registeredassessed, whoever owns the house.'
MADE['recommendations'][0]['_also']['pdf'] = {'text': [PRINTED]}
SAID = {'accepted': '{v:Agreed}', 'partially_accepted': '{v:Agreed in part}', 'rejected': '{v:Not agreed}'}


def block(record: dict, at: int) -> list:
    """One recommendation."""
    text = record['text']
    if at == 0:
        text = 'Repair roofs in the order in which families are {-registered-}{+assessed+}, whoever owns the house.'
    said = SAID[record['response']] + (f' – {record["response_comment"]}' if record['response_comment'] else '')
    lines = [
        row(c(f'Managment reponse to recommendaton {record["number"]}', 4, head=True)),
        row(c('Recommendaton'), c(text, 3)),
        row(c('For'), c(joined(record['addressed_to'], ' & ')), c('Priority'), c(record['priority_text'])),
        row(c('Our answer'), c(said, 3)),
    ]
    if record['actions']:
        lines.append(row(*(c(x, head=True) for x in ('Action', 'Responsable', 'Dead line', 'Status'))))
    lines += [
        row(a['text'], joined(a['responsible'], '\n'), a['deadline_text'], a['status']) for a in record['actions']
    ]
    return [table(lines, (4, 3, 2, 2)), *p('')]


BLOCKS = [
    *p('Evaluation follow-up plan', bold=True),
    *p(f'Name of evaluation: {MADE["evaluation_title"]}\nYear: 2024\nContact for follow-up: {MADE["coordinator"]}'),
    *p(
        'Lessons learnt:\n- Store tarpaulins on the islands before November.\n- Ask for boats in the first call to donors.'
    ),
    *(x for at, record in enumerate(MADE['recommendations']) for x in block(record, at)),
]
DOCUMENTS = [
    Document(
        'ngo-roofs-en',
        'misspelt labels (“Managment reponse”, “Recommendaton”, “Dead line”), choices from drop-down lists, tracked changes, a bullet list in an action, priority in words of its own, lessons learnt as bullets',
        [MADE],
        word=BLOCKS,
        pdf='word',
    )
]
