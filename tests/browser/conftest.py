"""Real Chromium, driven through Playwright, against the real server."""

import re
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from mesoguide.common.front import module, widget_style
from mesoguide.widgets.base import GuideWidget
from tests.server import TIMELINE, Guide, start_guide

HOW_TO_GET_IT = (
    "The browser tests need Chromium. On Debian or Ubuntu: apt install chromium. "
    "Elsewhere: .venv/bin/playwright install chromium"
)
#: Chromium takes one list of what it leaves out. This one is Playwright's own, and the popup of the
#: address bar: a page by itself in each window, which took a second of the processor each time.
LEFT_OUT = [
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    "WebUIOmniboxPopup",
]
QUIET = [
    f"--disable-features={','.join(LEFT_OUT)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE, TABLET, PROJECTOR = (390, 844), (768, 1024), (1280, 800)
SIZES = [PHONE, TABLET, PROJECTOR]


#: Where a failure leaves a picture of what was on the screen.
PICTURES = Path("test-results")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    browser = getattr(item, "funcargs", {}).get("browser")
    if report.failed and isinstance(browser, Browser):
        PICTURES.mkdir(exist_ok=True)
        name = re.sub(r"[^\w.-]+", "-", item.name)
        open_now = [page for context in browser.contexts for page in context.pages]
        for number, page in enumerate(open_now, 1):
            # A page that is gone or hangs must not hide why the test failed.
            with suppress(PlaywrightError):
                page.screenshot(path=PICTURES / f"{name}-{number}.png", timeout=5_000)
    return report


def found_chromium() -> str | None:
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        if path := shutil.which(name):
            return path
    return None


def launch(playwright: Playwright) -> Browser:
    """Start the machine's Chromium, or Playwright's own, fetched if that is possible."""
    path = found_chromium()
    try:
        return playwright.chromium.launch(executable_path=path, args=QUIET)
    except PlaywrightError:
        if path:
            raise
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    try:
        return playwright.chromium.launch(args=QUIET)
    except PlaywrightError as error:
        pytest.fail(f"{HOW_TO_GET_IT}\n{error}", pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def guide() -> Iterator[Guide]:
    guide = start_guide()
    yield guide
    guide.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A phone. Any error on the page fails the test."""
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda note: trouble.extend([note.text] if note.type == "error" else []))
    yield page
    assert trouble == []


def ready(page: Page, address: str) -> None:
    """Open a page and wait until its widgets are alive, its faces here and its chart drawn."""
    page.goto(address)
    page.wait_for_selector("html[data-widgets=alive][data-faces]")
    chart_drawn(page)


def open_tools(page: Page) -> None:
    """Open the fold at the end of a page that shows it elsewhere and keeps a copy."""
    page.locator(".tools").evaluate("fold => { fold.open = true; }")


def chart_drawn(page: Page) -> None:
    """Go to the page's chart, if it has one, wait until it is drawn, and go back."""
    plot = page.locator("[data-widget=session-timeline] .plot")
    if not plot.count():
        return
    before = page.evaluate("scrollY")
    # Chromium's Tab key goes on from what was scrolled into view: the page scrolls on its own here.
    plot.evaluate(
        "plot => scrollTo({ top: scrollY + plot.getBoundingClientRect().top - innerHeight / 3,"
        " behavior: 'instant' })"
    )
    page.wait_for_selector("[data-widget=session-timeline][data-ready=true]")
    page.evaluate("y => scrollTo({ top: y, behavior: 'instant' })", before)


#: Makes a page believe that its reader asked the browser to load little.
SAVES_DATA = """Object.defineProperty(Navigator.prototype, "connection",
  { get: () => ({ saveData: true }) });"""

# A widget on a page of the guide, on a model as plain as the host's.
MOUNT = """async ({place, state, code, css}) => {
  const heard = new Map();
  window.model = {
    get: (name) => state[name],
    set(name, value) {
      state[name] = value;
      for (const react of heard.get(`change:${name}`) ?? []) react();
    },
    on: (event, react) => heard.set(event, [...(heard.get(event) ?? []), react]),
    off() {},
    save_changes() {},
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  const made = await import(URL.createObjectURL(new Blob([code], {type: "text/javascript"})));
  const el = document.querySelector(place);
  el.replaceChildren();
  made.default.render({model: window.model, el});
}"""


def mount(page: Page, place: str, widget: GuideWidget, **state: object) -> None:
    """Bring a widget to life at a place of the open page, on its own state and then `state`."""
    shipped = {name: getattr(widget, name) for name in widget.trait_names(sync=True)}
    traits = {name: value for name, value in shipped.items() if not name.startswith("_")}
    for name in ("layout", "comm", "tooltip", "tabbable"):
        traits.pop(name, None)
    code, css = module(widget.folder), widget_style(widget.folder)
    whole = {"place": place, "state": {**traits, **state}, "code": code, "css": css}
    page.evaluate(MOUNT, whole)


@pytest.fixture
def timeline(page: Page, guide: Guide) -> Page:
    """The page with the body picker and the session timeline, ready on a phone."""
    ready(page, guide.page(TIMELINE))
    return page


@dataclass
class Shown:
    """What the timeline shows: its words, two hundreds, strip, and the rows of its table."""

    title: str
    week: int
    standing: str
    looked: str
    sentence: str
    visits: str
    described: str
    note: str
    counts: list[str]
    inks: list[str]
    dots: list[list[int]]
    words: list[str]
    marks: dict[str, int]
    traces: dict[str, dict[str, list[float | None]]]
    table: list[list[str]]


SHOWN = """async () => {
  const root = document.querySelector("[data-widget=session-timeline]");
  const part = (name, within = root) => within.querySelector(`[data-part="${name}"]`);
  const pause = () => new Promise((go) => setTimeout(go));
  const chart = () => part("plot").querySelector(".drawn");
  do await pause(); while (chart()?.style.visibility === "hidden"); // not drawn yet
  const parts = (name) => [...root.querySelectorAll(`[data-part="${name}"]`)];
  const text = (name, within) => part(name, within)?.textContent ?? "";
  const people = parts("people").filter((one) => !one.hidden);
  const drawn = (name) => parts(name).filter((one) => !one.hidden).length;
  const traces = {};
  for (const {name, x, y} of chart()?.data ?? []) traces[name] = {x: [...x], y: [...y]};
  const cells = (row) => [...row.children].map((cell) => cell.textContent);
  return {
    title: text("title"),
    week: Number(root.querySelector("[type=range]").value),
    standing: text("standing"),
    looked: text("looked"),
    sentence: text("sentence"),
    visits: text("visits-said"),
    described: text("described"),
    note: text("plan-note"),
    counts: people.map((one) => one.dataset.count),
    inks: people.map((one) => one.dataset.ink),
    dots: people.map((one) => ["anyway", "filled"].map(
      (kind) => one.querySelectorAll(`circle.${kind}`).length)),
    words: people.map((one) => text("count", one)),
    marks: {visits: drawn("done"), looks: drawn("lit")},
    traces,
    table: [...root.querySelectorAll(".use[data-now] .reel[data-now] tbody tr")].map(cells),
  };
}"""


def shown(page: Page) -> Shown:
    return Shown(**page.evaluate(SHOWN))
