"""Plain Voila, as a command or behind a button, shows the page that `mesoguide serve` shows."""

import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from mesoguide import paths
from tests.browser.conftest import ready
from tests.plain import plain_voila
from tests.server import AREAS, TIMELINE, Guide

pytestmark = pytest.mark.browser

SHOWN = [AREAS, TIMELINE]
Opened = dict[str, tuple[Page, list[Request]]]


@pytest.fixture(scope="module")
def plain() -> Iterator[str]:
    with plain_voila(paths.notebooks() / "en") as url:
        yield url


@pytest.fixture(scope="module")
def opened(browser: Browser, plain: str) -> Iterator[Opened]:
    """Two pages, alive, each with what it asked for."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    pages = {}
    for name in SHOWN:
        page = context.new_page()
        asked: list[Request] = []
        page.on("request", lambda request, asked=asked: asked.append(request))
        page.set_default_timeout(60_000)
        ready(page, f"{plain}/{name}.ipynb")
        pages[name] = (page, asked)
    yield pages
    context.close()


def main_text(page: Page) -> str:
    return re.sub(r"\s+", " ", page.locator("main").inner_text())


@pytest.mark.parametrize("name", SHOWN)
def test_the_page_says_what_the_guides_own_server_says(
    opened: Opened, guide: Guide, browser: Browser, name: str
) -> None:
    own = browser.new_page(viewport={"width": 390, "height": 844})
    ready(own, guide.page(name))
    assert main_text(opened[name][0]) == main_text(own)
    own.close()


@pytest.mark.parametrize("name", SHOWN)
def test_no_speaker_note_and_no_raw_mark_is_shown(opened: Opened, name: str) -> None:
    whole = opened[name][0].content()
    cells = json.loads((paths.notebooks() / "en" / f"{name}.ipynb").read_text("utf-8"))["cells"]
    notes = [cell["id"] for cell in cells if "notes" in cell["metadata"].get("tags", ())]
    assert notes
    assert not [cell for cell in notes if f'data-cell="{cell}"' in whole]
    assert "Teach-back." not in whole
    text = opened[name][0].locator("body").inner_text()
    assert "[@" not in text and "[?" not in text


@pytest.mark.parametrize("name", SHOWN)
def test_no_other_host_is_asked(opened: Opened, plain: str, name: str) -> None:
    own = urlsplit(plain).netloc
    asked = [urlsplit(request.url) for request in opened[name][1]]
    assert {url.netloc for url in asked if url.scheme in ("http", "https", "ws")} == {own}


def test_the_map_picks_an_area(opened: Opened) -> None:
    page, _ = opened[AREAS]
    page.locator("[data-widget=body-map]").get_by_label("Thighs").check()
    expect(page.locator("[data-widget=area-card] h3").first).to_contain_text("Thighs")


def test_the_chart_is_drawn_in_the_guides_style(opened: Opened) -> None:
    page, _ = opened[TIMELINE]
    expect(page.locator("[data-widget=session-timeline] .plot .main-svg").first).to_be_attached()
    assert page.evaluate("document.querySelector('.no-inline-styles').sheet !== null")


def test_nothing_is_offered_that_needs_the_guides_own_server(opened: Opened) -> None:
    page, _ = opened[TIMELINE]
    for gone in (".share", ".keep", ".present", ".checked"):
        expect(page.locator(gone)).to_have_count(0)
    assert "sets no cookie" not in page.locator("footer").inner_text()


def test_a_link_to_the_next_page_leads_there(browser: Browser, plain: str) -> None:
    page = browser.new_page()
    page.set_default_timeout(60_000)
    ready(page, f"{plain}/{AREAS}.ipynb")
    page.locator("nav.pages a[rel=next]").click()
    page.wait_for_url("**/06-treatments-and-results.ipynb")
    expect(page.locator("h1")).to_be_visible()
    page.close()


@pytest.mark.parametrize("name", SHOWN)
def test_no_face_is_asked_for_where_the_page_names_none(opened: Opened, name: str) -> None:
    page, asked = opened[name]
    expect(page.locator("html")).to_have_attribute("data-faces", "none")
    assert [each.url for each in asked if each.resource_type == "font"] == []
