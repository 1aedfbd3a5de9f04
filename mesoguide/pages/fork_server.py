"""A process of its own that loads what every page's kernel loads, once, and forks kernels from it.

Run as ``python -m mesoguide.pages.fork_server``. Its standard input is a socket: each line asks for
a kernel, and the kernel answers with its process id. It ends when that socket is closed.
"""

import gc
import json
import os
import signal
import socket
import sys
from contextlib import suppress
from importlib import import_module
from types import FrameType
from typing import Any

Env = dict[str, str]

#: What a kernel that runs a page of the guide loads; a page that needs more loads it itself.
MODULES = (
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "faulthandler",
    "ipykernel.comm",
    "ipykernel.debugger",
    "ipykernel.kernelapp",
    "mesoguide.cards",
    "plotly.graph_objs._figure",
    "plotly.graph_objs._scatter",
    "plotly.tools",
    "setproctitle",
    "sqlite3",
    "zmq.utils.garbage",
)


def load_modules() -> None:
    """Load what every kernel needs, each widget too; what it holds is not looked at again."""
    for name in MODULES:
        import_module(name)
    widgets = import_module("mesoguide.widgets")
    for name in widgets.__all__:
        getattr(widgets, name)
    gc.collect()
    gc.freeze()


class ForkServer:
    """Forks a kernel for each line that comes through its socket.

    Parameters
    ----------
    line
        The socket, at this process's end.
    """

    def __init__(self, line: socket.socket) -> None:
        self._line = line
        self._alive: set[int] = set()
        signal.signal(signal.SIGCHLD, self._forget)

    def next_kernel(self) -> dict[str, Any] | None:
        """Return, in a new process, what its kernel was asked to be; None, in this one, at the end.

        At the end the kernels that are left are killed.
        """
        with self._line.makefile() as asked:
            for line in asked:
                if not self._fork():
                    wanted: dict[str, Any] = json.loads(line)
                    return wanted
        for kernel in tuple(self._alive):
            for kill in (os.kill, os.killpg):
                with suppress(ProcessLookupError):
                    kill(kernel, signal.SIGKILL)
        return None

    def _fork(self) -> int:
        # None ends before it is counted.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})
        child = os.fork()
        if child:
            self._alive.add(child)
        else:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
        return child

    def _forget(self, _signal: int, _frame: FrameType | None) -> None:
        """Let those that have ended go: their numbers may soon be those of others."""
        while self._alive:
            ended, _status = os.waitpid(-1, os.WNOHANG)
            if not ended:
                return
            self._alive.discard(ended)


def become(line: socket.socket, parent: int, command: list[str], cwd: str, env: Env) -> None:
    """Be the kernel that was asked for, in a session of its own, until it is shut down.

    Parameters
    ----------
    line
        Where its process id is told; closed then.
    parent
        The process id of the fork server: it goes when that has gone.
    command
        How it would have been started: its Python, the module, and what goes to the module.
    cwd, env
        The folder it runs in, and its environment.
    """
    from ipykernel.kernelapp import IPKernelApp
    from setproctitle import setproctitle

    os.setsid()
    with suppress(ValueError):  # letters that are none: it has no title then
        setproctitle(" ".join(command))
    line.sendall(f"{os.getpid()}\n".encode())
    line.close()
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, sys.stdin.fileno())
    os.close(nothing)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    at = command.index("-m") + 1
    sys.argv = command[at:]
    IPKernelApp.launch_instance([*command[at + 1 :], f"--IPKernelApp.parent_handle={parent}"])


def fork_kernels() -> None:
    """Load, then fork what is asked for."""
    own = os.getpid()
    line = socket.socket(fileno=os.dup(sys.stdin.fileno()))
    try:
        load_modules()
        wanted = ForkServer(line).next_kernel()
    except Exception as error:
        raise SystemExit(f"Kernels are not forked: {type(error).__name__}: {error}") from None
    if wanted is not None:
        become(line, own, **wanted)


if __name__ == "__main__":
    fork_kernels()
