"""The database's own statistics, which it plans queries by: to be taken anew after every bulk load."""

from __future__ import annotations

from django.db import connection


def refresh() -> None:
    """Let the database look at its tables anew (ANALYZE, alike on SQLite and PostgreSQL)."""
    with connection.cursor() as cursor:
        cursor.execute('ANALYZE')
