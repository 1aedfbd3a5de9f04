"""Sources and explained words open in place, with and without scripts, and print at the end."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ready
from tests.browser.look import OPEN
from tests.server import TIMELINE, Guide
from tests.some import some

pytestmark = pytest.mark.browser


def test_a_citation_opens_its_source_in_place(timeline: Page) -> None:
    timeline.get_by_role("button", name="Source 1: Jones").first.tap()
    note = timeline.locator("#cite-jones-2016-refine1")
    expect(note).to_be_visible()
    expect(note).to_contain_text("REFINE-1")
    expect(note).to_contain_text("Who: 256 adults given the drug")
    expect(note.get_by_role("link")).to_have_attribute(
        "href", "https://doi.org/10.1097/DSS.0000000000000578"
    )
    timeline.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_every_citation_can_be_tapped_beside_its_neighbours(timeline: Page) -> None:
    timeline.evaluate(OPEN)
    hidden = timeline.locator("main .cite").evaluate_all(
        """all => all.filter((cite) => cite.getClientRects().length).filter((cite) => {
          cite.scrollIntoView({ block: "center" });
          const { left, right, top, height } = cite.getBoundingClientRect();
          const { paddingLeft, paddingRight } = getComputedStyle(cite);
          const middle = (left + parseFloat(paddingLeft) + right - parseFloat(paddingRight)) / 2;
          return document.elementFromPoint(middle, top + height / 2) !== cite;
        }).map((cite) => cite.ariaLabel)"""
    )
    assert hidden == []


def test_a_list_item_that_cites_a_source_keeps_its_bullet(timeline: Page) -> None:
    """It stands outside its item's box: what cuts the box off sideways cuts off the bullet."""
    items = timeline.locator("main .cell-markdown li:has(.cite)")
    cut = "all => all.filter((item) => getComputedStyle(item).overflowX !== 'visible').length"
    assert items.count() > 0
    assert items.evaluate_all(cut) == 0


def test_numbers_of_citations_are_those_of_the_list(timeline: Page) -> None:
    listed = timeline.locator(".sources li").evaluate_all("all => all.map((line) => line.id)")
    for cite in some(timeline.locator(".cite").all()):
        number = int(cite.text_content() or "")
        key = (cite.get_attribute("popovertarget") or "").split("cite-")[-1]
        assert listed[number - 1] == f"source-{key}"


def test_a_word_is_explained_in_place(timeline: Page) -> None:
    timeline.get_by_role("button", name="dummy injection").tap()
    expect(timeline.locator("#word-placebo")).to_be_visible()


def test_a_source_opens_without_scripts(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(TIMELINE))
    page.get_by_role("button", name="Source 1: Jones").first.click()
    expect(page.locator("#cite-jones-2016-refine1")).to_be_visible()
    context.close()


def test_sources_stand_in_print(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.emulate_media(media="print")
    expect(page.locator("#source-jones-2016-refine1")).to_be_visible()


def test_a_note_closes_with_its_own_button_and_no_script(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(TIMELINE))
    page.get_by_role("button", name="Source 1: Jones").first.click()
    note = page.locator("#cite-jones-2016-refine1")
    close = note.get_by_role("button", name="Close")
    box = close.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    close.click()
    expect(note).to_be_hidden()
    context.close()


@pytest.mark.parametrize("touch", [True, False], ids=["tap", "click"])
def test_a_tap_beside_a_note_closes_it_and_opens_nothing(timeline: Page, touch: bool) -> None:
    address = timeline.url
    timeline.evaluate("scrollTo(0, 0)")
    link = timeline.locator("header a.worried")
    box = link.bounding_box()
    assert box is not None
    timeline.get_by_role("button", name="Source 1: Jones").first.evaluate(
        "button => button.click()"
    )
    note = timeline.locator("#cite-jones-2016-refine1")
    expect(note).to_be_visible()
    spot = (box["x"] + 20, box["y"] + box["height"] / 2)
    (timeline.touchscreen.tap if touch else timeline.mouse.click)(*spot)
    expect(note).to_be_hidden()
    timeline.wait_for_timeout(700)
    assert timeline.url == address
    # After that, a tap is a tap again.
    (timeline.touchscreen.tap if touch else timeline.mouse.click)(*spot)
    expect(timeline.locator("dialog[open]")).to_be_visible()
