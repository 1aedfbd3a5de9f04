"""Speaker notes in a second window that follows the first, and never in the page itself."""

import re
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PROJECTOR
from tests.server import PAGES, Guide
from tests.some import some

pytestmark = pytest.mark.browser

START = "00-start"
NOTES_WINDOW = {"width": 720, "height": 800}


@dataclass
class Windows:
    """What the patient sees, and what the educator sees beside it."""

    screen: Page
    notes: Page

    @property
    def place(self) -> str:
        return self.screen.locator(".present-bar .place").inner_text()


@pytest.fixture
def educator(browser: Browser) -> Iterator[BrowserContext]:
    """A machine with two windows. Any error in either fails the test."""
    size = {"width": PROJECTOR[0], "height": PROJECTOR[1]}
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    trouble: list[str] = []
    context.on("weberror", lambda error: trouble.append(str(error.error)))
    context.on("console", lambda said: said.type == "error" and trouble.append(said.text))
    yield context
    context.close()
    assert trouble == []


def present(context: BrowserContext, guide: Guide, name: str) -> Page:
    page = context.new_page()
    page.goto(f"{guide.page(name)}?mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")
    return page


def notes_of(page: Page, guide: Guide) -> str:
    address = page.locator("script[data-notes]").first.get_attribute("data-notes")
    return f"{guide.url}{address}"


@pytest.fixture
def windows(educator: BrowserContext, guide: Guide) -> Windows:
    screen = present(educator, guide, START)
    notes = educator.new_page()
    notes.set_viewport_size(NOTES_WINDOW)  # type: ignore[arg-type]
    notes.goto(notes_of(screen, guide))
    return Windows(screen, notes)


def shown(notes: Page) -> str:
    """The note on show."""
    return notes.locator("[data-after]:visible").inner_text()


def test_the_notes_show_the_note_of_the_first_screen(windows: Windows) -> None:
    expect(windows.notes.locator("[data-after]:visible")).to_have_count(1)
    assert shown(windows.notes).startswith("Team talk")
    assert "Thank you for coming." in shown(windows.notes)
    expect(windows.notes.get_by_text("Waiting for the first window")).to_be_hidden()


def test_page_down_in_the_first_window_moves_the_notes(windows: Windows) -> None:
    place = windows.notes.locator("[data-place]")
    expect(place).to_have_text(windows.place)
    first = shown(windows.notes)
    for _ in range(30):
        if shown(windows.notes) != first:
            break
        windows.screen.keyboard.press("PageDown")
        expect(place).to_have_text(windows.place)
    assert shown(windows.notes) != first
    assert "pick the place you think about" in shown(windows.notes)


@pytest.mark.parametrize(("forth", "back"), [("PageDown", "PageUp"), ("ArrowRight", "ArrowLeft")])
def test_a_key_in_the_notes_turns_the_first_window(windows: Windows, forth: str, back: str) -> None:
    place = windows.screen.locator(".present-bar .place")
    first = windows.place
    windows.notes.keyboard.press(forth)
    expect(place).to_have_text(first.replace("1 of", "2 of"))
    windows.notes.keyboard.press(back)
    expect(place).to_have_text(first)


def test_the_buttons_of_the_notes_turn_the_first_window(windows: Windows) -> None:
    place = windows.screen.locator(".present-bar .place")
    windows.notes.get_by_role("button", name="On", exact=True).click()
    expect(place).to_have_text(re.compile(r"^2 of"))
    windows.notes.get_by_role("button", name="Back", exact=True).click()
    expect(place).to_have_text(re.compile(r"^1 of"))


def test_the_notes_name_the_next_screen(windows: Windows) -> None:
    upcoming = windows.notes.locator("[data-next]").inner_text()
    assert upcoming
    windows.screen.keyboard.press("PageDown")
    heading = windows.screen.locator("main")
    expect(heading).to_contain_text(upcoming.split(".")[0][:60])
    windows.screen.keyboard.press("End")
    expect(windows.notes.locator("[data-next]")).to_be_hidden()


def test_the_notes_follow_to_the_next_page_and_the_time_goes_on(
    educator: BrowserContext, guide: Guide
) -> None:
    screen = present(educator, guide, START)
    notes = educator.new_page()
    notes.clock.install(time=datetime(2026, 11, 23, 9, 30))
    notes.goto(notes_of(screen, guide))
    expect(notes.locator("[data-clock]")).to_have_text(re.compile(r"0?9:30"))
    notes.clock.fast_forward("07:00")
    expect(notes.locator("[data-clock]")).to_have_text(re.compile(r"0?9:37"))
    expect(notes.locator("[data-since]")).to_have_text("7 min so far")
    screen.keyboard.press("End")
    screen.keyboard.press("PageDown")
    screen.wait_for_url("**/01-what-is-mesotherapy.ipynb*")
    expect(notes.locator("h1")).to_have_text("What is mesotherapy?")
    expect(notes.locator("[data-after]:visible")).to_contain_text("This word means a way")
    expect(notes.locator("[data-since]")).to_have_text("7 min so far")


def test_without_a_first_window_the_notes_say_what_to_do(
    educator: BrowserContext, guide: Guide
) -> None:
    page = educator.new_page()
    page.goto(guide.page(START))
    page.wait_for_selector("html[data-widgets=alive]")
    address = notes_of(page, guide)
    page.close()
    notes = educator.new_page()
    notes.goto(address)
    expect(notes.get_by_text("Waiting for the first window")).to_be_visible()
    expect(notes.locator("[data-after]:visible")).to_have_count(0)


def test_the_notes_are_large_and_do_not_scroll_sideways(windows: Windows) -> None:
    expect(windows.notes.locator("[data-after]:visible")).to_have_count(1)
    size = "(node) => parseFloat(getComputedStyle(node).fontSize)"
    for words in some(windows.notes.locator("[data-after]:visible :is(p, li)").all()):
        assert words.evaluate(size) >= 20
    wide = windows.notes.evaluate("document.documentElement.scrollWidth")
    assert wide <= NOTES_WINDOW["width"]


def test_the_notes_keep_nothing_and_set_no_cookie(
    windows: Windows, educator: BrowserContext
) -> None:
    expect(windows.notes.locator("[data-after]:visible")).to_have_count(1)
    assert windows.notes.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert educator.cookies() == []


@pytest.mark.parametrize("name", PAGES)
def test_no_note_stands_in_a_page_or_its_print(guide: Guide, name: str) -> None:
    """What is not in the page's HTML can't be printed either: nothing is fetched for print."""
    with urllib.request.urlopen(guide.page(name), timeout=60) as answer:
        html = answer.read().decode()
    for said in ("They may ask:", "Team talk", "Option talk", "Decision talk", "cell-notes"):
        assert said not in html
    assert "Teach-back." not in html


@pytest.mark.parametrize("name", PAGES)
def test_every_note_shows_while_its_page_is_presented(
    educator: BrowserContext, guide: Guide, name: str
) -> None:
    """From the first screen to the last, in order, and none is passed over."""
    screen = present(educator, guide, name)
    notes = educator.new_page()
    notes.goto(notes_of(screen, guide))
    expect(notes.locator("[data-place]")).to_have_text(
        screen.locator(".present-bar .place").inner_text()
    )
    every = notes.locator("[data-after]").evaluate_all(
        "(all) => all.map((each) => each.dataset.after)"
    )
    met: list[str] = []
    screens = int(screen.locator(".present-bar .place").inner_text().split(" of ")[1])
    for number in range(1, screens + 1):
        expect(notes.locator("[data-place]")).to_have_text(f"{number} of {screens}")
        for each in notes.locator("[data-after]:visible").all():
            after = each.get_attribute("data-after") or ""
            if after not in met:
                met.append(after)
        if number < screens:
            screen.keyboard.press("PageDown")
    assert met == every
