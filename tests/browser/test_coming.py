"""A page that is still coming: what is here works, and the rest follows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host import Host, host
from tests.server import TIMELINE
from tests.site import publish

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("coming") / "site"
    publish(folder)
    return folder


@pytest.fixture
def slow(site: Path) -> Iterator[Host]:
    """A host that has sent the page of results as far as its second widget."""
    with host(site) as made:
        made.stops[f"{TIMELINE}.html"] = b'<div class="widget" data-model="w2"'
        yield made
        made.goes_on.set()


def begin(page: Page, slow: Host) -> None:
    page.goto(f"{slow.url}/en/{TIMELINE}.html", wait_until="commit")


def test_a_widget_that_is_here_works_while_the_page_is_still_coming(page: Page, slow: Host) -> None:
    begin(page, slow)
    area = page.locator("[data-widget=body-map] input[data-part=spot]").first
    expect(page.locator(".widget[data-alive] [data-widget=body-map]")).to_have_count(1)
    area.check(force=True)
    expect(area).to_be_checked()
    assert page.evaluate("document.readyState") == "loading"


def test_what_comes_later_comes_alive_too_and_knows_what_was_picked(page: Page, slow: Host) -> None:
    begin(page, slow)
    expect(page.locator(".widget[data-alive]")).to_have_count(1)
    area = page.locator("[data-widget=body-map] input[data-part=spot][value=scalp]")
    area.check(force=True)
    slow.goes_on.set()
    page.wait_for_selector("html[data-widgets=alive]")
    expect(page.locator(".widget:not([data-alive])")).to_have_count(0)
    timeline = page.locator("[data-widget=session-timeline]")
    expect(timeline).to_have_attribute("data-state", re.compile("^Scalp"))


def test_a_page_that_is_still_coming_is_not_said_to_be_alive(page: Page, slow: Host) -> None:
    begin(page, slow)
    expect(page.locator(".widget[data-alive]")).to_have_count(1)
    assert page.locator("html").get_attribute("data-widgets") is None


def test_a_page_that_ends_too_early_stays_alive_as_far_as_it_came(page: Page, slow: Host) -> None:
    slow.stops = {f"{TIMELINE}.html": b"<footer"}
    begin(page, slow)
    page.wait_for_selector("html[data-widgets=alive]")
    assert page.evaluate("document.readyState") == "loading"
    slow.goes_on.set()
    expect(page.locator("footer")).to_be_visible()
