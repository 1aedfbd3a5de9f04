"""Presenting: every page as screens that fit, by keys alone, with the widgets in use."""

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PROJECTOR
from tests.server import PAGES, TIMELINE, Guide

pytestmark = pytest.mark.browser

SCREENS = [(1024, 768), PROJECTOR, (768, 1024)]

#: What a screen holds: its place, whether it runs over, and words smaller than 28 px.
SEEN = """() => {
  const main = document.getElementById("main");
  const small = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const shown = element.checkVisibility() && element.getClientRects().length;
    if (!walker.currentNode.textContent.trim() || !shown) continue;
    if (element.closest(".visually-hidden, .note, title, svg")) continue;
    const size = parseFloat(getComputedStyle(element).fontSize) * (element.currentCSSZoom ?? 1);
    if (size < 27.9) small.push(`${size.toFixed(1)} px: ${walker.currentNode.textContent.trim()}`);
  }
  return {
    place: document.querySelector(".present-bar .place").textContent,
    over: [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth],
    bars: [document.documentElement, document.body].some(
      (each) => each.scrollHeight > each.clientHeight || each.scrollWidth > each.clientWidth),
    small,
    text: main.innerText.trim(),
  };
}"""


def present(page: Page, address: str) -> None:
    page.goto(f"{address}?mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")


def place(page: Page) -> tuple[int, int]:
    here, of_all = page.locator(".present-bar .place").inner_text().split(" of ")
    return int(here), int(of_all)


@pytest.fixture
def show(page: Page, guide: Guide) -> Page:
    """The page with the timeline, presented on a projector."""
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    present(page, guide.page(TIMELINE))
    return page


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PAGES)
def test_every_screen_fits_in_words_of_28_px(
    browser: Browser, guide: Guide, name: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    present(page, guide.page(name))
    page.wait_for_timeout(300)
    _, last = place(page)
    trouble = []
    for number in range(1, last + 1):
        seen = page.evaluate(SEEN)
        assert seen["place"] == f"{number} of {last}"
        if max(seen["over"]) > 1 or seen["bars"] or seen["small"] or not seen["text"]:
            trouble.append((seen["place"], seen["over"], seen["small"][:2], seen["text"][:60]))
        if number < last:
            page.keyboard.press("PageDown")
    context.close()
    assert trouble == []


def test_a_clicker_drives_the_whole_series(page: Page, guide: Guide) -> None:
    """Page Down alone, from the first screen of the first page to the last of the last."""
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    present(page, guide.page(PAGES[0]))
    for before, after in pairwise(PAGES):
        assert page.url.startswith(guide.page(before))
        page.keyboard.press("End")
        here, last = place(page)
        assert here == last
        page.keyboard.press("PageDown")
        page.wait_for_url(f"{guide.page(after)}?mode=present")
        page.wait_for_selector("html[data-presenting=ready]", state="attached")
        assert place(page)[0] == 1
    page.keyboard.press("PageUp")
    page.wait_for_url(f"{guide.page(PAGES[-2])}?mode=present&from=end")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")
    here, last = place(page)
    assert here == last


def test_every_word_of_the_page_stands_on_some_screen(show: Page) -> None:
    _, last = place(show)
    seen_text = ""
    for _ in range(last):
        seen_text += show.evaluate(SEEN)["text"]
        show.keyboard.press("PageDown") if place(show)[0] < last else None
    for words in (
        "Clinic pages name 3 to 15 visits",
        "Guess first, then see",
        "What we do not know",
    ):
        assert words in seen_text
    assert "Studies measured" in seen_text


def test_arrows_home_and_end_turn_the_screens(show: Page) -> None:
    _, last = place(show)
    show.keyboard.press("ArrowRight")
    assert place(show)[0] == 2
    show.keyboard.press("ArrowLeft")
    assert place(show)[0] == 1
    show.keyboard.press("End")
    assert place(show)[0] == last
    show.keyboard.press("Home")
    assert place(show)[0] == 1


def test_a_key_at_the_moment_a_widget_changes_still_turns(show: Page) -> None:
    """The screens are made anew a moment after a change; a key may come before that."""
    _, last = place(show)
    show.evaluate("""() => {
      document.querySelectorAll("#main p").forEach((p) => p.replaceWith(p.cloneNode(true)));
      dispatchEvent(new KeyboardEvent("keydown", {key: "End"}));
    }""")
    assert place(show) == (last, last)


def test_b_blanks_the_screen_and_brings_it_back(show: Page) -> None:
    blank = show.locator(".present-blank")
    expect(blank).to_be_hidden()
    show.keyboard.press("b")
    expect(blank).to_be_visible()
    show.keyboard.press("PageDown")
    expect(blank).to_be_hidden()
    assert place(show)[0] == 1


def test_a_question_mark_tells_the_keys(show: Page) -> None:
    show.keyboard.press("?")
    expect(show.get_by_role("dialog")).to_contain_text("Stop presenting")
    show.keyboard.press("Escape")
    expect(show.get_by_role("dialog")).to_be_hidden()
    assert "mode=present" in show.url


def test_escape_leaves_to_the_page_as_it_was(show: Page, guide: Guide) -> None:
    show.keyboard.press("Escape")
    show.wait_for_url(guide.page(TIMELINE))
    show.wait_for_selector("html[data-widgets=alive]")
    expect(show.locator("footer")).to_be_visible()


def at_the_slider(page: Page) -> None:
    """Go to the screen with the timeline's slider, and put the focus on it."""
    slider = page.locator("[data-widget=session-timeline] input[type=range]")
    while not slider.is_visible():
        page.keyboard.press("PageDown")
    slider.focus()


def test_in_a_slider_arrows_stay_and_page_keys_turn(show: Page) -> None:
    at_the_slider(show)
    before = place(show)
    value = show.locator("[data-widget=session-timeline] .value-now")
    expect(value).to_have_text("week 32 (about 7 months)")
    show.keyboard.press("ArrowLeft")
    expect(value).to_have_text("week 31 (about 7 months)")
    show.keyboard.press("Home")
    expect(value).to_have_text("week 0")
    show.keyboard.press("b")
    expect(show.locator(".present-blank")).to_be_hidden()
    assert place(show)[0] == before[0]
    show.keyboard.press("PageDown")
    show.wait_for_timeout(200)
    assert place(show)[0] == before[0] + 1


def test_the_slider_and_its_chart_are_one_screen(show: Page) -> None:
    at_the_slider(show)
    expect(show.locator("[data-widget=session-timeline] .plot")).to_be_in_viewport(ratio=0.95)
    expect(show.locator("[data-widget=session-timeline] figcaption")).to_be_in_viewport(ratio=0.95)


def test_picking_an_area_keeps_the_screen(show: Page) -> None:
    while not show.get_by_label("Thighs").is_visible():
        show.keyboard.press("PageDown")
    before = place(show)[0]
    show.get_by_label("Thighs").check()
    show.wait_for_timeout(300)
    assert place(show)[0] == before
    assert max(show.evaluate(SEEN)["over"]) <= 1


def test_a_link_to_another_page_goes_on_presenting(page: Page, guide: Guide) -> None:
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    present(page, guide.page(PAGES[0]))
    link = page.get_by_role("link", name="I want to read it all")
    while not link.is_visible():
        page.keyboard.press("PageDown")
    link.click()
    page.wait_for_url(f"{guide.page(PAGES[1])}?mode=present")


def test_presenting_is_one_link_away_and_costs_a_patient_nothing(page: Page, guide: Guide) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(guide.page(PAGES[0]), wait_until="networkidle")
    assert not [url for url in asked if "present" in url]
    page.get_by_role("link", name="Show this page on a screen").click()
    page.wait_for_selector("html[data-presenting=ready]", state="attached")


def test_presenting_sends_nothing_and_keeps_nothing(
    context: BrowserContext, page: Page, guide: Guide
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    present(page, guide.page(TIMELINE))
    for _ in range(4):
        page.keyboard.press("PageDown")
    outside = [url for url in asked if not url.startswith((f"{guide.url}/", "blob:", "data:"))]
    assert outside == []
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
