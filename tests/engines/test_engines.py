"""In Firefox and in WebKit the guide lives and shows the same as in Chromium."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ready
from tests.browser.test_present import SEEN
from tests.engines.engine import Engine, alive, wait_for
from tests.engines.webkit import WebKit
from tests.server import AREAS, PAGES, TIMELINE, Guide
from tests.some import some

pytestmark = pytest.mark.gate

# What the map answers for each area and aim, in words.
MAP = """async () => {
  const drawn = () => new Promise((done) => setTimeout(done, 30));
  const map = document.querySelector("[data-widget=body-map]");
  const said = [];
  for (const area of map.querySelectorAll("input[data-area]")) {
    area.click();
    await drawn();
    const place = map.querySelector(`section[data-area="${area.value}"]`);
    const aims = [...place.querySelectorAll("input")];
    for (const aim of aims.length ? aims : [null]) {
      aim?.click();
      await drawn();
      const shown = [...place.querySelectorAll("[data-part=use]")].filter((use) => !use.hidden);
      said.push([area.value, aim?.value ?? "", shown.map((use) => use.textContent).join()]);
    }
  }
  return said;
}"""

# The film's sentence and counts at each look of each film of the use that is picked.
FILM = """async (area, aim) => {
  const drawn = () => new Promise((done) => setTimeout(done, 30));
  const film = document.querySelector("[data-widget=session-timeline]");
  const seen = (one) => one.getClientRects().length > 0;
  const map = document.querySelector("[data-widget=body-map]");
  map.querySelector(`input[value="${area}"]`).click();
  await drawn();
  map.querySelector(`section[data-area="${area}"] input[value="${aim}"]`)?.click();
  await drawn();
  const said = [];
  async function look() {
    for (const stop of [...film.querySelectorAll(".stop")].filter(seen)) {
      stop.click();
      await drawn();
      const people = [...film.querySelectorAll("[data-part=people]")];
      const counts = people.map(({ dataset }) => dataset.count);
      said.push([film.querySelector("[data-part=sentence]").textContent, ...counts]);
    }
  }
  const select = [...film.querySelectorAll("select")].find(seen);
  for (const option of select ? [...select.options] : [null]) {
    if (option) {
      select.value = option.value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      await drawn();
    }
    const steps = [...film.querySelectorAll("[data-part=steps] input")].filter(seen);
    for (const step of steps.length ? steps : [null]) {
      step?.click();
      await drawn();
      await look();
    }
  }
  return said;
}"""

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("name", PAGES)
def test_every_page_lives_without_an_error(engine: Engine, guide: Guide, name: str) -> None:
    engine.errors()
    alive(engine, guide.page(name))
    assert engine.run("() => document.documentElement.dataset.faces") == "here"
    assert engine.run(SIDEWAYS) <= 0
    assert engine.errors() == []


# Items whose bullet an edge cuts off in WebKit: there it stands in the line it belongs to.
CUT = """() => {
  const isCut = (one) => {
    if (!one || getComputedStyle(one).display.startsWith("inline")) return false;
    return getComputedStyle(one).overflowX !== "visible" || isCut(one.firstElementChild);
  };
  const items = [...document.querySelectorAll("main li")].filter(
    (one) => getComputedStyle(one).listStyleType !== "none");
  return [items.length, items.filter(isCut).map((one) => one.textContent)];
}"""


@pytest.mark.parametrize("engine", [WebKit], ids=["webkit"], indirect=True)
def test_every_item_of_a_list_keeps_its_bullet(engine: Engine, guide: Guide) -> None:
    for name in (AREAS, TIMELINE, "05-side-effects-and-recovery"):
        alive(engine, guide.page(name))
        items, cut = engine.run(CUT)
        assert items > 0
        assert cut == [], name


def test_an_error_of_a_page_is_heard(engine: Engine, guide: Guide) -> None:
    engine.open(guide.page(AREAS))
    engine.run("() => console.error('something went wrong')")
    assert any("something went wrong" in each for each in engine.errors())


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_the_map_answers_as_in_chromium(engine: Engine, guide: Guide, chromium: Page) -> None:
    ready(chromium, guide.page(AREAS))
    alive(engine, guide.page(AREAS))
    assert some(engine.run(MAP)) == chromium.evaluate(MAP)


def test_the_film_is_the_same_as_in_chromium(engine: Engine, guide: Guide, chromium: Page) -> None:
    ready(chromium, guide.page(TIMELINE))
    alive(engine, guide.page(TIMELINE))
    uses = chromium.evaluate("() => document.querySelector('#main').dataset.uses").split(" ")
    for use in some(uses):
        area, _, aims = use.partition(":")
        for aim in aims.split(","):
            expected: list[Any] = chromium.evaluate(f"() => ({FILM})('{area}', '{aim}')")
            assert engine.run(FILM, area, aim) == expected, use


def test_a_tap_plays_the_film_and_one_more_stops_it(engine: Engine, guide: Guide) -> None:
    alive(engine, guide.page(TIMELINE))
    week = "() => document.querySelector('[data-widget=session-timeline] input[type=range]').value"
    assert engine.run(week) == "0"
    engine.tap("[data-part=play]")
    wait_for(engine, f"() => Number(({week})()) > 0", "it does not play")
    engine.tap("[data-part=play]")
    stopped = engine.run(week)
    engine.run("() => new Promise((done) => setTimeout(done, 500))")
    assert engine.run(week) == stopped


def test_an_arrow_key_moves_the_films_slider(engine: Engine, guide: Guide) -> None:
    alive(engine, guide.page(TIMELINE))
    slider = "[data-widget=session-timeline] input[type=range]"
    engine.run("(slider) => document.querySelector(slider).focus()", slider)
    engine.press("ArrowRight")
    assert engine.run("(slider) => document.querySelector(slider).value", slider) == "1"


def test_a_note_opens_and_escape_closes_it(engine: Engine, guide: Guide) -> None:
    alive(engine, guide.page(PAGES[0]))
    opened = "() => document.querySelector('.note:popover-open')?.textContent ?? ''"
    engine.tap("main button.word")
    assert engine.run(opened)
    engine.press("Escape")
    assert engine.run(opened) == ""


@pytest.mark.parametrize("name", PAGES)
def test_every_screen_of_a_presented_page_fits(quiet: Engine, guide: Guide, name: str) -> None:
    quiet.size(1024, 768)
    try:
        quiet.open(f"{guide.page(name)}?mode=present")
        presents = "() => document.documentElement.matches('[data-presenting=ready][data-faces]')"
        wait_for(quiet, presents, "it does not present")
        # Once more it packs its screens when letters have come.
        quiet.run("() => new Promise((done) => setTimeout(done, 300))")
        last = int(quiet.run(SEEN)["place"].rsplit(" ", 1)[1])
        trouble = []
        for number in range(1, last + 1):
            seen = quiet.run(SEEN)
            assert seen["place"] == f"{number} of {last}"
            if max(seen["over"]) > 1 or seen["bars"] or seen["small"] or not seen["text"]:
                trouble.append((seen["place"], seen["over"], seen["small"][:2], seen["text"][:60]))
            if number < last:
                quiet.press("ArrowRight")
        assert trouble == []
    finally:
        quiet.size(390, 844)
