"""Pick what to talk about and put it in order; the list stands on the sheet."""

import json
from collections import Counter
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model.topics import every_topic, talks, topic_line
from mesoguide.widgets import TalkAbout
from tests.browser.conftest import mount, ready
from tests.browser.look import axe
from tests.server import OPTIONS, TIMELINE, VISIT, Guide

pytestmark = pytest.mark.browser
ROOT = "[data-widget=talk-about]"
SHEET = "[data-widget=my-sheet]"
BOTH = "The doctor and the patient both saw at least 1 step better"
CHIN = {"area": "chin", "aim": "fat"}


def opened(page: Page, guide: Guide, **kept: Any) -> Page:
    texts = {name: json.dumps(value) for name, value in kept.items()}
    page.add_init_script(
        f"for (const [name, text] of Object.entries({json.dumps(texts)}))"
        " if (sessionStorage.getItem('mesoguide:' + name) === null)"
        " sessionStorage.setItem('mesoguide:' + name, text);"
    )
    ready(page, guide.page(VISIT))
    # Topics past the first few of each kind stand in a fold.
    page.locator(f"{ROOT} fieldset details").evaluate_all(
        "all => all.forEach((one) => (one.open = true))"
    )
    return page


@pytest.fixture
def chin(page: Page, guide: Guide) -> Page:
    return opened(page, guide, **CHIN)


def box(page: Page, name: str) -> Locator:
    return page.locator(ROOT).get_by_role("checkbox", name=name, exact=True)


def order(page: Page) -> list[str]:
    return page.locator(f"{ROOT} .ranking .name:visible").all_inner_texts()


def on_sheet(page: Page) -> list[str]:
    return page.locator(f"{SHEET} .topics li").all_inner_texts()


def status(page: Page) -> Locator:
    return page.locator(f"{ROOT} [data-part=status]")


def test_without_an_area_it_says_where_to_choose_one(page: Page, guide: Guide) -> None:
    ready(page, guide.page(VISIT))
    link = page.locator(ROOT).get_by_role("link", name="Choose an area and a plan")
    expect(link).to_have_attribute("href", "06-treatments-and-results.ipynb")
    expect(page.locator(f"{ROOT} input").first).to_be_hidden()


def test_the_area_chosen_on_another_page_is_the_one_talked_about(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.get_by_label("Scalp").check()
    ready(page, guide.page(VISIT))
    expect(page.locator(f"{ROOT} h3:visible").first).to_have_text("Scalp: hair loss")
    expect(box(page, "Hair looks better in photos (women)")).to_be_visible()
    expect(box(page, "Swelling")).to_have_count(0)  # none that is in sight


def test_an_area_picked_later_has_its_own_topics_in_their_order(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    ready(page, guide.page(OPTIONS))
    mount(page, ".cell-wide .widget", TalkAbout(), **CHIN)
    box(page, "Swelling").check()
    page.evaluate("model.set('area', 'scalp'); model.set('aim', 'hair')")
    (talk,) = (each for each in talks(facts) if (each.area, each.aim) == ("scalp", "hair"))
    names = [topic.name for topic in talk.topics]
    for place in ("fieldset .choice:not([hidden])", "tbody tr:not([hidden]) th"):
        assert page.locator(f"{ROOT} {place}").all_text_contents() == names
    assert order(page) == []


def test_nothing_is_ticked_at_first(chin: Page) -> None:
    expect(chin.locator(f"{ROOT} input:checked")).to_have_count(0)
    expect(chin.locator(f"{ROOT} .order")).to_be_hidden()
    assert "Not chosen yet." in chin.locator(f"{SHEET} .topics").inner_text()


def test_as_many_gains_as_harms_stand_open_and_none_is_lost(chin: Page, facts: Evidence) -> None:
    (talk,) = (each for each in talks(facts) if (each.area, each.aim) == ("chin", "fat"))
    kinds = Counter(topic.kind for topic in talk.topics)
    assert len(kinds) == 3
    chin.locator(f"{ROOT} fieldset details").evaluate_all(
        "all => all.forEach((one) => (one.open = false))"
    )
    for kind, all_of_it in kinds.items():
        group = chin.locator(f"{ROOT} fieldset.{kind}")
        assert group.locator("input:visible").count() == 2
        group.get_by_text(f"Show {all_of_it - 2} more").tap()
        assert group.locator("input:visible").count() == all_of_it


def test_a_tick_tells_it_in_words_and_as_people_and_puts_it_on_the_sheet(chin: Page) -> None:
    chin.locator(ROOT).get_by_text("Swelling", exact=True).first.tap()
    line = (
        "Swelling: about 87 of 100 treated people over the whole study, up to 6 visits. "
        "With a dummy injection: about 43 of 100. Tested: deoxycholic acid, under the chin."
    )
    item = chin.locator(f"{ROOT} .ranking > li:visible")
    expect(item).to_contain_text(line)
    assert item.locator("figcaption").all_inner_texts() == ["87 of 100", "43 of 100"]
    paid = "Paid for by the maker (Kythera). We did not see how many were checked at the end."
    expect(item.locator(".paid")).to_have_text(paid)
    assert on_sheet(chin) == ["Swelling"]


def test_gains_and_harms_are_drawn_in_the_same_form(chin: Page) -> None:
    box(chin, "Swelling").check()
    box(chin, "Smaller on an MRI scan").check()
    shapes = chin.locator(f"{ROOT} .ranking .known:visible").evaluate_all(
        "all => all.map((each) => [...each.querySelectorAll('*')].map((el) =>"
        " el.tagName + '.' + el.getAttribute('class')).filter((name) => !/path/i.test(name)))"
    )
    assert shapes[0] == shapes[1]
    sizes = chin.locator(f"{ROOT} .ranking .icons:visible").evaluate_all(
        "all => all.map((each) => Math.round(each.getBoundingClientRect().width))"
    )
    assert len(sizes) == 4
    assert len(set(sizes)) == 1


def test_every_study_of_a_gain_is_drawn_under_its_name(chin: Page) -> None:
    box(chin, BOTH).check()
    item = chin.locator(f"{ROOT} .ranking > li:visible")
    assert item.locator(".study").all_inner_texts() == ["REFINE-1", "REFINE-2"]
    expect(item.locator(".icons")).to_have_count(4)


def test_topics_move_by_key_and_keep_the_keyboard_and_the_sheet_follows(chin: Page) -> None:
    for name in (BOTH, "Swelling", "Other bad infections"):
        box(chin, name).check()
    up = chin.get_by_role("button", name="Move up “Other bad infections”")
    up.focus()
    chin.keyboard.press("Enter")
    expect(up).to_be_focused()
    chin.keyboard.press("Enter")
    expect(status(chin)).to_contain_text("Now number 1 of 3 in your order.")
    assert order(chin) == ["Other bad infections", BOTH, "Swelling"]
    starts = [line.split(":")[0] for line in on_sheet(chin)]
    assert starts == order(chin)


def test_the_space_key_ticks_and_takes_the_tick_away(chin: Page) -> None:
    box(chin, "Numb skin").focus()
    chin.keyboard.press("Space")
    assert order(chin) == ["Numb skin"]
    chin.keyboard.press("Space")
    expect(status(chin)).to_contain_text("Off your list. 0 left.")
    expect(chin.locator(f"{ROOT} .order")).to_be_hidden()


def test_a_list_of_gains_only_says_that_the_harms_are_not_on_it(chin: Page) -> None:
    box(chin, BOTH).check()
    side = chin.locator(f"{ROOT} .side")
    expect(side).to_have_text("Your list has no side effect on it. You can add one, if you like.")
    expect(status(chin)).to_contain_text("Your list has no side effect on it.")
    box(chin, "Other bad infections").check()
    expect(side).to_have_text("")


def test_a_list_of_harms_only_says_that_the_gains_are_not_on_it(chin: Page) -> None:
    box(chin, "Swelling").check()
    expect(chin.locator(f"{ROOT} .side")).to_have_text(
        "Your list has nothing on what it may do for you. You can add that too."
    )


def test_a_seventh_topic_is_kindly_refused(chin: Page) -> None:
    for each in chin.locator(f"{ROOT} fieldset input:visible").all()[:6]:
        each.check()
    seventh = chin.locator(f"{ROOT} fieldset input:visible").nth(6)
    seventh.click()
    expect(seventh).not_to_be_checked()
    expect(chin.locator(f"{ROOT} .full")).to_have_text(
        "Your list has 6. Take one off to add this one."
    )
    assert len(order(chin)) == len(on_sheet(chin)) == 6
    chin.locator(f"{ROOT} fieldset input:checked").first.click()
    expect(chin.locator(f"{ROOT} .full")).to_have_text("")


def test_all_ticks_go_in_one_tap(chin: Page) -> None:
    box(chin, "Swelling").check()
    chin.locator(ROOT).get_by_role("button", name="Take all ticks away").tap()
    assert order(chin) == []
    expect(chin.locator(f"{ROOT} input").first).to_be_focused()


def test_the_list_is_there_after_a_reload_and_what_is_ticked_is_not_folded_away(
    chin: Page,
) -> None:
    box(chin, "Itching").check()
    box(chin, BOTH).check()
    chin.reload()
    chin.wait_for_selector("html[data-widgets=alive]")
    assert order(chin) == ["Itching", BOTH]
    expect(box(chin, "Itching")).to_be_visible()
    assert len(on_sheet(chin)) == 2


def test_clear_my_choices_clears_the_list(chin: Page) -> None:
    box(chin, "Swelling").check()
    chin.get_by_role("button", name="Clear my choices").tap()
    assert order(chin) == on_sheet(chin) == []


def test_topics_of_another_use_are_not_shown(page: Page, guide: Guide) -> None:
    kept = ["chin/fat/deoxycholic-acid/chin-both-1", "serious/slow-infection", "harm/swelling"]
    opened(page, guide, area="knees", aim="pain", topics=kept)
    assert order(page) == ["Infection that shows up late"]
    assert len(on_sheet(page)) == 1


@pytest.mark.parametrize(
    "kept", [{"a": 1}, "harm/swelling", ["joy", 7, None, "__proto__"], ["<img src=x onerror=1>"]]
)
def test_a_stale_or_hostile_list_is_no_list(page: Page, guide: Guide, kept: object) -> None:
    opened(page, guide, **CHIN, topics=kept)
    expect(page.locator(f"{ROOT} input:checked")).to_have_count(0)
    assert on_sheet(page) == []
    assert page.locator("main img").count() == 0


def test_of_a_kept_list_the_first_six_known_ids_stay_each_once(page: Page, guide: Guide) -> None:
    ids = TalkAbout().uses["chin/fat"]["topics"]
    opened(page, guide, **CHIN, topics=[ids[9], "joy", ids[9], *ids[:8]])
    assert len(order(page)) == len(on_sheet(page)) == 6
    assert order(page)[0] == "Pain"


def test_the_sheet_names_the_topics_and_tells_who_paid_with_what_was_found(chin: Page) -> None:
    names = ("The doctor and the patient both saw at least 1 step better", "Swelling")
    for name in names:
        chin.locator(ROOT).get_by_text(name, exact=True).first.tap()
    assert on_sheet(chin) == list(names)
    found = chin.locator(f"{SHEET} .found")
    expect(found).to_contain_text("Still checked at the end: 226 of 256")
    expect(found).to_contain_text("Paid for by the maker")


def test_the_table_has_every_topic_with_the_words_of_the_list(chin: Page, facts: Evidence) -> None:
    chin.locator(ROOT).get_by_text("Show all of these as a table").click()
    lines = chin.locator(f"{ROOT} tbody tr:visible td:nth-child(2)").all_inner_texts()
    (talk,) = (each for each in talks(facts) if (each.area, each.aim) == ("chin", "fat"))
    assert lines == [topic_line(topic) for topic in talk.topics]


def test_without_scripts_all_topics_stand_in_a_table(
    browser: Any, guide: Guide, facts: Evidence
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(VISIT))
    rows = page.locator(f"{ROOT} tbody tr:visible")
    expect(rows).to_have_count(len(every_topic(talks(facts))))
    expect(rows.first).to_contain_text("Under the chin: fat")
    assert page.locator(f"{ROOT} svg:visible").count() >= 4
    expect(page.locator(f"{ROOT} :is(input, button):visible")).to_have_count(0)
    expect(page.locator(f"{ROOT} .no-area")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_it_fits_every_screen_and_axe_finds_nothing(chin: Page, width: int) -> None:
    chin.set_viewport_size({"width": width, "height": 800})
    for name in (BOTH, "Swelling", "Other bad infections"):
        box(chin, name).check()
    assert chin.evaluate("document.documentElement.scrollWidth") <= width
    sizes = chin.locator(f"{ROOT} :is(button, .choice, summary):visible").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect().height)"
    )
    assert min(sizes) >= 43.5
    # From the top, so that no box lies half under the bar that stays.
    chin.evaluate("scrollTo(0, 0)")
    assert axe(chin, within=ROOT) == []
