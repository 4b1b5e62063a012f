"""Ring 2: work for later, done by a worker process. The one module that knows how jobs are queued (django-q2).

A job runs at least once: what it does must be harmless when done twice.
"""

from __future__ import annotations

from django.db import transaction
from django_q.tasks import async_task


def later(function: str, *arguments: str | int) -> None:
    """Queue `function` ('package.module.name') with plain arguments, once the current transaction is committed."""
    transaction.on_commit(lambda: async_task(function, *arguments))  # type: ignore[no-untyped-call]
