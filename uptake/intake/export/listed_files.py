"""The files of a row: three parallel lists (kinds, addresses, descriptions) whose order and number may not agree.

The addresses are the files. What each one is comes from its own name first; then by elimination from the kinds that
the row lists; what stays open is 'other' and a person looks at it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import unquote

from uptake.domain import codes
from uptake.domain.vocabulary import DocumentKind

#: Words in a file's name or description → its kind; the first that fits counts, so the narrower stand first.
WORDS: tuple[tuple[DocumentKind, str], ...] = (
    (DocumentKind.MANAGEMENT_OPINION, r'management opinion'),
    (DocumentKind.ANNEX, r'^(annex|appendi|anexo)'),
    (DocumentKind.MATRIX, r'management( follow up)? resp?on|\bmrm?\b|\bmfr\b|response matrix|action plan for follow'),
    (DocumentKind.MATRIX, r'respuesta (gerencial|de la)|matriz de (resp|recom)|reponse de la'),
    (DocumentKind.TERMS_OF_REFERENCE, r'\btors?\b|terms? of ref|termes de ref|terminos de ref|\btdr\b'),
    (DocumentKind.ANNEX, r'annex|appendi|anexo|inception|evaluation matrix|data collection|stakeholder|questionnaire'),
    (DocumentKind.ANNEX, r'reporte de inicio|matriz de evaluacion'),
    (DocumentKind.OTHER, r'info?r?gra[fp]h?[iy]|presentati|prese?t?n?taci|factsheet|learning paper|lecciones'),
    (DocumentKind.OTHER, r'quality control'),
    (DocumentKind.BRIEF, r'\bbrief\b|\bbreve\b|hoja informativa'),
    (DocumentKind.SUMMARY, r'summary|resume executif|resumen|sumario|exec sum'),
    (DocumentKind.REPORT, r'report\b|\brapport\b|\binforme\b|final eval|evaluation final|evaluacion (externa|final)'),
)


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file that the export lists: its address, its name, and what it is."""

    address: str
    name: str
    kind: DocumentKind


@dataclass(frozen=True, slots=True)
class ListedFiles:
    """The files of a row. `unsure` are names of files whose kind stays open; `agree` whether the lists' lengths do."""

    files: tuple[ListedFile, ...]
    unsure: tuple[str, ...]
    agree: bool


def read_files(kinds: str, addresses: str, descriptions: str) -> ListedFiles:
    """The files of one row, from its three cells."""
    urls = [part.strip() for part in re.split(r',\s+(?=https?://)', addresses) if part.strip()]
    listed = [kind for part in codes.split('document', kinds) if (kind := _listed_kind(part))]
    said = [part for part in descriptions.split(',') if part.strip()]
    names = [_name(url) for url in urls]
    found = _by_elimination([kind_by_words(name) for name in names], listed)
    files = tuple(
        ListedFile(url, name, kind or DocumentKind.OTHER) for url, name, kind in zip(urls, names, found, strict=True)
    )
    unsure = tuple(name for name, kind in zip(names, found, strict=True) if kind is None)
    return ListedFiles(files, unsure, agree=len(listed) == len(urls) == len(said))


def kind_by_words(name: str) -> DocumentKind | None:
    """What a file is by the words of its name or description, or None."""
    text = codes.folded(name)
    return next((kind for kind, pattern in WORDS if re.search(pattern, text)), None)


def _listed_kind(text: str) -> DocumentKind | None:
    code = codes.find('document', text)
    return DocumentKind(code.code) if code else None


def _name(url: str) -> str:
    return unquote(unquote(url.rsplit('/', 1)[-1])).strip()


def _by_elimination(found: list[DocumentKind | None], listed: list[DocumentKind]) -> list[DocumentKind | None]:
    """Files that their names leave open get the kinds that are left over, if only one kind is."""
    left = Counter(listed) - Counter(kind for kind in found if kind)
    open_files = found.count(None)
    if len(left) == 1 and open_files and left.total() >= open_files:
        (kind,) = left
        return [each or kind for each in found]
    return found
