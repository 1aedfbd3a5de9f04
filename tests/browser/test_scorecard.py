"""Where the scorecard points to words on a page, they stand there; and readers can get to it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ready
from tests.browser.look import axe
from tests.server import PAGES, Guide
from tools.scorecard.rows import Item, checklist

pytestmark = pytest.mark.browser

SHOWN = [item for item in checklist() if item.kind == "element"]


@pytest.mark.parametrize("item", SHOWN, ids=lambda item: item.id)
def test_the_words_stand_where_the_scorecard_points(page: Page, guide: Guide, item: Item) -> None:
    ready(page, guide.page(item.page))
    places = page.locator(item.element).filter(has_text=item.words)
    expect(places.first).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_leads_to_the_scorecard_and_it_leads_back(
    page: Page, guide: Guide, name: str
) -> None:
    ready(page, guide.page(name))
    page.get_by_text("About this guide").click()
    link = "How this guide was checked, and if everyone can use it"
    page.locator("footer").get_by_role("link", name=link).click()
    page.wait_for_url("**/scorecard.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("How this guide was checked")
    page.get_by_role("link", name="Back to the guide").click()
    page.wait_for_url(guide.page("00-start"))


@pytest.fixture
def card(page: Page, guide: Guide) -> Page:
    page.goto(guide.page("00-start").replace("00-start.ipynb", "scorecard.html"))
    return page


def test_it_shows_every_item_and_its_result(card: Page) -> None:
    for item in checklist():
        expect(card.get_by_role("cell", name=item.id, exact=True)).to_have_count(1)
    expect(card.locator("tr", has_text="PIF-10")).to_contain_text("needs people")


def test_if_everyone_can_use_it_is_its_first_part(card: Page) -> None:
    expect(card.get_by_role("heading", level=2).first).to_have_text("Can everyone use it?")


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_screen_and_axe_finds_nothing(card: Page, width: int, scheme: str) -> None:
    card.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    card.set_viewport_size({"width": width, "height": 800})
    assert card.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(card) == []
