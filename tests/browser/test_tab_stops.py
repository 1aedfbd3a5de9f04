"""A widget is a few stops for the keyboard, and arrow keys reach all that is in it."""

import json

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ready
from tests.server import CLAIMS, OPTIONS, PAGES, VISIT, Guide

pytestmark = pytest.mark.browser
MOST = 10
SELF_CHECK = "02-is-it-for-me"
RECOVERY = "05-side-effects-and-recovery"
#: A reader who has chosen much: the more is picked, the more there is to move.
BUSY = {
    "area": "chin",
    "aim": "fat",
    "topics": ["chin/fat/deoxycholic-acid/chin-mri", "harm/swelling", "harm/numbness"],
    "matters": ["proven", "time-off", "low-cost"],
    "price": 100,
}
BEFORE = """(widget) => {
  const before = document.createElement("span");
  before.tabIndex = -1;
  widget.before(before);
  before.focus();
  window.widget = widget;
}"""
INSIDE = "widget.contains(document.activeElement)"


def stops(page: Page) -> dict[str, int]:
    """How often Tab stops in each widget of a page, from just before it until it is left."""
    counted = {}
    for widget in page.locator("[data-widget]:not([data-widget] *)").all():
        if not widget.is_visible():
            continue
        widget.evaluate(BEFORE)
        number = 0
        page.keyboard.press("Tab")
        while page.evaluate(INSIDE) and number < 5 * MOST:
            number += 1
            page.keyboard.press("Tab")
        name = widget.get_attribute("data-widget") or ""
        counted[name] = max(number, counted.get(name, 0))
    return counted


def remember(page: Page, kept: dict[str, object]) -> None:
    texts = {name: json.dumps(value) for name, value in kept.items()}
    page.add_init_script(
        f"for (const [name, text] of Object.entries({json.dumps(texts)}))"
        " sessionStorage.setItem('mesoguide:' + name, text);"
    )


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("kept", [{}, BUSY], ids=["new", "busy"])
def test_a_widget_is_ten_tab_stops_at_most(
    page: Page, guide: Guide, name: str, kept: dict[str, object]
) -> None:
    remember(page, kept)
    ready(page, guide.page(name))
    too_many = {widget: number for widget, number in stops(page).items() if number > MOST}
    assert too_many == {}


GROUPS = [
    (SELF_CHECK, "[data-widget=self-check] fieldset >> nth=0", "input"),
    (RECOVERY, "[data-widget=recovery-days] .felt [role=group]", "summary:visible"),
    (OPTIONS, "[data-widget=options-grid] [role=group]", "summary:visible"),
    (CLAIMS, "[data-widget=claim-table] [role=group]", "summary:visible"),
    (VISIT, "[data-widget=question-list] fieldset >> nth=0", "input, button"),
]


@pytest.mark.parametrize(("name", "where", "kind"), GROUPS, ids=[name for name, *_ in GROUPS])
def test_arrow_keys_reach_every_control_of_a_group(
    page: Page, guide: Guide, name: str, where: str, kind: str
) -> None:
    ready(page, guide.page(name))
    group = page.locator(where)
    group.evaluate(BEFORE)
    page.keyboard.press("Tab")
    for index in range(group.locator(kind).count()):
        here = group.locator(kind).nth(index)
        assert here.evaluate("one => one === document.activeElement"), index
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    assert group.locator(kind).first.evaluate("one => one === document.activeElement")
    page.keyboard.press("End")
    assert group.locator(kind).last.evaluate("one => one === document.activeElement")


def test_up_and_down_skip_what_is_of_another_kind(page: Page, guide: Guide) -> None:
    ready(page, guide.page(VISIT))
    boxes = page.locator("[data-widget=question-list] input")
    boxes.first.focus()
    page.keyboard.press("ArrowDown")
    assert boxes.nth(1).evaluate("one => one === document.activeElement")


def test_a_group_keeps_its_stop_where_the_reader_was(page: Page, guide: Guide) -> None:
    ready(page, guide.page(SELF_CHECK))
    boxes = page.locator("[data-widget=self-check] fieldset").first.locator("input")
    boxes.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert boxes.nth(1).evaluate("one => one === document.activeElement")


def test_a_group_has_a_stop_when_its_first_lines_are_filtered_out(page: Page, guide: Guide) -> None:
    ready(page, guide.page(CLAIMS))
    page.get_by_label("Show only").select_option("unknown")
    seen = page.locator("[data-widget=claim-table] .topic:not([hidden]) summary")
    page.locator("[data-widget=claim-table] [role=group]").evaluate(BEFORE)
    page.keyboard.press("Tab")
    assert seen.first.evaluate("one => one === document.activeElement")


def test_how_to_move_is_told_to_the_keyboard_and_to_listeners(page: Page, guide: Guide) -> None:
    ready(page, guide.page(SELF_CHECK))
    group = page.locator("[data-widget=self-check] fieldset").first
    hint = group.locator(".keys")
    boxes = group.locator("input")
    described = group.locator("[aria-describedby]")
    words = f"Boxes to tick: {boxes.count()}. Arrow keys go from one to the next."
    assert hint.text_content() == words
    assert not hint.is_visible()
    group.evaluate(BEFORE)
    page.keyboard.press("Tab")
    assert hint.is_visible()
    # It is said of the box that the keyboard comes to, and not again on the way.
    assert boxes.first.get_attribute("aria-describedby") == hint.get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert described.count() == 0
    page.keyboard.press("Shift+Tab")
    assert boxes.nth(1).get_attribute("aria-describedby") == hint.get_attribute("id")
    assert described.count() == 1


def test_arrow_keys_in_a_group_turn_no_screen_when_presenting(page: Page, guide: Guide) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{guide.page(RECOVERY)}?mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")
    line = page.locator("[data-widget=recovery-days] .felt summary")
    while not line.first.is_visible():
        page.keyboard.press("PageDown")
    place = page.locator(".present-bar .place").text_content()
    line.first.focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    assert page.locator(".present-bar .place").text_content() == place
