"""What axe cannot see: values, states, sentences, drawings, and data behind the drawings."""

import math
import re

import pytest
from playwright.sync_api import Browser, Page

from mesoguide.charts import icons
from tests.browser.conftest import ready, shown
from tests.browser.look import install, wrong
from tests.server import PAGES, Guide

# Slow: part of `make gate`.
pytestmark = [pytest.mark.browser, pytest.mark.gate]
pages = pytest.mark.parametrize("name", PAGES)
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


def opened(page: Page, guide: Guide, name: str) -> Page:
    install(page)
    ready(page, guide.page(name))
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    return page


@pages
def test_every_control_has_a_name_and_its_value_in_words(
    page: Page, guide: Guide, name: str
) -> None:
    assert wrong(opened(page, guide, name), "unnamed") == []


@pages
def test_every_field_has_a_label_one_can_see(page: Page, guide: Guide, name: str) -> None:
    assert wrong(opened(page, guide, name), "unlabelled") == []


@pages
def test_what_is_said_to_be_pressed_or_open_is_so(page: Page, guide: Guide, name: str) -> None:
    assert wrong(opened(page, guide, name), "untrueStates") == []


@pages
def test_each_widget_one_can_work_has_one_live_region(page: Page, guide: Guide, name: str) -> None:
    assert wrong(opened(page, guide, name), "silent") == []


@pages
def test_what_can_be_dragged_can_be_tapped(page: Page, guide: Guide, name: str) -> None:
    assert wrong(opened(page, guide, name), "dragOnly") == []


@pages
def test_every_picture_has_words_or_is_left_out(page: Page, guide: Guide, name: str) -> None:
    assert wrong(opened(page, guide, name), "untold") == []


@pages
def test_letters_in_drawings_are_12_px_on_a_phone(page: Page, guide: Guide, name: str) -> None:
    assert wrong(opened(page, guide, name), "smallLetters") == []


@pages
@schemes
def test_marks_stand_out(browser: Browser, guide: Guide, name: str, scheme: str) -> None:
    """Every shape of a drawing has an edge or a ground of 3 to 1 against the paper below it."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    found = wrong(opened(context.new_page(), guide, name), "faint")
    context.close()
    assert found == []


@pages
def test_a_picked_choice_differs_by_more_than_colour(page: Page, guide: Guide, name: str) -> None:
    assert wrong(opened(page, guide, name), "colourOnly") == []


def test_the_chart_and_its_table_hold_the_same_numbers(timeline: Page) -> None:
    now = shown(timeline)
    for name, column in (("treated", 1), ("control", 2)):
        told = [int(re.findall(r"\d+", row[column])[0]) for row in now.table]
        assert [math.floor(value + 0.5) for value in now.traces[name]["y"]] == told
        assert told


STEP = icons.SIZE // 10


@pages
def test_dots_are_as_many_as_their_words_say(page: Page, guide: Guide, name: str) -> None:
    opened(page, guide, name)
    for figure in page.locator("[data-widget=risk-block] figure:has(.filled.rim)").all():
        lines = re.findall(r"h(\d+)", figure.locator(".filled.rim").get_attribute("d") or "")
        dots = sum((int(line) - 1) // STEP + 1 for line in lines)
        assert figure.locator("figcaption").inner_text() == f"{dots} of 100"
        assert f"{dots} of 100" in figure.locator(".sentence").inner_text()
