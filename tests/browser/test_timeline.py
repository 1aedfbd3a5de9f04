"""Drag, step, tap and key through the weeks; sentence, chart and table agree with the model."""

import random
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from mesoguide.charts.timeline import measured
from mesoguide.evidence import Evidence
from mesoguide.model import sentences
from mesoguide.model.measured import Series
from mesoguide.model.schedule import (
    Plan,
    described_weeks,
    last_week,
    visit_days,
)
from mesoguide.model.study import paid_words
from mesoguide.model.timeline import Choice, choices, series_table
from tests.browser.conftest import chart_drawn, shown
from tests.server import TIMELINE, Guide

pytestmark = pytest.mark.browser

SEED = 20261123
NOT_DESCRIBED = sentences.not_described_sentence()


CHART = "[data-widget=session-timeline]:not(.still) .plot"


@pytest.fixture
def opened(page: Page, guide: Guide) -> Page:
    """The page just opened: its widgets are alive, its chart is far below the screen."""
    page.goto(guide.page(TIMELINE))
    page.wait_for_selector("html[data-widgets=alive]")
    page.wait_for_load_state("networkidle")
    return page


def asked_for_plotly(page: Page) -> bool:
    asked = "performance.getEntriesByType('resource').map((each) => each.name)"
    return any(re.search(r"/plotly[^/]*js", address) for address in page.evaluate(asked))


def test_the_chart_library_waits_until_the_chart_is_near(opened: Page) -> None:
    assert not asked_for_plotly(opened)
    chart_drawn(opened)
    assert asked_for_plotly(opened)


def test_a_screen_before_the_chart_its_library_is_asked_for(opened: Page) -> None:
    above = "(plot) => scrollTo(0, plot.getBoundingClientRect().top - 1.8 * innerHeight)"
    opened.locator(CHART).evaluate(above)
    opened.wait_for_selector("[data-widget=session-timeline][data-ready=true]")


def test_a_choice_far_from_the_chart_brings_it(opened: Page) -> None:
    opened.locator("input[value=abdomen]").evaluate("(radio) => radio.click()")
    opened.wait_for_selector("[data-widget=session-timeline][data-ready=true]")
    assert shown(opened).title == "Belly: fat"


def test_on_paper_a_chart_never_come_near_is_a_picture(opened: Page) -> None:
    opened.emulate_media(media="print")
    expect(opened.locator(f"{CHART} svg.picture")).to_be_visible()


def test_a_drawn_chart_takes_the_place_of_the_picture(timeline: Page) -> None:
    assert timeline.locator(f"{CHART} svg.picture").count() == 0


def test_a_choice_of_another_page_shows_no_picture_of_the_first(
    context: BrowserContext, guide: Guide
) -> None:
    page = context.new_page()
    page.route("**/plotly.js*", lambda route: None)  # never answered
    page.goto(f"{guide.page(TIMELINE)}#area=abdomen&aim=fat")
    page.wait_for_selector("html[data-widgets=alive]")
    assert page.locator(f"{CHART} svg.picture").count() == 0
    page.close()


def test_nothing_moves_when_the_chart_comes(opened: Page) -> None:
    where = "(row) => row.getBoundingClientRect().top + scrollY"
    below = opened.locator("[data-widget=session-timeline] .now")
    before = below.evaluate(where)
    chart_drawn(opened)
    assert below.evaluate(where) == pytest.approx(before, abs=1)


def slider(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("slider", name="Weeks since the first visit")


def week(page: Page) -> int:
    return int(slider(page).input_value())


def test_dragging_moves_through_the_weeks(timeline: Page) -> None:
    slider(timeline).scroll_into_view_if_needed()
    box = slider(timeline).bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    timeline.mouse.move(box["x"] + 8, middle)
    timeline.mouse.down()
    timeline.mouse.move(box["x"] + box["width"] / 2, middle, steps=8)
    timeline.mouse.up()
    assert 20 <= week(timeline) <= 32
    assert shown(timeline).line == week(timeline)


def test_step_buttons_move_by_one_week(timeline: Page) -> None:
    timeline.get_by_role("button", name="One week on").tap()
    timeline.get_by_role("button", name="One week on").tap()
    timeline.get_by_role("button", name="One week back").tap()
    assert week(timeline) == 33


def test_it_opens_where_there_is_something_to_see(timeline: Page) -> None:
    assert week(timeline) == 32
    assert len(shown(timeline).traces["treated"]["x"]) == 2


def test_arrow_keys_move_among_the_ticks(timeline: Page) -> None:
    timeline.get_by_role("button", name="week 32 (about 7 months)").focus()
    timeline.keyboard.press("ArrowRight")
    assert week(timeline) == 52


def test_a_tick_jumps_to_a_reading(timeline: Page) -> None:
    slider(timeline).fill("0")
    timeline.get_by_role("button", name="week 32 (about 7 months)").tap()
    assert week(timeline) == 32
    assert shown(timeline).measured[0].startswith("Week 32 (about 7 months), REFINE-1")


def test_arrow_keys_and_end_move_the_slider(timeline: Page) -> None:
    slider(timeline).focus()
    timeline.keyboard.press("ArrowRight")
    assert week(timeline) == 33
    timeline.keyboard.press("End")
    assert week(timeline) == 52


def test_the_slider_says_its_week(timeline: Page) -> None:
    slider(timeline).fill("8")
    assert slider(timeline).get_attribute("aria-valuetext") == "week 8"
    assert timeline.locator("[data-widget=session-timeline] .value-now").text_content() == "week 8"


def test_the_first_step_cannot_go_below_week_0(timeline: Page) -> None:
    slider(timeline).fill("0")
    back = timeline.get_by_role("button", name="One week back")
    expect(back).to_have_attribute("aria-disabled", "true")
    back.tap(force=True)
    assert week(timeline) == 0


def test_an_untested_plan_is_said_first_in_words_and_aloud(timeline: Page) -> None:
    timeline.get_by_role("button", name="Number of visits: one less").tap()
    caption = timeline.locator("figcaption").first
    expect(caption).to_have_text(re.compile(r"^Nobody measured your plan\."))
    status = timeline.locator("[data-widget=session-timeline] [role=status]")
    expect(status).to_contain_text("Nobody measured your plan.")


def test_a_man_sees_that_men_were_studied_apart_without_opening_the_list(timeline: Page) -> None:
    timeline.get_by_label("Scalp").check()
    expect(timeline.locator("figcaption").first).to_contain_text("about 63 of 100 treated women")
    expect(timeline.locator(".says.measured")).to_contain_text("Men were studied on their own.")
    options = timeline.locator("[data-widget=session-timeline] option").all_inner_texts()
    assert options[:2] == [
        "Hair looks better in photos (women)",
        "Extra hairs compared with salt water (men)",
    ]


def test_typing_a_number_out_of_bounds_takes_the_nearest(timeline: Page) -> None:
    visits = timeline.get_by_label("Number of visits", exact=True)
    visits.fill("99")
    visits.press("Enter")
    assert visits.input_value() == "15"


def test_an_emptied_number_comes_back(timeline: Page) -> None:
    visits = timeline.get_by_label("Number of visits", exact=True)
    visits.fill("")
    visits.press("Tab")
    assert visits.input_value() == "6"


def test_another_plan_is_said_to_be_unmeasured(timeline: Page) -> None:
    timeline.get_by_role("button", name="Number of visits: one more").tap()
    assert shown(timeline).plan.endswith("Your plan is different. Nobody measured it here.")
    timeline.get_by_role("button", name="Back to the start plan").tap()
    assert shown(timeline).plan == "Tested: up to 6 visits, 28 days apart."


def test_the_measured_layer_stays_where_it_is_whatever_the_plan(timeline: Page) -> None:
    slider(timeline).fill("32")
    before = shown(timeline)
    timeline.get_by_role("button", name="Days between visits: one less").tap()
    after = shown(timeline)
    assert after.traces["treated"] == before.traces["treated"]
    assert after.measured == before.measured


def test_the_layers_never_share_an_axis(timeline: Page) -> None:
    slider(timeline).fill("40")
    traces = shown(timeline).traces
    assert traces["described"]["yaxis"] != traces["treated"]["yaxis"]


def test_the_change_is_announced_once_the_reader_pauses(timeline: Page) -> None:
    status = timeline.locator("[data-widget=session-timeline] [role=status]")
    slider(timeline).fill("4")
    expect(status).to_have_text(
        "Nothing measured in this way yet. First look: week 32 (about 7 months)."
    )


def test_a_week_that_brings_no_result_tells_of_the_visits(timeline: Page) -> None:
    slider(timeline).fill("4")
    status = timeline.locator("[data-widget=session-timeline] [role=status]")
    expect(status).to_contain_text("Nothing measured")
    timeline.get_by_role("button", name="One week on").tap()
    expect(status).to_have_text("week 5. 2 of 6 visits done. The next is in week 8.")


def test_sentence_chart_and_table_agree_with_the_model(timeline: Page, facts: Evidence) -> None:
    """At 60 states drawn by chance (seed on show), in one page that is never reloaded."""
    chance = random.Random(SEED)
    all_choices = choices(facts)
    for _ in range(60):
        choice = chance.choice(all_choices)
        plan = Plan(chance.randint(1, 15), chance.randint(7, 56))
        at = chance.randint(0, last_week(plan))
        set_state(timeline, choice, plan, at, chance)
        check_state(timeline, choice, plan, at, facts)


def set_state(page: Page, choice: Choice, plan: Plan, at: int, chance: random.Random) -> None:
    page.locator(f"input[value={choice.area}]").check()
    page.locator(f".aim input[value={choice.aim}]").check()
    for label, value in (
        ("Number of visits", plan.visits),
        ("Days between visits", plan.interval_days),
    ):
        number = page.get_by_label(label, exact=True)
        number.fill(str(value))
        number.press("Enter")
    if len(choice.series) > 1:
        page.locator("select").select_option(chance.choice(choice.series).id)
    slider(page).fill(str(at))


def was_tested(series: Series, plan: Plan) -> bool:
    return any(
        visits == plan.visits and (days == plan.interval_days or visits == 1)
        for visits, days in sentences.tested_plans(series)
    )


def check_state(page: Page, choice: Choice, plan: Plan, at: int, facts: Evidence) -> None:
    now = shown(page)
    said = (choice.title, plan, at)
    named = facts.described
    assert named is not None
    assert week(page) == at
    assert int(slider(page).get_attribute("max") or 0) == last_week(plan), said
    assert now.visits == sentences.visits_sentence(plan, at), said
    described = sentences.described_sentence(plan, at, named)
    assert now.described == (described if choice.described else NOT_DESCRIBED), said
    assert now.line == at

    done = [day / 7 for day in visit_days(plan) if day <= at * 7]
    to_come = [day / 7 for day in visit_days(plan) if day > at * 7]
    assert now.traces["visits-done"]["x"] == pytest.approx(done), said
    assert now.traces["visits-to-come"]["x"] == pytest.approx(to_come), said
    first, _ = described_weeks(plan, named)
    within = plan.visits >= named.low
    band = now.traces["described"]["x"]
    banded = choice.described and within and first <= last_week(plan)
    assert (band[0] == first) if banded else (band == []), said

    if not choice.series:
        assert now.measured == [choice.standing_words]
        assert "treated" not in now.traces
        return
    chosen = page.locator("select").input_value() if len(choice.series) > 1 else None
    series = next((s for s in choice.series if s.id == chosen), choice.series[0])
    assert now.measured == sentences.measured_sentences(series, at), said
    reached = [mark for mark in measured(series)["marks"] if mark["week"] <= at]
    assert now.traces["treated"]["y"] == [mark["treated"]["y"] for mark in reached], said
    drawn = [mark["control"]["y"] for mark in reached if mark["control"]]
    assert now.traces["control"]["y"] == drawn, said
    assert len(now.traces["waiting"]["x"]) == len(series.readings) - len(reached), said
    assert now.table == [list(row) for row in series_table(facts, series).rows], said
    same = was_tested(series, plan)
    elsewhere = any(was_tested(each, plan) for each in choice.series)
    kind = "same" if same else "elsewhere" if elsewhere else "different"
    if not same and plan == choice.start and series == choice.series[0]:
        kind = "rough"
    assert now.plan == sentences.plan_phrases(series)[kind], said
    assert sentences.headline(series, at) in now.caption, said
    results = sentences.latest_results(series, at)
    assert not results or now.caption.endswith(paid_words(results)), said
    apart = choice.apart[choice.series.index(series)]
    expect(page.locator("[data-widget=session-timeline]:not(.still) .apart")).to_have_text(apart)
