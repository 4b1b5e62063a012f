"""Every setting is documented, and every one that is read is in the table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from uptake.config import environment

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.mark.parametrize('setting', environment.SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_documented_as_it_is(setting: environment.Setting):
    page = (ROOT / 'docs' / 'settings.md').read_text()
    assert (
        f'| `{setting.name}` | {f"`{setting.default}`" if setting.default else "empty"} | {setting.meaning} |' in page
    )


def test_nothing_reads_the_environment_past_the_table():
    named = {setting.name for setting in environment.SETTINGS}
    read = set()
    for path in (ROOT / 'uptake').rglob('*.py'):
        read |= set(re.findall(r"'(UPTAKE_[A-Z_]+)'", path.read_text()))
    assert read <= named


def test_a_postgresql_address_becomes_a_database():
    found = environment.database('postgresql://ann:p%40ss@db:5433/follow', ROOT)
    assert (found['USER'], found['PASSWORD'], found['HOST'], found['PORT'], found['NAME']) == (
        'ann', 'p@ss', 'db', '5433', 'follow',
    )  # fmt: skip


def test_an_unknown_database_is_refused_by_name():
    with pytest.raises(ValueError, match='postgresql://'):
        environment.database('mysql://x/y', ROOT)


@pytest.mark.parametrize(
    ('address', 'tls', 'ssl', 'port'),
    [
        ('smtp://mail', False, False, 25),
        ('smtp+starttls://mail:587', True, False, 587),
        ('smtps://mail', False, True, 465),
    ],
)
def test_an_smtp_address_becomes_mail_settings(address: str, tls: bool, ssl: bool, port: int):
    found = environment.mail(address)
    assert (found['EMAIL_USE_TLS'], found['EMAIL_USE_SSL'], found['EMAIL_PORT']) == (tls, ssl, port)


def test_the_secret_key_is_made_once_and_kept_to_the_owner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv('UPTAKE_SECRET_KEY', raising=False)
    assert environment.secret_key(tmp_path) == ''
    made = environment.secret_key(tmp_path, make=True)
    assert len(made) > 40
    assert environment.secret_key(tmp_path, make=True) == made
    assert (tmp_path / 'secret-key').stat().st_mode & 0o077 == 0
