"""Bytes: a first visit weighs at most 40 KB compressed in all, a further page 12 KB."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from django.test import Client

from tests.cast import TODAY, Cast
from uptake.domain.process import Stage

FIRST_VISIT = 40_000
FURTHER_PAGE = 12_000
LIST_PAGE = 9_000
DETAIL_PAGE = 6_000
LIST = '/desk/evaluations'


@pytest.fixture
def collected(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The static files as production serves them: hashed names, compressed."""
    monkeypatch.setenv('UPTAKE_TODAY', TODAY.isoformat())
    settings.STATIC_ROOT = tmp_path / 'static'
    backend = 'whitenoise.storage.CompressedManifestStaticFilesStorage'
    settings.STORAGES = {**configured.STORAGES, 'staticfiles': {'BACKEND': backend}}
    call_command('collectstatic', verbosity=0, interactive=False)
    return tmp_path / 'static'


def weight_of_assets(page: bytes, root: Path) -> int:
    names = set(re.findall(rb'(?:href|src)="/static/([^"]+)"', page))
    return sum(len(gzip.compress((root / name.decode()).read_bytes())) for name in names)


def test_a_first_visit_is_light_and_every_name_can_be_kept_for_ever(client: Client, cast: Cast, collected: Path):
    page = client.get('/').content
    assert len(gzip.compress(page)) + weight_of_assets(page, collected) <= FIRST_VISIT
    assert all(re.search(rb'\.[0-9a-f]{12}\.', name) for name in re.findall(rb'"(/static/[^"]+)"', page))


@pytest.mark.parametrize(
    'path', ['/desk/', '/desk/evaluations', '/desk/evaluations/{}', '/desk/evaluations/{}/history']
)
def test_a_further_page_is_lighter_still(client: Client, cast: Cast, collected: Path, path: str):
    client.force_login(cast.central)
    page = client.get(path.format(cast.evaluations[Stage.BETWEEN_FOLLOW_UPS])).content
    assert len(gzip.compress(page)) <= (LIST_PAGE if path == LIST else FURTHER_PAGE)


def test_one_recommendation_is_the_lightest(client: Client, cast: Cast, collected: Path):
    client.force_login(cast.unit)
    key = cast.recommendations[Stage.BETWEEN_FOLLOW_UPS][0]
    assert len(gzip.compress(client.get(f'/desk/recommendations/{key}').content)) <= DETAIL_PAGE


def test_the_sheet_and_the_script_stay_small(collected: Path):
    kept = {path.name: len(gzip.compress(path.read_bytes())) for path in (collected / 'ui').glob('uptake.?*s')}
    assert kept['uptake.css'] <= 8_000
    assert kept['uptake.js'] <= 2_000
