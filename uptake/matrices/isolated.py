"""Reading in a process of its own, with limits of memory and time, no network, and no way to start another process.

`python -m uptake.matrices.isolated WORK NAME MEMORY SECONDS [MORE …]` takes the document on standard input and writes
JSON objects, one a line, on standard output. WORK is 'read', 'pages' (counts those of a PDF) or 'pictures' (MORE: the
pages with commas, the width in pixels, the folder for page-N.png). Lines with 'step' tell how far it has come; the last
one has 'result' or 'failure' {'kind', 'what', 'advice', 'where', 'code'}. MEMORY is in bytes of address space, SECONDS
of processor time.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any, TextIO

Json = dict[str, Any]

#: What reading a document has no need of, by the names of Python's audit events.
REFUSED = ('socket.', 'subprocess.', 'os.exec', 'os.fork', 'os.posix_spawn', 'os.system', 'urllib.', 'webbrowser.')


class Teller:
    """Says how far the work has come, one JSON object a line."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def say(self, **what: Any) -> None:
        """Write one line at once."""
        self.stream.write(json.dumps(what, ensure_ascii=False) + '\n')
        self.stream.flush()


def main(words: list[str]) -> int:
    """0 when the work was done, 1 when the document could not be read; the last line says which and why."""
    work, name, memory, seconds, *more = words
    teller = Teller(_own_output())
    _limit(int(memory), int(seconds))
    sys.addaudithook(_refuse)
    from uptake.domain.errors import UptakeError

    try:
        teller.say(result=WORKS[work](teller, sys.stdin.buffer.read(), name, more))
    except UptakeError as error:
        said = {'what': error.what, 'advice': error.advice, 'where': error.where, 'code': error.code}
        teller.say(failure={**said, 'kind': type(error).__name__})
        return 1
    except MemoryError:
        teller.say(failure={'kind': 'MemoryError'})
        return 1
    return 0


def _own_output() -> TextIO:
    """Standard output for us alone: whatever a library prints goes to standard error."""
    own = os.fdopen(os.dup(1), 'w', encoding='utf-8')
    os.dup2(2, 1)
    return own


def _limit(memory: int, seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(f'Reading a document has no need of {event}.')


def _read(teller: Teller, content: bytes, name: str, more: list[str]) -> Json:
    from uptake.matrices.draft import drafts_of
    from uptake.matrices.formats import open_grid
    from uptake.matrices.grid_json import grid_as_json
    from uptake.matrices.reading import read_grid

    grid = open_grid(content, name)
    teller.say(step='checked', pages=grid.pages, tables=len(grid.tables))
    reading = read_grid(grid)
    teller.say(
        step='read',
        recommendations=sum(len(matrix.recommendations) for matrix in reading.matrices),
        questions=len(reading.questions),
    )
    result: Json = {'format': grid.format, 'drafts': drafts_of(reading), 'sizes': None, 'source': None}
    if grid.format == 'pdf':
        from uptake.matrices.formats.pictures import page_sizes
        from uptake.matrices.places import widen

        for draft in result['drafts']:
            widen(draft, grid)
        return {**result, 'sizes': page_sizes(content)}
    return {**result, 'source': grid_as_json(grid)}


def _pictures(teller: Teller, content: bytes, name: str, more: list[str]) -> Json:
    from uptake.matrices.formats.pictures import page_picture

    pages, width, folder = more
    for page in pages.split(','):
        (Path(folder) / f'page-{page}.png').write_bytes(page_picture(content, int(page), width=int(width)))
        teller.say(step='pictures', page=int(page))
    return {'pages': [int(page) for page in pages.split(',')]}


def _pages(teller: Teller, content: bytes, name: str, more: list[str]) -> Json:
    from uptake.matrices.formats.pictures import page_sizes

    return {'pages': len(page_sizes(content))}


WORKS = {'read': _read, 'pages': _pages, 'pictures': _pictures}

if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
