"""After a change one live region speaks, in one short sentence the control has not said itself."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ready
from tests.server import AREAS, PAGES, TIMELINE, VISIT, Guide
from tests.some import some

pytestmark = pytest.mark.browser
#: Room for when it was seen, both groups' numbers, what was judged, and how sure we are.
MOST_WORDS = 41
#: Longer than the longest pause before a sentence, in ms.
QUIET = 1700

# Every sentence that comes, with the widget it comes from.
LISTEN = """() => {
  window.said = [];
  for (const region of document.querySelectorAll("[data-part=status], footer [aria-live=polite]")) {
    const from = region.closest("[data-widget]")?.dataset.widget ?? "page";
    const hear = () => region.textContent && window.said.push([from, region.textContent]);
    new MutationObserver(hear).observe(region, {childList: true, subtree: true});
  }
}"""

# One of each kind of control in each widget, worked as a hand would.
WORK = """async (quiet) => {
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const heard = [];
  for (const widget of document.querySelectorAll("[data-widget]")) {
    for (const kind of [
      "[type=checkbox]:not(:checked)", "[type=radio]:not(:checked)", "[type=range]", "select",
      "[inputmode=decimal]", ".slider-row button:last-child", ".stepper button", ".stop + .stop",
      ".move .next", ".show",
    ]) {
      const one = [...widget.querySelectorAll(kind)].find((each) => each.checkVisibility());
      if (!one) continue;
      window.said.length = 0;
      one.focus();
      const change = (value, event) => {
        one.value = value;
        one.dispatchEvent(new Event(event, {bubbles: true}));
      };
      if (one.type === "range") change(Number(one.value) + 1, "input");
      else if (one.matches("select")) change(one.options[one.options.length - 1].value, "change");
      else if (one.matches("[inputmode=decimal]")) change("200", "input");
      else one.click();
      await pause(quiet);
      heard.push({control: `${widget.dataset.widget} ${kind}`, said: [...window.said]});
    }
  }
  return heard;
}"""


@pytest.mark.parametrize("name", PAGES)
def test_a_change_is_told_once_and_briefly(page: Page, guide: Guide, name: str) -> None:
    ready(page, guide.page(name))
    page.evaluate(LISTEN)
    worked = some(page.evaluate(WORK, QUIET))
    assert [each for each in worked if len(each["said"]) > 1] == []
    sentences = some(sentence for each in worked for _, sentence in each["said"])
    assert [each for each in sentences if len(each.split()) > MOST_WORDS] == []


@pytest.mark.parametrize(
    ("name", "speaker"), [(AREAS, "area-card"), (TIMELINE, "session-timeline")]
)
def test_what_is_picked_is_told_by_what_shows_it(
    page: Page, guide: Guide, name: str, speaker: str
) -> None:
    ready(page, guide.page(name))
    page.evaluate(LISTEN)
    page.get_by_label("Thighs").check()
    page.wait_for_timeout(QUIET)
    assert [widget for widget, _ in page.evaluate("said")] == [speaker]


def test_every_result_of_the_timeline_is_told_briefly(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.evaluate(LISTEN)
    widget = page.locator("[data-widget=session-timeline]")
    select = widget.locator("select:visible")
    for measure in select.locator("option").all():
        select.select_option(measure.get_attribute("value") or "")
        for stop in widget.locator(".stop.special").all():
            stop.click()
            page.wait_for_timeout(500)
    said = [sentence for _, sentence in page.evaluate("said")]
    assert any("With a dummy injection" in sentence for sentence in said)
    # What keeps a change of measure from being taken for a fall is told on top of that.
    breaks = widget.locator("[data-broken]").evaluate_all(
        "all => all.map((one) => one.dataset.broken)"
    )
    for each in filter(None, breaks):
        said = [sentence.replace(each, "") for sentence in said]
    assert [sentence for sentence in said if len(sentence.split()) > MOST_WORDS] == []


def test_the_slider_does_not_say_its_value_twice(page: Page, guide: Guide) -> None:
    def said_after(act: Callable[[], None]) -> str:
        page.evaluate("said.length = 0")
        act()
        page.wait_for_timeout(600)
        return " ".join(sentence for _, sentence in page.evaluate("said"))

    ready(page, guide.page("05-side-effects-and-recovery"))
    page.evaluate(LISTEN)
    page.get_by_role("slider").focus()
    by_key = said_after(lambda: page.keyboard.press("ArrowRight"))
    by_button = said_after(lambda: page.get_by_role("button", name="One day on").click())
    assert "day" not in by_key
    assert by_button.startswith("day 3. ")


def test_an_amount_is_told_once_it_is_typed(page: Page, guide: Guide) -> None:
    ready(page, guide.page("08-cost-and-insurance"))
    page.evaluate(LISTEN)
    page.get_by_label("Price of one visit").press_sequentially("1500", delay=500)
    page.wait_for_timeout(QUIET)
    assert len(page.evaluate("said")) == 1


def test_when_choices_are_cleared_the_page_alone_speaks(page: Page, guide: Guide) -> None:
    ready(page, guide.page(VISIT))
    page.locator("[data-widget=question-list] input").first.check()
    page.locator("[data-widget=what-matters] input").first.check()
    page.wait_for_timeout(600)
    page.evaluate(LISTEN)
    page.get_by_role("button", name="Clear my choices").click()
    page.wait_for_timeout(QUIET)
    assert page.evaluate("said") == [["page", "Your choices are cleared."]]


def test_the_same_sentence_is_told_again_after_another_change(page: Page, guide: Guide) -> None:
    ready(page, guide.page(VISIT))
    boxes = page.locator("[data-widget=what-matters] input")
    boxes.nth(0).check()
    expect(page.locator("[data-widget=what-matters] [data-part=status]")).to_have_text(
        "Now number 1 of 1 in your order."
    )
    page.evaluate(LISTEN)
    boxes.nth(0).uncheck()
    boxes.nth(1).check()
    page.wait_for_timeout(600)
    assert page.evaluate("said") == [["what-matters", "Now number 1 of 1 in your order."]]
