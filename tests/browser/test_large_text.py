"""Text at twice its size: nothing scrolls sideways, and words in drawings grow as well."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ready
from tests.browser.look import OPEN
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
    page.evaluate(OPEN)
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [320, 390])
def test_the_header_keeps_within_a_narrow_screen(page: Page, guide: Guide, width: int) -> None:
    double(page, guide, SKIN, width)
    ends = page.locator("header a").evaluate_all(
        "all => all.map((link) => link.getBoundingClientRect().right)"
    )
    assert max(ends) <= width


def test_the_layers_of_the_skin_are_named_below_the_drawing_in_large_text(
    page: Page, guide: Guide
) -> None:
    ready(page, guide.page(SKIN))
    layers = page.locator("[data-widget=skin-section] .layers")
    expect(layers).to_be_hidden()
    page.evaluate(DOUBLE)
    expect(layers).to_be_visible()
    drawn = page.locator("[data-widget=skin-section] .section .name").all_text_contents()
    assert layers.locator("li").all_text_contents() == drawn


def test_the_words_below_the_line_of_days_grow_with_the_text(page: Page, guide: Guide) -> None:
    ready(page, guide.page(RECOVERY))
    text = page.locator(".axis text").first
    high = "one => one.getBBox().height"
    before = text.evaluate(high)
    page.evaluate(DOUBLE)
    assert text.evaluate(high) >= 1.4 * before


@pytest.mark.parametrize("width", [320, 390, 768])
def test_the_words_below_the_line_of_days_never_touch(page: Page, guide: Guide, width: int) -> None:
    double(page, guide, RECOVERY, width)
    boxes = page.locator(".axis text").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map(({left, right}) => [left, right])"
    )
    ends = [right for _left, right in boxes]
    starts = [left for left, _right in boxes]
    assert all(end < start for end, start in zip(ends[:-1], starts[1:], strict=True))
