"""Stock Voila, started as a person starts it, where the guide's template is installed."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from mesoguide.lab import environment
from tests.server import answers, free_port, wait_until


@contextmanager
def plain_voila(folder: Path, *extra: str) -> Iterator[str]:
    """Serve a folder of notebooks, and yield the address before their names."""
    port = free_port()
    command = [sys.executable, "-m", "voila", str(folder), "--no-browser", f"--port={port}"]
    process = subprocess.Popen(
        [*command, *extra],
        env=environment(),
        cwd=folder if folder.is_dir() else folder.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        wait_until(lambda: answers(f"{url}/voila/static/voila.js"), 120)
        yield f"{url}/voila/render"
    finally:
        process.send_signal(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(20)
        process.kill()
        process.wait()
