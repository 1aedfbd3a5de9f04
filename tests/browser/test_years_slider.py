"""Move through the years and the months: words, dots and table agree, and things stay apart."""

import pytest
from playwright.sync_api import Page, expect

from mesoguide.charts import icons
from mesoguide.evidence import Evidence
from mesoguide.model.lasting import followed
from tests.browser.conftest import ready
from tests.server import Guide

pytestmark = pytest.mark.browser
LASTING = "07-how-long-it-lasts"


@pytest.fixture
def years(page: Page, guide: Guide) -> Page:
    ready(page, guide.page(LASTING))
    return page


def counts(page: Page) -> list[str]:
    return page.locator("[data-widget=years-slider] .groups:visible figcaption").all_inner_texts()


def slider(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("slider").locator("visible=true")


def test_it_opens_at_year_1_with_both_groups(years: Page) -> None:
    assert counts(years) == ["86 of 100", "57 of 100"]
    expect(years.get_by_label("The chin drug")).to_be_checked()


def test_each_stop_shows_its_own_numbers_in_words_and_dots(years: Page, facts: Evidence) -> None:
    for one in followed(facts):
        years.get_by_label(one.name).check()
        for check in one.checks:
            years.get_by_role("button", name=check.when).tap()
            expect(years.locator(".said:visible")).to_have_text(check.sentence)
            assert counts(years) == [group.chance.words for group in check.groups]
            groups = years.locator("[data-widget=years-slider] .groups:visible")
            drawn = groups.locator(".filled.rim").evaluate_all(
                "paths => paths.map((path) => path.getAttribute('d'))"
            )
            assert drawn == [icons.points(0, group.chance.of_100) for group in check.groups]


def test_arrow_keys_move_from_year_to_year(years: Page) -> None:
    slider(years).focus()
    years.keyboard.press("ArrowRight")
    years.keyboard.press("ArrowRight")
    assert counts(years) == ["82 of 100", "65 of 100"]
    assert slider(years).get_attribute("aria-valuetext") == "year 3"


def test_what_was_found_is_told_aloud_and_the_year_by_the_button(years: Page) -> None:
    years.get_by_role("button", name="year 3").tap()
    status = years.locator("[data-widget=years-slider] [data-part=status]")
    expect(status).to_contain_text("Of 100 people who had got better with the drug, about 82")
    expect(status).not_to_contain_text("Year 3")


def test_the_year_is_told_aloud_where_no_control_tells_it(years: Page) -> None:
    years.get_by_role("button", name="The next check").tap()
    status = years.locator("[data-widget=years-slider] [data-part=status]")
    expect(status).to_contain_text("Year 2. Of 100 people who had got better with the drug")


def test_who_was_followed_is_said_at_every_year(years: Page) -> None:
    for year in ("year 1", "year 2", "year 3"):
        years.get_by_role("button", name=year).tap()
        notes = years.locator(".about:visible")
        expect(notes).to_contain_text("Only people who had already got better were followed")
        expect(notes).to_contain_text("a dummy stayed better too")
        expect(notes).to_contain_text("In year 2 the number is higher than in year 1.")


def test_the_gel_has_no_second_group_and_begins_at_its_first_month(years: Page) -> None:
    years.get_by_role("button", name="year 3").tap()
    years.get_by_label("Skin booster gel").check()
    assert counts(years) == ["96 of 100"]
    expect(years.locator(".about:visible")).to_contain_text("Nobody was left untreated.")
    assert slider(years).count() == 1


def test_the_table_has_what_is_shown(years: Page) -> None:
    widget = years.locator("[data-widget=years-slider]")
    widget.get_by_text("Show as a table").locator("visible=true").tap()
    for number, year in enumerate(("year 1", "year 2", "year 3")):
        years.get_by_role("button", name=year).tap()
        cells = widget.locator("tbody tr").nth(number).locator("td").all_inner_texts()
        assert [cell.split(": ")[-1] for cell in cells[:2]] == counts(years)


def test_a_wrong_state_falls_back_to_the_first_check(page: Page, guide: Guide) -> None:
    def spoil(route):  # type: ignore[no-untyped-def]
        text = route.fetch().text()
        route.fulfill(body=text.replace('"at":0', '"at":99'), content_type="text/html")

    page.route(f"**/{LASTING}.ipynb", spoil)
    ready(page, guide.page(LASTING))
    assert counts(page) == ["86 of 100", "57 of 100"]
