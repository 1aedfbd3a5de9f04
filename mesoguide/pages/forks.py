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
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from mesoguide import paths

#: With no folder that the command happens to stand in among those that modules are loaded from.
_COMMAND = ("-P", "-Xfrozen_modules=off", "-m", "mesoguide.pages.fork_server")
#: How long the fork server is waited for, in seconds.
_LIMIT = 20
#: What a process that has ended is said to have returned; how it ended is not known here.
_ENDED = 1


class ForkedProcess:
    """A kernel's process that is no child of this one, with what `subprocess.Popen` offers.

    Raises OSError if no more processes can be watched.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._handle: int | None = None
        with suppress(ProcessLookupError):  # it has ended already
            self._handle = os.pidfd_open(pid)
            weakref.finalize(self, os.close, self._handle)

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
        if self._handle is not None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, sign)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def _ended_within(self, seconds: float | None) -> int | None:
        if self._handle is None:
            return _ENDED
        ended = select.poll()
        ended.register(self._handle, select.POLLIN)
        return _ENDED if ended.poll(None if seconds is None else seconds * 1000) else None


class Forks:
    """A fork server, started when it is first needed and again after it has rested.

    What goes wrong with it ends it for good: kernels then start as they always do.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._server: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._code: object = None
        self._kernels: list[ForkedProcess] = []
        self._over = False

    def start(self) -> None:
        """Start the fork server, which loads meanwhile."""
        with self._lock, self._giving_up():
            self._started()

    def fork(self, command: list[str], cwd: str, env: dict[str, str]) -> ForkedProcess | None:
        """Return a new kernel's process, or None if none can be forked now. May take a second.

        Parameters
        ----------
        command
            How it would be started: its Python, the module, and what goes to the module.
        cwd, env
            The folder it runs in, and its environment.
        """
        with self._lock, self._giving_up():
            if self._over:
                return None
            if self._line is not None and self._code != _code():
                # It holds the package as it was before.
                if not self._is_idle():
                    return None
                self._end()
            kernel = _asked(self._started(), {"command": command, "cwd": cwd, "env": env})
            self._kernels.append(kernel)
            return kernel
        return None

    def rest(self) -> None:
        """End the fork server if no kernel of it is left: what it holds is memory."""
        with self._lock:
            if self._is_idle():
                self._end()

    def end(self) -> None:
        """End the fork server for good, and with it every kernel that is left."""
        with self._lock:
            self._over = True
            self._end()

    @contextmanager
    def _giving_up(self) -> Iterator[None]:
        try:
            yield
        except OSError:
            self._over = True
            self._end()

    def _is_idle(self) -> bool:
        self._kernels = [each for each in self._kernels if each.poll() is None]
        return not self._kernels

    def _started(self) -> socket.socket:
        if self._line is None:
            self._code = _code()
            self._line, theirs = socket.socketpair()
            self._line.settimeout(_LIMIT)
            with theirs:
                # In a session of its own: Ctrl+C is for the command, which then ends it.
                self._server = subprocess.Popen(
                    [sys.executable, *_COMMAND], stdin=theirs.fileno(), start_new_session=True
                )
        return self._line

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._server is not None:
            try:
                self._server.wait(_LIMIT)
            except subprocess.TimeoutExpired:
                self._server.kill()  # its kernels see that, and end
                self._server.wait()
        self._line = self._server = None
        self._kernels = []


def _asked(line: socket.socket, kernel: dict[str, object]) -> ForkedProcess:
    """Return the kernel that the fork server was asked for. Raises OSError if there is none."""
    line.sendall(f"{json.dumps(kernel)}\n".encode())
    with line.makefile() as said:
        pid = said.readline()
    if not pid:
        raise ConnectionError("the fork server has ended")
    return ForkedProcess(int(pid))


def _code() -> object:
    """Return what changes when a file of the package does: its kernels hold scripts and styles."""
    marks = []
    for path in sorted(paths.package().rglob("*")):
        with suppress(FileNotFoundError):  # gone since it was listed
            if "__pycache__" not in path.parts and path.is_file():
                marks.append((str(path), path.stat().st_mtime_ns))
    return marks


#: From so many pages on it takes less to load once for all of them than for each.
WORTH_IT = 3

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
def forking(pages: int = WORTH_IT) -> Iterator[None]:
    """Fork the kernels of every page that is made meanwhile: of so many, where this machine can."""
    global _forks
    if _forks:
        yield
        return
    if pages >= WORTH_IT and can_fork():
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
    except (AttributeError, OSError):
        return False
    return True
