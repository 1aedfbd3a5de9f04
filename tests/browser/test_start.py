"""The start page: short, and its answers speak of the use that is picked."""

import pytest
from playwright.sync_api import Browser, Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model.answers import short_answers, titles
from tests.browser.conftest import PHONE, ready
from tests.server import Guide
from tests.some import some

pytestmark = pytest.mark.browser

START = "00-start"
ANSWERS = "[data-widget=short-answers]"


def read(page: Page) -> list[str]:
    """The answers that can be read now, in order."""
    texts = page.locator(f"{ANSWERS} [data-part=answer]:visible > p:first-child")
    return texts.all_inner_texts()


def expected(facts: Evidence, use: str) -> list[str]:
    return [
        next(each.text for each in asked.answers if use in each.uses)
        for asked in short_answers(facts)
    ]


def test_before_a_pick_the_answers_are_of_the_topic(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    ready(page, guide.page(START))
    assert read(page) == expected(facts, "")
    expect(page.locator(f"{ANSWERS} .about")).to_contain_text("Pick an area")


def test_a_pick_turns_every_answer_to_its_use(page: Page, guide: Guide, facts: Evidence) -> None:
    ready(page, guide.page(START))
    page.locator("input[value=thighs]").check()
    assert read(page) == expected(facts, "thighs/fat")
    expect(page.locator(f"{ANSWERS} .about")).to_have_text(
        f"The answers are about: {titles(facts)['thighs/fat']}."
    )


def test_what_was_picked_on_another_page_is_what_the_answers_are_about(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    ready(page, f"{guide.page(START)}#area=face&aim=pigment")
    assert read(page) == expected(facts, "face/pigment")


def test_the_map_begins_in_the_upper_half_of_the_first_screen_of_a_phone(
    page: Page, guide: Guide
) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    ready(page, guide.page(START))
    first = page.locator("[data-widget=body-map] button").first.bounding_box()
    assert first and first["y"] <= PHONE[1] / 2


def test_lines_with_a_way_on_are_each_one_target_high(page: Page, guide: Guide) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    ready(page, guide.page(START))
    lines = some(page.locator(".cell-lines li").all())
    assert [box["height"] for line in lines if (box := line.bounding_box())] == pytest.approx(
        [44] * len(lines), abs=1.5
    )


def test_every_question_leads_to_its_place_on_a_page(page: Page, guide: Guide) -> None:
    ready(page, guide.page(START))
    links = page.locator(f"{ANSWERS} h3 a, .cell-markdown li a")
    places = links.evaluate_all(
        "all => all.map(({ href }) => href).filter((each) => each.startsWith(location.origin))"
    )
    for place in some(places):
        address, _, anchor = place.partition("#")
        page.goto(address)
        assert page.locator(f"[id='{anchor or 'main'}']").count() == 1, place


def test_without_scripts_the_answers_of_the_topic_stand_there(
    browser: Browser, guide: Guide, facts: Evidence
) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(guide.page(START))
    assert read(page) == expected(facts, "")
    page.close()


def test_the_signs_that_need_help_are_a_tap_away_and_whom_to_call_is_in_sight(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    ready(page, f"{guide.page(START)}#worried")
    card = page.locator("#worried")
    expect(card.get_by_role("link", name="999")).to_be_visible()
    signs = [row.who for row in facts.cautions.values() if row.kind in ("emergency", "same day")]
    for summary in some(card.locator("summary").all()):
        summary.click()
    assert sorted(card.locator("li:visible").all_inner_texts()) == sorted(signs)
    expect(card.locator("a[href$='05-side-effects-and-recovery.ipynb#worried']")).to_be_visible()
