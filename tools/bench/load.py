"""Answers per second and how long they take, by wrk, and what they cost in memory."""

import os
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_SECONDS = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}


@dataclass(frozen=True)
class Load:
    """What a server did with so many connections open, each asking again once it is answered.

    Times are None where no answer came while it was measured.
    """

    connections: int
    answers: float
    middle_ms: float | None
    p99_ms: float | None
    peak_mb: float


def load(url: str, connections: int, seconds: int, pids: Callable[[], list[int]]) -> Load:
    """Return what a server did under load.

    Parameters
    ----------
    url
        What every connection asks for.
    connections
        How many are open at once.
    seconds
        For how long.
    pids
        Tells the server's processes, whose memory is watched.

    Raises
    ------
    RuntimeError
        If any answer failed: a figure of failures is none.
    """
    threads = min(2, connections)
    command = ["wrk", f"-t{threads}", f"-c{connections}", f"-d{seconds}s", "--latency"]
    command += ["--timeout", "120s", "-H", "Accept-Encoding: gzip", url]
    with watched(pids) as memory:
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return read(printed, connections, max(memory))


def read(printed: str, connections: int, peak_mb: float) -> Load:
    """Return the figures out of what wrk printed. Raises RuntimeError if any answer failed."""
    rate = re.search(r"Requests/sec:\s+([\d.]+)", printed)
    # wrk counts a read error where a server closes after an answer; a refused visit is a failure.
    failed = re.search(r"Non-2xx.*|Socket errors: connect [1-9].*|timeout [1-9].*", printed)
    if rate is None or failed:
        raise RuntimeError(f"wrk, {connections} connections: {failed[0] if failed else printed}")
    if float(rate[1]) == 0:
        return Load(connections, 0.0, None, None, peak_mb)
    return Load(connections, float(rate[1]), _ms(printed, 50), _ms(printed, 99), peak_mb)


def _ms(printed: str, share: int) -> float:
    found = re.search(rf"^\s+{share}%\s+([\d.]+)(us|ms|s|m)\s*$", printed, re.MULTILINE)
    if found is None:
        raise RuntimeError(f"wrk printed no {share}% of its latency: {printed}")
    return float(found[1]) * _SECONDS[found[2]] * 1000


def resident_mb(pids: list[int]) -> float:
    """Resident memory of some processes, in MB; none for one that is gone."""
    total = 0
    for pid in pids:
        try:
            status = Path(f"/proc/{pid}/status").read_text()
        except OSError:
            continue
        found = re.search(r"VmRSS:\s+(\d+)", status)
        total += int(found[1]) if found else 0
    return total / 1024


def rests(pid: int) -> bool:
    """Watch a process for a second, and tell whether it took less than a tenth of it to work."""
    before = _worked_s(pid)
    time.sleep(1)
    return _worked_s(pid) - before < 0.1


def _worked_s(pid: int) -> float:
    """The time of the processor that a process has had, in seconds."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def watched(pids: Callable[[], list[int]]) -> Iterator[list[float]]:
    """Note the memory of some processes four times a second."""
    seen = [resident_mb(pids())]
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.25):
            seen.append(resident_mb(pids()))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield seen
    finally:
        over.set()
        watcher.join()
