"""What is known of each area and aim, worked out for its card."""

from mesoguide.evidence import Evidence
from mesoguide.model.areas import (
    MOST_SPOKEN,
    area_uses,
    place_and_time,
    rule_words,
    treatments_of,
    uses_table,
)
from tests.some import some


def test_every_offer_has_a_card(facts: Evidence) -> None:
    stated = {(use.area, use.aim) for use in area_uses(facts)}
    assert stated == {(offer.area, offer.aim) for offer in facts.offers}
    assert len(area_uses(facts)) == len(facts.offers)


def test_cards_come_in_the_order_of_the_areas(facts: Evidence) -> None:
    areas = list(dict.fromkeys(use.area for use in area_uses(facts)))
    assert areas == list(facts.areas)


def test_a_card_tells_of_its_own_offer(facts: Evidence) -> None:
    knees = next(use for use in area_uses(facts) if use.area == "knees")
    assert knees.title == "Knees: pain"
    assert knees.tested.startswith("Two small trials; one mix beat salt water")
    assert knees.sure.name == "Not sure"
    assert "Usual pain drugs" in knees.options


def test_only_injected_treatments_are_named_with_a_licence(facts: Evidence) -> None:
    # Collagenase and subcision have schedules for the buttocks, and are not mesotherapy.
    assert treatments_of(facts, "buttocks", "cellulite") == ("clinic-mix", "pc-only")


def test_treatments_that_were_planned_or_tested_come_once(facts: Evidence) -> None:
    thighs = treatments_of(facts, "thighs", "fat")
    assert len(thighs) == len(set(thighs))
    assert {"classic-mix", "pc-dc", "deoxycholic-acid"} <= set(thighs)


def test_a_rule_without_a_date_names_its_country_alone(facts: Evidence) -> None:
    assert place_and_time(facts.regulation["france-doctors"]) == "France"


def test_a_rule_of_one_nation_names_it_before_its_country(facts: Evidence) -> None:
    where = place_and_time(facts.regulation["scotland-law-2026"])
    assert where == "Scotland, United Kingdom, 12 May 2026"


def test_no_fat_injection_is_said_to_be_of_the_lowest_risk(facts: Evidence) -> None:
    for use in some(use for use in area_uses(facts) if use.aim == "fat"):
        assert use.rules
        stated = " ".join(facts.regulation[key].said for key in use.rules)
        assert "the lowest risk" not in stated


def test_a_rule_says_where_when_who_and_what(facts: Evidence) -> None:
    stated = rule_words(facts.regulation["us-fat-injections-2023"])
    assert stated["where"] == "United States, December 2023"
    assert stated["who"] == "FDA (US drug agency)"
    assert stated["said"].startswith("It warned about fat-dissolving injections")


def test_the_table_has_a_row_for_each_card(facts: Evidence) -> None:
    rows = uses_table(facts).rows
    assert len(rows) == len(area_uses(facts))
    assert ("Scalp", "Hair loss") in {row[:2] for row in rows}


def test_where_nobody_knows_the_reason_is_that_no_good_study_was_found(facts: Evidence) -> None:
    for use in area_uses(facts):
        unknown = use.sure.name == "Nobody knows"
        assert unknown == (use.sure.reason == "We found no good study.")


def test_what_is_read_aloud_is_the_start_of_what_was_found_and_is_short(facts: Evidence) -> None:
    for use in area_uses(facts):
        found = use.aloud.removeprefix(f"{use.title}. {use.mark.word}. ")
        assert use.found.startswith(found)
        assert found.endswith(".")
        assert len(use.aloud.split()) <= MOST_SPOKEN


def test_a_count_is_read_aloud_with_the_count_it_is_compared_with(facts: Evidence) -> None:
    for use in some(use for use in area_uses(facts) if " of 100" in use.aloud):
        assert use.aloud.count(" of 100") == 2
