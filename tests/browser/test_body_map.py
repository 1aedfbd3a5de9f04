"""The body map: every area can be picked, is answered on the same screen, and is told by form."""

from collections.abc import Iterator
from math import hypot

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, ready
from tests.browser.look import axe
from tests.server import AREAS, Guide
from tests.some import some

pytestmark = pytest.mark.browser
MAP = "[data-widget=body-map]"
ANSWER = f"{MAP} [data-part=answer]"
#: Put a part of the map at the top, below a bar of 56 px.
AT_THE_TOP = "(node) => scrollTo(0, node.getBoundingClientRect().top + scrollY - 56)"
BOXES = """(map) => [...map.querySelectorAll(".spot, .sides button, .choice")]
  .filter((node) => node.getClientRects().length)
  .map((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const words = document.createRange();
    words.selectNodeContents(node);
    const inside = [...words.getClientRects()].every((box) =>
      box.left >= left - 1 && box.right <= left + width + 1 && box.bottom <= top + height + 1);
    return { name: node.textContent.trim(), left, top, width, height, inside };
  })"""
#: The form of a mark: how its parts are drawn, without their colours.
FORM = """(map) => Object.fromEntries([...map.querySelectorAll(".marks-key .mark")].map((mark) => [
  mark.dataset.mark,
  [...mark.children].map((part) => {
    const { fill, stroke, strokeDasharray } = getComputedStyle(part);
    return [part.getAttribute("d"), fill === "none", stroke === "none", strokeDasharray].join();
  }).join(";"),
]))"""


@pytest.fixture
def areas(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(AREAS))
    return page


def ids(page: Page) -> list[str]:
    found: list[str] = page.locator(f"{MAP} input[data-area]").evaluate_all(
        "all => all.map((one) => one.dataset.area)"
    )
    assert len(found) > 5
    return found


def test_every_area_is_answered_on_the_screen_of_the_tap(areas: Page) -> None:
    areas.locator(MAP).evaluate(AT_THE_TOP)
    for area in ids(areas):
        before = areas.evaluate("scrollY")
        areas.locator(f"{MAP} input[data-area={area}]").tap()
        assert areas.evaluate("scrollY") == before, area
        for part in (".verdict", ".standing", ".go"):
            expect(areas.locator(f"{ANSWER} {part}:visible")).to_be_in_viewport(ratio=1)


def test_every_aim_of_the_area_with_most_is_answered_there_too(areas: Page) -> None:
    areas.locator(MAP).evaluate(AT_THE_TOP)
    areas.locator(f"{MAP} input[data-area=face]").tap()
    for aim in some(areas.locator(f"{ANSWER} .choice:visible").all()):
        aim.tap()
        expect(areas.locator(f"{ANSWER} .go:visible")).to_be_in_viewport(ratio=1)


def test_on_the_smallest_phone_the_answer_can_be_reached(areas: Page) -> None:
    areas.set_viewport_size({"width": 320, "height": 568})
    for area in ids(areas):
        areas.locator(f"{MAP} input[data-area={area}]").tap()
        verdict = areas.locator(f"{ANSWER} .verdict:visible")
        verdict.scroll_into_view_if_needed()
        expect(verdict).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_labels_are_large_and_neither_clip_nor_overlap(areas: Page, width: int) -> None:
    areas.set_viewport_size({"width": width, "height": 900})
    for view in ("Head", "Front", "Back"):
        button = areas.get_by_role("button", name=view, exact=True)
        if button.is_visible():
            button.click()
        boxes = areas.locator(MAP).evaluate(BOXES)
        assert len(boxes) >= len(ids(areas))
        for box in boxes:
            assert box["width"] >= 44, box
            assert box["height"] >= 44, box
            assert box["inside"], box
            assert 0 <= box["left"] <= width - box["width"], box
        for number, one in enumerate(boxes):
            for other in boxes[number + 1 :]:
                beside = (
                    one["left"] + one["width"] <= other["left"] + 1.5
                    or other["left"] + other["width"] <= one["left"] + 1.5
                )
                below = (
                    one["top"] + one["height"] <= other["top"] + 1.5
                    or other["top"] + other["height"] <= one["top"] + 1.5
                )
                assert beside or below, (one, other)


#: How far the first labels of a column go when all after them are taken away, in pixels.
MOVED_BY_THE_LAST = """(map) => Math.max(...[...map.querySelectorAll(".labels")].map((column) => {
  const [, second, ...last] = column.children;
  const before = second.getBoundingClientRect().top;
  for (const one of last) one.remove();
  return Math.abs(second.getBoundingClientRect().top - before);
}))"""


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_a_label_stands_in_its_place_before_those_below_it_have_come(
    areas: Page, width: int
) -> None:
    areas.set_viewport_size({"width": width, "height": 844})
    assert areas.locator(MAP).evaluate(MOVED_BY_THE_LAST) < 4


def test_the_figure_is_large_on_a_phone(areas: Page) -> None:
    box = areas.locator(f"{MAP} .view:visible").bounding_box()
    assert box is not None
    assert box["height"] >= 300


def test_picking_an_area_turns_to_its_view(areas: Page) -> None:
    areas.get_by_label("Buttocks").check()
    expect(areas.locator(f"{MAP} .view:visible")).to_have_attribute("data-view", "body-back")
    areas.get_by_label("Under the chin").check()
    expect(areas.locator(f"{MAP} .view:visible")).to_have_attribute("data-view", "body-head")


def test_a_line_leads_from_each_label_in_view_into_its_area(areas: Page) -> None:
    areas.get_by_role("button", name="Head").tap()
    areas.locator(MAP).evaluate(AT_THE_TOP)
    reached = areas.locator(MAP).evaluate(
        """(map) => [...map.querySelectorAll(".leaders line:not(.none)")].map((line) => {
          const at = new DOMPoint(line.x2.baseVal.value, line.y2.baseVal.value)
            .matrixTransform(line.getScreenCTM());
          const name = (region) => region.dataset.area;
          const near = [-3, 0, 3].flatMap((by) => document.elementsFromPoint(at.x + by, at.y))
            .filter((node) => node.matches(".region")).map(name);
          return [line.dataset.area, near.includes(line.dataset.area)];
        })"""
    )
    assert len(reached) == 4
    assert all(inside for _, inside in reached), reached


#: Lines in sight of the map by their ends on the screen, and marks in sight by their middles.
LINES = """(map) => {
  const at = (line, x, y) => {
    const found = new DOMPoint(line[x].baseVal.value, line[y].baseVal.value)
      .matrixTransform(line.getScreenCTM());
    return [found.x, found.y];
  };
  return {
    lines: [...map.querySelectorAll(".leaders line:not(.none)")].map((line) =>
      [line.dataset.area, at(line, "x1", "y1"), at(line, "x2", "y2")]),
    marks: [...map.querySelectorAll(".ground")]
      .map((mark) => [mark.dataset.area, mark.getBoundingClientRect()])
      .filter(([, box]) => box.width)
      .map(([area, { x, y, width, height }]) => [area, [x + width / 2, y + height / 2], width / 2]),
  };
}"""
Point = list[float]


def side(a: Point, b: Point, c: Point) -> float:
    """On which side of the line from `a` to `b` a point is, as a signed area."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def crossing(a: Point, b: Point, c: Point, d: Point) -> bool:
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def away(a: Point, b: Point, c: Point) -> float:
    """How far a point is from the line between `a` and `b`."""
    x, y = b[0] - a[0], b[1] - a[1]
    along = ((c[0] - a[0]) * x + (c[1] - a[1]) * y) / (x * x + y * y)
    part = min(max(along, 0), 1)
    return hypot(c[0] - a[0] - part * x, c[1] - a[1] - part * y)


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_no_line_crosses_another_or_the_marks_of_another_area(areas: Page, width: int) -> None:
    areas.set_viewport_size({"width": width, "height": 900})
    for view in ("Head", "Front", "Back"):
        button = areas.get_by_role("button", name=view, exact=True)
        if button.is_visible():
            button.click()
        areas.wait_for_timeout(200)
        seen = areas.locator(MAP).evaluate(LINES)
        assert len(seen["lines"]) >= 4
        for number, (area, a, b) in enumerate(seen["lines"]):
            for other, c, d in seen["lines"][number + 1 :]:
                assert not crossing(a, b, c, d), (view, area, other)
            for other, middle, radius in seen["marks"]:
                assert other == area or away(a, b, middle) >= radius, (view, area, other)


@pytest.mark.parametrize("width", [1280, 1920])
def test_marks_on_the_body_are_large_enough_to_tell_apart(areas: Page, width: int) -> None:
    areas.set_viewport_size({"width": width, "height": 1080})
    widths = areas.locator(f"{MAP} .view .mark").evaluate_all(
        "all => all.map((mark) => mark.getBoundingClientRect().width)"
    )
    assert min(some(widths)) >= 12


@pytest.mark.parametrize("width", [390, 768])
def test_the_line_of_the_belly_does_not_climb_steeply(areas: Page, width: int) -> None:
    areas.set_viewport_size({"width": width, "height": 1024})
    areas.get_by_role("button", name="Front", exact=True).click()
    areas.wait_for_timeout(200)
    lines = areas.locator(MAP).evaluate(LINES)["lines"]
    (x, y), (to_x, to_y) = next(ends for area, *ends in lines if area == "abdomen")
    assert abs(y - to_y) <= 1.05 * abs(x - to_x)


def test_the_arrow_keys_go_through_every_area(areas: Page) -> None:
    every = ids(areas)
    areas.locator(f"{MAP} input[data-area={every[0]}]").press("Space")
    for area in every[1:]:
        areas.keyboard.press("ArrowDown")
        radio = areas.locator(f"{MAP} input[data-area={area}]")
        expect(radio).to_be_checked()
        expect(radio).to_be_focused()


def test_before_a_pick_the_key_tells_the_six_marks(areas: Page) -> None:
    expect(areas.locator(f"{ANSWER} .marks-key li:visible")).to_have_count(6)
    areas.get_by_label("Knees").check()
    expect(areas.locator(f"{ANSWER} .marks-key")).to_be_hidden()


def test_on_a_phone_one_tap_tells_what_the_marks_mean(areas: Page) -> None:
    areas.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    key = areas.locator(f"{ANSWER} .marks-key")
    toggle = areas.get_by_role("button", name="What do the marks mean?")
    meaning = key.get_by_text("Nobody tested it well enough to know")
    expect(meaning).to_be_hidden()
    both = [one.bounding_box() for one in (toggle, key)]
    assert sum(box["height"] for box in both if box) <= 150
    toggle.tap()
    expect(meaning).to_be_visible()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    toggle.tap()
    expect(meaning).to_be_hidden()


def test_on_a_tablet_the_meanings_of_the_marks_are_in_sight(areas: Page) -> None:
    areas.set_viewport_size({"width": 768, "height": 1024})
    expect(areas.locator(f"{ANSWER} .marks-key span > .meaning:visible")).to_have_count(6)
    expect(areas.get_by_role("button", name="What do the marks mean?")).to_be_hidden()


def test_the_answer_says_what_was_found_how_sure_and_leads_on(areas: Page) -> None:
    areas.get_by_label("Thighs").check()
    answer = areas.locator(ANSWER)
    expect(answer).to_contain_text("treated one thigh and left the other alone")
    expect(answer.locator(".standing:visible")).to_contain_text("Mixed, or too small to tell")
    expect(answer.locator(".standing:visible")).to_contain_text("Not sure.")
    over_time = answer.get_by_role("link", name="See it over time")
    expect(over_time).to_have_attribute("href", "06-treatments-and-results.ipynb")
    expect(answer.get_by_role("link", name="See what can go wrong")).to_be_visible()


@pytest.mark.parametrize("name", ["00-start", AREAS])
def test_a_choice_is_said_once(page: Page, guide: Guide, name: str) -> None:
    ready(page, guide.page(name))
    page.evaluate(
        """() => {
          window.said = [];
          for (const one of document.querySelectorAll("[data-part=status]")) {
            const listen = () => one.textContent && said.push(one.textContent);
            new MutationObserver(listen).observe(one, { childList: true, characterData: true });
          }
        }"""
    )
    page.get_by_label("Scalp").check()
    page.wait_for_timeout(1500)
    said = page.evaluate("said")
    assert len(said) == 1
    assert "63 of 100 women" in said[0]


def test_marks_differ_by_form_in_colour_and_in_forced_colours(areas: Page) -> None:
    for forced in ("none", "active"):
        areas.emulate_media(forced_colors=forced)  # type: ignore[arg-type]
        forms = areas.locator(MAP).evaluate(FORM)
        assert len(forms) == len(set(forms.values())) == 6


def test_a_solid_mark_and_an_empty_one_differ_in_a_print_without_colour(areas: Page) -> None:
    areas.emulate_media(media="print")
    marks = areas.locator(f"{MAP} .marks-key .mark")
    filled = "(mark) => [...mark.children].some((part) => getComputedStyle(part).fill !== 'none')"
    assert [mark.evaluate(filled) for mark in marks.all()] == [True, True] + [False] * 4


def test_on_paper_every_view_and_every_answer_is_there(areas: Page) -> None:
    areas.get_by_label("Thighs").check()
    areas.emulate_media(media="print")
    expect(areas.locator(f"{MAP} .view:visible")).to_have_count(3)
    expect(areas.locator(f"{ANSWER} .verdict:visible")).to_have_count(
        areas.locator(f"{ANSWER} .verdict").count()
    )


@pytest.fixture
def unscripted(browser: Browser, guide: Guide) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(guide.page(AREAS))
    yield page
    context.close()


def test_without_scripts_every_view_and_every_answer_is_there(unscripted: Page) -> None:
    expect(unscripted.locator(f"{MAP} .view:visible")).to_have_count(3)
    hidden = unscripted.locator(f"{ANSWER} .verdict:not(:visible)")
    expect(hidden).to_have_count(0)
    expect(unscripted.locator(f"{MAP} input:visible")).to_have_count(0)
    expect(unscripted.locator(f"{ANSWER} .marks-key span > .meaning:visible")).to_have_count(6)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_before_and_after_a_pick(areas: Page, scheme: str) -> None:
    areas.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert axe(areas, within=MAP) == []
    areas.locator(f"{MAP} input[data-area=face]").check()
    assert axe(areas, within=MAP) == []
