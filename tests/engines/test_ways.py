"""Ways of using the guide in Firefox and WebKit: each does its work, and nothing complains."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.browser.host import Host
from tests.engines.conftest import as_a_phone
from tests.engines.engine import ALIVE, Engine, alive, forget, wait_for
from tests.engines.firefox import TOUCH, Firefox
from tests.engines.test_copy import OPEN_TOOLS, address
from tests.server import AREAS, PAGES, TIMELINE, Guide

pytestmark = pytest.mark.gate

FILM = "document.querySelector('[data-widget=session-timeline]')"
SENTENCE = f"() => {FILM}.querySelector('[data-part=sentence]').textContent"
LAST_LOOK = f"() => [...{FILM}.querySelectorAll('.stop')].pop().click()"
FOUND = "() => document.querySelectorAll('.found a').length"
LOST = "() => document.querySelector('dialog.lost')?.open"


def at(engine: Engine, name: str) -> None:
    """Wait until a page is there, and alive."""
    wait_for(engine, f"() => location.pathname.includes('{name}')", f"it is not at {name}")
    wait_for(engine, ALIVE, f"{name} is not alive")


def test_a_word_is_found_and_leads_to_its_page(quiet: Engine, guide: Guide) -> None:
    alive(quiet, guide.page(AREAS))
    quiet.tap(".contents summary")
    quiet.tap("#find-word")
    for letter in "bruise":
        quiet.press(letter)
    wait_for(quiet, FOUND, "nothing is found")
    there: str = quiet.run("() => document.querySelector('.found a').pathname")
    quiet.tap(".found a")
    at(quiet, there.rsplit("/", 1)[1])


def test_the_page_for_the_phone_opens(quiet: Engine, guide: Guide) -> None:
    quiet.size(1280, 800)
    try:
        alive(quiet, guide.page(AREAS))
        quiet.run(OPEN_TOOLS)
        quiet.tap(".share summary")
        wait_for(
            quiet,
            "() => document.querySelector('[data-share=here]').checkVisibility()",
            "it says nothing of the address",
        )
    finally:
        quiet.size(390, 844)


def test_what_is_picked_goes_along_and_is_cleared(quiet: Engine, guide: Guide) -> None:
    forget(quiet)
    alive(quiet, guide.page(AREAS))
    quiet.tap("[data-widget=body-map] input[value=abdomen]")
    quiet.tap(".pages a[rel=next]")
    at(quiet, TIMELINE)
    picked = "() => document.querySelector('input[value=abdomen]').checked"
    assert quiet.run(picked)
    quiet.tap("[data-forget]")
    assert not quiet.run(picked)


# What a presenting page says to the window of notes, once asked.
SHOWN = """(channel) => new Promise((done) => {
  const other = new BroadcastChannel(channel);
  other.addEventListener("message", ({ data }) => data.page && done(data));
  other.postMessage({ ask: true });
})"""
NOTES = "() => new URL(document.querySelector('script[data-notes]').dataset.notes, location).href"
TELL = """(channel, data) => new Promise((done) => {
  new BroadcastChannel(channel).postMessage(data);
  setTimeout(done, 100);
})"""


def test_the_notes_follow_the_screen(quiet: Engine, guide: Guide) -> None:
    quiet.size(1280, 800)
    try:
        quiet.open(f"{guide.page(AREAS)}?mode=present")
        presents = "() => document.documentElement.dataset.presenting === 'ready'"
        wait_for(quiet, presents, "it does not present")
        notes: str = quiet.run(NOTES)
        channel = f"mesoguide:{urlsplit(notes).path.rpartition('/')[0]}/"
        shown: dict[str, Any] = quiet.run(SHOWN, channel)
        quiet.open(notes)
        quiet.run(TELL, channel, shown)
        assert "1 of " in quiet.run("() => document.querySelector('[data-place]').textContent")
        assert not quiet.run("() => document.querySelector('[data-waiting]').checkVisibility()")
    finally:
        quiet.size(390, 844)


@pytest.mark.parametrize("name", PAGES)
def test_a_copied_folder_opens_with_no_server(quiet: Engine, site: Path, name: str) -> None:
    alive(quiet, f"file://{site}/en/{name}.html")
    assert not quiet.run("() => document.querySelectorAll('.widget-failed').length")
    assert not quiet.run("() => document.querySelector('.keep').checkVisibility()")


def test_a_folders_link_leads_on_and_its_words_are_found(quiet: Engine, site: Path) -> None:
    alive(quiet, f"file://{site}/en/{AREAS}.html")
    quiet.tap(".contents summary")
    quiet.tap("#find-word")
    quiet.press("f")
    wait_for(quiet, FOUND, "nothing is found")
    quiet.press("Escape")
    quiet.tap(".pages a[rel=next]")
    at(quiet, TIMELINE)


@pytest.fixture(scope="module")
def touched() -> Iterator[Firefox]:
    """A Firefox of a phone. The driver of WebKit on Linux has no finger."""
    with as_a_phone(Firefox(**TOUCH)) as one:
        yield one


def test_a_finger_picks_plays_stops_reads_and_goes_on(touched: Firefox, guide: Guide) -> None:
    alive(touched, guide.page(TIMELINE))
    assert touched.run("() => matchMedia('(hover: none) and (pointer: coarse)').matches")
    touched.tap("[data-widget=body-map] input[value=abdomen]")
    assert "Belly" in touched.run(f"() => {FILM}.querySelector('[data-part=title]').textContent")
    week = f"() => Number({FILM}.querySelector('input[type=range]').value)"
    touched.tap("[data-part=play]")
    wait_for(touched, f"() => ({week})() > 0", "it does not play")
    touched.tap("[data-part=play]")
    stopped = touched.run(week)
    touched.run("() => new Promise((done) => setTimeout(done, 500))")
    assert touched.run(week) == stopped
    touched.tap("main .word")
    assert touched.run("() => document.querySelectorAll('.note:popover-open').length") == 1
    touched.tap(".note:popover-open .close")
    wait_for(touched, "() => !document.querySelector('.note:popover-open')", "the note stays")
    wait_for(
        touched,
        "() => getComputedStyle(document.body).pointerEvents !== 'none'",
        "no tap goes through",
    )
    touched.tap(".pages a[rel=next]")
    at(touched, PAGES[4])
    assert touched.errors() == []


def ours(complaints: list[str]) -> list[str]:
    """Complaints, but for those of the network, which the browser itself makes."""
    return [each for each in complaints if "Failed to load" not in each]


def test_a_page_whose_host_goes_works_on_and_says_what_it_cannot_reach(
    engine: Engine, own_host: Host
) -> None:
    forget(engine)
    engine.errors()
    alive(engine, f"{address(own_host, TIMELINE)}#area=chin&aim=fat")
    own_host.stop()
    before = engine.run(SENTENCE)
    engine.run(LAST_LOOK)
    wait_for(engine, f"() => ({SENTENCE})() !== {before!r}", "the film stands still")
    # On the way down the chart is asked for in vain, and says so: the link goes down with that.
    engine.run("() => document.querySelector('.pages a[rel=next]').scrollIntoView()")
    engine.run("() => new Promise((done) => setTimeout(done, 1500))")
    engine.tap(".pages a[rel=next]")
    wait_for(engine, LOST, "it does not say that the page can't be reached")
    engine.press("Escape")
    assert not engine.run(LOST)
    assert ours(engine.errors()) == []


def test_a_slow_host_is_waited_for(quiet: Engine, own_host: Host) -> None:
    alive(quiet, address(own_host, AREAS))
    own_host.slow[TIMELINE] = 4.5
    quiet.tap(".pages a[rel=next]")
    quiet.run("() => new Promise((done) => setTimeout(done, 4200))")
    assert not quiet.run(LOST)
    at(quiet, TIMELINE)


def test_without_its_charts_library_the_film_is_whole(engine: Engine, own_host: Host) -> None:
    forget(engine)
    engine.errors()
    own_host.gone.add("plotly")
    alive(engine, f"{address(own_host, TIMELINE)}#area=chin&aim=fat")
    engine.run(f"() => {FILM}.querySelector('.plot').scrollIntoView()")
    engine.run("() => new Promise((done) => setTimeout(done, 1500))")
    before = engine.run(SENTENCE)
    engine.run(LAST_LOOK)
    wait_for(engine, f"() => ({SENTENCE})() !== {before!r}", "the film stands still")
    drawn = (
        f"() => [...{FILM}.querySelectorAll('.plot svg')].filter((one) => one.checkVisibility())"
    )
    assert engine.run(f"() => ({drawn})().length") > 0
    assert ours(engine.errors()) == []
