"""An old phone on a slow line: when words can be read, when all works, how choices are answered."""

import statistics
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE
from tools.bench.visits import Sent

#: A line of 400 kbit/s where each answer takes 400 ms more, and a processor six times slower.
LINE = {
    "offline": False,
    "latency": 400,
    "downloadThroughput": 400_000 / 8,
    "uploadThroughput": 400_000 / 8,
}
SLOWER = 6
WEEKS = 20

_WATCH = """
window.tasks = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
}).observe({ type: "longtask", buffered: true });
requestAnimationFrame(function ask() {
  if (document.documentElement?.dataset.widgets === "alive") window.usable = performance.now();
  else requestAnimationFrame(ask);
});
"""

#: When the first words were shown; nothing as long as that is not known.
_READABLE = "() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime"

#: From each of a row of acts to the end of the frame that shows its answer.
_ANSWERED = """async (act, all) => {
  const times = [];
  for (const each of all) {
    const began = performance.now();
    act(each);
    await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    times.push(performance.now() - began);
    await new Promise((go) => setTimeout(go, 300));
  }
  return times;
}"""
_WEEKS = f"""async ([weeks]) => {{
  const slider = document.querySelector("[data-widget=session-timeline] input[type=range]");
  slider.scrollIntoView({{ block: "center" }});
  await new Promise((go) => setTimeout(go, 500));
  return ({_ANSWERED})((week) => {{
    slider.value = week;
    slider.dispatchEvent(new Event("input", {{ bubbles: true }}));
  }}, Array.from({{ length: weeks }}, (_, index) => index + 1));
}}"""
_AREAS = f"""async () => {{
  scrollTo(0, 0);
  const areas = [...document.querySelectorAll("[data-widget=body-map] input[data-part=spot]")];
  return ({_ANSWERED})((area) => area.click(), areas.filter(({{ checked }}) => !checked));
}}"""
_CHART = """() => {
  window.went = performance.now();
  const plot = document.querySelector("[data-widget=session-timeline] .plot");
  plot.scrollIntoView({ behavior: "instant", block: "center" });
}"""
_DRAWN = "() => document.querySelector('[data-widget=session-timeline]').dataset.ready === 'true'"


@dataclass
class Phone:
    """What was measured of one page, visit by visit: times in milliseconds, sizes in bytes."""

    words_ms: list[float] = field(default_factory=list)
    usable_ms: list[float] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)


@dataclass
class Answers:
    """How the page of results answers, in milliseconds; and the longest task of its chart."""

    week_ms: float
    area_ms: float
    task_ms: float


def phone(browser: Browser, url: str, into: Phone) -> None:
    """Visit a page with an old phone on a slow line, and note what it took."""
    page, network = _page(browser)
    network.send("Network.emulateNetworkConditions", LINE)
    sent = Sent(page)
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.usable", timeout=60_000)
    page.wait_for_function("() => document.readyState !== 'loading'", timeout=60_000)
    into.sent.append(sent.packed)
    into.usable_ms.append(page.evaluate("usable"))
    into.words_ms.append(page.wait_for_function(_READABLE).json_value())
    page.context.close()


def answers(browser: Browser, url: str) -> Answers:
    """Measure how a page answers on an old phone: the medians of its weeks and areas."""
    page, _network = _page(browser)
    page.goto(url)
    page.wait_for_selector("html[data-faces]")
    page.evaluate(_CHART)
    page.wait_for_function(_DRAWN, timeout=60_000)
    page.wait_for_timeout(1000)
    tasks = page.evaluate("tasks.filter(([start]) => start > went).map(([, long]) => long)")
    weeks = page.evaluate(_WEEKS, [WEEKS])
    areas = page.evaluate(_AREAS)
    page.context.close()
    return Answers(statistics.median(weeks), statistics.median(areas), max(tasks, default=50))


def _page(browser: Browser) -> tuple[Page, Any]:
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    page.add_init_script(_WATCH)
    network = context.new_cdp_session(page)
    network.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    network.send("Network.enable")
    return page, network
