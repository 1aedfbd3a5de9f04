"""`make bench`: measure, print, and write docs/performance.md."""

import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import nbformat
from playwright.sync_api import Browser, Page, sync_playwright

from mesoguide import paths
from mesoguide.charts import timeline
from mesoguide.evidence import load
from mesoguide.model.measured import series_for
from tests.bench.stock import notebook
from tests.browser.conftest import PHONE, launch
from tests.server import PAGES, TIMELINE, below_pids, free_port, start_guide, wait_until

RUNS = 7
STEPS = 30

READY = {
    "guide": "document.querySelector('[data-widget=session-timeline][data-ready=true]')",
    "page": "document.documentElement.dataset.widgets === 'alive' && "
    "!document.querySelector('[data-widget=session-timeline]:not([data-ready])')",
    "static": "document.documentElement.dataset.ready",
    "stock": "document.querySelector('.js-plotly-plot .main-svg .xtick') && "
    "document.querySelector('[role=slider]')",
}


@dataclass
class Measured:
    """What was measured of one way to show the page."""

    ready_ms: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    step_ms: list[float] = field(default_factory=list)
    answers: float = 0.0
    per_visitor_mb: float = 0.0
    server_mb: float = 0.0


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


@contextmanager
def static_server(folder: Path) -> Iterator[str]:
    """Serve the hand-written page."""
    here = Path(__file__).parent
    shutil.copy(here / "static.html", folder / "index.html")
    shutil.copy(paths.assets() / "vendor" / "mesoguide" / "plotly-basic.min.js", folder)
    (folder / "chart.json").write_text(json.dumps(chart()))

    class Quiet(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *args: Any) -> None:
            super().__init__(*args, directory=str(folder))

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_: object) -> None:
            """A load test that hangs up is no error."""

    server = Server(("127.0.0.1", 0), Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@contextmanager
def stock_server(folder: Path) -> Iterator[tuple[str, int]]:
    """Serve the same chart with stock Voila; yields its address and process."""
    nbformat.write(notebook(), folder / "stock.ipynb")
    (folder / "chart.json").write_text(json.dumps(chart()))
    port = free_port()
    command = [sys.executable, "-m", "voila", "--no-browser", f"--port={port}", "stock.ipynb"]
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}/"
    wait_until(lambda: fetched(f"{url}voila/static/voila.js") > 0, 60)
    yield url, process.pid
    process.terminate()
    process.wait()


def fetched(url: str) -> int:
    """The bytes of an answer, 0 if there is none."""
    try:
        with urllib.request.urlopen(url, timeout=120) as answer:
            return len(answer.read())
    except OSError:
        return 0


def visit(
    browser: Browser, url: str, kind: str, into: Measured, step: Callable[[Page], float]
) -> None:
    """One cold visit: time to ready, bytes, and the slider's steps."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sent, whole = [0], [0]

    made_here: set[str] = set()  # `blob:` modules are read by the page from itself, not sent

    def asked(event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith(("blob:", "data:")):
            made_here.add(event["requestId"])

    def finished(event: dict[str, Any]) -> None:
        if event["requestId"] not in made_here:
            sent[0] += int(event["encodedDataLength"])

    def data(event: dict[str, Any]) -> None:
        if event["requestId"] not in made_here:
            whole[0] += int(event["dataLength"])

    def frame(event: dict[str, Any]) -> None:
        size = len(event["response"]["payloadData"])
        sent[0] += size
        whole[0] += size

    network.on("Network.requestWillBeSent", asked)
    network.on("Network.loadingFinished", finished)
    network.on("Network.dataReceived", data)
    network.on("Network.webSocketFrameReceived", frame)
    page.goto(url, wait_until="commit")
    ready = page.wait_for_function(
        f"() => ({READY[kind]}) ? performance.now() : false", polling="raf", timeout=120_000
    )
    into.ready_ms.append(float(ready.json_value()))
    page.wait_for_timeout(1500)
    into.sent.append(sent[0])
    into.whole.append(whole[0])
    into.step_ms.append(step(page))
    context.close()


NATIVE_STEP = """async ([steps]) => {
  const slider = document.querySelector("input[type=range]");
  const plot = document.querySelector(".js-plotly-plot");
  const times = [];
  for (let week = 1; week <= steps; week += 1) {
    const began = performance.now();
    slider.value = week;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    while (Number(plot.layout.shapes[0].x0) !== week) await new Promise((go) => setTimeout(go));
    plot.getBoundingClientRect();
    times.push(performance.now() - began);
    await new Promise((go) => requestAnimationFrame(go));
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}"""

STOCK_STEP = """async ([steps]) => {
  const plot = document.querySelector(".js-plotly-plot");
  const handle = document.querySelector("[role=slider], .noUi-handle");
  const times = [];
  for (let week = 1; week <= steps; week += 1) {
    const began = performance.now();
    handle.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
    const end = began + 3000;
    while (Number(plot.layout.shapes[0].x0) !== week && performance.now() < end) {
      await new Promise((go) => setTimeout(go));
    }
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}"""


def native_step(page: Page) -> float:
    """Milliseconds from a slider's input to the chart's new state, the median of the steps."""
    return float(page.evaluate(NATIVE_STEP, [STEPS]))


def stock_step(page: Page) -> float:
    """The same for the stock slider, through the kernel and back."""
    return float(page.evaluate(STOCK_STEP, [STEPS]))


def per_second(url: str) -> float:
    """Page answers per second, by wrk."""
    command = ["wrk", "-t2", "-c32", "-d8s", "-H", "Accept-Encoding: gzip", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    assert found, told
    assert "Non-2xx" not in told, told
    return float(found[1])


def stock_per_second(url: str, seconds: float = 20) -> float:
    """Whole pages per second of stock Voila: two visitors at a time."""
    done: list[int] = []
    end = time.monotonic() + seconds

    def ask() -> None:
        while time.monotonic() < end:
            done.append(fetched(url))

    askers = [threading.Thread(target=ask) for _ in range(2)]
    began = time.monotonic()
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    return len(done) / (time.monotonic() - began)


def resident_mb(pids: list[int]) -> float:
    """Resident memory of some processes."""
    total = 0
    for pid in pids:
        status = Path(f"/proc/{pid}/status").read_text()
        total += int(re.search(r"VmRSS:\s+(\d+)", status)[1])  # type: ignore[index]
    return total / 1024


def no_step(page: Page) -> float:
    """Nothing to step: the page has no timeline."""
    return 0.0


def measure() -> tuple[dict[str, Measured], dict[str, Measured]]:
    """Measure the three, and every page of the guide.

    All visits come in turn, so that the machine's moods fall on all alike.
    """
    results = {kind: Measured() for kind in ("static", "guide", "stock")}
    every = {name: Measured() for name in PAGES}
    guide = start_guide()
    wait_until(lambda: guide.kernels() == [], 40)
    results["guide"].server_mb = resident_mb([guide.process.pid])
    with (
        tempfile.TemporaryDirectory() as one,
        tempfile.TemporaryDirectory() as two,
        static_server(Path(one)) as static,
        stock_server(Path(two)) as (stock, stock_pid),
        sync_playwright() as playwright,
    ):
        address = {"static": static, "guide": guide.page(TIMELINE), "stock": stock}
        steps = {"static": native_step, "guide": native_step, "stock": stock_step}
        results["stock"].server_mb = resident_mb([stock_pid])
        for run in range(RUNS + 1):
            browser = launch(playwright)  # a cold browser for each turn
            for kind, into in results.items():
                visit(browser, address[kind], kind, into if run else Measured(), steps[kind])
            for name, into in every.items():
                visit(browser, guide.page(name), "page", into if run else Measured(), no_step)
            browser.close()
            print(f"turn {run} of {RUNS}", file=sys.stderr)
        kernels = below_pids(stock_pid)
        results["stock"].per_visitor_mb = resident_mb(kernels) / max(1, len(kernels))
        results["guide"].answers = per_second(guide.page(TIMELINE))
        grown = resident_mb([guide.process.pid]) - results["guide"].server_mb
        results["guide"].per_visitor_mb = grown / (results["guide"].answers * 8)
        results["static"].answers = per_second(static)
        results["stock"].answers = stock_per_second(stock)
    guide.stop()
    return results, every


def report(results: dict[str, Measured], every: dict[str, Measured]) -> str:
    """The figures as a page for people."""
    static, guide, stock = (results[kind] for kind in ("static", "guide", "stock"))
    mid = statistics.median

    def row(name: str, one: Measured) -> str:
        return (
            f"| {name} | {mid(one.ready_ms):,.0f} ms ({min(one.ready_ms):,.0f} to "
            f"{max(one.ready_ms):,.0f}) | {mid(one.whole) / 1e6:.2f} MB "
            f"| {mid(one.sent) / 1e3:,.0f} kB "
            f"| {mid(one.step_ms):.1f} ms | {one.answers:,.1f} | {one.per_visitor_mb:,.2f} MB |"
        )

    def page_row(name: str, one: Measured) -> str:
        times = mid(one.ready_ms) / mid(static.ready_ms)
        return f"| {name} | {times:.2f} times | {mid(one.sent) / 1e3:,.0f} kB |"

    pages = "\n".join(page_row(name, one) for name, one in every.items())
    ready, later = (
        mid(guide.ready_ms) / mid(static.ready_ms),
        mid(stock.ready_ms) / mid(guide.ready_ms),
    )
    more = guide.answers / stock.answers
    return f"""# Performance, as measured

Written by `make bench` on {date.today().isoformat()}: {RUNS} turns after one that does not count,
each with a cold browser (Chromium, {PHONE[0]}x{PHONE[1]}) and no cache, the three pages in turn in
the same run. Times are medians (fastest to slowest). The machine was busy: read the ratios.

| page | ready to use | uncompressed | sent | slider step | pages a second | per visitor |
|---|---|---|---|---|---|---|
{row("hand-written static page, same chart", static)}
{row("**the guide**", guide)}
{row("stock Voila, `FigureWidget`", stock)}

| figure | wanted | measured |
|---|---|---|
| ready, against the static page | at most 1.5 times | {ready:.2f} times |
| ready, against stock Voila | at least 6 times sooner | {later:.1f} times sooner |
| sent uncompressed | at most 1.5 MB | {mid(guide.whole) / 1e6:.2f} MB |
| sent compressed | at most 500 kB | {mid(guide.sent) / 1e3:,.0f} kB |
| slider step | under 30 ms | {mid(guide.step_ms):.1f} ms |
| pages a second | at least 1,000 | {guide.answers:,.0f} |
| pages a second, against stock Voila | at least 500 times | {more:,.0f} times |
| idle server | at most 200 MB | {guide.server_mb:.0f} MB |

| first visit | ready, against the static page: at most 1.5 times | sent: at most 500 kB |
|---|---|---|
{pages}

What was counted: *ready to use* is from the start of the navigation until every control works and
the chart is drawn. *Sent* counts what crosses the network, web socket messages too; the
hand-written page is served as plain files, uncompressed, by Python's `http.server`, which also
bounds its pages a second. A *slider step* is from the slider's input to the chart's new state,
laid out (the next frame comes on top). *Pages a second* is `wrk` with 32 connections for 8 s; for
stock Voila, whole pages for two visitors at a time. *Memory per visitor* is what the server grew
by, shared over the answers it gave; for stock Voila, the mean of the kernels it keeps.
"""


if __name__ == "__main__":
    if not shutil.which("wrk"):
        sys.exit("make bench needs wrk. On Debian or Ubuntu: apt install wrk")
    page = report(*measure())
    (paths.root() / "docs" / "performance.md").write_text(page, "utf-8")
    print(page)
