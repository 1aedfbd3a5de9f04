"""The ways to show the page that are compared, each started as its makers say."""

import gzip
import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from mesoguide import paths
from mesoguide.charts import timeline
from mesoguide.evidence import load
from mesoguide.model.film import films, harm_bars
from mesoguide.model.schedule import Plan
from tests.server import below_pids, free_port, wait_until
from tools.bench.stock import notebook

HERE = Path(__file__).parent

#: nginx as `docs/deploy.md` has it where speed is concerned: files as they are, compressed ahead.
NGINX = """
daemon off;
worker_processes auto;
pid {folder}/nginx.pid;
error_log stderr crit;
events {{ worker_connections 2048; }}
http {{
  access_log off;
  sendfile on;
  gzip_static on;
  types {{
    text/html html; text/css css; text/javascript js mjs; application/json json; image/svg+xml svg;
  }}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port} backlog=1024; root {root}; }}
}}
"""


@dataclass(frozen=True)
class Running:
    """A server: the address of what it shows, and its process."""

    url: str
    process: subprocess.Popen[bytes]

    @property
    def pids(self) -> list[int]:
        """The server's process and all below it."""
        return [self.process.pid, *below_pids(self.process.pid)]


@contextmanager
def nginx(root: Path, folder: Path) -> Iterator[Running]:
    """Serve a folder of files; `folder` is nginx's own."""
    port = free_port()
    settings = folder / "nginx.conf"
    # Started by root, nginx would read the files as somebody who may not.
    user = "user root;" if os.geteuid() == 0 else ""
    text = user + NGINX.format(folder=folder, root=root, port=port)
    settings.write_text(text, "utf-8")
    command = [found("nginx") or "nginx", "-c", str(settings), "-e", "stderr"]
    with _process(command, folder) as process:
        url = f"http://127.0.0.1:{port}/"
        wait_until(lambda: fetched(url) > 0, 20)
        yield Running(url, process)


@contextmanager
def stock(folder: Path, heated: bool) -> Iterator[Running]:
    """Serve the same chart with stock Voila, with kernels started ahead or not."""
    nbformat.write(notebook(), folder / "stock.ipynb")
    (folder / "chart.json").write_text(json.dumps(chart()))
    port = free_port()
    command = [sys.executable, "-m", "voila", "--no-browser", f"--port={port}", "stock.ipynb"]
    command += [f"--preheat_kernel={heated}"]
    with _process(command, folder) as process:
        url = f"http://127.0.0.1:{port}/"
        wait_until(lambda: fetched(f"{url}voila/static/voila.js") > 0, 60)
        yield Running(url, process)


@contextmanager
def _process(command: list[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, cwd=folder, stdout=quiet, stderr=quiet)
    try:
        yield process
    finally:
        below = below_pids(process.pid)
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
        for pid in below:  # kernels may outlive a stock server
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def hand_written(folder: Path) -> Path:
    """Put the hand-written page into a folder, compressed copies beside its files."""
    shutil.copy(HERE / "static.html", folder / "index.html")
    shutil.copy(paths.assets() / "vendor" / "mesoguide" / "plotly-scatter.min.js", folder)
    (folder / "chart.json").write_text(json.dumps(chart()))
    for file in list(folder.iterdir()):
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(file.read_bytes(), 9))
    return folder


def published(folder: Path) -> Path:
    """Publish the guide into a folder, as people do.

    Raises
    ------
    SystemExit
        If it could not be published.
    """
    command = [sys.executable, "-m", "mesoguide", "publish", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"mesoguide publish failed:\n{done.stderr[-2000:]}")
    return folder


def found(tool: str) -> str | None:
    """Where a tool is; Debian keeps servers where only root looks."""
    return shutil.which(tool) or shutil.which(tool, path="/usr/sbin:/usr/local/sbin")


def fetched(url: str) -> int:
    """The bytes of an answer, 0 if there is none."""
    try:
        with urllib.request.urlopen(url, timeout=120) as answer:
            return len(answer.read())
    except OSError:
        return 0


def chart() -> dict[str, Any]:
    """The strip of the page, as one specification: the first film, with a line for the week."""
    facts = load()
    shown = films(facts, "chin", "fat")[0]
    lanes = timeline.strip(shown, harm_bars(facts, "chin", shown.treatment.id))
    spec = timeline.specification(lanes, Plan(6, 28), 52, facts.described)
    line = {"type": "line", "xref": "x", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1}
    layout = {**spec["layout"], "shapes": [line]}
    return {"data": spec["data"], "layout": layout, "config": timeline.config()}
