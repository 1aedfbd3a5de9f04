"""The guide's two faces: they come last, from the guide itself, move no line, and may stay away."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import SAVES_DATA
from tests.server import PAGES, Guide

pytestmark = pytest.mark.browser

#: When the faces were asked for, and when all words and the script had come, by the page's clock.
BEGUN_AT = """() => {
  const files = performance.getEntriesByType("resource");
  const [page] = performance.getEntriesByType("navigation");
  const host = files.find(({ name }) => name === document.querySelector("script[src]").src);
  const begun = files.filter(({ name }) => name.includes(".woff2"));
  return [begun.map(({ startTime }) => startTime), [page.responseEnd, host.responseEnd]];
}"""
#: How much of what is seen moved, as browsers count it.
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


def faces(page: Page) -> str | None:
    page.wait_for_selector("html[data-faces]")
    return page.locator("html").get_attribute("data-faces")


def test_the_faces_come_when_all_else_is_there(page: Page, guide: Guide) -> None:
    page.goto(guide.page("10-my-visit"))
    assert faces(page) == "here"
    begun, come = page.evaluate(BEGUN_AT)
    assert len(begun) == 3
    assert min(begun) > max(come) > 0


def test_words_and_headings_are_set_in_them(page: Page, guide: Guide) -> None:
    page.goto(guide.page("00-start"))
    assert faces(page) == "here"
    loaded = "() => [...document.fonts].filter(({ status, family }) => status === 'loaded' "
    names = page.evaluate(loaded + "&& !family.includes(' in ')).map(({ family }) => family)")
    assert {name.strip('"') for name in names} == {"Atkinson Hyperlegible Next", "Source Serif"}
    first = "node => getComputedStyle(document.querySelector(node)).fontFamily.split(',')[0]"
    assert page.evaluate(first, "main p") == '"Atkinson Hyperlegible Next"'
    assert page.evaluate(first, "h1") == '"Source Serif"'


def test_a_reader_who_saves_data_is_sent_none(page: Page, guide: Guide) -> None:
    page.add_init_script(SAVES_DATA)
    page.goto(guide.page("00-start"))
    assert faces(page) == "saved"
    assert page.evaluate(BEGUN_AT)[0] == []


def test_a_page_stands_without_them(browser: Browser, guide: Guide) -> None:
    page = browser.new_page()
    page.route("**/*.woff2*", lambda route: route.abort())
    page.goto(guide.page("00-start"))
    assert faces(page) == "lost"
    assert page.locator("h1").is_visible()
    page.close()


def test_they_come_from_a_folder_too(page: Page, site: Path) -> None:
    page.goto((site / "en" / "00-start.html").as_uri())
    assert faces(page) == "here"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_moves_when_they_come(browser: Browser, guide: Guide, name: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(guide.page(name))
    assert faces(page) == "here"
    # A word at the end of a line may go to the next; no line, block or picture goes elsewhere.
    assert page.evaluate(SHIFT) < 0.005
    context.close()
