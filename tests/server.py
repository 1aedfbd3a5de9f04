"""The real server, started as a person starts it."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mesoguide import paths
from mesoguide.pages.series import in_reading_order

AREAS = "03-body-areas"
TIMELINE = "06-treatments-and-results"
OPTIONS = "09-other-options"
VISIT = "10-my-visit"
CLAIMS = "11-how-sure-are-we"
PAGES = [notebook.stem for notebook in in_reading_order(paths.notebooks() / "en")]


def free_port() -> int:
    """A port that is free, below those a browser's connections are given: none takes it first."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@dataclass
class Guide:
    """A running server of the guide."""

    url: str
    process: subprocess.Popen[bytes]
    log: Path | None = None

    def said(self) -> str:
        """What the server has written to its log so far."""
        return self.log.read_text("utf-8") if self.log else ""

    def page(self, name: str) -> str:
        return f"{self.url}/voila/render/en/{name}.ipynb"

    def kernels(self) -> list[str]:
        """The command lines of the kernels alive below the server."""
        lines = [command_line(pid) for pid in below_pids(self.process.pid)]
        return [line for line in lines if "ipykernel" in line]

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


def below_pids(pid: int) -> list[int]:
    """The processes below one, and below those, from /proc."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except (OSError, ValueError):
            continue
        if parent == pid:
            found += [int(entry.name), *below_pids(int(entry.name))]
    return found


def command_line(pid: int) -> str:
    """How a process was started; empty once it is gone."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        return ""


def start_guide(
    extra: list[str] | None = None,
    wait_for: list[str] | None = None,
    log: Path | None = None,
) -> Guide:
    """Start the server on a free port, and wait until some pages are made."""
    port = free_port()
    settings = {**os.environ, "PORT": str(port), "HOST": "127.0.0.1", "BROWSER": "none"}
    command = [sys.executable, "-m", "mesoguide", "serve", *(extra or [])]
    log_file = log.open("wb") if log else None
    process = subprocess.Popen(command, env=settings, stdout=log_file, stderr=log_file)
    guide = Guide(f"http://127.0.0.1:{port}", process, log)
    for name in PAGES if wait_for is None else wait_for:
        wait_until(lambda name=name: answers(guide.page(name)), 60)  # type: ignore[misc]
    return guide


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def wait_until(is_true: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end, f"not true within {seconds} s"
        time.sleep(0.1)
