"""The standing cast is what it says it is."""

from __future__ import annotations

import pytest

from tests.cast import PUBLISHED, TODAY, Cast
from uptake.records import counting, history, queries

pytestmark = [pytest.mark.records, pytest.mark.django_db]


def test_one_evaluation_stands_at_every_stage(cast: Cast) -> None:
    for stage in PUBLISHED:
        view = queries.matrix_of(cast.central, cast.evaluations[stage], on=TODAY)
        assert view.position is not None
        assert view.position.stage is stage
        assert view.evaluation.stage is stage


def test_its_history_and_its_counters_hold(cast: Cast) -> None:
    assert history.verify() is None
    assert counting.differences() == ()
