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


def test_the_numbers_clinic_pages_name_are_those_of_the_facts(facts: Evidence) -> None:
    fewest, described, most = (number for number, _ in cost.named_visits())
    assert (
        f"Numbers on sales pages differ: {fewest} to {most}" in facts.facts["course-02"].statement
    )
    assert f"{described}-{most} treatments" in facts.claims["c35"].quote


def test_the_look_again_is_that_of_the_chin_trial(facts: Evidence) -> None:
    statement = facts.facts["course-04"].statement
    assert f"better after {cost.LOOK_AGAIN_AFTER} visits" in statement


def test_every_use_has_a_number_to_start_from(facts: Evidence) -> None:
    starts = cost.starts(facts)
    assert starts.keys() == {f"{each.area}/{each.aim}" for each in choices(facts)}
    assert starts["chin/fat"].visits == 6
    assert starts["thighs/cellulite"].visits == 10
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
