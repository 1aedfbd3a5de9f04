"""Widgets whose script takes over the markup in the page, and builds none of its own."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from mesoguide.widgets import (
    AreaCard,
    ClaimTable,
    CostPlanner,
    OptionsGrid,
    QuestionList,
    RecoveryDays,
    SelfCheck,
    ShortAnswers,
    SkinSection,
    TalkAbout,
    VisitWalk,
    WhatMatters,
    YearsSlider,
)
from mesoguide.widgets.base import GuideWidget
from tests.browser.conftest import PHONE, PROJECTOR, mount, ready
from tests.server import AREAS, CLAIMS, OPTIONS, VISIT, Guide
from tests.some import some

pytestmark = pytest.mark.browser

RECOVERY = "05-side-effects-and-recovery"
ADOPTED: dict[type[GuideWidget], str] = {
    AreaCard: AREAS,
    ClaimTable: CLAIMS,
    CostPlanner: "08-cost-and-insurance",
    OptionsGrid: OPTIONS,
    QuestionList: VISIT,
    RecoveryDays: RECOVERY,
    SelfCheck: "02-is-it-for-me",
    ShortAnswers: "00-start",
    SkinSection: "01-what-is-mesotherapy",
    TalkAbout: VISIT,
    VisitWalk: "04-a-treatment-visit",
    WhatMatters: VISIT,
    YearsSlider: "07-how-long-it-lasts",
}
adopted = pytest.mark.parametrize("made", ADOPTED, ids=lambda made: made.folder)

#: What a script may not build: headings, labels, tables and lists; and how high it all is.
BUILT = """root => ({
  texts: [...root.querySelectorAll(
    "h3, legend, label, caption, th, td, summary, li, figcaption, .group, .keys, .phase-name",
  )].map((one) => `${one.localName} ${one.textContent.replace(/\\s+/g, " ").trim()}`),
  rows: root.querySelectorAll("tr, li, option, .row, .stop").length,
  height: root.getBoundingClientRect().height,
})"""


def place(made: type[GuideWidget]) -> str:
    return f"[data-widget={made.folder.replace('_', '-')}]"


def built(page: Page, made: type[GuideWidget]) -> Any:
    return page.locator(place(made)).evaluate(BUILT)


@pytest.fixture(params=[PHONE, PROJECTOR], ids=["phone", "projector"])
def before(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page whose scripts do not come: it stays as it is first painted."""
    width, height = request.param
    page = browser.new_page(viewport={"width": width, "height": height})
    page.route("**/*.js*", lambda route: route.abort())
    yield page
    page.close()


@adopted
def test_a_script_builds_nothing_the_template_could_have_made(
    before: Page, page: Page, guide: Guide, made: type[GuideWidget]
) -> None:
    before.goto(guide.page(ADOPTED[made]))
    assert before.viewport_size
    page.set_viewport_size(before.viewport_size)
    ready(page, guide.page(ADOPTED[made]))
    first = built(before, made)
    assert first["texts"]
    assert built(page, made) == first


@adopted
def test_the_markup_that_stood_in_the_page_stays_in_its_place(
    page: Page, guide: Guide, made: type[GuideWidget]
) -> None:
    page.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        f" window.stood ??= document.querySelector('{place(made)}');"
        " window.home ??= window.stood.parentElement; });"
    )
    ready(page, guide.page(ADOPTED[made]))
    expect(page.locator(place(made))).to_have_count(1)
    assert page.evaluate(
        f"document.querySelector('{place(made)}') === stood && stood.parentElement === home"
    )
    assert page.locator(f"{place(made)} [inert]").count() == 0


@adopted
def test_where_no_page_carries_it_the_markup_comes_with_the_model(
    page: Page, guide: Guide, made: type[GuideWidget]
) -> None:
    ready(page, guide.page(ADOPTED[made]))
    first = built(page, made)["texts"]
    mount(page, f".widget:has({place(made)})", made())
    assert built(page, made)["texts"] == first


def test_a_box_ticked_before_the_script_came_stays_ticked(page: Page, guide: Guide) -> None:
    page.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        f" document.querySelector('{place(QuestionList)} label:not(:has(:checked))').click(); }},"
        " { once: true });"
    )
    ready(page, guide.page(VISIT))
    expect(page.locator(f"{place(QuestionList)} :checked")).to_have_count(1)
    expect(page.locator(f"{place(QuestionList)} .count")).to_contain_text("1 question")


def test_where_no_script_runs_no_control_waits_for_one(browser: Browser, guide: Guide) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(guide.page(CLAIMS))
    expect(page.locator(f"{place(ClaimTable)} select").first).to_be_hidden()
    expect(page.locator(f"{place(ClaimTable)} svg.bars")).to_be_visible()
    page.goto(guide.page(VISIT))
    expect(page.locator(f"{place(QuestionList)} input").first).to_be_hidden()
    expect(page.locator(f"{place(QuestionList)} .why").first).to_be_visible()
    page.goto(guide.page(RECOVERY))
    expect(page.locator(f"{place(RecoveryDays)} input[type=range]")).to_be_hidden()
    page.close()


@pytest.mark.parametrize(
    "made", [each for each in ADOPTED if "inert" in each().still], ids=lambda made: made.folder
)
def test_a_widget_that_can_not_start_offers_no_dead_control(
    browser: Browser, guide: Guide, made: type[GuideWidget]
) -> None:
    def spoil(route: Route) -> None:
        answer = route.fetch()
        spoilt = answer.text().replace("function adopted(", "function gone(")
        route.fulfill(response=answer, body=spoilt)

    page = browser.new_page()
    page.route(f"**/{ADOPTED[made]}*", spoil)
    ready(page, guide.page(ADOPTED[made]))
    failed = page.locator(f".widget-failed {place(made)}")
    expect(failed).to_have_count(1)
    for waiting in some(failed.locator("[inert]").all()):
        expect(waiting).to_be_hidden()
    page.close()
