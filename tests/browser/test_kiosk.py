"""A tablet in a waiting room: it begins anew when nobody is there, and no link leads out."""

import json
from collections.abc import Callable
from datetime import datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import ready
from tests.browser.look import axe
from tests.server import AREAS, PAGES, TIMELINE, VISIT, Guide, start_guide, wait_until
from tests.some import some

pytestmark = pytest.mark.browser

pages = pytest.mark.parametrize("name", PAGES)
ASKS, FIRST = "dialog.kiosk-ask", "dialog.kiosk-first"


def kiosk(page: Page, guide: Guide, name: str, more: str = "&idle=60") -> None:
    """Open a page as a kiosk, with a clock of the test's own."""
    page.clock.install()
    page.goto(f"{guide.page(name)}?kiosk=1&begun=1{more}")
    alive(page)


def alive(page: Page) -> None:
    """Wait until a page is a kiosk, then stop its clock."""
    page.clock.resume()
    page.wait_for_selector("html[data-kiosk][data-widgets=alive]", state="attached")
    page.clock.pause_at(datetime.fromtimestamp(page.evaluate("Date.now()") / 1000 + 1))


def run_until(page: Page, step: int, steps: int, *, asked: bool) -> None:
    """Let the clock go on by so many milliseconds at a time, until it asks or asks no more."""
    for _ in range(steps):
        page.clock.run_for(step)
        if page.locator(ASKS).is_visible() == asked:
            return
    raise AssertionError(f"not {'asked' if asked else 'answered'} within {step * steps} ms")


def wait_to_be_asked(page: Page) -> None:
    """Let up to two minutes pass: what comes late to the page counts as a touch."""
    run_until(page, 5_000, 24, asked=True)


def wait_for_more_time(page: Page) -> None:
    """Let some seconds pass: an answer may come late to the page."""
    run_until(page, 600, 10, asked=False)


HEARD = """() => { window.heard = 0;
  for (const name of ["pointermove", "pointerdown", "keydown", "wheel", "scroll"])
    addEventListener(name, () => { window.heard += 1; }, true); }"""


def act(page: Page, do: Callable[[], object]) -> None:
    """Do something with mouse, finger or key, and wait until the page heard of it (see HEARD)."""
    before = page.evaluate("heard")
    do()
    wait_until(lambda: page.evaluate("heard") > before, 5)


def query(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_it_is_off_by_default(page: Page, guide: Guide) -> None:
    for more in ("", "?kiosk=0", "?kiosk=true", "?idle=60"):
        ready(page, guide.page("00-start") + more)
        assert page.locator("html[data-kiosk]").count() == 0


def closed(page: Page, guide: Guide, name: str, more: str = "&idle=60") -> None:
    """Open a page as a kiosk that nobody has touched yet."""
    page.clock.install()
    page.goto(f"{guide.page(name)}?kiosk=1{more}")
    alive(page)


def test_it_opens_on_a_screen_that_says_what_this_is(page: Page, guide: Guide) -> None:
    closed(page, guide, "00-start")
    first = page.get_by_role("dialog", name="Mesotherapy: what to know before you decide")
    expect(first).to_be_visible()
    expect(first).to_have_accessible_description(
        "A guide to read at your own pace: what studies found, and what nobody knows. "
        "This guide is in English."
    )
    expect(first.get_by_role("button", name="Touch to begin")).to_be_focused()
    box, window = first.bounding_box(), page.viewport_size
    assert box and window and (box["width"], box["height"]) == tuple(window.values())
    page.clock.resume()  # axe waits on the page's own clock
    assert axe(page) == []


@pytest.mark.parametrize("way", ["button", "beside", "Enter", "Space", "Escape"])
def test_a_touch_or_a_key_begins_for_as_long_as_somebody_reads(
    page: Page, guide: Guide, way: str
) -> None:
    closed(page, guide, "00-start")
    if way == "button":
        page.get_by_role("button", name="Touch to begin").tap()
    elif way == "beside":
        page.touchscreen.tap(10, 10)
    else:
        page.keyboard.press(way)
    expect(page.locator(FIRST)).to_be_hidden()
    page.reload()
    alive(page)
    expect(page.locator(FIRST)).to_be_hidden()


def test_the_first_screen_waits_for_ever(page: Page, guide: Guide) -> None:
    closed(page, guide, "00-start")
    page.clock.run_for(600_000)
    expect(page.locator(ASKS)).to_be_hidden()
    expect(page.locator(FIRST)).to_be_visible()


@pytest.mark.parametrize("more", ["", "&mode=present"])
def test_start_over_is_always_there_and_clears_what_was_chosen(
    page: Page, guide: Guide, more: str
) -> None:
    kiosk(page, guide, TIMELINE)
    page.get_by_label("Belly").check()
    page.goto(f"{guide.page(AREAS)}?kiosk=1&begun=1&idle=60{more}")
    alive(page)
    page.evaluate("scrollTo(0, 900)")
    over = page.get_by_role("button", name="Start over")
    expect(over).to_be_in_viewport()
    over.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    alive(page)
    assert page.url.startswith(guide.page("00-start"))
    expect(page.locator(FIRST)).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def test_there_is_no_start_over_outside_a_kiosk(page: Page, guide: Guide) -> None:
    ready(page, guide.page("00-start"))
    expect(page.locator("[data-over]").first).to_be_hidden()


def test_it_warns_after_the_time_its_address_asks_for(page: Page, guide: Guide) -> None:
    kiosk(page, guide, TIMELINE)
    page.clock.run_for(58_000)
    expect(page.locator(ASKS)).to_be_hidden()
    page.clock.run_for(3_000)
    asks = page.get_by_role("alertdialog", name="Do you need more time?")
    expect(asks).to_be_visible()
    expect(page.locator(f"{ASKS}:focus-within")).to_be_visible()
    expect(asks).to_have_accessible_description(
        "In 30 seconds this guide clears all choices and starts again. Tap anywhere to go on."
    )
    box = asks.get_by_role("button").bounding_box()
    assert box is not None and box["height"] >= 60


@pytest.mark.parametrize(
    ("idle", "seconds"),
    [
        ("30", 30),
        ("3600", 3600),
        ("29", 120),
        ("3601", 120),
        ("-60", 120),
        ("1e3", 120),
        ("0x40", 120),
        ("", 120),
        ("60;alert(1)", 120),
        ("999999999999", 120),
        ("\u0664\u0665", 120),
    ],
)
def test_a_strange_time_falls_back_to_two_minutes(
    page: Page, guide: Guide, idle: str, seconds: int
) -> None:
    kiosk(page, guide, AREAS, f"&idle={idle}")
    page.clock.run_for((seconds - 2) * 1000)
    expect(page.locator(ASKS)).to_be_hidden()
    page.clock.run_for(3_000)
    expect(page.locator(ASKS)).to_be_visible()
    link = page.locator(".pages a[rel=next]").get_attribute("href") or ""
    assert query(link) == {"kiosk": ["1"], "idle": [str(seconds)], "begun": ["1"]}


def test_a_page_in_use_is_left_alone(page: Page, guide: Guide) -> None:
    kiosk(page, guide, AREAS)
    page.evaluate(HEARD)
    for do in (
        lambda: page.mouse.move(100, 200),
        lambda: page.keyboard.press("Tab"),
        lambda: page.mouse.wheel(0, 200),
        lambda: page.touchscreen.tap(5, 300),
        lambda: page.evaluate("scrollTo(0, 900)"),
    ):
        act(page, do)
        page.clock.run_for(50_000)
        expect(page.locator(ASKS)).to_be_hidden()


def test_it_counts_down_and_says_so_once_more(page: Page, guide: Guide) -> None:
    kiosk(page, guide, TIMELINE)
    page.clock.run_for(61_000)
    left = int(page.locator(f"{ASKS} .left").inner_text())
    assert 20 < left <= 30
    page.clock.run_for((left - 10) * 1000)
    expect(page.locator(f"{ASKS} .left")).to_have_text("10")
    expect(page.locator(ASKS).get_by_role("alert")).to_have_text("10 seconds left.")


@pytest.mark.parametrize("way", ["button", "backdrop", "Enter", "Escape", "x", "wheel"])
def test_any_tap_or_key_gives_more_time(page: Page, guide: Guide, way: str) -> None:
    kiosk(page, guide, TIMELINE)
    page.get_by_label("Belly").check()
    before = page.url
    page.evaluate(HEARD)
    for _ in range(2):
        wait_to_be_asked(page)
        if way == "button":
            page.get_by_role("button", name="I need more time").tap()
        elif way == "backdrop":
            page.touchscreen.tap(10, 10)
        elif way == "wheel":
            act(page, lambda: page.mouse.wheel(0, 10))
        else:
            page.keyboard.press(way)
        wait_for_more_time(page)
        page.clock.run_for(50_000)
        expect(page.locator(ASKS)).to_be_hidden()
    expect(page.get_by_label("Belly")).to_be_checked()
    assert page.url == before


def test_more_time_can_be_had_ten_times(page: Page, guide: Guide) -> None:
    kiosk(page, guide, AREAS)
    page.get_by_label("Thighs").check()
    for _ in range(10):
        wait_to_be_asked(page)
        page.get_by_role("button", name="I need more time").tap()
        wait_for_more_time(page)
    expect(page.get_by_label("Thighs")).to_be_checked()


def test_when_nobody_answers_it_starts_anew_with_no_choice(page: Page, guide: Guide) -> None:
    kiosk(page, guide, TIMELINE)
    page.get_by_label("Belly").check()
    page.evaluate("scrollTo(0, 900)")
    wait_to_be_asked(page)
    with page.expect_navigation():
        page.clock.run_for(31_000)
    alive(page)
    assert page.url.startswith(guide.page("00-start"))
    assert query(page.url) == {"kiosk": ["1"], "idle": ["60"]}
    expect(page.locator(FIRST)).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def test_going_back_shows_no_choice_of_the_last_reader(page: Page, guide: Guide) -> None:
    kiosk(page, guide, AREAS)
    page.goto(f"{guide.page(TIMELINE)}?kiosk=1&begun=1&idle=60")
    alive(page)
    page.get_by_label("Belly").check()
    wait_to_be_asked(page)
    with page.expect_navigation():
        page.clock.run_for(31_000)
    alive(page)
    page.go_back()
    alive(page)
    # The start page was open since: it is marked in the list of pages, and that is all.
    kept = page.evaluate("Object.entries(sessionStorage)")
    assert [json.loads(text) for _, text in kept] == [["00-start.ipynb"]]
    expect(page.locator("input[value=abdomen]").first).not_to_be_checked()


def test_with_the_server_gone_it_starts_anew_in_place(browser: Browser) -> None:
    guide = start_guide(wait_for=[TIMELINE])
    context = browser.new_context()
    page = context.new_page()
    kiosk(page, guide, TIMELINE)
    page.get_by_label("Belly").check()
    guide.process.kill()
    guide.process.wait()
    wait_to_be_asked(page)
    page.clock.run_for(31_000)
    expect(page.locator(ASKS)).to_be_hidden()
    page.get_by_role("button", name="Touch to begin").click()
    expect(page.get_by_role("radio", name="Under the chin")).to_be_checked()
    assert page.evaluate("sessionStorage.length") == 0
    wait_to_be_asked(page)
    context.close()


@pages
def test_no_link_leads_out_and_every_link_stays_a_kiosk(
    page: Page, guide: Guide, name: str
) -> None:
    kiosk(page, guide, name)
    for summary in page.locator("main summary:visible").all():
        summary.click()
    links = page.locator("a[href]").evaluate_all(
        "all => all.filter((a) => !a.getAttribute('href').startsWith('#'))"
        ".map((a) => [a.href, a.target])"
    )
    assert links
    inside = {"kiosk": ["1"], "idle": ["60"], "begun": ["1"]}
    for address, target in links:
        assert address.startswith(f"{guide.url}/")
        assert query(address).items() >= inside.items()
        assert target == ""
    outside = page.locator("a:not([href])")
    assert outside.count() > 0


def test_links_drawn_later_are_tamed_too(page: Page, guide: Guide) -> None:
    kiosk(page, guide, AREAS)
    page.get_by_label("Thighs").check()
    links = page.locator("[data-widget=area-card] a[href]")
    for address in some(links.evaluate_all("all => all.map((a) => a.href)")):
        assert query(address)["kiosk"] == ["1"]
    page.evaluate(
        "const a = document.createElement('a'); a.href = 'https://example.org'; a.id = 'new';"
        "document.getElementById('main').append(a)"
    )
    expect(page.locator("#new[href]")).to_have_count(0)


def test_what_prints_presents_or_keeps_is_hidden_and_clearing_stays(
    page: Page, guide: Guide
) -> None:
    kiosk(page, guide, VISIT)
    for way in ("button.print", "footer .present", "footer .checked", ".keep"):
        for each in some(page.locator(way).all()):
            expect(each).to_be_hidden()
    page.goto(f"{guide.page(TIMELINE)}?kiosk=1&begun=1&idle=60")
    alive(page)
    page.get_by_label("Belly").check()
    expect(page.get_by_role("button", name="Clear my choices")).to_be_visible()


def test_menus_printing_and_new_windows_are_refused(page: Page, guide: Guide) -> None:
    kiosk(page, guide, "00-start")
    refused = page.evaluate(
        """() => ["contextmenu", "dragstart", "auxclick"].map((name) =>
          !document.querySelector("h1").dispatchEvent(
            new MouseEvent(name, {bubbles: true, cancelable: true})))"""
    )
    assert refused == [True, True, True]
    assert page.evaluate("window.open('https://example.org')") is None
    refused = page.evaluate(
        """() => ["p", "s"].map((key) => !document.body.dispatchEvent(
          new KeyboardEvent("keydown", {key, ctrlKey: true, bubbles: true, cancelable: true})))"""
    )
    assert refused == [True, True]
    page.locator(".pages a[rel=next]").click(modifiers=["Control"])
    page.wait_for_timeout(300)
    assert len(page.context.pages) == 1


def test_it_works_while_presenting(page: Page, guide: Guide) -> None:
    page.set_viewport_size({"width": 1024, "height": 768})
    kiosk(page, guide, AREAS, "&idle=60&mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")
    for name in ("notes", "leave"):
        expect(page.locator(f"[data-do={name}]")).to_be_hidden()
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert query(page.url)["mode"] == ["present"]
    page.keyboard.press("End")
    with page.expect_navigation():
        page.keyboard.press("PageDown")
    inside = {"kiosk": ["1"], "idle": ["60"], "begun": ["1"], "mode": ["present"]}
    assert query(page.url) == inside
    alive(page)
    wait_to_be_asked(page)
    with page.expect_navigation():
        page.clock.run_for(31_000)
    assert page.url.startswith(guide.page("00-start"))
    assert query(page.url) == {"kiosk": ["1"], "idle": ["60"], "mode": ["present"]}


def test_nothing_is_sent_or_left(context: BrowserContext, page: Page, guide: Guide) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    kiosk(page, guide, TIMELINE)
    page.get_by_label("Belly").check()
    outside = [url for url in asked if not url.startswith((f"{guide.url}/", "blob:", "data:"))]
    assert outside == []
    assert context.cookies() == []
    page.close()
    again = context.new_page()
    context.clock.resume()  # the clock is the whole tab's browser's, not one page's
    ready(again, f"{guide.page(AREAS)}?kiosk=1")
    assert again.evaluate("sessionStorage.length + localStorage.length") == 0
    assert again.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    again.close()


def test_axe_finds_no_violation_in_the_question(page: Page, guide: Guide) -> None:
    kiosk(page, guide, AREAS)
    wait_to_be_asked(page)
    page.clock.resume()  # axe waits on the page's own clock
    assert axe(page) == []
