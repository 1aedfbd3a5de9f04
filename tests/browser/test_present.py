"""Presenting: every page as its scenes, which fit, by keys alone, with the widgets in use."""

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PROJECTOR, open_tools, ready
from tests.server import AREAS, PAGES, TIMELINE, Guide
from tests.some import some

pytestmark = pytest.mark.browser

WALL = (1920, 1080)
SCREENS = [(1024, 768), PROJECTOR, (768, 1024), WALL]
#: How many screens the whole guide may have on a wall.
MOST = 72
#: The pictures that fill most of the wall: a page and what of it is the picture.
PICTURES = [
    ("00-start", "[data-widget=body-map] .map"),
    (AREAS, "[data-widget=body-map] .map"),
    (TIMELINE, "[data-widget=eight-stories]"),
    ("01-what-is-mesotherapy", "[data-widget=skin-section] .section"),
    ("05-side-effects-and-recovery", "[data-widget=recovery-days]"),
    ("05-side-effects-and-recovery", ".chances"),
]

#: What a screen holds: its place, whether it runs over, and words smaller than 28 px.
SEEN = """() => {
  const main = document.getElementById("main");
  const small = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const shown = element.checkVisibility() && element.getClientRects().length;
    if (!walker.currentNode.textContent.trim() || !shown) continue;
    if (element.closest(".visually-hidden, .note, title, svg")) continue;
    const size = parseFloat(getComputedStyle(element).fontSize) * (element.currentCSSZoom ?? 1);
    if (size < 27.9) small.push(`${size.toFixed(1)} px: ${walker.currentNode.textContent.trim()}`);
  }
  return {
    place: document.querySelector(".present-bar .place").textContent,
    over: [main.scrollHeight - main.clientHeight, main.scrollWidth - main.clientWidth],
    bars: [document.documentElement, document.body].some(
      (each) => each.scrollHeight > each.clientHeight || each.scrollWidth > each.clientWidth),
    small,
    text: main.innerText.trim(),
    bare: [...main.querySelectorAll("*")].filter((each) => each.checkVisibility())
      .every((each) => each.matches(":is(h1, h2), :is(h1, h2) *, :has(h1, h2)")),
  };
}"""


def present(page: Page, address: str) -> None:
    page.goto(f"{address}?mode=present")
    page.wait_for_selector("html[data-presenting=ready][data-faces]", state="attached")


def place(page: Page) -> tuple[int, int]:
    here, of_all = page.locator(".present-bar .place").inner_text().split(" of ")
    return int(here), int(of_all)


@pytest.fixture
def show(page: Page, guide: Guide) -> Page:
    """The page with the timeline, presented on a projector."""
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    present(page, guide.page(TIMELINE))
    return page


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", PAGES)
def test_every_screen_fits_in_words_of_28_px(
    browser: Browser, guide: Guide, name: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    present(page, guide.page(name))
    page.wait_for_timeout(300)
    _, last = place(page)
    trouble = []
    for number in range(1, last + 1):
        # A chart that changes its size is drawn anew, in turns with what the speaker does.
        seen = page.wait_for_function(f"() => (({SEEN})().text ? ({SEEN})() : null)").json_value()
        assert seen["place"] == f"{number} of {last}"
        if (
            max(seen["over"]) > 1
            or seen["bars"]
            or seen["small"]
            or not seen["text"]
            or seen["bare"]
        ):
            trouble.append((seen["place"], seen["over"], seen["small"][:2], seen["text"][:60]))
        if number < last:
            page.keyboard.press("PageDown")
    context.close()
    assert trouble == []


@pytest.mark.parametrize("size", [(390, 844), (844, 390), (1093, 478)])
def test_a_window_too_small_for_a_room_shows_the_page(
    page: Page, guide: Guide, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    ready(page, f"{guide.page(AREAS)}?mode=present")
    expect(page.locator("html")).not_to_have_attribute("data-mode", "present")
    expect(page.get_by_role("navigation", name="Pages", exact=True)).to_have_count(1)
    open_tools(page)
    expect(page.get_by_text("one idea at a time")).to_be_hidden()
    page.set_viewport_size({"width": 1024, "height": 768})
    expect(page.get_by_text("one idea at a time")).to_be_visible()


def test_the_whole_guide_has_few_screens_on_a_wall(browser: Browser, guide: Guide) -> None:
    page = browser.new_page(viewport={"width": WALL[0], "height": WALL[1]})
    numbers = []
    for name in PAGES:
        present(page, guide.page(name))
        numbers.append(place(page)[1])
    page.close()
    assert sum(numbers) <= MOST, dict(zip(PAGES, numbers, strict=True))


@pytest.mark.parametrize(("name", "picture"), PICTURES)
def test_a_picture_is_whole_and_most_of_the_wall(
    page: Page, guide: Guide, name: str, picture: str
) -> None:
    page.set_viewport_size({"width": WALL[0], "height": WALL[1]})
    present(page, guide.page(name))
    shown = page.locator(f"#main {picture}").first
    while not shown.is_visible():
        page.keyboard.press("PageDown")
    page.wait_for_timeout(300)
    expect(shown).to_be_in_viewport(ratio=0.999)
    box = shown.bounding_box()
    assert box is not None
    assert box["height"] >= 0.6 * WALL[1]


@pytest.mark.parametrize("name", ["00-start", AREAS, TIMELINE])
def test_the_body_stays_most_of_the_wall_whatever_area_is_picked(
    page: Page, guide: Guide, name: str
) -> None:
    page.set_viewport_size({"width": WALL[0], "height": WALL[1]})
    present(page, guide.page(name))
    body = page.locator("[data-widget=body-map] .view").first
    while not body.is_visible():
        page.keyboard.press("PageDown")
    trouble = []
    for area in some(page.locator("[data-widget=body-map] input[data-area]").all()):
        area.evaluate("radio => radio.click()")
        page.wait_for_timeout(200)
        box, seen = body.bounding_box(), page.evaluate(SEEN)
        assert box is not None
        if box["height"] < 0.6 * WALL[1] or max(seen["over"]) > 1 or seen["small"]:
            trouble.append((area.get_attribute("data-area"), box["height"], seen["over"]))
    assert trouble == []


def test_no_words_of_the_skin_overlap_on_a_wall(page: Page, guide: Guide) -> None:
    page.set_viewport_size({"width": WALL[0], "height": WALL[1]})
    present(page, guide.page("01-what-is-mesotherapy"))
    place_to_show = page.get_by_label("Where on the body?")
    while not place_to_show.is_visible():
        page.keyboard.press("PageDown")
    trouble = []
    for value in place_to_show.locator("option").evaluate_all("all => all.map((one) => one.value)"):
        place_to_show.select_option(value)
        page.wait_for_timeout(100)
        seen = page.locator("[data-widget=skin-section] svg text:visible").evaluate_all(
            """all => {
              const boxes = all.map((text) => [text.textContent, text.getBoundingClientRect()]);
              const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
                && a.top < b.bottom - 4 && b.top < a.bottom - 4;
              return boxes.flatMap(([one, a], i) => boxes.slice(i + 1)
                .filter(([, b]) => meet(a, b)).map(([other]) => [one, other]));
            }"""
        )
        trouble += [(value, *pair) for pair in seen]
    assert trouble == []


def test_a_page_down_goes_from_scene_to_scene(show: Page) -> None:
    """Cells of one scene are on a screen together, and never with those of another."""
    of_screens = []
    _, last = place(show)
    for number in range(1, last + 1):
        of_screens.append(
            show.locator("main > [data-scene]:visible").evaluate_all(
                "all => [...new Set(all.map(({ dataset }) => Number(dataset.scene)))]"
            )
        )
        if number < last:  # one more would lead to the next page
            show.keyboard.press("PageDown")
    assert [len(scenes) for scenes in of_screens] == [1] * len(of_screens)
    assert [scenes[0] for scenes in of_screens] == sorted(scenes[0] for scenes in of_screens)


def test_a_fold_that_is_no_scene_is_not_in_the_room(show: Page) -> None:
    for _ in range(place(show)[1] - 1):
        expect(show.get_by_role("heading", name="What we know")).to_be_hidden()
        show.keyboard.press("PageDown")


def test_a_clicker_drives_the_whole_series(page: Page, guide: Guide) -> None:
    """Page Down alone, from the first screen of the first page to the last of the last."""
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    present(page, guide.page(PAGES[0]))
    for before, after in pairwise(PAGES):
        assert page.url.startswith(guide.page(before))
        page.keyboard.press("End")
        here, last = place(page)
        assert here == last
        page.keyboard.press("PageDown")
        page.wait_for_url(f"{guide.page(after)}?mode=present")
        page.wait_for_selector("html[data-presenting=ready][data-faces]", state="attached")
        assert place(page)[0] == 1
    page.keyboard.press("PageUp")
    page.wait_for_url(f"{guide.page(PAGES[-2])}?mode=present&from=end")
    page.wait_for_selector("html[data-presenting=ready][data-faces]", state="attached")
    here, last = place(page)
    assert here == last


def test_every_word_of_the_page_stands_on_some_screen(show: Page) -> None:
    seen_text = show.evaluate(SEEN)["text"]
    while place(show)[0] < place(show)[1]:
        show.keyboard.press("PageDown")
        seen_text += show.evaluate(SEEN)["text"]
    for words in (
        "It is not classic mesotherapy",
        "Eight ways a result can go",
        "Ask before you pay",
    ):
        assert words in seen_text


def test_arrows_home_and_end_turn_the_screens(show: Page) -> None:
    _, last = place(show)
    show.keyboard.press("ArrowRight")
    assert place(show)[0] == 2
    show.keyboard.press("ArrowLeft")
    assert place(show)[0] == 1
    show.keyboard.press("End")
    assert place(show)[0] == last
    show.keyboard.press("Home")
    assert place(show)[0] == 1


def test_a_key_at_the_moment_a_widget_changes_still_turns(show: Page) -> None:
    """The screens are made anew a moment after a change; a key may come before that."""
    show.evaluate("""() => {
      document.querySelectorAll("#main p").forEach((p) => p.replaceWith(p.cloneNode(true)));
      dispatchEvent(new KeyboardEvent("keydown", {key: "End"}));
    }""")
    here, now = place(show)
    assert here == now >= 1


def test_b_blanks_the_screen_and_brings_it_back(show: Page) -> None:
    blank = show.locator(".present-blank")
    expect(blank).to_be_hidden()
    show.keyboard.press("b")
    expect(blank).to_be_visible()
    show.keyboard.press("PageDown")
    expect(blank).to_be_hidden()
    assert place(show)[0] == 1


def test_a_question_mark_tells_the_keys(show: Page) -> None:
    show.keyboard.press("?")
    expect(show.get_by_role("dialog")).to_contain_text("Stop presenting")
    show.keyboard.press("Escape")
    expect(show.get_by_role("dialog")).to_be_hidden()
    assert "mode=present" in show.url


def test_escape_leaves_to_the_page_as_it_was(show: Page, guide: Guide) -> None:
    show.keyboard.press("Escape")
    show.wait_for_url(guide.page(TIMELINE))
    show.wait_for_selector("html[data-widgets=alive]")
    expect(show.locator("footer")).to_be_visible()


def at_the_slider(page: Page) -> None:
    """Go to the screen with the timeline's slider, and put the focus on it."""
    slider = page.locator("[data-widget=session-timeline] input[type=range]")
    while not slider.is_visible():
        page.keyboard.press("PageDown")
    slider.focus()


def test_in_a_slider_arrows_stay_and_page_keys_turn(show: Page) -> None:
    at_the_slider(show)
    before = place(show)
    value = show.locator("[data-widget=session-timeline] .value-now")
    expect(value).to_have_text("week 0")
    show.keyboard.press("ArrowRight")
    expect(value).to_have_text("week 1")
    show.keyboard.press("Home")
    expect(value).to_have_text("week 0")
    show.keyboard.press("b")
    expect(show.locator(".present-blank")).to_be_hidden()
    assert place(show)[0] == before[0]
    show.keyboard.press("PageDown")
    show.wait_for_timeout(200)
    assert place(show)[0] == before[0] + 1


@pytest.mark.parametrize("size", [(1920, 1080), PROJECTOR], ids=lambda size: f"{size[0]}x{size[1]}")
def test_play_slider_hundreds_and_sentence_are_one_screen_at_every_look(
    show: Page, size: tuple[int, int]
) -> None:
    show.set_viewport_size({"width": size[0], "height": size[1]})
    show.wait_for_timeout(500)
    at_the_slider(show)
    for week in ("0", "8", "32"):
        show.locator("[data-widget=session-timeline] input[type=range]").fill(week)
        show.wait_for_timeout(500)
        for name in ("play", "slider", "people", "sentence"):
            expect(
                show.locator(f"[data-widget=session-timeline] [data-part={name}]").first
            ).to_be_in_viewport(ratio=0.99)
        assert max(show.evaluate(SEEN)["over"]) <= 1
    if size[0] == 1920:
        box = show.locator("[data-widget=session-timeline] .hundred").first.bounding_box()
        assert box is not None
        assert box["width"] >= 400


def test_picking_an_area_keeps_the_screen(show: Page) -> None:
    while not show.get_by_label("Thighs").is_visible():
        show.keyboard.press("PageDown")
    before = place(show)[0]
    show.get_by_label("Thighs").check()
    show.wait_for_timeout(300)
    assert place(show)[0] == before
    assert max(show.evaluate(SEEN)["over"]) <= 1


def test_a_link_to_another_page_goes_on_presenting(page: Page, guide: Guide) -> None:
    page.set_viewport_size({"width": PROJECTOR[0], "height": PROJECTOR[1]})
    present(page, guide.page(PAGES[0]))
    link = page.locator(".cell-next").get_by_role("link", name="how sure we are")
    while not link.is_visible():
        page.keyboard.press("PageDown")
    link.click()
    page.wait_for_url(f"{guide.page('11-how-sure-are-we')}?mode=present")


def test_presenting_is_one_link_away_and_costs_a_patient_nothing(page: Page, guide: Guide) -> None:
    asked: list[str] = []
    page.set_viewport_size({"width": 768, "height": 1024})
    page.on("request", lambda request: asked.append(request.url))
    page.goto(guide.page(PAGES[0]), wait_until="networkidle")
    assert not [url for url in asked if "present" in url]
    open_tools(page)
    page.get_by_role("link", name="Show this page on a screen").click()
    page.wait_for_selector("html[data-presenting=ready][data-faces]", state="attached")


def test_presenting_sends_nothing_and_keeps_nothing(
    context: BrowserContext, page: Page, guide: Guide
) -> None:
    asked: list[str] = []
    page.set_viewport_size({"width": 768, "height": 1024})
    context.on("request", lambda request: asked.append(request.url))
    present(page, guide.page(TIMELINE))
    for _ in range(4):
        page.keyboard.press("PageDown")
    outside = [url for url in asked if not url.startswith((f"{guide.url}/", "blob:", "data:"))]
    assert outside == []
    assert context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
