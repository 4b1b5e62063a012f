"""A deadline: the text as written, always kept, beside the period that it means (requirement B6).

The value and its arithmetic stand here; reading the text is `uptake.deadlines`, one ring out, because it needs a
grammar and this ring loads the standard library only (docs/adr/0002).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from uptake.domain.vocabulary import Certainty


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as written and the period that it means.

    `edtf` is the period in the Extended Date/Time Format ('2024-01/2024-03', '../2026', '2024?') or None.
    `earliest` and `latest` are its first and last day; either is None where the text leaves it open. `latest` is the
    day by which the action is due. `language` is 'en', 'fr', 'es' or None where the text does not tell.
    """

    text: str
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    certainty: Certainty = Certainty.UNREAD
    recurring: bool = False
    language: str | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise ValueError(f'a period cannot end before it starts: {self.text!r}')
