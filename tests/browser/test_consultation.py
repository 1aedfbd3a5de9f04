"""A whole consultation, presented: by keyboard alone, at every size, up to the sheet on paper."""

from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.conftest import PROJECTOR
from tests.server import VISIT, Guide

pytestmark = pytest.mark.browser

# Whether the keyboard stands in a group of the thing looked for, before it.
BESIDE = """(selector) => {
  const here = document.activeElement;
  const there = document.querySelector(selector);
  const before = here.compareDocumentPosition(there) & Node.DOCUMENT_POSITION_FOLLOWING;
  return before && here.matches("input") && here.closest("fieldset")?.contains(there);
}"""

SCREENS = [(1024, 768), PROJECTOR, (768, 1024)]


def turned_to(page: Page, name: str) -> None:
    """Go on by keys until the page of that name is there."""
    page.keyboard.press("PageDown")  # a slider or a box keeps End to itself: leave it first
    page.wait_for_timeout(200)
    while name not in page.url:
        page.keyboard.press("End")
        with page.expect_navigation():
            page.keyboard.press("PageDown")
        page.wait_for_selector("html[data-presenting=ready]", state="attached")


def reach(page: Page, selector: str) -> None:
    """Turn screens until something is on one, then tab to it; within a group, by arrow keys."""
    target = page.locator(selector).first
    while not target.is_visible():
        page.keyboard.press("PageDown")
    for _ in range(60):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("ArrowDown" if page.evaluate(BESIDE, selector) else "Tab")
    pytest.fail(f"no way to {selector} by Tab")


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_by_keyboard_alone_from_the_area_to_the_sheet(
    browser: Browser, guide: Guide, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    page.goto(f"{guide.page('03-body-areas')}?mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")

    reach(page, "[data-widget=body-map] input[value=chin]")
    page.keyboard.press("Space")
    for _ in range(10):
        if page.locator("input[value=thighs]").is_checked():
            break
        page.keyboard.press("ArrowDown")
    expect(page.locator("input[value=thighs]")).to_be_checked()

    turned_to(page, "06-treatments-and-results")
    reach(page, "[data-widget=session-timeline] input[type=range]")
    week = page.locator("[data-widget=session-timeline] .value-now")
    page.keyboard.press("Home")
    expect(week).to_have_text("week 0")

    turned_to(page, "08-cost-and-insurance")
    reach(page, "[data-widget=cost-planner] input[inputmode=decimal]")
    page.keyboard.type("120")

    turned_to(page, VISIT)
    reach(page, "[data-widget=question-list] input[value=benefits]")
    page.keyboard.press("Space")
    expect(page.locator("[data-widget=question-list] input[value=benefits]")).to_be_checked()
    paper = PdfReader(BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    assert len(paper.pages) <= 2
    for words in ("Thighs: fat", "120 a visit", "What good can it do me", "When to get help"):
        assert words in text
    page.keyboard.press("Escape")
    page.wait_for_url(guide.page(VISIT))
    context.close()
