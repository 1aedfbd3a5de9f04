"""The copy on the device: kept only when asked, shown only when the network fails, gone in one tap.

The server of these tests is really stopped, and the browser is a real Chromium.
"""

import re
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import open_tools, ready, shown
from tests.server import AREAS, PAGES, TIMELINE, VISIT, Guide, start_guide

pytestmark = pytest.mark.browser

KEPT = "[data-copy=remove]:visible"
TODAY = f"{date.today():%-d %B %Y}"


def keep(page: Page, guide: Guide) -> None:
    ready(page, guide.page("00-start"))
    open_tools(page)
    page.get_by_role("button", name="Keep a copy on this device").click()
    page.wait_for_selector(KEPT, timeout=120_000)


def stop(guide: Guide) -> None:
    guide.process.kill()
    guide.process.wait()


def left(page: Page) -> list[int]:
    """How many caches and how many registrations there are."""
    found: list[int] = page.evaluate(
        """async () => [
          (await caches.keys()).length,
          (await navigator.serviceWorker.getRegistrations()).length,
        ]"""
    )
    return found


@contextmanager
def fresh(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


@pytest.fixture(scope="module")
def own(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps a copy of a guide whose server is gone."""
    guide = start_guide()
    with fresh(browser) as context:
        page = context.new_page()
        keep(page, guide)
        page.close()
        # What the browser may have put by itself must not help.
        tool = context.new_page()
        context.new_cdp_session(tool).send("Network.clearBrowserCache")
        tool.close()
        stop(guide)
        context.guide = guide  # type: ignore[attr-defined]
        yield context


@pytest.fixture
def offline(own: BrowserContext) -> Iterator[tuple[Page, Guide]]:
    page = own.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    yield page, own.guide  # type: ignore[attr-defined]
    page.close()
    assert trouble == []


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_from_the_copy_and_says_its_date(
    offline: tuple[Page, Guide], name: str
) -> None:
    page, guide = offline
    ready(page, guide.page(name))
    expect(page.locator("main .copied")).to_have_text(f"This is a copy from {TODAY}.")
    assert page.locator(".widget:not([data-alive=true])").count() == 0
    box = page.locator("main .copied").bounding_box()
    assert box is not None and box["y"] < 500


def test_widgets_work_in_the_copy_and_links_lead_on(offline: tuple[Page, Guide]) -> None:
    page, guide = offline
    ready(page, guide.page(TIMELINE))
    page.get_by_label("Belly").check()
    assert shown(page).title == "Belly: fat"
    page.locator(".pages a[rel=next]").click()
    page.wait_for_url("**/07-*.ipynb")
    page.wait_for_selector("html[data-widgets=alive]")
    expect(page.locator(".copied")).to_be_visible()
    assert page.evaluate("sessionStorage['mesoguide:area']") == '"abdomen"'


@pytest.mark.parametrize("more", ["?mode=present", "?kiosk=1&idle=60", "?kiosk=1&mode=present"])
def test_every_way_to_show_a_page_works_in_the_copy(offline: tuple[Page, Guide], more: str) -> None:
    page, guide = offline
    page.set_viewport_size({"width": 1024, "height": 768})
    page.goto(guide.page(AREAS) + more)
    for name in ("kiosk", "present"):
        if name in more:
            page.wait_for_selector(
                {"kiosk": "html[data-kiosk]", "present": "html[data-presenting=ready]"}[name],
                state="attached",
            )
    expect(page.locator("main .copied")).to_contain_text("This is a copy from")


def test_the_files_for_the_phone_are_in_the_copy(offline: tuple[Page, Guide]) -> None:
    page, guide = offline
    ready(page, guide.page("00-start"))
    addresses = page.evaluate("({...document.querySelector('script[data-keep]').dataset})")
    assert {"share", "qr", "keep", "kiosk", "present"} <= addresses.keys()
    for address in addresses.values():
        assert page.evaluate("(url) => fetch(url).then((answer) => answer.ok)", address)


def test_how_the_guide_was_checked_opens_from_the_copy(offline: tuple[Page, Guide]) -> None:
    page, guide = offline
    ready(page, guide.page("00-start"))
    page.get_by_text("About this guide").click()
    page.get_by_role("link", name="How this guide was checked").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How this guide was checked")
    page.get_by_role("link", name="Back to the guide").click()
    expect(page.locator("main .copied")).to_be_visible()


def test_the_page_of_many_sources_opens_from_the_copy(offline: tuple[Page, Guide]) -> None:
    page, guide = offline
    ready(page, guide.page(VISIT))
    page.get_by_role("link", name=re.compile(r"Show the \d+ sources")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where this comes from")
    expect(page.locator("main .copied")).to_have_text(f"This is a copy from {TODAY}.")
    assert page.locator(".sources li").count() > 200


def test_a_page_that_is_not_in_the_copy_is_told_with_all_that_is(
    offline: tuple[Page, Guide],
) -> None:
    page, guide = offline
    ready(page, guide.page("00-start"))
    page.evaluate("document.querySelector('.pages a[rel=next]').href = '99-new.ipynb'")
    page.locator(".pages a[rel=next]").click()
    lost = page.locator("dialog.lost")
    expect(lost).to_contain_text("This page can't be reached just now. You can still read:")
    assert lost.locator("li").count() == len(PAGES)
    lost.locator("li a").nth(1).click()
    page.wait_for_url(f"**/{PAGES[2]}.ipynb")


def test_a_new_copy_is_never_made_of_the_old_one(offline: tuple[Page, Guide]) -> None:
    page, guide = offline
    ready(page, guide.page("00-start"))
    open_tools(page)
    page.wait_for_selector(KEPT)
    before = page.evaluate("caches.keys()")
    page.get_by_role("button", name="Keep a new copy").click()
    expect(page.locator(".keep [role=status]")).to_have_text(
        "No copy could be made. Check the network, then try again."
    )
    assert page.evaluate("caches.keys()") == before


def test_the_copy_leaves_nothing_else_on_the_device(offline: tuple[Page, Guide]) -> None:
    page, guide = offline
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    ready(page, guide.page(TIMELINE))
    page.get_by_label("Belly").check()
    assert not [url for url in asked if not url.startswith((f"{guide.url}/", "blob:", "data:"))]
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length") == 0
    assert page.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    texts = page.evaluate(
        """async () => {
          const texts = [];
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const each of await cache.keys()) texts.push(each.url);
          }
          return texts;
        }"""
    )
    assert not [url for url in texts if "abdomen" in url or "#" in url]
    again = page.context.new_page()
    ready(again, guide.page(AREAS))
    assert again.evaluate("sessionStorage.length") == 0
    again.close()


def test_a_network_that_never_answers_is_a_lost_one(offline: tuple[Page, Guide]) -> None:
    page, guide = offline
    host, port = guide.url.removeprefix("http://").split(":")
    with socket.create_server((host, int(port))):
        ready(page, guide.page(AREAS))
    expect(page.locator("main .copied")).to_be_visible()


def test_nothing_is_kept_unless_asked(page: Page, guide: Guide) -> None:
    for name in ("00-start", TIMELINE):
        ready(page, guide.page(name))
    page.wait_for_load_state("networkidle")
    assert left(page) == [0, 0]


def test_the_button_says_about_how_much_it_takes(page: Page, guide: Guide) -> None:
    keep(page, guide)
    size = page.evaluate(
        """async () => {
          let size = 0;
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const each of await cache.keys()) {
              size += (await (await cache.match(each)).arrayBuffer()).byteLength;
            }
          }
          return size;
        }"""
    )
    assert 4.5e6 <= size < 5.5e6
    page.get_by_role("button", name="Remove the copy").click()
    expect(page.locator(".keep [role=status]")).to_have_text("The copy is gone from this device.")


def test_one_tap_removes_it_all(browser: Browser, guide: Guide) -> None:
    with fresh(browser) as context:
        page = context.new_page()
        keep(page, guide)
        assert left(page) == [1, 1]
        ready(page, guide.page(AREAS))
        open_tools(page)
        expect(page.locator(".keep [role=status]")).to_contain_text(f"A copy from {TODAY} is on")
        page.get_by_role("button", name="Remove the copy").click()
        expect(page.locator(".keep [role=status]")).to_have_text(
            "The copy is gone from this device."
        )
        assert left(page) == [0, 0]
        expect(page.get_by_role("button", name="Remove the copy")).to_be_hidden()
        ready(page, guide.page("00-start"))
        assert left(page) == [0, 0]


def test_a_new_copy_takes_the_place_of_the_old(browser: Browser, guide: Guide) -> None:
    with fresh(browser) as context:
        page = context.new_page()
        keep(page, guide)
        before = page.evaluate("caches.keys()")
        page.get_by_role("button", name="Keep a new copy").click()
        expect(page.locator(".keep [role=status]")).to_contain_text("A copy from", timeout=60_000)
        after = page.evaluate("caches.keys()")
        assert len(after) == 1
        assert after != before


def test_online_the_page_comes_from_the_server(browser: Browser, guide: Guide) -> None:
    """The copy is spoilt on purpose; nobody must see it while the server answers."""
    with fresh(browser) as context:
        page = context.new_page()
        keep(page, guide)
        page.evaluate(
            """async () => {
              const cache = await caches.open((await caches.keys())[0]);
              for (const each of await cache.keys()) {
                if (each.url.includes(".ipynb")) {
                  await cache.put(each.url, new Response("<html lang=en>stale words</html>"));
                }
              }
            }"""
        )
        ready(page, guide.page(AREAS))
        assert page.evaluate("navigator.serviceWorker.controller !== null")
        expect(page.locator("body")).not_to_contain_text("stale words")
        assert page.locator(".copied").count() == 0


def test_a_copy_that_was_cut_short_is_not_shown_and_goes(browser: Browser, guide: Guide) -> None:
    with fresh(browser) as context:
        page = context.new_page()
        keep(page, guide)
        page.evaluate(
            "caches.keys().then(async ([name]) => (await caches.open(name)).delete('copied'))"
        )
        ready(page, guide.page(AREAS))
        page.wait_for_function("navigator.serviceWorker.getRegistration().then((found) => !found)")
        assert left(page) == [0, 0]


def test_a_failed_copy_leaves_nothing(browser: Browser, guide: Guide) -> None:
    with fresh(browser) as context:
        page = context.new_page()
        ready(page, guide.page("00-start"))
        page.route("**/09-*.ipynb", lambda route: route.abort())
        open_tools(page)
        page.get_by_role("button", name="Keep a copy on this device").click()
        expect(page.locator(".keep [role=status]")).to_contain_text("No copy could be made.")
        assert left(page) == [0, 0]


def test_where_no_copy_can_be_kept_no_button_shows(page: Page, guide: Guide) -> None:
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    ready(page, guide.page("00-start"))
    expect(page.locator(".keep")).to_be_hidden()
