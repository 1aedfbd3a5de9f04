"""What people ask is answered a short way from the start page, and the record says so."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mesoguide.evidence import Evidence
from tests.browser.host import host
from tools.findability.record import RECORD, record, words_of
from tools.findability.walk import Walk, figure_of, walks

#: All are walked once, before the first test.
pytestmark = [pytest.mark.browser, pytest.mark.timeout(500)]


@pytest.fixture(scope="module")
def found(browser: Browser, site: Path, facts: Evidence) -> tuple[Walk, ...]:
    with host(site) as served:
        return walks(browser, served.url, facts)


def test_every_question_is_answered_within_two_taps_and_three_screens(
    found: tuple[Walk, ...],
) -> None:
    far = [(each.question.asks, each.wanting, each.screens) for each in found if not each.short]
    assert far == []
    assert figure_of(found) == "30 of 30"


def test_the_nine_questions_of_the_clinic_page_are_among_them(found: tuple[Walk, ...]) -> None:
    assert len([each for each in found if each.question.of == "clinic page"]) == 9


def test_the_record_in_the_docs_is_of_these_walks(found: tuple[Walk, ...]) -> None:
    kept = RECORD.read_text("utf-8")
    assert words_of(kept) == words_of(record(found)), "write it anew: make findability"
