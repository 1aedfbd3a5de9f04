"""The claims, judged: by topic and verdict, with the facts behind each in place."""

import pytest
from playwright.sync_api import Page, expect

from mesoguide.evidence import Evidence
from mesoguide.model.claims import verdict_counts
from tests.browser.conftest import ready
from tests.server import CLAIMS, Guide

pytestmark = pytest.mark.browser


@pytest.fixture
def claims(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(CLAIMS))
    return page


def claims_shown(page: Page) -> int:
    return page.locator("[data-widget=claim-table] .claim:visible").count()


def test_claims_are_folded_by_topic_below_a_bar_of_how_many_hold(
    claims: Page, facts: Evidence
) -> None:
    number = len(facts.claims)
    assert claims_shown(claims) == 0
    expect(claims.locator(".shown")).to_have_text(f"{number} of {number} claims shown.")
    assert claims.locator(".bars rect").count() == len(verdict_counts(facts))
    key = claims.locator(".key").inner_text()
    for count in verdict_counts(facts).values():
        assert str(count) in key


def test_each_verdict_shows_its_claims(claims: Page, facts: Evidence) -> None:
    for verdict, count in verdict_counts(facts).items():
        claims.get_by_label("Show only").select_option(verdict)
        assert claims_shown(claims) == count
    status = claims.locator("[data-widget=claim-table] [data-part=status]")
    expect(status).to_have_text(f"{count} of {len(facts.claims)} claims shown.")


def test_the_facts_behind_a_claim_open_in_place(claims: Page) -> None:
    claims.locator(".topic > summary", has_text="What it is (").click()
    claim = claims.locator(".claim", has_text="a technique invented in 1952")
    claim.locator("summary").click()
    expect(claim.locator(".facts")).to_contain_text("1952")


def test_every_use_has_its_evidence(claims: Page, facts: Evidence) -> None:
    assert claims.locator("[data-widget=purposes] tbody tr").count() == len(facts.offers)
