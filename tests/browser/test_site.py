"""The published site in real Chromium: from a folder with no server, and kept on the device."""

import functools
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from mesoguide.pages.search import WORDS
from mesoguide.pages.sources import sources_page
from mesoguide.publish.site import zip_name
from tests.browser.conftest import PROJECTOR, open_tools, ready, shown
from tests.serve.notebooks import ask, bare
from tests.server import AREAS, PAGES, TIMELINE, VISIT, Guide

pytestmark = pytest.mark.browser

YEARS = "07-how-long-it-lasts"


@pytest.fixture(scope="session")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A USB stick: the zip, unpacked into a folder with a space in its name."""
    folder = tmp_path_factory.mktemp("USB stick")
    with zipfile.ZipFile(site / zip_name()) as whole:
        whole.extractall(folder)
    return folder / Path(zip_name()).stem


def address(stick: Path, name: str, more: str = "") -> str:
    return (stick / "en" / f"{name}.html").as_uri() + more


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_published_as_it_is_served(guide: Guide, site: Path, name: str) -> None:
    names = [f"{each}.ipynb" for each in PAGES]
    served = bare(ask(guide.page(name))[1], names)
    assert bare((site / "en" / f"{name}.html").read_text("utf-8"), names) == served


# --- from a folder -------------------------------------------------------------------------------


def test_its_first_file_leads_to_the_start_page(page: Page, stick: Path) -> None:
    page.goto((stick / "index.html").as_uri())
    page.wait_for_url("**/en/00-start.html")
    page.wait_for_selector("html[data-widgets=alive]")


def test_its_first_file_leads_on_by_a_link_too(page: Page, stick: Path) -> None:
    html = (stick / "index.html").read_text("utf-8").replace('http-equiv="refresh"', "")
    (stick / "still.html").write_text(html, "utf-8")
    page.goto((stick / "still.html").as_uri())
    page.get_by_role("link", name="Go to the start page").click()
    page.wait_for_url("**/en/00-start.html")


def test_the_words_to_find_are_the_same_served_and_published(guide: Guide, site: Path) -> None:
    names = [f"{name}.ipynb" for name in PAGES]
    served = ask(guide.page(PAGES[0]).replace(names[0], WORDS))[1]
    assert bare(served, names) == (site / "en" / WORDS).read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_alive(page: Page, stick: Path, name: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ready(page, address(stick, name))
    assert page.locator(".widget:not([data-alive=true])").count() == 0
    assert not [url for url in asked if not url.startswith(("file:", "blob:", "data:"))]


def test_a_choice_travels_to_the_next_page(page: Page, stick: Path) -> None:
    ready(page, address(stick, TIMELINE))
    page.get_by_label("Belly").check()
    assert shown(page).title == "Belly: fat"
    page.locator(".pages a[rel=next]").click()
    page.wait_for_url(f"**/{YEARS}.html")
    ready(page, address(stick, AREAS))
    expect(page.get_by_label("Belly")).to_be_checked()


def test_a_slider_redraws_the_chart(page: Page, stick: Path) -> None:
    ready(page, address(stick, TIMELINE))
    before = shown(page)
    page.locator("[data-widget=session-timeline] input[type=range]").focus()
    page.keyboard.press("End")
    page.wait_for_timeout(300)
    assert shown(page).counts != before.counts


def test_a_link_in_a_widget_leads_to_a_page(page: Page, stick: Path) -> None:
    ready(page, address(stick, AREAS))
    page.get_by_label("Belly").check()
    page.locator("[data-widget=area-card] .go a").last.click()
    page.wait_for_url(f"**/{TIMELINE}.html")


def test_many_sources_are_one_tap_away_and_lead_back(page: Page, stick: Path) -> None:
    ready(page, address(stick, VISIT))
    page.locator("#sources").locator("xpath=following::a[1]").click()
    page.wait_for_url(address(stick, sources_page(VISIT).removesuffix(".html")))
    expect(page.locator("#source-nhs-choosing-who")).to_be_visible()
    page.locator("main").get_by_role("link", name="What do I ask").click()
    page.wait_for_url(address(stick, VISIT, "#sources"))


def test_what_needs_a_server_is_not_offered(page: Page, stick: Path) -> None:
    ready(page, address(stick, "00-start"))
    expect(page.locator(".keep")).to_be_hidden()
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    open_tools(page)
    page.locator(".share summary").click()
    expect(page.locator(".share")).to_contain_text("can be opened on this device only")


def test_a_kiosk_stays_a_kiosk(page: Page, stick: Path) -> None:
    ready(page, address(stick, AREAS, "?kiosk=1&idle=60"))
    page.get_by_role("button", name="Touch to begin").click()
    page.locator(".pages a[rel=next]").click()
    page.wait_for_url("**/06-*.html?kiosk=1&idle=60&begun=1")


def test_notes_in_a_second_window_follow_the_first(browser: Browser, stick: Path) -> None:
    size = {"width": PROJECTOR[0], "height": PROJECTOR[1]}
    context = browser.new_context(viewport=size)  # type: ignore[arg-type]
    screen = context.new_page()
    screen.goto(address(stick, "00-start", "?mode=present"))
    screen.wait_for_selector("html[data-presenting=ready]", state="attached")
    with context.expect_page() as opened:
        screen.get_by_role("button", name="Notes").click()
    notes = opened.value
    place = screen.locator(".present-bar .place")
    expect(notes.locator("[data-place]")).to_have_text(place.inner_text())
    screen.keyboard.press("PageDown")
    expect(notes.locator("[data-place]")).to_have_text(place.inner_text())
    screen.keyboard.press("End")
    screen.keyboard.press("PageDown")
    screen.wait_for_url("**/01-what-is-mesotherapy.html*")
    expect(notes.locator("h1")).to_have_text("What is mesotherapy?")
    context.close()


# --- from a plain web server, which is then stopped ----------------------------------------------


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def plain_server(folder: Path) -> Iterator[tuple[str, ThreadingHTTPServer]]:
    """Python's own web server, which knows nothing of the guide and sets no header for it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", server
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def kept(browser: Browser, site: Path) -> Iterator[tuple[BrowserContext, str]]:
    """A browser with a copy of a site whose server is gone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    with plain_server(site) as (url, _):
        page = context.new_page()
        ready(page, f"{url}/en/00-start.html")
        open_tools(page)
        page.get_by_role("button", name="Keep a copy on this device").click()
        page.wait_for_selector("[data-copy=remove]:visible", timeout=120_000)
        context.new_cdp_session(page).send("Network.clearBrowserCache")
        page.close()
    yield context, url
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_with_the_server_stopped(
    kept: tuple[BrowserContext, str], name: str
) -> None:
    context, url = kept
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    ready(page, f"{url}/en/{name}.html")
    expect(page.locator("h1 + .copied")).to_contain_text("This is a copy from")
    assert page.locator(".widget:not([data-alive=true])").count() == 0
    page.close()
    assert trouble == []


def test_the_policy_of_the_page_itself_holds_where_a_host_sets_none(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context()
    with plain_server(site) as (url, _):
        page = context.new_page()
        ready(page, f"{url}/en/{AREAS}.html")
        ran = page.evaluate(
            """() => {
              const script = document.createElement("script");
              script.textContent = "window.ran = true";
              document.head.append(script);
              return window.ran === true;
            }"""
        )
        left = page.evaluate("fetch('https://guide.example/').then(() => 'let out', () => 'kept')")
    context.close()
    assert not ran
    assert left == "kept"
