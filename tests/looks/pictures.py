"""Pictures of every page and every widget, the same each time they are taken."""

import io
import math
import re
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE, PROJECTOR, TABLET, ready
from tests.server import PAGES, Guide

#: Each window, and how many pixels across become one. A phone's letters stay as they are.
WINDOWS = {"phone": (PHONE, 1), "tablet": (TABLET, 2), "projector": (PROJECTOR, 3)}
#: The day on which everything is looked at.
DAY = "2026-01-05T12:00:00Z"
#: A picture taller than this goes on in a second column: the format ends at 16,383.
TALLEST = 8_000
WHITE = (255, 255, 255)
#: What stands on a page's picture in place of a widget that is pictured by itself.
BLANK = "#dddddd"
#: 32 shades of each colour: a fifth less to store, and no eye sees it.
SHADES = [shade // 8 * 255 // 31 for shade in range(256)]
#: What of a page names widgets that need not stand in it.
_NO_MARKUP = re.compile(r"<(style|script|template)\b.*?</\1>", re.DOTALL)


@dataclass(frozen=True, order=True)
class Look:
    """What a picture is of: a page or a widget, as it opens."""

    window: str
    kind: str
    name: str

    def __str__(self) -> str:
        width, height = WINDOWS[self.window][0]
        return f"{self.kind} {self.name} at {width}x{height} ({self.window})"


def homes(guide: Guide) -> dict[str, list[str]]:
    """Return of each page the kinds of widget that no page before it has."""
    seen: set[str] = set()
    found: dict[str, list[str]] = {}
    for name in PAGES:
        with urllib.request.urlopen(guide.page(name), timeout=60) as answer:
            markup = _NO_MARKUP.sub("", answer.read().decode("utf-8"))
        kinds = re.findall(r'data-widget="([\w-]+)"', markup)
        found[name] = [kind for kind in dict.fromkeys(kinds) if kind not in seen]
        seen.update(kinds)
    return found


def wanted(widgets: Mapping[str, Sequence[str]]) -> set[Look]:
    """Return all that is pictured of pages with such widgets."""
    kinds = [("page", name) for name in widgets]
    kinds += [("widget", kind) for found in widgets.values() for kind in found]
    return {Look(window, *kind) for window in WINDOWS for kind in kinds}


def open_still(browser: Browser, window: str, address: str) -> Page:
    """Open a page in a context of its own in which nothing moves and the day is always the same."""
    width, height = WINDOWS[window][0]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=1,
        has_touch=True,
        reduced_motion="reduce",
        color_scheme="light",
        locale="en-US",
        timezone_id="UTC",
    )
    context.clock.set_fixed_time(DAY)
    page = context.new_page()
    ready(page, address)
    return page


def made_with(browser: Browser, guide: Guide) -> str:
    """Return what draws the guide here: the browser's version and the fonts of the words."""
    page = open_still(browser, "phone", guide.page(PAGES[0]))
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    top = session.send("DOM.getDocument")["root"]["nodeId"]
    fonts: set[str] = set()
    for part in ("h1", "main p", "footer p", "button"):
        node = session.send("DOM.querySelector", {"nodeId": top, "selector": part})
        used = session.send("CSS.getPlatformFontsForNode", node)["fonts"]
        fonts.update(font["familyName"] for font in used)
    page.context.close()
    return ", ".join([f"Chromium {browser.version}", *sorted(fonts)])


def pictures(
    browser: Browser, guide: Guide, window: str, name: str, widgets: Sequence[str]
) -> Iterator[tuple[Look, Image.Image]]:
    """Yield the pictures of some widgets of a page, then of the page with a blank for each.

    The page is as it opens. A widget in a fold has its picture once the fold is open.
    """
    shrink = WINDOWS[window][1]
    page = open_still(browser, window, guide.page(name))
    whole, places = _seen(page, widgets)
    if folded := [kind for kind, place in places.items() if not place]:
        page.evaluate(_OPEN, [folded])
        opened, unfolded = _seen(page, folded)
    page.context.close()
    blank = whole.copy()
    for kind, place in places.items():
        picture = whole.crop(place) if place else opened.crop(unfolded[kind])
        yield Look(window, "widget", kind), small(picture, shrink)
        if place:
            blank.paste(BLANK, place)
    yield Look(window, "page", name), small(blank, shrink)


#: Opens the folds around widgets, goes there, and resolves once nothing is drawn any more.
_OPEN = """async ([kinds]) => {
  for (const kind of kinds) {
    const widget = document.querySelector(`[data-widget="${kind}"]`);
    for (let at = widget; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    widget.scrollIntoView();
    let last = performance.now();
    const drawing = new MutationObserver(() => (last = performance.now()));
    drawing.observe(widget, { attributes: true, childList: true, subtree: true });
    while (performance.now() - last < 1000) await new Promise((go) => setTimeout(go, 100));
    drawing.disconnect();
  }
  scrollTo(0, 0);
}"""

Place = tuple[int, int, int, int]


def _seen(page: Page, widgets: Sequence[str]) -> tuple[Image.Image, dict[str, Place | None]]:
    """Return a picture of the whole page, and where widgets stand in it; None for one in a fold."""
    seen = page.screenshot(full_page=True, animations="disabled", caret="hide", scale="css")
    whole = Image.open(io.BytesIO(seen)).convert("RGB")
    places: dict[str, Place | None] = {}
    for kind in widgets:
        widget = page.locator(f"[data-widget={kind}]").first
        box = widget.bounding_box()
        assert box, f"{page.url}: {kind} is not there"
        # What is folded away may have a size all the same.
        folded = widget.evaluate("widget => Boolean(widget.closest('details:not([open])'))")
        left, top = math.floor(box["x"]), math.floor(box["y"])
        right, bottom = math.ceil(box["x"] + box["width"]), math.ceil(box["y"] + box["height"])
        place = (left, top, min(right, whole.width), min(bottom, whole.height))
        places[kind] = None if folded else place
    return whole, places


def small(picture: Image.Image, shrink: int) -> Image.Image:
    """Return a picture as it is kept: smaller, in fewer shades, a tall one in columns."""
    one = picture.reduce(shrink).point(SHADES * 3)
    columns = math.ceil(one.height / TALLEST)
    height = math.ceil(one.height / columns)
    sheet = Image.new("RGB", (one.width * columns, height), WHITE)
    for column in range(columns):
        sheet.paste(one, (column * one.width, -column * height))
    return sheet
