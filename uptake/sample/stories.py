"""How far each invented evaluation has come: publication relative to today, and what has been said since.

A table, so that every stage of the process is there on whatever day the sample is loaded.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """One evaluation's progress.

    `months` since publication, None for one that is not published yet. `answered`, `first` and `final` are the shares
    of recommendations with a response, a first and a final follow-up. `done` is how much of what was followed up is
    completed. `ending` is '' or 'public', 'restricted', 'withdrawn'.
    """

    months: int | None
    answered: float = 0.0
    first: float = 0.0
    final: float = 0.0
    done: float = 0.5
    ending: str = ''


STORIES: tuple[Story, ...] = (
    Story(1, 0.4),
    Story(7, 1, 0.6),
    Story(13, 1, 1, 0.5),
    Story(9, 1, 0.4, done=0.3),
    Story(20, 1, 1, 1, 0.8, 'public'),
    Story(3, 0.5),
    Story(11, 1, 1, done=0.5),
    Story(1),
    Story(16, 1, 1, 0.4, 0.5),
    Story(8, 1, 1, done=1),
    Story(26, 1, 1, 1, 0.6, 'public'),
    Story(5, 1),
    Story(None),
    Story(14, 1, 0.8, 0.2),
    Story(2, 0.75),
    Story(30, 1, 1, 1, 1, 'public'),
    Story(6, 1, 0.25),
    Story(10, 1, 0.7),
    Story(12, 1, 1, done=0.4),
    Story(18, 1, 1, 1, 0.7, 'restricted'),
    Story(4, 0.8),
    Story(15, 1, 1, 0.9, 0.6),
    Story(24, 1, 1, 1, 0.9, 'public'),
    Story(0),
    Story(40, 0.5),
    Story(22, 1, 1, 1, 0.5, 'public'),
    Story(7, 0.9, 0.3),
    Story(9, 1, 0.9, done=0.6),
    Story(None),
    Story(36, 1, 1, 1, 0.8, 'public'),
    Story(28, 1, 0.5),
    Story(1, 0.2),
    Story(13, 1, 1, 0.3),
    Story(6, 1),
    Story(19, 1, 1, 1, 1, 'public'),
    Story(33, 1, 1, 1, 0.4, 'withdrawn'),
    Story(2, 1),
    Story(17, 1, 1, 1, 0.6),
)
