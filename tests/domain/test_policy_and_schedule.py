"""From a publication date and a policy follow the windows, on every day of twenty years."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from uptake.domain.errors import UptakeError
from uptake.domain.policies import WindowName, policy, slugs
from uptake.domain.schedule import Phase, State, schedule, schedule_as_json, standing
from uptake.domain.vocabulary import Coverage, Level, Response, Role

PUBLISHED = st.dates(date(2015, 1, 1), date(2035, 12, 31))
POLICIES = st.sampled_from(slugs())
DAY = timedelta(days=1)


def test_a_report_of_the_last_day_of_august_has_clamped_windows() -> None:
    assert schedule_as_json(date(2025, 8, 31), policy('iom-2022')) == {
        'published': '2025-08-31',
        'policy': 'iom-2022',
        'response': {'opens': '2025-08-31', 'closes': '2025-10-31'},
        'first': {'opens': '2026-02-28', 'closes': '2026-06-30'},
        'final': {'opens': '2026-08-31', 'closes': '2026-11-30'},
        'gaps': {
            'between_response_and_first': {'opens': '2025-11-01', 'closes': '2026-02-27'},
            'between_follow_ups': {'opens': '2026-07-01', 'closes': '2026-08-30'},
        },
        'end': '2026-11-30',
    }


def test_in_a_leap_year_the_follow_up_opens_on_the_29th() -> None:
    assert schedule(date(2023, 8, 31), policy()).window(WindowName.FIRST).opens == date(2024, 2, 29)


@given(PUBLISHED, POLICIES)
def test_windows_and_gaps_cover_every_day_once_and_in_order(published: date, slug: str) -> None:
    dated = schedule(published, policy(slug))
    spans = sorted([(w.opens, w.closes) for w in dated.windows] + [(first, last) for _, first, last in dated.gaps()])
    assert spans[0][0] == published
    assert spans[-1][1] == dated.end
    assert all(first <= last for first, last in spans)
    assert all(after[0] - before[1] == DAY for before, after in pairwise(spans))


@given(PUBLISHED, POLICIES)
def test_the_phases_come_in_the_order_of_time(published: date, slug: str) -> None:
    dated = schedule(published, policy(slug))
    days = [published - DAY + timedelta(days=step) for step in range((dated.end - published).days + 3)]
    met = list(dict.fromkeys(dated.phase(day) for day in days))
    assert met == list(Phase)


@given(PUBLISHED, POLICIES)
def test_both_ends_of_a_window_belong_to_it(published: date, slug: str) -> None:
    dated = schedule(published, policy(slug))
    for window in dated.windows:
        assert dated.phase(window.opens) == dated.phase(window.closes) == window.name.value
        assert dated.phase(window.closes + DAY) != window.name.value


@given(PUBLISHED, st.sampled_from(list(WindowName)), st.integers(-100, 700), st.none() | st.integers(-100, 700))
def test_a_standing_is_late_only_after_the_last_day(
    published: date, name: WindowName, offset: int, done_offset: int | None
) -> None:
    on = published + timedelta(days=offset)
    done = None if done_offset is None else published + timedelta(days=done_offset)
    at = schedule(published, policy()).standing(name, on=on, done=done)
    if done is not None and done <= on:
        assert at.days_left is None
        assert (at.state is State.DONE_LATE) == (done > at.closes)
    else:
        assert at.days_left == (at.closes - on).days
        assert (at.state is State.LATE) == (on > at.closes) == (at.days_late > 0)
        assert (at.state is State.AHEAD) == (on < at.opens)


def test_on_its_last_day_nothing_is_late() -> None:
    last = date(2026, 6, 30)
    at = standing(date(2026, 2, 28), last, on=last)
    assert (at.state, at.days_left, at.days_late) == (State.OPEN, 0, 0)
    assert standing(date(2026, 2, 28), last, on=last + DAY).days_late == 1


@pytest.mark.parametrize('slug', slugs())
def test_every_policy_has_the_three_windows_and_needs_reasons_for_a_refusal(slug: str) -> None:
    rules = policy(slug)
    assert rules.slug == slug
    assert [window.name for window in rules.windows] == list(WindowName)
    assert Response.REJECTED in rules.justify
    assert Response.REJECTED not in rules.followed_up


def test_an_unknown_policy_is_named_with_the_known_ones() -> None:
    with pytest.raises(UptakeError, match='iom-2022'):
        policy('iom-1999')
    with pytest.raises(UptakeError):
        policy('../iom-2022')


@pytest.mark.parametrize(
    ('level', 'coverage', 'central', 'who'),
    [
        (Level.COUNTRY, Coverage.COUNTRY, False, Role.REGIONAL_ME_OFFICER),
        (Level.PROJECT, Coverage.COUNTRY, False, Role.REGIONAL_ME_OFFICER),
        (Level.REGIONAL, None, False, Role.REGIONAL_ME_OFFICER),
        (Level.PROJECT, Coverage.REGIONAL, False, Role.REGIONAL_ME_OFFICER),
        (Level.COUNTRY, Coverage.COUNTRY, True, Role.CENTRAL_UNIT),
        (Level.L3, Coverage.COUNTRY, False, Role.CENTRAL_UNIT),
        (Level.CORPORATE, None, False, Role.CENTRAL_UNIT),
        (Level.THEMATIC, Coverage.GLOBAL, False, Role.CENTRAL_UNIT),
        (Level.PROJECT, Coverage.MULTI_COUNTRY, False, Role.CENTRAL_UNIT),
        (None, None, False, Role.CENTRAL_UNIT),
    ],
)
def test_the_controller_is_regional_only_for_country_and_regional_evaluations(
    level: Level | None, coverage: Coverage | None, central: bool, who: Role
) -> None:
    assert policy().control.controller(level, coverage, central=central) is who
