"""`uptake deadline TEXT…`: each text's period as JSON, one object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import BinaryIO

from uptake.deadlines.reading import read_deadline
from uptake.domain.deadlines import Deadline


def run(texts: list[str], published: date | None = None) -> int:
    """Print one JSON object a text; '-' stands for one text a line of standard input (UTF-8). Gives the exit status, 0.

    A blank line gives an object too.
    """
    sys.stdout.reconfigure(encoding='utf-8', errors='replace')  # type: ignore[union-attr]
    for text in texts:
        for line in lines(sys.stdin.buffer) if text == '-' else (text,):
            print(json.dumps(as_json(read_deadline(line, published=published)), ensure_ascii=False))
    return 0


def lines(stream: BinaryIO) -> Iterator[str]:
    """The lines of the stream without their ends; bytes that are no UTF-8 become the replacement character."""
    for line in stream:
        yield line.decode('utf-8', 'replace').removesuffix('\n').removesuffix('\r')


def as_json(deadline: Deadline) -> dict[str, object]:
    """The deadline as plain values: dates as YYYY-MM-DD or null."""
    return {
        'text': deadline.text,
        'edtf': deadline.edtf,
        'earliest': deadline.earliest.isoformat() if deadline.earliest else None,
        'latest': deadline.latest.isoformat() if deadline.latest else None,
        'certainty': deadline.certainty.value,
        'recurring': deadline.recurring,
        'language': deadline.language,
    }
