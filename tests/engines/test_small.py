"""On small, low and enlarged screens of Firefox and WebKit nothing is cut off or covered."""

from dataclasses import dataclass
from typing import Any

import pytest

from tests.browser.look import LOOK, OPEN
from tests.browser.test_large_text import DOUBLE
from tests.engines.engine import Engine, alive
from tests.server import PAGES, Guide

pytestmark = pytest.mark.gate

#: Each window, and whether its text has twice its size.
WINDOWS = {
    "320-px": ((320, 640), False),
    "phone-on-its-side": ((844, 390), False),
    "low-window": ((1093, 478), False),
    "200-percent-text": ((390, 844), True),
    # A window of 1280 by 844 at 400%.
    "400-percent-zoom": ((320, 211), False),
}
ONCE_LAID_OUT = """() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))"""

# Gives the focus to each control in turn: those that something else lies over then.
COVERED = """() => look.controls().filter((one) => one.tabIndex >= 0
  && one.getBoundingClientRect().height < innerHeight / 2).filter((one) => {
  one.focus({ preventScroll: true });
  one.scrollIntoView({ block: "nearest", behavior: "instant" });
  return document.activeElement !== one || !look.focus().free;
}).map(look.name)"""

# Brings each sign that calls for help into sight: those that something stays over.
COVERED_SIGNS = """() => {
  const signs = [...document.querySelectorAll("main .red-flags li")].filter(
    (one) => look.seen(one) && !one.closest(".sources, .source"));
  const lines = document.createRange();
  return [signs.length, signs.filter((one) => ["start", "end"].some((block) => {
    one.scrollIntoView({ block, behavior: "instant" });
    lines.selectNodeContents(one);
    const { left, top, width, height } = [...lines.getClientRects()].at(block === "start" ? 0 : -1);
    const at = document.elementFromPoint(left + width / 2, top + height / 2);
    return !(at && (one.contains(at) || at.contains(one)));
  })).map(look.name)];
}"""


@dataclass(frozen=True)
class Seen:
    """What is wrong in each window, by what is asked, and how many signs were looked at."""

    wrong: dict[str, dict[str, list[str]]]
    signs: int


@pytest.fixture(scope="module")
def seen(engine: Engine, guide: Guide, request: pytest.FixtureRequest) -> Any:
    """One page in each window, with all that opens open; loaded once for all tests of it.

    A use is picked: its name in the bar makes that as high as it gets.
    """
    alive(engine, f"{guide.page(request.param)}#area=chin&aim=fat")
    engine.run(f"() => {{ {LOOK} }}")
    engine.run(f"() => {{ {OPEN}; document.documentElement.style.scrollBehavior = 'auto'; }}")
    wrong: dict[str, dict[str, list[str]]] = {}
    signs = 0
    try:
        for window, (size, doubled) in WINDOWS.items():
            engine.size(*size)
            if doubled:
                engine.run(DOUBLE)
            engine.run(ONCE_LAID_OUT)
            signs, covered = engine.run(COVERED_SIGNS)
            wrong[window] = {
                "sideways": engine.run("() => look.sideways()"),
                "clipped": engine.run("() => look.clipped()"),
                "covered": engine.run(COVERED),
                "signs": covered,
                "letters": engine.run("() => look.smallLetters()"),
            }
            engine.run("() => { document.documentElement.style.fontSize = ''; }")
    finally:
        engine.size(390, 844)
    return Seen(wrong, signs)


def found(seen: Seen, what: str) -> dict[str, list[str]]:
    """What is wrong of one kind, in the windows where something is."""
    return {window: seen.wrong[window][what] for window in WINDOWS if seen.wrong[window][what]}


every_page = pytest.mark.parametrize("seen", PAGES, indirect=True, scope="module")


@every_page
def test_nothing_scrolls_sideways(seen: Seen) -> None:
    assert found(seen, "sideways") == {}


@every_page
def test_no_word_is_cut_off(seen: Seen) -> None:
    assert found(seen, "clipped") == {}


@every_page
def test_nothing_lies_over_what_has_the_focus(seen: Seen) -> None:
    assert found(seen, "covered") == {}


@every_page
def test_nothing_stays_over_a_sign_that_calls_for_help(seen: Seen) -> None:
    assert found(seen, "signs") == {}


@every_page
def test_letters_in_drawings_are_12_px(seen: Seen) -> None:
    assert found(seen, "letters") == {}


@pytest.mark.parametrize("seen", ["05-side-effects-and-recovery"], indirect=True, scope="module")
def test_there_are_signs_to_look_at(seen: Seen) -> None:
    assert seen.signs > 0


@pytest.mark.parametrize("size", [(390, 844), (844, 390)], ids=["upright", "on-its-side"])
@pytest.mark.parametrize("name", PAGES)
def test_presenting_asked_for_on_a_phone_shows_the_page(
    engine: Engine, guide: Guide, name: str, size: tuple[int, int]
) -> None:
    engine.size(*size)
    try:
        alive(engine, f"{guide.page(name)}?mode=present")
        shown = engine.run(
            "() => [document.documentElement.dataset.mode ?? '',"
            " [...document.querySelectorAll('.present-bar')].length,"
            " [...document.querySelectorAll('main h2')].filter((one) => one.offsetHeight).length]"
        )
    finally:
        engine.size(390, 844)
    assert shown[:2] == ["", 0]
    assert shown[2] > 1
