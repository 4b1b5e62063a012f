"""Where a management response stands, in sentences that a citizen understands; from numbers and dates alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext, ngettext

from uptake.domain.policies import WindowName
from uptake.domain.schedule import Schedule
from uptake.ui import words
from uptake.ui.band import Window
from uptake.ui.labels import label


class Figures(Protocol):
    """Numbers of recommendations of one evaluation, as the records count them."""

    @property
    def recommendations(self) -> int: ...
    @property
    def answered(self) -> int: ...
    @property
    def accepted(self) -> int: ...
    @property
    def partially_accepted(self) -> int: ...
    @property
    def rejected(self) -> int: ...
    @property
    def taken_up(self) -> int: ...
    @property
    def first_answered(self) -> int: ...
    @property
    def final_answered(self) -> int: ...
    @property
    def completed(self) -> int: ...
    @property
    def open(self) -> int: ...
    @property
    def discarded(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Told:
    """Where one window stands, in words: its name, and the kind, mark and words of its state."""

    label: str
    kind: str
    mark: str
    words: str


def sentence(figures: Figures) -> str:
    """What the organisation answered, in one sentence; '' when there is nothing to answer yet."""
    total = figures.recommendations
    if not total:
        return ''
    if not figures.answered:
        return ngettext(
            '%(count)d recommendation, not answered yet.', '%(count)d recommendations, none answered yet.', total
        ) % {'count': total}
    if figures.answered < total:
        head = gettext('The organisation answered %(count)d of %(total)d recommendations') % {
            'count': figures.answered,
            'total': total,
        }
    else:
        head = ngettext(
            'The organisation answered %(count)d recommendation',
            'The organisation answered %(count)d recommendations',
            total,
        ) % {'count': total}
    return gettext('%(head)s: %(list)s.') % {'head': head, 'list': ', '.join(_answers(figures))}


def _answers(figures: Figures) -> list[str]:
    accepted, in_part, rejected = figures.accepted, figures.partially_accepted, figures.rejected
    said = (
        (accepted, ngettext('%(count)d accepted', '%(count)d accepted', accepted)),
        (in_part, ngettext('%(count)d in part', '%(count)d in part', in_part)),
        (rejected, ngettext('%(count)d rejected', '%(count)d rejected', rejected)),
    )
    return [text % {'count': count} for count, text in said if count]


def progress(figures: Figures) -> str:
    """What came of it: '7 done, 4 open, 1 discarded.'; '' when nothing was said yet."""
    done, left, dropped = figures.completed, figures.open, figures.discarded
    said = (
        (done, ngettext('%(count)d done', '%(count)d done', done)),
        (left, ngettext('%(count)d open', '%(count)d open', left)),
        (dropped, ngettext('%(count)d no longer relevant', '%(count)d no longer relevant', dropped)),
    )
    parts = [text % {'count': count} for count, text in said if count]
    return f'{", ".join(parts)}.' if parts else ''


def process(figures: Figures | None, schedule: Schedule | None, still_open: int, today: date) -> dict[str, object]:
    """What the head of a page tells: the sentence, the band, the band in words; {} for who may not know."""
    if figures is None:
        return {}
    said = {'sentence': sentence(figures), 'progress': progress(figures)}
    if schedule is None or not figures.recommendations:
        return {**said}
    standings = told(schedule, figures, still_open, today)
    return {
        **said,
        'published_on': schedule.published,
        'standings': standings,
        'windows': windows(schedule, standings),
        'told': '; '.join(words.named(each.label, each.words) for each in standings),
    }


def told(schedule: Schedule, figures: Figures, still_open: int, today: date) -> tuple[Told, ...]:
    """Where each window stands. `still_open` is how many recommendations the final follow-up asks about."""
    parts = {
        WindowName.RESPONSE: (figures.answered, figures.recommendations),
        WindowName.FIRST: (figures.first_answered, figures.taken_up),
        WindowName.FINAL: (figures.final_answered, max(still_open, figures.final_answered)),
    }
    all_answered = figures.recommendations > 0 and figures.answered == figures.recommendations
    first_done = all_answered and figures.first_answered == figures.taken_up
    asked = {WindowName.RESPONSE: True, WindowName.FIRST: not all_answered or figures.taken_up > 0}
    asked[WindowName.FINAL] = not first_done or still_open > 0
    return tuple(
        Told(str(label('owed', window.name)), *state_of(window.opens, window.closes, *parts[window.name], today))
        if asked[window.name]
        else Told(str(label('owed', window.name)), 'done', '✓', gettext('nothing left to follow up'))
        for window in schedule.windows
    )


def windows(schedule: Schedule, standings: tuple[Told, ...]) -> tuple[Window, ...]:
    """The windows as the band draws them, in months after publication."""
    return tuple(
        Window(_months(schedule.published, window.opens), _months(schedule.published, window.closes), each.kind)
        for window, each in zip(schedule.windows, standings, strict=True)
    )


def _months(start: date, end: date) -> int:
    return round((end - start).days / words.DAYS_IN_MONTH)


def state_of(start: date, end: date, answered: int, total: int, today: date) -> tuple[str, str, str]:
    """Where one window stands: the kind of its state, its mark and its words."""
    if total and answered >= total:
        return 'done', '✓', _of(answered, total)
    if today < start or not total:
        return 'not-started', '○', gettext('from %(day)s') % {'day': words.day(start)}
    days = (end - today).days
    if days < 0:
        return 'late', '!', f'{_of(answered, total)}, {words.lateness(-days)}'
    left = (
        ngettext('%(count)d day left', '%(count)d days left', days) % {'count': days} if days else gettext('last day')
    )
    kind, mark = ('soon', '◷') if days <= words.SOON else ('open', '◐')
    return kind, mark, f'{_of(answered, total)}, {left}'


def _of(answered: int, total: int) -> str:
    return gettext('%(count)d of %(total)d') % {'count': answered, 'total': total}
