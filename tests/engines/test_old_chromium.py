"""In old versions of Chromium every page reads, folds and leads on; from 97 its widgets live.

Below 97, and with no scripts in any version, a page is the still one: all its words, no control.
"""

import io
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.conftest import ready
from tests.browser.host import Host, host
from tests.engines.conftest import PHONE
from tests.engines.engine import PATIENCE
from tests.engines.old_chromium import VERSIONS, OldChromium
from tests.server import AREAS, CLAIMS, PAGES, TIMELINE, VISIT
from tests.some import some

pytestmark = pytest.mark.gate

#: The first version whose widgets live.
LIVE = 97
SEEN = (Path(__file__).parent / "seen.js").read_text("utf-8")
#: What Chromium 112 and 113 say of every note, as popovers were about to come.
OWN_NEWS = "Found a 'popover' attribute."
STATE = "() => document.documentElement.dataset.faces && document.documentElement.dataset.widgets"
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_NOTES = """() => [...document.querySelectorAll(".note")]
  .filter((note) => note.getClientRects().length).map((note) => note.textContent)"""
#: Controls in sight that only a script brings to life. A fold and a link need none.
CONTROLS = """() => [...document.querySelectorAll(
    "[data-widget] :is(button:not(.word, .cite, .note *), input, select, [tabindex='0'])")]
  .filter((one) => one.getClientRects().length).map((one) => one.outerHTML.slice(0, 100))"""
#: What tells whether something is in sight.
IS_SEEN = "(selector) => document.querySelector(selector).getClientRects().length > 0"

Words = Callable[[str, bool], list[str]]


@pytest.fixture(scope="module", params=VERSIONS, ids=str)
def old(request: pytest.FixtureRequest) -> Iterator[OldChromium]:
    """An old Chromium, as wide as a phone."""
    one = OldChromium(request.param)
    try:
        one.size(*PHONE)
        yield one
    finally:
        one.close()


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[Host]:
    with host(site) as made:
        yield made


def address(served: Host, name: str) -> str:
    return f"{served.url}/en/{name}.html"


@pytest.fixture(scope="module")
def today(browser: Browser, served: Host) -> Words:
    """The words in sight on a page in the Chromium of today, with scripts or without."""

    @cache
    def words(name: str, scripts: bool) -> list[str]:
        wide, high = PHONE
        context = browser.new_context(
            viewport={"width": wide, "height": high},
            has_touch=True,
            is_mobile=True,
            java_script_enabled=scripts,
        )
        page = context.new_page()
        page.goto(address(served, name))
        if scripts:
            ready(page, address(served, name))
        found: list[str] = page.evaluate(SEEN)["words"]
        context.close()
        return some(found)

    return words


def settled(old: OldChromium, address: str) -> str:
    """Open a page, wait until its scripts are done, and tell what its widgets are."""
    old.open(address)
    end = time.monotonic() + PATIENCE
    while not (state := old.run(STATE)):
        assert time.monotonic() < end, f"{address}: its scripts did not end"
        time.sleep(0.05)
    return str(state)


def is_live(old: OldChromium) -> bool:
    return old.version >= LIVE


def complaints(old: OldChromium) -> list[str]:
    return [each for each in old.errors() if not each.startswith(OWN_NEWS)]


def in_sight(old: OldChromium) -> Counter[str]:
    """The words in sight, each of which must be inside the screen."""
    seen = old.run(SEEN)
    assert seen["outside"] == []
    assert old.run(SIDEWAYS) <= 0
    return Counter(seen["words"])


@pytest.mark.parametrize("name", PAGES)
def test_every_page_shows_the_words_it_shows_today(
    old: OldChromium, served: Host, today: Words, name: str
) -> None:
    # What the tab holds from pages before would be shown as well.
    old.open(address(served, name))
    old.run("() => sessionStorage.clear()")
    old.errors()
    state = settled(old, address(served, name))
    assert state == ("alive" if is_live(old) else "still")
    assert in_sight(old) == Counter(today(name, is_live(old)))
    assert old.run(OPEN_NOTES) == []
    assert old.run("() => document.querySelectorAll('.widget-failed').length") == 0
    assert is_live(old) or old.run(CONTROLS) == []
    assert complaints(old) == []


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_every_page_is_the_still_one(
    old: OldChromium, served: Host, today: Words, name: str
) -> None:
    old.scripts(run=False)
    try:
        old.open(address(served, name))
        # Where there are no popovers, what a note says stands open as well.
        assert Counter(today(name, False)) <= in_sight(old)
        assert old.run(CONTROLS) == []
    finally:
        old.scripts(run=True)


def test_an_error_of_a_page_is_heard(old: OldChromium, served: Host) -> None:
    settled(old, address(served, CLAIMS))
    old.run("() => console.error('something went wrong')")
    old.run("() => { setTimeout(() => { throw new Error('and so did this'); }); }")
    old.run("() => new Promise((done) => setTimeout(done, 50))")
    said = "\n".join(complaints(old))
    assert "something went wrong" in said
    assert "and so did this" in said


def test_the_link_at_the_end_of_each_page_leads_to_the_next(old: OldChromium, served: Host) -> None:
    settled(old, address(served, PAGES[0]))
    for name in PAGES[1:]:
        old.tap(".pages a[rel=next]")
        old.loaded()
        assert old.run("() => location.pathname").endswith(f"/{name}.html")


@pytest.mark.parametrize("name", PAGES)
def test_each_fold_opens_by_its_tap(old: OldChromium, served: Host, name: str) -> None:
    settled(old, address(served, name))
    count = old.run(
        """() => {
          const folds = [...document.querySelectorAll("main details:not([open])")];
          const seen = folds.filter((one) => !one.parentElement.closest("details:not([open])")
            && one.getClientRects().length);
          seen.slice(0, 6).forEach((one, index) => { one.dataset.tried = index; });
          return Math.min(seen.length, 6);
        }"""
    )
    for index in range(count):
        old.tap(f"[data-tried='{index}'] > summary")
        assert old.run(f"() => document.querySelector(\"[data-tried='{index}']\").open")
    assert complaints(old) == []


def test_a_note_opens_by_its_word_and_closes(old: OldChromium, served: Host) -> None:
    settled(old, address(served, PAGES[1]))
    old.run("() => { document.querySelector('main .word').id = 'tried'; }")
    note = old.run(
        """() => {
          const word = document.querySelector("#tried");
          return word.getAttribute("popovertarget") || word.getAttribute("aria-controls");
        }"""
    )
    old.tap("#tried")
    assert old.run(IS_SEEN, f"#{note}")
    assert old.run(SIDEWAYS) <= 0
    old.tap(f"#{note} .close")
    assert not old.run(IS_SEEN, f"#{note}")


def test_an_area_that_is_picked_is_answered(old: OldChromium, served: Host) -> None:
    if not is_live(old):
        pytest.skip("its widgets are still pictures")
    settled(old, address(served, AREAS))
    areas = some(
        old.run("() => [...document.querySelectorAll('input[data-area]')].map((one) => one.value)")
    )
    for area in areas:
        old.tap(f"[data-widget=body-map] input[value='{area}']")
        assert old.run(IS_SEEN, f"[data-widget=body-map] section[data-area='{area}']")
    assert complaints(old) == []


def test_the_film_shows_another_look(old: OldChromium, served: Host) -> None:
    if not is_live(old):
        pytest.skip("its widgets are still pictures")
    settled(old, f"{address(served, TIMELINE)}#area=chin&aim=fat")
    film = "[data-widget=session-timeline]"
    sentence = f"() => document.querySelector('{film} [data-part=sentence]').textContent"
    before = old.run(sentence)
    old.run(
        f"""() => {{
          const stops = [...document.querySelectorAll("{film} .stop")];
          stops.filter((one) => one.getClientRects().length).pop().id = "last";
        }}"""
    )
    old.tap("#last")
    time.sleep(0.1)
    assert old.run(sentence) != before
    assert old.run(SIDEWAYS) <= 0
    assert complaints(old) == []


def test_the_sheet_is_printed_alone_on_two_sides(old: OldChromium, served: Host) -> None:
    if not is_live(old):
        pytest.skip("its widgets are still pictures")
    settled(old, f"{address(served, AREAS)}#area=chin&aim=fat")
    old.run("() => document.querySelector('[data-widget=body-map] input[value=chin]').click()")
    settled(old, address(served, VISIT))
    sides = PdfReader(io.BytesIO(old.pdf())).pages
    assert len(sides) == 2
    assert " ".join(sides[0].extract_text().split()).startswith("My sheet")
