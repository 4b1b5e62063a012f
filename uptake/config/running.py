"""`uptake run`: everything on one machine: database, sample, web server and worker; kept up until it is told to end."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
import time

from uptake.config import environment

#: A process that ends by itself is started again, but not one that ends this often within a minute.
ENDS_IN_A_MINUTE = 3
#: prctl(2): the signal that a process gets when its parent ends.
SET_PARENT_DEATH_SIGNAL = 1


def run() -> int:
    """Prepare the database, load the sample the first time, start web and worker, and keep them up until a signal."""
    os.environ.setdefault('UPTAKE_SAMPLE', '1')
    port = environment.read('PORT')
    if not is_free(port):
        print(f'Port {port} is taken by another program. Choose another one: PORT=8123 make run', file=sys.stderr)
        return 2
    _prepare()
    keepers = [Keeper('web', _web(port)), Keeper('worker', WORKER)]
    _say_how_to_sign_in(port)
    return _keep(keepers)


def is_free(port: str) -> bool:
    """Whether a web server can be started on this port of this machine."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(('127.0.0.1', int(port)))
        except OSError:
            return False
    return True


def _prepare() -> None:
    from django.core.management import call_command

    from uptake.config.starting import start_django

    start_django()
    if environment.read('UPTAKE_DATABASE'):
        call_command('migrate', verbosity=0, interactive=False)
    call_command('collectstatic', verbosity=0, interactive=False)
    if environment.read('UPTAKE_SAMPLE') == '1':
        call_command('load_sample')


WORKER = (sys.executable, '-m', 'django', 'qcluster')


def _web(port: str) -> tuple[str, ...]:
    return (
        *(sys.executable, '-m', 'gunicorn', 'uptake.config.wsgi'),
        *('--bind', f'127.0.0.1:{port}', '--workers', environment.read('UPTAKE_WEB_PROCESSES')),
        *('--worker-class', 'gthread', '--threads', '4', '--log-level', 'warning'),
    )


def _end_with_parent() -> None:
    """Linux ends this process when its parent is gone, however that ended; elsewhere nothing happens."""
    if sys.platform == 'linux':
        ctypes.CDLL(None).prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)


class Keeper:
    """Keeps one process up: started again when it ends, given up when it ends too often."""

    def __init__(self, name: str, command: tuple[str, ...]) -> None:
        self.name = name
        self.command = command
        self.ends: list[float] = []
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603  fixed words of our own
            self.command,
            stdout=subprocess.DEVNULL,
            preexec_fn=_end_with_parent,  # noqa: PLW1509  started by the main thread, before there are others
        )

    def look(self) -> bool:
        """Start the process again if it has ended. False when it ended too often to go on."""
        if self.process.poll() is None:
            return True
        moment = time.monotonic()
        self.ends = [*(end for end in self.ends if moment - end < 60), moment]
        print(f'{self.name} ended with status {self.process.returncode}', file=sys.stderr)
        if len(self.ends) >= ENDS_IN_A_MINUTE:
            return False
        self.process = self._start()
        return True

    def end(self) -> None:
        """Ask the process to end and wait for it."""
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()


def _say_how_to_sign_in(port: str) -> None:
    print(f'\nUptake is at http://localhost:{port}/ (staff: http://localhost:{port}/desk/). Ctrl-C ends it.\n')
    if environment.read('UPTAKE_SAMPLE') == '1':
        from uptake.sample.people import how_to_sign_in

        print(how_to_sign_in())
    sys.stdout.flush()


def _keep(keepers: list[Keeper]) -> int:
    asked = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked.set())
    while not asked.wait(0.5):
        if not all(keeper.look() for keeper in keepers):
            break
    for keeper in keepers:
        keeper.end()
    return 0 if asked.is_set() else 1
