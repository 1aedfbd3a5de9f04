"""The skin in section: move the needle by tap, key and slider; words, picture and table agree."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model import skin
from tests.browser.conftest import ready
from tests.server import Guide

pytestmark = pytest.mark.browser

PAGE = "01-what-is-mesotherapy"

#: The words of the drawing that meet others, or that it has no room for.
MEET = """picture => {
  const edge = picture.getBoundingClientRect();
  const all = [...picture.querySelectorAll("text")].filter((text) => text.textContent.trim())
    .map((text) => [text.textContent, text.getBoundingClientRect()]);
  const out = all.filter(([, box]) => box.left < edge.left - 1 || box.right > edge.right + 1);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  return [...out.map(([words]) => words), ...all.flatMap(([one, a], at) => all.slice(at + 1)
    .filter(([, b]) => meet(a, b)).map(([other]) => `${one} / ${other}`))];
}"""


@pytest.fixture
def section(page: Page, guide: Guide) -> Locator:
    ready(page, guide.page(PAGE))
    return page.locator("[data-widget=skin-section]")


def slider(section: Locator) -> Locator:
    return section.get_by_label("How deep is the needle?")


def end(part: Locator) -> float:
    """How far down the drawing a part of it ends."""
    down: float = part.evaluate(
        "one => one.getBoundingClientRect().bottom - one.closest('svg').getBoundingClientRect().top"
    )
    return down


def tip_y(section: Locator) -> float:
    return end(section.locator(".tool path"))


def test_a_tap_on_a_stop_moves_the_needle_and_names_the_layer(section: Locator) -> None:
    section.get_by_role("button", name="4 mm", exact=True).tap()
    expect(section.locator(".value-now")).to_have_text("4 mm: fat layer")
    expect(section.locator(".tip")).to_contain_text("At 4 mm on the belly, the tip is in the fat")


def test_the_needle_in_the_picture_goes_as_deep_as_the_words(section: Locator) -> None:
    section.page.emulate_media(reduced_motion="reduce")
    before = tip_y(section)
    section.get_by_role("button", name="1 mm deeper").tap()
    assert tip_y(section) > before
    assert tip_y(section) == pytest.approx(end(section.locator(".tick").nth(2)), abs=1)


def test_the_needle_is_drawn_down_by_hand_as_far_as_the_ruler_tells(section: Locator) -> None:
    section.locator(".section").evaluate("one => one.scrollIntoView({ block: 'center' })")
    mouse, needle = section.page.mouse, section.locator(".tool path").bounding_box()
    assert needle
    x, y = needle["x"] + needle["width"] / 2, needle["y"] + needle["height"] - 5
    five = end(section.locator(".tick").nth(6)) - end(section.locator(".tick").nth(1))
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y + five)
    expect(section.locator(".value-now")).to_have_text("6 mm: fat layer")
    mouse.move(x, y - five)
    mouse.up()
    mouse.move(x, y)
    expect(section.locator(".value-now")).to_have_text("0 mm: not in the skin yet")


def test_the_vessels_keep_to_the_border_of_skin_and_fat(section: Locator) -> None:
    below = []
    for place in ("belly", "chin"):
        section.get_by_label("Where on the body?").select_option(place)
        below.append(end(section.locator(".vessels")) - end(section.locator(".middle")))
    assert 0 < below[0] == pytest.approx(below[1], abs=0.5)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_words_in_the_picture_meet_or_leave_it(
    section: Locator, facts: Evidence, width: int
) -> None:
    section.page.set_viewport_size({"width": width, "height": 800})
    trouble = []
    for place in facts.layers:
        section.get_by_label("Where on the body?").select_option(place)
        for depth in facts.depths:
            section.locator(f"input[value={depth}]").check()
            trouble += section.locator(".section").evaluate(MEET)
    assert trouble == []


def test_arrow_keys_move_the_needle_to_both_ends(section: Locator) -> None:
    slider(section).focus()
    section.page.keyboard.press("End")
    expect(section.locator(".value-now")).to_have_text("13 mm: fat layer")
    section.page.keyboard.press("Home")
    expect(section.locator(".tip")).to_have_text("The needle has not gone in yet.")
    assert slider(section).get_attribute("aria-valuetext") == "0 mm: not in the skin yet"


def test_another_place_puts_the_same_depth_into_another_layer(section: Locator) -> None:
    section.get_by_role("button", name="12 mm", exact=True).tap()
    expect(section.locator(".value-now")).to_have_text("12 mm: fat layer")
    section.get_by_label("Where on the body?").select_option("chin")
    expect(section.locator(".value-now")).to_have_text("12 mm: muscle or deeper")
    expect(section.locator("figcaption")).to_contain_text("Under the chin: skin about 1.1 mm")


@pytest.mark.parametrize(
    ("label", "kind", "words"),
    [
        ("Quick pricks", "taught", "Courses teach 2 to 4 mm."),
        ("Fat-dissolving", "meant", "No depth in mm is given."),
        ("Fine needling", "length", "The needles are 0.5 to 1.5 mm long."),
    ],
)
def test_a_treatment_shows_its_range_and_who_says_so(
    section: Locator, label: str, kind: str, words: str
) -> None:
    section.get_by_label(label).check()
    expect(section.locator(".depth-range:visible")).to_contain_text(words)
    expect(section.locator(".band")).to_have_class(f"band {kind}")
    expect(section.locator(".said:visible")).to_contain_text("This is from")
    assert (section.locator(".said:visible a").first.get_attribute("href") or "").startswith(
        "https://"
    )


def test_every_place_and_treatment_says_what_the_model_says(
    section: Locator, facts: Evidence
) -> None:
    for place in facts.layers.values():
        section.get_by_label("Where on the body?").select_option(place.id)
        for depth in facts.depths.values():
            section.locator(f"input[value={depth.id}]").check()
            line = section.locator(".depth-range:visible").text_content()
            assert line == skin.depth_sentence(depth, place)
        assert section.locator(".tip").text_content() == skin.tip_sentence(place, 1)


def test_the_tables_have_what_is_drawn(section: Locator, facts: Evidence) -> None:
    section.get_by_text("Show it all as tables").click()
    rows = section.locator("tbody tr")
    assert rows.count() == len(facts.layers) + len(facts.depths)
    expect(rows.first).to_contain_text("388 adults in the US with diabetes")


def test_the_change_is_announced_once_the_reader_pauses(section: Locator) -> None:
    section.get_by_label("Point by point").check()
    status = section.locator("[data-part=status]")
    expect(status).to_have_text("Courses teach 4 to 12 mm. At this place that is in the fat layer.")


def test_the_area_of_another_page_is_where_it_starts(page: Page, guide: Guide) -> None:
    ready(page, guide.page("00-start"))
    page.get_by_label("Thighs").check()
    ready(page, guide.page(PAGE))
    expect(page.get_by_label("Where on the body?")).to_have_value("thigh")


def test_an_area_without_a_place_starts_where_the_page_does(page: Page, guide: Guide) -> None:
    ready(page, guide.page("00-start"))
    page.get_by_label("Knees").check()
    ready(page, guide.page(PAGE))
    expect(page.get_by_label("Where on the body?")).to_have_value("belly")


def test_a_place_picked_here_changes_no_choice_of_other_pages(section: Locator) -> None:
    section.get_by_label("Where on the body?").select_option("chin")
    assert section.page.evaluate("Object.keys(sessionStorage)") == []


def test_a_hostile_kept_area_falls_back(page: Page, guide: Guide) -> None:
    page.add_init_script("sessionStorage.setItem('mesoguide:area', '\"<img>\"')")
    ready(page, guide.page(PAGE))
    expect(page.get_by_label("Where on the body?")).to_have_value("belly")


def test_a_country_opens_without_a_script(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(PAGE))
    page.locator("summary", has_text="Is it allowed where you live?").click()
    block = page.locator("[data-widget=regulators]")
    block.get_by_text("Switzerland:").click()
    expect(block.get_by_text("Product names: Lemon Bottle.").locator("visible=true")).to_have_count(
        1
    )
    expect(block.get_by_role("link", name="Swissmedic, 2024")).to_be_visible()
    context.close()
