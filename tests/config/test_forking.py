"""The worker forks: each of its processes must speak to the database over a connection of its own."""

from __future__ import annotations

import os

import pytest
from django.db import connection, connections

pytestmark = [pytest.mark.records, pytest.mark.django_db(transaction=True)]


def backend() -> int:
    """Which of the server's processes answers this connection."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT pg_backend_pid()')
        return int(cursor.fetchone()[0])


def test_a_forked_process_does_not_share_its_parents_connection() -> None:
    if connection.vendor != 'postgresql':
        pytest.skip('SQLite has no server whose connections could be shared')
    backend()
    connections.close_all()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, str(backend()).encode())
        os._exit(0)
    theirs = int(os.read(reading, 20))
    os.waitpid(child, 0)
    assert theirs != backend()
