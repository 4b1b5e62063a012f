"""Bytes ↔ grid: one module a format, the only modules that know a document library.

`open_grid` is the door. It tells the format from the bytes (`sniffing`), has containers checked before anything is
unpacked (`safety`), and loads the one reader that is needed: `word`, `excel`, `pdf` or `text`.
"""

from __future__ import annotations

from uptake.domain.errors import DocumentError
from uptake.matrices.formats.naming import safe_name
from uptake.matrices.grid import Grid

__all__ = ['open_grid', 'safe_name']


def open_grid(content: bytes, name: str) -> Grid:
    """The document as a grid. `name` stands in messages only, cleaned by `safe_name`; it decides nothing.

    Raises DocumentError (NotADocument, TooLarge, Protected, Unsafe, NoText) whose `where` is the cleaned name.
    """
    try:
        return _read(content)
    except DocumentError as error:
        place = safe_name(name) + (f', {error.where}' if error.where else '')
        raise type(error)(error.what, advice=error.advice, where=place, code=error.code) from error


def _read(content: bytes) -> Grid:
    from uptake.matrices.formats import sniffing

    sniffing.refuse_size(content)
    if content.startswith((b'PK\x03\x04', b'PK\x05\x06', b'PK\x07\x08')):
        from uptake.matrices.formats import safety

        container = safety.Container(content)
        if sniffing.kind_of_archive(container) == 'word':
            from uptake.matrices.formats.word import read_container as read_word

            return read_word(container)
        from uptake.matrices.formats.excel import read_container as read_excel

        return read_excel(container)
    if sniffing.kind_of_text_or_pdf(content) == 'pdf':
        from uptake.matrices.formats.pdf import read as read_pdf

        return read_pdf(content)
    from uptake.matrices.formats.text import read as read_text

    return read_text(content)
