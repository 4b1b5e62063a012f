"""Days, distances and periods in words, in the language that is active."""

from __future__ import annotations

from datetime import date

from django.utils import formats, translation
from django.utils.translation import gettext, ngettext

from uptake.domain.deadlines import Deadline
from uptake.domain.vocabulary import Certainty

#: How a day is written out, per language; Django's own English puts the month first.
DAY_FORMATS = {'en': 'j F Y', 'fr': 'j F Y', 'es': r'j \d\e F \d\e Y'}
#: What is due within this many days counts as soon.
SOON = 14
#: Up to so many days a distance is told in days, beyond in months.
NEAR = 90
DAYS_IN_MONTH = 30.4375


def language() -> str:
    """The active language, without its country: 'en' when none is active."""
    return (translation.get_language() or 'en').split('-', maxsplit=1)[0]


def day(when: date) -> str:
    """'30 April 2026', '30 avril 2026', '30 de abril de 2026'; the first of a month is '1er avril' in French."""
    said = formats.date_format(when, DAY_FORMATS.get(language(), DAY_FORMATS['en']))
    return f'1er{said[1:]}' if language() == 'fr' and when.day == 1 else said


def named(name: str, said: str) -> str:
    """A name and what is said of it, with the colon as the language sets it: 'Response: 9 of 12'."""
    return gettext('%(name)s: %(said)s') % {'name': name, 'said': said}


def distance(when: date, today: date) -> str:
    """How far a day is from `today`: 'tomorrow', 'in 6 days', '6 days ago'; beyond 90 days in months, then in years."""
    days = (when - today).days
    near = {0: gettext('today'), 1: gettext('tomorrow'), -1: gettext('yesterday')}
    if days in near:
        return near[days]
    count = abs(days)
    if count > NEAR:
        return _far(round(count / DAYS_IN_MONTH), ahead=days > 0)
    if days > 0:
        return ngettext('in %(count)d day', 'in %(count)d days', count) % {'count': count}
    return ngettext('%(count)d day ago', '%(count)d days ago', count) % {'count': count}


def _far(months: int, *, ahead: bool) -> str:
    if months < 24:
        text = (
            ngettext('in %(count)d month', 'in %(count)d months', months)
            if ahead
            else ngettext('%(count)d month ago', '%(count)d months ago', months)
        )
        return text % {'count': months}
    years = round(months / 12)
    text = (
        ngettext('in %(count)d year', 'in %(count)d years', years)
        if ahead
        else ngettext('%(count)d year ago', '%(count)d years ago', years)
    )
    return text % {'count': years}


def lateness(days: int) -> str:
    """'4 days late'; beyond 90 days in months."""
    if days > NEAR:
        months = round(days / DAYS_IN_MONTH)
        return ngettext('%(count)d month late', '%(count)d months late', months) % {'count': months}
    return ngettext('%(count)d day late', '%(count)d days late', days) % {'count': days}


def urgency(when: date, today: date) -> tuple[str, str, str]:
    """A day as a state: its kind, its mark and its words: ('late', '!', '4 days late'), ('soon', '◷', 'in 6 days')."""
    days = (when - today).days
    if days < 0:
        return 'late', '!', lateness(-days)
    if days <= SOON:
        return 'soon', '◷', distance(when, today)
    return 'not-started', '○', distance(when, today)


def period(earliest: date | None, latest: date | None, certainty: str, *, recurring: bool = False) -> str:
    """The period behind a deadline, in words; what is not known is said, never left out."""
    if certainty == Certainty.UNREAD:
        return gettext('no period understood')
    if certainty == Certainty.RELATIVE and latest is None:
        return gettext('counts from a day that is not known')
    words = _bounds(earliest, latest, certainty)
    return gettext('again and again, %(period)s') % {'period': words} if recurring else words


def _bounds(earliest: date | None, latest: date | None, certainty: str) -> str:
    if latest is None:
        return gettext('from %(day)s, no end') % {'day': day(earliest)} if earliest else gettext('no end')
    if certainty == Certainty.APPROXIMATE:
        return gettext('to about %(day)s') % {'day': day(latest)}
    if certainty == Certainty.UNCERTAIN:
        return gettext('perhaps to %(day)s') % {'day': day(latest)}
    return gettext('to %(day)s') % {'day': day(latest)}


def understood(stated: Deadline) -> str:
    """How a deadline was understood, for who writes one: 'Understood as: to 31 March 2026.'"""
    if not stated.text.strip():
        return ''
    if stated.certainty == Certainty.UNREAD:
        return gettext(
            'Not understood. It is kept as you write it; name a month, a quarter or a year to have it followed up.'
        )
    meaning = period(stated.earliest, stated.latest, stated.certainty, recurring=stated.recurring)
    return gettext('Understood as: %(meaning)s.') % {'meaning': meaning}
