"""A list that can be narrowed: its filters, the chips that take one away, and the addresses that keep the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlencode

from django.utils.functional import Promise

from uptake.ui.labels import choices, label


class Choosable(Protocol):
    """A value to filter by, with its label and how many rows have it."""

    @property
    def value(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def count(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter as the page shows it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its name in the address, its label, its choices."""

    name: str
    label: str | Promise
    choices: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set: its words, and the address without it."""

    label: str
    without: str


#: Name in the address, words, choices, and the list of labels (uptake/ui/labels.py) where the choices are bare values.
Offered = tuple[str, str | Promise, Iterable[Choosable], str]


def facets(offered: Sequence[Offered], query: Mapping[str, str]) -> tuple[Facet, ...]:
    """The filters with their choices; one without any choice is left out unless it is set."""
    made = (
        Facet(
            name,
            word,
            tuple(
                Option(
                    each.value,
                    str(label(labels, each.value) if labels else each.label),
                    each.count,
                    each.value == query.get(name),
                )
                for each in offers
            ),
        )
        for name, word, offers, labels in offered
    )
    return tuple(facet for facet in made if facet.choices)


def fixed(name: str, word: str | Promise, query: Mapping[str, str]) -> Facet:
    """A filter over a closed set that is known by its labels, without counts."""
    options = (Option(value, str(said), 0, value == query.get(name)) for value, said in choices(name))
    return Facet(name, word, tuple(options))


def chips(shown: Iterable[Facet], query: Mapping[str, str]) -> tuple[Chip, ...]:
    """A chip for each filter that is set, the words searched for among them."""
    labels = {(facet.name, each.value): each.label for facet in shown for each in facet.choices}
    return tuple(
        Chip(labels.get((name, value), value), urlencode({key: kept for key, kept in query.items() if key != name}))
        for name, value in query.items()
    )


def further(query: Mapping[str, str], after: str | None) -> str:
    """The query string of the next page, '' on the last."""
    return urlencode({**query, 'after': after}) if after else ''
