"""Pick an area by click, by tap, by keys; the timeline follows."""

import pytest
from playwright.sync_api import Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model.timeline import choices
from tests.browser.conftest import ready, shown
from tests.server import TIMELINE, Guide

pytestmark = pytest.mark.browser
ANSWER = "[data-widget=body-map] .verdict:visible"


def pick_aim(page: Page, aim: str) -> None:
    """Pick an aim of the area that is picked, where it has several."""
    radio = page.locator(f"[data-widget=body-map] .aims:visible input[value={aim}]")
    if radio.count():
        radio.check()


def title(page: Page) -> str:
    return shown(page).title


def test_a_click_on_the_list_picks_an_area(timeline: Page) -> None:
    timeline.get_by_label("Thighs").click()
    assert title(timeline) == "Thighs: fat"


def test_a_tap_on_the_list_picks_an_area(timeline: Page) -> None:
    timeline.get_by_label("Scalp", exact=True).tap()
    assert title(timeline) == "Scalp: hair loss"


def test_a_tap_on_the_drawing_picks_an_area(timeline: Page) -> None:
    timeline.get_by_role("button", name="Front").tap()
    timeline.locator("path.region[data-area=abdomen]").first.tap()
    assert title(timeline) == "Belly: fat"
    expect(timeline.get_by_label("Belly")).to_be_checked()


def test_the_arrow_keys_pick_an_area(timeline: Page) -> None:
    timeline.get_by_role("radio", name="Face").focus()
    timeline.get_by_role("radio", name="Face").press("Space")
    timeline.keyboard.press("ArrowUp")
    assert title(timeline) == "Scalp: hair loss"
    expect(timeline.get_by_label("Scalp", exact=True)).to_be_focused()


def test_the_drawing_mirrors_the_list(timeline: Page) -> None:
    timeline.get_by_label("Arms").check()
    chosen = timeline.locator(".region.chosen")
    areas = chosen.evaluate_all("paths => paths.map((path) => path.dataset.area)")
    assert areas == ["arms", "arms"]  # front and back


def test_after_the_area_comes_the_aim(timeline: Page) -> None:
    timeline.get_by_label("Face", exact=True).check()
    timeline.get_by_label("Dark patches").check()
    assert title(timeline) == "Face: dark patches"


def test_every_area_and_aim_can_be_picked(timeline: Page, facts: Evidence) -> None:
    for choice in choices(facts):
        timeline.locator(f"input[value={choice.area}]").check()
        pick_aim(timeline, choice.aim)
        assert title(timeline) == choice.title


def test_the_area_travels_to_the_next_page_of_the_tab(page: Page, guide: Guide) -> None:
    ready(page, guide.page("00-start"))
    expect(page.locator("[data-widget=body-map] input:checked")).to_have_count(0)
    page.get_by_label("Knees").check()
    expect(page.locator(ANSWER)).to_contain_text("one mix did better than salt water")
    page.get_by_role("link", name="See it over time").click()
    page.wait_for_selector("[data-widget=session-timeline][data-ready=true]")
    assert title(page) == "Knees: pain"


def test_choices_are_cleared_in_one_tap(timeline: Page) -> None:
    timeline.get_by_label("Knees").check()
    timeline.get_by_role("button", name="Clear my choices").tap()
    assert title(timeline) == "Under the chin: fat"
    assert timeline.evaluate("Object.keys(sessionStorage)") == []
    expect(timeline.get_by_role("button", name="Clear my choices")).to_be_hidden()


def test_what_is_known_of_a_choice_is_said_where_nothing_else_says_it(
    page: Page, guide: Guide
) -> None:
    ready(page, guide.page("00-start"))
    page.get_by_label("Back", exact=True).check()
    said = page.locator("[data-widget=body-map] [data-part=status]")
    expect(said).to_have_text(
        "Back: pain. Mixed, or too small to tell."
        " In a trial of 84 people, it eased pain about as well as common pain drugs."
    )


def test_a_page_opened_by_itself_starts_at_the_chin(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    assert title(page) == "Under the chin: fat"
