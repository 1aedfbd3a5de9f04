"""Another guide than ours, shown on a screen."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PROJECTOR, ready
from tests.browser.test_present import place, present
from tests.guides import BREAD
from tests.server import Guide, start_guide

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bread() -> Iterator[Guide]:
    guide = start_guide(["--guide", str(BREAD)], wait_for=["bake", "a-last-word"])
    yield guide
    guide.stop()


def test_a_clicker_drives_its_pages_in_the_order_it_lists(page: Page, bread: Guide) -> None:
    page.set_viewport_size(dict(zip(("width", "height"), PROJECTOR, strict=True)))
    present(page, bread.page("bake"))
    page.keyboard.press("End")
    page.keyboard.press("PageDown")
    page.wait_for_url(f"{bread.page('a-last-word')}?mode=present")
    page.wait_for_selector("html[data-presenting=ready]", state="attached")
    assert place(page)[0] == 1


def test_its_widgets_are_alive(page: Page, bread: Guide) -> None:
    ready(page, bread.page("bake"))
    page.get_by_label("Show only").select_option("wrong")
    expect(page.locator(".shown")).to_contain_text("0 of ")
