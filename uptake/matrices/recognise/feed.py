"""Paragraphs → writer: each is cut at the labels in it; what lies between goes to what the label opened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from uptake.matrices.labels import Match, labels, tokens, words
from uptake.matrices.recognise.actions import NUMBER
from uptake.matrices.recognise.fields import ACTION, OTHER, RECOMMENDATION
from uptake.matrices.recognise.formnames import names_the_form
from uptake.matrices.recognise.labelling import Label, inline_labels, label_at
from uptake.matrices.recognise.options import is_answer, options
from uptake.matrices.recognise.pieces import Piece, cut_back, cut_front, dress_end, line_ends, paragraphs, spread
from uptake.matrices.recognise.responses import answers_freely
from uptake.matrices.recognise.writer import Writer

_DOTTED = re.compile(r'.{3,}?(?:\.[.\s]{3,}|…+)\s*\d{1,3}\s*$', re.DOTALL)
_PAGED = re.compile(r'.{3,}?[\s.…]\d{1,3}\s*$', re.DOTALL)
_DASH = re.compile(r'\s[–—-]\s')
_TITLED = re.compile(r"\s*(?:to|of|for|on|à|a|de|sur|:|–|-)\s+(?:the\s+|la\s+|l['’]|el\s+)?", re.IGNORECASE)
_ANSWERS_TO = re.compile(r"\b(?:to|à|a)\s+(?:the\s+|la\s+|l['’]|el\s+)?(?=\S)", re.IGNORECASE)
_SPEAKS_OF_ONE = re.compile(r'evalua|évalua|review\b', re.IGNORECASE)
_MOST_WORDS_OF_A_HEADING, _MOST_WORDS_OF_A_TITLE = 14, 45
_SHORT = frozenset(
    {'deadline', 'responsible', 'priority', 'status', 'published', 'year', 'coordinator', 'addressed_to'}
)
_LONGEST_UNIT = 6
#: Words that stand as labels in some forms and as values in others.
_WEAK = OTHER | {'title', 'year', 'heading', 'details', 'number'}


def feed(writer: Writer, pieces: Sequence[Piece], *, in_cell: bool) -> None:
    """Give the writer some lines in reading order."""
    for group in paragraphs(pieces):
        _paragraph(writer, group, in_cell)


def _paragraph(writer: Writer, group: list[Piece], in_cell: bool) -> None:
    if writer.contents and len(group) > 1:
        for piece in group:
            _paragraph(writer, [piece], in_cell)
        return
    text = spread(group)
    if not in_cell and _closes_a_letter(text):
        writer.close()
    _after_short_field(writer, group, text, in_cell)
    if writer.slot_field in ('title', 'title_year') and not in_cell and _ends_a_title(writer, group, text):
        writer.close()
    if writer.slot_field == 'recommendation' and writer.slot and not group[0].soft and answers_freely(text):
        writer.open('response')
    if not in_cell and (_DOTTED if not writer.contents else _PAGED).fullmatch(text.strip()):
        writer.mark(group, 'contents-list')
        return
    if (not in_cell or writer.is_before_everything()) and _is_heading_of_matrix(writer, group, text):
        return
    _cut_at_labels(writer, group, in_cell=in_cell)


def _cut_at_labels(writer: Writer, group: list[Piece], *, in_cell: bool) -> None:
    """Give the writer one paragraph, label by label."""
    inside = False
    while group:
        text = spread(group)
        label = acceptable(label_at(text, ends=line_ends(group), dressed_to=dress_end(group)), writer, in_cell)
        if not in_cell and not inside and group[0].heading is not None:
            writer.chapter_begins(group[0].heading, named=label is not None)
        if label is not None:
            _take(writer, group, label)
            group = cut_front(group, label.value_at)
            text = spread(group)
            if not group:
                return
            again = label_at(text, ends=line_ends(group), dressed_to=dress_end(group))
            if again is not None and again.sure == 3 and again.fields != label.fields and again.colon:
                continue
        elif not in_cell and group[0].heading is not None:
            _heading(writer, group)
            return
        cut = _next_cut(group, text)
        if cut is None:
            writer.text(group)
            break
        writer.text(cut_back(group, cut))
        group, inside = cut_front(group, cut), True
    if inside:
        writer.back_to_actions()


def _ends_a_title(writer: Writer, group: list[Piece], text: str) -> bool:
    """Whether a paragraph below a title that stands is a sentence, not its second line."""
    return bool(writer.slot) and not group[0].soft and text.rstrip().endswith(('.', ',', '!'))


def _closes_a_letter(text: str) -> bool:
    said = words(text[:80])
    return any(said[: len(phrase)] == phrase for phrase in labels().list('phrases', 'closing'))


def _after_short_field(writer: Writer, group: list[Piece], text: str, in_cell: bool) -> None:
    """A deadline or a unit that stands is complete: what follows in a paragraph of its own is something else."""
    if writer.slot_field not in _SHORT or not writer.slot or not writer.is_filled() or group[0].soft:
        return
    listed = bool(group[0].mark) or NUMBER.match(text) is not None
    if (
        writer.slot_field == 'responsible'
        and (group[0].mark == '-' or len(text.split()) < _LONGEST_UNIT)
        and (in_cell or group[0].mark)
    ):
        return
    if writer.slot_field in ACTION and (listed or in_cell):
        writer.back_to_actions()
    elif not in_cell:
        writer.close()


def acceptable(label: Label | None, writer: Writer, in_cell: bool) -> Label | None:
    """The label, unless it is too weak for where it stands."""
    if label is None or (label.sure < 2 and not in_cell) or _is_answer(label, writer) or _is_value(label, writer):
        return None
    if not in_cell and label.plural and label.fields[0] == 'recommendation':
        return None
    if (
        not in_cell
        and label.sure < 3
        and label.fields[0] not in ('recommendation', 'response')
        and label.number is None
    ):
        return label if len(label.text.split()) > 1 else None
    return label


def _is_answer(label: Label, writer: Writer) -> bool:
    """Whether the words of a label are themselves an answer: 'Accepted', 'No'."""
    if label.colon or not ('response' in label.fields or writer.slot_field == 'response'):
        return False
    found = options(label.text)
    return bool(found) and len(found[0].words) >= len(words(label.text))


def _is_value(label: Label, writer: Writer) -> bool:
    """Whether words that are also a label are what a label just asked for: 'Donor' under 'Recommendation to'."""
    if label.colon or label.number is not None or not _WEAK.issuperset(label.fields):
        return False
    if label.fields == ('number',) and len(words(label.text)) > 1:
        return False
    waiting = (
        writer.slot_field in _SHORT | {'title', 'title_year'} and writer.slot is not None and not writer.is_filled()
    )
    return waiting or writer.context != 'document'


def _take(writer: Writer, group: list[Piece], label: Label) -> None:
    consumed = cut_back(group, max(label.value_at, 1))
    writer.label(label, consumed)
    slot, field = writer.slot, writer.slot_field
    for start, end in label.inner:
        if is_answer(spread(group)[start:end]):
            writer.open('response')
            writer.text(cut_back(cut_front(group, start), end - start))
            continue
        within = label_at(spread(group)[start:end])
        if (
            within is not None
            and within.sure == 3
            and (RECOMMENDATION - {'recommendation'}).intersection(within.fields)
        ):
            writer.label(within, [])
            writer.text(cut_back(cut_front(group, start + within.value_at), end - start - within.value_at))
    writer.slot, writer.slot_field = slot, field


def _heading(writer: Writer, group: list[Piece]) -> None:
    """A heading that is no label: the first words of a recommendation, a title, or the end of what was open."""
    waiting = writer.slot_field in ('recommendation', 'matrix_title', 'title', 'title_year') and not writer.slot
    if waiting or writer.slot_field in (None, 'matrix_title'):
        writer.text(group)
    else:
        writer.close()


def _next_cut(group: list[Piece], text: str) -> int | None:
    """The position of the next label within a paragraph: at a line's start, or within a line with its colon."""
    spots = [end + 1 for end in sorted(line_ends(group)) if end + 1 < len(text)]
    found = [spot for spot in spots if _begins_label(text[spot : spot + 400])]
    inline = next(inline_labels(text, 0), None)
    if inline is not None:
        found.append(inline[0])
    return min(found, default=None)


def _begins_label(text: str) -> bool:
    label = label_at(text)
    return label is not None and label.sure == 3 and ':' in text[: label.value_at]


def _title_in_heading(text: str, after: int) -> int | None:
    """Where the evaluation's title begins in 'Management response to the final evaluation of …', or None."""
    answers = _ANSWERS_TO.search(text)
    rest = text[answers.end() :] if answers else ''
    if answers and len(rest.split()) > 3 and _SPEAKS_OF_ONE.search(rest) and 'recom' not in rest[:40].lower():
        return None if rest.endswith('.') else answers.end()
    titled = _TITLED.match(text, after)
    rest = text[titled.end() :] if titled else ''
    return titled.end() if titled and len(rest.split()) > 2 and not rest.endswith('.') else None


def _before_dash(text: str, match: Match | None) -> Match | None:
    """The phrase, which goes over no dash: 'Management response – Evaluation of the project'."""
    dash = _DASH.search(text, 0, match.end) if match is not None else None
    return labels().at_start(text[: dash.start()]) if dash is not None else match


def _is_heading_of_matrix(writer: Writer, group: list[Piece], text: str) -> bool:
    """Take a line that names the form, with the evaluation's title behind it or not."""
    if writer.context != 'document' and not writer.matrix.recommendations:
        return False
    stripped = text.strip()
    found = tokens(stripped, most=_MOST_WORDS_OF_A_HEADING * 4)
    match = _before_dash(stripped, labels().at_start(stripped))
    named = match is not None and 'matrix_title' in match.fields and match.length > 1
    if match is not None and named and writer.context == 'document' and not names_the_form(stripped):
        begins = _title_in_heading(stripped, match.end) if len(found) < _MOST_WORDS_OF_A_TITLE else None
        if begins is not None:
            writer.open('matrix_title')
            writer.mark(group, 'label')
            lead = len(text) - len(text.lstrip())
            _cut_at_labels(writer, cut_front(group, lead + begins), in_cell=True)
            return True
    if match is not None and set(match.fields) & {'response', 'action'} and writer.context != 'document':
        return False
    if not names_the_form(stripped):
        return False
    if match is not None and 'overall_comment' in match.fields and match.exact and not tokens(stripped[match.end :]):
        return False
    writer.open('matrix_title')
    writer.mark(group, 'label')
    return True
