"""Pick an area by click, by tap, by keys; the timeline follows."""

import pytest
from playwright.sync_api import Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model.timeline import choices
from tests.browser.conftest import ready, shown
from tests.server import TIMELINE, Guide

pytestmark = pytest.mark.browser


def title(page: Page) -> str:
    return shown(page).title


def test_a_click_on_the_list_picks_an_area(timeline: Page) -> None:
    timeline.get_by_label("Thighs").click()
    assert title(timeline) == "Thighs: fat"


def test_a_tap_on_the_list_picks_an_area(timeline: Page) -> None:
    timeline.get_by_text("Scalp", exact=True).tap()
    assert title(timeline) == "Scalp: hair loss"


def test_a_tap_on_the_drawing_picks_an_area(timeline: Page) -> None:
    timeline.locator("path.region[data-area=abdomen]").first.tap()
    assert title(timeline) == "Belly: fat"
    expect(timeline.get_by_label("Belly")).to_be_checked()


def test_the_arrow_keys_pick_an_area(timeline: Page) -> None:
    timeline.get_by_role("radio", name="Under the chin").focus()
    timeline.keyboard.press("ArrowDown")
    assert title(timeline) == "Face: wrinkles"
    expect(timeline.get_by_label("Face", exact=True)).to_be_focused()


def test_the_drawing_mirrors_the_list(timeline: Page) -> None:
    timeline.get_by_label("Arms").check()
    chosen = timeline.locator(".region.chosen")
    areas = chosen.evaluate_all("paths => paths.map((path) => path.dataset.area)")
    assert set(areas) == {"arms"}
    assert len(areas) == 2  # front and back


def test_after_the_area_comes_the_aim(timeline: Page) -> None:
    timeline.get_by_label("Face", exact=True).check()
    timeline.get_by_label("Dark patches").check()
    assert title(timeline) == "Face: dark patches"


def test_every_area_and_aim_can_be_picked(timeline: Page, facts: Evidence) -> None:
    for choice in choices(facts):
        timeline.locator(f"input[value={choice.area}]").check()
        timeline.locator(f".aim input[value={choice.aim}]").check()
        assert title(timeline) == choice.title


def test_the_area_travels_to_the_next_page_of_the_tab(page: Page, guide: Guide) -> None:
    ready(page, guide.page("00-start"))
    expect(page.locator("[data-widget=body-map] input:checked")).to_have_count(0)
    page.get_by_label("Knees").check()
    expect(page.locator(".known")).to_contain_text("one mix beat salt water")
    page.get_by_role("link", name="How many treatments").first.click()
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
    known = page.locator("[data-widget=body-map] .known").text_content() or ""
    said = page.locator("[data-widget=body-map] [role=status]")
    expect(said).not_to_be_empty()
    assert (said.text_content() or "") in known


def test_a_page_opened_by_itself_starts_at_the_chin(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    assert title(page) == "Under the chin: fat"
