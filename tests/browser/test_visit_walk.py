"""Walk through a visit by tap and by key; what is shown, told, kept and printed."""

import json

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mesoguide.evidence import Evidence
from tests.browser.conftest import ready
from tests.server import Guide

pytestmark = pytest.mark.browser
VISIT = "04-a-treatment-visit"
ROOT = "[data-widget=visit-walk]"


@pytest.fixture
def walk(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(VISIT))
    return page


def step(page: Page) -> Locator:
    """The step that is shown; only one is."""
    shown = page.locator(f"{ROOT} .step:visible")
    expect(shown).to_have_count(1)
    return shown


def move(page: Page, name: str) -> Locator:
    return page.locator(f"{ROOT} .move").get_by_role("button", name=name)


def test_it_starts_before_you_go(walk: Page) -> None:
    expect(step(walk).get_by_role("heading")).to_have_text("1. Before you go")
    expect(walk.locator(f"{ROOT} .place")).to_have_text("Step 1 of 8")


def test_next_leads_through_all_steps_and_stops_at_the_last(walk: Page, facts: Evidence) -> None:
    for number, row in enumerate(facts.steps.values(), start=1):
        expect(step(walk).get_by_role("heading")).to_have_text(f"{number}. {row.title}")
        for part in (row.happens, row.see, row.feel):
            expect(step(walk)).to_contain_text(part)
        # Playwright waits for a button that is idle; a reader may tap it all the same.
        move(walk, "Next").tap(force=True)
    expect(walk.locator(f"{ROOT} .place")).to_have_text("Step 8 of 8")
    expect(move(walk, "Next")).to_have_attribute("aria-disabled", "true")


def test_next_keeps_the_focus_at_the_last_step(walk: Page, facts: Evidence) -> None:
    move(walk, "Next").focus()
    for _ in facts.steps:
        walk.keyboard.press("Enter")
    expect(walk.locator(f"{ROOT} .place")).to_have_text("Step 8 of 8")
    expect(move(walk, "Next")).to_be_focused()


def test_back_leads_back_and_stops_at_the_first(walk: Page) -> None:
    move(walk, "Next").click()
    move(walk, "Back").click()
    move(walk, "Back").click(force=True)
    expect(step(walk)).to_contain_text("1. Before you go")
    expect(move(walk, "Back")).to_have_attribute("aria-disabled", "true")


def test_a_tap_on_a_number_leads_to_its_step(walk: Page) -> None:
    walk.get_by_role("button", name="5. The needle").tap()
    expect(step(walk)).to_contain_text("up to 50 pricks")
    current = walk.locator(f"{ROOT} [aria-current=step]")
    expect(current).to_have_count(1)
    expect(current).to_have_attribute("aria-label", "5. The needle")


def test_arrow_keys_move_among_the_numbers(walk: Page) -> None:
    walk.get_by_role("button", name="1. Before you go").focus()
    walk.keyboard.press("ArrowRight")
    walk.keyboard.press("ArrowDown")
    expect(walk.get_by_role("button", name="3. Clean and mark")).to_be_focused()
    expect(step(walk)).to_contain_text("3. Clean and mark")
    walk.keyboard.press("ArrowLeft")
    expect(step(walk)).to_contain_text("2. Talk and consent")


def test_the_numbers_are_one_stop_of_the_tab_key(walk: Page) -> None:
    stops = walk.locator(f"{ROOT} .stop")
    assert stops.evaluate_all("all => all.filter((one) => one.tabIndex === 0).length") == 1


def test_the_step_is_announced_once_the_reader_pauses(walk: Page) -> None:
    status = walk.locator(f"{ROOT} [data-part=status]")
    walk.get_by_role("button", name="Next").click()
    expect(status).to_have_text("Step 2 of 8: Talk and consent.")


def test_a_step_that_names_itself_is_not_named_again(walk: Page) -> None:
    walk.get_by_role("button", name="4. Numbing").click()
    expect(walk.locator(f"{ROOT} [data-part=status]")).to_have_text("Step 4 of 8")


def test_a_question_is_kept_for_the_tab(walk: Page) -> None:
    walk.get_by_role("button", name="5. The needle").click()
    walk.get_by_label("Can I stop you in the middle").check()
    status = "You have kept 1 question for your visit sheet."
    expect(walk.locator(f"{ROOT} [data-part=status]")).to_have_text(status)
    assert walk.evaluate("sessionStorage['mesoguide:asks']") == '["stop-midway"]'
    walk.reload()
    walk.wait_for_selector("html[data-widgets=alive]")
    expect(walk.locator(f"{ROOT} .count")).to_have_text(status)
    walk.get_by_role("button", name="5. The needle").click()
    expect(walk.get_by_label("Can I stop you in the middle")).to_be_checked()


@pytest.mark.parametrize("stored", [None, {"depth": 1}, ["no-such-question", 5]])
def test_a_stale_or_hostile_store_does_no_harm(page: Page, guide: Guide, stored: object) -> None:
    page.add_init_script(
        f"sessionStorage.setItem('mesoguide:asks', {json.dumps(json.dumps(stored))})"
    )
    ready(page, guide.page(VISIT))
    expect(page.locator(f"{ROOT} .count")).to_have_text("You have not kept any questions yet.")
    page.get_by_label("Why do I want this").check()
    assert page.evaluate("sessionStorage['mesoguide:asks']") == '["why-me"]'


def test_the_source_of_a_step_is_one_tap_away(walk: Page) -> None:
    walk.get_by_text("Where is this step from?").tap()
    cited = walk.locator(f"{ROOT} .cited:visible")
    expect(cited.get_by_role("link", name="Choosing who will do")).to_be_visible()
    walk.get_by_role("button", name="4. Numbing").click()
    expect(cited).to_contain_text("Lidocaine hydrochloride injection, label")
    expect(cited).not_to_contain_text("Choosing who will do")


def test_the_table_holds_every_step(walk: Page, facts: Evidence) -> None:
    walk.get_by_text("Show all steps as a table").click()
    rows = walk.locator(f"{ROOT} tbody tr")
    expect(rows).to_have_count(len(facts.steps))
    expect(rows.nth(3)).to_contain_text(facts.steps["numb"].happens)


def test_all_steps_are_printed(walk: Page, facts: Evidence) -> None:
    walk.emulate_media(media="print")
    expect(walk.locator(f"{ROOT} .step:visible")).to_have_count(len(facts.steps))
    expect(move(walk, "Next")).to_be_hidden()


def test_without_scripts_all_steps_are_a_list(
    browser: Browser, guide: Guide, facts: Evidence
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(VISIT))
    expect(page.locator(f"{ROOT} .step:visible")).to_have_count(len(facts.steps))
    expect(page.locator(f"{ROOT} .step svg:visible")).to_have_count(len(facts.steps))
    context.close()


def test_text_of_twice_the_size_pushes_no_control_off_the_screen(walk: Page) -> None:
    walk.set_viewport_size({"width": 320, "height": 800})
    walk.evaluate("document.documentElement.style.setProperty('font-size', '225%', 'important')")
    controls = walk.locator(f"{ROOT} :is(button, label, summary):visible")
    ends = controls.evaluate_all("all => all.map((one) => one.getBoundingClientRect().right)")
    assert max(ends) <= 320
