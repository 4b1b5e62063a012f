"""The earlier form's words for how far an action is, in the languages of the forms. What is not here stays unset."""

from __future__ import annotations

from uptake.domain.vocabulary import ActionStatus

WORDS: dict[str, ActionStatus] = {
    'initiated': ActionStatus.INITIATED,
    'in progress': ActionStatus.INITIATED,
    'ongoing': ActionStatus.INITIATED,
    'en cours': ActionStatus.INITIATED,
    'iniciado': ActionStatus.INITIATED,
    'iniciada': ActionStatus.INITIATED,
    'en curso': ActionStatus.INITIATED,
    'not initiated': ActionStatus.NOT_INITIATED,
    'not started': ActionStatus.NOT_INITIATED,
    'non initié': ActionStatus.NOT_INITIATED,
    'non commencé': ActionStatus.NOT_INITIATED,
    'no iniciado': ActionStatus.NOT_INITIATED,
    'no iniciada': ActionStatus.NOT_INITIATED,
    'completed': ActionStatus.COMPLETED,
    'done': ActionStatus.COMPLETED,
    'terminé': ActionStatus.COMPLETED,
    'achevé': ActionStatus.COMPLETED,
    'completado': ActionStatus.COMPLETED,
    'completada': ActionStatus.COMPLETED,
    'no longer applicable': ActionStatus.NO_LONGER_APPLICABLE,
    "n'est plus applicable": ActionStatus.NO_LONGER_APPLICABLE,
    'plus applicable': ActionStatus.NO_LONGER_APPLICABLE,
    'ya no es aplicable': ActionStatus.NO_LONGER_APPLICABLE,
    'ya no aplica': ActionStatus.NO_LONGER_APPLICABLE,
}


def as_status(written: str) -> ActionStatus | None:
    """The status that the words name, or None: then a person decides (N/A and anything else included)."""
    return WORDS.get(' '.join(written.replace('’', "'").casefold().split()).strip(' .;:'))
