"""A policy: the times, words and demands of one organisation's process, read from one TOML file each.

A new policy is a new file beside this one; nothing else knows its figures.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from uptake.domain.errors import UptakeError
from uptake.domain.vocabulary import ActionStatus, Coverage, ImplementationStatus, Level, Response, Role

DEFAULT = 'iom-2022'


class WindowName(StrEnum):
    """The three windows in which something is owed: Time 1, Time 2 and Time 3."""

    RESPONSE = 'response'
    FIRST = 'first'
    FINAL = 'final'


@dataclass(frozen=True, slots=True)
class Window:
    """When something is owed, in calendar months after publication, and by whom (the first answers, the next helps)."""

    name: WindowName
    opens: int
    closes: int
    by: tuple[Role, ...]
    only_if_open: bool


@dataclass(frozen=True, slots=True)
class Control:
    """Who checks the quality of a finished matrix."""

    regional_levels: frozenset[Level]
    regional_coverages: frozenset[Coverage]
    central_levels: frozenset[Level]
    central_coverages: frozenset[Coverage]

    def controller(self, level: Level | None, coverage: Coverage | None, *, central: bool = False) -> Role:
        """The regional M&E officer for country and regional evaluations, the central unit for everything else."""
        if central or level in self.central_levels or coverage in self.central_coverages:
            return Role.CENTRAL_UNIT
        if level in self.regional_levels or coverage in self.regional_coverages:
            return Role.REGIONAL_ME_OFFICER
        return Role.CENTRAL_UNIT


@dataclass(frozen=True, slots=True)
class Policy:
    """One organisation's rules. `windows` are in the order of time; `monitors` is 'recommendation' or 'action'."""

    slug: str
    title: str
    source: str
    windows: tuple[Window, ...]
    monitors: str
    priorities: tuple[int, ...]
    responses: tuple[Response, ...]
    statuses: tuple[ImplementationStatus, ...]
    action_statuses: tuple[ActionStatus, ...]
    justify: frozenset[Response]
    explain: frozenset[ImplementationStatus]
    explain_delay: bool
    followed_up: frozenset[Response]
    control: Control

    def window(self, name: WindowName) -> Window:
        """The window of that name; every policy has all three."""
        return next(window for window in self.windows if window.name == name)


def slugs() -> tuple[str, ...]:
    """The names of all policies, in order."""
    folder = files('uptake.domain.policies')
    return tuple(sorted(file.name.removesuffix('.toml') for file in folder.iterdir() if file.name.endswith('.toml')))


@cache
def policy(slug: str = DEFAULT) -> Policy:
    """The policy of that name. UptakeError if there is none."""
    if slug not in slugs():
        raise UptakeError(
            f'There is no policy "{slug}".', advice=f'Known are: {", ".join(slugs())}.', code='unknown-policy'
        )
    return built(tomllib.loads((files('uptake.domain.policies') / f'{slug}.toml').read_text('utf-8')))


def built(table: dict[str, Any]) -> Policy:
    """A policy from its table. KeyError or ValueError for a key that is missing or a word outside the vocabulary."""
    words, reasons = table['vocabulary'], table['reasons']
    return Policy(
        slug=table['slug'],
        title=table['title'],
        source=table['source'],
        windows=tuple(window(row) for row in table['window']),
        monitors=table['monitors'],
        priorities=tuple(table['priorities']),
        responses=tuple(map(Response, words['responses'])),
        statuses=tuple(map(ImplementationStatus, words['statuses'])),
        action_statuses=tuple(map(ActionStatus, words['action_statuses'])),
        justify=frozenset(map(Response, reasons['justify'])),
        explain=frozenset(map(ImplementationStatus, reasons['explain'])),
        explain_delay=reasons['delay'],
        followed_up=frozenset(map(Response, table['follow_up']['responses'])),
        control=control(table['control']),
    )


def window(row: dict[str, Any]) -> Window:
    by = tuple(map(Role, row['by']))
    return Window(WindowName(row['name']), row['opens'], row['closes'], by, row['only_if_open'])


def control(row: dict[str, list[str]]) -> Control:
    return Control(
        regional_levels=frozenset(map(Level, row['regional_levels'])),
        regional_coverages=frozenset(map(Coverage, row['regional_coverages'])),
        central_levels=frozenset(map(Level, row['central_levels'])),
        central_coverages=frozenset(map(Coverage, row['central_coverages'])),
    )
