"""Every item of the scorecard points to a page and an element, and the words stand there."""

import re

import pytest
from playwright.sync_api import Page, expect

from mesoguide import paths
from tests.browser.conftest import ready
from tests.server import Guide

pytestmark = pytest.mark.browser

SCORECARD = (paths.root() / "docs" / "scorecard.md").read_text("utf-8")
ITEMS = [
    tuple(cell.strip().strip("`") for cell in line.strip("|").split("|"))
    for line in SCORECARD.splitlines()
    if re.match(r"\| [QC]\d", line)
]


def test_all_items_that_apply_are_listed() -> None:
    assert [item[0] for item in ITEMS] == [
        *(f"Q{number}" for number in range(1, 7)),
        *(f"C{number}" for number in range(1, 7)),
    ]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item[0])
def test_the_words_stand_where_the_scorecard_points(
    page: Page, guide: Guide, item: tuple[str, ...]
) -> None:
    _, _, name, element, words = item
    ready(page, guide.page(name))
    places = page.locator(element).filter(has_text=words)
    expect(places.first).to_be_visible()
