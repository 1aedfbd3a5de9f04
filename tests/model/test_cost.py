from decimal import Decimal

import pytest

from mesoguide.evidence import Evidence
from mesoguide.model import cost
from mesoguide.model.timeline import choices


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("us-visit-2010", "$200 to $600"),
        ("us-chin-drug-visit-2015", "$1,000 to $2,400"),
        ("france-pain-visit", "from €45"),
        ("france-looks-visit", "up to €200"),
        ("uk-fat-area-2023", "from £50"),
    ],
)
def test_a_price_is_told_with_its_sign_and_its_open_end(
    facts: Evidence, key: str, words: str
) -> None:
    assert cost.price_words(facts.costs[key]) == words


def test_a_price_of_cents_keeps_them(facts: Evidence) -> None:
    row = facts.costs["us-visit-2010"].model_copy(update={"low": Decimal("199.50")})
    assert cost.price_words(row) == "$199.50 to $600"


def test_every_price_says_where_when_and_how_good(facts: Evidence) -> None:
    rows = cost.prices_table(facts).rows
    assert len(rows) == len(facts.costs)
    for what, price, where, source in rows:
        assert what
        assert any(sign in price for sign in "$€£")
        assert "no date" in where or where[-4:].isdigit()
        assert source.endswith(".")


def test_everyone_who_speaks_on_cover_is_listed(facts: Evidence) -> None:
    assert len(cost.cover_table(facts).rows) == len(facts.cover)


def named(facts: Evidence, use: str) -> list[int]:
    return [number for number, _ in cost.starts(facts)[use].named]


@pytest.mark.parametrize(
    ("use", "visits"), [("chin/fat", [4, 6]), ("scalp/hair", [7, 12]), ("back/pain", [5])]
)
def test_a_use_that_was_studied_names_the_plans_of_its_studies_only(
    facts: Evidence, use: str, visits: list[int]
) -> None:
    assert named(facts, use) == visits


def test_no_number_of_visits_is_offered_that_no_study_of_the_use_had(facts: Evidence) -> None:
    for use, start in cost.starts(facts).items():
        rows = [row for row in facts.schedules if f"{row.area}/{row.aim}" == use]
        tested = {row.visits for row in rows if row.who == "study"}
        assert {number for number, _ in start.named} <= tested, use
        assert start.visits in tested or start.visits == 1, use


@pytest.mark.parametrize("use", ["flanks/fat", "arms/fat", "chin/sagging"])
def test_a_use_that_only_clinics_name_a_number_for_starts_from_one_visit(
    facts: Evidence, use: str
) -> None:
    assert named(facts, use) == []
    start = cost.starts(facts)[use]
    assert (start.visits, start.words) == (
        1,
        "We start from 1 visit. We found no study with a plan for this. Ask your clinic.",
    )


def test_another_treatment_lends_its_number_of_visits_to_no_use(facts: Evidence) -> None:
    assert named(facts, "buttocks/cellulite") == [6]
    assert cost.starts(facts)["buttocks/cellulite"].visits == 6


def test_an_average_number_of_visits_is_no_plan(facts: Evidence) -> None:
    assert any(
        row.visits_kind == "mean" and row.visits < 2 for row in facts.schedules if row.visits
    )
    assert min(named(facts, "chin/fat")) == 4


def test_without_scripts_the_plans_of_any_use_are_shown(facts: Evidence) -> None:
    line = [number for number, _ in cost.visits_of_any_use(facts)]
    assert line == [2, 12]


def test_the_look_again_is_that_of_the_chin_trial(facts: Evidence) -> None:
    statement = facts.facts["course-04"].statement
    assert f"better after {cost.look_again_after(facts)} visits" in statement


def test_every_use_has_a_number_to_start_from(facts: Evidence) -> None:
    starts = cost.starts(facts)
    assert starts.keys() == {f"{each.area}/{each.aim}" for each in choices(facts)}
    assert starts["chin/fat"].visits == 6
    assert all(1 <= start.visits <= cost.MOST_PAID_VISITS for start in starts.values())


def test_a_start_says_what_it_is_for_and_why(facts: Evidence) -> None:
    start = cost.starts(facts)["chin/fat"]
    assert start.title == "Under the chin: fat."
    assert start.words.startswith("We start from 6 visits. Two large trials:")


def test_when_to_stop_was_looked_at_for_the_chin_only(facts: Evidence) -> None:
    for use, start in cost.starts(facts).items():
        assert ("75 of 100" in start.stop) == (use == "chin/fat")
        assert start.stop.startswith("Agree on this first.")
    assert "The dummy's number was not shown." in cost.starts(facts)["chin/fat"].stop
