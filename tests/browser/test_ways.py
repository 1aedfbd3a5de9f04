"""Every page in every way of using it. `ASSERTED` says where each way is held, for every page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

from tests.browser.conftest import PHONE, PROJECTOR, TABLET, chart_drawn
from tests.browser.look import CLIPPED, DISORDER, OVERLAPPING, SIDEWAYS, axe, install, wrong
from tests.server import PAGES, Guide

pytestmark = pytest.mark.browser

#: The tests that hold a way of use on every page; a name with a colon stands in another file.
ASSERTED = {
    "phone": ["test_axe", "test_nothing_is_cut_off", "test_page.py::test_axe_finds_no_violation"],
    "tablet": ["test_nothing_is_cut_off", "test_page.py::test_axe_finds_no_violation"],
    "projector": ["test_nothing_is_cut_off", "test_page.py::test_axe_finds_no_violation"],
    "320-px": ["test_axe", "test_nothing_scrolls_sideways", "test_nothing_is_cut_off"],
    "phone-on-its-side": ["test_axe", "test_nothing_scrolls_sideways", "test_nothing_is_cut_off"],
    "200-percent-text": ["test_axe", "test_nothing_scrolls_sideways", "test_nothing_is_cut_off"],
    "200-percent-zoom": ["test_axe", "test_nothing_scrolls_sideways", "test_nothing_is_cut_off"],
    "text-spacing": ["test_axe", "test_nothing_scrolls_sideways", "test_nothing_is_cut_off"],
    "forced-colours": ["test_axe", "test_in_forced_colours_every_control_has_an_edge"],
    "dark": ["test_page.py::test_axe_finds_no_violation", "test_unseen.py::test_marks_stand_out"],
    "high-contrast": ["test_axe", "test_with_more_contrast_words_have_7_to_1"],
    "reduced-motion": ["test_nothing_moves"],
    "no-scripts": [
        "test_axe",
        "test_nothing_is_cut_off",
        "test_without_scripts_no_word_is_missing",
    ],
    "print": ["test_print_has_no_control", "test_print_has_every_word"],
    "keyboard": ["test_keyboard_alone", "test_every_control_works"],
    "touch": ["test_every_control_works"],
    "presenter": ["test_axe", "test_present.py::test_every_screen_fits_in_words_of_28_px"],
    "kiosk": ["test_axe", "test_kiosk.py::test_no_link_leads_out_and_every_link_stays_a_kiosk"],
    "server-stopped": ["test_every_control_works"],
}

pages = pytest.mark.parametrize("name", PAGES)
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
DOUBLE = "document.documentElement.style.fontSize = "
DOUBLE += "`${2 * parseFloat(getComputedStyle(document.documentElement).fontSize)}px`"
OPEN = "document.querySelectorAll('details').forEach((each) => (each.open = true))"


@dataclass(frozen=True)
class Way:
    """How a page is used: the window, what the browser is told, and what is done on arrival."""

    size: tuple[int, int] = PHONE
    query: str = ""
    then: str | None = None
    blocked: str = ""
    told: dict[str, Any] = field(default_factory=dict)


WAYS = {
    "phone": Way(),
    "tablet": Way(TABLET),
    "projector": Way(PROJECTOR),
    "320-px": Way((320, 640)),
    "phone-on-its-side": Way((844, 390)),
    "200-percent-text": Way(then=DOUBLE),
    # A window of 1280 at 200% has 640 of its own pixels.
    "200-percent-zoom": Way((640, 400), told={"device_scale_factor": 2}),
    "text-spacing": Way(then=SPACING),
    "forced-colours": Way(told={"forced_colors": "active"}),
    "high-contrast": Way(told={"contrast": "more"}),
    "reduced-motion": Way(told={"reduced_motion": "reduce"}),
    "no-scripts": Way(told={"java_script_enabled": False}),
    # axe is a script itself: it looks at a page whose scripts have not come.
    "scripts-lost": Way(blocked="**/*.js*"),
    "kiosk": Way(TABLET, query="?kiosk=1&idle=3600"),
    "presenter": Way(PROJECTOR, query="?mode=present"),
}
#: Where a page looks otherwise, so that all of it is measured again.
LAID_OUT = [way for way in WAYS if way not in ("reduced-motion", "scripts-lost")]
#: Sizes that test_page gives to axe need it here no more; a page twice as large is a narrow one.
AXE = [way for way in WAYS if way not in ("tablet", "projector", "no-scripts", "reduced-motion")]


@pytest.fixture(scope="module")
def contexts(browser: Browser) -> Iterator[Callable[[str], BrowserContext]]:
    """One browser context for each way, shared by all pages."""
    made: dict[str, BrowserContext] = {}

    def context(way: str) -> BrowserContext:
        if way not in made:
            size = WAYS[way].size
            made[way] = browser.new_context(
                viewport={"width": size[0], "height": size[1]}, has_touch=True, **WAYS[way].told
            )
        return made[way]

    yield context
    for each in made.values():
        each.close()


def arrive(page: Page, guide: Guide, way: str, name: str) -> None:
    """Open a page in a way of use, with all that opens open."""
    if blocked := WAYS[way].blocked:
        page.route(blocked, lambda route: route.abort())
    page.goto(guide.page(name) + WAYS[way].query)
    if way == "presenter":
        page.wait_for_selector("html[data-presenting=ready]", state="attached")
        to_a_widget(page)
    elif way not in ("no-scripts", "scripts-lost"):
        page.wait_for_selector("html[data-widgets=alive]")
        chart_drawn(page)
    page.evaluate(OPEN)
    if then := WAYS[way].then:
        page.evaluate(then)
    # Drawings follow the size of their letters a frame later.
    page.wait_for_timeout(150)


def to_a_widget(page: Page) -> None:
    widget = page.locator("main [data-widget]")
    for _ in range(40):
        if any(each.is_visible() for each in widget.all()):
            return
        page.keyboard.press("PageDown")


@pytest.fixture(scope="module")
def opened(
    request: pytest.FixtureRequest, contexts: Callable[[str], BrowserContext], guide: Guide
) -> Iterator[Page]:
    way, name = request.param
    page = contexts(way).new_page()
    install(page)
    arrive(page, guide, way, name)
    yield page
    page.close()


def pairs(ways: list[str]) -> pytest.MarkDecorator:
    """Every page in each of some ways; a page is opened once for all tests of a pair."""
    both = [(way, name) for way in ways for name in PAGES]
    return pytest.mark.parametrize(
        "opened", both, indirect=True, scope="module", ids=[f"{way}-{name}" for way, name in both]
    )


@pairs(AXE)
def test_axe(opened: Page) -> None:
    assert axe(opened) == []


@pairs(LAID_OUT)
def test_nothing_scrolls_sideways(opened: Page) -> None:
    assert wrong(opened, SIDEWAYS) == []


@pairs(LAID_OUT)
def test_nothing_is_cut_off(opened: Page) -> None:
    assert wrong(opened, CLIPPED) == []


@pairs(LAID_OUT)
def test_no_control_lies_on_another(opened: Page) -> None:
    assert wrong(opened, OVERLAPPING) == []


@pairs(["phone", "projector", "320-px", "200-percent-text"])
def test_what_is_read_first_stands_first(opened: Page) -> None:
    assert wrong(opened, DISORDER) == []


@pairs(["forced-colours"])
def test_in_forced_colours_every_control_has_an_edge(opened: Page) -> None:
    assert wrong(opened, EDGELESS) == []


# A button or a field shows that it is one by a line or a sign, or by what the browser draws;
# links have a colour of their own.
EDGELESS = """() => look.controls().filter((one) => {
  if (one.matches("a, [type=range], [type=number], [type=text], select, [tabindex]:not(button, input, summary)"))
    return false;
  const lined = (each, part) => {
    const style = getComputedStyle(each, part);
    return parseFloat(style.borderTopWidth) > 0 || style.textDecorationLine.includes("underline")
      || (part && !["none", '""'].includes(style.content));
  };
  return ![look.target(one), one, ...one.querySelectorAll("*")].some(
    (each) => lined(each) || lined(each, "::before"));
}).map(look.name)"""


@pairs(["high-contrast"])
def test_with_more_contrast_words_have_7_to_1(opened: Page) -> None:
    # axe's rule leaves out what it cannot measure: words on pictures.
    found = axe(opened, ["color-contrast-enhanced"])
    assert [each for each in found if each.startswith("color-contrast")] == []


MOVING = """() => [...document.querySelectorAll("*")].filter((one) =>
  [null, "::before", "::after"].some((part) => {
    const style = getComputedStyle(one, part);
    const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
    return (style.animationName !== "none" && long(style.animationDuration))
      || (long(style.transitionDuration) && style.transitionProperty !== "none")
      || (one === document.documentElement && style.scrollBehavior === "smooth");
  })).map(look.name)"""
PLAYING = "() => document.getAnimations().map((each) => look.name(each.effect.target))"


@pairs(["reduced-motion"])
def test_nothing_moves(opened: Page) -> None:
    assert wrong(opened, MOVING) == []


@pairs(["phone"])
def test_nothing_plays_by_itself(opened: Page) -> None:
    assert wrong(opened, PLAYING) == []
    assert opened.locator("video, audio, marquee, img[src$='.gif'], iframe").count() == 0


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


PROSE = """() => {
  const copy = document.querySelector("main").cloneNode(true);
  copy.querySelectorAll(".widget, .box, [data-widget], [popover], noscript").forEach((each) => each.remove());
  return copy.textContent;
}"""


@pairs(["no-scripts"])
def test_without_scripts_no_word_is_missing(
    opened: Page, contexts: Callable[[str], BrowserContext]
) -> None:
    alive = contexts("phone").new_page()
    alive.goto(opened.url)
    alive.wait_for_selector("html[data-widgets=alive]")
    lost = words(alive.evaluate(PROSE)) - words(opened.evaluate(PROSE))
    alive.close()
    assert lost == set()


@pages
def test_print_has_every_word_and_no_control(
    contexts: Callable[[str], BrowserContext], guide: Guide, name: str
) -> None:
    page = contexts("projector").new_page()
    install(page)
    arrive(page, guide, "projector", name)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = false))")
    seen = words(page.evaluate(PRINTED))
    page.emulate_media(media="print")
    printed = words(page.evaluate(PRINTED))
    controls = wrong(page, LEFT)
    page.close()
    assert controls == []
    assert seen - printed == set()


# Words outside controls, and outside what is printed once in the list of sources.
PRINTED = """() => [...document.querySelectorAll("main :is(p, li, h1, h2, h3, td, th, dd, dt)")]
  .filter((one) => look.seen(one) && !one.closest("[popover], label, fieldset, .slider, .behind, .from, .muted")
    && !one.querySelector("button, input, select, p, li, details"))
  .map((one) => one.innerText).join(" ")"""
# A radio or a number on paper tells what was picked, or is a box to be ticked by hand.
LEFT = """() => look.controls().filter((one) => one.matches("button, select, [type=range], [type=checkbox]")
  && !one.matches(".cite, .word")).map(look.name)"""


#: The place of the keyboard: what has it, if it can be seen, and if something lies over it.
FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const frame = [one, one.closest("label"), one.parentElement].filter(Boolean).find((each) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  });
  const ring = frame && look.contrast(
    look.over(look.colour(getComputedStyle(frame).outlineColor), look.ground(frame.parentElement)),
    look.ground(frame.parentElement));
  const box = one.getBoundingClientRect();
  const lines = [...one.getClientRects()];
  const free = lines.some(({ left, top, width, height }) => [0.25, 0.5, 0.75].some((part) => {
    const at = document.elementFromPoint(left + width * part, top + height / 2);
    return at && (one.contains(at) || at.contains(one) || one.closest("label")?.contains(at));
  }));
  const stops = window.stops ??= [];
  const again = stops.includes(one);
  const last = stops.at(-1);
  const inOrder = !last || Boolean(last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
  stops.push(one);
  return { name: look.name(one), ring: ring ?? 0, free, again, inOrder, here: one.ownerDocument.URL };
}"""
UNREACHED = """() => {
  const groups = new Set(stops.filter((one) => one.name && one.type === "radio").map((one) => one.name));
  return look.controls().filter((one) => one.tabIndex >= 0 && !stops.includes(one)
    && !(one.type === "radio" && groups.has(one.name))).map(look.name);
}"""


@pages
def test_keyboard_alone(contexts: Callable[[str], BrowserContext], guide: Guide, name: str) -> None:
    """Tab goes to every stop, in the order of the page, seen, uncovered, and comes to an end."""
    page = contexts("reduced-motion").new_page()
    install(page)
    page.goto(guide.page(name))
    page.wait_for_selector("html[data-widgets=alive]")
    chart_drawn(page)
    address = page.url
    stops: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None or stop["again"]:
            break
        stops.append(stop)
    unreached = wrong(page, UNREACHED)
    page.close()
    trouble = {
        "a trap": len(stops) >= 400,
        "not seen": [each["name"] for each in stops if each["ring"] < 3],
        "covered": [each["name"] for each in stops if not each["free"]],
        "out of order": [each["name"] for each in stops if not each["inOrder"]],
        "not reached": unreached,
        "moved the page": [each["name"] for each in stops if each["here"] != address],
    }
    assert {what: which for what, which in trouble.items() if which} == {}
