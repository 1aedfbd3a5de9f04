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
from mesoguide.model.measured import series_for
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
    """The chart of the page, as one specification: every mark of the chin's first series."""
    frame, shown = timeline.frame(), timeline.measured(series_for(load(), "chin", "fat")[0])
    styles = timeline.marks_style()
    data = frame["data"]
    for arm in ("control", "treated"):
        values = [mark[arm] for mark in shown["marks"]]
        error = {
            **styles[arm]["error_y"],
            "type": "data",
            "symmetric": False,
            "array": [value["up"] for value in values],
            "arrayminus": [value["down"] for value in values],
        }
        places = {"x": [mark["x"] for mark in shown["marks"]], "y": [v["y"] for v in values]}
        data.append({**styles[arm], "type": "scatter", **places, "error_y": error})
    data[0]["x"], data[0]["y"] = [0, 4, 8, 12, 16, 20], [0.5] * 6
    frame["layout"]["yaxis"]["range"] = shown["axis"]["range"]
    frame["layout"]["xaxis"].update(timeline.ticks(52))
    return {"data": data, "layout": frame["layout"], "config": timeline.config()}
