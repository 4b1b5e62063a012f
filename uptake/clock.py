"""Ring 2: the one reader of the wall clock. Everything else takes the day or the moment as an argument."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta


def now() -> datetime:
    """The moment, with its zone (UTC), moved to the day that UPTAKE_TODAY names if that is set (to try things out)."""
    moment = datetime.now(UTC)
    set_day = os.environ.get('UPTAKE_TODAY')
    if set_day:
        moment += timedelta(days=(date.fromisoformat(set_day) - moment.date()).days)
    return moment


def today() -> date:
    """The day in UTC: the day on which deadlines are compared."""
    return now().date()
