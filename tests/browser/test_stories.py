"""The eight stories: side by side on one line of weeks, on every screen and on paper."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from mesoguide.model.stories import KINDS
from tests.browser.look import OPEN, axe
from tests.server import TIMELINE, Guide
from tests.some import some

pytestmark = pytest.mark.browser

WIDGET = "[data-widget=eight-stories]"
WIDTHS = [(320, 568), (390, 844), (768, 1024), (1280, 800), (1920, 1080)]

#: Words of a picture that run into one another or out of their tile, as drawn by a selector.
IN_THE_WAY = """(drawn) => {
  const wrong = [];
  for (const tile of document.querySelectorAll("[data-widget=eight-stories] .tile")) {
    const frame = tile.getBoundingClientRect();
    const words = [...tile.querySelectorAll(`.plot ${drawn} text`)].map((each) => ({
      text: each.textContent, box: each.getBoundingClientRect() }));
    if (!words.length) wrong.push(`${tile.dataset.kind}: no words`);
    words.forEach(({ text, box }, index) => {
      const within = box.left >= frame.left && box.right <= frame.right;
      if (!within) wrong.push(`${tile.dataset.kind}: ${text} is cut`);
      for (const other of words.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Boxes of letters hold empty room above and below them.
        const clear = across <= 1 || down <= 4;
        if (!clear) wrong.push(`${tile.dataset.kind}: ${text}, ${other.text}`);
      }
    });
    for (const part of tile.querySelectorAll("h3, .place, .short, .takeaway, .flag, summary")) {
      // The name of the place is hidden from sight where the picture holds it.
      const fits = part.clientWidth <= 1 || part.scrollWidth <= part.clientWidth + 1;
      if (!fits) wrong.push(`${tile.dataset.kind}: ${part.textContent}`);
    }
  }
  return wrong;
}"""


def unfold(page: Page) -> None:
    page.locator(f"details:has({WIDGET}) > summary:has(h2)").click()


def opened(page: Page, guide: Guide) -> Page:
    page.goto(guide.page(TIMELINE))
    page.wait_for_selector("html[data-widgets=alive]")
    unfold(page)
    page.locator(WIDGET).evaluate("each => each.scrollIntoView({ behavior: 'instant' })")
    expect(page.locator(f"{WIDGET} .drawn .main-svg:first-child")).to_have_count(len(KINDS))
    return page


@pytest.fixture
def tiles(page: Page, guide: Guide) -> Page:
    return opened(page, guide)


def test_no_word_is_cut_or_runs_into_another_at_any_width(tiles: Page) -> None:
    wrong = {}
    for width, height in WIDTHS:
        tiles.set_viewport_size({"width": width, "height": height})
        tiles.wait_for_timeout(400)
        expect(tiles.locator(f"{WIDGET} .drawing")).to_have_count(0)
        for drawn in ("> svg", ".drawn"):
            wrong[width, drawn] = tiles.evaluate(IN_THE_WAY, drawn)
    assert {place: found for place, found in wrong.items() if found} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_every_fold_open(
    browser: Browser, guide: Guide, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, color_scheme=scheme, has_touch=True
    )
    page = opened(context.new_page(), guide)
    page.evaluate(OPEN)
    assert axe(page, within=WIDGET) == []
    context.close()


def test_on_a_phone_two_stand_in_a_row_and_the_rest_of_one_opens_by_a_tap(tiles: Page) -> None:
    first, second = tiles.locator(f"{WIDGET} .tile").all()[:2]
    boxes = [each.bounding_box() for each in (first, second)]
    assert boxes[0] and boxes[1] and boxes[0]["y"] == boxes[1]["y"]
    for said in (".short", ".flag", ".sure"):
        expect(first.locator(said)).to_be_visible()
    expect(first.locator(".takeaway")).to_be_hidden()
    assert tiles.locator(f"{WIDGET} .tiles").evaluate("each => each.offsetHeight") <= 1200
    first.locator("summary").tap()
    for opened_by_it in (".takeaway", "table", ".facts", ".source"):
        expect(first.locator(opened_by_it).first).to_be_visible()


def test_a_touch_tells_the_exact_value_of_the_nearest_mark(tiles: Page) -> None:
    plot = tiles.locator(f"{WIDGET} [data-kind=one-look] .plot")
    expect(plot.locator(".exact")).to_be_hidden()
    box = plot.bounding_box()
    assert box
    plot.tap(position={"x": box["width"] * 0.25, "y": box["height"] * 0.3})
    expect(plot.locator(".exact")).to_have_text(
        "Week 18, treated: 63 of 100 women (range 52 to 72 of 100)"
    )


def test_nothing_moves_when_plotly_draws(context: BrowserContext, guide: Guide) -> None:
    page = context.new_page()
    held = []
    page.route("**/plotly.js*", lambda route: held.append(route))
    page.goto(guide.page(TIMELINE))
    page.wait_for_selector("html[data-widgets=alive]")
    unfold(page)
    tiles = page.locator(f"{WIDGET} .tile")
    tiles.first.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    size = "all => all.map((each) => [each.offsetWidth, each.offsetHeight])"
    before = tiles.evaluate_all(size)
    expect(page.locator(f"{WIDGET} .plot > svg").first).to_be_visible()
    for route in held:
        route.continue_()
    expect(page.locator(f"{WIDGET} .drawn .main-svg:first-child")).to_have_count(len(KINDS))
    assert tiles.evaluate_all(size) == before


def test_the_keyboard_reaches_every_fold_from_one_stop(tiles: Page) -> None:
    folds = tiles.locator(f"{WIDGET} .tile summary")
    assert folds.evaluate_all("all => all.map((each) => each.tabIndex)") == [0] + [-1] * 7
    folds.first.focus()
    tiles.keyboard.press("ArrowDown")
    expect(folds.nth(1)).to_be_focused()
    tiles.keyboard.press("Enter")
    expect(tiles.locator(f"{WIDGET} [data-kind=fades] table")).to_be_visible()


def test_without_scripts_every_story_stands_with_its_picture_and_opens(
    browser: Browser, guide: Guide
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(guide.page(TIMELINE))
    unfold(page)
    tiles = page.locator(f"{WIDGET} .tile")
    expect(tiles).to_have_count(len(KINDS))
    expect(tiles.locator(".plot > svg").first).to_be_visible()
    tiles.first.locator("summary").click()
    expect(tiles.first.locator("table")).to_be_visible()
    context.close()


@pytest.mark.parametrize("media", [{"media": "print"}, {"forced_colors": "active"}])
def test_paper_and_forced_colours_keep_the_still_pictures(
    tiles: Page, media: dict[str, str]
) -> None:
    tiles.emulate_media(**media)  # type: ignore[arg-type]
    builds = tiles.locator(f"{WIDGET} [data-kind=builds] .plot")
    expect(builds.locator(".drawn")).to_be_hidden()
    expect(builds.locator("> svg")).to_have_css("visibility", "visible")


def test_without_colour_treated_compared_and_no_gain_differ_in_form(tiles: Page) -> None:
    """Filled, empty, and empty with a bar across."""
    tiles.emulate_media(forced_colors="active")
    fill = "all => all.map((each) => getComputedStyle(each).fill)"
    treated, control = tiles.locator(
        f"{WIDGET} [data-kind=one-look] .plot > svg circle"
    ).evaluate_all("all => all.map((each) => getComputedStyle(each).fill === 'none').sort()")
    assert (treated, control) == (False, True)
    still = tiles.locator(f"{WIDGET} [data-kind=does-not-move] .plot > svg")
    assert set(still.locator("circle").evaluate_all(fill)) == {"none"}
    assert still.locator("svg > line").count() == still.locator("circle").count()


def test_on_a_wall_all_eight_stand_on_one_screen(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    page.goto(f"{guide.page(TIMELINE)}?mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")
    shown = "all => all.filter((each) => each.checkVisibility()).length"
    tiles = page.locator(f"{WIDGET} .tile")
    for _ in range(30):
        if tiles.evaluate_all(shown):
            break
        page.keyboard.press("PageDown")
    assert tiles.evaluate_all(shown) == len(KINDS)
    size = "each => parseFloat(getComputedStyle(each).fontSize) * each.currentCSSZoom"
    assert page.locator(f"{WIDGET} .short").first.evaluate(size) >= 28
    assert page.locator(f"{WIDGET} .plot").first.evaluate(size) >= 20
    for said in some(page.locator(f"{WIDGET} :is(.flag, .sure)").all()):
        expect(said).to_be_visible()
    context.close()


def test_on_a_wall_a_heading_of_a_fold_can_not_close_it(browser: Browser, guide: Guide) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    page = context.new_page()
    page.goto(f"{guide.page(TIMELINE)}?mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")
    heading = page.locator(f"details:has({WIDGET}) > summary:has(h2)")
    expect(heading).to_have_css("pointer-events", "none")
    assert heading.evaluate("each => each.tabIndex") == -1
    context.close()
