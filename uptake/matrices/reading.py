"""A document → what it says as a management response. The only way in."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from uptake.domain.errors import NotADocument, NotAMatrix
from uptake.matrices.formats import open_grid, safe_name
from uptake.matrices.grid import Grid
from uptake.matrices.model import Reading
from uptake.matrices.recognise import recognise


def read_matrix(file: Path | bytes, name: str = '', *, published: date | None = None) -> Reading:
    """The reading of a Word, PDF, Excel or text file, given as a path or as its bytes with a name.

    `published` resolves deadlines counted from publication where the document does not state it. Raises a
    DocumentError where the file cannot be read, NotAMatrix where it holds no management response.
    """
    if isinstance(file, Path):
        name = name or file.name
        try:
            content = file.read_bytes()
        except OSError as error:
            raise NotADocument(
                'The file cannot be opened.', advice='Check its name and your rights to it.', where=safe_name(name)
            ) from error
    else:
        content = file
    return read_grid(open_grid(content, name), name, published=published)


def read_grid(grid: Grid, name: str = '', *, published: date | None = None) -> Reading:
    """The same for a grid."""
    reading = recognise(grid, published=published)
    if not reading.matrices:
        raise NotAMatrix(
            'No management response was found in this document.',
            advice='Upload the matrix with its recommendations, responses and key actions, or type it in.',
            where=safe_name(name),
        )
    return reading
