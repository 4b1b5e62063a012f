"""Setting Django up for a command, so that no command needs another before it."""

from __future__ import annotations


def start_django() -> None:
    """Set Django up; on SQLite the database is brought up to date first, so that no command needs another before it."""
    import django
    from django.core.management import call_command

    from uptake.config import environment

    environment.secret_key(environment.data_folder(), make=True)
    django.setup()
    if not environment.read('UPTAKE_DATABASE'):
        call_command('migrate', verbosity=0, interactive=False)
