"""Taking a whole matrix into the records, once a person has confirmed what was read from a document.

Everything goes in or nothing does: the evaluation, its recommendations with sealed wording, responses, key actions
with text and period, follow-up, lessons, the original document; one entry of the history each, and one that says who
confirmed what from which document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from uptake import clock
from uptake.domain.errors import RuleError
from uptake.domain.policies import slugs
from uptake.domain.vocabulary import DocumentKind, Role
from uptake.matrices.model import Matrix
from uptake.people.models import Person
from uptake.people.roles import Permission
from uptake.records.changes import documents, evaluations, monitoring, responses, taking
from uptake.records.changes.guard import Act, require, take
from uptake.records.changes.taking import Taking, plain, text
from uptake.records.counting import recount
from uptake.records.facts import EvaluationFacts
from uptake.records.history import Change, gathered
from uptake.records.models import (
    Evaluation,
    EvaluationRole,
    Recommendation,
)


def take_in(
    *,
    matrix: Matrix,
    file: str,
    file_name: str,
    into: int | None = None,
    facts: EvaluationFacts,
    units: Mapping[str, int] | None = None,
    settled: Sequence[str] = (),
    by: Person | None,
    on: date,
) -> int:
    """The evaluation that the confirmed matrix went into: `into`, or a new one made from `facts`; its id.

    `file` is the checksum of the stored original. `units` says which office is meant by which written name, beside
    those that are an office's name to the letter. `settled` are the fields that a person decided, for the history.
    RuleError naming the recommendation where a rule needs what the document lacks.
    """
    check(matrix)
    origin = f'sha256:{file}'
    with gathered():
        if into is None:
            into = evaluations.register(facts=_facts(facts, matrix), by=by, on=on, origin=origin)
            _manage(into, by, on)
        else:
            require(by, Permission.TAKE_IN, on=on, evaluation=into)
            _fill(into, facts, matrix, Act(by, on, origin))
        evaluation = _empty(into)
        documents.attach(
            evaluation=into, file=file, name=file_name, kind=DocumentKind.MATRIX, language=matrix.language or '',
            public=True, by=by, on=on, origin=origin,
        )  # fmt: skip
        whole = Taking(
            evaluation,
            Act(by, on, origin),
            clock.now(),
            taking.offices_meant(units or {}, on),
            (matrix.language or '')[:2],
        )
        rows = taking.enter(whole, matrix)
        taking.answer(whole, rows)
        taking.promise(whole, rows)
        taking.follow(whole, rows)
        taking.learn(whole, matrix)
        recount([into])
        _summarise(whole, matrix, file_name, settled)
    return into


def _empty(into: int) -> Evaluation:
    """The evaluation, which has no recommendations yet."""
    evaluation = take(Evaluation, into)
    if Recommendation.objects.filter(evaluation=evaluation).exists():
        raise RuleError(
            _('This evaluation has its recommendations already.'),
            advice=_('Compare the new version with what is stored, and take over what differs.'),
            field='into',
        )
    return evaluation


def check(matrix: Matrix) -> None:
    """RuleError for the first thing that the records cannot hold as it is; its `field` is the path in the reading."""
    for index, read in enumerate(matrix.recommendations):
        where = _('Recommendation %(number)s') % {'number': text(read.number) or index + 1}
        path = f'recommendations[{index}]'
        if not text(read.text):
            raise RuleError(_('A recommendation needs its text.'), where=where, field=f'{path}.text')
        with _placed(f'{path}.response_%s'):
            if read.response is not None or text(read.response_comment):
                responses.check(plain(read.response), text(read.response_comment), where)
        for number, action in enumerate(read.actions):
            if not text(action.text):
                raise RuleError(_('Say what will be done.'), where=where, field=f'{path}.actions[{number}].text')
        for number, said in enumerate(read.monitoring):
            with _placed(f'{path}.monitoring[{number}].%s'):
                if said.status is not None or text(said.comment):
                    monitoring.check(plain(said.status), None, text(said.comment), where)


@contextmanager
def _placed(path: str) -> Iterator[None]:
    """A RuleError from within names its field by the path in the reading, in which %s is the verb's own name for it."""
    try:
        yield
    except RuleError as refused:
        refused.field = path % refused.field
        raise


def _facts(facts: EvaluationFacts, matrix: Matrix) -> EvaluationFacts:
    """What the person stated, and from the matrix what the person left open."""
    policy = facts.policy or (matrix.template if matrix.template in slugs() else '')
    return replace(
        facts,
        policy=policy,
        template=facts.template or matrix.template,
        year=facts.year or plain(matrix.year),
        published_on=facts.published_on or plain(matrix.published),
        overall_comment=facts.overall_comment or text(matrix.overall_comment),
        coordinator_as_written=(facts.coordinator_as_written or text(matrix.coordinator))[:500],
    )


def _fill(into: int, facts: EvaluationFacts, matrix: Matrix, act: Act) -> None:
    """Of an evaluation that is there already, fill only what is empty."""
    record = take(Evaluation, into)
    stated = _facts(facts, matrix)
    names = ('overall_comment', 'coordinator_as_written', 'template')
    empty = {name: getattr(stated, name) for name in names if not getattr(record, name) and getattr(stated, name)}
    if record.published_on is None and stated.published_on is not None:
        if stated.published_on > act.on:
            raise RuleError(_('The publication date lies in the future.'), field='published_on')
        empty['published_on'] = stated.published_on
    for name, value in empty.items():
        setattr(record, name, value)
    if empty:
        record.save(update_fields=list(empty))
        changes = {name: [None, value] for name, value in empty.items()}
        act.tell('evaluations.describe', record, changes, evaluation=into)


def _manage(evaluation: int, by: Person | None, on: date) -> None:
    """Who takes a matrix in looks after it until somebody else is designated."""
    if by is not None:
        EvaluationRole.objects.get_or_create(
            evaluation_id=evaluation, person=by, role=Role.EVALUATION_MANAGER, valid_to=None,
            defaults={'valid_from': on},
        )  # fmt: skip


def _summarise(whole: Taking, matrix: Matrix, file_name: str, settled: Sequence[str]) -> None:
    changes = {
        'document': [None, documents.safe_name(file_name)],
        'sha256': [None, whole.act.origin.removeprefix('sha256:')],
        'recommendations': [None, len(matrix.recommendations)],
        'key_actions': [None, sum(len(read.actions) for read in matrix.recommendations)],
        'settled': [None, list(settled)],
    }
    key = whole.evaluation.pk
    taking.tell(whole, [Change('takeover.take_in', 'evaluation', key, key, None, changes, whole.act.origin)])
