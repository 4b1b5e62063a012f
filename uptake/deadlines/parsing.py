"""The grammar at work: tokens in order → clauses, each with the periods it names or the time it counts.

The parser is built at its first use, which takes some 40 ms; a text then takes a fraction of a millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.exceptions import VisitError
from lark.lexer import Lexer

from uptake.deadlines import figures
from uptake.deadlines.periods import Named

TERMINALS = (
    'YEAR MONTH N ORD PART CODE UNIT EDGE DATE YM BY BEFORE FROM AFTER BEYOND LATEST RANGE LIST OR WITHIN FOR '
    'PUBLICATION NOW'
)


@dataclass(frozen=True, slots=True)
class Duration:
    """Time counted from an event: (fewest, most) of a unit. `since` is 'publication', 'now' or '' if none is named."""

    counts: tuple[int, ...]
    unit: str
    way: str = ''  # 'WITHIN', 'FOR' or ''
    since: str = ''


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a list or range: what stands before and after it, and its periods or its duration."""

    bounds: frozenset[str]
    periods: tuple[Named, ...] = ()
    duration: Duration | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """`joints[i]` ('RANGE', 'LIST' or 'OR') stands between clause i and clause i + 1."""

    clauses: tuple[Clause, ...]
    joints: tuple[str, ...]


class Given(Lexer):
    """Hands the tokens through that were made outside."""

    def __init__(self, _: object) -> None: ...

    def lex(self, data: Any, parser_state: Any = None) -> Iterator[Token]:
        for token in data:
            yield Token(token.kind, token.value)


class Build(Transformer[Token, Sentence]):
    """Each method is the rule of that name in grammar.lark."""

    def start(self, children: list[Any]) -> Sentence:
        return Sentence(tuple(children[::2]), tuple(children[1::2]))

    def clause(self, children: list[Any]) -> Clause:
        bounds = frozenset(child for child in children if isinstance(child, str))
        what = next(child for child in children if not isinstance(child, str))
        return Clause(bounds, duration=what) if isinstance(what, Duration) else Clause(bounds, tuple(what))

    def kind_of_only_child(self, children: list[Token]) -> str:
        return str(children[0].type)

    bound = tail = sep = kind_of_only_child

    def point(self, children: list[Any]) -> list[Named]:
        return list(children[0])

    def edged(self, children: list[Any]) -> list[Named]:
        edges, named = children
        return [replace(named[0], edges=edges), *named[1:]] if len(named) == 1 else self.refuse()

    def edges(self, children: list[Token]) -> tuple[str, ...]:
        return tuple(child.value for child in children if child.type == 'EDGE')

    def refuse(self) -> Any:
        raise ValueError('the words make no period')

    def nums(self, children: list[Token]) -> list[int]:
        """The numbers in order; of a range ("15 to 20") all that lie in it."""
        numbers: list[int] = [children[0].value]
        for joint, number in zip(children[1::2], children[2::2], strict=True):
            if joint.type != 'RANGE':
                numbers.append(number.value)
            elif 0 <= numbers[-1] < number.value:
                numbers += range(numbers[-1] + 1, number.value + 1)
            else:
                self.refuse()
        return numbers

    def year(self, children: list[Token]) -> list[Named]:
        return [Named(children[0].value)]

    def month(self, children: list[Token]) -> list[Named]:
        return [Named(value_at(children, 1), month=children[0].value)]

    def month_after_year(self, children: list[Token]) -> list[Named]:
        return [Named(children[0].value, month=children[1].value)]

    def days(self, children: list[Any]) -> list[Named]:
        return [Named(value_at(children, 2), month=children[1].value, day=day) for day in children[0]]

    def days_after_year(self, children: list[Any]) -> list[Named]:
        return self.days([children[1], children[2], children[0]])

    def parts(self, children: list[Any]) -> list[Named]:
        return [Named(value_at(children, 2), part=(index, children[1].value)) for index in children[0]]

    def part_numbered(self, children: list[Token]) -> list[Named]:
        return [Named(value_at(children, 2), part=(children[1].value, children[0].value))]

    def parts_after_year(self, children: list[Any]) -> list[Named]:
        return self.parts([children[1], children[2], children[0]])

    def code(self, children: list[Token]) -> list[Named]:
        return [Named(value_at(children, 1), part=children[0].value)]

    def code_after_year(self, children: list[Token]) -> list[Named]:
        return [Named(children[0].value, part=children[1].value)]

    def part_of_month(self, children: list[Any]) -> list[Named]:
        numbers, part, month = children[:3]
        if part.value != 2:
            self.refuse()
        return [Named(value_at(children, 3), month=month.value, part_of_month=index) for index in numbers]

    def week_of_month(self, children: list[Any]) -> list[Named]:
        numbers, unit, month = children[:3]
        if unit.value != 'week':
            self.refuse()
        return [Named(value_at(children, 3), month=month.value, week_of_month=index) for index in numbers]

    def run_of_months(self, children: list[Token]) -> list[Named]:
        which, count, unit, year = children
        return [Named(year.value, months=(which.value, count.value))] if unit.value == 'month' else self.refuse()

    def date(self, children: list[Token]) -> list[Named]:
        day = children[0].value
        return [Named(day.year, month=day.month, day=day.day)]

    def year_month(self, children: list[Token]) -> list[Named]:
        year, month = children[0].value
        return [Named(year, month=month)]

    def since(self, children: list[Token]) -> str:
        return str(children[-1].type).lower()

    def counted(self, children: list[Any]) -> Duration:
        way = children.pop(0).type if isinstance(children[0], Token) else ''
        return Duration(tuple(children[0]), children[1].value, way, *children[2:])

    def one(self, children: list[Any]) -> Duration:
        return Duration((1,), children[1].value, 'WITHIN', *children[2:])


def value_at(children: list[Any], index: int) -> int | None:
    """The value of an optional child, None where it is absent."""
    return children[index].value if len(children) > index else None


@cache
def parser() -> Lark:
    grammar = (files('uptake.deadlines') / 'grammar.lark').read_text('utf-8')
    return Lark(f'{grammar}\n%declare {TERMINALS}\n', parser='lalr', lexer=Given, transformer=Build())


def parse(tokens: list[figures.Token]) -> Sentence | None:
    """What the tokens say, or None where the grammar does not know such a sequence."""
    if not tokens:
        return None
    try:
        return parser().parse(tokens)  # type: ignore[return-value]
    except (UnexpectedInput, VisitError, ValueError):
        return None
