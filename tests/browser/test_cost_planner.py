"""A clinic's own price, added up: every sum exact, every odd thing typed met kindly."""

import random
import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from mesoguide.model.cost import MOST_MONEY, MOST_PAID_VISITS
from tests.browser.conftest import ready
from tests.browser.look import axe
from tests.server import TIMELINE, Guide

pytestmark = pytest.mark.browser
COST = "08-cost-and-insurance"
SEED = 20261123
PRICE, EXTRAS, VISITS = "Price of one visit", "Extras, all together", "Number of visits"


@pytest.fixture
def planner(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(COST))
    return page


def type_in(page: Page, label: str, text: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.fill(text)
    field.press("Tab")


def total(page: Page) -> str:
    return page.locator(".total").inner_text()


def steps(page: Page) -> list[str]:
    return page.locator(".steps li:visible").all_inner_texts()


def money(cents: int) -> str:
    """An amount of cents as the page writes it, with no currency chosen."""
    return f"{cents // 100:,}" + (f".{cents % 100:02}" if cents % 100 else "")


def test_nothing_is_added_up_before_a_price_is_typed(planner: Page) -> None:
    assert planner.get_by_label(PRICE).input_value() == ""
    expect(planner.locator(".none")).to_have_text(re.compile("^Type the price of one visit"))
    expect(planner.locator(".sums")).to_be_hidden()


def test_the_sum_is_worked_out_step_by_step(planner: Page) -> None:
    type_in(planner, VISITS, "12")
    type_in(planner, PRICE, "200")
    assert steps(planner) == ["12 visits \u00d7 200 = 2,400"]
    type_in(planner, EXTRAS, "150")
    assert steps(planner) == [
        "12 visits \u00d7 200 = 2,400",
        "plus extras: 2,400 + 150 = 2,550",
    ]
    assert total(planner) == "In all: 2,550"


def test_the_sum_is_told_aloud(planner: Page) -> None:
    type_in(planner, PRICE, "200")
    status = planner.locator("[data-widget=cost-planner] [data-part=status]")
    expect(status).to_have_text("In all: 1,200.")


def test_it_says_whose_figures_these_are(planner: Page) -> None:
    type_in(planner, PRICE, "200")
    expect(planner.locator(".sums")).to_contain_text("It is not our price, and not an offer.")


def test_a_currency_gives_the_sum_its_sign(planner: Page) -> None:
    type_in(planner, PRICE, "199.50")
    for name, shown in (("Euro", "€1,197"), ("British pound", "£1,197"), ("US dollar", "$1,197")):
        planner.get_by_label("Currency").select_option(name)
        assert total(planner) == f"In all: {shown}"


def test_sums_of_any_figures_are_exact(planner: Page) -> None:
    figures = random.Random(SEED)
    for _ in range(40):
        price = figures.randint(1, figures.choice([100, 100_000, MOST_MONEY * 100]))
        extras = figures.choice([0, figures.randint(1, 10_000_000)])
        visits = figures.randint(1, MOST_PAID_VISITS)
        type_in(planner, VISITS, str(visits))
        type_in(planner, PRICE, f"{price // 100}.{price % 100:02}")
        type_in(planner, EXTRAS, f"{extras // 100}.{extras % 100:02}")
        assert total(planner) == f"In all: {money(visits * price + extras)}"


def test_more_visits_never_cost_less(planner: Page) -> None:
    type_in(planner, PRICE, "0.1")
    bars = planner.locator(".bars li:visible")
    shown = [float(text) for text in bars.locator(".bar-total").all_inner_texts()]
    assert shown == sorted(shown) == [0.4, 0.4, 0.6, 0.6]
    wide = bars.locator("rect").evaluate_all(
        "all => all.map((bar) => Number(bar.getAttribute('width')))"
    )
    assert wide == pytest.approx([100 * each / 0.6 for each in shown])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1.200,50", "1,200.50"),
        ("1,200.50", "1,200.50"),
        ("1 200", "1,200"),
        ("1'200.5", "1,200.50"),
        ("199,5", "199.50"),
        ("1.200", "1,200"),
        ("1,200,000", "1,200,000"),
        ("$300", "300"),
        ("007", "7"),
        (".5", "0.50"),
    ],
)
def test_amounts_are_read_as_people_write_them(planner: Page, typed: str, read: str) -> None:
    type_in(planner, VISITS, "1")
    type_in(planner, PRICE, typed)
    assert total(planner) == f"In all: {read}"
    expect(planner.locator(".trouble").first).to_be_hidden()


def test_a_mark_that_can_be_taken_in_two_ways_is_said_back(planner: Page) -> None:
    type_in(planner, PRICE, "1.200")
    expect(planner.locator(".read-as").first).to_have_text("We read this as 1,200.")
    type_in(planner, PRICE, "1200")
    expect(planner.locator(".read-as").first).to_be_hidden()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-5", "It can't be below 0."),
        ("abc", "We could not read this."),
        ("1e9", "We could not read this."),
        ("1.2.3", "We could not read this."),
        ("1,2345", "We could not read this."),
        ("99999999999999999999", "That is more than we can add up."),
        ("10000000.01", "That is more than we can add up."),
        ("<img src=x onerror=alert(1)>", "We could not read this."),
    ],
)
def test_what_can_not_be_used_is_told_with_the_bounds(planner: Page, typed: str, said: str) -> None:
    type_in(planner, PRICE, "200")
    type_in(planner, PRICE, typed)
    trouble = planner.locator(".trouble").first
    expect(trouble).to_contain_text(said)
    expect(trouble).to_contain_text("0 to 10,000,000")
    expect(planner.get_by_label(PRICE)).to_have_attribute("aria-invalid", "true")
    expect(planner.locator(".sums")).to_be_hidden()
    expect(planner.locator("[data-widget=cost-planner] [data-part=status]")).to_contain_text(said)
    type_in(planner, PRICE, "200")
    expect(trouble).to_be_hidden()
    assert total(planner) == "In all: 1,200"


def test_what_is_half_typed_is_not_yet_wrong(planner: Page) -> None:
    planner.get_by_label(PRICE).press_sequentially("-")
    expect(planner.locator(".trouble").first).to_be_hidden()


def test_a_range_of_prices_gives_a_range_of_sums(planner: Page) -> None:
    type_in(planner, VISITS, "12")
    type_in(planner, PRICE, "200 to 600")
    assert total(planner) == "In all: 2,400 to 7,200"
    assert steps(planner) == ["12 visits \u00d7 200 to 600 = 2,400 to 7,200"]
    planner.reload()
    planner.wait_for_selector("html[data-widgets=alive]")
    assert planner.get_by_label(PRICE).input_value() == "200 to 600"
    assert total(planner) == "In all: 2,400 to 7,200"


def test_too_many_visits_become_the_most(planner: Page) -> None:
    type_in(planner, VISITS, "999")
    assert planner.get_by_label(VISITS, exact=True).input_value() == str(MOST_PAID_VISITS)


def test_stopping_early_says_what_you_keep(planner: Page) -> None:
    type_in(planner, PRICE, "200")
    type_in(planner, EXTRAS, "150")
    expect(planner.locator(".stopped")).to_have_text(
        "If you pay visit by visit and stop after 4 visits, it is 950. That is 400 less."
    )
    planner.get_by_role("button", name="Stop after visit: one less").tap()
    expect(planner.locator(".stopped")).to_contain_text("stop after 3 visits, it is 750.")


def test_stopping_after_the_whole_plan_is_not_spoken_of(planner: Page) -> None:
    type_in(planner, PRICE, "200")
    type_in(planner, VISITS, "4")
    expect(planner.locator(".stopped")).to_have_text("")


def test_until_an_area_is_picked_the_start_is_called_an_example(page: Page, guide: Guide) -> None:
    ready(page, guide.page(COST))
    hint = page.locator(".field-hint", has_text="Under the chin: fat.")
    expect(hint).to_contain_text("This is an example. Under the chin: fat.")
    expect(page.get_by_role("link", name="Pick your area")).to_be_visible()
    type_in(page, VISITS, "3")
    expect(hint).not_to_contain_text("We start from")


def test_the_chin_number_stands_on_no_other_plan(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.get_by_label("Scalp").check()
    ready(page, guide.page(COST))
    type_in(page, PRICE, "200")
    sums = page.locator(".sums")
    expect(sums).to_contain_text("We found no study that tells when to stop.")
    expect(sums).not_to_contain_text("75 of 100")


def test_the_range_names_the_plans_that_were_tested_for_the_use(planner: Page) -> None:
    type_in(planner, PRICE, "200")
    sums = planner.locator(".sums")
    expect(sums).to_contain_text("At this price: 800 for 4 visits, 1,200 for 6 visits.")
    expect(sums).not_to_contain_text("15 visits")


def test_a_use_nobody_studied_starts_from_one_visit_and_has_no_range(
    page: Page, guide: Guide
) -> None:
    ready(page, guide.page(TIMELINE))
    page.get_by_label("Sides of the waist").check()
    ready(page, guide.page(COST))
    type_in(page, PRICE, "200")
    expect(page.locator(".sums")).not_to_contain_text("At this price")
    assert page.locator(".bar-total:visible").all_inner_texts() == ["200"]


def test_the_table_has_every_sum(planner: Page) -> None:
    type_in(planner, PRICE, "200")
    type_in(planner, EXTRAS, "150")
    widget = planner.locator("[data-widget=cost-planner]")
    widget.get_by_text("Show each sum as a table").tap()
    cells = widget.locator("tbody td:visible").all_inner_texts()
    shown = [cell.split(": ")[-1] for cell in cells]
    assert shown[1::2] == planner.locator(".bar-total:visible").all_inner_texts()
    assert "6 \u00d7 200 + 150" in shown


def test_an_opened_table_stays_open_while_figures_change(planner: Page) -> None:
    type_in(planner, PRICE, "200")
    planner.get_by_text("Show each sum as a table").tap()
    type_in(planner, PRICE, "300")
    expect(planner.locator("[data-widget=cost-planner] .sums table")).to_be_visible()


def test_figures_are_kept_in_the_tab_and_cleared_in_one_tap(planner: Page) -> None:
    type_in(planner, PRICE, "199,50")
    type_in(planner, EXTRAS, "20")
    planner.get_by_label("Currency").select_option("EUR")
    planner.reload()
    planner.wait_for_selector("html[data-widgets=alive]")
    assert planner.get_by_label(PRICE).input_value() == "199.50"
    assert total(planner) == "In all: €1,217"
    planner.get_by_role("button", name="Clear my choices").tap()
    assert planner.get_by_label(PRICE).input_value() == ""
    expect(planner.locator(".sums")).to_be_hidden()
    assert planner.evaluate("Object.keys(sessionStorage)") == []


def test_it_starts_from_the_use_that_was_picked(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.get_by_label("Scalp").check()
    ready(page, guide.page(COST))
    assert page.get_by_label(VISITS, exact=True).input_value() == "12"
    expect(page.locator(".field-hint", has_text="Scalp: hair loss.")).to_be_visible()


def test_a_plan_made_on_the_timeline_comes_along(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.locator("[data-widget=session-timeline] .own-plan summary").tap()
    page.get_by_role("button", name="Number of visits: one less").tap()
    ready(page, guide.page(COST))
    assert page.get_by_label(VISITS, exact=True).input_value() == "5"


@pytest.mark.parametrize(
    "stored",
    [
        {"price": -5, "visits": 0, "currency": "XXX"},
        {"price": 1e300, "visits": 10**6, "currency": "<b>"},
        {"price": 0.0000001, "visits": 2.5, "extras": -1},
        {"area": "moon", "aim": "stars", "visits": -3, "price": 0},
    ],
)
def test_a_stale_or_hostile_store_falls_back(
    page: Page, guide: Guide, stored: dict[str, object]
) -> None:
    ready(page, guide.page(COST))
    for name, value in stored.items():
        page.evaluate(
            "([name, value]) => sessionStorage.setItem(`mesoguide:${name}`, JSON.stringify(value))",
            [name, value],
        )
    page.reload()
    page.wait_for_selector("html[data-widgets=alive]")
    assert page.get_by_label(VISITS, exact=True).input_value() == "6"
    type_in(page, PRICE, "100")
    assert total(page) == "In all: 600"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_a_sum_or_in_a_complaint(
    planner: Page, scheme: Literal["light", "dark"]
) -> None:
    planner.emulate_media(color_scheme=scheme)
    type_in(planner, PRICE, "199,50")
    type_in(planner, EXTRAS, "abc")
    planner.get_by_text("Show each sum as a table").tap()
    assert axe(planner) == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_a_huge_sum_scrolls_nothing_sideways(planner: Page, width: int) -> None:
    planner.set_viewport_size({"width": width, "height": 800})
    type_in(planner, VISITS, "40")
    type_in(planner, PRICE, "9999999.99")
    type_in(planner, EXTRAS, "9999999.99")
    planner.get_by_label("Currency").select_option("CHF")
    planner.get_by_text("Show each sum as a table").tap()
    assert planner.evaluate("document.documentElement.scrollWidth") <= width


def test_published_prices_and_cover_are_listed(planner: Page) -> None:
    expect(planner.locator("[data-widget=prices]")).to_contain_text("$200 to $600")
    expect(planner.locator("[data-widget=cover]")).to_contain_text("Mesotherapy for pain")
