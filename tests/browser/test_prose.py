"""Sources and explained words open in place, with and without scripts, and print at the end."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ready
from tests.server import TIMELINE, Guide

pytestmark = pytest.mark.browser


def test_a_citation_opens_its_source_in_place(timeline: Page) -> None:
    timeline.get_by_role("button", name="Source 3: Jones").first.tap()
    note = timeline.locator("#cite-jones-2016-refine1")
    expect(note).to_be_visible()
    expect(note).to_contain_text("REFINE-1")
    expect(note).to_contain_text("Who: 256 adults given the drug")
    expect(note.get_by_role("link")).to_have_attribute(
        "href", "https://doi.org/10.1097/DSS.0000000000000578"
    )
    timeline.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_numbers_of_citations_are_those_of_the_list(timeline: Page) -> None:
    listed = timeline.locator(".sources li").evaluate_all("all => all.map((line) => line.id)")
    for cite in timeline.locator(".cite").all():
        number = int(cite.inner_text())
        key = (cite.get_attribute("popovertarget") or "").removeprefix("cite-")
        assert listed[number - 1] == f"source-{key}"


def test_a_word_is_explained_in_place(timeline: Page) -> None:
    timeline.get_by_role("button", name="dummy injection").tap()
    expect(timeline.locator("#word-placebo")).to_be_visible()


def test_a_source_opens_without_scripts(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(TIMELINE))
    page.get_by_role("button", name="Source 3: Jones").first.click()
    expect(page.locator("#cite-jones-2016-refine1")).to_be_visible()
    context.close()


def test_sources_stand_in_print(page: Page, guide: Guide) -> None:
    ready(page, guide.page(TIMELINE))
    page.emulate_media(media="print")
    expect(page.locator("#source-jones-2016-refine1")).to_be_visible()
