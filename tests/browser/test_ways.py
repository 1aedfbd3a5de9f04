"""Every page in every way of using it. `ASSERTED` says where each way is held, for every page."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import PHONE, PROJECTOR, TABLET, chart_drawn
from tests.browser.look import (
    LOOK,
    OPEN,
    axe,
    every_page,
    install,
    try_all,
    wrong,
)
from tests.server import PAGES, Guide

# Slow: part of `make gate`.
pytestmark = [pytest.mark.browser, pytest.mark.gate]

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
    "print": ["test_print_has_every_word_and_no_control"],
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


@dataclass(frozen=True)
class Way:
    """How a page is used: the window, what the browser is told, and what is done on arrival."""

    size: tuple[int, int] = PHONE
    query: str = ""
    then: str | None = None
    blocked: str = ""
    settings: dict[str, Any] = field(default_factory=dict)


WAYS = {
    "phone": Way(),
    "tablet": Way(TABLET),
    "projector": Way(PROJECTOR),
    "320-px": Way((320, 640)),
    "phone-on-its-side": Way((844, 390)),
    # A small laptop at 125%.
    "low-window": Way((1093, 478)),
    "200-percent-text": Way(then=DOUBLE),
    # A window of 1280 at 200% has 640 of its own pixels.
    "200-percent-zoom": Way((640, 400), settings={"device_scale_factor": 2}),
    "text-spacing": Way(then=SPACING),
    "forced-colours": Way(settings={"forced_colors": "active"}),
    "high-contrast": Way(settings={"contrast": "more"}),
    "reduced-motion": Way(settings={"reduced_motion": "reduce"}),
    "no-scripts": Way(settings={"java_script_enabled": False}),
    # axe is a script itself: it looks at a page whose scripts have not come.
    "scripts-lost": Way(blocked="**/*.js*"),
    "kiosk": Way(TABLET, query="?kiosk=1&begun=1&idle=3600"),
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
                viewport={"width": size[0], "height": size[1]}, has_touch=True, **WAYS[way].settings
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
    elif way == "no-scripts":
        page.evaluate(LOOK)
    elif way != "scripts-lost":
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
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda note: note.type == "error" and trouble.append(note.text))
    install(page)
    arrive(page, guide, way, name)
    yield page
    page.close()
    assert trouble == [] or WAYS[way].blocked  # what does not come is told there


@every_page(*AXE)
def test_axe(opened: Page) -> None:
    assert axe(opened) == []


@every_page(*LAID_OUT)
def test_nothing_scrolls_sideways(opened: Page) -> None:
    assert wrong(opened, "sideways") == []


@every_page(*LAID_OUT)
def test_nothing_is_cut_off(opened: Page) -> None:
    assert wrong(opened, "clipped") == []


@every_page(*LAID_OUT)
def test_no_control_lies_on_another(opened: Page) -> None:
    assert wrong(opened, "overlapping") == []


# Where all stands in one column the order can be measured.
@every_page("phone", "320-px", "200-percent-text")
def test_what_is_read_first_stands_first(opened: Page) -> None:
    assert wrong(opened, "disorder") == []


@every_page("forced-colours")
def test_in_forced_colours_every_control_has_an_edge(opened: Page) -> None:
    assert wrong(opened, "edgeless") == []


@every_page("high-contrast")
def test_with_more_contrast_words_have_7_to_1(opened: Page) -> None:
    # axe's rule leaves out what it cannot measure: words on pictures.
    found = axe(opened, ["color-contrast-enhanced"])
    assert [each for each in found if each.startswith("color-contrast")] == []


@every_page("reduced-motion")
def test_nothing_moves(opened: Page) -> None:
    assert wrong(opened, "moving") == []


@every_page("phone")
def test_nothing_plays_by_itself(opened: Page) -> None:
    assert wrong(opened, "playing") == []
    assert opened.locator("video, audio, marquee, img[src$='.gif'], iframe").count() == 0


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))


@every_page("no-scripts")
def test_without_scripts_no_word_is_missing(
    opened: Page, contexts: Callable[[str], BrowserContext]
) -> None:
    alive = contexts("phone").new_page()
    install(alive)
    alive.goto(opened.url)
    alive.wait_for_selector("html[data-widgets=alive]")
    lost = words(alive.evaluate("look.prose()")) - words(opened.evaluate("look.prose()"))
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
    seen = words(page.evaluate("look.printed()"))
    page.emulate_media(media="print")
    printed = words(page.evaluate("look.printed()"))
    controls = wrong(page, "left")
    page.close()
    assert controls == []
    # The page of a visit prints its sheet instead, which test_visit holds.
    assert name == "10-my-visit" or seen - printed == set()


@pages
@pytest.mark.parametrize("way", ["phone", "phone-on-its-side", "low-window"])
def test_keyboard_alone(
    contexts: Callable[[str], BrowserContext], guide: Guide, way: str, name: str
) -> None:
    """Tab goes to every stop, in the order of the page, seen, uncovered, and comes to an end."""
    page = contexts(way).new_page()
    page.emulate_media(reduced_motion="reduce")
    install(page)
    page.goto(guide.page(name))
    page.wait_for_selector("html[data-widgets=alive]")
    chart_drawn(page)
    address = page.url
    stops: list[dict[str, Any]] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        stop = page.evaluate("look.focus()")
        if stop is None or stop["again"]:
            break
        stops.append(stop)
    unreached = wrong(page, "unreached")
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


@pages
@pytest.mark.parametrize("way", ["keyboard", "touch", "server-stopped"])
def test_every_control_works(
    contexts: Callable[[str], BrowserContext], guide: Guide, way: str, name: str
) -> None:
    """Each changes what is shown or told, keeps the focus and stays on the page."""
    page = contexts("phone").new_page()
    install(page)
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(guide.page(name))
    page.wait_for_selector("html[data-widgets=alive]")
    chart_drawn(page)
    if way == "server-stopped":
        page.wait_for_load_state("networkidle")
        page.route("**", lambda route: route.abort())
    found = try_all(page, touch=way == "touch")
    page.close()
    assert found == {}
    assert trouble == []


@pages
def test_a_press_that_moves_away_does_nothing(
    contexts: Callable[[str], BrowserContext], guide: Guide, name: str
) -> None:
    page = contexts("phone").new_page()
    install(page)
    page.goto(guide.page(name))
    page.wait_for_selector("html[data-widgets=alive]")
    chart_drawn(page)
    acted = []
    for index in range(page.evaluate("look.toTry()")):
        one = page.evaluate(f"look.take({index})")
        if one is None or one["kind"] in ("range", "number", "text", "select-one"):
            continue
        page.mouse.move(one["x"], one["y"])
        page.mouse.down()
        page.mouse.move(2, 2)
        page.mouse.up()
        if page.evaluate("look.given()")["changed"]:
            acted.append(one["name"])
    page.close()
    assert acted == []


@pages
def test_nothing_pops_up_under_the_pointer_or_the_focus(
    contexts: Callable[[str], BrowserContext], guide: Guide, name: str
) -> None:
    page = contexts("projector").new_page()
    install(page)
    page.goto(guide.page(name))
    page.wait_for_selector("html[data-widgets=alive]")
    chart_drawn(page)
    opened = []
    for index in range(page.evaluate("look.toTry()")):
        before = page.evaluate("look.announced()")
        if one := page.evaluate(f"look.take({index})"):
            page.mouse.move(one["x"], one["y"])
            if page.evaluate("look.announced()") != before:
                opened.append(one["name"])
    page.close()
    assert opened == []
