"""Pick what matters and put it in order; the options answer in their own words."""

import pytest
from playwright.sync_api import Browser, Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model.certainty import LEVELS
from mesoguide.widgets import WhatMatters
from tests.browser.conftest import mount, ready
from tests.browser.look import axe
from tests.server import OPTIONS, VISIT, Guide
from tests.some import some

pytestmark = pytest.mark.browser
ROOT = "[data-widget=what-matters]"


def mounted(page: Page, guide: Guide, **state: object) -> Page:
    ready(page, guide.page(OPTIONS))
    mount(page, ".cell-wide .widget", WhatMatters(), **state)
    # Four stand open; here all of them are in sight.
    page.locator(f"{ROOT} details").evaluate_all("all => all.forEach((each) => (each.open = true))")
    return page


@pytest.fixture
def matters(page: Page, guide: Guide) -> Page:
    return mounted(page, guide, area="chin", aim="fat")


def order(page: Page) -> list[str]:
    return page.locator(f"{ROOT} ol .name:visible").all_inner_texts()


def test_at_first_nothing_is_picked_and_no_option_is_weighed(matters: Page) -> None:
    expect(matters.locator(f"{ROOT} input:checked")).to_have_count(0)
    expect(matters.locator(f"{ROOT} .fits")).to_be_hidden()


def test_a_tick_quotes_each_options_own_cell(matters: Page, facts: Evidence) -> None:
    matters.get_by_label("I want to keep the cost low").tap()
    quoted = matters.locator(f"{ROOT} .fits .answer:visible").all_inner_texts()
    fitting = (
        "deoxycholic-acid-chin",
        "nothing",
        "liposuction-chin",
        "fat-freezing-chin",
        "glp-1-fat",
    )
    assert quoted == [facts.options[key].cost for key in fitting]
    expect(matters.locator(f"{ROOT} [data-part=status]")).to_have_text(
        "Now number 1 of 1 in your order."
    )


def test_how_sure_is_drawn_beside_its_words(matters: Page) -> None:
    matters.get_by_label("I want it proven").check()
    lines = matters.locator(f"{ROOT} .fits .with-level:visible")
    expect(lines).to_have_count(4)  # each option but doing nothing, which has nothing to prove
    for line in some(lines.all()):
        expect(line.locator(".sureness")).to_have_count(1)


def test_a_card_moves_up_and_keeps_the_keyboard(matters: Page) -> None:
    for card in ("I want no needles", "I want it to last", "I want it proven"):
        matters.get_by_label(card).check()
    up = matters.get_by_role("button", name="Move up “I want it proven”")
    up.focus()
    matters.keyboard.press("Enter")
    expect(up).to_be_focused()
    matters.keyboard.press("Enter")
    assert order(matters) == ["I want it proven", "I want no needles", "I want it to last"]
    assert matters.evaluate("model.get('matters')") == ["proven", "no-needles", "lasts"]
    expect(up).to_have_attribute("aria-disabled", "true")
    expect(matters.locator(f"{ROOT} [data-part=status]")).to_have_text(
        "Now number 1 of 3 in your order."
    )


def test_a_card_moves_down_by_tap(matters: Page) -> None:
    matters.get_by_label("I want no needles").check()
    matters.get_by_label("I want it to last").check()
    matters.get_by_role("button", name="Move down “I want no needles”").tap()
    assert order(matters) == ["I want it to last", "I want no needles"]


def test_only_the_first_three_are_answered_to_in_order(matters: Page) -> None:
    for box in matters.locator(f"{ROOT} input").all()[:4]:
        box.check()
    rows = matters.locator(f"{ROOT} .fits [role=rowheader]:visible").all_inner_texts()
    assert [row.split("\n")[0] for row in rows] == order(matters)[:3]


def test_an_unticked_card_leaves_the_list(matters: Page) -> None:
    matters.get_by_label("I want no needles").check()
    matters.get_by_label("I want it to last").check()
    matters.get_by_label("I want no needles").uncheck()
    assert matters.evaluate("model.get('matters')") == ["lasts"]
    expect(matters.locator(f"{ROOT} [data-part=status]")).to_have_text("Off your list. 1 left.")


def test_it_can_be_skipped(matters: Page) -> None:
    matters.get_by_label("I want no needles").check()
    matters.get_by_role("button", name="Skip this").tap()
    assert matters.evaluate("model.get('matters')") == []
    expect(matters.locator(f"{ROOT} .fits")).to_be_hidden()
    expect(matters.locator(f"{ROOT} .skipped")).to_contain_text("that is fine")


def test_the_options_follow_the_area_and_aim(matters: Page) -> None:
    matters.get_by_label("I want no needles").check()
    matters.evaluate("model.set('area', 'scalp'); model.set('aim', 'hair')")
    table = matters.get_by_role("table", name="How each option fits: scalp, hair loss")
    expect(table.get_by_role("columnheader", name="Finasteride")).to_have_count(1)


def test_how_sure_is_told_of_the_area_that_is_picked(matters: Page) -> None:
    matters.evaluate("model.set('area', 'thighs')")
    matters.get_by_label("I want it proven").check()
    first = matters.locator(f"{ROOT} .fits .answer:visible").first
    expect(first).to_have_text("Not sure. No gain was seen, in too few people to be sure.")
    matters.evaluate("model.set('area', 'arms')")
    expect(first).to_have_text("Nobody knows. We found no good study.")


def test_without_scripts_every_card_has_its_answers(
    browser: Browser, guide: Guide, facts: Evidence
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(guide.page(VISIT))
    rows = page.locator(f"{ROOT} [role=rowheader]:visible")
    expect(rows).to_have_count(len(facts.values))
    expect(page.locator(f"{ROOT} .levels svg:visible")).to_have_count(len(LEVELS))
    expect(page.locator(f"{ROOT} :is(input, button):visible")).to_have_count(0)
    page.close()


def test_with_no_area_picked_it_asks_for_one(page: Page, guide: Guide) -> None:
    mounted(page, guide, matters=["lasts"])
    expect(page.locator(f"{ROOT} .fits")).to_contain_text("Pick an area first.")
    expect(page.locator(f"{ROOT} [role=table]")).to_be_hidden()
    link = page.locator(ROOT).get_by_role("link", name="Pick an area")
    expect(link).to_have_attribute("href", "03-body-areas.ipynb")


def test_an_aim_of_no_area_gets_every_option_for_it(page: Page, guide: Guide) -> None:
    mounted(page, guide, aim="weight", matters=["lasts"])
    expect(page.locator(f"{ROOT} .table-title")).to_have_text("How each option fits: body weight")


@pytest.mark.parametrize("kept", [{"a": 1}, "proven", ["joy", 7, None], None])
def test_a_stale_list_is_no_list(page: Page, guide: Guide, kept: object) -> None:
    mounted(page, guide, matters=kept, area="moon", aim="__proto__")
    expect(page.locator(f"{ROOT} input:checked")).to_have_count(0)


def test_of_a_kept_list_the_known_ids_stay_each_once(page: Page, guide: Guide) -> None:
    mounted(page, guide, matters=["lasts", "joy", "lasts", "proven"])
    assert order(page) == ["I want it to last", "I want it proven"]


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_it_fits_every_screen_and_axe_finds_nothing(matters: Page, width: int) -> None:
    matters.set_viewport_size({"width": width, "height": 800})
    for box in matters.locator(f"{ROOT} input").all()[:3]:
        box.check()
    assert matters.evaluate("document.documentElement.scrollWidth") <= width
    sizes = matters.locator(f"{ROOT} :is(button, .choice):visible").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 43.5
    assert axe(matters, within=ROOT) == []
