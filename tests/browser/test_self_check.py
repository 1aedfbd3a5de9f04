"""Tick what is true: lines for the visit sheet, never a yes; kept in the tab, and told in words."""

import json
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from mesoguide.evidence import Evidence
from tests.browser.conftest import ready
from tests.browser.look import axe
from tests.server import Guide

pytestmark = pytest.mark.browser
CHECK = "02-is-it-for-me"
ROOT = "[data-widget=self-check]"


@pytest.fixture
def check(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(CHECK))
    page.locator(f"{ROOT} .ticks details:not([open])").evaluate_all(
        "folds => folds.forEach((fold) => (fold.open = true))"
    )
    return page


def lines(page: Page) -> list[str]:
    return page.locator(f"{ROOT} .lines .who:visible").all_text_contents()


def test_nothing_ticked_says_that_this_does_not_mean_yes(check: Page) -> None:
    expect(check.locator(f"{ROOT} .chosen")).to_contain_text("That does not mean yes")
    assert lines(check) == []
    expect(check.locator(ROOT).get_by_text("Show as a table")).to_be_hidden()


def test_no_kind_is_told_before_a_tick(check: Page) -> None:
    text = check.locator(ROOT).inner_text()
    assert "A reason to say no" not in text
    assert "Talk about this first" not in text


def test_a_tap_makes_a_line_with_its_reason(check: Page) -> None:
    check.get_by_text("You are under 18", exact=True).tap()
    line = check.locator(f"{ROOT} .lines > li:visible")
    expect(line).to_have_count(1)
    expect(line.locator(".kind")).to_have_text("A reason to say no")
    expect(line.locator(".why")).to_contain_text("Clinic lists start at 18")
    item = check.locator(f"{ROOT} .item", has_text="You are under 18")
    expect(item.locator(".became")).to_have_text("A reason to say no")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_reason_to_say_no_has_the_colour_of_a_warning(
    browser: Browser, guide: Guide, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    ready(page, guide.page(CHECK))
    page.get_by_label("You are under 18").check()
    page.get_by_label("You are over 75").check()
    colours = page.evaluate(
        """(root) => {
            const seen = (css) => getComputedStyle(
                [...document.querySelectorAll(root + css)].find((one) => one.checkVisibility()));
            const probe = document.querySelector(root).appendChild(document.createElement("i"));
            probe.style.color = "var(--warning)";
            const warning = getComputedStyle(probe).color;
            probe.remove();
            return [
                warning,
                seen(" .kind.not-while").backgroundColor,
                seen(" .became.not-while").color,
                seen(" .kind.talk-first").borderTopColor,
            ];
        }""",
        ROOT,
    )
    warning, badge, became, talk = colours
    assert badge == became == warning
    assert talk != warning
    assert axe(page, only=["color-contrast"], within=ROOT) == []
    context.close()


def test_without_colours_a_cross_tells_a_reason_to_say_no(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    ready(page, guide.page(CHECK))
    page.get_by_label("You are under 18").check()
    page.get_by_label("You are over 75").check()
    marks = page.locator(f"{ROOT} .kind:visible").evaluate_all(
        "all => all.map((each) => getComputedStyle(each, '::before').content)"
    )
    assert "\u00d7" in marks[0]
    assert marks[1] == "none"
    context.close()


def test_the_space_key_ticks_and_unticks(check: Page) -> None:
    box = check.get_by_label("You are over 75")
    box.focus()
    check.keyboard.press("Space")
    assert lines(check) == ["You are over 75."]
    check.keyboard.press("Space")
    assert lines(check) == []


def test_the_firmer_lines_come_first(check: Page) -> None:
    check.get_by_label("You have a strong fear of needles").check()
    check.get_by_label("You are or could get pregnant").check()
    assert lines(check) == [
        "For the hair drug: you are or could get pregnant, or you or your partner are planning "
        "a baby.",
        "You have a strong fear of needles.",
    ]


def test_the_live_sentence_counts_and_names_the_last_line(check: Page) -> None:
    status = check.locator(f"{ROOT} [data-part=status]")
    check.get_by_label("You are pregnant or breastfeeding").check()
    expect(status).to_have_text("1 ticked. It became: A reason to say no.")
    check.get_by_label("You are over 75").check()
    expect(status).to_have_text("2 ticked. The last one became: Talk about this first.")
    check.get_by_label("You are over 75").uncheck()
    expect(status).to_have_text("1 ticked.")
    check.get_by_label("You are pregnant or breastfeeding").uncheck()
    expect(status).to_contain_text("Nothing is ticked. That does not mean yes")


def test_the_source_is_one_tap_away(check: Page) -> None:
    check.get_by_label("You are over 75").check()
    check.locator(f"{ROOT} .lines summary:visible").tap()
    link = check.locator(f"{ROOT} .lines li:visible").get_by_role("link")
    expect(link).to_be_visible()
    expect(link).to_contain_text("Delight Medical")


def test_an_open_source_stays_open_while_another_is_ticked(check: Page) -> None:
    check.get_by_label("You are over 75").check()
    check.locator(f"{ROOT} .lines summary:visible").click()
    check.get_by_label("You are under 18").check()
    expect(check.locator(f"{ROOT} .lines details[open]")).to_have_count(1)


def test_the_table_says_what_the_lines_say(check: Page) -> None:
    for name in ("You are under 18", "You are over 75", "Your scars grow thick"):
        check.get_by_label(name).check()
    check.locator(ROOT).get_by_text("Show as a table").click()
    rows = check.locator(f"{ROOT} .sheet tbody tr:not([hidden])")
    text = rows.evaluate_all("all => all.map((row) => [...row.cells].map((c) => c.textContent))")
    shown = check.locator(f"{ROOT} .lines > li:not([hidden])").evaluate_all(
        "all => all.map((line) => ['.who', '.kind', '.why']"
        ".map((part) => line.querySelector(part).textContent))"
    )
    assert text == shown
    assert len(text) == 3


def test_every_reason_can_be_ticked(check: Page, facts: Evidence) -> None:
    wanted = [key for key, row in facts.cautions.items() if row.group]
    for key in wanted:
        check.locator(f"{ROOT} input[value={key}]").check()
    assert len(lines(check)) == len(wanted)


def test_ticks_stay_in_the_tab_until_cleared(check: Page) -> None:
    check.get_by_label("You are over 75").check()
    check.reload()
    check.wait_for_selector("html[data-widgets=alive]")
    expect(check.get_by_label("You are over 75")).to_be_checked()
    assert lines(check) == ["You are over 75."]
    check.get_by_role("button", name="Clear my choices").tap()
    assert lines(check) == []
    expect(check.get_by_label("You are over 75")).not_to_be_checked()


@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        (["over-75", "no-such-thing", "over-75"], ["You are over 75."]),
        ({"over-75": True}, []),
        (None, []),
        ([1, None, "<img src=x>"], []),
    ],
)
def test_a_stale_or_hostile_store_does_no_harm(
    page: Page, guide: Guide, stored: object, expected: list[str]
) -> None:
    page.add_init_script(
        f"sessionStorage.setItem('mesoguide:concerns', {json.dumps(json.dumps(stored))})"
    )
    ready(page, guide.page(CHECK))
    assert lines(page) == expected
    page.get_by_label("You are under 18").check()
    assert "You are under 18." in lines(page)


def test_the_lines_stand_in_print(check: Page) -> None:
    check.get_by_label("You are over 75").check()
    check.emulate_media(media="print")
    expect(check.locator(f"{ROOT} .lines .why:visible")).to_be_visible()
    expect(check.locator(f"{ROOT} .chosen")).to_be_visible()


def test_without_scripts_the_list_is_a_table(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(CHECK))
    page.locator(ROOT).get_by_text("Show as a table").click()
    row = page.locator(f"{ROOT} tr:visible", has_text="You are under 18.")
    expect(row).to_contain_text("A reason to say no")
    context.close()
