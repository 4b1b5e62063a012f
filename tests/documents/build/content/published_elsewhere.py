"""Responses as other bodies publish them: a heritage agency, a web export, a signed agreement, a donor’s sheet."""

# ruff: noqa: E501 what offices wrote is kept on one line
from __future__ import annotations

from tests.documents.build.layout import Document, c, h, p, row, table
from tests.documents.build.record import act, joined, matrix, rec, seen

UNESCO = matrix(
    evaluation_title='Evaluation of the Heritage in Young Hands programme',
    overall_comment='The Sector welcomes the evaluation and thanks all who were interviewed.',
    recommendations=[
        rec(
            '1',
            'Develop a theory of change that covers all three regions.\n- It should name assumptions.\n- It should be revised every two years.',
            'accepted',
            'The Sector fully agrees with this recommendation. Work on the theory of change has begun.',
            addressed_to=['Culture Sector'],
            priority=1,
            priority_text='High',
            actions=[
                act(
                    'The theory of change will be adopted by the management team.',
                    'End of 2023',
                    '2023-12-31',
                    ['Culture Sector', 'Bureau of Planning'],
                )
            ],
        ),
        rec(
            '2',
            'Create an alumni network of trained young people, with a yearly meeting.',
            'partially_accepted',
            'The Sector partially agrees with this recommendation, as a yearly meeting cannot be funded.',
            addressed_to=['Culture Sector', 'Field Offices'],
            priority=2,
            priority_text='Medium',
            actions=[
                act(
                    'An online group will be opened and moderated by two volunteers.',
                    'Mid-2024',
                    '2024-06-30',
                    ['Field Offices'],
                )
            ],
        ),
        rec(
            '3',
            'Translate materials into twelve languages.',
            'rejected',
            'The Sector does not accept this recommendation because local versions are made by national commissions.',
            addressed_to=['Culture Sector'],
            priority=3,
            priority_text='Low',
        ),
    ],
)
D5 = Document(
    'unesco-heritage-en',
    'a block of two columns for each recommendation with its number and priority in the heading; the answer as a sentence; unit and date labelled within one cell',
    [UNESCO],
    word=[
        *p('Management Response', bold=True, centred=True),
        *p(f'Title of evaluation: {UNESCO["evaluation_title"]}'),
        *p('Overall Management Response', bold=True),
        *p(UNESCO['overall_comment']),
        *[
            x
            for r in UNESCO['recommendations']
            for x in (
                table(
                    [
                        row(
                            c(f'Recommendation {r["number"]} (Priority: {r["priority_text"]})', head=True),
                            c('Management response', head=True),
                        ),
                        row(f'{r["text"]}\nAddressed to: {joined(r["addressed_to"])}', r['response_comment']),
                        *(
                            [row(c('Action', head=True), c('Responsible entity and timeline', head=True))]
                            if r['actions']
                            else []
                        ),
                        *[
                            row(a['text'], f'Responsible: {joined(a["responsible"])}\nBy: {a["deadline_text"]}')
                            for a in r['actions']
                        ],
                    ],
                    (5, 5),
                ),
                *p(''),
            )
        ],
    ],
    pdf='word',
)

IFAD = matrix(
    evaluation_title=None,
    _also={
        'any': {
            'overall_comment': [
                'This agreement reflects the understanding between the partners on the main findings of the country evaluation. It is signed by both sides.'
            ]
        }
    },
    recommendations=[
        rec(
            '1',
            'The Government and the Fund should concentrate on two provinces rather than on nine. This allows closer supervision.',
            'accepted',
            None,
            heading='Narrow the geographic focus.',
            actions=[
                act(
                    'The next country strategy will name two provinces.',
                    'June 2024',
                    '2024-06-30',
                    ['Ministry of Agriculture', 'Country Office'],
                )
            ],
        ),
        rec(
            '2',
            'Rural banks should receive guarantees in place of credit lines.',
            'partially_accepted',
            'Guarantees will be piloted in one province.',
            heading='Change the instrument for rural finance.',
            actions=[
                act(
                    'A study of guarantees is to be carried out, followed by a pilot.',
                    'December 2024',
                    '2024-12-31',
                    ['Country Office'],
                )
            ],
        ),
    ],
)
D7 = Document(
    'agreement-provinces-en',
    'an agreement: the heading of a recommendation is the bold beginning of its paragraph, follow-up, date and units in labelled lines',
    [IFAD],
    word=[
        *h(1, 'Agreement at Completion Point'),
        *h(2, 'A. Introduction'),
        *p(
            'This agreement reflects the understanding between the partners on the main findings of the country evaluation. It is signed by both sides.'
        ),
        *h(2, 'B. Recommendations'),
        *[
            x
            for r in IFAD['recommendations']
            for x in (
                *p(f'**Recommendation {r["number"]}. {r["heading"]}** {r["text"]}'),
                *p(
                    {
                        '1': '**Response:** Agreed.',
                        '2': '**Response:** Partially agreed. Guarantees will be piloted in one province.',
                    }[r['number']]
                ),
                *p(f'**Proposed follow-up:** {r["actions"][0]["text"]}'),
                *p(f'**Deadline date for implementation:** {r["actions"][0]["deadline_text"]}'),
                *p(f'**Entities responsible for implementation:** {joined(r["actions"][0]["responsible"], " and ")}'),
            )
        ],
        *p('Signed by:'),
        *p('Permanent Secretary, Ministry of Agriculture\nAssociate Vice-President'),
    ],
    pdf='word',
    text=None,
)

EU = matrix(
    evaluation_title="Évaluation de l'appui aux filières courtes en Basse-Torne",
    year=2020,
    recommendations=[
        rec(
            '1',
            "Concentrer l'appui sur trois filières.",
            'accepted',
            'Le nouveau programme retient le maïs, le lait et le miel.',
            actions=[act(None, comment='Trois conventions signées en 2021.')],
        ),
        rec(
            '2',
            'Confier le suivi aux chambres d’agriculture.',
            'partially_accepted',
            'La direction prend note et accepte en partie : les chambres n’existent que dans deux régions.',
            actions=[act(None, comment='Deux chambres formées.')],
        ),
        rec('3', 'Supprimer les subventions au transport.', 'rejected', 'Les services ne partagent pas cette analyse.'),
    ],
)
EU['recommendations'][0]['actions'] = []
EU['recommendations'][1]['actions'] = []
EU['recommendations'][0]['monitoring'] = [seen(None, 'Trois conventions signées en 2021.')]
EU['recommendations'][1]['monitoring'] = [seen(None, 'Deux chambres formées.')]
eu = {
    '1': 'Acceptée. Le nouveau programme retient le maïs, le lait et le miel.',
    '2': 'La direction prend note et accepte en partie : les chambres n’existent que dans deux régions.',
    '3': 'Non acceptée. Les services ne partagent pas cette analyse.',
}
D9 = Document(
    'fiche-filieres-fr',
    'a donor’s sheet of three columns with no actions: who takes note and accepts in part; follow-up after a year',
    [EU],
    word=[
        *p('FICHE CONTRADICTOIRE', bold=True, centred=True),
        *p("Titre : Évaluation de l'appui aux filières courtes en Basse-Torne (2020)"),
        table(
            [row('Recommandations', 'Réponse des services de la Commission', 'Suivi (un an après)', header=True)]
            + [
                row(
                    f'R{r["number"]} : {r["text"]}',
                    eu[r['number']],
                    r['monitoring'][0]['comment'] if r['monitoring'] else '',
                )
                for r in EU['recommendations']
            ],
            (4, 5, 4),
        ),
    ],
    pdf='word',
    landscape=True,
)

ERC = matrix(
    evaluation_title='Mid-term review of the Hill Forests project',
    year=2019,
    recommendations=[
        rec(
            '1',
            'Extend the project by nine months without extra cost.',
            'accepted',
            'Management fully agrees with the recommendation. The request was sent to the donor in May.',
            actions=[
                act(
                    'Send the request for extension to the donor.',
                    '2019/06',
                    '2019-06-30',
                    ['Project Management Unit'],
                    number='1.1',
                    status='Completed',
                    comment='Approved on 2 July.',
                ),
                act(
                    'Revise the workplan.',
                    '2019/09',
                    '2019-09-30',
                    ['Project Management Unit', 'Forest Department'],
                    number='1.2',
                    status='Completed',
                ),
            ],
        ),
        rec(
            '2',
            'Hire a gender specialist.',
            'partially_accepted',
            'Management partially agrees; a part-time consultant will be hired.',
            actions=[
                act(
                    'Hire a consultant for 60 days.',
                    '2019/12',
                    '2019-12-31',
                    ['UNDP CO'],
                    number='2.1',
                    status='Overdue-Initiated',
                    comment='Terms of reference are ready.',
                )
            ],
        ),
        rec(
            '3',
            'Move the office to the capital.',
            'rejected',
            'Management does not agree with this recommendation, as the project works in the hills.',
        ),
    ],
)


def erc(r):
    b = [
        *p(f'{r["number"]}. Recommendation:', bold=True),
        *p(r['text']),
        *p('**Management Response:** [Added: 2019/05/30] [Last Updated: 2020/12/17]'),
        *p(r['response_comment']),
    ]
    if r['actions']:
        b += [
            *p('Key Actions:'),
            table(
                [row('Key Action', 'Responsible', 'DueDate', 'Status', 'Comments', 'Documents', header=True)]
                + [
                    row(
                        f'{a["number"]} {a["text"]}\n[Added: 2019/05/30]',
                        joined(a['responsible']),
                        a['deadline_text'],
                        a['status'],
                        a['comment'],
                        '',
                    )
                    for a in r['actions']
                ],
                (5, 3, 2, 2, 3, 2),
            ),
        ]
    return b + p('')


D10 = Document(
    'undp-export-en',
    'UNDP as exported from its web pages: the number stands before the label, stamps in square brackets, years before months',
    [ERC],
    word=[
        *p('Management Response', bold=True),
        *p(
            'Evaluation Title: Mid-term review of the Hill Forests project\nEvaluation Completion Date: 04/2019\nUnit/Country: Ostrava Hills\nOverall comments:'
        ),
        *[x for r in ERC['recommendations'] for x in erc(r)],
    ],
    pdf='html',
)


DOCUMENTS = [D5, D7, D9, D10]
