"""Four threads that confirm one upload at the same moment. As a program: on the database of UPTAKE_DATA, made anew."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
WORD = ROOT / 'tests' / 'documents' / 'docx' / 'iom-2022-harbour-en.docx'


def settle(client: Any, upload: Any) -> None:
    """Settle every question and every missing reason, as a person would."""
    from uptake.intake.editing import open_questions
    from uptake.intake.readiness import problems
    from uptake.intake.uploads import review_of

    for question in open_questions(review_of(upload).state):
        client.post(f'/desk/intake/{upload.pk}/edit/', {'kind': 'leave', 'path': question['field']})
    for problem in problems(review_of(upload).state):
        value = {f'value:{problem.edit}': 'The document gives no reason.'}
        client.post(f'/desk/intake/{upload.pk}/edit/', {'kind': 'fill', 'path': problem.edit, **value})


def take(upload: Any, by: Any) -> tuple[int, bool]:
    """Confirm the upload into a new evaluation."""
    from uptake import clock
    from uptake.intake.confirming import confirm
    from uptake.records.facts import EvaluationFacts

    facts = EvaluationFacts(title='Harbours of the west coast')
    return confirm(upload.pk, facts=facts, into=None, by=by, on=clock.today(), at=clock.now())


def confirm_at_once(person: Any) -> tuple[list[tuple[int, bool]], list[str]]:
    """What four threads got, and what went wrong in them."""
    from django.db import connections
    from django.test import Client

    from uptake import clock
    from uptake.intake.jobs import read_upload
    from uptake.intake.uploads import receive

    upload = receive(WORD.read_bytes(), WORD.name, person=person, at=clock.now())
    read_upload(str(upload.pk))
    upload.refresh_from_db()
    client = Client()
    client.force_login(person)
    settle(client, upload)
    together = threading.Barrier(4)
    made: list[tuple[int, bool]] = []
    failed: list[str] = []

    def press() -> None:
        together.wait()
        try:
            made.append(take(upload, person))
        except Exception as error:
            failed.append(repr(error))
        finally:
            connections['default'].close()

    pressing = [threading.Thread(target=press) for _ in range(4)]
    for thread in pressing:
        thread.start()
    for thread in pressing:
        thread.join()
    return made, failed


def main() -> None:
    """Make the database, a person of the central unit and the upload, and print what the threads got."""
    import django

    django.setup()
    from django.core.management import call_command

    from uptake import clock
    from uptake.domain.vocabulary import Role
    from uptake.people import changes

    call_command('migrate', verbosity=0)
    person = changes.add_person(by=None, email='central@example.org', name='Evaluation officer')
    changes.hold_role(by=None, on=clock.today(), person=person, role=Role.CENTRAL_UNIT, office=None)
    print(json.dumps(confirm_at_once(person)))


if __name__ == '__main__':
    main()
