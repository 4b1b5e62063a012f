"""The history: every change is in it, nothing in it can be changed unnoticed, writers take turns."""

from __future__ import annotations

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction

from tests.cast import TODAY, Cast
from uptake.domain.process import Stage
from uptake.domain.vocabulary import Response
from uptake.records import history
from uptake.records.changes import responses
from uptake.records.history import Change, gathered, verify, write
from uptake.records.models import HistoryEntry, HistoryHead, Recommendation
from uptake.records.models import Response as Answer
from uptake.records.models.history import AppendOnlyError
from uptake.records.wording import fingerprint

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = [pytest.mark.records, pytest.mark.django_db]


def unguarded(statement: str, *values: object) -> None:
    """What somebody with access to the database itself can do: switch the guard off, and write."""
    with connection.cursor() as cursor:
        if connection.vendor == 'sqlite':
            cursor.execute('DROP TRIGGER IF EXISTS history_append_only')
            cursor.execute('DROP TRIGGER IF EXISTS recommendation_wording_sealed')
        else:
            cursor.execute('SET CONSTRAINTS ALL IMMEDIATE')
            cursor.execute('ALTER TABLE records_historyentry DISABLE TRIGGER history_append_only')
            cursor.execute('ALTER TABLE records_recommendation DISABLE TRIGGER recommendation_wording_sealed')
        cursor.execute(statement, values)


def test_an_entry_says_who_when_what_and_from_which_value_to_which(cast: Cast) -> None:
    recommendation = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    responses.record(
        recommendation=recommendation,
        value=Response.REJECTED,
        comment='The bridge fell.',
        by=cast.unit,
        on=TODAY,
        origin='page',
    )
    entry = HistoryEntry.objects.order_by('-number')[0]
    assert (entry.by, entry.by_label, entry.on) == (cast.unit, 'Unit Person, Project officer', TODAY)
    assert entry.changes['value'] == ['accepted', 'rejected']
    assert entry.changes['comment'] == ['', 'The bridge fell.']
    assert (entry.recommendation, entry.evaluation) == (recommendation, cast.evaluations[Stage.FIRST_FOLLOW_UP])
    assert entry.origin == 'page'


def test_saying_the_same_again_leaves_no_entry(cast: Cast) -> None:
    count = HistoryEntry.objects.count()
    recommendation = cast.recommendations[Stage.FIRST_FOLLOW_UP][0]
    assert not responses.record(recommendation=recommendation, value=Response.ACCEPTED, by=cast.unit, on=TODAY)
    assert HistoryEntry.objects.count() == count


def test_an_empty_history_holds(db: None) -> None:
    assert verify() is None


@pytest.mark.parametrize(
    ('column', 'value'),
    [
        ('by_label', 'Somebody Else'),
        ('verb', 'evaluations.withdraw'),
        ('origin', 'page'),
        ('record', '999'),
        ('evaluation', 999),
        ('"on"', '2020-01-01'),
        ('at', '2020-01-01 00:00:00+00:00'),
        ('changes', '{}'),
        ('digest', 'f' * 64),
    ],
)
def test_a_changed_entry_is_named(cast: Cast, column: str, value: object) -> None:
    cell = '%s::jsonb' if column == 'changes' and connection.vendor == 'postgresql' else '%s'
    unguarded(f'UPDATE records_historyentry SET {column} = {cell} WHERE number = 7', value)
    broken = verify()
    assert broken is not None
    assert broken.number == 7


def test_an_entry_rewritten_together_with_its_digest_breaks_the_next_one(cast: Cast) -> None:
    entry = HistoryEntry.objects.get(number=7)
    entry.by_label = 'Somebody Else'
    values = (entry.by_label, history.digest_of(entry))
    unguarded('UPDATE records_historyentry SET by_label = %s, digest = %s WHERE number = 7', *values)
    assert verify() == history.Broken(8, 'It does not follow the entry before it.')


def test_a_removed_entry_is_named(cast: Cast) -> None:
    unguarded('DELETE FROM records_historyentry WHERE number = 12')
    assert verify() == history.Broken(12, 'The entry is missing.')


def test_a_removed_last_entry_is_named(cast: Cast) -> None:
    last = HistoryEntry.objects.count()
    unguarded('DELETE FROM records_historyentry WHERE number = %s', last)
    broken = verify()
    assert broken is not None
    assert broken.number == last


def test_a_whole_history_that_was_emptied_is_noticed(cast: Cast) -> None:
    unguarded('DELETE FROM records_historyentry')
    broken = verify()
    assert broken is not None
    assert broken.number == 1


def test_an_entry_put_in_at_the_end_without_the_system_is_named(cast: Cast) -> None:
    head = HistoryHead.objects.get()
    entry = HistoryEntry.objects.order_by('-number')[0]
    entry.number, entry.previous = head.count + 1, head.digest
    entry.digest = history.digest_of(entry)
    HistoryEntry.objects.bulk_create([entry])
    broken = verify()
    assert broken is not None
    assert broken.number == head.count + 1


def test_a_wording_changed_past_the_system_is_noticed(cast: Cast) -> None:
    key = cast.recommendations[Stage.AFTER_END][0]
    unguarded('UPDATE records_recommendation SET text = %s WHERE id = %s', 'Mend nothing.', key)
    broken = verify()
    assert broken is not None
    assert f'recommendation {key} ' in broken.reason


def test_a_recommendation_that_was_deleted_is_noticed(cast: Cast) -> None:
    key = cast.recommendations[Stage.AFTER_END][0]
    Recommendation.objects.get(pk=key).delete()
    assert verify() == history.Broken(None, f'Recommendation {key} was entered and is not there any more.')


def test_a_wording_changed_together_with_its_fingerprint_is_noticed(cast: Cast) -> None:
    key = cast.recommendations[Stage.AFTER_END][0]
    other = fingerprint('', 'Mend nothing.')
    unguarded(
        'UPDATE records_recommendation SET text = %s, fingerprint = %s WHERE id = %s', 'Mend nothing.', other, key
    )
    broken = verify()
    assert broken is not None
    assert f'recommendation {key} ' in broken.reason


def test_the_command_names_the_first_broken_entry_and_fails(cast: Cast) -> None:
    out = StringIO()
    call_command('verify_history', stdout=out)
    assert f'{HistoryEntry.objects.count()} entries' in out.getvalue()
    unguarded("UPDATE records_historyentry SET by_label = 'x' WHERE number IN (3, 5)")
    with pytest.raises(CommandError, match='Entry 3 is broken') as caught:
        call_command('verify_history')
    assert caught.value.returncode == 1


def test_entries_can_be_neither_changed_nor_removed(cast: Cast) -> None:
    entries = HistoryEntry.objects.filter(number=1)
    with pytest.raises(AppendOnlyError):
        entries.update(verb='x')
    with pytest.raises(AppendOnlyError):
        entries.delete()
    with pytest.raises(AppendOnlyError):
        entries[0].delete()
    with pytest.raises(IntegrityError, match='append-only'), transaction.atomic():
        entries[0].save()


def test_a_change_that_fails_leaves_no_entry(cast: Cast) -> None:
    count = HistoryEntry.objects.count()
    recommendation = cast.recommendations[Stage.RESPONSES_DUE][0]

    def answer_and_stumble() -> None:
        with gathered():
            responses.record(recommendation=recommendation, value=Response.ACCEPTED, by=None, on=TODAY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer_and_stumble()
    assert HistoryEntry.objects.count() == count
    assert not Answer.objects.filter(recommendation=recommendation).exists()
    assert verify() is None


def test_many_entries_are_appended_under_one_lock(cast: Cast, django_assert_max_num_queries: Any) -> None:
    def append() -> None:
        with gathered():
            for number in range(500):
                write(Change('evaluations.describe', 'evaluation', number), by=None, on=TODAY)

    with django_assert_max_num_queries(16):
        append()
    assert verify() is None


WRITER = """
import sys, django
django.setup()
from datetime import date
from uptake.records.changes import evaluations
from uptake.records.facts import EvaluationFacts
for step in range(15):
    facts = EvaluationFacts(title=f'Road {sys.argv[1]}.{step}')
    evaluations.register(facts=facts, by=None, on=date(2026, 5, 4))
"""


@pytest.mark.django_db(transaction=True)
def test_writers_in_several_processes_take_turns(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        'DJANGO_SETTINGS_MODULE': 'uptake.config.settings',
        'UPTAKE_SECRET_KEY': 'for this test',
        'UPTAKE_DATA': str(tmp_path),
        'UPTAKE_DATABASE': address_of_the_test_database(),
    }

    def python(*words: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, *words], env=environment, cwd=ROOT, stdout=subprocess.PIPE)

    if connection.vendor == 'sqlite':
        assert python('-m', 'django', 'migrate', '--skip-checks').wait() == 0
    writers = [python('-c', WRITER, str(number)) for number in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    checked = python('-m', 'django', 'verify_history')
    said, _ = checked.communicate()
    assert b'The history holds: 45 entries' in said


def address_of_the_test_database() -> str:
    """Where other processes find the database that this test writes to; '' for a file of SQLite in its own folder."""
    if connection.vendor == 'sqlite':
        return ''
    said = connection.settings_dict
    return f'postgresql://{said["USER"]}:@/{said["NAME"]}?host={said["HOST"]}'
