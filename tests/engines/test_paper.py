"""On paper in Firefox and in WebKit each word and picture is whole and stands with its heading."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import ready
from tests.engines.engine import MARGIN, Engine, alive, forget
from tests.engines.paper import Side, letters, sides
from tests.server import AREAS, PAGES, VISIT, Guide
from tests.some import some

pytestmark = pytest.mark.gate

# The words of paragraphs, lists and headings outside widgets, which all print.
WORDS = """() => {
  const apart = "[data-widget], [popover], .note, .sources, dialog, noscript, template, .from";
  const all = [...document.querySelectorAll("main :is(p, li, h1, h2, h3)")];
  return all.filter((one) => !one.closest(apart)).map((one) => {
    const copy = one.cloneNode(true);
    const unprinted = copy.querySelectorAll(".note, [popover], .cite, svg, button:not(.word)");
    for (const each of unprinted) each.remove();
    return copy.textContent;
  });
}"""

# Words of a heading that are also all of a line elsewhere do not tell one from the other.
HEADINGS = """() => {
  const words = (chosen) => [...document.querySelectorAll(chosen)].map((one) => one.textContent);
  const others = new Set(words("main :is(p, li, td, dt, dd)"));
  return words("main :is(h1, h2, h3, h4, caption)").filter((one) => !others.has(one));
}"""

# Writes a sign of its own at the head and at the foot of every picture that is no small mark.
SIGN_PICTURES = """() => {
  const large = [...document.querySelectorAll("main svg[viewBox]")].filter(
    (one) => one.getBoundingClientRect().height > 60);
  large.forEach((picture, number) => {
    const { x, y, width, height } = picture.viewBox.baseVal;
    for (const [end, at] of [["h", 0.08], ["f", 0.98]]) {
      const sign = document.createElementNS("http://www.w3.org/2000/svg", "text");
      sign.textContent = `${end}q${number}x`;
      for (const [name, value] of [["x", x + width / 8], ["y", y + at * height]])
        sign.setAttribute(name, value);
      sign.style.fontSize = `${height / 16}px`;
      sign.style.fill = "black";
      picture.append(sign);
    }
  });
}"""

# What stands in folds, as paper shows it: each piece of text that is no heading or control.
FOLDED = """() => [...document.querySelectorAll("main details :is(p, li, dd, td)")]
  .filter((one) => one.checkVisibility()
    && !one.querySelector("p, li, dd, details, button, select"))
  .map((one) => one.innerText)"""


@dataclass(frozen=True)
class Printed:
    """A page as it was and as it came out on paper."""

    sides: list[Side]
    words: list[str]
    headings: list[str]
    errors: list[str]

    @property
    def letters(self) -> str:
        return letters("".join(side.text for side in self.sides))


@pytest.fixture(scope="module")
def printed(engine: Engine, guide: Guide, request: pytest.FixtureRequest) -> Printed:
    """One page on paper, printed once for all tests of it."""
    forget(engine)
    engine.errors()
    alive(engine, guide.page(request.param))
    words, headings = engine.run(WORDS), engine.run(HEADINGS)
    engine.run(SIGN_PICTURES)
    return Printed(sides(engine.pdf(), MARGIN), words, headings, engine.errors())


# The page of a visit prints its sheet alone.
every_page = pytest.mark.parametrize(
    "printed", [name for name in PAGES if name != VISIT], indirect=True, scope="module"
)


@every_page
def test_printing_makes_no_error(printed: Printed) -> None:
    assert printed.errors == []


@every_page
def test_every_word_is_printed(printed: Printed) -> None:
    wanted = set(re.findall(r"[a-z]{4,}", " ".join(some(printed.words)).lower()))
    assert [word for word in sorted(wanted) if word not in printed.letters] == []


@every_page
def test_no_line_is_cut_at_an_edge_of_the_paper(printed: Printed) -> None:
    cut = [(number, side.cut()) for number, side in enumerate(some(printed.sides), 1)]
    assert [each for each in cut if each[1]] == []


@every_page
def test_no_line_is_printed_over_another(printed: Printed) -> None:
    over = [(number, side.overprinted()) for number, side in enumerate(some(printed.sides), 1)]
    assert [each for each in over if each[1]] == []


@every_page
def test_no_heading_stands_alone_at_the_foot_of_a_side(printed: Printed) -> None:
    headings = {letters(each) for each in some(printed.headings) if re.search("[a-z]", each)}
    lowest = [line for side in printed.sides[:-1] for line in side.foot_lines()]
    assert [line for line in some(lowest) if line in headings] == []


@every_page
def test_every_picture_is_whole(printed: Printed) -> None:
    stands: dict[str, dict[str, set[int]]] = {}
    for number, side in enumerate(printed.sides):
        for end, picture in re.findall(r"([hf])q(\d+)x", side.text):
            stands.setdefault(picture, {"h": set(), "f": set()})[end].add(number)
    broken = [each for each in stands.values() if each["h"] != each["f"] or len(each["h"]) != 1]
    assert broken == []


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "name, printed",
    [(name, name) for name in PAGES if name != VISIT],
    indirect=["printed"],
    scope="module",
)
def test_what_stands_in_folds_is_printed_as_in_chromium(
    printed: Printed, name: str, guide: Guide, chromium: Page
) -> None:
    ready(chromium, guide.page(name))
    chromium.emulate_media(media="print")
    # A piece of text may go on at the head of the next side: it is found by how it begins.
    folded = [letters(each)[:16] for each in chromium.evaluate(FOLDED)]
    assert [each for each in folded if each not in printed.letters] == []


def test_what_was_picked_stands_on_the_sheet(engine: Engine, guide: Guide) -> None:
    alive(engine, f"{guide.page(AREAS)}#area=chin&aim=fat")
    engine.run("() => document.querySelector('[data-widget=body-map] input[value=chin]').click()")
    alive(engine, guide.page(VISIT))
    sheet = engine.run("() => document.querySelector('[data-widget=my-sheet]').innerText")
    assert "Under the chin: fat" in sheet
    assert "70 of 100" in sheet
    assert "19 of 100" in sheet
    talk, to_keep = sides(engine.pdf(), MARGIN)
    assert letters("Under the chin: fat") in letters(talk.text)
    assert letters(to_keep.text).startswith(letters("When to get help"))
