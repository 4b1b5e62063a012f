"""A draft → a matrix: every field by its own rules, with a question wherever the source does not settle it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from uptake.deadlines.reading import read_deadline
from uptake.domain.vocabulary import Response
from uptake.matrices.labels import words
from uptake.matrices.model import Matrix, Place, Recommendation, Value
from uptake.matrices.recognise.asking import Notebook, text_value, value
from uptake.matrices.recognise.drafts import MatrixDraft, RecommendationDraft
from uptake.matrices.recognise.forms import form_of
from uptake.matrices.recognise.headings import Wording, wordings
from uptake.matrices.recognise.interpret_actions import read_actions
from uptake.matrices.recognise.levels import read_monitoring, read_priority
from uptake.matrices.recognise.pieces import Piece, as_text, joined, paragraphs
from uptake.matrices.recognise.responses import read_answer
from uptake.matrices.recognise.titles import Title, read_published, read_title, read_year
from uptake.matrices.recognise.units import read_units


def read_matrix_draft(draft: MatrixDraft, notes: Notebook) -> Matrix:
    """The matrix that a draft means; questions and what was dropped go to the notebook."""
    title, year = _title(draft, notes)
    published = _published(draft, notes)
    if published is not None and notes.published is None:
        notes.published = published.value
    coordinator = _one_line(notes.content(draft.slots.get('coordinator')))
    comment = text_value(notes.content(draft.slots.get('overall_comment')))
    lessons = _lessons(notes.content(draft.slots.get('lessons')))
    kept = [each for each in draft.recommendations if _holds_anything(each, notes)]
    recommendations = tuple(
        read_recommendation(each, wording, f'recommendations[{number}]', notes)
        for number, (each, wording) in enumerate(zip(kept, wordings(kept, notes), strict=True))
    )
    return Matrix(
        form_of(draft), title, year, published, coordinator, comment, lessons, recommendations, notes.language
    )


def _holds_anything(draft: RecommendationDraft, notes: Notebook) -> bool:
    """Whether there is anything but a form left blank."""
    wording = [
        piece for name in ('recommendation', 'details', 'heading') for piece in notes.content(draft.slots.get(name))
    ]
    if any(re.search(r'\w', piece.text) for piece in wording):
        return True
    if (
        answer := read_answer(
            notes.content(draft.slots.get('response')), draft.ticks, option_columns=draft.option_columns
        )
    ).value or answer.comment:
        return True
    rest = [
        piece
        for name, pieces in draft.slots.items()
        if name not in ('recommendation', 'details', 'heading', 'number', 'response')
        for piece in notes.content(pieces)
    ]
    rest += [
        piece for action in draft.actions for name in ('action',) for piece in notes.content(action.slots.get(name))
    ]
    return any(re.search(r'[^\W\d_]{2}', piece.text) for piece in rest)


# ---- the heading of the document

_EVALUATION = re.compile(r'evaluation|évaluation|evaluación|review\b|assessment', re.IGNORECASE)


def _title(draft: MatrixDraft, notes: Notebook) -> tuple[Value[str] | None, Value[int] | None]:
    found = _found_title(draft, notes)
    year_pieces = notes.content(draft.slots.get('year'))
    year = read_year(year_pieces)
    if found is None:
        if draft.recommendations:
            notes.ask('evaluation_title', 'title-missing', '', None)
        return None, value(year, year_pieces) if year else None
    said = value(found.text, found.pieces)
    if year is not None:
        return said, value(year, year_pieces)
    if found.year is not None and found.year_piece is not None:
        return said, value(found.year, [found.year_piece])
    return said, None


def _found_title(draft: MatrixDraft, notes: Notebook) -> Title | None:
    for name in ('title_year', 'title', 'heading'):
        pieces = _heading_lines(draft, notes) if name == 'heading' else notes.content(draft.slots.get(name))
        if not pieces:
            continue
        found = read_title(pieces, with_year=name == 'title_year', is_month=_is_month)
        if found is not None:
            return found
        notes.dropped += [] if name == 'heading' else pieces
    return _title_before(draft, notes)


def _heading_lines(draft: MatrixDraft, notes: Notebook) -> list[Piece]:
    """The lines below the form's name up to the first that is a sentence; what follows found no field."""
    groups = list(paragraphs(notes.content(draft.heading)))
    until = next((at for at, group in enumerate(groups) if at and joined(group).endswith('.')), len(groups))
    notes.dropped += [piece for group in groups[until:] for piece in group]
    return [piece for group in groups[:until] for piece in group]


def _title_before(draft: MatrixDraft, notes: Notebook) -> Title | None:
    """A title above the form's name: the only line there that speaks of an evaluation."""
    speaking = [group for group in paragraphs(draft.before) if _EVALUATION.search(joined(group))]
    if len(speaking) != 1 or not 3 < len(joined(speaking[0]).split()) < 40 or joined(speaking[0]).endswith('.'):
        return None
    return read_title(speaking[0], with_year=False, is_month=_is_month)


def _is_month(word: str) -> bool:
    return read_deadline(f'{word} 2020').latest is not None and len(word) > 2


def _published(draft: MatrixDraft, notes: Notebook) -> Value[date] | None:
    pieces = notes.content(draft.slots.get('published'))
    if not pieces:
        return None
    day = read_published(pieces, lambda text: read_deadline(text, language=notes.language))
    if day is None:
        notes.ask('published', 'date-unread', as_text(pieces), pieces[0].place)
        notes.dropped += pieces
        return None
    return value(day, pieces)


def _one_line(pieces: Sequence[Piece]) -> Value[str] | None:
    text = ' '.join(as_text(pieces).split('\n'))
    return value(text, pieces) if re.search(r'\w', text) else None


def _lessons(pieces: Sequence[Piece]) -> tuple[Value[str], ...]:
    return tuple(value(joined(group), group) for group in paragraphs(pieces) if joined(group))


# ---- one recommendation


def read_recommendation(draft: RecommendationDraft, wording: Wording, path: str, notes: Notebook) -> Recommendation:
    """One recommendation with everything that hangs on it."""
    if wording.doubtful:
        notes.ask(
            f'{path}.heading',
            'heading-uncertain',
            as_text(draft.slots.get('recommendation', [])),
            _place(wording.heading),
        )
    if not wording.text and not wording.heading:
        notes.ask(f'{path}.text', 'text-missing', '', None)
    priority, priority_text = read_priority(notes.content(draft.slots.get('priority')), f'{path}.priority', notes)
    response, comment = _response(draft, path, notes)
    actions = read_actions(draft, path, notes)
    if draft.guessed:
        where = comment.place if comment else actions[0].text.place if actions else None
        for part in ('response_comment', 'actions') if comment or actions else ():
            notes.ask(f'{path}.{part}', 'columns-unnamed', comment.raw if comment else '', where)
    return Recommendation(
        text_value(wording.text),
        _number(draft, wording),
        text_value([replace(piece, mark=None) for piece in wording.heading]),
        _addressed_to(draft, path, notes),
        priority,
        priority_text,
        response,
        comment,
        actions,
        read_monitoring(draft, path, notes),
    )


def _place(pieces: Sequence[Piece]) -> Place | None:
    return pieces[0].place if pieces else None


def _number(draft: RecommendationDraft, wording: Wording) -> Value[str] | None:
    said = as_text(draft.slots.get('number', [])).strip() or None
    number = draft.number or said
    if number is None:
        return None
    near = (
        [draft.number_piece]
        if draft.number_piece
        else [*draft.slots.get('number', []), *wording.heading, *wording.text][:1]
    )
    return value(number.rstrip('.'), near, number)


def _addressed_to(draft: RecommendationDraft, path: str, notes: Notebook) -> Value[tuple[str, ...]] | None:
    pieces = notes.content(draft.slots.get('addressed_to'))
    units = read_units(pieces, lines_lost=notes.lossy)
    if not units.names:
        return None
    if units.doubtful and notes.lossy:
        notes.ask(f'{path}.addressed_to', 'units-unsplit', as_text(pieces), pieces[0].place, units.names)
    return value(units.names, pieces)


def _response(
    draft: RecommendationDraft, path: str, notes: Notebook
) -> tuple[Value[Response] | None, Value[str] | None]:
    pieces = draft.slots.get('response', [])
    answer = read_answer(notes.content(pieces), draft.ticks, option_columns=draft.option_columns)
    if answer.code is not None and (answer.raw or draft.is_answered()):
        place = (
            answer.piece.place
            if answer.piece
            else next((piece.place for pieces in draft.slots.values() for piece in pieces), None)
        )
        notes.ask(f'{path}.response', answer.code, answer.raw, place, [each.value for each in Response])
    explained = notes.content(draft.slots.get('response_comment'))
    comment = text_value([*answer.comment, *_not_repeated(explained, answer.comment)])
    if comment is not None and not re.search(r'\w', comment.value):
        comment = None
    said = (
        value(answer.value, [answer.piece], answer.raw)
        if answer.value is not None and answer.piece is not None
        else None
    )
    return said, comment


def _not_repeated(pieces: Sequence[Piece], before: Sequence[Piece]) -> list[Piece]:
    return [] if words(as_text(pieces)) == words(as_text(before)) else list(pieces)
