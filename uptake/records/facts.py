"""What is told to the records about an evaluation when it is registered: plain values, no models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from uptake.domain.vocabulary import Coverage, DocumentKind, EvaluatorKind, Level, Timing


@dataclass(frozen=True, slots=True)
class CodeUse:
    """A value of a code list, with the words in which it was written.

    `label` names a value that is in none of the lists of `uptake.domain.codes` (a donor, say); it is added to the
    list under `code`.
    """

    list: str
    code: str
    as_written: str = ''
    label: str = ''


@dataclass(frozen=True, slots=True)
class DocumentAt:
    """A document that stands elsewhere: its address, what it is, and how it was described."""

    address: str
    kind: DocumentKind
    name: str
    language: str = ''
    description: str = ''


@dataclass(frozen=True, slots=True)
class EvaluationFacts:
    """The facts of one evaluation (requirement A1). Offices are named by id; texts are as written."""

    title: str
    title_language: str = ''
    reference: str = ''
    year: int | None = None
    donor: str = ''
    commissioner: str = ''
    author: str = ''
    evaluator_kind: EvaluatorKind | None = None
    timing: Timing | None = None
    coverage: Coverage | None = None
    levels: tuple[Level, ...] = ()
    central: bool = False
    pages: int | None = None
    period_from: date | None = None
    period_to: date | None = None
    managing_office: int | None = None
    participating_offices: tuple[int, ...] = ()
    codes: tuple[CodeUse, ...] = ()
    project_codes: tuple[str, ...] = ()
    published_on: date | None = None
    policy: str = ''
    template: str = ''
    overall_comment: str = ''
    coordinator_as_written: str = ''
    as_written: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[DocumentAt, ...] = ()
