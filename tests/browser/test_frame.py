"""The bar that stays at the top of every page, and what stands at its end."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE, PROJECTOR, ready
from tests.browser.look import axe
from tests.server import AREAS, PAGES, TIMELINE, VISIT, Guide
from tests.some import some

pytestmark = pytest.mark.browser

pages = pytest.mark.parametrize("name", PAGES)
WALL = (1920, 1080)


def seen(page: Page) -> list[str]:
    """The pages marked as seen in the list, by their file."""
    links = page.locator(".contents ol a:has(.seen:not([hidden]))")
    found: list[str] = links.evaluate_all("all => all.map((a) => a.getAttribute('href'))")
    return found


def look_for(page: Page, word: str) -> None:
    page.locator(".contents > summary").click()
    page.get_by_label("Find a word in the guide").fill(word)
    expect(page.locator(".found a").first).to_be_visible(timeout=30_000)


@pages
def test_the_bar_is_56_px_stays_and_leads_to_the_signs(page: Page, guide: Guide, name: str) -> None:
    ready(page, guide.page(name))
    place = PAGES.index(name) + 1
    expect(page.locator(".contents > summary")).to_contain_text(f"{place} of {len(PAGES)}")
    page.evaluate("scrollTo(0, 900)")
    bar = page.locator(".top-bar").bounding_box()
    assert bar
    assert (bar["y"], bar["height"]) == (0, 56)
    footer = page.locator("footer").bounding_box()
    assert footer
    assert footer["height"] <= 260
    page.get_by_role("link", name="Worried?", exact=True).click()
    sheet = page.get_by_role("dialog", name="Have you had it, and does something worry you?")
    expect(sheet.get_by_text("Call the emergency number now")).to_be_in_viewport()
    expect(sheet.get_by_text("See a doctor the same day")).to_be_visible()
    assert urlsplit(page.url).fragment == ""
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(page.get_by_role("link", name="Worried?", exact=True)).to_be_focused()


def test_the_sheet_closes_by_its_button_and_leads_to_the_reasons(page: Page, guide: Guide) -> None:
    ready(page, guide.page(AREAS))
    page.get_by_role("link", name="Worried?", exact=True).click()
    sheet = page.get_by_role("dialog")
    assert axe(page) == []
    sheet.get_by_role("button", name="Close").click()
    expect(sheet).to_have_count(0)
    expect(page.get_by_role("link", name="Worried?", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    sheet.get_by_role("link", name="Why each sign matters").click()
    page.wait_for_url("**/00-start.ipynb#worried")


def test_the_list_marks_the_pages_that_were_seen_and_clearing_unmarks_them(
    page: Page, guide: Guide
) -> None:
    ready(page, guide.page("00-start"))
    assert seen(page) == []
    ready(page, guide.page(AREAS))
    ready(page, f"{guide.page(TIMELINE)}#area=abdomen")
    assert seen(page) == ["00-start.ipynb", f"{AREAS}.ipynb"]
    page.get_by_role("button", name="Clear my choices").click()
    assert seen(page) == []


def test_pages_that_were_seen_are_no_choice_to_clear(page: Page, guide: Guide) -> None:
    ready(page, guide.page("00-start"))
    ready(page, guide.page(AREAS))
    expect(page.get_by_role("button", name="Clear my choices")).to_be_hidden()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_is_only_opened_has_no_choice_to_clear(
    page: Page, guide: Guide, name: str
) -> None:
    ready(page, guide.page(name))
    expect(page.locator(".forget")).to_be_hidden()
    kept = page.evaluate("Object.keys(sessionStorage)")
    assert [key for key in kept if not key.endswith(":seen")] == []


def test_the_list_closes_by_escape_and_the_focus_returns(page: Page, guide: Guide) -> None:
    ready(page, guide.page(AREAS))
    summary = page.locator(".contents > summary")
    summary.click()
    assert axe(page) == []
    page.keyboard.press("Tab")
    expect(page.get_by_label("Find a word in the guide")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".contents ol")).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_word_of_another_page_is_found_and_leads_to_its_heading(page: Page, guide: Guide) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ready(page, guide.page("00-start"))
    assert not [url for url in asked if "minisearch" in url or "words.js" in url]
    look_for(page, "mesoderm")
    first = page.locator(".found a", has_text="What is each layer called?").first
    expect(first).to_contain_text("What is mesotherapy?")
    first.click()
    page.wait_for_url("**/01-what-is-mesotherapy.ipynb#*")
    heading = page.get_by_role("heading", name="What is each layer called?")
    expect(heading).to_be_in_viewport()
    bar = page.locator(".top-bar").bounding_box()
    top = heading.bounding_box()
    assert bar
    assert top
    assert top["y"] >= bar["height"]


def test_a_word_begun_is_found_and_one_that_is_nowhere_is_said(page: Page, guide: Guide) -> None:
    ready(page, guide.page(AREAS))
    look_for(page, "tranex")
    expect(page.locator(".found mark").first).to_have_text("tranexamic", ignore_case=True)
    expect(page.locator(".panel > ol")).to_be_hidden()
    page.get_by_label("Find a word in the guide").fill("zzzz")
    expect(page.locator(".find [role=status]")).to_contain_text("No page has this word.")
    page.get_by_label("Find a word in the guide").fill("")
    expect(page.locator(".panel > ol")).to_be_visible()


def test_a_word_is_found_from_a_folder(page: Page, site: Path) -> None:
    ready(page, (site / "en" / "00-start.html").as_uri())
    look_for(page, "mesoderm")
    page.locator(".found a", has_text="What is each layer called?").first.click()
    page.wait_for_url("**/01-what-is-mesotherapy.html#*")


def test_a_pick_shows_in_the_bar_of_every_page_and_leads_to_the_picker(
    page: Page, guide: Guide
) -> None:
    ready(page, guide.page(TIMELINE))
    chip = page.locator(".chip")
    expect(chip).to_be_hidden()
    page.get_by_label("Thighs").check()
    expect(chip).to_have_text("You picked: Thighs · fat")
    page.evaluate("scrollTo(0, 3000)")
    chip.click()
    expect(page.locator("#picker")).to_be_in_viewport()
    ready(page, guide.page(VISIT))
    expect(chip).to_have_text("You picked: Thighs · fat")
    chip.click()
    page.wait_for_url(f"**/{AREAS}.ipynb")


@pytest.mark.parametrize("width", [320, 390, 768])
def test_with_the_longest_pick_the_bar_keeps_its_height(
    page: Page, guide: Guide, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    ready(page, f"{guide.page(AREAS)}#area=neck-chest&aim=sagging")
    expect(page.locator(".chip")).to_be_visible()
    assert page.evaluate("document.querySelector('.top-bar').offsetHeight") == 56
    wide = page.locator(".top-row").evaluate("(row) => row.scrollWidth - row.clientWidth")
    assert wide == 0


def test_in_a_low_window_the_bar_shrinks(page: Page, guide: Guide) -> None:
    page.set_viewport_size({"width": 844, "height": 390})
    ready(page, guide.page(AREAS))
    assert page.evaluate("document.querySelector('.top-bar').offsetHeight") <= 48


def test_no_control_that_has_the_focus_is_below_the_bar(page: Page, guide: Guide) -> None:
    ready(page, guide.page(AREAS))
    page.keyboard.press("End")
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        page.wait_for_timeout(150)  # the page follows the focus
        box = page.evaluate(
            "() => { const one = document.activeElement; return one.closest('.top-bar') ? 99"
            " : one.getBoundingClientRect().bottom; }"
        )
        assert box > 56


def test_without_scripts_the_list_opens_and_the_signs_are_a_link_away(
    browser: Browser, guide: Guide
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(AREAS))
    page.locator(".contents > summary").click()
    expect(page.locator(".contents ol a")).to_have_count(len(PAGES))
    expect(page.locator(".find")).to_be_hidden()
    page.locator(".contents > summary").click()
    page.get_by_role("link", name="Worried?", exact=True).click()
    expect(page.get_by_role("heading", name="Call the emergency number now")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("size", [PHONE, PROJECTOR, WALL], ids=lambda size: str(size[0]))
def test_words_and_pictures_share_a_left_edge(
    page: Page, guide: Guide, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    ready(page, guide.page("08-cost-and-insurance"))
    edges = page.locator("main > :is(:first-child, .cell-lead, .cell-know), .top-row").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().left"
        " + parseFloat(getComputedStyle(one).paddingLeft))"
    )
    assert len(set(some(edges))) == 1


def test_a_picture_stands_beside_its_words_where_there_is_room(page: Page, guide: Guide) -> None:
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    ready(page, guide.page("01-what-is-mesotherapy"))
    picture = page.locator(".cell-beside").bounding_box()
    words = page.locator("main > .cell-markdown:has(+ .cell-beside)").bounding_box()
    assert picture
    assert words
    assert abs(picture["y"] - words["y"]) < 60
    assert picture["x"] >= words["x"] + words["width"]


def test_what_is_offered_for_another_device_is_not_offered_on_a_phone(
    page: Page, guide: Guide
) -> None:
    ready(page, guide.page(AREAS))
    page.get_by_text("Show or keep").click()
    expect(page.locator(".share")).to_be_hidden()
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    expect(page.locator(".share")).to_be_visible()


@pages
def test_in_a_low_window_nothing_of_the_page_stays_over_the_rest(
    page: Page, guide: Guide, name: str
) -> None:
    page.set_viewport_size({"width": 1093, "height": 478})
    ready(page, guide.page(name))
    staying = page.locator("main *").evaluate_all(
        """all => all.filter((each) => each.getClientRects().length
          && ["sticky", "fixed"].includes(getComputedStyle(each).position))
          .map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert staying == []
