"""Every read of the records. Each begins with the person (None is the public), takes the day, and gives frozen rows.

What a person may not know of is not there: NotFound, which pages answer with 404.
"""

from uptake.people.queries import OfficeRow, offices
from uptake.records.access import NotFound, may, who_may
from uptake.records.models.lesson import LessonKind
from uptake.records.queries.details import document_for, evaluation_for, facets, find_same, history_of
from uptake.records.queries.due import due_for
from uptake.records.queries.filters import Filters
from uptake.records.queries.imported import imported
from uptake.records.queries.lists import evaluations, published
from uptake.records.queries.matrix import matrix_of, recommendation_for
from uptake.records.queries.rows import (
    ActionRow,
    Choice,
    CodeRow,
    DocumentRow,
    DueItem,
    EvaluationRow,
    EvaluationView,
    Facets,
    Figures,
    HistoryRow,
    LessonRow,
    MatrixView,
    MonitoringRow,
    Page,
    RecommendationRow,
    RecommendationView,
    ResponseRow,
    UnitRow,
)

__all__ = [
    'ActionRow',
    'Choice',
    'CodeRow',
    'DocumentRow',
    'DueItem',
    'EvaluationRow',
    'EvaluationView',
    'Facets',
    'Figures',
    'Filters',
    'HistoryRow',
    'LessonKind',
    'LessonRow',
    'MatrixView',
    'MonitoringRow',
    'NotFound',
    'OfficeRow',
    'Page',
    'RecommendationRow',
    'RecommendationView',
    'ResponseRow',
    'UnitRow',
    'document_for',
    'due_for',
    'evaluation_for',
    'evaluations',
    'facets',
    'find_same',
    'history_of',
    'imported',
    'matrix_of',
    'may',
    'offices',
    'published',
    'recommendation_for',
    'who_may',
]
