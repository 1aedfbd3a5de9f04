"""What axe cannot see: values, states, sentences, drawings, and data behind the drawings."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from mesoguide.charts import icons
from tests.browser.conftest import PHONE, ready, shown
from tests.browser.look import OPEN, every_page, install, wrong
from tests.server import PAGES, Guide
from tests.some import some

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def opened(request: pytest.FixtureRequest, browser: Browser, guide: Guide) -> Iterator[Page]:
    """A page in a scheme of colours, with all that opens open."""
    scheme, name = request.param
    context = browser.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]}, has_touch=True, color_scheme=scheme
    )
    page = context.new_page()
    install(page)
    ready(page, guide.page(name))
    page.evaluate(OPEN)
    yield page
    context.close()


@every_page("light")
def test_every_control_has_a_name_and_its_value_in_words(opened: Page) -> None:
    assert wrong(opened, "unnamed") == []


@every_page("light")
def test_every_field_has_a_label_one_can_see(opened: Page) -> None:
    assert wrong(opened, "unlabelled") == []


@every_page("light")
def test_what_is_said_to_be_pressed_or_open_is_so(opened: Page) -> None:
    assert wrong(opened, "untrueStates") == []


@every_page("light")
def test_each_widget_one_can_work_has_one_live_region(opened: Page) -> None:
    assert wrong(opened, "silent") == []


@every_page("light")
def test_what_can_be_dragged_can_be_tapped(opened: Page) -> None:
    assert wrong(opened, "dragOnly") == []


@every_page("light")
def test_every_picture_has_words_or_is_left_out(opened: Page) -> None:
    assert wrong(opened, "untold") == []


@every_page("light")
def test_letters_in_drawings_are_12_px_on_a_phone(opened: Page) -> None:
    assert wrong(opened, "smallLetters") == []


@every_page("light", "dark")
def test_marks_stand_out(opened: Page) -> None:
    """Every shape of a drawing has an edge or a ground of 3 to 1 against the paper below it."""
    assert wrong(opened, "faint") == []


@every_page("light")
def test_a_picked_choice_differs_by_more_than_colour(opened: Page) -> None:
    assert wrong(opened, "colourOnly") == []


NAMED = """() => [...document.querySelectorAll("header, nav.pages, footer")].flatMap((part) =>
  [...part.querySelectorAll(
    "a:not([rel], [data-uses], .series-title), button[data-copy], .forget button, .ways summary"
  )].map(
    (one) => [
      [part.localName, one.getAttribute("href") ?? one.dataset.copy ?? one.localName,
        one.matches("summary") ? one.parentElement.className : ""].join(" "),
      one.textContent.replace(/\\s+/g, " ").trim(),
    ]))"""


def test_what_stands_on_every_page_has_one_name(page: Page, guide: Guide) -> None:
    names: dict[str, set[str]] = {}
    for name in PAGES:
        page.goto(guide.page(name))
        for what, called in page.evaluate(NAMED):
            names.setdefault(what, set()).add(called)
    assert len(names) > len(PAGES)
    assert {what: called for what, called in names.items() if len(called) > 1} == {}


def test_the_hundreds_and_their_table_hold_the_same_numbers(timeline: Page) -> None:
    slider = timeline.locator("[data-widget=session-timeline] input[type=range]")
    for week, row in ((8, 0), (16, 1), (32, 2)):
        slider.fill(str(week))
        now = shown(timeline)
        for count, cell in zip(now.counts, now.table[row][2:4], strict=True):
            assert not count or cell.startswith(f"{count} of 100")
        assert [sum(dots) for dots in now.dots] == [int(count or 0) for count in now.counts]


STEP = icons.SIZE // 10


@every_page("light", that_show="Chances(")
def test_a_row_has_as_many_dots_as_its_number_says(opened: Page) -> None:
    for arm in some(opened.locator(".chance .arm").all()):
        drawn = arm.locator(":is(.anyway, .filled).rim").evaluate_all(
            "paths => paths.map((path) => path.getAttribute('d')).join('')"
        )
        dots = sum((int(line) - 1) // STEP + 1 for line in re.findall(r"h(\d+)", drawn))
        said = arm.locator("strong").inner_text()
        assert said in (f"{dots} of 100", f"fewer than {dots + 1} of 100")
