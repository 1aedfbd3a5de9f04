"""Random use from a seed on show, and hostile words: the page stays sound, and text stays text."""

import csv
import inspect
import io
import json
import os
import random
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page
from playwright.sync_api import Error as PlaywrightError

from mesoguide import widgets
from mesoguide.evidence import Evidence, EvidenceError, load
from mesoguide.widgets.base import GuideWidget
from tests.browser.conftest import PHONE, PROJECTOR, TABLET, chart_drawn, mount, ready, shown
from tests.browser.look import install, try_all
from tests.server import PAGES, Guide

pytestmark = pytest.mark.browser

SEED = int(os.environ.get("MESOGUIDE_SEED", "20261123"))
SECONDS = float(os.environ.get("MESOGUIDE_RANDOM_SECONDS", "6"))
SIZES = [PHONE, TABLET, PROJECTOR, (320, 640), (844, 390)]
#: The list of a select is the browser's own window, and so is what asks whether to call a number;
#: while one is open a tap may never be answered.
NO_WINDOWS = """
  const keep = (event) => event.target.closest?.("select") && event.preventDefault();
  addEventListener("mousedown", keep, true);
  addEventListener("keydown", (event) => ["Enter", " "].includes(event.key) && keep(event), true);
  addEventListener(
    "click", (event) => event.target.closest?.("a[href^='tel:']") && event.preventDefault(), true);
"""
KEYS = ["Tab", "Shift+Tab", "Enter", " ", "Escape", "Home", "End", "ArrowUp", "ArrowDown"]
KEYS += ["ArrowLeft", "ArrowRight", "PageDown", "1", "x", "Backspace"]
HOSTILE = "<img src=x onerror=alert(1)>\"'&{label}"


def act(page: Page, dice: random.Random, steps: list[str]) -> None:
    """Do one thing that a hand might do, and write it down."""
    # A hand touches what it sees: a touch sent while another page takes this one's place is never
    # answered by the browser, and the step would wait for ever. A link that leads away is busy.
    page.wait_for_load_state()
    page.wait_for_selector("a[aria-busy=true]", state="detached")
    page.evaluate("new Promise((seen) => requestAnimationFrame(seen))")
    size = page.viewport_size or {"width": PHONE[0], "height": PHONE[1]}
    x, y = dice.randrange(size["width"]), dice.randrange(size["height"])
    kind = dice.choices(
        ["tap", "control", "key", "drag", "resize", "wheel", "back"], [4, 6, 6, 2, 1, 2, 1]
    )[0]
    if kind == "tap":
        steps.append(f"tap {x} {y}")
        page.touchscreen.tap(x, y)
    elif kind == "control":
        which = dice.random()
        steps.append(f"control {which:.4f}")
        page.evaluate(
            "at => { const all = look.controls().filter((one) => !one.matches('a, [data-copy]'));"
            " all[Math.floor(at * all.length)]?.click(); }",
            which,
        )
    elif kind == "key":
        key = dice.choice(KEYS)
        steps.append(f"key {key}")
        page.keyboard.press(key)
    elif kind == "drag":
        to = (dice.randrange(size["width"]), dice.randrange(size["height"]))
        steps.append(f"drag {x} {y} to {to[0]} {to[1]}")
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(*to)
        page.mouse.up()
    elif kind == "resize":
        width, height = dice.choice(SIZES)
        steps.append(f"resize {width} {height}")
        page.set_viewport_size({"width": width, "height": height})
    elif kind == "wheel":
        by = dice.randrange(-800, 1200)
        steps.append(f"wheel {by}")
        page.mouse.wheel(0, by)
    else:
        steps.append("back and forward")
        page.evaluate("location.hash = 'main'")
        page.go_back()
        page.go_forward()


#: What Playwright says when a link that was followed takes the page away under a step.
LEFT = ("context was destroyed", "ERR_ABORTED", "ERR_FAILED", "interrupted", "Not attached")


@contextmanager
def may_leave(page: Page) -> Iterator[None]:
    """Let a step end where a link takes the page away from under it."""
    try:
        yield
    except PlaywrightError as error:
        if not any(gone in str(error) for gone in LEFT):
            raise
        page.wait_for_load_state()


def home(page: Page, guide: Guide, name: str) -> None:
    """Come back if a link was followed; one that is just being followed may come between."""
    for _ in range(5):
        with may_leave(page):
            if page.url.split("#")[0].split("?")[0] == guide.page(name):
                return
            page.goto(guide.page(name))
            page.wait_for_selector("html[data-widgets=alive]")
    pytest.fail(f"no way back from {page.url}")


@pytest.mark.timeout(180 + 3 * SECONDS)
@pytest.mark.parametrize("name", [pytest.param(name, id=f"{name}-seed-{SEED}") for name in PAGES])
def test_random_use_breaks_nothing(context: BrowserContext, guide: Guide, name: str) -> None:
    page = context.new_page()
    trouble: list[str] = []
    outside: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda note: note.type == "error" and trouble.append(note.text))
    page.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    # A link to a source leaves the guide. It is answered with "no content", which leaves the page
    # where it is: a request that fails would put the browser's own page of errors in its place.
    own = (f"{guide.url}/", "blob:", "data:")
    page.route(lambda url: not url.startswith(own), lambda route: route.fulfill(status=204))
    page.on(
        "request",
        lambda request: (
            request.is_navigation_request()
            or request.url.startswith(own)
            or outside.append(request.url)
        ),
    )
    page.add_init_script("window.print = () => {}")
    page.add_init_script(f"(() => {{{NO_WINDOWS}}})()")
    install(page)
    ready(page, guide.page(name))
    # A seed for text is the same on every machine.
    dice = random.Random(f"{SEED} {name}")
    steps: list[str] = []
    print(f"seed {SEED}; again with MESOGUIDE_SEED={SEED}")
    end = time.monotonic() + SECONDS
    try:
        while time.monotonic() < end:
            with may_leave(page):
                act(page, dice, steps)
            home(page, guide, name)
    finally:
        print("\n".join(steps))
    page.wait_for_timeout(500)
    agree(page)
    found = try_all(page)
    page.close()
    assert trouble == []
    assert outside == []
    assert found.get("dead", []) == []


def agree(page: Page) -> None:
    """Words, chart and table of what is shown tell the same numbers."""
    if page.locator("[data-widget=session-timeline]").count():
        page.keyboard.press("Escape")
        chart_drawn(page)
        now = shown(page)
        looks = [look for look in now.traces["looks"]["x"] if look is not None]
        assert now.marks["looks"] == sum(look <= now.week for look in looks)
        for count, (anyway, filled) in zip(now.counts, now.dots, strict=True):
            assert anyway + filled == int(count or 0)
            cells = [cell for row in now.table for cell in row]
            assert not count or any(f"{count} of 100" in cell for cell in cells)
            assert not count or f"{count} of 100" in now.sentence
    counts = page.evaluate(COUNTS)
    assert len(counts) == 2 * page.locator("[data-widget=risk-block]").count()
    for count, sentence, cells in counts:
        assert number_in(count)
        assert count in sentence
        assert count in cells


#: The count of each group of people in a block, its sentence, and the cells of the block's table.
COUNTS = """() => [...document.querySelectorAll("[data-widget=risk-block]")].flatMap((block) => {
  const text = (nodes) => [...nodes].map((node) => node.textContent);
  const counts = text(block.querySelectorAll("figcaption, .arm strong"));
  const sentences = text(block.querySelectorAll(".sentence"));
  const cells = text(block.querySelectorAll("td"));
  return counts.map((count, index) => [count, sentences[index].toLowerCase(), cells]);
})"""


def number_in(text: str) -> str:
    """The first number of a text, without its sign; nothing if it has none."""
    found = re.search(r"\d+(\.\d+)?", text)
    return found[0] if found else ""


MARKUP = "document.querySelectorAll('img[src=x], [onerror]').length"
KEPT = ["area", "aim", "visits", "interval", "price", "currency", "extras", "concerns", "asks"]
KEPT += ["matters", "topics", "choice"]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("value", [HOSTILE, [HOSTILE], {"toString": HOSTILE}, -1e308, None])
def test_a_hostile_choice_in_the_tab_is_no_markup(
    page: Page, guide: Guide, name: str, value: object
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"ran: {dialog.message}"))
    texts = {f"mesoguide:{kept}": json.dumps(value) for kept in KEPT}
    page.add_init_script(
        f"for (const [name, text] of Object.entries({json.dumps(texts)}))"
        " sessionStorage.setItem(name, text);"
    )
    page.goto(guide.page(name))
    page.wait_for_selector("html[data-widgets=alive]")
    assert page.evaluate(MARKUP) == 0
    assert "onerror" not in page.locator("main").inner_text()


@pytest.fixture
def spoilt(tables: Path, monkeypatch: pytest.MonkeyPatch) -> Evidence:
    """Evidence with markup at the end of every sentence its tables take, held against no rule."""
    monkeypatch.setattr("mesoguide.evidence.agree.slips", lambda *_: iter(()))
    honest = {path: path.read_text("utf-8") for path in tables.glob("*.csv")}
    spared: set[tuple[str, str]] = set()
    while True:
        hostile = sum(spoil(path, text, spared) for path, text in honest.items())
        try:
            evidence = load(tables)
        except EvidenceError as error:
            # A column of set phrases refuses it, which is as good.
            refused = {(each.file, each.column) for each in error.problems}
            assert refused - spared, error
            spared |= refused
        else:
            assert hostile >= 500
            return evidence


def spoil(path: Path, text: str, spared: set[tuple[str, str]]) -> int:
    """Write a table with markup in its cells of four words and more; return how many."""
    head, *rows = csv.reader(io.StringIO(text))
    number = 0
    for row in rows:
        for at, cell in enumerate(row):
            if len(cell.split()) >= 4 and (path.name, head[at]) not in spared:
                row[at] = f"{cell} {HOSTILE}"
                number += 1
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *rows])
    return number


#: Widgets that need no more than the evidence.
WHOLE = [
    each
    for each in (getattr(widgets, name) for name in widgets.__all__)
    if "evidence" in (taken := inspect.signature(each.__init__).parameters)
    and all(one.default is not one.empty for key, one in taken.items() if key != "self")
]


@pytest.mark.parametrize("made", WHOLE, ids=lambda made: made.__name__)
def test_markup_in_a_table_stays_text(
    context: BrowserContext, guide: Guide, spoilt: Evidence, made: type[GuideWidget]
) -> None:
    ran = hostile(context, guide, made(evidence=spoilt))  # type: ignore[call-arg]
    assert ran == []


def test_markup_in_a_claim_is_read_as_text(
    context: BrowserContext, guide: Guide, spoilt: Evidence
) -> None:
    hostile(context, guide, widgets.ClaimTable(evidence=spoilt))
    assert HOSTILE in (context.pages[0].locator("#here").text_content() or "")


def hostile(context: BrowserContext, guide: Guide, widget: GuideWidget) -> list[str]:
    """Show a widget on a page, still and then alive; return what of its text became more."""
    page = context.new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.goto(guide.page("07-how-long-it-lasts"))
    page.wait_for_selector("html[data-widgets=alive]")
    page.evaluate(
        "html => document.querySelector('main').setHTMLUnsafe(`<div id=here>${html}</div>`)",
        widget.still,
    )
    found = [page.evaluate(MARKUP)]
    mount(page, "#here", widget)
    found.append(page.evaluate(MARKUP))
    return ran + [f"{number} elements" for number in found if number]
