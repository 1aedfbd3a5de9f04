"""The page of other options: pick an aim, and every option answers the same questions."""

import pytest
from playwright.sync_api import Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model.options import choices_for, choices_table
from mesoguide.widgets import OptionsGrid
from tests.browser.conftest import ready
from tests.server import AREAS, OPTIONS, TIMELINE, Guide

pytestmark = pytest.mark.browser
GRID = "[data-widget=options-grid]"
TABLE = """rows => rows.map((row) => [...row.children].map((cell) =>
  (cell.querySelector(".answer") ?? cell).textContent))"""


@pytest.fixture
def options(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(OPTIONS))
    return page


def kept(page: Page, name: str) -> object:
    return page.evaluate("(name) => JSON.parse(sessionStorage.getItem(name))", f"mesoguide:{name}")


def test_every_aim_shows_its_table_as_worked_out(options: Page, facts: Evidence) -> None:
    for aim in facts.aims:
        options.locator(f"{GRID} .aims input[value={aim}]").check()
        for box in options.locator(f"{GRID} .which input").all():
            box.check()
        table = choices_table(facts, aim)
        shown = options.locator(f"{GRID} .grid [role=row]:not(.heads *)").evaluate_all(TABLE)
        assert [tuple(row) for row in shown[:-1]] == list(table.rows)
        expect(options.locator(f"{GRID} .table-title")).to_have_text(table.caption)


def test_a_tap_on_an_aim_is_announced(options: Page) -> None:
    options.get_by_label("Scars").tap()
    expect(options.locator(f"{GRID} [role=status]")).to_have_text("3 options.")


def test_arrow_keys_move_among_the_aims(options: Page) -> None:
    options.get_by_label("Fat", exact=True).focus()
    options.keyboard.press("ArrowDown")
    expect(options.locator(f"{GRID} .table-title")).to_have_text(
        "The options for dimpled skin (cellulite)"
    )


def test_an_unticked_option_leaves_and_the_rest_is_said(options: Page) -> None:
    name = "Liposuction, on the body"
    options.get_by_label(name).uncheck()
    expect(options.locator(f"{GRID} [role=columnheader]", has_text=name)).to_have_count(0)
    status = options.locator(f"{GRID} [role=status]")
    expect(status).to_have_text("7 of 8 options shown.")
    options.get_by_label(name).check()
    expect(status).to_have_text("8 of 8 options shown.")


def test_a_box_keeps_the_focus_when_it_is_ticked(options: Page) -> None:
    box = options.get_by_label("Fat freezing, on the body")
    box.focus()
    options.keyboard.press("Space")
    expect(box).to_be_focused()
    expect(box).not_to_be_checked()


def test_with_no_option_ticked_the_page_says_what_to_do(options: Page) -> None:
    for box in options.locator(f"{GRID} .which input").all():
        box.uncheck()
    expect(options.locator(f"{GRID} .grid")).to_have_text(
        "No option is ticked. Tick one to see it."
    )


def test_two_options_stand_side_by_side_on_a_phone(options: Page) -> None:
    options.get_by_label("Scars").check()
    options.get_by_label("Doing nothing for now").uncheck()
    cells = options.locator(f"{GRID} .grid [role=row]:not(.heads *)").first.locator("[role=cell]")
    one, two = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert one is not None and two is not None
    assert one["y"] == two["y"]
    assert one["width"] == pytest.approx(two["width"], abs=1)
    assert options.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_every_option_gets_the_same_width_and_type(options: Page, width: int) -> None:
    options.set_viewport_size({"width": width, "height": 800})
    looks = options.locator(f"{GRID} .grid [role=cell]").evaluate_all(
        "cells => cells.map((cell) => [Math.round(cell.getBoundingClientRect().width), "
        "getComputedStyle(cell).fontSize])"
    )
    assert len({tuple(look) for look in looks}) == 1


def test_the_options_use_the_width_they_have(options: Page) -> None:
    options.set_viewport_size({"width": 1280, "height": 800})
    options.get_by_label("Pain", exact=True).check()
    row = options.locator(f"{GRID} .grid [role=row]:not(.heads *)").first
    whole, last = row.bounding_box(), row.locator("[role=cell]").last.bounding_box()
    assert whole is not None and last is not None
    assert last["x"] + last["width"] == pytest.approx(whole["x"] + whole["width"], abs=2)


def test_the_sources_of_an_option_are_one_tap_away(options: Page) -> None:
    summary = options.locator(f"{GRID} .grid summary").first
    summary.tap()
    listed = options.locator(f"{GRID} .origins").first
    expect(listed).to_contain_text("2025")
    assert listed.locator("a").first.get_attribute("rel") == "noreferrer"


def test_rows_and_columns_have_heads_for_those_who_listen(options: Page, facts: Evidence) -> None:
    table = options.get_by_role("table", name="The options for fat")
    expect(table.get_by_role("rowheader", name="What speaks against it?")).to_have_count(1)
    assert table.get_by_role("columnheader").count() == 1 + len(choices_for(facts, "fat"))


def test_an_aim_picked_elsewhere_is_read_and_nothing_is_written(page: Page, guide: Guide) -> None:
    ready(page, guide.page(AREAS))
    page.get_by_label("Knees").check()
    page.get_by_role("link", name="Compare the options").click()
    page.wait_for_selector(f"{GRID} .grid")
    expect(page.locator(f"{GRID} .table-title")).to_have_text("The options for pain")
    assert kept(page, "area") == "knees"


def test_a_pick_moves_to_an_area_that_offers_it(options: Page) -> None:
    options.get_by_label("Hair loss").check()
    assert (kept(options, "aim"), kept(options, "area")) == ("hair", "scalp")


def test_a_pick_stays_with_an_area_that_offers_it(page: Page, guide: Guide) -> None:
    ready(page, guide.page(AREAS))
    page.get_by_label("Thighs").check()
    page.get_by_role("link", name="Compare the options").click()
    page.wait_for_selector(f"{GRID} .grid")
    page.get_by_label("Dimpled skin (cellulite)").check()
    assert (kept(page, "aim"), kept(page, "area")) == ("cellulite", "thighs")


def test_a_pick_clears_the_plan_of_another_use(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.evaluate("sessionStorage.setItem('mesoguide:visits', '9')")
    ready(page, guide.page(OPTIONS))
    page.get_by_label("Scars").check()
    assert kept(page, "visits") == 0


@pytest.mark.parametrize("stored", ['"joy"', '"__proto__"', "7"])
def test_a_stale_aim_falls_back(page: Page, guide: Guide, stored: str) -> None:
    page.goto(guide.page(OPTIONS))
    page.evaluate("(text) => sessionStorage.setItem('mesoguide:aim', text)", stored)
    ready(page, guide.page(OPTIONS))
    expect(page.locator(f"{GRID} .table-title")).to_have_text("The options for fat")


def test_what_fits_the_area_is_ticked_at_first(page: Page, guide: Guide) -> None:
    ready(page, guide.page(AREAS))
    page.get_by_label("Belly").check()
    page.get_by_role("link", name="Compare the options").click()
    page.wait_for_selector(f"{GRID} .grid")
    expect(page.get_by_label("Fat freezing, on the body")).to_be_checked()


@pytest.mark.parametrize(
    ("area", "offered", "elsewhere"),
    [
        ("Under the chin", "Deoxycholic acid, under the chin", "on the body"),
        ("Thighs", "Having mesotherapy, on the body", "under the chin"),
    ],
)
def test_an_area_shows_what_is_offered_there_and_no_option_of_another(
    page: Page, guide: Guide, area: str, offered: str, elsewhere: str
) -> None:
    ready(page, guide.page(AREAS))
    page.get_by_label(area, exact=True).check()
    page.get_by_role("link", name="Compare the options").click()
    page.wait_for_selector(f"{GRID} .grid")
    expect(page.get_by_label(offered)).to_be_checked()
    expect(page.locator(f"{GRID} .which")).not_to_contain_text(elsewhere)
    expect(page.locator(f"{GRID} [role=columnheader]", has_text=elsewhere)).to_have_count(0)
    expect(page.locator(f"{GRID} .table-title")).to_have_text(
        f"The options for fat ({area.lower()})"
    )


def test_what_is_no_longer_sold_is_not_ticked_at_first(options: Page) -> None:
    options.get_by_label("Dimpled skin (cellulite)").check()
    expect(options.get_by_label("Collagenase injections (no longer sold)")).not_to_be_checked()


def test_doing_nothing_has_nothing_to_prove_and_no_bar(options: Page) -> None:
    row = options.get_by_role("row").filter(has_text="How sure are we?")
    cell = row.get_by_role("cell").nth(1)
    expect(cell).to_contain_text("Nothing to prove. We found no study of waiting.")
    expect(cell.locator("svg")).to_have_count(0)


def test_what_was_not_looked_up_is_drawn_as_an_empty_square(options: Page) -> None:
    options.get_by_text("How sure are we? What the marks mean").tap()
    level = options.locator(f"{GRID} .levels li").filter(has_text="We did not look.")
    square = level.locator("rect")
    expect(square).to_have_count(1)
    box = square.bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx(box["height"], abs=0.5)
    assert square.evaluate("rect => getComputedStyle(rect).fill") == "none"


def test_a_mark_is_the_same_with_a_script_and_without(options: Page) -> None:
    shapes = """svgs => svgs.map((svg) => [...svg.children].map((shape) =>
      ['x', 'width', 'd', 'stroke-dasharray', 'fill'].map((name) => shape.getAttribute(name))))"""
    live = options.locator(f"{GRID} .levels .sureness").evaluate_all(shapes)
    still = options.evaluate_handle(
        "html => new DOMParser().parseFromString(html, 'text/html')", OptionsGrid().still
    ).evaluate(f"page => ({shapes})([...page.querySelectorAll('.levels .sureness')])")
    assert live == still
    assert len(live) == 6


def test_marks_differ_with_forced_colours(options: Page) -> None:
    options.emulate_media(forced_colors="active")
    options.get_by_text("How sure are we? What the marks mean").tap()
    marks = options.locator(f"{GRID} .levels .sureness").all()
    assert len({mark.screenshot() for mark in marks}) == 6


def test_how_sure_is_told_of_the_area_that_was_picked(page: Page, guide: Guide) -> None:
    ready(page, guide.page(AREAS))
    page.get_by_label("Thighs").check()
    page.get_by_role("link", name="Compare the options").click()
    page.wait_for_selector(f"{GRID} .grid")
    row = page.get_by_role("row").filter(has_text="How sure are we?")
    expect(row.get_by_role("cell").first).to_contain_text("Tested. No clear gain.")
    expect(row.get_by_role("cell").first).not_to_contain_text("Nobody knows.")
