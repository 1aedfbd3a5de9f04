"""What a reader asked the browser for: dark colours, no motion, or colours of the reader's own."""

from collections.abc import Iterator

import pytest

from tests.browser.look import LOOK, OPEN
from tests.browser.test_body_map import FORM, MAP
from tests.engines.conftest import as_a_phone
from tests.engines.engine import Engine, alive, forget, wait_for
from tests.engines.firefox import Firefox
from tests.server import AREAS, PAGES, TIMELINE, Guide

pytestmark = pytest.mark.gate

# How bright the page's ground and its words are, as sums of red, green and blue.
BRIGHTNESS = """() => {
  const sum = (colour) => colour.match(/[0-9]+/g).slice(0, 3).reduce((all, one) => all + +one, 0);
  const style = (selector) => getComputedStyle(document.querySelector(selector));
  return [sum(style("body").backgroundColor), sum(style("h1").color)];
}"""


def opened(engine: Engine, address: str) -> None:
    """Open a page with all that opens open."""
    engine.errors()
    forget(engine)
    alive(engine, address)
    engine.run(f"() => {{ {LOOK}; {OPEN} }}")


@pytest.mark.parametrize("name", PAGES)
def test_a_dark_page_has_marks_that_stand_out_and_nothing_moves(
    dark: Engine, guide: Guide, name: str
) -> None:
    opened(dark, guide.page(name))
    ground, words = dark.run(BRIGHTNESS)
    assert ground < 200
    assert words > 500
    assert dark.run("() => look.faint()") == []
    assert dark.run("() => look.moving()") == []
    assert dark.errors() == []


def test_where_nothing_shall_move_the_film_goes_from_look_to_look(
    dark: Engine, guide: Guide
) -> None:
    forget(dark)
    alive(dark, guide.page(TIMELINE))
    dark.run(
        "() => { window.weeks = []; const now = document.querySelector("
        "'[data-widget=session-timeline] .value-now'); new MutationObserver(() =>"
        " weeks.push(Number(now.textContent.match(/\\d+/)[0]))).observe(now, {childList: true}); }"
    )
    dark.run("() => document.querySelector('[data-part=play]').click()")
    wait_for(dark, "() => weeks.at(-1) === 52", "it does not play to its end")
    assert list(dict.fromkeys(dark.run("() => weeks")))[-4:] == [8, 16, 32, 52]


@pytest.fixture(scope="module")
def forced() -> Iterator[Firefox]:
    """A Firefox that gives pages its reader's colours. WebKit on Linux knows no such thing."""
    prefs = {"browser.display.document_color_use": 2, "ui.useAccessibilityTheme": 1}
    with as_a_phone(Firefox(**prefs)) as one:
        yield one


@pytest.mark.parametrize("name", PAGES)
def test_with_forced_colours_every_control_has_an_edge(
    forced: Firefox, guide: Guide, name: str
) -> None:
    opened(forced, guide.page(name))
    assert forced.run("() => matchMedia('(forced-colors: active)').matches")
    assert forced.run("() => look.edgeless()") == []
    assert forced.run("() => look.faint()") == []
    assert forced.errors() == []


# The colours and the width of line of each kind of dot, the reader's own by their names.
DOTS = """() => {
  const own = {};
  for (const name of ["Canvas", "CanvasText"]) {
    const drawn = Object.assign(document.createElement("i"), { style: `color: ${name}` });
    document.body.append(drawn);
    own[getComputedStyle(drawn).color] = name;
  }
  const kinds = {};
  for (const dot of document.querySelectorAll("[data-part=people] circle")) {
    const { fill, stroke, strokeWidth } = getComputedStyle(dot);
    const kind = `${dot.closest(".treated") ? "treated" : "compared"} ${dot.getAttribute("class")}`;
    kinds[kind.trim()] = [own[fill], own[stroke], strokeWidth].join(" ");
  }
  return kinds;
}"""


def test_with_forced_colours_the_dots_of_the_film_are_as_in_its_key(
    forced: Firefox, guide: Guide
) -> None:
    opened(forced, f"{guide.page(TIMELINE)}#area=chin&aim=fat")
    last = "[...document.querySelectorAll('[data-widget=session-timeline] .stop')].pop()"
    forced.run(f"() => {last}.click()")
    assert forced.run(DOTS) == {
        "treated anyway": "Canvas CanvasText 4px",
        "treated filled": "CanvasText CanvasText 1.5px",
        "treated": "Canvas CanvasText 1.5px",
        "compared filled": "Canvas CanvasText 4px",
        "compared": "Canvas CanvasText 1.5px",
    }


def test_with_forced_colours_the_marks_of_the_map_differ(forced: Firefox, guide: Guide) -> None:
    opened(forced, guide.page(AREAS))
    forms = forced.run(f"() => ({FORM})(document.querySelector('{MAP}'))")
    assert len(forms) == len(set(forms.values())) == 6
