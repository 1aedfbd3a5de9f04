"""The days after a visit, and the card for whoever is worried."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model import recovery
from tests.browser.conftest import SIZES, ready
from tests.server import Guide

pytestmark = pytest.mark.browser

NAME = "05-side-effects-and-recovery"
WIDGET = "[data-widget=recovery-days]"


@pytest.fixture
def days(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(NAME))
    return page


def phase(page: Page, name: str) -> str:
    place = page.locator(f"{WIDGET} .phase.{name}")
    return place.locator(".names").inner_text() if place.is_visible() else ""


def row(page: Page, what: str):  # type: ignore[no-untyped-def]
    return page.locator(f"{WIDGET} .row").filter(has=page.get_by_text(what, exact=True))


def test_it_opens_on_the_first_day_with_what_is_usual_then(days: Page) -> None:
    expect(days.locator(".value-now")).to_have_text("day 1")
    assert phase(days, "within").startswith("Soreness, swelling, bruises")
    assert phase(days, "past") == ""


def test_a_tap_on_a_stop_shows_that_day(days: Page) -> None:
    days.get_by_role("button", name="day 14 (2 weeks)").tap()
    assert phase(days, "within").startswith("Bruises, numb skin")
    assert phase(days, "past") == "Swelling"
    assert phase(days, "unseen").startswith("Soreness")
    assert "late or growing lump" in phase(days, "help")


def test_the_arrow_keys_move_day_by_day(days: Page) -> None:
    days.get_by_label("Days since the visit").focus()
    for _ in range(7):
        days.keyboard.press("ArrowRight")
    expect(days.locator(".value-now")).to_have_text("day 8")
    assert "swelling" in phase(days, "within")
    days.keyboard.press("ArrowRight")
    assert phase(days, "past") == "Swelling"


def test_later_than_the_line_nothing_is_called_over_that_was_not(days: Page) -> None:
    days.get_by_role("button", name="later than 90 days").click()
    assert phase(days, "over") == "Stinging or burning, swelling"
    assert phase(days, "past") == "Numb skin"
    assert "Soreness" in phase(days, "unseen")
    assert "late or growing lump" in phase(days, "help")


def test_every_day_shows_the_names_the_model_works_out(days: Page, facts: Evidence) -> None:
    groups = recovery.groups(facts)
    for day in recovery.STOPS:
        days.get_by_role("button", name=recovery.recovery_day_words(day), exact=True).click()
        for name, names in recovery.names_at(groups, day).items():
            assert phase(days, name) == names


def test_the_day_is_said_aloud(days: Page) -> None:
    days.get_by_role("button", name="day 8", exact=True).click()
    status = days.locator(f"{WIDGET} [role=status]")
    expect(status).to_have_text(re.compile(r"^\d+ within the usual time, \d+ past it, \d+ over\.$"))


def test_the_day_is_said_where_the_slider_does_not_say_it(days: Page) -> None:
    days.get_by_role("button", name="One day on").click()
    status = days.locator(f"{WIDGET} [role=status]")
    expect(status).to_have_text(re.compile(r"^day 2\. \d+ within the usual time"))


def test_the_day_line_moves_along_every_bar(days: Page) -> None:
    def places() -> set[str]:
        lines = days.locator(f"{WIDGET} .bar .now")
        return set(lines.evaluate_all("lines => lines.map((line) => line.getAttribute('x1'))"))

    before = places()
    days.get_by_role("button", name="day 44 (about 6 weeks)").click()
    after = places()
    assert len(before) == len(after) == 1
    assert before != after


def test_a_line_opens_to_who_how_many_and_where_it_is_from(days: Page) -> None:
    swelling = row(days, "Swelling")
    swelling.locator("summary").tap()
    expect(swelling).to_contain_text("about 87 of 100 had it over up to 6 visits")
    expect(swelling).to_contain_text("100 practice patients")
    expect(swelling.get_by_text("the longest took 85 days")).to_be_visible()


def test_an_opened_line_stays_open_while_days_pass(days: Page) -> None:
    swelling = row(days, "Swelling")
    swelling.locator("summary").tap()
    days.get_by_role("button", name="day 28 (4 weeks)").click()
    expect(swelling).to_have_attribute("open", "")
    expect(swelling.locator(".state")).to_have_text("Past the average.")


def test_a_lump_that_grows_needs_help_in_the_first_days_too(days: Page) -> None:
    days.get_by_role("button", name="day 3", exact=True).click()
    assert "late or growing lump" in phase(days, "help")


def test_the_table_has_all_that_is_on_the_line(days: Page, facts: Evidence) -> None:
    days.get_by_text("Show all of it as a table").click()
    table = days.locator(f"{WIDGET} table")
    assert table.locator("tbody tr").count() == len(facts.recovery)
    for one in facts.recovery.values():
        expect(table.get_by_role("rowheader", name=one.what, exact=True)).to_be_visible()


def test_a_warning_is_told_from_a_measured_bar_by_more_than_colour(days: Page) -> None:
    style = "line => getComputedStyle(line).strokeDasharray"
    assert days.locator(f"{WIDGET} .bar .solid").first.evaluate(style) == "none"
    assert days.locator(f"{WIDGET} .bar .striped").first.evaluate(style) != "none"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_whoever_is_worried_sees_the_signs_at_once(
    page: Page, guide: Guide, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    ready(page, f"{guide.page(NAME)}#worried")
    expect(page.get_by_role("heading", name="Have you had it")).to_be_in_viewport()
    expect(page.get_by_text("Call the emergency number now")).to_be_in_viewport()
    expect(page.locator(".red-flags summary").first).to_be_in_viewport()


def test_a_sign_opens_to_its_reason_and_source(days: Page) -> None:
    days.locator("summary", has_text="Skin that is hot").tap()
    card = days.locator(".red-flags details[open]")
    expect(card.first).to_contain_text("Redness may be harder to see on brown or black skin")
    card.first.get_by_text("Where is this from?").tap()
    expect(card.first.get_by_role("link", name="NHS. Cellulitis")).to_be_visible()


def test_without_scripts_the_signs_and_the_days_are_there(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{guide.page(NAME)}#worried")
    expect(page.get_by_text("Call the emergency number now")).to_be_in_viewport()
    page.locator("summary", has_text="A sudden change in sight").click()
    expect(page.get_by_text("A blocked blood vessel can take away your sight")).to_be_visible()
    expect(page.locator(f"{WIDGET} .bar").first).to_be_visible()
    context.close()


def test_a_reported_harm_opens_to_all_that_is_known(days: Page) -> None:
    days.locator(".rare-harms summary", has_text="Infection that shows up late").tap()
    expect(days.locator(".rare-harms details[open]")).to_contain_text("We do not know how often.")


def test_in_print_every_sign_tells_its_reason(days: Page) -> None:
    days.emulate_media(media="print")
    flags = days.locator(".red-flags")
    expect(flags).to_contain_text("A blocked blood vessel can take away your sight")
    expect(days.get_by_text("Slow germs can show up weeks later")).to_be_visible()
