"""Every setting that an operator can make: its name in the environment, what it means, and its default.

docs/settings.md shows this table; a test holds the two together.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name in the environment, its default as text, what it means."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting('UPTAKE_SECRET_KEY', '', 'Signs sessions and links. Empty: made once and kept in UPTAKE_DATA/secret-key.'),
    Setting('UPTAKE_SAMPLE', '0', '1 loads an invented organisation and lists how to sign in. Not for real use.'),
    Setting('UPTAKE_ALLOWED_HOSTS', 'localhost,127.0.0.1,[::1]', 'Host names it answers to, with commas.'),
    Setting('UPTAKE_HTTPS', '0', '1 behind HTTPS: secure cookies, strict transport security, proxy header trusted.'),
    Setting('UPTAKE_DATABASE', '', 'postgresql://user:password@host:port/name, or empty for SQLite in UPTAKE_DATA.'),
    Setting('UPTAKE_DATA', 'var', 'Folder of the SQLite database and, unless set apart, of the files.'),
    Setting('UPTAKE_FILES', '', 'Folder in which uploaded documents are kept, by checksum. Empty: UPTAKE_DATA/files.'),
    Setting('UPTAKE_SMTP', '', 'smtp://user:password@host:port, smtp+starttls:// or smtps://. Empty: to the log.'),
    Setting('UPTAKE_MAIL_FROM', 'Uptake <uptake@localhost>', 'The sender of mails.'),
    Setting('UPTAKE_LANGUAGE', 'en', 'Language of pages for who has chosen none: en, fr or es.'),
    Setting('UPTAKE_POLICY', 'iom-2022', 'The policy (times, words, rules) of new evaluations.'),
    Setting('UPTAKE_WEB_PROCESSES', '2', 'Processes of the web server.'),
    Setting('UPTAKE_WORKER_PROCESSES', '1', 'Processes of the worker.'),
    Setting('UPTAKE_TODAY', '', 'A day (YYYY-MM-DD) to be taken for today, to try things out. Not for real use.'),
    Setting('PORT', '8000', 'Port of the web server.'),
)
_DEFAULTS = {setting.name: setting.default for setting in SETTINGS}


def read(name: str) -> str:
    """The setting's text from the environment or its default. KeyError for a name that is not in the table."""
    return os.environ.get(name) or _DEFAULTS[name]


def data_folder() -> Path:
    """The folder of the data, as an absolute path."""
    folder = Path(read('UPTAKE_DATA'))
    return folder if folder.is_absolute() else ROOT / folder


def secret_key(folder: Path, *, make: bool = False) -> str:
    """The secret key: from the environment, else from the folder, where `make` writes one; '' if there is none."""
    kept = folder / 'secret-key'
    if key := read('UPTAKE_SECRET_KEY'):
        return key
    if make and not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(kept, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), 'w') as file:
            file.write(secrets.token_urlsafe(48))
    return kept.read_text() if kept.exists() else ''


def database(address: str, data: Path) -> dict[str, object]:
    """Django's description of the database at `address`, or of SQLite in the folder `data` if that is empty."""
    if not address:
        return {
            'ENGINE': 'django.db.backends.sqlite3',
            'NAME': data / 'uptake.sqlite3',
            'OPTIONS': {
                'transaction_mode': 'IMMEDIATE',
                'timeout': 20,
                'init_command': 'PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;',
            },
            'CONN_MAX_AGE': 600,
        }
    parts = urlsplit(address)
    if parts.scheme not in ('postgresql', 'postgres'):
        raise ValueError('UPTAKE_DATABASE must begin with postgresql://')
    options: dict[str, object] = dict(parse_qsl(parts.query))
    host = str(options.pop('host', parts.hostname or ''))
    # No pool: the worker forks, and a pool's open connections would be shared by both sides, which garbles them.
    return {
        'ENGINE': 'django.db.backends.postgresql',
        'NAME': unquote(parts.path.lstrip('/')),
        'USER': unquote(parts.username or ''),
        'PASSWORD': unquote(parts.password or ''),
        'HOST': host,
        'PORT': str(parts.port or ''),
        'OPTIONS': options,
        'CONN_MAX_AGE': 600,
        'CONN_HEALTH_CHECKS': True,
    }


def mail(address: str) -> dict[str, object]:
    """Django's mail settings for an SMTP server at `address`; mails go to the log if that is empty."""
    if not address:
        return {'EMAIL_BACKEND': 'django.core.mail.backends.console.EmailBackend'}
    parts = urlsplit(address)
    if parts.scheme not in ('smtp', 'smtps', 'smtp+starttls'):
        raise ValueError('UPTAKE_SMTP must begin with smtp://, smtp+starttls:// or smtps://')
    return {
        'EMAIL_BACKEND': 'django.core.mail.backends.smtp.EmailBackend',
        'EMAIL_HOST': parts.hostname or 'localhost',
        'EMAIL_PORT': parts.port or (465 if parts.scheme == 'smtps' else 25),
        'EMAIL_HOST_USER': unquote(parts.username or ''),
        'EMAIL_HOST_PASSWORD': unquote(parts.password or ''),
        'EMAIL_USE_SSL': parts.scheme == 'smtps',
        'EMAIL_USE_TLS': parts.scheme == 'smtp+starttls',
        'EMAIL_TIMEOUT': 20,
    }
