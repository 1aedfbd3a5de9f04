"""Printing: no page more than the words need, and each source once."""

import io

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import ready
from tests.server import OPTIONS, Guide
from tests.some import some

pytestmark = pytest.mark.browser
RECOVERY = "05-side-effects-and-recovery"
#: A page with fewer characters than this is mostly paper.
LITTLE = 600


def printed(page: Page) -> list[str]:
    """The text of each printed page."""
    pages = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [" ".join(each.extract_text().split()) for each in pages]


def test_the_days_after_a_visit_are_printed_on_few_pages(page: Page, guide: Guide) -> None:
    ready(page, guide.page(RECOVERY))
    assert len(printed(page)) <= 18


def test_what_a_line_of_days_opens_to_is_printed_once(page: Page, guide: Guide) -> None:
    ready(page, guide.page(RECOVERY))
    text = " ".join(printed(page))
    assert text.count("Who: people given a drug that numbs") == 1


def test_every_source_is_printed_once_in_the_list(page: Page, guide: Guide) -> None:
    ready(page, guide.page(RECOVERY))
    page.emulate_media(media="print")
    assert page.locator("main").get_by_role("link", name="Recognising a stroke").count() >= 1
    for each in some(page.get_by_role("link", name="Recognising a stroke").all()):
        expect(each.locator("xpath=ancestor::*[contains(@class, 'sources')]")).to_have_count(1)


def test_no_row_of_the_options_stands_alone_on_its_page(page: Page, guide: Guide) -> None:
    ready(page, guide.page(OPTIONS))
    assert [text for text in printed(page)[1:-1] if len(text) < LITTLE] == []
