"""Code lists: themes, regions, countries and whatever else has a fixed set of values, with labels, aliases and dates.

Each list is one TOML file in this folder. A text is recognised by any of its writings, whatever its case, accents and
punctuation; what is not recognised stays as written and a person looks at it.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Code:
    """One value of a code list. `former` are names with the day on which they ceased to be the official one."""

    list: str
    code: str
    labels: dict[str, str]
    aliases: tuple[str, ...] = ()
    former: tuple[tuple[str, date], ...] = ()

    def label(self, language: str = 'en') -> str:
        """The name in this language, or in English where there is none."""
        return self.labels.get(language) or self.labels['en']

    def writings(self) -> tuple[str, ...]:
        """Every way of writing it that is known."""
        return (self.code, *self.labels.values(), *self.aliases, *(name for name, _ in self.former))


def folded(text: str) -> str:
    """The text without case, accents and punctuation: what two writings of one name have in common."""
    plain = unicodedata.normalize('NFKD', text).encode('ascii', 'ignore').decode().casefold()
    return re.sub(r'[^a-z0-9]+', ' ', plain).strip()


@cache
def codes(name: str) -> tuple[Code, ...]:
    """The code list of this name ('theme', 'country' …). FileNotFoundError if there is none."""
    with (FOLDER / f'{name}.toml').open('rb') as file:
        rows = tomllib.load(file)['code']
    return tuple(
        Code(
            list=name,
            code=row['code'],
            labels=row['labels'],
            aliases=tuple(row.get('aliases', ())),
            former=tuple((old['name'], old['until']) for old in row.get('former', ())),
        )
        for row in rows
    )


def lists() -> tuple[str, ...]:
    """The names of all code lists, in order of the alphabet."""
    return tuple(sorted(path.stem for path in FOLDER.glob('*.toml')))


@cache
def _by_writing(name: str) -> dict[str, Code]:
    return {folded(writing): code for code in reversed(codes(name)) for writing in code.writings()}


def find(name: str, text: str) -> Code | None:
    """The value of the list `name` that `text` writes, or None."""
    return _by_writing(name).get(folded(text))


@cache
def with_separators(name: str, separator: str = ',') -> tuple[str, ...]:
    """The writings of a list that hold the separator themselves, longest first."""
    held = {writing for code in codes(name) for writing in code.writings() if separator in writing}
    return tuple(sorted(held, key=len, reverse=True))


def split(name: str, text: str, separator: str = ',') -> tuple[str, ...]:
    """The values in a cell that holds several, as written.

    Separates at the separator, but neither inside brackets nor inside a writing of the list that holds it itself.
    """
    kept: dict[str, str] = {}
    for writing in with_separators(name, separator):
        pattern = re.compile(r'(?<!\w)' + re.escape(writing).replace(r'\ ', r'\s+') + r'(?!\w)', re.IGNORECASE)

        def keep(found: re.Match[str]) -> str:
            token = f'\x00{len(kept)}\x00'
            kept[token] = found.group()
            return token

        text = pattern.sub(keep, text)
    parts = (part.strip() for part in re.split(rf'{re.escape(separator)}(?![^()]*\))', text))
    restored = (re.sub('\x00\\d+\x00', lambda found: kept[found.group()], part) for part in parts)
    return tuple(part for part in restored if part)
