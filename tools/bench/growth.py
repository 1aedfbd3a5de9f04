"""What the guide's server costs at its start, as its pages grow in number."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from mesoguide import paths
from mesoguide.pages.series import in_reading_order
from tests.server import TIMELINE, Guide, free_port, wait_until
from tools.bench.load import load, resident_mb, rests
from tools.bench.sites import fetched


@dataclass(frozen=True)
class Grown:
    """A server with so many pages: when they are there, and what it then holds and does."""

    pages: int
    first_s: float
    every_s: float
    idle_mb: float
    answers: float
    p99_ms: float


def copies(folder: Path, times: int) -> Path:
    """Return a folder with every notebook of the guide so many times."""
    language = folder / "en"
    language.mkdir(parents=True)
    for time_ in range(times):
        for notebook in in_reading_order(paths.notebooks() / "en"):
            name = notebook.name if time_ == 0 else f"{notebook.stem}_{time_}.ipynb"
            shutil.copy(notebook, language / name)
    return folder


def grown(folder: Path, times: int) -> Grown:
    """Return what a server of the guide's notebooks, so many times over, takes to start."""
    names = [path.stem for path in in_reading_order(copies(folder, times) / "en")]
    return measured([sys.executable], paths.root(), folder, names)


def measured(python: list[str], root: Path, folder: Path, names: list[str]) -> Grown:
    """Return what a server takes to start, and what it then holds and does.

    Parameters
    ----------
    python
        The command that runs the Python of its guide.
    root
        The folder of its guide.
    folder
        The folder of its notebooks.
    names
        The pages to wait for, the first to be made first.
    """
    port = free_port()
    settings = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "BROWSER": "none"}
    command = [*python, "-m", "mesoguide", "serve", f"--notebooks={folder}"]
    quiet = subprocess.DEVNULL
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=root, env=settings, stdout=quiet, stderr=quiet)
    guide = Guide(f"http://127.0.0.1:{port}", process)
    try:
        wait_until(lambda: fetched(guide.page(names[0])) > 0, 120)
        first = time.monotonic() - began
        for name in names:
            # A request waits for its page; the one page a busy server drops is asked for again.
            wait_until(_there(guide.page(name)), 120)
        every = time.monotonic() - began
        wait_until(lambda: guide.kernels() == [] and rests(process.pid), 60)
        idle = resident_mb([process.pid])
        answered = load(guide.page(TIMELINE), 100, 5, lambda: [process.pid])
    finally:
        guide.stop()
    p99 = answered.p99_ms or float("inf")
    return Grown(len(names), first, every, idle, answered.answers, p99)


def _there(url: str) -> Callable[[], bool]:
    return lambda: fetched(url) > 0
