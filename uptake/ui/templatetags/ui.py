"""The house's tags and filters; loaded in every template (settings: builtins)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import template
from django.template.context import RequestContext
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from uptake.domain.deadlines import Deadline
from uptake.ui import words
from uptake.ui.band import Band, Window, draw
from uptake.ui.difference import difference, replaced
from uptake.ui.labels import label as label_of
from uptake.ui.marks import MARKS, mark_of

register = template.Library()

PILL = '<span class="state {}" data-mark="{}">{}</span>'
#: Fields of the history whose values are words of a list of another name.
LISTS = {'levels': 'level', 'evaluator_kind': 'kind'}
#: Fields that hold running text, of which only what differs is marked.
TEXTS = {'title', 'text', 'heading', 'comment', 'overall_comment', 'delay_reason'}
MESSAGE_KINDS = {'success': 'done', 'error': 'late', 'warning': 'soon'}


@register.filter
def day(when: date | None) -> str:
    """A day written out: '30 April 2026'. Empty for none."""
    return words.day(when) if when else ''


@register.filter
def distance(when: date | None, today: date) -> str:
    """How far `when` is from `today`: 'in 6 days'. Empty for none."""
    return words.distance(when, today) if when else ''


@register.simple_tag
def when(moment: date, today: date) -> SafeString:
    """A day with its distance: '30 April 2026, in 6 days'."""
    return format_html(
        '<time datetime="{}">{}</time>, {}', moment.isoformat(), words.day(moment), words.distance(moment, today)
    )


@register.simple_tag
def state(value: str | None, word: str = '') -> SafeString:
    """A state as mark, word and tint; `word` replaces the state's own. No value is shown as not started."""
    mark = mark_of(str(value or 'not_started'))
    return format_html(PILL, mark.kind, mark.mark, word or mark.word)


@register.simple_tag
def pill(kind: str, mark: str, word: str) -> SafeString:
    """A state put together by hand: kind of tint, mark and words."""
    return format_html(PILL, kind, mark, word)


@register.simple_tag
def urgency(moment: date, today: date) -> SafeString:
    """How late or near a day is, as a state; what is neither late nor near is told quietly."""
    kind, mark, said = words.urgency(moment, today)
    if kind == 'not-started':
        return format_html('<span class="small quiet">{}</span>', said)
    return format_html(PILL, kind, mark, said)


@register.simple_tag
def deadline(stated: Deadline | None) -> SafeString:
    """A deadline as written, with the period it means beneath. A dash when nothing was written."""
    if stated is None or not stated.text:
        return mark_safe('–')
    meaning = words.period(stated.earliest, stated.latest, stated.certainty, recurring=stated.recurring)
    return format_html(
        '<span{}>{}</span> <span class="small quiet">{}</span>', speaks(stated.language), stated.text, meaning
    )


@register.simple_tag
def part(count: int, total: int) -> SafeString:
    """A number with its denominator: '9 of 12'."""
    return format_html(
        '<span class="num nowrap">{}</span>', gettext('%(count)d of %(total)d') % {'count': count, 'total': total}
    )


@register.filter
def speaks(language: str | None) -> SafeString:
    """The `lang` attribute of a text that stands in another language than the page; nothing when it is the same."""
    if not language or language == words.language():
        return mark_safe('')
    return format_html(' lang="{}"', language)


@register.filter
def label(value: str | None, name: str) -> str | Promise:
    """The word for a value of a closed set: `{{ evaluation.timing|label:'timing' }}`."""
    return label_of(name, str(value or ''))


@register.filter
def stands(rec: Any) -> str:
    """Where a recommendation stands: the status of its last follow-up, else its response, else 'no_response'."""
    for said in (rec.final, rec.first):
        if said is not None and said.status:
            return str(said.status)
    return str(rec.response.value) if rec.response is not None and rec.response.value else 'no_response'


@register.filter
def ending(name: str) -> str:
    """What kind of file a name promises: 'PDF'. 'file' where it has no ending."""
    return name.rpartition('.')[2].upper() if '.' in name[1:] else gettext('file')


@register.filter
def plainly(value: object, name: str = '') -> str:
    """A value of the history in words: days written out, lists with semicolons, states and the list `name` by words."""
    if isinstance(value, list | tuple):
        return '; '.join(plainly(each, name) for each in value)
    if isinstance(value, bool):
        return gettext('yes') if value else gettext('no')
    text = str(label_of(LISTS.get(name, name), str(value)))
    if text in MARKS:
        return str(MARKS[text].word)
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        return text


@register.simple_tag
def changed(before: object, after: object, name: str) -> SafeString:
    """What a field was and what it is now; of texts only what differs is marked."""
    said = [plainly(value, name) if value else '' for value in (before, after)]
    said[0] = '' if said[0] == said[1] else said[0]
    return difference(*said) if name in TEXTS else replaced(*said)


@register.filter
def message_kind(level: str) -> str:
    """The kind of note in which a message is shown."""
    return MESSAGE_KINDS.get(level, '')


@register.inclusion_tag('ui/band.html')
def band(windows: tuple[Window, ...], published: date, today: date, told: str = '') -> dict[str, Band | str]:
    """The band of fifteen months; `told` says the same in words for who cannot see it."""
    return {'band': draw(windows, published, today), 'told': told}


@register.simple_block_tag(takes_context=True)
def link_here(context: RequestContext, content: str, name: str) -> SafeString:
    """A link of the navigation to the view `name`, marked when the page stands there or beneath it."""
    address = reverse(name)
    match = getattr(context.get('request'), 'resolver_match', None)
    here = match.view_name if match else ''
    current: Any = ''
    if here == name:
        current = mark_safe(' aria-current="page"')
    elif context.get('section') == name:
        current = mark_safe(' aria-current="true"')
    return format_html('<a href="{}"{}>{}</a>', address, current, content.strip())
