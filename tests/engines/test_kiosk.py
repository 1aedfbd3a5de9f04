"""A tablet in a waiting room, with Firefox or WebKit: it opens, is used, asks and starts over."""

import pytest

from tests.engines.engine import Engine, alive, forget, wait_for
from tests.server import AREAS, PAGES, TIMELINE, Guide

pytestmark = pytest.mark.gate

OPEN = "() => [...document.querySelectorAll('dialog[open]')].map((one) => one.className).join()"
FIRST, ASKS = "kiosk-first", "kiosk-ask"
HELD = "() => sessionStorage.length"
#: Lets so many seconds pass at once, and gives the page time to look at its clock.
PASS = """(seconds) => {
  const { now } = Date;
  Date.now = () => now() + seconds * 1000;
  return new Promise((done) => setTimeout(done, 1500));
}"""


def is_open(engine: Engine, which: str) -> None:
    wait_for(engine, f"() => ({OPEN})() === '{which}'", f"open is not {which or 'nothing'}")


def leave_alone(engine: Engine) -> None:
    """Let minutes pass until it asks: what comes late to the page counts as a touch."""
    for _ in range(5):
        engine.run(PASS, 61)
        if engine.run(OPEN) == ASKS:
            return
    pytest.fail("it does not ask")


def begin(engine: Engine, guide: Guide, name: str) -> None:
    """Open a page as a kiosk, and touch it to begin."""
    forget(engine)
    alive(engine, f"{guide.page(name)}?kiosk=1&idle=60")
    is_open(engine, FIRST)
    assert "Touch to begin" in engine.run("() => document.querySelector('dialog[open]').innerText")
    engine.tap("dialog[open] button")
    is_open(engine, "")


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_for_a_touch_and_no_link_leads_out(
    quiet: Engine, guide: Guide, name: str
) -> None:
    begin(quiet, guide, name)
    assert not quiet.run(
        "() => [...document.links].filter(({ href, origin, hash }) => !hash"
        " && (origin !== location.origin || !href.includes('kiosk=1'))).length"
    )


def test_start_over_clears_what_was_picked(quiet: Engine, guide: Guide) -> None:
    begin(quiet, guide, AREAS)
    quiet.tap("[data-widget=body-map] input[value=abdomen]")
    assert quiet.run(HELD) > 0
    quiet.tap("[data-over]")
    is_open(quiet, FIRST)
    assert PAGES[0] in quiet.run("() => location.pathname")
    assert quiet.run(HELD) == 0


def test_left_alone_it_asks_and_a_tap_gives_more_time(quiet: Engine, guide: Guide) -> None:
    begin(quiet, guide, TIMELINE)
    quiet.tap("[data-widget=body-map] input[value=abdomen]")
    leave_alone(quiet)
    quiet.tap("dialog[open] button")
    is_open(quiet, "")
    assert quiet.run("() => document.querySelector('input[value=abdomen]').checked")


def test_when_nobody_answers_it_starts_over(quiet: Engine, guide: Guide) -> None:
    begin(quiet, guide, TIMELINE)
    quiet.tap("[data-widget=body-map] input[value=abdomen]")
    leave_alone(quiet)
    quiet.run("() => { const { now } = Date; Date.now = () => now() + 31_000; }")
    is_open(quiet, FIRST)
    assert quiet.run(HELD) == 0


def test_it_presents_as_well(quiet: Engine, guide: Guide) -> None:
    quiet.size(1024, 768)
    try:
        quiet.open(f"{guide.page(AREAS)}?kiosk=1&begun=1&mode=present")
        wait_for(
            quiet,
            "() => document.documentElement.matches('[data-kiosk][data-presenting=ready]')",
            "it does not present",
        )
        place = "() => document.querySelector('.present-bar .place').textContent"
        before = quiet.run(place)
        quiet.press("PageDown")
        assert quiet.run(place) != before
        quiet.press("Escape")
        assert quiet.run("() => document.documentElement.dataset.mode") == "present"
    finally:
        quiet.size(390, 844)
