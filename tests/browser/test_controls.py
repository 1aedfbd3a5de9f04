"""Number boxes and sliders under a finger, a wheel and a slow network."""

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import chart_drawn
from tests.server import TIMELINE, Guide

pytestmark = pytest.mark.browser


def box(page: Page) -> Locator:
    fold = page.locator("[data-widget=session-timeline] .own-plan:not([open]) summary")
    if fold.count():
        fold.click()
    return page.locator("[data-widget=session-timeline] .stepper input").first


def planned(page: Page) -> int:
    state = page.locator("[data-widget=session-timeline]").get_attribute("data-state") or ""
    return int(state.split(", ")[-2].split()[0])


@pytest.mark.parametrize("times", [1, 2])
def test_a_number_out_of_range_is_shown_as_it_was_taken(timeline: Page, times: int) -> None:
    for _ in range(times):
        box(timeline).fill("100")
        box(timeline).press("Enter")
        most = box(timeline).get_attribute("max")
        expect(box(timeline)).to_have_value(str(most))
        assert planned(timeline) == int(most or 0)


@pytest.mark.parametrize("typed", ["", "1e", "-"])
def test_what_is_no_number_leaves_the_one_there_was(timeline: Page, typed: str) -> None:
    before = box(timeline).input_value()
    box(timeline).press("Control+a")
    box(timeline).press("Delete")
    box(timeline).press_sequentially(typed)
    box(timeline).press("Tab")
    expect(box(timeline)).to_have_value(before)
    assert planned(timeline) == int(before)


def test_a_wheel_over_a_number_moves_the_page_and_not_the_number(timeline: Page) -> None:
    box(timeline).focus()
    before = box(timeline).input_value()
    box(timeline).hover()
    top = timeline.evaluate("scrollY")
    timeline.mouse.wheel(0, 200)
    timeline.wait_for_function("top => scrollY > top + 100", arg=top)
    expect(box(timeline)).to_have_value(before)


def test_what_is_half_typed_stays_when_the_chart_comes(page: Page, guide: Guide) -> None:
    held: list[Route] = []
    page.route("**/plotly.js*", lambda route: held.append(route))
    page.goto(guide.page(TIMELINE))
    page.wait_for_selector("html[data-widgets=alive]")
    box(page).scroll_into_view_if_needed()
    page.locator("[data-widget=session-timeline] .plot").evaluate(
        "plot => plot.scrollIntoView({ behavior: 'instant', block: 'center' })"
    )
    page.wait_for_selector("script[src*=plotly]", state="attached")
    box(page).press("Control+a")
    box(page).press_sequentially("7")
    assert held
    for route in held:
        route.continue_()
    chart_drawn(page)
    expect(box(page)).to_have_value("7")
    box(page).press("Enter")
    assert planned(page) == 7


def test_a_finger_that_scrolls_over_a_slider_moves_the_page_alone(timeline: Page) -> None:
    slider = timeline.locator("[data-widget=session-timeline] [type=range]")
    slider.scroll_into_view_if_needed()
    slider.evaluate("it => it.scrollIntoView({ behavior: 'instant', block: 'center' })")
    before, top = slider.input_value(), timeline.evaluate("scrollY")
    at = slider.bounding_box()
    assert at is not None
    x, y = at["x"] + at["width"] * 0.8, at["y"] + at["height"] / 2
    finger = timeline.context.new_cdp_session(timeline)
    finger.send(
        "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]}
    )
    for step in range(1, 21):
        points = [{"x": x + step / 4, "y": y - 10 * step}]
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": points})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    timeline.wait_for_function("top => scrollY > top + 100", arg=top)
    expect(slider).to_have_value(before)
    assert slider.evaluate("it => getComputedStyle(it).touchAction") == "pan-y"
