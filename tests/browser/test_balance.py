"""What may be gained and what may go wrong stand side by side, as large as one another."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SIZES, ready
from tests.server import TIMELINE, Guide

pytestmark = pytest.mark.browser

BOXES = """() => [...document.querySelectorAll("[data-widget=risk-block]")].map((row) => {
  const size = (selector) => getComputedStyle(row.querySelector(selector)).fontSize;
  const { top, left, width, bottom } = row.getBoundingClientRect();
  return { top, left, width, bottom, type: [".number", ".group-name", "h3"].map(size),
    dots: row.querySelector(".arm svg").getBoundingClientRect().width };
})"""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_gain_and_harm_have_the_same_size_type_and_place(
    page: Page, guide: Guide, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    ready(page, guide.page(TIMELINE))
    page.locator("details.cell-more").evaluate_all(
        "all => all.forEach((each) => (each.open = true))"
    )
    _step, gain, harm, _numb = page.evaluate(BOXES)
    assert gain["type"] == harm["type"]
    assert gain["width"] == pytest.approx(harm["width"], abs=1)
    assert gain["dots"] == pytest.approx(harm["dots"], abs=1)
    # In one row, or one right below the other.
    below = harm["top"] - gain["bottom"]
    assert gain["top"] == pytest.approx(harm["top"], abs=1) or 0 <= below < 64
