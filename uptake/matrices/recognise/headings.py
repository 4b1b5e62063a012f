"""The wording of recommendations: what of it is a heading and what is its text, decided over the whole matrix."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from uptake.matrices.labels import labels
from uptake.matrices.recognise.asking import Notebook
from uptake.matrices.recognise.drafts import RecommendationDraft
from uptake.matrices.recognise.pieces import Piece, cut_back, cut_front, dress_end, joined, paragraphs, spread

_LONGEST_HEADING = 26
_LONGEST_LOST = 8
_TYPED = re.compile(r'((?:R\.?)?\d{1,2}(?:\.\d{1,2}|\.[a-z])*)\s*[.):–-]+\s+(?=\S)')


@dataclass
class Wording:
    """Heading and text of one recommendation, as pieces. `doubtful` where the line end between them was lost."""

    heading: list[Piece] = field(default_factory=list)
    text: list[Piece] = field(default_factory=list)
    doubtful: bool = False


def wordings(drafts: Sequence[RecommendationDraft], notes: Notebook) -> list[Wording]:
    """The wording of each recommendation, in order."""
    own = [_numbered(draft, notes.content(draft.slots.get('recommendation'))) for draft in drafts]
    candidates = [_may_head(pieces) for pieces in own]
    usual = sum(candidates) >= max(2, 0.5 * len(drafts)) or (len(drafts) == 1 and candidates[0])
    leads = [_bold_lead(pieces) for pieces in own]
    led = sum(lead > 0 for lead in leads) > 0.5 * len(drafts)
    found = []
    for draft, pieces, candidate in zip(drafts, own, candidates, strict=True):
        heading, details = (notes.content(draft.slots.get(name)) for name in ('heading', 'details'))
        if heading or details:
            found.append(Wording(heading or (pieces if details else []), [*(pieces if heading else []), *details]))
        elif led and leads[len(found)]:
            found.append(_cut_at(pieces, leads[len(found)]))
        elif candidate and (usual or _is_dressed(pieces)):
            first = next(paragraphs(pieces))
            found.append(Wording(first, pieces[len(first) :]))
        else:
            found.append(_lost(pieces) if usual and notes.lossy else Wording([], pieces))
    return found


def _numbered(draft: RecommendationDraft, pieces: list[Piece]) -> list[Piece]:
    """The pieces without a number typed before them; it becomes the recommendation's if it has none."""
    if draft.number is not None or draft.slots.get('number') or not pieces or pieces[0].mark == '-':
        return pieces
    first = pieces[0]
    if first.mark and sum(bool(piece.mark) for piece in pieces) == 1:
        draft.number, draft.number_piece = first.mark.strip('().: '), first
        return [replace(first, mark=None), *pieces[1:]]
    typed = _TYPED.match(first.text)
    if typed is None or any(_TYPED.match(piece.text) for piece in pieces[1:]):
        return pieces
    draft.number, draft.number_piece = typed.group(1), first
    return cut_front(pieces, len(''.join(run.text for run in first.runs)) - len(first.text) + typed.end())


def _bold_lead(pieces: Sequence[Piece]) -> int:
    """Where the bold sentence ends with which the first paragraph begins and another follows; 0 if none."""
    group = next(paragraphs(pieces), [])
    end = dress_end(group) or 0
    text = spread(group)
    lead, rest = text[:end].strip(), text[end:].strip()
    ends = lead.endswith(('.', ':', '–', '—', '-'))
    return end if ends and 1 < len(lead.split()) <= _LONGEST_HEADING and rest[:1].isupper() else 0


def _cut_at(pieces: list[Piece], position: int) -> Wording:
    group = next(paragraphs(pieces))
    return Wording(cut_back(group, position), [*cut_front(group, position), *pieces[len(group) :]])


def _may_head(pieces: Sequence[Piece]) -> bool:
    """Whether the first paragraph may be a heading: short, on the line of its label, with text below."""
    groups = list(paragraphs(pieces))
    if len(groups) < 2 or groups[0][0].mark or (groups[0][0].whole and not _is_dressed(pieces)):
        return False
    first = joined(groups[0])
    return len(first.split()) <= _LONGEST_HEADING and not first.endswith((':', ';', ','))


def _is_dressed(pieces: Sequence[Piece]) -> bool:
    """Whether the first paragraph looks like a heading beside the others: a heading style, or bold as they are not."""
    groups = list(paragraphs(pieces))
    if len(groups) < 2:
        return False
    if groups[0][0].heading is not None:
        return True
    bold = [all(run.bold for piece in group for run in piece.runs if run.text.strip()) for group in groups]
    return bold[0] and not any(bold[1:])


def _lost(pieces: Sequence[Piece]) -> Wording:
    """A heading that lost its line end: a few words, then a sentence that begins within the line."""
    groups = list(paragraphs(pieces))
    if not groups or groups[0][0].mark:
        return Wording([], list(pieces))
    lines = groups[0]
    if (
        len(lines) > 1
        and len(lines[0].text.split()) <= _LONGEST_LOST
        and lines[1].text[:1].isupper()
        and lines[0].text[-1:].isalnum()
    ):
        return Wording([lines[0]], [replace(lines[1], soft=False), *pieces[2:]], doubtful=True)
    text = spread(groups[0])
    starts = '|'.join(labels().raw('phrases', 'capitals'))
    for found in re.finditer(rf'(?<=[^\W\d_.:;,!?])\s+(?=(?:{starts})\s+[^\W\d]?[a-zà-ÿ])', text):
        head = text[: found.start()].split()
        if 1 <= len(head) <= _LONGEST_LOST and all(word[:1].isupper() or len(word) < 4 for word in head):
            first = cut_back(groups[0], found.start())
            rest = [*cut_front(groups[0], found.end()), *pieces[len(groups[0]) :]]
            return Wording([replace(piece) for piece in first], rest, doubtful=True)
    return Wording([], list(pieces))
