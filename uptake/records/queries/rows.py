"""What reading gives: frozen rows, never models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from uptake.domain.deadlines import Deadline
from uptake.domain.process import Position, Stage
from uptake.domain.progress import Progress
from uptake.domain.schedule import Schedule, Standing
from uptake.domain.vocabulary import (
    ActionStatus,
    Coverage,
    DocumentKind,
    EvaluatorKind,
    Extent,
    ImplementationStatus,
    Level,
    Response,
    Role,
    Round,
    Timing,
)
from uptake.people.roles import Permission
from uptake.records.models.lesson import LessonKind

T = TypeVar('T')


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list. `after` is the cursor of the next page, None on the last."""

    rows: tuple[T, ...]
    after: str | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers of recommendations, without those withdrawn. `taken_up` are accepted, if only in part."""

    recommendations: int
    answered: int
    accepted: int
    partially_accepted: int
    rejected: int
    first_answered: int
    final_answered: int
    taken_up: int
    settled: int
    completed: int
    completed_in_part: int
    open: int
    discarded: int
    actions: int
    actions_settled: int


@dataclass(frozen=True, slots=True)
class EvaluationRow:
    """An evaluation in a list. `figures`, `owed` and `due` are empty for who may not see its matrix.

    `response_due` is the day by which its rules ask for the response, None until the report is published.
    """

    id: int
    title: str
    title_language: str
    reference: str
    year: int | None
    published_on: date | None
    evaluator_kind: EvaluatorKind | None
    timing: Timing | None
    coverage: Coverage | None
    central: bool
    office: str
    countries: tuple[str, ...]
    themes: tuple[str, ...]
    recommendations: int
    stage: Stage | None
    owed: str
    due: Standing | None
    response_due: date | None
    figures: Figures | None
    matrix_public: bool
    restricted: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A value of a code list with its label in the reader's language and the words in which it was written."""

    list: str
    code: str
    label: str
    as_written: str


@dataclass(frozen=True, slots=True)
class RoleRow:
    """Who holds a role for an evaluation."""

    role: Role
    person_id: int
    name: str
    function: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document. `sha256` is None and `address` set where the file stands elsewhere.

    `replaced` says that a later one of the same kind and language stands in its place, among those the reader may have.
    """

    id: int
    evaluation_id: int
    kind: DocumentKind
    name: str
    language: str
    description: str
    public: bool
    sha256: str | None
    size: int | None
    media_type: str
    address: str
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class EvaluationView:
    """The facts of one evaluation. `row` is what lists show; texts that name persons are '' for the public."""

    row: EvaluationRow
    policy: str
    template: str
    donor: str
    commissioner: str
    author: str
    pages: int | None
    period_from: date | None
    period_to: date | None
    levels: tuple[Level, ...]
    codes: tuple[CodeRow, ...]
    project_codes: tuple[str, ...]
    managing_office_id: int | None
    participating_offices: tuple[str, ...]
    participating_office_ids: tuple[int, ...]
    documents: tuple[DocumentRow, ...]
    overall_comment: str
    coordinator_as_written: str
    matrix_published_on: date | None
    restricted_on: date | None
    restricted_until: date | None
    restricted_reason: str
    withdrawn_on: date | None
    withdrawn_reason: str
    as_written: Mapping[str, str]
    may: frozenset[Permission]

    @property
    def id(self) -> int:
        """The id, which its address holds."""
        return self.row.id

    @property
    def title(self) -> str:
        """The title."""
        return self.row.title

    def of_list(self, name: str) -> tuple[CodeRow, ...]:
        """Its values in one code list."""
        return tuple(code for code in self.codes if code.list == name)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit responsible now. `name` is the office's, or as written where the office is not known."""

    id: int
    office_id: int | None
    name: str
    as_written: str
    since: date


@dataclass(frozen=True, slots=True)
class ResponseRow:
    """The response in force; `value` is None where something was said without saying which."""

    value: Response | None
    comment: str
    said_by: str
    said_on: date | None
    on_behalf: bool


@dataclass(frozen=True, slots=True)
class MonitoringRow:
    """What one round says; `status` is None where something was said without saying which."""

    round: Round
    status: ImplementationStatus | None
    extent: Extent | None
    comment: str
    delay_reason: str
    said_by: str
    said_on: date | None
    on_behalf: bool


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A key action. `means` is its status in the words of the guidance; `standing` is None without a last day."""

    id: int
    recommendation_id: int
    position: int
    number: str
    text: str
    deadline: Deadline
    responsible: tuple[str, ...]
    units: tuple[tuple[int, str], ...]
    comment: str
    status: ActionStatus | None
    status_as_written: str
    means: ImplementationStatus | None
    delay_reason: str
    said_by: str
    said_on: date | None
    standing: Standing | None
    late: bool


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson learned or a good practice."""

    id: int
    recommendation_id: int | None
    kind: LessonKind
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """A recommendation with all that hangs on it.

    Without the right to the matrix, and while that is not public, `response` is None and `actions` empty. `due` is how
    what is owed next for it stands: `owed` is 'response', 'first' or 'final'; both are empty when nothing is.
    """

    id: int
    evaluation_id: int
    position: int
    number: str
    heading: str
    text: str
    language: str
    source_page: int | None
    sealed_on: date | None
    corrections: int
    addressed_to: tuple[str, ...]
    units: tuple[UnitRow, ...]
    priority: int | None
    priority_text: str
    external: bool
    withdrawn_on: date | None
    withdrawn_reason: str
    response: ResponseRow | None
    actions: tuple[ActionRow, ...]
    first: MonitoringRow | None
    final: MonitoringRow | None
    owed: str
    due: Standing | None
    may: frozenset[Permission]


@dataclass(frozen=True, slots=True)
class MatrixView:
    """The management response to one evaluation, in the order of the official form.

    `position` says its stage and what is owed by whom (domain/process.py), `progress` its counts (domain/progress.py);
    both are None for who may not see the matrix: then `open_to_reader` is False.
    """

    evaluation: EvaluationRow
    overall_comment: str
    coordinator_as_written: str
    restricted_reason: str
    restricted_until: date | None
    recommendations: tuple[RecommendationRow, ...]
    lessons: tuple[LessonRow, ...]
    roles: tuple[RoleRow, ...]
    schedule: Schedule | None
    position: Position | None
    progress: Progress | None
    open_to_reader: bool
    may: frozenset[Permission]


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """One recommendation and the evaluation it stands in."""

    evaluation: EvaluationRow
    recommendation: RecommendationRow
    lessons: tuple[LessonRow, ...]
    schedule: Schedule | None
    open_to_reader: bool


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry of the history; `sentence` is in the reader's language."""

    number: int
    on: date
    at: datetime
    by: str
    verb: str
    sentence: str
    kind: str
    record: str
    recommendation_id: int | None
    changes: Mapping[str, tuple[object, object]]
    origin: str


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that a person owes. `owed` is 'matrix', 'response', 'first', 'final' or 'action'.

    `role` says as what the person owes it. `said_last` is what was said of it before, `said_last_on` when. `chased` is
    False where the process is over and nobody is reminded any more. `promised` is the key actions that a follow-up
    asks about, each with its deadline as written.
    """

    owed: str
    role: Role
    standing: Standing | None
    evaluation_id: int
    evaluation_title: str
    title_language: str
    recommendation_id: int | None = None
    number: str = ''
    text: str = ''
    language: str = ''
    action_id: int | None = None
    action_text: str = ''
    deadline_text: str = ''
    units: tuple[str, ...] = ()
    said_last: str = ''
    said_last_on: date | None = None
    chased: bool = True
    promised: tuple[tuple[str, str], ...] = ()

    @property
    def by(self) -> date | None:
        """The last day for it, None for a key action that has none."""
        return self.standing.closes if self.standing else None


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to filter by, with how many evaluations have it."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list of evaluations can be filtered by, for one person."""

    years: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    levels: tuple[Choice, ...]
    offices: tuple[Choice, ...]
    countries: tuple[Choice, ...]
    regions: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    languages: tuple[Choice, ...]
