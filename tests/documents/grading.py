"""How much of a document was read right: field by field, and whether what is wrong was at least asked.

    python -m tests.documents.grading [-v] [--floors] [NAME ...]

Every field that the truth or the reading fills counts once: 'right'; 'asked' (wrong or empty, but a question names the
field); 'silent' (something wrong, and no question); 'missed' (empty, and no question). Empty fields agreed on count
nothing, so that an empty reading is worth nothing. `--floors` writes what is reached now to floors.toml, the table that
the test holds the reader to.
"""

from __future__ import annotations

import difflib
import json
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDERS = ('docx', 'xlsx', 'pdf', 'txt')
OF_MATRIX = ('evaluation_title', 'year', 'published', 'coordinator', 'overall_comment', 'lessons_learned')
OF_RECOMMENDATION = (
    'number',
    'heading',
    'text',
    'addressed_to',
    'priority',
    'priority_text',
    'response',
    'response_comment',
)
OF_ACTION = ('number', 'text', 'deadline_text', 'due', 'responsible', 'comment', 'status')
OF_ROUND = ('status', 'comment')
#: Fields that one question covers together.
NAMES = {
    'due': ('due', 'deadline', 'deadline_text'),
    'deadline_text': ('deadline_text', 'deadline', 'due'),
    'priority': ('priority', 'priority_text'),
    'response_comment': ('response_comment',),
}
SIGNS = str.maketrans({'‘': "'", '’': "'", '“': '"', '”': '"', '–': '-', '—': '-', '\u00a0': ' ', '\u202f': ' '})


@dataclass
class Marks:
    """What a reading is worth: how many fields of each outcome, and those that are not right."""

    counts: Counter = field(default_factory=Counter)
    wrong: list[tuple[str, str, object, object]] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share of fields that are right, from 0 to 1."""
        return self.counts['right'] / max(1, self.counts.total())

    @property
    def silent(self) -> list[tuple[str, str, object, object]]:
        """The values that are wrong without a question."""
        return [one for one in self.wrong if one[0] == 'silent']


def told(text: str, loose: bool) -> str:
    """The text for comparison; `loose` is for formats that lose the ends of lines."""
    lines = unicodedata.normalize('NFC', text.translate(SIGNS)).split('\n')
    lines = [re.sub(r'\s+', ' ', line).strip() for line in lines]
    if not loose:
        return '\n'.join(line for line in lines if line)
    flat = re.sub(r'\s+', ' ', ' '.join(re.sub(r'^- ', '', line) for line in lines)).strip()
    flat = re.sub(r'(?<=\s)- (?=\w)', '', flat)
    return re.sub(r'(?<=\w)-\s(?=\w)', '-', flat)


def same(name: str, true: object, got: object, loose: bool) -> bool:
    """Whether the two values are one."""
    if isinstance(true, list) and isinstance(got, list):
        return [told(str(x), loose) for x in true] == [told(str(x), loose) for x in got]
    if isinstance(true, str) and isinstance(got, str):
        a, b = told(true, loose), told(got, loose)
        if name == 'number':
            a, b = (re.sub(r'^R(?=\d)', '', x) for x in (a, b))  # whether "R" belongs to it is a matter of taste
        return a.rstrip('.') == b.rstrip('.') if name in ('number', 'text') else a == b
    return type(true) is type(got) and true == got


class Grader:
    """Compares one reading with its truth."""

    def __init__(self, form: str, questions: list[dict]) -> None:
        self.form = form
        self.loose = form in ('pdf', 'txt')
        self.asked_of = {str(question['field']) for question in questions}
        self.marks = Marks()

    def asked(self, path: str, name: str) -> bool:
        """Whether a question names this field."""
        return any(f'{path}{alias}' in self.asked_of for alias in NAMES.get(name, (name,)))

    def value(self, path: str, name: str, truth: dict, got: dict | None, record_asked: bool = False) -> None:
        """One field."""
        also = truth.get('_also') or {}
        accepted = [truth.get(name)]
        for where in ('any', self.form):
            accepted += also.get(where, {}).get(name, [])
        value = got.get(name) if got else None
        empty = value in (None, [], '')
        if empty and accepted[0] in (None, [], ''):
            return
        if any(same(name, x if x != [] else None, None if empty else value, self.loose) for x in accepted):
            self.marks.counts['right'] += 1
            return
        outcome = 'asked' if record_asked or self.asked(path, name) else 'missed' if empty else 'silent'
        self.marks.counts[outcome] += 1
        self.marks.wrong.append((outcome, f'{path}{name}', truth.get(name), value))

    def matrix(self, truth: dict, got: dict, path: str = '') -> None:
        """One management response."""
        for name in OF_MATRIX:
            self.value(path, name, truth, got)
        if truth['template'] != 'other':
            self.value(path, 'template', truth, got)
        pairs, extra = aligned(truth['recommendations'], got.get('recommendations') or [])
        at_all = f'{path}recommendations' in self.asked_of
        for true, at in pairs:
            found = got['recommendations'][at] if at is not None else None
            self.recommendation(true, found, f'{path}recommendations[{at}].', at_all)
        for at in extra:
            where = f'{path}recommendations[{at}].'
            self.recommendation(NOTHING, got['recommendations'][at], where, f'{where[:-1]}' in self.asked_of)

    def recommendation(self, truth: dict, got: dict | None, path: str, all_asked: bool) -> None:
        """One recommendation with what belongs to it."""
        unsure = all_asked and (got is None or truth is NOTHING)
        for name in OF_RECOMMENDATION:
            self.value(path, name, truth, got, unsure)
        actions = (got or {}).get('actions') or []
        pairs, extra = aligned(truth['actions'], actions)
        unsure = unsure or f'{path}actions' in self.asked_of
        for true, at in pairs:
            found = actions[at] if at is not None else None
            self.action(true, found, f'{path}actions[{at}].', unsure and found is None)
        for at in extra:
            where = f'{path}actions[{at}].'
            self.action({}, actions[at], where, unsure or where[:-1] in self.asked_of)
        rounds = {one['round']: one for one in (got or {}).get('monitoring') or []}
        for at, true in enumerate(truth['monitoring']):
            for name in OF_ROUND:
                self.value(f'{path}monitoring[{at}].', name, true, rounds.get(true['round']))
        known = {one['round'] for one in truth['monitoring']}
        for at, one in enumerate(rounds.values()):
            if one['round'] not in known:
                for name in OF_ROUND:
                    self.value(f'{path}monitoring[{at}].', name, {}, one)

    def action(self, truth: dict, got: dict | None, path: str, unsure: bool) -> None:
        """One key action."""
        for name in OF_ACTION:
            self.value(path, name, truth, got, unsure)


NOTHING: dict = {'actions': [], 'monitoring': []}


def words(record: dict) -> str:
    """What a record is recognised by."""
    return told(f'{record.get("heading") or ""} {record.get("text") or ""}', True)


def likeness(a: str, b: str) -> float:
    """From 0 to 1."""
    return 1.0 if a == b else difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()


def alike(true: dict, got: dict) -> float:
    """How like two records are; the number decides where no text was read."""
    if not words(got) and true.get('number') and same('number', true['number'], got.get('number'), True):
        return 0.6
    return likeness(words(true), words(got))


def aligned(true: list[dict], got: list[dict]) -> tuple[list[tuple[dict, int | None]], list[int]]:
    """Each true record with the index of the one read for it, in order, and the indexes of what nobody wrote."""
    like = [[alike(a, b) for b in got] for a in true]
    best = [[0.0] * (len(got) + 1) for _ in range(len(true) + 1)]
    for i in reversed(range(len(true))):
        for j in reversed(range(len(got))):
            pair = like[i][j] + best[i + 1][j + 1] if like[i][j] >= 0.5 else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], pair)
    found: dict[int, int] = {}
    i = j = 0
    while i < len(true) and j < len(got):
        if like[i][j] >= 0.5 and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            found[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    extra = [at for at in range(len(got)) if at not in found.values()]
    return [(record, found.get(at)) for at, record in enumerate(true)], extra


def grade(truth: dict, got: dict, form: str) -> Marks:
    """The marks of one reading of one file."""
    grader = Grader(form, got.get('questions') or [])
    grader.matrix(truth, got)
    others = got.get('more_matrices') or []
    for at, true in enumerate(truth.get('more_matrices', []), 1):
        grader.matrix(true, others[at - 1] if at <= len(others) else {}, f'matrices[{at}].')
    for at in range(len(truth.get('more_matrices', [])), len(others)):
        grader.matrix({'template': 'other', 'recommendations': []}, others[at], f'matrices[{at + 1}].')
    return grader.marks


def files() -> list[Path]:
    """Every document of this folder."""
    return sorted(path for folder in FOLDERS for path in (HERE / folder).iterdir() if path.is_file())


def truth_of(path: Path) -> dict:
    """The truth of a document."""
    return dict(json.loads((HERE / 'truth' / f'{path.stem}.json').read_text(encoding='utf-8')))


def read(path: Path) -> dict:
    """What the reader makes of a document."""
    from uptake.matrices.as_json import reading_as_json
    from uptake.matrices.reading import read_matrix

    return dict(reading_as_json(read_matrix(path)))


def swallowed(truth: dict, got: dict) -> list[str]:
    """The sentences that belong to no field and are not given as unplaced."""
    listed = ' '.join(told(str(one.get('text', '')), True) for one in got.get('unplaced') or [])
    return [text for text in truth['_unplaced'] if told(text, True) not in listed]


def said(record: object) -> set[str]:
    """Every word of the texts in a record, other accepted values left out."""
    if isinstance(record, str):
        return set(re.findall(r'[^\W\d_]{2,}', record.lower()))
    if isinstance(record, dict):
        return set().union(*(said(value) for key, value in record.items() if key != '_also'))
    return set().union(*(said(value) for value in record)) if isinstance(record, list) else set()


#: Keys whose values are words of ours, not of the office.
OURS = ('template', 'response', 'round')


def written(record: object) -> object:
    """The record with what an office wrote only: no closed words, no dates."""
    if isinstance(record, dict):
        closed = ('status',) if 'round' in record else ()
        return {key: written(value) for key, value in record.items() if key not in (*OURS, *closed)}
    return [written(value) for value in record] if isinstance(record, list) else record


def lost(truth: dict, got: dict) -> set[str]:
    """The words of the office that stand nowhere in a reading: in no value, raw text, question or unplaced text."""
    return said(written(truth)) - said(got)


def main(arguments: list[str]) -> None:
    """Prints the marks of every document, or of those that are named."""
    names = [x for x in arguments if not x.startswith('-')]
    print(f'{"document":42s} {"share":>7s} {"right":>6s} {"asked":>6s} {"silent":>6s} {"missed":>6s}')
    sums: dict[str, Counter] = {}
    for path in files():
        if names and path.stem not in names and path.name not in names:
            continue
        try:
            marks = grade(truth_of(path), read(path), path.suffix[1:])
        except Exception as error:
            print(f'{path.name:42s} failed: {type(error).__name__}: {error}')
            continue
        line(path.name, marks.counts)
        sums.setdefault(path.suffix[1:], Counter()).update(marks.counts)
        if '-v' in arguments:
            for outcome, where, true, value in marks.wrong:
                print(f'    {outcome:6s} {where}\n           truth {true!r}\n           read  {value!r}')
    for form, counts in sums.items():
        line(f'all {form}', counts)
    if '--floors' in arguments:
        (HERE / 'floors.toml').write_text(floors(), encoding='utf-8')


def cut(share: float) -> float:
    """A share in per cent, cut to one decimal, never rounded up."""
    return int(1000 * share) / 10


def floors() -> str:
    """What every document and every format reaches now, as floors.toml holds it."""
    shares, silent, kept, gone, sums = [], [], [], [], {form: Counter() for form in FOLDERS}
    for path in files():
        truth, got = truth_of(path), read(path)
        marks = grade(truth, got, path.suffix[1:])
        if swallowed(truth, got):
            kept.append(f'"{path.name}" = {len(swallowed(truth, got))}')
        if lost(truth, got):
            gone.append(f'"{path.name}" = {len(lost(truth, got))}')
        shares.append(f'"{path.name}" = {cut(marks.share)}')
        if marks.silent:
            silent.append(f'"{path.name}" = {len(marks.silent)}')
        sums[path.suffix[1:]].update(marks.counts)
    whole = [f'{form} = {cut(counts["right"] / counts.total())}' for form, counts in sums.items()]
    return '\n'.join(
        [
            '# What the reader has reached: the share of fields that are right, in per cent. Raise it, never lower it.',
            '[formats]',
            *whole,
            '',
            '# Values that are wrong without a question; a document that is not named here has none.',
            '[silent]',
            *silent,
            '',
            '# Sentences that belong to no field and are not given as unplaced.',
            '[swallowed]',
            *kept,
            '',
            '# Words of the office that stand nowhere in the reading.',
            '[lost]',
            *gone,
            '',
            '[documents]',
            *shares,
            '',
        ]
    )


def line(name: str, counts: Counter) -> None:
    """A line of the table."""
    share = 100 * counts['right'] / max(1, counts.total())
    print(f'{name:42s} {share:6.2f}% ' + ' '.join(f'{counts[k]:6d}' for k in ('right', 'asked', 'silent', 'missed')))


if __name__ == '__main__':
    main(sys.argv[1:])
