"""The claims, judged: filtered by verdict and topic, with the facts behind each in place."""

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


def rows(page: Page) -> int:
    return page.locator("[data-widget=claim-table] tbody tr:visible").count()


def test_all_claims_are_shown(claims: Page, facts: Evidence) -> None:
    number = len(facts.claims)
    assert rows(claims) == number
    expect(claims.locator(".shown")).to_have_text(f"{number} of {number} claims shown.")


def test_each_verdict_shows_its_claims(claims: Page, facts: Evidence) -> None:
    for verdict, count in verdict_counts(facts).items():
        claims.get_by_label("Verdict").select_option(verdict)
        assert rows(claims) == count


def test_topic_and_verdict_together(claims: Page, facts: Evidence) -> None:
    claims.get_by_label("Verdict").select_option("wrong")
    claims.get_by_label("Topic").select_option("recovery")
    both = [
        claim
        for claim in facts.claims.values()
        if (claim.verdict, claim.topic) == ("wrong", "recovery")
    ]
    assert rows(claims) == len(both) > 0
    status = claims.locator("[data-widget=claim-table] [role=status]")
    expect(status).to_have_text(f"{len(both)} of {len(facts.claims)} claims shown.")


def test_nothing_that_fits_says_what_to_do(claims: Page) -> None:
    claims.get_by_label("Verdict").select_option("supported")
    claims.get_by_label("Topic").select_option("recovery")
    expect(claims.locator(".shown")).to_contain_text("Choose All for one of them.")


def test_the_facts_behind_a_claim_open_in_place(claims: Page) -> None:
    row = claims.locator("tbody tr", has_text="a technique invented in 1952")
    row.get_by_text("What this rests on").click()
    expect(row.locator(".facts")).to_contain_text("1952")


def test_every_use_has_its_evidence(claims: Page, facts: Evidence) -> None:
    assert claims.locator("[data-widget=purposes] tbody tr").count() == len(facts.offers)
