"""A page compares the date of its next check with the device's clock."""

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ready
from tests.server import PAGES, Guide

pytestmark = pytest.mark.browser


def test_a_page_past_its_next_check_says_so_below_its_question(page: Page, guide: Guide) -> None:
    page.clock.set_fixed_time(datetime(2027, 11, 23, 12))
    ready(page, guide.page(PAGES[0]))
    note = page.locator("h1 + .copied")
    expect(note).to_have_text(
        "This page was due for a new check by 22 November 2027. Some of it may be out of date."
    )
    expect(note).to_be_visible()


def test_on_the_day_itself_it_is_not_overdue(page: Page, guide: Guide) -> None:
    page.clock.set_fixed_time(datetime(2027, 11, 22, 23, 59))
    ready(page, guide.page(PAGES[0]))
    expect(page.locator(".copied")).to_have_count(0)
