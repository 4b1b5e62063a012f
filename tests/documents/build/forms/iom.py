"""The three forms of IOM: of 2019 (a status for each action), with check boxes, and of 2022 (Time 0 to Time 3)."""

from __future__ import annotations

from tests.documents.build.forms.flat import shown
from tests.documents.build.layout import Para, Table, c, p, row, table

EN_2019 = {
    'title': 'Evaluation title/year:',
    'person': 'Person or entity responsible for completing the management follow-up response matrix:',
    'recommendation': 'Evaluation recommendation {}:',
    'to': 'Recommendation to:',
    'priority': 'Priority level (1 to 3):',
    'response': 'Management response (Accept/Partially Accept/Reject)',
    'action': 'Key action',
    'deadline': 'Time frame or deadline',
    'who': 'Responsible individual or unit(s)',
    'monitoring': 'Implementation monitoring',
    'comment': 'Comments or action taken',
    'status': 'Status',
}
EN_BOXES = EN_2019 | {
    'person': 'Person or entity responsible for responding to this recommendation:',
    'recommendation': 'Evaluation recommendation {}:',
    'to': 'Recommended to:',
    'response': 'Management response:',
    'explanation': 'Explanation:',
    'boxes': ('Accept recommendation', 'Partially accept recommendation', 'Reject recommendation'),
}
EN_2022 = {
    'coordinator': 'Name and function of the management response coordinator (MR coordinator):',
    'published': 'Date of publication:',
    'overall': 'Overall comment on evaluation process (optional):',
    'recommendation': 'Evaluation recommendation # {}: (Time 0)',
    'to': 'Responsible unit(s): (Time 0)',
    'response': 'Management response - accept/partially accept/reject: (Time 1)',
    'actions': 'Key actions: (Time 1)',
    'first': 'Implementation monitoring status - discarded/open/completed: (Time 2)',
    'first_comment': 'Comments on implementation status: (Time 2)',
    'final': 'Final implementation monitoring status - discarded/open/completed: (Time 3)',
    'final_comment': 'Final comments on implementation status: (Time 3)',
    'action': '{text}. Responsible: {who}. Deadline: {deadline}.',
}
VALUES = ('accepted', 'partially_accepted', 'rejected')


def box_line(record: dict, words: dict, sign: dict[bool, str] | None = None) -> str:
    """The three options with boxes; none is ticked where there is no response."""
    given = record['response'] if record.get('_box') is None else record['_box']
    sign = sign or {True: '{x}', False: '{ }'}
    return '\n'.join(f'{sign[given == value]} {name}' for value, name in zip(VALUES, words['boxes'], strict=True))


def heads(words: dict, record: dict) -> list:
    """The two header rows over the actions."""
    action = record.get('_action_label') or words['action']
    rows = record.get('_two_rows', True)
    first = [c(action, rows=2), c(words['deadline'], rows=2), c(words['who'], rows=2), c(words['monitoring'], 2)]
    if rows:
        return [row(*first), row(c(words['comment']), c(words['status']))]
    return [row(c(action), c(words['deadline']), c(words['who']), c(words['comment']), c(words['status']))]


def iom_2019(record: dict, words: dict, *, boxes: bool = False) -> list:
    """The rows of one recommendation of the form of 2019, five columns."""
    head = words['recommendation'].format(shown(record, 'number'))
    text = f'{shown(record, "heading")}\n{shown(record, "text")}' if record['heading'] else shown(record, 'text')
    lines = [row(c(f'{head} {text}', 5), cut=record.get('_cut'))]
    to = f'{words["to"]}\n{shown(record, "addressed_to")}'
    lines.append(row(c(to, 3), c(f'{words["priority"]}\n{shown(record, "priority_text")}', 2)))
    if boxes:
        said = f'{words["response"]}\n{box_line(record, words, record.get("_signs"))}\n{words["explanation"]}\n'
        lines.append(row(c(said + shown(record, 'response_comment'), 5)))
    else:
        between = record.get('_between', '\n')
        lines.append(row(c(words['response'] + between + said_of(record), 5)))
    lines += heads(words, record)
    for action in record['actions'] or [{}]:
        keys = ('text', 'deadline_text', 'responsible', 'comment', 'status')
        number = f'{action["number"]}. ' if action.get('number') else ''
        lines.append(
            row(*(c((number if k == 'text' else '') + shown(action, k)) for k in keys), cut=action.get('_cut'))
        )
    return lines


def said_of(record: dict) -> str:
    """The response and its comment as written in one cell: '_said' goes before what is put together."""
    if '_said' in record:
        return record['_said']
    names = dict(zip((*VALUES, None), ('Accept', 'Partially accept', 'Reject', ''), strict=True))
    comment = f'. {record["response_comment"]}' if record['response_comment'] else ''
    return names[record['response']] + comment


def form_2019(made: dict, words: dict, *, boxes: bool = False, apart: bool = False, top: str | None = None) -> list:
    """The form of 2019 over all recommendations; `apart` makes a table of each, with the head repeated."""
    title = top or f'{words["title"]} {made["evaluation_title"]}' + (f'/{made["year"]}' if made['year'] else '')
    head = [row(c(f'{title}', 5)), row(c(f'{words["person"]} {made["coordinator"] or ""}', 5))]
    widths = (5, 3, 3, 3, 2)
    if not apart:
        lines = [line for record in made['recommendations'] for line in iom_2019(record, words, boxes=boxes)]
        return [table(head + lines, widths)]
    return [x for r in made['recommendations'] for x in (table(head + iom_2019(r, words, boxes=boxes), widths), *p(''))]


def action_lines(record: dict, words: dict) -> str:
    """The key actions of the form of 2022, one a line."""
    lines = []
    for action in record['actions']:
        said = words['action'].format(
            text=shown(action, 'text'), who=shown(action, 'responsible'), deadline=shown(action, 'deadline_text')
        )
        lines.append(record.get('_sign', '#. ' if action['number'] else '- ') + said)
    return '\n'.join(lines) or record.get('_none', '')


def block_2022(record: dict, words: dict) -> Table:
    """The block of one recommendation in the form of 2022."""
    text = f'{shown(record, "heading")}\n{shown(record, "text")}' if record['heading'] else shown(record, 'text')
    lines = [
        f'**{words["recommendation"].format(shown(record, "number"))}** {text}',
        f'**{words["to"]}** {shown(record, "addressed_to")}',
        f'**{words["response"]}** {said_of(record)}\n**{words["actions"]}**\n{action_lines(record, words)}',
    ]
    for name, at in (('first', 0), ('final', 1)):
        said = record['monitoring'][at] if len(record['monitoring']) > at else {}
        status, comment = said.get('_status') or said.get('status') or '', said.get('comment') or ''
        lines.append(f'**{words[name]}** {status.capitalize()}\n**{words[name + "_comment"]}** {comment}')
    return table([row(c(line)) for line in lines], (1,))


def form_2022(made: dict, words: dict, *, name: str, title: str, extra: str = '') -> list[Para | Table]:
    """The form of 2022; `title` is the line with the evaluation's title, `extra` stands before the first block."""
    blocks: list = [*p(name, bold=True, centred=True), *p(title, centred=True)]
    blocks += p(f'**{words["coordinator"]}** {made["coordinator"] or ""}')
    blocks += p(f'**{words["published"]}** {made.get("_published", "")}')
    blocks += p(f'**{words["overall"]}** {made["overall_comment"] or ""}')
    blocks += p(extra) if extra else []
    for record in made['recommendations']:
        blocks += [block_2022(record, words), *p('')]
    return blocks
