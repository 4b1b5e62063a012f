"""Where a management response stands, in sentences that a citizen understands; from numbers and dates alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, ngettext

from uptake.ui import words


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of recommendations of one evaluation."""

    recommendations: int
    accepted: int = 0
    partially_accepted: int = 0
    rejected: int = 0
    completed: int = 0
    open: int = 0
    discarded: int = 0

    @property
    def answered(self) -> int:
        """How many have a response."""
        return self.accepted + self.partially_accepted + self.rejected


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
    return f'{head}: {", ".join(_answers(figures))}.'


def _answers(figures: Figures) -> list[str]:
    said = (
        (figures.accepted, gettext('%(count)d accepted')),
        (figures.partially_accepted, gettext('%(count)d in part')),
        (figures.rejected, gettext('%(count)d rejected')),
    )
    return [text % {'count': count} for count, text in said if count]


def progress(figures: Figures) -> str:
    """What came of it: '7 done, 4 open, 1 discarded.'; '' when nothing was said yet."""
    said = (
        (figures.completed, gettext('%(count)d done')),
        (figures.open, gettext('%(count)d open')),
        (figures.discarded, gettext('%(count)d no longer relevant')),
    )
    parts = [text % {'count': count} for count, text in said if count]
    return f'{", ".join(parts)}.' if parts else ''


def state_of(start: date, end: date, answered: int, total: int, today: date) -> tuple[str, str, str]:
    """Where one window stands: the kind of its state, its mark and its words."""
    if total and answered >= total:
        return 'done', '✓', _of(answered, total)
    if today < start:
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
