"""The page on one's own visit: questions, own words, and the sheet that holds every choice."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from mesoguide.evidence import Evidence
from mesoguide.model.concerns import concern_words
from mesoguide.model.topics import MOST, every_topic, talks
from mesoguide.widgets import MySheet
from mesoguide.widgets.my_sheet import catalogue
from mesoguide.words import day_words
from tests.browser.conftest import PHONE, PROJECTOR, mount, ready
from tests.server import TIMELINE, VISIT, Guide
from tests.some import some

pytestmark = pytest.mark.browser

SHEET = "[data-widget=my-sheet]"
QUESTIONS = "[data-widget=question-list]"
CARDS = "[data-widget=teach-back]"


@pytest.fixture
def visit(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(VISIT))
    return page


def store(page: Page, values: dict[str, Any]) -> None:
    """Put choices where pages of this tab keep them, before any page opens."""
    texts = {
        key: value if key.startswith("!") else json.dumps(value) for key, value in values.items()
    }
    page.add_init_script(
        f"for (const [name, text] of Object.entries({json.dumps(texts)}))"
        " sessionStorage.setItem('mesoguide:' + name.replace('!', ''), text);"
    )


def last_checked(facts: Evidence) -> str:
    day = min(facts.sources[key].urldate for key in MySheet().sources)
    return f"Sources last checked {day_words(day)}."


def part(page: Page, name: str) -> str:
    return page.locator(f"{SHEET} section.{name}").inner_text()


def box(page: Page, question: str) -> Locator:
    return page.get_by_role("checkbox", name=question)


def asked(page: Page) -> list[str]:
    lines = page.locator(f"{SHEET} .asked li")
    return [text.strip() for text in lines.all_inner_texts()]


def longest_topics(facts: Evidence, number: int) -> list[str]:
    """The ids of the topics on the chin's fat that take most room."""
    there = next(talk for talk in talks(facts) if (talk.area, talk.aim) == ("chin", "fat"))
    longest = sorted(there.topics, key=lambda topic: -len(topic.line))
    return [topic.id for topic in longest[:number]]


def everything(facts: Evidence) -> dict[str, Any]:
    kinds = ("not while", "talk first")
    return {
        "choice": "nothing",
        "area": "chin",
        "aim": "fat",
        "visits": 4,
        "interval": 35,
        "price": 200.5,
        "currency": "GBP",
        "extras": 50,
        "concerns": [row.id for row in facts.cautions.values() if row.kind in kinds],
        "asks": list(facts.questions),
        "matters": list(facts.values),
        "topics": longest_topics(facts, MOST),
    }


# --- questions ----------------------------------------------------------------------------------


def test_the_four_that_fit_every_choice_come_first(visit: Page, facts: Evidence) -> None:
    texts = visit.locator(f"{QUESTIONS} .choice").all_inner_texts()
    assert texts[:4] == [facts.questions[key].question for key in facts.always_asked()]
    assert len(texts) == len(facts.questions)


def test_nothing_is_ticked_and_the_sheet_says_it_takes_the_four(
    visit: Page, facts: Evidence
) -> None:
    assert visit.locator(f"{QUESTIONS} input:checked").count() == 0
    expect(visit.locator(f"{QUESTIONS} .count")).to_contain_text("Nothing is ticked yet.")
    assert asked(visit) == [facts.questions[key].question for key in facts.always_asked()]
    assert "You ticked no question" in part(visit, "questions")


def test_four_questions_are_in_sight_and_the_rest_one_tap_away(
    visit: Page, facts: Evidence
) -> None:
    boxes = visit.locator(f"{QUESTIONS} input:visible")
    expect(boxes).to_have_count(4)
    visit.locator(f"{QUESTIONS} summary").first.tap()
    expect(boxes).to_have_count(len(facts.questions))


def test_a_tap_puts_a_question_on_the_sheet_and_says_so(visit: Page) -> None:
    visit.get_by_text("What can go wrong, how often, and for how long?").first.tap()
    assert asked(visit) == ["What can go wrong, how often, and for how long?"]
    assert "You ticked no question" not in part(visit, "questions")
    status = visit.locator(f"{QUESTIONS} [data-part=status]")
    expect(status).to_have_text("1 question is on your sheet.")


def test_the_space_key_ticks_and_takes_the_tick_away(visit: Page) -> None:
    box(visit, "What else could I try?").focus()
    visit.keyboard.press("Space")
    assert asked(visit) == ["What else could I try?"]
    visit.keyboard.press("Space")
    assert len(asked(visit)) == 4


def test_questions_stand_on_the_sheet_in_the_order_of_the_list(visit: Page) -> None:
    visit.locator(f"{QUESTIONS} summary").first.tap()
    box(visit, "May I go home and think before I pay?").check()
    box(visit, "What good can it do me, and how likely is that?").check()
    assert asked(visit) == [
        "What good can it do me, and how likely is that?",
        "May I go home and think before I pay?",
    ]


def test_why_a_question_is_worth_asking_is_one_tap_away_with_its_source(visit: Page) -> None:
    row = visit.locator(f"{QUESTIONS} li", has_text="What else could I try?")
    expect(row.locator(".why")).to_be_hidden()
    button = row.get_by_role("button", name="Why? What else could I try?")
    button.tap()
    expect(row.locator(".why")).to_contain_text("UK rules for doctors say")
    expect(row.locator(".why a")).to_have_attribute("href", re.compile("^https://"))
    expect(button).to_have_attribute("aria-expanded", "true")
    button.tap()
    expect(row.locator(".why")).to_be_hidden()


def test_all_ticks_go_in_one_tap(visit: Page) -> None:
    box(visit, "What else could I try?").check()
    visit.get_by_role("button", name="Take all ticks away").tap()
    assert visit.locator(f"{QUESTIONS} input:checked").count() == 0
    expect(visit.locator(f"{QUESTIONS} input").first).to_be_focused()


def test_the_table_has_every_question_and_reason(visit: Page, facts: Evidence) -> None:
    visit.get_by_text("Show all questions as a table").click()
    rows = visit.locator(f"{QUESTIONS} tbody tr")
    assert rows.count() == len(facts.questions)
    expect(rows.filter(has_text="What else could I try?")).to_contain_text(
        facts.questions["other-options"].why
    )


def test_ticked_questions_are_there_after_a_reload(visit: Page) -> None:
    box(visit, "What else could I try?").check()
    visit.reload()
    visit.wait_for_selector("html[data-widgets=alive]")
    expect(box(visit, "What else could I try?")).to_be_checked()
    assert asked(visit) == ["What else could I try?"]


# --- own words ----------------------------------------------------------------------------------


def test_what_to_listen_for_is_one_tap_away_with_its_page(visit: Page) -> None:
    card = visit.locator("[data-card=when-to-get-help]")
    visit.locator("details.cell-more", has=card).locator("summary").first.tap()
    expect(card.locator(".points")).to_be_hidden()
    card.locator("summary").tap()
    expect(card.locator(".points li")).to_have_count(3)
    expect(card.locator(".points")).to_contain_text("call the emergency number now")
    expect(card.get_by_role("link")).to_have_attribute("href", "05-side-effects-and-recovery.ipynb")


def test_the_cards_say_that_they_check_us(visit: Page) -> None:
    expect(visit.locator(CARDS)).to_contain_text("Check that we explained it well.")


# --- the sheet ----------------------------------------------------------------------------------


def test_a_sheet_with_nothing_chosen_says_where_to_choose(visit: Page) -> None:
    assert "Not chosen yet." in part(visit, "use")
    sheet = visit.locator(SHEET)
    for name, where in {
        "Choose an area and a plan": "06-treatments-and-results.ipynb",
        "Work out the cost": "08-cost-and-insurance.ipynb",
        "See who should wait or talk first": "02-is-it-for-me.ipynb",
    }.items():
        expect(sheet.get_by_role("link", name=name)).to_have_attribute("href", where)


def test_what_was_chosen_on_the_timelines_page_stands_on_the_sheet(
    page: Page, guide: Guide
) -> None:
    ready(page, guide.page(TIMELINE))
    page.get_by_label("Thighs").check()
    page.locator(".own-plan > summary").tap()
    page.get_by_role("spinbutton", name="Number of visits").fill("5")
    page.get_by_role("spinbutton", name="Number of visits").press("Tab")
    ready(page, guide.page(VISIT))
    use = part(page, "use")
    assert "Thighs: fat" in use
    assert "5 visits, 7 days apart." in use
    assert "A clinic page says change comes after 10 to 15 visits." in use
    assert "before that" not in use
    assert "No gain was seen, in too few people to be sure." in part(page, "found")


def test_gains_and_harms_stand_in_the_same_form(page: Page, guide: Guide) -> None:
    store(page, {"area": "chin", "aim": "fat"})
    ready(page, guide.page(VISIT))
    findings = page.locator(f"{SHEET} .found .finding:visible")
    assert [text.split("\n")[0] for text in findings.all_inner_texts()] == [
        "What it may do",
        "What may go wrong",
    ]
    for each in some(findings.all()):
        expect(each.locator("svg.icons")).to_have_count(2)
    counts = findings.locator("figcaption strong").all_inner_texts()
    assert counts == ["70 of 100", "19 of 100", "87 of 100", "43 of 100"]
    assert "Fairly sure." in findings.first.inner_text()


def test_a_plan_nobody_set_is_not_on_the_sheet(page: Page, guide: Guide) -> None:
    store(page, {"area": "scalp", "aim": "hair"})
    ready(page, guide.page(VISIT))
    assert "12 visits" not in part(page, "use")
    found = part(page, "found")
    assert "about 63 of 100 treated women" in found
    assert "Men were studied on their own." in found
    assert "We found no count of side effects for this use." in found


def test_the_readers_own_figures_are_added_up(page: Page, guide: Guide) -> None:
    store(page, {"visits": 3, "price": 199.99, "currency": "EUR", "extras": 50})
    ready(page, guide.page(VISIT))
    assert "€199.99 a visit, times 3 visits, plus €50 for extras, makes €649.97 in all." in part(
        page, "use"
    )


def test_a_price_without_a_plan_is_not_added_up(page: Page, guide: Guide) -> None:
    store(page, {"price": 80})
    ready(page, guide.page(VISIT))
    assert "80 a visit." in part(page, "use")
    assert "times" not in part(page, "use")


def test_concerns_stand_under_what_to_do_about_them(page: Page, guide: Guide) -> None:
    store(page, {"concerns": ["over-75", "under-18"]})
    ready(page, guide.page(VISIT))
    assert [line for line in part(page, "concerns").split("\n") if line] == [
        "True for me",
        "A reason to say no",
        "You are under 18.",
        "Talk about this first",
        "You are over 75.",
    ]


def test_what_matters_stands_on_the_sheet_in_the_readers_order(visit: Page) -> None:
    visit.locator("[data-widget=what-matters] summary").tap()
    for name in ("I want it to last", "I want no needles"):
        visit.get_by_role("checkbox", name=name).check()
    ranked = visit.locator(f"{SHEET} .ranked li")
    assert ranked.all_inner_texts() == ["I want it to last", "I want no needles"]
    visit.get_by_role("button", name="Move up").nth(1).click()
    assert ranked.all_inner_texts() == ["I want no needles", "I want it to last"]


def test_the_choice_can_be_made_by_key_and_is_kept(visit: Page) -> None:
    visit.get_by_label("Have it").focus()
    visit.keyboard.press("ArrowDown")
    expect(visit.get_by_label("Choose something else")).to_be_checked()
    expect(visit.locator(f"{SHEET} [data-part=status]")).to_have_text(
        "Your sheet says: Choose something else."
    )
    visit.reload()
    visit.wait_for_selector("html[data-widgets=alive]")
    expect(visit.get_by_label("Choose something else")).to_be_checked()


def test_clear_my_choices_clears_the_sheet(page: Page, guide: Guide) -> None:
    ready(page, guide.page(VISIT))
    page.evaluate(
        "for (const [name, value] of Object.entries({area: 'knees', aim: 'pain', price: 80}))"
        " sessionStorage.setItem('mesoguide:' + name, JSON.stringify(value))"
    )
    ready(page, guide.page(VISIT))
    box(page, "What else could I try?").check()
    page.get_by_label("Have it").check()
    assert "Knees: pain" in part(page, "use")
    page.get_by_role("button", name="Clear my choices").tap()
    assert "Knees" not in page.locator(SHEET).inner_text()
    assert len(asked(page)) == 4
    assert page.locator(f"{SHEET} input:checked, {QUESTIONS} input:checked").count() == 0
    assert page.evaluate("Object.keys(sessionStorage)") == []


HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "values",
    [
        {
            "choice": HOSTILE,
            "area": HOSTILE,
            "aim": HOSTILE,
            "currency": HOSTILE,
            "concerns": [HOSTILE, "__proto__", 7, None],
            "asks": [HOSTILE, "constructor", {"id": "benefits"}],
            "matters": [HOSTILE, ["x"]],
        },
        {"asks": {"length": 2}, "concerns": None, "matters": "abc", "price": "12", "visits": "3"},
        {"visits": -4, "interval": 1e9, "price": -1, "extras": 1e300},
        {"visits": 2.5, "interval": 0.1, "price": 1e300},
        {"!asks": HOSTILE, "!area": "{", "!price": "NaN", "!concerns": "]["},
    ],
    ids=["markup", "kinds", "bounds", "fractions", "unreadable"],
)
def test_a_hostile_stored_value_is_dropped(
    page: Page, guide: Guide, values: dict[str, Any]
) -> None:
    store(page, values)
    ready(page, guide.page(VISIT))
    assert page.locator("main img").count() == 0
    sheet = page.locator(SHEET).inner_text()
    assert "onerror" not in sheet
    for text in ("undefined", "null", "NaN", "Infinity", "[object"):
        assert text not in sheet
    assert "Not chosen yet." in part(page, "use")
    assert "Not set yet." in part(page, "use")
    assert "Nothing is ticked yet." in part(page, "concerns")
    assert "Not chosen yet." in part(page, "matters")
    assert len(asked(page)) == 4


def test_a_known_id_beside_a_hostile_one_stays(page: Page, guide: Guide) -> None:
    store(page, {"asks": [HOSTILE, "risks", "risks"], "area": "chin", "aim": HOSTILE})
    ready(page, guide.page(VISIT))
    assert asked(page) == ["What can go wrong, how often, and for how long?"]
    assert "Under the chin: fat" in part(page, "use")


def test_no_field_asks_who_the_reader_is(visit: Page) -> None:
    kinds = visit.locator("main input, main textarea, main select").evaluate_all(
        "all => all.map((each) => each.type)"
    )
    assert set(kinds) <= {"radio", "checkbox", "select-one"}
    assert visit.locator("main [contenteditable]").count() == 0


def test_the_print_button_prints(page: Page, guide: Guide) -> None:
    page.add_init_script("window.printed = 0; window.print = () => (window.printed += 1);")
    ready(page, guide.page(VISIT))
    page.get_by_role("button", name="Print my sheet").tap()
    assert page.evaluate("window.printed") == 1


def test_the_sheet_bears_the_local_date_of_printing(page: Page, guide: Guide) -> None:
    page.clock.set_fixed_time("2027-02-28T23:30:00")
    ready(page, guide.page(VISIT))
    expect(page.locator(f"{SHEET} .printed")).to_have_text("Printed 28 February 2027.")
    page.clock.set_fixed_time("2027-03-01T00:30:00")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(f"{SHEET} .printed")).to_have_text("Printed 1 March 2027.")


# --- on paper -----------------------------------------------------------------------------------


def printed(page: Page, size: str) -> list[str]:
    """The text of each side, on one line; a word that goes on after its hyphen is whole again."""
    sides = PdfReader(BytesIO(page.pdf(format=size))).pages
    lines = [" ".join(side.extract_text().split()) for side in sides]
    return [re.sub(r"(?<=\w)- (?=\w)", "-", line) for line in lines]


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_everything_chosen_fits_on_two_sides(
    page: Page, guide: Guide, facts: Evidence, size: str
) -> None:
    values = everything(facts)
    store(page, values)
    ready(page, guide.page(VISIT))
    sides = printed(page, size)
    assert len(sides) == 2
    text = " ".join(sides)
    assert "✕ Do nothing for now" in text
    assert "Under the chin: fat" in text
    assert "4 visits, 35 days apart." in text
    assert "£200.50 a visit, times 4 visits, plus £50 for extras, makes £852 in all." in text
    for key in values["asks"]:
        assert facts.questions[key].question in text
    for key in values["concerns"]:
        assert concern_words(facts, facts.cautions[key]) in text
    for place, key in enumerate(values["matters"], start=1):
        assert f"{place}. {facts.values[key].card}" in text
    names = {topic.id: topic.name for topic in every_topic(talks(facts))}
    for place, key in enumerate(values["topics"], start=1):
        assert f"{place}. {names[key]}" in text
    cautions = facts.cautions.values()
    for caution in some(row for row in cautions if row.kind in ("same day", "emergency")):
        assert caution.who in text
    for row in facts.aftercare.values():
        assert row.what in text
    assert last_checked(facts) in text
    assert "not yet reviewed by a clinician" in text
    assert "Jones and others, 2016" in text


@pytest.mark.parametrize(
    "lines",
    [
        (4, 3, 0, 0),
        (5, 1, 0, 0),
        (3, 0, 0, 3),
        (0, 4, 3, 2),
        (4, 0, 0, 5),
        (6, 5, 0, 0),
        (1, 12, 3, 6),
        (4, 1, 8, 3),
        (18, 0, 0, 0),
        (17, 11, 8, 6),
        (14, 2, 8, 6),
    ],
)
def test_any_number_of_lines_fits_on_two_sides(
    page: Page, guide: Guide, facts: Evidence, lines: tuple[int, int, int, int]
) -> None:
    values = everything(facts)
    for name, number in zip(("asks", "concerns", "matters", "topics"), lines, strict=True):
        values[name] = values[name][:number]
    store(page, values)
    ready(page, guide.page(VISIT))
    talk, to_keep = printed(page, "Letter")
    assert talk.startswith("My sheet")
    assert to_keep.startswith("When to get help")


def test_on_paper_the_sheet_stands_alone(visit: Page) -> None:
    (text, *_) = printed(visit, "A4")
    assert text.startswith("My sheet")
    everything_said = " ".join(printed(visit, "A4"))
    for other in ("What will I ask?", "Print my sheet", "Choose an area", "Why?", "Clear my"):
        assert other not in everything_said


def test_what_was_not_chosen_is_not_on_paper(visit: Page, facts: Evidence) -> None:
    talk, to_keep = printed(visit, "A4")
    for other in (
        "ot chosen",
        "ot set",
        "Nothing is ticked",
        "What matters to me",
        "My own figures",
    ):
        assert other not in talk
    for key in facts.always_asked():
        assert facts.questions[key].question in talk
    for blank in ("Product", "Batch number", "Date of the visit", "Who to call"):
        assert blank in to_keep


def test_other_pages_print_as_before(page: Page, guide: Guide) -> None:
    ready(page, guide.page("00-start"))
    text = " ".join(printed(page, "A4"))
    assert "Thinking about mesotherapy?" in text
    assert "not yet reviewed by a clinician" in text


def small_or_pale(page: Page, least: float) -> list[object]:
    """The words of the printed sheet that are not black, or below so many pixels."""
    page.emulate_media(media="print")
    found: list[object] = page.locator(f"{SHEET} .paper").evaluate(
        """(paper, least) => {
          const walk = document.createTreeWalker(paper, NodeFilter.SHOW_TEXT);
          const odd = [];
          while (walk.nextNode()) {
            const el = walk.currentNode.parentElement;
            const {fontSize, color} = getComputedStyle(el);
            if (!walk.currentNode.data.trim() || !el.getClientRects().length) continue;
            if (parseFloat(fontSize) < least || color !== "rgb(0, 0, 0)")
              odd.push([walk.currentNode.data, fontSize, color]);
          }
          return odd;
        }""",
        least,
    )
    return found


def test_the_words_on_paper_are_black_and_11_pt_or_more(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    values = everything(facts)
    usual = {"asks": 4, "concerns": 0, "matters": 0, "topics": 0}
    store(page, {**values, **{name: values[name][:most] for name, most in usual.items()}})
    ready(page, guide.page(VISIT))
    assert small_or_pale(page, 14.6) == []


def test_where_little_is_chosen_the_talk_is_in_letters_of_14_pt(page: Page, guide: Guide) -> None:
    store(page, {"choice": "unsure", "area": "chin", "aim": "fat", "asks": ["risks"]})
    ready(page, guide.page(VISIT))
    page.emulate_media(media="print")
    lines = page.locator(f"{SHEET} .talk :is(p, dd, li):visible")
    sizes = lines.evaluate_all("all => all.map((each) => getComputedStyle(each).fontSize)")
    assert len(sizes) > 5
    assert min(round(float(size.removesuffix("px")) * 0.75, 1) for size in sizes) == 14


def test_where_all_is_ticked_the_words_on_paper_are_black_and_9_pt_or_more(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    store(page, everything(facts))
    ready(page, guide.page(VISIT))
    assert small_or_pale(page, 12.6) == []


def test_every_question_has_two_lines_to_write_on(visit: Page) -> None:
    visit.emulate_media(media="print")
    for question in some(visit.locator(f"{SHEET} .asked li").all()):
        expect(question.locator(".rule")).to_have_count(2)
    for rule in some(visit.locator(f"{SHEET} .asked .rule").all()):
        box = rule.bounding_box()
        assert box is not None
        assert box["width"] > 100
        assert box["height"] > 15


def test_without_scripts_the_blank_sheet_prints_on_two_sides(
    browser: Any, guide: Guide, facts: Evidence
) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(VISIT))
    sides = printed(page, "A4")
    context.close()
    text = " ".join(sides)
    assert len(sides) <= 2
    assert text.startswith("My sheet")
    for key in facts.always_asked():
        assert facts.questions[key].question in text
    assert "See a doctor the same day, even weeks later" in text
    assert facts.aftercare["product-name"].what in text


# --- in two languages ---------------------------------------------------------------------------

OTHER = "qps-ploc"


def pseudo(content: Any) -> Any:
    """What is said in a language that only this test speaks; ids and places stay as they are."""
    if isinstance(content, dict):
        return {key: pseudo(value) for key, value in content.items()}
    if isinstance(content, (list, tuple)):
        return [pseudo(value) for value in content]
    if not isinstance(content, str) or " " not in content:
        return content
    swapped = str.maketrans("aeou", "àéöü")
    pieces = re.split(r"({\w+})", content)
    return "".join(each if each.startswith("{") else each.translate(swapped) for each in pieces)


def columns(paper: bytes) -> tuple[str, str]:
    """The text of the left and of the right half of all sides, without any spaces.

    A column goes on from side to side.
    """
    halves: tuple[list[str], list[str]] = ([], [])
    for side in PdfReader(BytesIO(paper)).pages:
        middle = float(side.mediabox.width) / 2

        def hear(text: str, cm: Any, tm: Any, *_font: Any, middle: float = middle) -> None:
            halves[cm[0] * tm[4] + cm[4] > middle].append(text)

        side.extract_text(visitor_text=hear)
    left, right = (squashed("".join(half)) for half in halves)
    return left, right


def squashed(text: str) -> str:
    return "".join(text.split())


def in_two_languages(page: Page, guide: Guide, **chosen: Any) -> dict[str, Any]:
    """A sheet with a second language, on the page; returns what it says in that language."""
    ready(page, guide.page(VISIT))
    second: dict[str, Any] = pseudo(catalogue())
    place = f".widget:has({SHEET})"
    mount(page, place, MySheet(beside={OTHER: second}), **chosen)
    page.locator(f"{SHEET} details.to-keep > summary").click()
    return second


def all_said(content: dict[str, Any], values: dict[str, Any]) -> list[str]:
    """Every choice in words, as one catalogue of a sheet says it."""
    topics = dict(content["topics"])
    names = dict(content["questions"]) | dict(content["values"])
    names |= dict(row for group in content["concerns"] for row in group["rows"])
    return [
        dict(content["choices"])[values["choice"]],
        content["uses"]["chin/fat"]["title"],
        content["uses"]["chin/fat"]["gain"],
        *(names[key] for key in (*values["asks"], *values["concerns"], *values["matters"])),
        *(topics[key] for key in values["topics"]),
        *content["aftercare"],
        *(sign for group in content["flags"] for sign in group["signs"]),
    ]


def test_with_one_language_nothing_is_in_columns(visit: Page) -> None:
    expect(visit.locator(f"{SHEET} .two")).to_have_count(0)
    assert visit.locator(f"{SHEET} section > div").evaluate_all(
        "all => all.every((each) => each.lang === 'en')"
    )


def test_two_languages_stand_side_by_side_part_by_part(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    page.set_viewport_size(dict(zip(("width", "height"), PROJECTOR, strict=True)))
    second = in_two_languages(page, guide, **everything(facts))
    sections = page.locator(f"{SHEET} section").all()
    assert len(sections) == 10
    for section in sections:
        columns = section.locator("> div")
        assert columns.evaluate_all("all => all.map((each) => each.lang)") == ["en", OTHER]
        one, other = (each.bounding_box() for each in columns.all())
        assert one and other
        assert one["y"] == other["y"]
        assert one["x"] + one["width"] < other["x"]
    heads = page.locator(f"{SHEET} section h4").all_inner_texts()
    assert "What it is about" in heads
    assert second["parts"]["use"] in heads


def test_on_a_phone_the_second_language_stands_below_the_first(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    page.set_viewport_size(dict(zip(("width", "height"), PHONE, strict=True)))
    in_two_languages(page, guide, **everything(facts))
    one, other = (each.bounding_box() for each in page.locator(f"{SHEET} section.use > div").all())
    assert one and other
    assert one["y"] + one["height"] <= other["y"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_everything_chosen_stands_in_both_languages_on_screen(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    values = everything(facts)
    second = in_two_languages(page, guide, **values)
    for content, lang in ((catalogue(), "en"), (second, OTHER)):
        text = " ".join(page.locator(f"{SHEET} .paper [lang={lang}]").all_inner_texts())
        for each in all_said(content, values):
            assert each in text


def test_one_choice_is_made_for_both_languages(page: Page, guide: Guide) -> None:
    second = in_two_languages(page, guide)
    boxes = page.locator(f"{SHEET} .lean .choice")
    expect(boxes).to_have_count(4)
    boxes.first.tap()
    expect(boxes.first.locator("input")).to_be_checked()
    labels = boxes.first.locator("[lang]")
    assert labels.all_inner_texts() == ["Have it", dict(second["choices"])["have"]]


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_everything_chosen_in_two_languages_fits_on_four_sides(
    page: Page, guide: Guide, facts: Evidence, size: str
) -> None:
    values = everything(facts)
    second = in_two_languages(page, guide, **values)
    paper = page.pdf(format=size)
    assert len(PdfReader(BytesIO(paper)).pages) <= 4
    whole = "".join(columns(paper))
    for content, text in zip((catalogue(), second), columns(paper), strict=True):
        choice, *others = all_said(content, values)
        assert squashed(choice) in whole  # one row of boxes for both
        for each in others:
            assert squashed(each) in text


# --- a text for the clinic's record -------------------------------------------------------------


def record(page: Page) -> str:
    page.get_by_text("A short text for the clinic record").click()
    return page.locator(f"{SHEET} .record pre").inner_text()


def test_the_record_says_what_was_chosen_in_the_words_of_the_sheet(
    page: Page, guide: Guide, facts: Evidence
) -> None:
    values = everything(facts)
    store(page, values)
    ready(page, guide.page(VISIT))
    text = record(page)
    names = {topic.id: topic.name for topic in every_topic(talks(facts))}
    for line in (
        "Area and aim: Under the chin: fat",
        "My plan: 4 visits, 35 days apart.",
        "What I lean to today: Do nothing for now",
        "From the page: What do I ask, and what matters to me?",
        last_checked(facts),
    ):
        assert line in text
    for key in values["asks"]:
        assert facts.questions[key].question in text
    for key in values["concerns"]:
        assert concern_words(facts, facts.cautions[key]) in text
    for place, key in enumerate(values["matters"], start=1):
        assert f"{place}. {facts.values[key].card}" in text
    for place, key in enumerate(values["topics"], start=1):
        assert f"{place}. {names[key]}" in text


def test_the_record_of_nothing_names_the_page_alone(visit: Page) -> None:
    first, *_ = record(visit).splitlines()
    assert first.startswith("From the page: What do I ask, and what matters to me?")


def test_the_record_follows_the_choices(visit: Page) -> None:
    record(visit)
    box(visit, "What else could I try?").check()
    text = visit.locator(f"{SHEET} .record pre")
    expect(text).to_contain_text("My questions: 1. What else could I try?")


def test_the_record_holds_no_amount_of_money_and_no_day_of_today(page: Page, guide: Guide) -> None:
    page.clock.set_fixed_time("2027-02-28T12:00:00")
    store(page, {"area": "chin", "aim": "fat", "visits": 4, "price": 987, "currency": "EUR"})
    ready(page, guide.page(VISIT))
    text = record(page)
    assert "987" not in text
    assert "2027" not in text


def test_the_record_is_copied_and_says_so(page: Page, guide: Guide) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready(page, guide.page(VISIT))
    text = record(page)
    page.get_by_role("button", name="Copy the text").tap()
    expect(page.locator(f"{SHEET} [data-part=status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_where_nothing_can_be_copied_the_text_is_marked(page: Page, guide: Guide) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    ready(page, guide.page(VISIT))
    text = record(page)
    page.get_by_role("button", name="Copy the text").tap()
    expect(page.locator(f"{SHEET} [data-part=status]")).to_contain_text("The text is marked now.")
    assert page.evaluate("getSelection().toString()").strip() == text.strip()


def test_the_record_is_not_printed(visit: Page) -> None:
    record(visit)
    text = " ".join(printed(visit, "A4"))
    assert "clinic record" not in text
    assert "From the page:" not in text
