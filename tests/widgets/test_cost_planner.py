import re

import pytest

from mesoguide.cards import Cover, Prices
from mesoguide.evidence import Evidence
from mesoguide.model import cost
from mesoguide.widgets import CostPlanner
from tests.widgets.seen import seen
from tests.widgets.words import grade, in_markup, long_sentences


def test_no_price_is_typed_in_for_the_reader() -> None:
    planner = CostPlanner()
    assert (planner.price, planner.extras, planner.currency) == (0, 0, "")
    assert not re.search(r"[$€£]", planner.still)


def test_it_keeps_the_plan_and_the_figures() -> None:
    assert CostPlanner().keep == ["area", "aim", "visits", "price", "high", "currency", "extras"]


def test_its_still_tells_how_to_add_up_with_pen_and_paper() -> None:
    still = CostPlanner().still
    assert 'data-widget="cost-planner"' in still
    assert "<svg" in still
    assert "<table" in still
    assert "12 times the price of one visit, plus the extras" in still
    assert "15" not in still


def test_it_opens_on_the_use_it_is_given() -> None:
    assert "This is an example." in seen(CostPlanner().still).text
    opened = seen(CostPlanner("scalp").still)
    assert "This is an example." not in opened.text
    assert "Scalp: hair loss." in opened.text
    assert opened.select_one("[data-part=visits] input[value='12']")


def test_it_starts_from_the_plan_of_every_use(facts: Evidence) -> None:
    assert CostPlanner().uses.keys() == cost.starts(facts).keys()


def test_it_counts_visits_in_words_up_to_the_most() -> None:
    planner = CostPlanner()
    assert planner.counted[1] == "1 visit"
    assert planner.counted[planner.limits["visits"]] == f"{cost.MOST_PAID_VISITS} visits"


def test_a_wrong_area_says_what_is_accepted() -> None:
    with pytest.raises(ValueError, match="area: found moon; accepted: chin, face"):
        CostPlanner("moon")


def test_its_sources_are_known(facts: Evidence) -> None:
    for shown in (CostPlanner(), Prices(), Cover()):
        assert shown.sources
        assert set(shown.sources) <= facts.sources.keys()


def test_its_words_are_easy_to_read() -> None:
    planner = CostPlanner()
    words = (planner.words, planner.uses, in_markup(planner.still))
    assert grade(*words) <= 6
    assert long_sentences(*words) == []


def test_the_tables_of_money_are_easy_to_read() -> None:
    for shown in (Prices(), Cover()):
        assert grade(shown.table.rows) <= 6
        assert long_sentences(shown.table.rows) == []


def test_the_tables_of_money_name_no_product() -> None:
    for shown in (Prices(), Cover()):
        said = re.sub(r'href="[^"]*"', "", shown._repr_html_())  # an address is as its host made it
        assert not re.search("kybella|lemon", said, re.IGNORECASE)
