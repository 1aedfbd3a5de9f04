"""The copy on the device in Firefox and WebKit: made when asked, read with no host, taken away."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.host import Host, host
from tests.engines.conftest import as_a_phone
from tests.engines.engine import Engine, alive, wait_for
from tests.engines.firefox import Firefox
from tests.engines.webkit import WebKit
from tests.server import AREAS, PAGES

pytestmark = pytest.mark.gate

HELD = """async () => [
  (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length,
]"""
OPEN_TOOLS = "() => { document.querySelector('.tools').open = true; }"
SAID = "() => document.querySelector('.keep [role=status]').textContent"
PICTURES = (
    """() => [...document.images].filter((one) => one.complete && !one.naturalWidth).length"""
)


def address(served: Host, name: str) -> str:
    return f"{served.url}/en/{name}.html"


def ask(engine: Engine, served: Host, what: str, answer: str) -> None:
    """Press a button of the copy on the start page, and wait for what it says then."""
    alive(engine, address(served, PAGES[0]))
    engine.run(OPEN_TOOLS)
    wait_for(
        engine,
        f"() => !document.querySelector('[data-copy={what}]').hidden",
        f"nothing to {what}",
    )
    engine.tap(f"[data-copy={what}]")
    wait_for(engine, f"() => ({SAID})().startsWith('{answer}')", f"it does not say: {answer}")


@pytest.fixture(scope="module", params=[Firefox, WebKit], ids=lambda one: one.name)
def kept(request: pytest.FixtureRequest, site: Path) -> Iterator[tuple[Engine, Host]]:
    """A browser that keeps a copy of a guide, and the guide's host, which is gone."""
    with as_a_phone(request.param()) as engine, host(site) as served:
        ask(engine, served, "keep", "A copy from")
        served.stop()
        engine.errors()
        yield engine, served


def test_nothing_is_kept_unless_asked(quiet: Engine, own_host: Host) -> None:
    for name in PAGES[:2]:
        alive(quiet, address(own_host, name))
    assert quiet.run(HELD) == [0, 0]


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_from_the_copy_with_its_pictures(
    kept: tuple[Engine, Host], name: str
) -> None:
    engine, served = kept
    alive(engine, address(served, name))
    copied = engine.run("() => document.querySelector('main .copied').textContent")
    assert re.search(r"This is a copy from \d+ \w+ \d{4}", copied)
    assert engine.run(PICTURES) == 0
    assert engine.errors() == []


def test_the_copy_is_used_as_the_guide_is(kept: tuple[Engine, Host]) -> None:
    engine, served = kept
    alive(engine, address(served, AREAS))
    engine.tap("[data-widget=body-map] input[value=abdomen]")
    engine.tap(".pages a[rel=next]")
    wait_for(engine, f"() => location.pathname.includes('{PAGES[3]}')", "the link leads nowhere")
    wait_for(engine, "() => document.documentElement.dataset.widgets === 'alive'", "not alive")
    assert "Belly" in engine.run("() => document.querySelector('.chip').textContent")
    assert engine.errors() == []


def test_asked_once_more_the_copy_is_gone(quiet: Engine, own_host: Host) -> None:
    ask(quiet, own_host, "keep", "A copy from")
    assert quiet.run(HELD) == [1, 1]
    ask(quiet, own_host, "remove", "The copy is gone from this device.")
    assert quiet.run(HELD) == [0, 0]
    alive(quiet, address(own_host, AREAS))
    assert quiet.run(HELD) == [0, 0]


def test_where_no_worker_can_be_had_no_copy_is_offered(own_host: Host) -> None:
    with as_a_phone(Firefox(**{"dom.serviceWorkers.enabled": False})) as firefox:
        alive(firefox, address(own_host, PAGES[0]))
        firefox.run(OPEN_TOOLS)
        assert not firefox.run("() => document.querySelector('.keep').checkVisibility()")
        assert firefox.errors() == []
