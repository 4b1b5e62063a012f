"""The shapes of rule that the database holds for several nouns."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import CheckConstraint, F, Q
from django.db.models.functions import Length, Lower
from django.db.models.lookups import Exact


def one_of(name: str, field: str, words: type[StrEnum], *, blank: bool = False) -> CheckConstraint:
    """`field` holds one of `words`, or nothing if `blank`."""
    allowed = [word.value for word in words] + ([''] if blank else [])
    return CheckConstraint(condition=Q(**{f'{field}__in': allowed}), name=name)


def language(name: str, field: str = 'language') -> CheckConstraint:
    """`field` is empty or a code of two small letters (ISO 639-1)."""
    code = Q(Exact(Length(F(field)), 2)) & Q(Exact(Lower(F(field)), F(field)))
    return CheckConstraint(condition=Q(**{field: ''}) | code, name=name)


def in_order(name: str, start: str, end: str) -> CheckConstraint:
    """The period from `start` to `end` does not end before it starts; either side may be open."""
    either_open = Q(**{f'{start}__isnull': True}) | Q(**{f'{end}__isnull': True})
    return CheckConstraint(condition=either_open | Q(**{f'{end}__gte': F(start)}), name=name)


def together(name: str, text: str, day: str) -> CheckConstraint:
    """The text (who, or why) and the day stand together or not at all."""
    both = ~Q(**{text: ''}) & Q(**{f'{day}__isnull': False})
    neither = Q(**{text: ''}) & Q(**{f'{day}__isnull': True})
    return CheckConstraint(condition=both | neither, name=name)


def needs_text(name: str, field: str, words: list[StrEnum], text: str) -> CheckConstraint:
    """When `field` holds one of `words`, `text` is not empty."""
    return CheckConstraint(
        condition=~Q(**{f'{field}__in': [str(word) for word in words]}) | ~Q(**{text: ''}), name=name
    )


def not_empty(name: str, *fields: str) -> CheckConstraint:
    """At least one of the text fields says something."""
    condition = Q()
    for field in fields:
        condition |= ~Q(**{field: ''})
    return CheckConstraint(condition=condition, name=name)
