"""A management-response matrix as read: frozen parts, each value with its raw text and its place in the source.

The fields are those of guidance 5.1 a-f and of the earlier forms (priority, status of each action).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from uptake.domain.deadlines import Deadline
from uptake.domain.vocabulary import ImplementationStatus, Response, Round
from uptake.matrices.grid import Box

T = TypeVar('T')


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the source.

    `page` counts from 1. `block` is the index of the block in the grid; `row` and `column` are those of the cell if
    the block is a table; `line` is the line within the cell or None. `box` is the rectangle on the page (PDF).
    """

    block: int
    page: int | None = None
    row: int | None = None
    column: int | None = None
    line: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Value(Generic[T]):
    """A value with the text it was read from and where that stands. `also` holds further places (page breaks)."""

    value: T
    raw: str
    place: Place | None
    also: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """A key action. `responsible` is the units, split where they are whole units; `status` is as written."""

    text: Value[str]
    number: Value[str] | None = None
    deadline: Value[Deadline] | None = None
    responsible: Value[tuple[str, ...]] | None = None
    comment: Value[str] | None = None
    status: Value[str] | None = None


@dataclass(frozen=True, slots=True)
class Monitoring:
    """What is said of one recommendation in one monitoring round."""

    round: Round
    status: Value[ImplementationStatus] | None = None
    comment: Value[str] | None = None


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation with its response, key actions and monitoring. Text: paragraphs are lines, bullets '- '."""

    text: Value[str] | None
    number: Value[str] | None = None
    heading: Value[str] | None = None
    addressed_to: Value[tuple[str, ...]] | None = None
    priority: Value[int] | None = None
    priority_text: Value[str] | None = None
    response: Value[Response] | None = None
    response_comment: Value[str] | None = None
    actions: tuple[Action, ...] = ()
    monitoring: tuple[Monitoring, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """One management response to one evaluation. `template` names the form: 'iom-2019', 'iom-2022' or another."""

    template: str
    evaluation_title: Value[str] | None = None
    year: Value[int] | None = None
    published: Value[date] | None = None
    coordinator: Value[str] | None = None
    overall_comment: Value[str] | None = None
    lessons_learned: tuple[Value[str], ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """Something a person must settle: which field, what stands there, where, and why it is not certain.

    `field` is a path in the JSON ('recommendations[2].response', 'recommendations[0].actions[1].deadline'), `code`
    a stable word for the reason ('nothing-marked', 'deadline-unread', 'deadline-uncertain', 'cut-by-page',
    'units-unsplit', 'status-unread' …), `message` the reason in English, `options` the values that can be chosen.
    """

    field: str
    code: str
    message: str
    raw: str
    place: Place | None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Text of the document that found no field.

    `kind` is 'content', 'instruction' (the form's own words), 'furniture', 'contents-list', 'note' (a footnote or
    comment) or 'outside' (one entry for each run of text before, between or after the matrices of a report).
    """

    text: str
    place: Place | None
    kind: str = 'content'


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one document: its matrices, what a person must settle, and what found no field.

    `matrices` has one entry for each management response in the document, in order; usually one. Paths in
    `questions` for the second and further ones begin with 'matrices[1].'.
    """

    matrices: tuple[Matrix, ...]
    questions: tuple[Question, ...]
    unplaced: tuple[Unplaced, ...]
    format: str
    pages: int | None = None

    @property
    def matrix(self) -> Matrix:
        """The first matrix of the document."""
        return self.matrices[0]
