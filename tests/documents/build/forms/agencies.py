"""Forms of agencies that are a block of rows for each recommendation: UNDP and those made after it."""

from __future__ import annotations

from tests.documents.build.forms.flat import shown
from tests.documents.build.layout import Table, c, p, row, table

UNDP_EN = {
    'recommendation': 'Evaluation recommendation {}.',
    'response': 'Management response:',
    'action': 'Key action(s)',
    'deadline': 'Time frame',
    'who': 'Responsible unit(s)',
    'tracking': 'Tracking*',
    'comment': 'Comments',
    'status': 'Status (initiated, completed or no due date)',
}
UNDP_FR = {
    'recommendation': "Recommandation de l'évaluation n° {} :",
    'response': 'Réponse de la direction :',
    'action': 'Action(s) clé(s)',
    'deadline': 'Calendrier',
    'who': 'Unité(s) responsable(s)',
    'tracking': 'Suivi*',
    'comment': 'Observations',
    'status': "État (engagée, achevée ou sans date d'échéance)",
}


def undp(record: dict, words: dict, *, number: bool = True) -> list:
    """The rows of one recommendation: text, response, actions with tracking."""
    head = f'**{words["recommendation"].format(shown(record, "number"))}**'
    lines = [row(c(f'{head} {shown(record, "text")}', 5), cut=record.get('_cut'))]
    said = record.get('_said', shown(record, 'response_comment'))
    lines.append(row(c(f'**{words["response"]}** {said}', 5)))
    lines.append(row(*(c(words[k], rows=2) for k in ('action', 'deadline', 'who')), c(words['tracking'], 2)))
    lines.append(row(c(words['comment']), c(words['status'])))
    for action in record['actions']:
        text = f'{action["number"]} {shown(action, "text")}' if number and action['number'] else shown(action, 'text')
        rest = (shown(action, k) for k in ('deadline_text', 'responsible', 'comment', 'status'))
        lines.append(row(text, *rest, cut=action.get('_cut')))
    return lines


def undp_tables(made: dict, words: dict, *, together: bool = False) -> list:
    """A table for each recommendation, or one table of all."""
    widths = (5, 2, 3, 3, 2)
    if together:
        return [table([x for r in made['recommendations'] for x in undp(r, words)], widths)]
    return [x for r in made['recommendations'] for x in (table(undp(r, words), widths), *p(''))]


def pairs(lines: list[tuple[str, str]], widths: tuple[int, int] = (2, 5)) -> Table:
    """Two columns: labels at the left, values at the right; a pair without value goes over both."""
    return table(
        [
            row(c(label, head=True), c(value)) if value is not None else row(c(label, 2, head=True))
            for label, value in lines
        ],
        widths,
    )
