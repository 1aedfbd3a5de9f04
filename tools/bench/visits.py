"""A cold visit in real Chromium: when the page can be used, what it sends, how it answers."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE

STEPS = 30

#: When a page can be used, and when its film and its chart are drawn for a reader who goes to them
#: at once. Each is asked at every frame and tells the three times once all have come.
_GUIDE = """() => {
  if (document.documentElement.dataset.widgets !== "alive") return false;
  window.usable ??= performance.now();
  const film = document.querySelector("[data-widget=session-timeline] .arms");
  if (!film || !%s) return [usable, usable, usable];
  if (!window.went) {
    film.scrollIntoView({ behavior: "instant", block: "center" });
    window.went = film.getBoundingClientRect().height > 0;
    return false;
  }
  window.seen ??= performance.now();
  const chart = document.querySelector("[data-widget=session-timeline] .plot");
  chart.scrollIntoView({ behavior: "instant", block: "center" });
  const { ready } = chart.closest("[data-widget]").dataset;
  return ready === "true" && [usable, seen, performance.now()];
}"""
_DRAWN = "() => (%s) && [performance.now(), performance.now(), performance.now()]"
READY = {
    "guide": _GUIDE % "true",
    "page": _GUIDE % "false",
    "static": _DRAWN % "document.documentElement.dataset.ready",
    "stock": _DRAWN
    % (
        "document.querySelector('.js-plotly-plot .main-svg .xtick') && "
        "document.querySelector('[role=slider]')"
    ),
}


@dataclass
class Visits:
    """What was measured of one page, visit by visit."""

    usable_ms: list[float] = field(default_factory=list)
    film_ms: list[float] = field(default_factory=list)
    drawn_ms: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    step_ms: list[float] = field(default_factory=list)

    @property
    def usable(self) -> float:
        """Milliseconds until everything in sight works, the median."""
        return statistics.median(self.usable_ms)

    @property
    def film(self) -> float:
        """Milliseconds until the film is drawn for a reader who goes there at once, the median."""
        return statistics.median(self.film_ms)

    @property
    def drawn(self) -> float:
        """Milliseconds until the chart is drawn for a reader who goes there at once, the median."""
        return statistics.median(self.drawn_ms)


def visit(
    browser: Browser, url: str, kind: str, into: Visits, step: Callable[[Page], float] | None
) -> None:
    """Visit a page cold, and note what it took."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    sent = Sent(page)
    page.goto(url, wait_until="commit")
    found = page.wait_for_function(READY[kind], polling="raf", timeout=120_000)
    usable, film, drawn = found.json_value()
    into.usable_ms.append(usable)
    into.film_ms.append(film)
    into.drawn_ms.append(drawn)
    page.wait_for_timeout(1000)
    into.sent.append(sent.packed)
    into.whole.append(sent.whole)
    if step:
        into.step_ms.append(step(page))
    context.close()


class Sent:
    """Counts the bytes that cross the network for a page, its web socket's too."""

    def __init__(self, page: Page) -> None:
        self.packed = self.whole = 0
        self._made_here: set[str] = set()  # `blob:` modules are read from the page, not sent
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setCacheDisabled", {"cacheDisabled": True})
        network.on("Network.requestWillBeSent", self._asked)
        network.on("Network.loadingFinished", self._finished)
        network.on("Network.dataReceived", self._data)
        network.on("Network.webSocketFrameReceived", self._frame)

    def _asked(self, event: dict[str, Any]) -> None:
        if event["request"]["url"].startswith(("blob:", "data:")):
            self._made_here.add(event["requestId"])

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._made_here:
            self.packed += int(event["encodedDataLength"])

    def _data(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._made_here:
            self.whole += int(event["dataLength"])

    def _frame(self, event: dict[str, Any]) -> None:
        size = len(event["response"]["payloadData"])
        self.packed += size
        self.whole += size


_NATIVE_STEP = """async ([steps]) => {
  const slider = document.querySelector("input[type=range]");
  const plot = document.querySelector(".js-plotly-plot");
  const line = plot.layout.shapes?.[0];
  const said = () => Number(/\\d+/.exec(document.querySelector(".value-now").textContent)[0]);
  const now = () => (line ? Number(plot.layout.shapes[0].x0) : said());
  const times = [];
  for (let week = 1; week <= steps; week += 1) {
    const began = performance.now();
    slider.value = week;
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    while (now() !== week) await new Promise((go) => setTimeout(go));
    plot.getBoundingClientRect();
    times.push(performance.now() - began);
    await new Promise((go) => requestAnimationFrame(go));
  }
  times.sort((a, b) => a - b);
  return times[times.length >> 1];
}"""

_STOCK_STEP = """async ([steps]) => {
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
    return float(page.evaluate(_NATIVE_STEP, [STEPS]))


def stock_step(page: Page) -> float:
    """The same for the stock slider, through the kernel and back."""
    return float(page.evaluate(_STOCK_STEP, [STEPS]))
