"""All the words of a page, those of its widgets too, read as easily as the page promises."""

import pytest
import textstat
from playwright.sync_api import Page

from mesoguide.check.reading import mask
from mesoguide.evidence import Evidence
from tests.browser.conftest import ready
from tests.browser.look import OPEN
from tests.server import PAGES, Guide

pytestmark = pytest.mark.browser

#: The sentences that are shown, once each: not names of sources, nor cells that are no sentence.
SAID = """() => {
  const blocks = "p, li, dd, td, summary, figcaption, legend, caption";
  const found = new Set();
  for (const el of document.querySelectorAll("#main :is(p, li, dd, td, figcaption, caption)")) {
    if (!el.checkVisibility() || el.closest(".source, .sources, .origins, svg")) continue;
    if (el.querySelector(blocks)) continue;
    const copy = el.cloneNode(true);
    copy.querySelectorAll(".cite, .note, .visually-hidden").forEach((each) => each.remove());
    const text = copy.textContent.replace(/\\s+/g, " ").trim();
    if (/[.?:;]$/.test(text)) found.add(text.replace(/[:;]$/, "."));
  }
  return [...found];
}"""


@pytest.mark.parametrize("name", PAGES)
def test_all_words_of_a_page_read_at_grade_6_and_smog_8(
    page: Page, guide: Guide, facts: Evidence, name: str
) -> None:
    ready(page, guide.page(name))
    page.evaluate(OPEN)
    said = page.evaluate(SAID)
    assert len(said) >= 20
    text = mask("\n".join(said), facts)
    assert textstat.flesch_kincaid_grade(text) <= 6.0
    assert textstat.smog_index(text) <= 8.0
