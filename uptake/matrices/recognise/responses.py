"""The field of the response → accepted, partially accepted, rejected or a question; and the comment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uptake.domain.vocabulary import Response
from uptake.matrices.grid import Run
from uptake.matrices.labels import labels, words
from uptake.matrices.recognise.instructions import split_sentences, without_instructions
from uptake.matrices.recognise.options import Option, options
from uptake.matrices.recognise.pieces import Piece, as_text, cut_front, joined, paragraphs, spread

TICKED, EMPTY = '☒☑✓✔✗✘🗹', '☐□▢❑'
_BOXES = re.compile(rf'[{TICKED}{EMPTY}]|[(\[]\s*[xXvV✓✔]?\s*[)\]]')
_GAP = re.compile(r'(?:[\s/|,;•·–—-]|\b(?:or|ou|o|and|et|y)\b|\bx\b|[()\[\]«»<>*☐☒☑✓✔✗✘□▢❑])*', re.IGNORECASE)
_AFTER = re.compile(
    r'\s*(?:(?:the|this|that|la|cette|esta|l[ae]s?)?\s*(?:recommendation|recommandation|recomendaci[oó]n)s?\b)?\s*(?:[.:;]|[–—-](?=\s))?\s*',
    re.IGNORECASE,
)
_X = re.compile(r'\b[xX]\b')
_TICK_WORDS = frozenset({'x', 'v', 'yes', 'oui', 'si', '1', 'ok'})
_FREE_WORDS = 14
_WORDS_BEFORE_ANSWER = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What was read: `value` or the code of a question, and the pieces that are the comment."""

    value: Response | None = None
    comment: tuple[Piece, ...] = ()
    code: str | None = None
    raw: str = ''
    piece: Piece | None = None


def read_answer(pieces: Sequence[Piece], ticks: Sequence[tuple[str, Piece]], *, option_columns: bool) -> Answer:
    """The answer in the pieces of the field and in ticked columns."""
    content, _ = without_instructions(pieces)
    content = [piece for piece in content if piece.text]
    if option_columns:
        return _from_columns(ticks, content)
    if not content:
        return Answer()
    raw = as_text(content)
    if _BOXES.search(raw):
        return _from_boxes(content, raw)
    return _from_words(content, raw)


def _from_columns(ticks: Sequence[tuple[str, Piece]], content: Sequence[Piece]) -> Answer:
    real = [(value, piece) for value, piece in ticks if piece.text and not re.fullmatch(f'[{EMPTY}\\s-]*', piece.text)]
    said = [piece for _, piece in real if not _is_tick(piece.text)]
    values = {value for value, _ in real}
    raw = ' '.join(piece.text for _, piece in real)
    if len(values) == 1 and (not said or len(real) == 1):
        return Answer(Response(values.pop()), (*said, *content), None, raw, real[0][1])
    code = 'several-marked' if values else 'nothing-marked'
    return Answer(None, (*said, *content), code, raw, real[0][1] if real else None)


def _is_tick(text: str) -> bool:
    return text.strip().lower() in _TICK_WORDS or bool(re.fullmatch(f'[{TICKED}]', text.strip()))


def _from_boxes(content: list[Piece], raw: str) -> Answer:
    """Boxes before or behind their options; whichever the first option has decides for all."""
    text = spread(content)
    found = [option for option in options(text) if option.meaning != 'unclear']
    boxes = list(_BOXES.finditer(text))
    near = [
        option
        for option in found
        if any(abs(box.end() - option.start) < 4 or 0 <= box.start() - option.end < 4 for box in boxes)
    ]
    if not near:
        return Answer(None, tuple(content), 'response-unread', raw, content[0])
    before = boxes[0].start() < near[0].start
    marked = set()
    for option in near:
        box = _box_of(option, boxes, before=before)
        if box is not None and (box in TICKED or re.search(r'[xXvV✓✔]', box)):
            marked.add(option.meaning)
    end = max(near[-1].end, boxes[-1].end())
    rest = _rest(content, text, end)
    if len(marked) == 1:
        return Answer(Response(marked.pop()), tuple(rest), None, raw, content[0])
    return Answer(None, tuple(rest), 'several-marked' if marked else 'nothing-marked', raw, content[0])


def _box_of(option: Option, boxes: Sequence[re.Match[str]], *, before: bool) -> str | None:
    if before:
        behind = [box for box in boxes if box.end() <= option.start]
        return behind[-1].group() if behind else None
    ahead = [box for box in boxes if box.start() >= option.end]
    return ahead[0].group() if ahead else None


def _from_words(content: list[Piece], raw: str) -> Answer:
    letter = _letter(raw)
    if letter is not None:
        return Answer(letter, (), None, raw, content[0])
    listed, end = _leading(content)
    text = spread(content)
    if not listed:
        return _free(content, raw)
    meanings = list(dict.fromkeys(option.meaning for option in listed))
    rest = _rest(content, text, end)
    if len(meanings) == 1:
        if meanings[0] == 'unclear':
            return Answer(None, tuple(content), 'response-unread', raw, content[0])
        if _runs_on(text, end):
            rest = list(content)
        return Answer(Response(meanings[0]), tuple(rest), None, raw, content[0])
    chosen = _marked(content, text, listed)
    if len(chosen) == 1 and 'unclear' not in chosen:
        return Answer(Response(chosen.pop()), tuple(rest), None, raw, content[0])
    return Answer(None, tuple(rest), 'several-marked' if len(chosen) > 1 else 'nothing-marked', raw, content[0])


def _letter(raw: str) -> Response | None:
    """The answer where one letter is all that stands there."""
    said = words(raw)
    found = [each for each in Response if len(raw) < 4 and said in labels().list('response_letters', each.value)]
    return found[0] if len(found) == 1 else None


def answers_freely(text: str) -> bool:
    """Whether a paragraph is an answer in a sentence: 'The office agrees with this and will act.'."""
    sentence = next(iter(split_sentences(text)), '')
    found = [each for each in options(sentence) if each.meaning != 'unclear' and len(''.join(each.words)) > 4]
    before = words(sentence[: found[0].start]) if found else ()
    if not 0 < len(before) <= _WORDS_BEFORE_ANSWER or any(
        (word,) in labels().list('phrases', 'modals') for word in before
    ):
        return False
    return len({each.meaning for each in found}) == 1 and _has_subject(sentence[: found[0].start])


def _leading(content: Sequence[Piece]) -> tuple[list[Option], int]:
    """The options at the start, with nothing but separators between, and where the last one ends."""
    groups = list(paragraphs(content))
    text, listed, end, base = spread(content), [], 0, 0
    for number, group in enumerate(groups):
        length = len(spread(group))
        own = options(text[base : base + length])
        position = 0
        mine: list[Option] = []
        for option in own:
            gap = _GAP.fullmatch(text, base + position, base + option.start)
            if gap is None:
                break
            mine.append(Option(option.meaning, base + option.start, base + option.end, option.words))
            position = option.end
        pure = bool(mine) and _GAP.fullmatch(_AFTER.sub('', text[base + position : base + length], count=1)) is not None
        if number and not (pure and mine):
            break
        if not mine:
            break
        listed += mine
        end = mine[-1].end
        base += length + 1
        if not pure:
            break
    return listed, end


def _rest(content: Sequence[Piece], text: str, end: int) -> list[Piece]:
    """What follows the options: the comment, without the point or dash that parts them."""
    after = _AFTER.match(text, end)
    position = after.end() if after else end
    x = re.compile(r'\s*\(?[xX✓✔]\)?(?:[\s.:;–-]+|$)').match(text, position)
    return cut_front(content, x.end() if x else position)


def _runs_on(text: str, end: int) -> bool:
    """Whether the option is a part of a sentence that goes on behind it."""
    after = text[end:].lstrip()
    plain = _AFTER.match(text, end)
    rest = text[plain.end() :] if plain else after
    if not rest:
        return False
    parted = bool(re.search(r'[.:;–—-]\s*$', text[end : plain.end()])) if plain else False
    return not parted and (rest[0] == ',' or rest[0].islower())


def _marked(content: Sequence[Piece], text: str, listed: Sequence[Option]) -> set[str]:
    """The options that stand out: with an X, not struck out among struck ones, or bold, underlined, highlighted."""
    crossed = {option.meaning for option in listed if _has_x(text, option)}
    if crossed:
        return crossed
    bracketed = {option.meaning for option in listed if _is_bracketed(text, option)}
    if len(bracketed) == 1 and len(listed) > 1:
        return bracketed
    dress = [_dress(content, option) for option in listed]
    struck = [each.struck for each in dress]
    if any(struck) and not all(struck):
        return {option.meaning for option, gone in zip(listed, struck, strict=True) if not gone}
    for name in ('highlighted', 'coloured', 'underlined', 'bold', 'italic'):
        flags = [getattr(each, name) for each in dress]
        if any(flags) and not all(flags):
            found = {option.meaning for option, flag in zip(listed, flags, strict=True) if flag}
            if len(found) == 1 or name != 'italic':
                return found
    loud = {option.meaning for option in listed if text[option.start : option.end].isupper()}
    return loud if len(loud) == 1 else set()


def _has_x(text: str, option: Option) -> bool:
    behind = re.match(r'\s*[:(\[]?\s*[xX✓✔](?!\w)\s*[)\]]?(?=[\s/|,;]|$)', text[option.end :])
    ahead = re.search(r'(?:^|[\s/|,;])[(\[]?[xX✓✔][)\]]?\s*$', text[: option.start])
    return bool(behind or (ahead and not behind))


def _is_bracketed(text: str, option: Option) -> bool:
    before, after = text[: option.start].rstrip()[-1:], text[option.end :].lstrip()[:1]
    return before + after in ('[]', '()', '<>', '«»', '**', '→←')


def _dress(content: Sequence[Piece], option: Option) -> Run:
    """The dress of an option: what all of its letters share."""
    position, runs = 0, []
    for piece in content:
        for run in piece.runs:
            part = run.text[max(0, option.start - position) : max(0, option.end - position)]
            if part.strip():
                runs.append(run)
            position += len(run.text)
        position += 1
    return Run(
        '',
        **{
            name: bool(runs) and all(getattr(run, name) for run in runs)
            for name in ('bold', 'italic', 'struck', 'underlined', 'highlighted', 'coloured')
        },
    )


def _free(content: list[Piece], raw: str) -> Answer:
    """A sentence that says it: 'The office agrees with this recommendation and …'."""
    first = joined(next(paragraphs(content)))
    sentences = split_sentences(first)
    sentence = sentences[0] if sentences else ''
    found = [
        option
        for option in options(sentence)
        if option.meaning == 'unclear' or len(option.words) > 1 or len(option.words[0]) > 4
    ]
    early = [option for option in found if len(sentence[: option.start].split()) <= _FREE_WORDS]
    meanings = {option.meaning for option in early if not {'note', 'noted', 'nota'} & set(option.words)} or {
        option.meaning for option in early
    }
    early = [option for option in early if option.meaning in meanings]
    if len(meanings) == 1 and 'unclear' not in meanings and _has_subject(sentence[: early[0].start]):
        return Answer(Response(meanings.pop()), tuple(content), None, raw, content[0])
    return Answer(None, tuple(content), 'response-unread', raw, content[0])


def _has_subject(before: str) -> bool:
    said = words(before)
    subjects = {phrase[0] for phrase in labels().list('responses', 'subjects')}
    article = len(said) < 5 and said[:1] and (said[0],) in labels().list('phrases', 'articles')
    acronym = re.search(r'\b[A-Z][A-Za-z]*[A-Z]\w*\b', before)
    negated = {'not', 'no', 'ne', 'pas', 'never', 'cannot', 'n'} & set(said[-3:])
    return (
        (bool(acronym) or bool(article) or bool(subjects & set(said)) or not said)
        and not negated
        and not {'if', 'whether', 'si'} & set(said)
    )
