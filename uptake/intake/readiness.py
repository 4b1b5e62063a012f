"""What stands between a checked draft and its confirmation: rules of the records, and what nobody has settled yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uptake.domain.vocabulary import ImplementationStatus, Response
from uptake.intake.editing import open_questions
from uptake.intake.questions import sentence

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to be settled before confirming: which field, what is wrong, and the field that is to be edited."""

    field: str
    message: str | Promise
    edit: str = ''


NO_TEXT = _('The recommendation has no text. Write it, or remove the recommendation.')
NO_ACTION_TEXT = _('The key action has no text. Write it, or remove the key action.')
NEED_REASON = (Response.PARTIALLY_ACCEPTED, Response.REJECTED)
WHY_NOT_FULLY = _(
    'Explain why the recommendation is not accepted in full: the guidance asks for a reason (5.1 d). If the document '
    'gives none, write that, or leave the response open.'
)
WHY_DISCARDED = _(
    'Explain why the recommendation is no longer pursued: the guidance asks for it (5.1 e). If the document does not, '
    'write that, or leave the status open.'
)


def problems(state: Json) -> list[Problem]:
    """Everything that must be settled before confirming, in the order of the matrix."""
    found = [Problem(each['field'], sentence(each)) for each in open_questions(state)]
    for each in state['recommendations']:
        found += _of_recommendation(state, each)
    if not state['recommendations']:
        found.append(Problem('heading', _('There is no recommendation. Add at least one.')))
    return found


def _of_recommendation(state: Json, recommendation: Json) -> list[Problem]:
    key = recommendation['key']
    found = []
    if not _said(state, f'{key}.text'):
        found.append(Problem(f'{key}.text', NO_TEXT))
    if _said(state, f'{key}.response') in NEED_REASON and not _said(state, f'{key}.response_comment'):
        found.append(Problem(f'{key}.response', WHY_NOT_FULLY, f'{key}.response_comment'))
    for round_ in ('first', 'final'):
        discarded = _said(state, f'{key}{round_}.status') == ImplementationStatus.DISCARDED
        if discarded and not _said(state, f'{key}{round_}.comment'):
            found.append(Problem(f'{key}{round_}.status', WHY_DISCARDED, f'{key}{round_}.comment'))
    silent = (action for action in recommendation['actions'] if not _said(state, f'{action}.text'))
    return [*found, *(Problem(f'{action}.text', NO_ACTION_TEXT) for action in silent)]


def unit_names(state: Json) -> list[str]:
    """The names of offices and units that the matrix holds, each once, in its order."""
    keys = [
        key
        for each in state['recommendations']
        for key in (f'{each["key"]}.addressed_to', *(f'{action}.responsible' for action in each['actions']))
    ]
    return list(dict.fromkeys(name for key in keys for name in _said(state, key) or ()))


def _said(state: Json, key: str) -> Any:
    return state['fields'].get(key, {}).get('value')
