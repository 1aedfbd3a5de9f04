"""The page of areas: pick one, and its card follows."""

import re

import pytest
from playwright.sync_api import Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model.areas import area_uses, uses_table
from tests.browser.conftest import ready
from tests.browser.test_picker import pick_aim
from tests.server import AREAS, Guide

pytestmark = pytest.mark.browser
CARD = "[data-widget=area-card]"


@pytest.fixture
def areas(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(AREAS))
    return page


def test_the_card_tells_of_what_is_picked_and_says_so(areas: Page) -> None:
    areas.get_by_label("Thighs").tap()
    card = areas.locator(CARD)
    expect(card.locator("h3")).to_have_text("Thighs: fat")
    expect(card).to_contain_text("the other thigh was no different", use_inner_text=True)
    expect(card.locator("[data-part=status]")).to_have_text(
        "Thighs: fat. Mixed, or too small to tell. Two small studies treated one thigh and left "
        "the other alone. They found no clear difference. One of them was in 20 women."
    )


def test_the_card_follows_the_aim_by_key(areas: Page) -> None:
    areas.get_by_label("Under the chin").check()
    areas.locator(".aims:visible input[value=fat]").focus()
    areas.keyboard.press("ArrowDown")
    expect(areas.locator(f"{CARD} h3")).to_have_text("Under the chin: loose skin")
    expect(areas.locator(f"{CARD} .sure:visible")).to_have_text("Nobody knows.")


def test_nobody_knows_is_a_dotted_outline_and_fairly_sure_two_steps(areas: Page) -> None:
    mark = areas.locator(f"{CARD} .card .sureness:visible")
    areas.get_by_label("Under the chin").check()
    assert mark.locator("rect[fill=currentColor]").count() == 2
    areas.get_by_label("Arms").check()
    assert mark.locator("rect[stroke-dasharray]").count() == 1
    assert mark.locator("rect").count() == 1


def test_every_area_and_aim_has_its_card(areas: Page, facts: Evidence) -> None:
    for use in area_uses(facts):
        areas.locator(f"input[value={use.area}]").check()
        pick_aim(areas, use.aim)
        card = areas.locator(f"{CARD} .card")
        expect(card.locator("h3")).to_have_text(use.title)
        expect(card).to_contain_text(use.tested, use_inner_text=True)
        expect(card).to_contain_text(use.sure.reason, use_inner_text=True)


def test_rules_open_in_place_with_country_and_date(areas: Page) -> None:
    areas.get_by_label("Under the chin").check()
    areas.get_by_text(re.compile("Rules and warnings")).tap()
    rules = areas.locator(f"{CARD} .rules li:visible")
    expect(rules.filter(has_text="United States, December 2023")).to_have_count(1)
    expect(rules.filter(has_text="Canada, 2015")).to_have_count(1)
    expect(rules.filter(has_text="Brazil")).to_have_count(0)


def test_the_table_has_every_area_and_aim(areas: Page, facts: Evidence) -> None:
    areas.get_by_text("Show all areas as a table").tap()
    shown = areas.locator(f"{CARD} tbody tr").evaluate_all(
        "rows => rows.map((row) => [...row.children].map((cell) => cell.textContent))"
    )
    assert [tuple(row) for row in shown] == list(uses_table(facts).rows)


def test_the_choice_goes_on_to_the_weeks(areas: Page) -> None:
    areas.get_by_label("Scalp").check()
    areas.get_by_role("link", name="See it week by week").click()
    areas.wait_for_selector("[data-widget=session-timeline][data-ready=true]")
    expect(areas.locator("[data-widget=session-timeline] h3").first).to_have_text(
        "Scalp: hair loss"
    )


@pytest.mark.parametrize("stored", ['"moon"', '"<b>"', "7", '["chin"]'])
def test_a_stale_choice_falls_back(page: Page, guide: Guide, stored: str) -> None:
    page.goto(guide.page(AREAS))
    page.evaluate("(text) => sessionStorage.setItem('mesoguide:area', text)", stored)
    ready(page, guide.page(AREAS))
    expect(page.locator(f"{CARD} .card")).to_contain_text("Pick an area", use_inner_text=True)
    expect(page.locator("[data-widget=body-map] input:checked")).to_have_count(0)
