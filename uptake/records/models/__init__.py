"""The one book: one noun a file. Reached from outside only through `records.queries` and `records.changes`."""

from uptake.records.models.action import KeyAction, KeyActionUnit
from uptake.records.models.code import CodeEntry
from uptake.records.models.counts import EvaluationCounts
from uptake.records.models.document import Document, StoredFile
from uptake.records.models.evaluation import (
    Evaluation,
    EvaluationCode,
    EvaluationLevel,
    Participation,
    ProjectCode,
)
from uptake.records.models.history import HistoryEntry, HistoryHead
from uptake.records.models.lesson import Lesson
from uptake.records.models.monitoring import MonitoringEntry
from uptake.records.models.recommendation import Recommendation, RecommendationUnit
from uptake.records.models.response import Response
from uptake.records.models.role import EvaluationRole

__all__ = [
    'CodeEntry',
    'Document',
    'Evaluation',
    'EvaluationCode',
    'EvaluationCounts',
    'EvaluationLevel',
    'EvaluationRole',
    'HistoryEntry',
    'HistoryHead',
    'KeyAction',
    'KeyActionUnit',
    'Lesson',
    'MonitoringEntry',
    'Participation',
    'ProjectCode',
    'Recommendation',
    'RecommendationUnit',
    'Response',
    'StoredFile',
]
