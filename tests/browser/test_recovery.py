"""The days after a visit, and the card for whoever is worried."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model import recovery
from tests.browser.conftest import SIZES, ready
from tests.server import Guide
from tests.some import some

pytestmark = pytest.mark.browser

NAME = "05-side-effects-and-recovery"
WIDGET = "[data-widget=recovery-days]"


@pytest.fixture
def days(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(NAME))
    return page


def row(page: Page, what: str):  # type: ignore[no-untyped-def]
    return page.locator(f"{WIDGET} .row").filter(has=page.get_by_text(what, exact=True))


def state(page: Page, what: str) -> str:
    return row(page, what).locator(".state").inner_text()


def test_it_opens_on_the_first_day_with_what_is_usual_then(days: Page) -> None:
    expect(days.locator(".value-now")).to_have_text("day 1")
    assert state(days, "Swelling") == "Usual now"
    assert state(days, "Uneven smile") == "Needs a doctor"


def test_a_tap_on_a_stop_shows_that_day(days: Page) -> None:
    days.get_by_role("button", name="day 21 (3 weeks)").tap()
    assert state(days, "Numb skin") == "Usual now"
    assert state(days, "Swelling") == "Past the average"


def test_the_arrow_keys_move_day_by_day(days: Page) -> None:
    days.get_by_label("Days since the visit").focus()
    for _ in range(7):
        days.keyboard.press("ArrowRight")
    expect(days.locator(".value-now")).to_have_text("day 8")
    assert state(days, "Swelling") == "Usual now"
    days.keyboard.press("ArrowRight")
    assert state(days, "Swelling") == "Past the average"


def test_every_day_shows_the_states_the_model_works_out(days: Page, facts: Evidence) -> None:
    groups = recovery.felt(facts)
    for day in recovery.STOPS:
        days.get_by_role("button", name=recovery.recovery_day_words(day), exact=True).click()
        shown = days.locator(f"{WIDGET} .state").all_text_contents()
        assert shown == [words for _phase, words in recovery.states_at(groups, day)]


def test_one_area_is_shown_at_a_time_and_a_tap_shows_the_other(days: Page) -> None:
    expect(row(days, "Swelling")).to_be_visible()
    expect(row(days, "Swelling of the belly")).to_be_hidden()
    days.locator(f"{WIDGET} .choice", has_text="Belly").tap()
    expect(row(days, "Swelling of the belly")).to_be_visible()
    expect(row(days, "Swelling")).to_be_hidden()


def test_the_day_is_said_aloud(days: Page) -> None:
    days.get_by_role("button", name="day 8", exact=True).click()
    status = days.locator(f"{WIDGET} [data-part=status]")
    expect(status).to_have_text(
        "Usual now: Swelling, Bruises, Numb skin. Past the average: Soreness. "
        "Longer than in studies: Stinging or burning."
    )


def test_the_day_is_said_where_the_slider_does_not_say_it(days: Page) -> None:
    days.get_by_role("button", name="One day on").click()
    status = days.locator(f"{WIDGET} [data-part=status]")
    expect(status).to_have_text(re.compile(r"^day 2\. Usual now: Soreness"))


def test_the_day_line_moves_along_every_bar(days: Page) -> None:
    def places() -> set[str]:
        lines = days.locator(f"{WIDGET} .bar .now")
        return set(lines.evaluate_all("lines => lines.map((line) => line.getAttribute('x1'))"))

    before = places()
    days.get_by_role("button", name="day 42 (6 weeks)").click()
    after = places()
    assert len(before) == len(after) == 1
    assert before != after


def test_a_line_opens_to_who_how_many_and_where_it_is_from(days: Page) -> None:
    swelling = row(days, "Swelling")
    swelling.locator("summary").tap()
    expect(swelling).to_contain_text("about 87 of 100 had it over up to 6 visits")
    expect(swelling).to_contain_text("100 patients in daily practice")
    expect(swelling.get_by_text("the longest took 85 days")).to_be_visible()


def test_an_opened_line_stays_open_while_days_pass(days: Page) -> None:
    swelling = row(days, "Swelling")
    swelling.locator("summary").tap()
    days.get_by_role("button", name="day 42 (6 weeks)").click()
    expect(swelling).to_have_attribute("open", "")
    expect(swelling.locator(".state")).to_have_text("Past the average")


def test_the_table_has_all_that_is_on_the_line(days: Page, facts: Evidence) -> None:
    days.get_by_text("Show all of it as a table").click()
    table = days.locator(f"{WIDGET} table")
    assert table.locator("tbody tr").count() == len(facts.recovery)
    for one in facts.recovery.values():
        expect(table.get_by_role("rowheader", name=one.what, exact=True)).to_be_visible()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_whoever_is_worried_sees_the_signs_at_once(
    page: Page, guide: Guide, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    ready(page, f"{guide.page(NAME)}#worried")
    expect(page.get_by_role("heading", name="Have you had it")).to_be_in_viewport()
    expect(page.get_by_text("Call the emergency number now")).to_be_in_viewport()
    expect(page.locator(".red-flags .signs li").first).to_be_in_viewport()


def test_every_sign_is_in_sight_and_its_reason_a_tap_away(days: Page, facts: Evidence) -> None:
    cautions = facts.cautions.values()
    for caution in some(each for each in cautions if each.kind in ("emergency", "same day")):
        sign = days.locator(".red-flags .signs").get_by_text(caution.who, exact=True)
        expect(sign).to_be_visible()
    days.get_by_text("What to do for each sign, and why").last.tap()
    card = days.locator(".red-flags details[open]")
    expect(card).to_contain_text("Redness may be harder to see on brown or black skin")
    expect(card.locator("a", has_text="NHS. Cellulitis").first).to_be_attached()


def test_without_scripts_the_signs_and_the_days_are_there(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{guide.page(NAME)}#worried")
    expect(page.get_by_text("Call the emergency number now")).to_be_in_viewport()
    page.get_by_text("What to do for each sign, and why").first.click()
    expect(page.get_by_text("A blocked blood vessel can take away your sight")).to_be_visible()
    for bar in some(page.locator(f"{WIDGET} .bar").all()):
        expect(bar).to_be_visible()
    context.close()


def test_a_reported_harm_opens_to_all_that_is_known(days: Page) -> None:
    days.locator(".rare-harms summary", has_text="Infections (3)").tap()
    days.locator(".rare-harms summary", has_text="Infection that shows up late").tap()
    harm = days.locator(".rare-harms details details[open]")
    expect(harm).to_contain_text("We do not know how often.")


def test_in_print_every_sign_tells_its_reason(days: Page) -> None:
    days.emulate_media(media="print")
    flags = days.locator(".red-flags")
    expect(flags).to_contain_text("A blocked blood vessel can take away your sight")
    expect(days.get_by_text("can show up weeks later")).to_be_visible()


def test_a_link_to_a_fold_opens_it_and_a_tap_opens_its_notes(page: Page, guide: Guide) -> None:
    ready(page, f"{guide.page(NAME)}#Who-do-I-tell-if-it-harmed-me?")
    fold = page.locator(".cell-more", has_text="Who do I tell if it harmed me?")
    expect(fold).to_have_attribute("open", "")
    expect(fold.get_by_role("heading")).to_be_in_viewport()
    fold.get_by_role("button", name="batch number").tap()
    expect(fold.locator(".note:popover-open")).to_contain_text("batch number")


def test_what_is_folded_is_no_large_screen_and_on_paper_it_stands_open(days: Page) -> None:
    folded = days.get_by_text("In a small trial of up to")
    expect(folded).to_be_hidden()
    days.emulate_media(media="print")
    expect(folded).to_be_visible()


def test_on_a_phone_the_days_to_go_to_stand_in_one_row_as_wide_as_a_finger(days: Page) -> None:
    days.set_viewport_size({"width": 390, "height": 844})
    boxes = [stop.bounding_box() for stop in some(days.locator(f"{WIDGET} .stop").all())]
    assert len({box["y"] for box in boxes if box}) == 1
    assert all(box and box["width"] >= 44 and box["height"] >= 44 for box in boxes)


def test_on_a_phone_a_chance_is_a_low_row_with_each_number_beside_its_hundred(days: Page) -> None:
    days.set_viewport_size({"width": 390, "height": 844})
    for chance in some(days.locator(".chance").all()):
        box = chance.bounding_box()
        assert box and box["height"] <= 100
        hundreds = [hundred.bounding_box() for hundred in chance.locator(".icons").all()]
        words = [word.bounding_box() for word in chance.locator(".arm-words").all()]
        places = [box and box["x"] for box in (hundreds[0], *words, hundreds[1])]
        assert places == sorted(places)
