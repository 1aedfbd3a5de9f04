"""Firefox and WebKit as they were in 2022: without popovers, time limits or sheets of a page's own.

Nothing older of WebKit is at hand: what it lacked is taken away before a page's scripts.
"""

import pytest

from tests.engines.engine import Engine, alive, wait_for
from tests.server import PAGES, Guide
from tests.some import some

pytestmark = pytest.mark.gate

OPEN_NOTES = """() => [...document.querySelectorAll(".note")]
  .filter((note) => note.checkVisibility()).map((note) => note.textContent)"""


@pytest.mark.parametrize("name", PAGES)
def test_every_page_lives_with_its_notes_shut(older: Engine, guide: Guide, name: str) -> None:
    older.errors()
    alive(older, guide.page(name))
    assert older.run("() => document.querySelectorAll('.widget:not([data-alive])').length") == 0
    assert older.run(OPEN_NOTES) == []
    wide = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert older.run(wide) <= 0
    assert older.errors() == []


def test_a_link_leads_on(older: Engine, guide: Guide) -> None:
    alive(older, guide.page(PAGES[0]))
    older.tap(".pages a[rel=next]")
    wait_for(older, f"() => location.pathname.includes('{PAGES[1]}')", "the link leads nowhere")


def test_a_note_opens_by_its_word_and_escape_closes_it(older: Engine, guide: Guide) -> None:
    alive(older, guide.page(PAGES[0]))
    older.tap("main .word")
    assert len(some(older.run(OPEN_NOTES))) == 1
    older.press("Escape")
    assert older.run(OPEN_NOTES) == []
    assert older.run("() => document.activeElement.matches('.word')")


def test_it_lacks_what_is_taken_away(older: Engine, guide: Guide) -> None:
    alive(older, guide.page(PAGES[0]))
    lacks = "() => [AbortSignal.timeout, window.structuredClone, document.body.showPopover]"
    assert older.run(f"() => ({lacks})().every((each) => each === undefined)")
