"""The page of other options: pick an aim, and every option answers the same questions."""

import pytest
from playwright.sync_api import Locator, Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model.options import choices_table
from tests.browser.conftest import ready
from tests.server import AREAS, OPTIONS, TIMELINE, Guide
from tests.some import some

pytestmark = pytest.mark.browser
GRID = "[data-widget=options-grid]"
TABLE = """rows => rows.map((row) => [...row.querySelectorAll(":scope > :not([hidden])")].map(
  (cell) =>
  (cell.querySelector(".answer:not([hidden])") ?? cell).textContent))"""


@pytest.fixture
def options(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(OPTIONS))
    return page


def pickers(page: Page) -> list[Locator]:
    return page.locator(f"{GRID} select:visible").all()


def come_from(page: Page, guide: Guide, area: str) -> None:
    """Pick an area on its page, and follow the link to the options."""
    ready(page, guide.page(AREAS))
    page.get_by_label(area).check()
    page.get_by_role("link", name="Compare the options").click()
    page.wait_for_url(f"**/{OPTIONS}*")
    page.wait_for_selector("html[data-widgets=alive]")


def kept(page: Page, name: str) -> object:
    return page.evaluate("(name) => JSON.parse(sessionStorage.getItem(name))", f"mesoguide:{name}")


def test_every_aim_shows_its_table_as_worked_out(options: Page, facts: Evidence) -> None:
    for aim in facts.aims:
        options.locator(f"{GRID} .aims input[value={aim}]").check()
        table = choices_table(facts, aim)
        grid = options.locator(f"{GRID} .grid:visible")
        shown = grid.locator("[role=row]:not(.heads *)").evaluate_all(TABLE)
        assert [tuple(row) for row in shown[:-1]] == [row[:3] for row in table.rows]
        expect(grid.locator(".table-title")).to_have_text(table.caption)


def test_any_two_options_of_an_aim_stand_beside_each_other(options: Page, facts: Evidence) -> None:
    table = choices_table(facts, "hair")
    options.get_by_role("radio", name="Hair loss").check()
    for picker, name in zip(pickers(options), (table.head[3], table.head[1]), strict=True):
        picker.select_option(label=name)
    rows = options.locator(f"{GRID} .grid:visible [role=row]:not(.heads *)").evaluate_all(TABLE)
    assert [tuple(row) for row in rows[:-1]] == [(row[0], row[3], row[1]) for row in table.rows]


def test_a_tap_on_an_aim_is_announced(options: Page) -> None:
    options.get_by_role("radio", name="Scars").tap()
    expect(options.locator(f"{GRID} [data-part=status]")).to_have_text("3 options.")


def test_arrow_keys_move_among_the_aims(options: Page) -> None:
    options.get_by_label("Fat", exact=True).focus()
    options.keyboard.press("ArrowDown")
    expect(options.locator(f"{GRID} .table-title:visible")).to_have_text(
        "The options for dimpled skin (cellulite)"
    )


def test_two_options_are_compared_at_first_and_a_pick_changes_one(options: Page) -> None:
    heads = options.locator(f"{GRID} .grid:visible .compare").first.locator(
        "[role=columnheader]:not([hidden])"
    )
    expect(heads).to_have_text(
        ["Question", "Having mesotherapy, on the body", "Doing nothing for now"]
    )
    name = "Liposuction, on the body"
    pickers(options)[1].select_option(label=name)
    expect(heads).to_have_text(["Question", "Having mesotherapy, on the body", name])
    expect(options.locator(f"{GRID} [data-part=status]")).to_have_text(
        f"Having mesotherapy, on the body, next to {name}."
    )


def test_an_option_is_never_compared_with_itself(options: Page) -> None:
    pickers(options)[0].select_option(label="Doing nothing for now")
    shown = [picker.locator("option:checked").inner_text() for picker in pickers(options)]
    assert shown == ["Doing nothing for now", "Having mesotherapy, on the body"]


def test_what_was_found_is_marked_beside_the_option_of_the_area(page: Page, guide: Guide) -> None:
    come_from(page, guide, "Thighs")
    marks = page.locator(f"{GRID} .marked:visible")
    expect(marks).to_have_text(["Mixed, or too small to tell"])
    row = page.get_by_role("row").filter(has_text="What good can it do?")
    expect(row.locator(".marked:visible")).to_have_count(1)


def test_two_options_stand_side_by_side_on_a_phone(options: Page) -> None:
    options.get_by_role("radio", name="Scars").check()
    cells = options.locator(f"{GRID} .grid:visible [role=row]:not(.heads *)").first.locator(
        "[role=cell]:visible"
    )
    one, two = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert one is not None and two is not None
    assert one["y"] == two["y"]
    assert one["width"] == pytest.approx(two["width"], abs=1)
    assert options.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_every_option_gets_the_same_width_and_type(options: Page, width: int) -> None:
    options.set_viewport_size({"width": width, "height": 800})
    looks = options.locator(f"{GRID} .grid [role=cell]:visible").evaluate_all(
        "cells => cells.map((cell) => [Math.round(cell.getBoundingClientRect().width), "
        "getComputedStyle(cell).fontSize])"
    )
    assert len({tuple(look) for look in looks}) == 1


def test_the_options_use_the_width_they_have(options: Page) -> None:
    options.set_viewport_size({"width": 1280, "height": 800})
    options.get_by_label("Pain", exact=True).check()
    row = options.locator(f"{GRID} .grid:visible [role=row]:not(.heads *)").first
    whole, last = row.bounding_box(), row.locator("[role=cell]:visible").last.bounding_box()
    assert whole is not None and last is not None
    assert last["x"] + last["width"] == pytest.approx(whole["x"] + whole["width"], abs=2)


def test_the_sources_of_an_option_are_one_tap_away(options: Page) -> None:
    options.get_by_text("Who paid, what you have to do").locator("visible=true").tap()
    options.locator(f"{GRID} .compare summary:visible").first.tap()
    listed = options.locator(f"{GRID} .origins:visible").first
    expect(listed).to_contain_text("2025")
    assert listed.locator("a").first.get_attribute("rel") == "noreferrer"


def test_rows_and_columns_have_heads_for_those_who_listen(options: Page) -> None:
    table = options.get_by_role("table", name="The options for fat")
    expect(table.get_by_role("rowheader", name="What are the downsides?")).to_have_count(1)
    assert table.get_by_role("columnheader").count() == 1 + 2


def test_an_aim_picked_elsewhere_is_read_and_nothing_is_written(page: Page, guide: Guide) -> None:
    come_from(page, guide, "Knees")
    expect(page.locator(f"{GRID} .table-title:visible")).to_have_text("The options for pain")
    assert kept(page, "area") == "knees"


def test_a_pick_moves_to_an_area_that_offers_it(options: Page) -> None:
    options.get_by_role("radio", name="Hair loss").check()
    assert (kept(options, "aim"), kept(options, "area")) == ("hair", "scalp")


def test_a_pick_stays_with_an_area_that_offers_it(page: Page, guide: Guide) -> None:
    come_from(page, guide, "Thighs")
    page.get_by_role("radio", name="Dimpled skin (cellulite)").check()
    assert (kept(page, "aim"), kept(page, "area")) == ("cellulite", "thighs")


def test_a_pick_clears_the_plan_of_another_use(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.evaluate("sessionStorage.setItem('mesoguide:visits', '9')")
    ready(page, guide.page(OPTIONS))
    page.get_by_role("radio", name="Scars").check()
    assert kept(page, "visits") == 0


@pytest.mark.parametrize("stored", ['"joy"', '"__proto__"', "7"])
def test_a_stale_aim_falls_back(page: Page, guide: Guide, stored: str) -> None:
    page.goto(guide.page(OPTIONS))
    page.evaluate("(text) => sessionStorage.setItem('mesoguide:aim', text)", stored)
    ready(page, guide.page(OPTIONS))
    expect(page.locator(f"{GRID} .table-title:visible")).to_have_text("The options for fat")


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
    page.wait_for_url(f"**/{OPTIONS}*")
    page.wait_for_selector("html[data-widgets=alive]")
    first = pickers(page)[0]
    assert first.locator("option:checked").inner_text() == offered
    expect(first).not_to_contain_text(elsewhere)
    grid = page.locator(f"{GRID} .grid:visible")
    expect(grid.locator("[role=columnheader]", has_text=elsewhere)).to_have_count(0)
    expect(page.locator(f"{GRID} .table-title:visible")).to_have_text(
        f"The options for fat ({area.lower()})"
    )


def test_what_is_no_longer_sold_is_not_shown_at_first(options: Page) -> None:
    options.get_by_role("radio", name="Dimpled skin (cellulite)").check()
    shown = [picker.locator("option:checked").inner_text() for picker in pickers(options)]
    assert "Collagenase injections (no longer sold)" not in shown


def test_doing_nothing_has_nothing_to_prove_and_no_bar(options: Page) -> None:
    row = options.get_by_role("row").filter(has_text="How sure are we?")
    cell = row.get_by_role("cell").nth(1)
    expect(cell).to_contain_text("There is nothing to prove. We found no study of waiting.")
    expect(cell.locator("svg:visible")).to_have_count(0)


def test_what_was_not_looked_up_is_drawn_as_an_empty_square(options: Page) -> None:
    options.get_by_text("How sure are we? What the marks mean").tap()
    level = options.locator(f"{GRID} .levels li").filter(has_text="We did not look.")
    square = level.locator("rect")
    expect(square).to_have_count(1)
    box = square.bounding_box()
    assert box is not None
    assert box["width"] == pytest.approx(box["height"], abs=0.5)
    assert square.evaluate("rect => getComputedStyle(rect).fill") == "none"


def test_marks_differ_with_forced_colours(options: Page) -> None:
    options.emulate_media(forced_colors="active")
    options.get_by_text("How sure are we? What the marks mean").tap()
    marks = options.locator(f"{GRID} .levels .sureness").all()
    assert len({mark.screenshot() for mark in marks}) == 6


def test_how_sure_is_told_of_the_area_that_was_picked(page: Page, guide: Guide) -> None:
    come_from(page, guide, "Thighs")
    row = page.get_by_role("row").filter(has_text="How sure are we?")
    sure = row.get_by_role("cell").first.locator(".answer:visible")
    expect(sure).to_contain_text("No gain was seen, in too few people")
    expect(sure).not_to_contain_text("Nobody knows.")


def test_on_a_phone_a_mark_of_certainty_stands_above_its_words(options: Page) -> None:
    options.set_viewport_size({"width": 390, "height": 844})
    for marked in some(options.locator(f"{GRID} .compare .with-level:visible").all()):
        mark, words = marked.locator("svg").bounding_box(), marked.locator("span").bounding_box()
        assert mark and words
        assert mark["y"] + mark["height"] <= words["y"] + 1
        assert words["x"] <= mark["x"] + 1
