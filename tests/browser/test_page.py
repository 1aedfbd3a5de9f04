"""Every page at every size: sound, readable, reachable, private, and right without a server."""

import json
import re
import urllib.request

import brotli
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from mesoguide import paths
from mesoguide.charts import icons
from mesoguide.words import date_words
from tests.browser.conftest import SIZES, TABLET, chart_drawn, ready, shown
from tests.browser.look import COLOURS, OPEN, axe
from tests.server import PAGES, TIMELINE, Guide, start_guide, wait_until

pytestmark = pytest.mark.browser

sizes = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
pages = pytest.mark.parametrize("name", PAGES)
#: A phone and a screen; the size between them is left to `make ways`.
axe_sizes = pytest.mark.parametrize(
    "size",
    [pytest.param(size, marks=pytest.mark.gate if size == TABLET else ()) for size in SIZES],
    ids=lambda size: f"{size[0]}x{size[1]}",
)


@axe_sizes
@pages
def test_axe_finds_no_violation(
    browser: Browser, guide: Guide, name: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    ready(page, guide.page(name))
    page.evaluate(OPEN)
    light = axe(page)
    page.emulate_media(color_scheme="dark")
    dark = axe(page, only=COLOURS)
    context.close()
    assert light == []
    assert dark == []


@pages
def test_nothing_scrolls_sideways(page: Page, guide: Guide, name: str) -> None:
    ready(page, guide.page(name))
    page.evaluate(OPEN)
    over = {}
    for width in (320, 390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(300)  # a chart follows its frame
        over[width] = page.evaluate("document.documentElement.scrollWidth") - width
    assert {width: by for width, by in over.items() if by > 0} == {}


SMALL = """() => {
  const seen = (el) => el.getClientRects().length && getComputedStyle(el).visibility !== "hidden";
  // Links and explained words inside a sentence are as high as their line.
  const inText = (el) => el.matches("a, .word") && el.closest("p, li");
  // A number between two others reaches as far as they let it.
  const between = (el) => el.matches(".cite ~ .cite:has(~ .cite)");
  const box = (el) => (el.matches("[type=radio], [type=checkbox]") ? el.closest("label") : el);
  const clipped = (el) => el.closest(".visually-hidden, .skip");
  return [...document.querySelectorAll("a, button, input, select, summary")]
    .filter((el) => seen(el) && !inText(el) && !between(el) && !clipped(el))
    .map((el) => [el, box(el).getBoundingClientRect()])
    .filter(([, {width, height}]) => width < 43.5 || height < 43.5)
    .map(([el, {width, height}]) => `${el.outerHTML.slice(0, 80)} ${width}x${height}`);
}"""


@sizes
@pages
def test_every_control_is_44_px(page: Page, guide: Guide, name: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    ready(page, guide.page(name))
    assert page.evaluate(SMALL) == []


# Links that are all there is of their line, but for a note in brackets or a word that names them.
ALONE = """() => {
  const bare = (text) => text.replace(/\\(.*\\)|^\\s*[\\p{L} ]*:/gsu, "").replace(/[;.\\s]/g, "");
  return [...document.querySelectorAll("main a[href]")].filter((link) => {
    if (!link.checkVisibility() || link.closest(".note")) return false;
    let line = link.parentElement;
    while (getComputedStyle(line).display === "inline") line = line.parentElement;
    const copy = line.cloneNode(true);
    copy.querySelectorAll("a, .visually-hidden").forEach((each) => each.remove());
    return bare(copy.textContent) === "";
  });
}"""


@pages
def test_a_link_that_stands_alone_is_44_px_high(page: Page, guide: Guide, name: str) -> None:
    ready(page, guide.page(name))
    page.evaluate(OPEN)
    small = page.evaluate(
        f"({ALONE})().map((link) => [link.textContent, link.getBoundingClientRect().height])"
        ".filter(([, height]) => height < 43.5)"
    )
    assert small == []


@pages
def test_the_head_of_a_column_is_drawn_in_a_card_and_not_told_twice(
    page: Page, guide: Guide, name: str
) -> None:
    ready(page, guide.page(name))
    drawn = page.locator("td[data-label]").evaluate_all(
        "all => all.map((cell) => getComputedStyle(cell, '::before').content)"
    )
    assert [
        content for content in drawn if content != "none" and not content.endswith('/ ""')
    ] == []


@pages
def test_the_frame_is_complete(page: Page, guide: Guide, name: str) -> None:
    ready(page, guide.page(name))
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").count() == 1
    question = page.locator("h1").text_content()
    assert page.title() == f"{question} \u2013 Mesotherapy: what to know before you decide"
    footer = page.locator("footer").inner_text()
    assert "not yet reviewed by a clinician; not yet reviewed by patients" in footer
    own = json.loads((paths.notebooks() / "en" / f"{name}.ipynb").read_text("utf-8"))["metadata"]
    assert f"Written {date_words(own['mesoguide']['written'])}." in footer
    assert f"Sources last checked {date_words(own['mesoguide']['checked'])}." in footer
    assert "Made by the mesoguide project" in footer
    expect(page.get_by_role("heading", name="Where this comes from")).to_be_visible()


@pages
def test_the_skip_link_comes_first_and_leads_to_the_page(
    page: Page, guide: Guide, name: str
) -> None:
    ready(page, guide.page(name))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_pages_lead_to_one_another(page: Page, guide: Guide) -> None:
    ready(page, guide.page(PAGES[0]))
    for name in PAGES[1:]:
        pages_below = page.get_by_role("navigation", name="Pages", exact=True)
        pages_below.get_by_role("link", name="Next").click()
        page.wait_for_url(guide.page(name))
    pages_below.get_by_role("link", name="Previous").click()
    page.wait_for_url(guide.page(PAGES[-2]))


@pages
def test_every_page_leads_to_every_page(page: Page, guide: Guide, name: str) -> None:
    ready(page, guide.page(name))
    page.locator(".contents > summary").click()
    links = page.locator(".contents a").evaluate_all("all => all.map((a) => a.href)")
    assert links == [guide.page(each) for each in PAGES]
    here = page.locator(".contents [aria-current=page]")
    expect(here.locator(".title")).to_have_text(page.locator("h1").text_content() or "")


@pages
def test_every_page_states_the_choice_and_leads_to_the_red_flags(
    page: Page, guide: Guide, name: str
) -> None:
    ready(page, guide.page(name))
    choice = "have mesotherapy, choose something else, or do nothing for now"
    expect(page.locator(".choice-line")).to_contain_text(choice)
    own = name.startswith(("00", "05", "10"))
    at_once = page.locator("header").get_by_role("link", name="Worried?")
    where = "#worried" if own else "00-start.ipynb#worried"
    expect(at_once).to_have_attribute("href", where)
    at_once.click()
    page.get_by_role("dialog").get_by_role("link", name="Why each sign matters").click()
    page.wait_for_url("**#worried")
    expect(page.locator("#worried")).to_be_in_viewport()


def test_the_bare_address_leads_to_the_start_page(page: Page, guide: Guide) -> None:
    page.goto(guide.url)
    assert page.url == guide.page("00-start")


@pages
def test_no_request_leaves_the_host_and_no_cookie_is_set(
    context: BrowserContext, page: Page, guide: Guide, name: str
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    ready(page, guide.page(name))
    outside = [url for url in asked if not url.startswith((f"{guide.url}/", "blob:", "data:"))]
    assert outside == []
    assert context.cookies() == []
    assert page.evaluate("document.cookie") == ""


def test_no_request_is_made_while_the_reader_explores(
    context: BrowserContext, timeline: Page
) -> None:
    timeline.wait_for_load_state("networkidle")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    timeline.get_by_label("Thighs").check()
    timeline.get_by_role("button", name="One week on").click()
    timeline.wait_for_timeout(600)
    assert asked == []


def test_no_choice_is_left_after_the_tab_closes(context: BrowserContext, timeline: Page) -> None:
    timeline.get_by_label("Thighs").check()
    assert timeline.evaluate("sessionStorage.length") > 0
    address = timeline.url
    timeline.close()
    again = context.new_page()
    ready(again, address)
    assert shown(again).title == "Under the chin: fat"
    assert again.evaluate("sessionStorage.length + localStorage.length") == 0
    assert again.evaluate("indexedDB.databases().then((all) => all.length)") == 0
    again.close()


@pages
def test_the_content_policy_is_strict_and_never_broken(page: Page, guide: Guide, name: str) -> None:
    page.add_init_script(
        "window.broken = []; addEventListener('securitypolicyviolation', "
        "(event) => window.broken.push(event.violatedDirective + ' ' + event.blockedURI));"
    )
    answer = page.goto(guide.page(name))
    assert answer is not None
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self' blob:;" in policy
    assert "unsafe-eval" not in policy
    page.wait_for_selector("html[data-widgets=alive]")
    page.wait_for_timeout(500)
    assert page.evaluate("window.broken") == []


@pages
def test_no_script_stands_in_the_page_itself_and_one_style(
    guide: Guide, page: Page, name: str
) -> None:
    html = page.request.get(guide.page(name)).text()
    assert not re.search(r"<script(?![^>]*(src=|widget-state))| on\w+=\"", html)
    assert html.count("<style") == 1
    assert not re.search(r"(src|href)=\"(https?:)?//(?!doi\.org)", html.split("<main")[0])


@pages
def test_a_page_keeps_to_its_budget(context: BrowserContext, guide: Guide, name: str) -> None:
    """All that is sent: at most 1.65 MB uncompressed, 480 kB compressed."""
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ready(page, guide.page(name))
    page.wait_for_load_state("networkidle")
    page.close()
    plain = packed = 0
    for url in {url for url in asked if not url.startswith("blob:")}:
        plain += len(fetched(url))
        packed += len(fetched(url, "br"))
    assert plain <= 1_650_000
    assert packed <= 480_000


#: What the page with a chart may send, in bytes: it has every look of every use, in words and in a
#: table.
ROOM = {TIMELINE: 110_000}


@pages
def test_a_first_visit_sends_60_kb_at_most_besides_the_faces(
    context: BrowserContext, guide: Guide, name: str
) -> None:
    """What a browser that has read no page has to fetch: HTML with its style, and the host."""
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    page.goto(guide.page(name), wait_until="networkidle")
    page.wait_for_selector("html[data-widgets=alive]")
    page.close()
    sent = [url for url in asked if not url.startswith("blob:") and ".woff2" not in url]
    assert guide.page(name) in sent
    assert sum(len(brotli.compress(fetched(url))) for url in sent) <= ROOM.get(name, 60_000)


@pages
def test_the_charts_library_is_asked_for_where_a_chart_comes_near(
    context: BrowserContext, guide: Guide, name: str
) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(guide.page(name), wait_until="networkidle")
    page.wait_for_selector("html[data-widgets=alive]")
    assert not any("plotly.js" in each for each in asked)
    chart_drawn(page)
    assert any("plotly.js" in each for each in asked) == (name == TIMELINE)
    page.close()


def fetched(url: str, encoding: str = "identity") -> bytes:
    request = urllib.request.Request(url, headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request, timeout=30) as answer:
        body: bytes = answer.read()
        return body


def test_a_chart_has_no_toolbar_and_no_upload(timeline: Page) -> None:
    assert timeline.locator(".modebar, .modebar-btn").count() == 0


def open_all(shut: Locator) -> None:
    """Tap what is shut until nothing is; one that shuts another is tapped once more at most."""
    for _ in range(60):
        if not shut.count():
            return
        shut.first.click()


@pages
def test_without_scripts_every_widget_is_a_picture_and_a_table(
    browser: Browser, guide: Guide, name: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(name))
    widgets = page.locator(".widget [data-widget]").all()
    assert widgets
    # What stands in a fold of the page opens with it.
    open_all(page.locator("details.cell-more:not([open]) > summary"))
    for widget in widgets:
        open_all(widget.locator("details:not([open]) > summary:visible"))
        kind = widget.get_attribute("data-widget")
        if kind in ("short-answers", "claim-table"):
            expect(widget.locator("p:visible").first).to_be_visible()
            continue  # words alone
        expect(widget.locator("svg:visible").first).to_be_visible()
        expect(widget.locator(":is(table, [role=table], section):visible").first).to_be_visible()
    expect(page.locator("footer")).to_be_visible()
    context.close()


def test_without_scripts_a_page_says_why_nothing_moves(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(TIMELINE))
    said = page.locator("noscript p").first
    expect(said).to_be_visible()
    expect(said).to_contain_text(
        "The pictures that move need JavaScript, and a browser from 2022 or later."
    )
    context.close()


def test_in_forced_colours_known_and_unknown_differ_in_shape(
    browser: Browser, guide: Guide
) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    ready(page, guide.page(TIMELINE))

    def mark(name: str) -> str:
        style = "one => getComputedStyle(one, '::before')"
        return str(
            page.locator(f".cell-{name} h2").first.evaluate(
                f"one => [({style})(one).borderRadius, ({style})(one).backgroundColor].join()"
            )
        )

    known, unknown = mark("know").split(",", 1), mark("unknown").split(",", 1)
    context.close()
    assert known[0] != unknown[0]
    assert known[1] != unknown[1]


@pytest.mark.parametrize("name", ["02-is-it-for-me", "10-my-visit"])
def test_a_tall_box_comes_into_view_whole_with_its_ring(
    page: Page, guide: Guide, name: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 500})
    ready(page, guide.page(name))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    box = page.locator("[data-widget] fieldset").first.locator("input")
    box.first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        ring = page.evaluate(
            "document.activeElement.closest('label').getBoundingClientRect().toJSON()"
        )
        assert ring["top"] >= 5
        assert ring["bottom"] <= 500 - 5


def test_the_words_are_there_before_any_script_has_come(browser: Browser, guide: Guide) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*.js*", lambda route: route.abort())
    page.goto(guide.page(TIMELINE))
    expect(page.locator(".cell-lead")).to_contain_text("It is not classic mesotherapy")
    expect(page.locator("[data-widget=session-timeline] svg:visible").first).to_be_visible()
    context.close()


def test_a_chart_library_that_does_not_come_leaves_words_and_table(
    browser: Browser, guide: Guide
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/plotly.js*", lambda route: route.abort())
    page.goto(guide.page(TIMELINE))
    page.get_by_role("button", name="week 32 (about 7 months)").click()
    page.locator("[data-widget=session-timeline] .strip").scroll_into_view_if_needed()
    page.wait_for_selector("[data-ready='without chart']")
    sentence = page.locator("[data-widget=session-timeline] [data-part=sentence]")
    expect(sentence).to_contain_text("about 70 of 100 treated people")
    context.close()


def test_no_kernel_is_alive_once_pages_are_made(guide: Guide, timeline: Page) -> None:
    wait_until(lambda: guide.kernels() == [], 20)
    timeline.get_by_label("Belly").check()
    assert guide.kernels() == []


def test_with_the_server_gone_the_page_goes_on_being_right(browser: Browser) -> None:
    guide = start_guide(wait_for=[TIMELINE])
    context = browser.new_context()
    page = context.new_page()
    ready(page, guide.page(TIMELINE))
    guide.process.kill()
    guide.process.wait()
    page.get_by_label("Thighs").check()
    page.get_by_role("button", name="week 12", exact=True).click()
    now = shown(page)
    assert now.title == "Thighs: fat"
    assert "no clear difference from the untreated side" in now.sentence
    assert now.visits == "All 12 visits are done. The last was in week 11."
    context.close()


@sizes
def test_the_lead_box_begins_in_the_first_screen(
    page: Page, guide: Guide, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    ready(page, guide.page(TIMELINE))
    box = page.locator(".cell-lead ul").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= size[1]


@pages
def test_every_page_answers_first_without_scrolling(page: Page, guide: Guide, name: str) -> None:
    page.goto(guide.page(name))
    first = page.locator(".cell-lead :is(li, p)").first.bounding_box()
    assert first is not None
    assert first["y"] + first["height"] <= 844  # a phone's


def test_a_risk_block_fills_from_the_bottom_left(timeline: Page) -> None:
    block = timeline.locator("[data-widget=risk-block]", has_text="at least 1 step").first
    dots = [
        block.locator(f".treated .{kind}.rim").get_attribute("d")
        for kind in ("anyway", "filled", "empty")
    ]
    assert dots == [icons.points(0, 19), icons.points(19, 70), icons.points(70, 100)]


def test_what_the_drug_adds_is_drawn_and_told(timeline: Page) -> None:
    block = timeline.locator("[data-widget=risk-block]", has_text="at least 1 step").first
    expect(block.locator("dl")).to_contain_text(
        "About 51 more of 100 than with a dummy injection: the full dots."
    )
    strokes = [
        block.locator(f"{dots}.inside").evaluate("path => getComputedStyle(path).stroke")
        for dots in (".treated .anyway", ".control .filled", ".treated .filled")
    ]
    assert strokes[0] == strokes[1] != strokes[2]


def test_reduced_motion_forced_colours_and_print_show_all_words(
    browser: Browser, guide: Guide
) -> None:
    context = browser.new_context(reduced_motion="reduce", forced_colors="active")
    page = context.new_page()
    ready(page, guide.page(TIMELINE))
    page.emulate_media(media="print")
    expect(page.locator(".cell-lead")).to_be_visible()
    expect(page.locator("[data-widget=session-timeline] .look:visible").first).to_be_visible()
    context.close()
