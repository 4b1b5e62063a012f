"""The command `uptake`. Reading documents and deadlines starts without Django; what needs the records loads it.

A table of commands: each has its words, one line of help, and a function (arguments → exit status). Wrong arguments
and bad input exit with 2 and say on standard error what to do.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from uptake.domain.errors import UptakeError


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its words, its help, its arguments, and what it does."""

    words: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], object]
    run: Callable[[argparse.Namespace], int]


def _nothing(parser: argparse.ArgumentParser) -> None:
    del parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'{text!r} is not a day; write it as 2025-08-31') from None


def _read(given: argparse.Namespace) -> int:
    from uptake.matrices.command import run

    return run(given.file, table=given.table)


def _read_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument('file', help='a matrix: .docx, .pdf, .xlsx or text')
    parser.add_argument('--table', action='store_true', help='for people instead of JSON')


def _deadline(given: argparse.Namespace) -> int:
    from uptake.deadlines.command import run

    return run([given.text], given.published)


def _deadline_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument('text', help='a deadline as written, or - for one a line on standard input')
    parser.add_argument('--published', type=_day, help='publication date, from which relative deadlines count')


def _schedule(given: argparse.Namespace) -> int:
    from uptake.domain.policies import policy
    from uptake.domain.schedule import schedule_as_json

    print(json.dumps(schedule_as_json(given.published, policy(given.policy)), indent=2))
    return 0


def _schedule_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument('published', type=_day, help='publication date of the report, as 2025-08-31')
    parser.add_argument('--policy', default='iom-2022', help='which policy (default: iom-2022)')


def _django(*words: str, options: tuple[str, ...] = ()) -> Callable[[argparse.Namespace], int]:
    """A function that runs a Django command with the positional arguments named in `options`."""

    def run(given: argparse.Namespace) -> int:
        from django.core.management import CommandError, call_command

        from uptake.config.starting import start_django

        start_django()
        try:
            call_command(*words, *(getattr(given, option) for option in options))
        except CommandError as error:
            print(error, file=sys.stderr)
            return error.returncode
        return 0

    return run


def _run(given: argparse.Namespace) -> int:
    from uptake.config.running import run

    return run()


def _manage(given: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line

    from uptake.config import environment

    environment.secret_key(environment.data_folder(), make=True)
    sys.argv[0] = 'uptake manage'

    execute_from_command_line(['uptake manage', *given.rest])
    return 0


COMMANDS = (
    Command('read', 'read a matrix into JSON', _read_arguments, _read),
    Command('deadline', 'say which period a deadline means', _deadline_arguments, _deadline),
    Command('schedule', 'the dated windows of a process', _schedule_arguments, _schedule),
    Command('run', 'start web and worker here, with the sample organisation', _nothing, _run),
    Command('migrate', 'bring the database up to date', _nothing, _django('migrate')),
    Command(
        'catalogue import',
        "import a repository's export (CSV)",
        lambda parser: parser.add_argument('file', help='the CSV file'),
        _django('import_catalogue', options=('file',)),
    ),
    Command('verify-history', 'check the chain of the history', _nothing, _django('verify_history')),
    Command('manage', "Django's own commands", lambda parser: parser.add_argument('rest', nargs='*'), _manage),
)


def parser() -> argparse.ArgumentParser:
    """The parser over every command of the table."""
    top = argparse.ArgumentParser(prog='uptake', description='Makes sure that evaluations are used.')
    groups = {'': top.add_subparsers(required=True, metavar='COMMAND')}
    for command in COMMANDS:
        *group, word = command.words.split()
        name = ' '.join(group)
        if name not in groups:
            group_of = groups[''].add_parser(name, help=command.help, description=command.help)
            groups[name] = group_of.add_subparsers(required=True, metavar='COMMAND')
        child = groups[name].add_parser(word, help=command.help, description=command.help)
        command.arguments(child)
        child.set_defaults(command=command)
    return top


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status: 0, 1 for a check that found something, 2 for bad input."""
    words = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'uptake.config.settings')
    if words[:1] == ['manage']:
        return _manage(argparse.Namespace(rest=words[1:]))
    given = parser().parse_args(words)
    try:
        return int(given.command.run(given))
    except UptakeError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0


if __name__ == '__main__':
    sys.exit(main())
