"""Documents are read in a separate process: started here, listened to, and ended when it passes a limit."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from uptake.domain import errors
from uptake.domain.errors import DocumentError, NotADocument, TooLarge

Json = dict[str, Any]
Told = Callable[[Json], None]
PICTURE_WIDTH = 900

#: Errors by their names, so that what the other process raised can be raised here.
_KINDS: dict[str, type[DocumentError]] = {
    name: kind for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, DocumentError)
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may take: bytes of address space, seconds of processor time, seconds on the wall clock."""

    memory: int = 1_000_000_000
    processor: int = 50
    wall: int = 60


class Cancelled(Exception):
    """Somebody cancelled the reading while it ran."""


def read(path: Path, name: str, *, told: Told, stop: Callable[[], bool] = bool, limits: Limits | None = None) -> Json:
    """The document's drafts, source and page sizes: {'format', 'drafts', 'source', 'sizes'}.

    `told` gets each step as it is done, `stop` is asked now and then whether to give up. Raises DocumentError, or
    Cancelled.
    """
    return _run('read', path, name, (), told=told, stop=stop, limits=limits or Limits())


def pictures(path: Path, pages: list[int], into: Path, *, limits: Limits | None = None) -> None:
    """Write page-N.png for these pages of a PDF into the folder, each whole or not at all. Raises DocumentError."""
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=into, prefix='.coming-') as folder:
        words = (','.join(str(page) for page in pages), str(PICTURE_WIDTH), folder)
        try:
            _run('pictures', path, path.name, words, told=lambda _: None, stop=bool, limits=limits or Limits())
        finally:
            for picture in Path(folder).glob('page-*.png'):
                os.replace(picture, into / picture.name)


def _run(
    work: str, path: Path, name: str, words: tuple[str, ...], *, told: Told, stop: Callable[[], bool], limits: Limits
) -> Json:
    command = [sys.executable, '-I', '-m', 'uptake.matrices.isolated', work, name, str(limits.memory)]
    with path.open('rb') as content, tempfile.TemporaryFile() as noise:
        process = subprocess.Popen(  # noqa: S603  our own module; the name is one argument, never a shell's
            [*command, str(limits.processor), *words],
            stdin=content,
            stdout=subprocess.PIPE,
            stderr=noise,
            env={'PATH': os.defpath, 'LANG': 'C.UTF-8'},
            start_new_session=True,
        )
        try:
            return _listen(process, told, stop, limits)
        finally:
            _end(process)


def _listen(process: subprocess.Popen[bytes], told: Told, stop: Callable[[], bool], limits: Limits) -> Json:
    started = time.monotonic()
    for said in _lines(process, started + limits.wall):
        if 'result' in said:
            return dict(said['result'])
        if 'failure' in said:
            raise _raised(said['failure'])
        if said:
            told(said)
        if stop():
            raise Cancelled
    raise _ended(process.wait(), long=time.monotonic() - started >= limits.processor)


def _lines(process: subprocess.Popen[bytes], until: float) -> Iterator[Json]:
    """What the process says, line by line; {} now and then while it says nothing. TooLarge when time is up."""
    heard: queue.Queue[bytes] = queue.Queue()
    assert process.stdout is not None
    threading.Thread(target=_hear, args=(process.stdout, heard), daemon=True).start()
    while True:
        try:
            line = heard.get(timeout=max(0.01, min(0.5, until - time.monotonic())))
        except queue.Empty:
            if time.monotonic() >= until:
                raise _too_long() from None
            yield {}
            continue
        if not line:
            return
        yield json.loads(line)


def _hear(stream: IO[bytes], heard: queue.Queue[bytes]) -> None:
    for line in stream:
        heard.put(line)
    heard.put(b'')


def _end(process: subprocess.Popen[bytes]) -> None:
    """Whatever is left of the process and its children goes."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()


def _raised(failure: Json) -> DocumentError:
    if failure['kind'] == 'MemoryError':
        return _too_much()
    kind = _KINDS.get(failure['kind'], DocumentError)
    return kind(failure['what'], advice=failure['advice'], where=failure['where'], code=failure['code'])


def _ended(status: int, *, long: bool) -> DocumentError:
    """The error for a process that ended without an answer; `long` where its processor time can have run out."""
    if status == -signal.SIGXCPU or (status == -signal.SIGKILL and long):
        return _too_long()
    if status == -signal.SIGKILL:
        return DocumentError(
            'Reading was ended from outside, most often because the machine was short of memory.',
            advice='Choose “Read it again”. If that ends the same way, copy the matrix alone into a new document and '
            'upload that.',
            code='reading-ended',
        )
    return NotADocument(
        'Reading this document broke off: something in it is damaged in a way that was not expected.',
        advice='Open it in the program it was made with, save it under a new name, and upload that copy.',
        code='reading-broke',
    )


def _too_long() -> TooLarge:
    return TooLarge(
        'Reading this document takes longer than a minute, and was given up.',
        advice='Copy the matrix alone into a new document and upload that.',
        code='time-limit',
    )


def _too_much() -> TooLarge:
    return TooLarge(
        'Reading this document takes more memory than one document may have.',
        advice='Copy the matrix alone into a new document, without pictures, and upload that.',
        code='memory-limit',
    )
