"""A browser that lacks a part: every link leads on, every note can be read, choices are taken."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ready
from tests.browser.host import Host, host, publish, small_guide
from tests.server import TIMELINE, VISIT, Guide

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: How each part is taken away, by what is missing.
WITHOUT = {
    "time limits": "delete AbortSignal.timeout; delete AbortSignal.any;",
    "copies of values": "delete window.structuredClone;",
    "style sheets of its own": """
        delete Document.prototype.adoptedStyleSheets;
        delete window.adoptedStyleSheets;
        window.CSSStyleSheet = undefined;""",
    "popovers": """
        for (const name of ["popover", "showPopover", "hidePopover", "togglePopover"]) {
          delete HTMLElement.prototype[name];
        }
        ["querySelector", "querySelectorAll", "matches"].forEach((name) => {
          for (const kind of [Element, Document]) {
            const own = kind.prototype[name];
            if (!own) continue;
            kind.prototype[name] = function (selector) {
              if (selector.includes(":popover-open")) throw new SyntaxError(selector);
              return own.call(this, selector);
            };
          }
        });""",
    "room to store": """
        Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    """,
    "leave to read what is stored": """
        Storage.prototype.getItem = () => { throw new DOMException("no", "SecurityError"); };
        Storage.prototype.setItem = () => { throw new DOMException("no", "SecurityError"); };""",
    "storage": """
        Object.defineProperty(window, "sessionStorage", {
          get() { throw new DOMException("no", "SecurityError"); },
        });""",
}
STORAGE = [name for name in WITHOUT if "stor" in name and "style" not in name]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    site = tmp_path_factory.mktemp("host") / "site"
    publish(small_guide(tmp_path_factory.mktemp("notebooks") / "own"), site)
    with host(site) as made:
        yield made


def see(page: Page, small: Host, name: str = "00-start") -> None:
    page.goto(f"{small.url}/en/{name}.html")
    page.wait_for_selector("html[data-widgets=alive]")


@pytest.mark.parametrize("missing", WITHOUT)
def test_widgets_live_and_links_lead_on(page: Page, small: Host, missing: str) -> None:
    page.add_init_script(WITHOUT[missing])
    see(page, small)
    assert page.locator(".widget:not([data-alive=true])").count() == 0
    page.get_by_label("Belly").check()
    page.locator(".pages a[rel=next]").click()
    page.wait_for_url("**/01-second.html")


@pytest.mark.parametrize("missing", STORAGE)
def test_a_choice_is_taken_and_can_be_cleared(page: Page, small: Host, missing: str) -> None:
    page.add_init_script(WITHOUT[missing])
    see(page, small)
    page.get_by_label("Belly").check()
    expect(page.get_by_label("Belly")).to_be_checked()
    page.get_by_role("button", name="Clear my choices").click()
    expect(page.get_by_label("Belly")).not_to_be_checked()


@pytest.mark.parametrize("missing", STORAGE)
def test_the_page_with_everything_on_it_comes_alive(page: Page, guide: Guide, missing: str) -> None:
    page.add_init_script(WITHOUT[missing])
    ready(page, guide.page(VISIT))
    assert page.locator(".widget:not([data-alive=true])").count() == 0


def test_a_chart_is_drawn_with_no_copies_of_values(page: Page, guide: Guide) -> None:
    page.add_init_script(WITHOUT["copies of values"])
    ready(page, guide.page(TIMELINE))
    assert page.locator("[data-widget=session-timeline][data-ready=true]").count() == 1


def test_a_browser_too_old_for_the_widgets_has_the_still_page(page: Page, guide: Guide) -> None:
    page.add_init_script("delete Array.prototype.findLast;")
    page.goto(guide.page(VISIT))
    page.wait_for_selector("html[data-widgets=still]")
    expect(page.get_by_text("need JavaScript, and a browser from 2022")).to_be_visible()
    assert page.locator("[data-widget] [inert]:visible").count() == 0
    assert page.locator(".widget-failed").count() == 0
    page.locator(".pages a[rel=next]").click()
    page.wait_for_url("**/11-*")


def test_a_note_is_shut_until_its_word_is_tapped(page: Page, small: Host) -> None:
    page.add_init_script(WITHOUT["popovers"])
    see(page, small)
    note, word = page.locator(".note"), page.get_by_role("button", name="mesoderm")
    expect(note).to_be_hidden()
    word.click()
    expect(note).to_be_visible()
    expect(word).to_have_attribute("aria-expanded", "true")
    word.click()
    expect(note).to_be_hidden()


def test_a_note_closes_by_its_button_and_by_key(page: Page, small: Host) -> None:
    page.add_init_script(WITHOUT["popovers"])
    see(page, small)
    note, word = page.locator(".note"), page.get_by_role("button", name="mesoderm")
    word.click()
    note.get_by_role("button", name="Close").click()
    expect(note).to_be_hidden()
    expect(word).to_be_focused()
    word.click()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
