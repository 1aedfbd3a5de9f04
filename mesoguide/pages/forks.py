"""Asks the fork server for kernels. Loads little, so that a command can begin with it.

A kernel takes half a second of work to load what every page needs. Where a command makes many
pages, one process loads that once, while the command itself still loads, and kernels are forked
from it. Where that can't be (no Linux), kernels start as they always do.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from mesoguide import paths

_COMMAND = ("-Xfrozen_modules=off", "-m", "mesoguide.pages.fork_server")
#: What a process that has ended is said to have returned; how it ended is not known here.
_ENDED = 1


class ForkedProcess:
    """A kernel's process that is no child of this one, with what `subprocess.Popen` offers."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        try:
            self._handle: int | None = os.pidfd_open(pid)
        except ProcessLookupError:
            self._handle = None

    def poll(self) -> int | None:
        """Return None while it runs."""
        return self._ended_within(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended. Raises `subprocess.TimeoutExpired` if it has not in time."""
        code = self._ended_within(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def send_signal(self, sign: int) -> None:
        """Send a signal to it, if it still runs."""
        if self.poll() is None and self._handle is not None:
            signal.pidfd_send_signal(self._handle, sign)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _ended_within(self, seconds: float | None) -> int | None:
        if self._handle is not None:
            ended = select.poll()
            ended.register(self._handle, select.POLLIN)
            if not ended.poll(None if seconds is None else seconds * 1000):
                return None
            os.close(self._handle)
            self._handle = None
        return _ENDED


class Forks:
    """A fork server, started when it is first needed and again after it has rested."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._code: object = None
        self._kernels: list[ForkedProcess] = []
        self._broken = False

    def start(self) -> None:
        """Start the fork server, if it does not run; it loads meanwhile."""
        with self._lock:
            self._start()

    def fork(self, command: list[str], cwd: str, env: dict[str, str]) -> ForkedProcess | None:
        """Return a new kernel's process, or None if none can be forked now. May take a second.

        Parameters
        ----------
        command
            How it would be started: its Python, the module, and what goes to the module.
        cwd, env
            The folder it runs in, and its environment.
        """
        with self._lock:
            if self._broken:
                return None
            if self._line is not None and self._code != _code():
                # It holds the package as it was before.
                if not self._is_idle():
                    return None
                self._end()
            pid = _asked(self._start(), {"command": command, "cwd": cwd, "env": env})
            if pid is None:
                self._broken = True
                self._end()
                return None
            kernel = ForkedProcess(pid)
            self._kernels.append(kernel)
            return kernel

    def rest(self) -> None:
        """End the fork server if no kernel of it is left: what it holds is memory."""
        with self._lock:
            if self._is_idle():
                self._end()

    def end(self) -> None:
        """End the fork server, and with it every kernel that is left."""
        with self._lock:
            self._end()

    def _is_idle(self) -> bool:
        self._kernels = [each for each in self._kernels if each.poll() is None]
        return not self._kernels

    def _start(self) -> socket.socket:
        if self._line is None:
            self._code = _code()
            self._line, theirs = socket.socketpair()
            with theirs:
                # In a session of its own: Ctrl+C is for the command, which then ends it.
                self._server = subprocess.Popen(
                    [sys.executable, *_COMMAND], stdin=theirs.fileno(), start_new_session=True
                )
        return self._line

    def _end(self) -> None:
        if self._line is not None and self._server is not None:
            self._line.close()
            self._server.wait()
        self._line = self._server = None
        self._kernels = []


def _asked(line: socket.socket, kernel: dict[str, object]) -> int | None:
    """Return the process id of a kernel that the fork server was asked for; None if it is gone."""
    try:
        line.sendall(f"{json.dumps(kernel)}\n".encode())
        with line.makefile() as said:
            return int(said.readline() or 0) or None
    except OSError:
        return None


def _code() -> object:
    """Return what changes when a file of the package does."""
    return [(str(path), path.stat().st_mtime_ns) for path in sorted(paths.package().rglob("*.py"))]


#: The forks of the command that runs, if it has any.
_forks: Forks | None = None


def fork(command: list[str], cwd: str, env: dict[str, str]) -> ForkedProcess | None:
    """Return a new kernel's process, as `Forks.fork` does; None where a command does not fork."""
    return _forks.fork(command, cwd, env) if _forks else None


def rest() -> None:
    """Give back the memory of the fork server, until the next kernel is asked for."""
    if _forks:
        _forks.rest()


@contextmanager
def forking() -> Iterator[None]:
    """Fork the kernels of every page that is made meanwhile, where this machine can."""
    global _forks
    if can_fork():
        _forks = Forks()
        _forks.start()
    try:
        yield
    finally:
        if _forks:
            _forks.end()
        _forks = None


def can_fork() -> bool:
    """Tell whether kernels can be forked here: on Linux, where any process can be watched."""
    if sys.platform != "linux":
        return False
    try:
        os.close(os.pidfd_open(os.getpid()))
    except OSError:
        return False
    return True
