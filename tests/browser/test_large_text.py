"""Text at twice its size: nothing scrolls sideways, and words in drawings grow as well."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ready
from tests.server import PAGES, Guide

pytestmark = pytest.mark.browser
RECOVERY = "05-side-effects-and-recovery"
SKIN = "01-what-is-mesotherapy"

DOUBLE = """() => {
  const usual = parseFloat(getComputedStyle(document.documentElement).fontSize);
  document.documentElement.style.fontSize = `${2 * usual}px`;
}"""


def double(page: Page, guide: Guide, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    ready(page, guide.page(name))
    page.evaluate(DOUBLE)


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_page_at_twice_the_size_does_not_scroll_sideways(
    page: Page, guide: Guide, name: str
) -> None:
    double(page, guide, name, 390)
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [320, 390])
def test_the_header_keeps_within_a_narrow_screen(page: Page, guide: Guide, width: int) -> None:
    double(page, guide, SKIN, width)
    ends = page.locator("header a").evaluate_all(
        "all => all.map((link) => link.getBoundingClientRect().right)"
    )
    assert max(ends) <= width


def test_the_ways_on_stand_beside_the_title_on_a_phone(page: Page, guide: Guide) -> None:
    ready(page, guide.page(SKIN))
    title = page.locator(".series-title").bounding_box()
    ways = page.locator(".pages-top").bounding_box()
    assert title
    assert ways
    assert ways["y"] < title["y"] + title["height"] / 2


@pytest.mark.parametrize(
    ("name", "words"),
    [(SKIN, ".section .name"), (SKIN, ".section .range"), (RECOVERY, ".axis text")],
)
def test_words_in_a_drawing_grow_with_the_text(
    page: Page, guide: Guide, name: str, words: str
) -> None:
    ready(page, guide.page(name))
    text = page.locator(words).first
    high = "one => one.getBBox().height"
    before = text.evaluate(high)
    page.evaluate(DOUBLE)
    assert text.evaluate(high) >= 1.6 * before


def test_the_words_below_the_line_of_days_never_touch(page: Page, guide: Guide) -> None:
    double(page, guide, RECOVERY, 320)
    boxes = page.locator(".axis text").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map(({left, right}) => [left, right])"
    )
    ends = [right for _left, right in boxes]
    starts = [left for left, _right in boxes]
    assert all(end < start for end, start in zip(ends[:-1], starts[1:], strict=True))
