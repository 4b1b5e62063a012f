"""What `uptake run` starts ends with it, however it ends, and a port that is taken is said before anything starts."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from uptake.config.running import is_free, run

KEEP = """
import sys, time
from uptake.config.running import Keeper
keeper = Keeper('sleeper', (sys.executable, '-c', 'import time; time.sleep(60)'))
print(keeper.process.pid, flush=True)
time.sleep(60)
"""


def alive(process: int) -> bool:
    """Whether the process runs; one that has ended and was not yet fetched does not."""
    try:
        return ') Z ' not in Path(f'/proc/{process}/stat').read_text()
    except FileNotFoundError:
        return False


@pytest.mark.skipif(sys.platform != 'linux', reason='only Linux ends processes with their parent')
def test_what_was_started_ends_with_a_parent_that_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, '-c', KEEP], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    assert alive(child)
    os.kill(parent.pid, signal.SIGKILL)
    parent.wait()
    until = time.monotonic() + 10
    while alive(child) and time.monotonic() < until:
        time.sleep(0.05)
    assert not alive(child)


def test_a_port_that_is_taken_is_said_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(('127.0.0.1', 0)) as taken:
        port = str(taken.getsockname()[1])
        assert not is_free(port)
        monkeypatch.setenv('PORT', port)
        monkeypatch.setenv('UPTAKE_SAMPLE', '0')
        assert run() == 2
        assert f'Port {port} is taken' in capsys.readouterr().err
    assert is_free(port)
