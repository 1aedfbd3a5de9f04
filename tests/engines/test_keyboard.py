"""By keyboard alone in Firefox and WebKit: every control is reached, seen and uncovered."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.browser.look import LOOK
from tests.engines.engine import Engine, alive, forget
from tests.server import AREAS, CLAIMS, PAGES, TIMELINE, VISIT, Guide
from tests.some import some

pytestmark = pytest.mark.gate

#: More stops than any page has.
MANY = 200


@dataclass(frozen=True)
class Walk:
    """The stops of Tab from the head of a page to its foot, and of Shift and Tab back."""

    there: list[dict[str, Any]]
    back: list[dict[str, Any]]
    unreached: list[str]


def stops(engine: Engine, key: str) -> list[dict[str, Any]]:
    """Press a key until it leads out of the page, or to where it was before."""
    found: list[dict[str, Any]] = []
    engine.run("() => { window.stops = []; }")
    while len(found) < MANY:
        engine.press(key)
        stop = engine.run("() => look.focus()")
        if stop is None or stop["again"]:
            return found
        found.append(stop)
    pytest.fail(f"{key} comes to no end")


@pytest.fixture(scope="module")
def walk(dark: Engine, guide: Guide, request: pytest.FixtureRequest) -> Walk:
    """One page walked through by Tab, there and back, once for all tests of it."""
    forget(dark)
    ways: list[list[dict[str, Any]]] = []
    for begin, key in (("", "Tab"), ("look.controls().at(-1).focus();", "Shift+Tab")):
        alive(dark, guide.page(request.param))
        dark.run(f"() => {{ {LOOK} {begin} }}")
        ways.append(some(stops(dark, key)))
        if key == "Tab":
            unreached = dark.run("() => look.unreached()")
    return Walk(*ways, unreached)


every_page = pytest.mark.parametrize("walk", PAGES, indirect=True, scope="module")


@every_page
def test_tab_reaches_every_control(walk: Walk) -> None:
    assert walk.unreached == []


@every_page
def test_tab_goes_in_the_order_of_the_page(walk: Walk) -> None:
    assert [each["name"] for each in walk.there if not each["inOrder"]] == []


@every_page
def test_what_has_the_focus_is_seen(walk: Walk) -> None:
    assert [each["name"] for each in walk.there if each["ring"] < 3] == []


@every_page
def test_nothing_lies_over_what_tab_comes_to(walk: Walk) -> None:
    assert [each["name"] for each in walk.there + walk.back if not each["free"]] == []


def focus(engine: Engine, selector: str) -> None:
    engine.run("(selector) => document.querySelector(selector).focus()", selector)


def is_in(engine: Engine, selector: str) -> bool:
    """Tell whether what has the focus matches, or stands in what does."""
    found = "(selector) => Boolean(document.activeElement.closest(selector))"
    return bool(engine.run(found, selector))


# What opens, by what is pressed; with one more Tab the focus is in it.
OPENS = {
    "signs": (".worried", "dialog.signs-sheet"),
    "pages": (".contents summary", ".contents .panel"),
    "note": ("main .word", ".note:popover-open"),
}


@pytest.mark.parametrize(("opener", "opened"), OPENS.values(), ids=OPENS)
def test_enter_opens_escape_closes_and_the_focus_is_back(
    quiet: Engine, guide: Guide, opener: str, opened: str
) -> None:
    alive(quiet, guide.page(AREAS))
    focus(quiet, opener)
    quiet.press("Enter")
    quiet.press("Tab")
    assert is_in(quiet, opened)
    quiet.press("Escape")
    assert is_in(quiet, opener)
    # The one is the older name of the other.
    seen = (
        "(selector) => document.querySelector(selector)"
        "?.checkVisibility({ checkOpacity: true, opacityProperty: true }) ?? false"
    )
    assert not quiet.run(seen, opened)


def test_arrow_keys_pick_one_area_after_another(quiet: Engine, guide: Guide) -> None:
    forget(quiet)
    alive(quiet, guide.page(AREAS))
    radios = "[data-widget=body-map] input[data-area]"
    areas = quiet.run(
        "(radios) => [...document.querySelectorAll(radios)].map(({ value }) => value)", radios
    )
    focus(quiet, radios)
    quiet.press(" ")
    picked = []
    for _ in some(areas):
        picked.append(quiet.run("() => document.querySelector('[data-area]:checked').value"))
        quiet.press("ArrowDown")
    assert picked == areas


def test_keys_move_the_films_slider(quiet: Engine, guide: Guide) -> None:
    alive(quiet, guide.page(TIMELINE))
    slider = "[data-widget=session-timeline] input[type=range]"
    focus(quiet, slider)
    now = "() => { const { value, max } = document.activeElement; return [+value, +max]; }"
    quiet.press("End")
    week, last = quiet.run(now)
    assert week == last > 0
    for key, weeks in (("Home", 0), ("ArrowRight", 1), ("ArrowUp", 2), ("ArrowLeft", 1)):
        quiet.press(key)
        assert quiet.run(now)[0] == weeks, key


# Groups of which Tab reaches one control alone: their page, where they stand, and what is in them.
GROUPS = {
    "signs": ("02-is-it-for-me", "[data-widget=self-check] fieldset", "input"),
    "felt": ("05-side-effects-and-recovery", ".felt [role=group]", "summary"),
    "claims": (CLAIMS, "[data-widget=claim-table] [role=group]", "summary"),
    "questions": (VISIT, "[data-widget=question-list] fieldset", "input, button"),
}
# How many controls of a group are in sight; each then says its place when it has the focus.
NUMBERED = """(group, kind) => {
  const shown = [...document.querySelector(group).querySelectorAll(kind)].filter(
    (one) => one.checkVisibility());
  shown.forEach((one, place) => { one.dataset.place = place; });
  shown[0].focus();
  return shown.length;
}"""


@pytest.mark.parametrize(("name", "group", "kind"), GROUPS.values(), ids=GROUPS)
def test_arrow_keys_reach_every_control_of_a_group(
    quiet: Engine, guide: Guide, name: str, group: str, kind: str
) -> None:
    alive(quiet, guide.page(name))
    count = quiet.run(NUMBERED, group, kind)
    assert count > 1
    place = "() => Number(document.activeElement.dataset.place)"
    for number in range(count):
        assert quiet.run(place) == number
        quiet.press("ArrowRight")
    quiet.press("Home")
    assert quiet.run(place) == 0
    quiet.press("End")
    assert quiet.run(place) == count - 1
