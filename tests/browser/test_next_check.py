"""A page compares the date of its next check with the device's clock."""

from datetime import date, datetime, time, timedelta

import pytest
from playwright.sync_api import Page, expect

from mesoguide import paths
from mesoguide.pages import notebook
from mesoguide.words import day_words
from tests.browser.conftest import ready
from tests.server import PAGES, Guide

pytestmark = pytest.mark.browser

PAGE = PAGES[0]


@pytest.fixture(scope="module")
def next_check() -> date:
    """Return the day the page's own notebook names."""
    read = notebook.read(paths.notebooks() / "en" / f"{PAGE}.ipynb")
    return date.fromisoformat(read.metadata["mesoguide"]["next_check"])


def test_a_page_past_its_next_check_says_so_below_its_question(
    page: Page, guide: Guide, next_check: date
) -> None:
    page.clock.set_fixed_time(datetime.combine(next_check + timedelta(days=1), time(12)))
    ready(page, guide.page(PAGE))
    note = page.locator("h1 + .copied")
    expect(note).to_have_text(
        f"This page was due for a new check by {day_words(next_check)}. "
        "Some of it may be out of date."
    )
    expect(note).to_be_visible()


def test_on_the_day_itself_it_is_not_overdue(page: Page, guide: Guide, next_check: date) -> None:
    page.clock.set_fixed_time(datetime.combine(next_check, time(23, 59)))
    ready(page, guide.page(PAGE))
    expect(page.locator(".copied")).to_have_count(0)
