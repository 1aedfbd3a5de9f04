"""The options for an aim: the same questions for each, quoted from the table."""

from dataclasses import replace

from mesoguide.evidence import Evidence
from mesoguide.model.certainty import LEVELS, levels, of_grade, of_level
from mesoguide.model.options import (
    PAID_AND_CHECKED,
    areas_for,
    choices_for,
    choices_table,
    fitting,
    questions,
    source_words,
)


def test_mesotherapy_and_doing_nothing_come_first_for_every_aim(facts: Evidence) -> None:
    for aim in facts.aims:
        first, second, *_ = choices_for(facts, aim)
        assert first.id == f"mesotherapy-{aim}"
        assert second.id == "nothing"


def test_only_options_for_the_aim_are_told(facts: Evidence) -> None:
    names = [option.id for option in choices_for(facts, "hair")]
    assert names == [
        "mesotherapy-hair",
        "nothing",
        "minoxidil-topical",
        "microneedling-minoxidil",
        "finasteride",
        "minoxidil-tablets",
        "plasma-hair",
    ]


def test_each_answer_is_the_options_own_cell(facts: Evidence) -> None:
    how_sure = {
        "mesotherapy-fat": (
            f"Belly: {of_grade('B').words}\n"
            "Thighs: Not sure. No gain was seen, in too few people to be sure.\n"
            f"Arms, sides of the waist, buttocks: {of_grade('D').words}"
        ),
        "nothing": "There is nothing to prove. We found no study of waiting.",
        "liposuction": of_level("not sure").words,
        "fat-freezing": of_level("not sure").words,
        "deoxycholic-acid-chin": of_grade("A").words,
        "liposuction-chin": of_level("nobody knows").words,
        "fat-freezing-chin": of_level("not sure").words,
        "glp-1-fat": of_level("nobody knows").words,
    }
    for option in choices_for(facts, "fat"):
        row = facts.options[option.id]
        assert option.answers == (
            row.what_it_is,
            row.good,
            row.bad,
            how_sure[option.id],
            option.answers[list(questions()).index(PAID_AND_CHECKED)],
            row.effort,
            row.lasts,
            row.cost,
        )


def test_the_table_has_a_row_per_question_and_a_column_per_option(facts: Evidence) -> None:
    table = choices_table(facts, "pain")
    assert [row[0] for row in table.rows] == list(questions().values())
    assert table.head == (
        "Question",
        "Having mesotherapy",
        "Doing nothing for now",
        "Usual pain drugs",
        "Exercise",
    )
    assert {len(row) for row in table.rows} == {5}


def test_an_aim_knows_its_areas_and_body_weight_has_none(facts: Evidence) -> None:
    assert areas_for(facts, "pain") == ("knees", "back")
    assert areas_for(facts, "weight") == ()


def test_every_level_of_certainty_is_explained() -> None:
    assert [each.level for each in levels()] == list(LEVELS)
    assert all(each.name and each.reason.endswith(".") for each in levels())


def test_a_source_is_told_in_full_with_its_address(facts: Evidence) -> None:
    words, address = source_words(facts, "jones-2016-refine1")
    assert "2016" in words
    assert address.startswith("https://doi.org/")


def test_an_area_and_aim_get_mesotherapy_and_the_offers_own_options(facts: Evidence) -> None:
    assert fitting(facts, "arms", "fat") == (
        "mesotherapy-fat",
        "nothing",
        "fat-freezing",
        "liposuction",
        "glp-1-fat",
    )


def test_under_the_chin_the_chin_drug_is_what_is_offered_and_not_what_else(
    facts: Evidence,
) -> None:
    assert fitting(facts, "chin", "fat") == (
        "deoxycholic-acid-chin",
        "nothing",
        "liposuction-chin",
        "fat-freezing-chin",
        "glp-1-fat",
    )


def test_what_is_offered_in_an_area_comes_first_and_doing_nothing_second(facts: Evidence) -> None:
    for offer in facts.offers:
        first, second, *_ = choices_for(facts, offer.aim, offer.area)
        assert (first.id, second.id) == (facts.option_of(offer), "nothing")


def test_an_area_is_told_of_options_that_speak_of_it_alone(facts: Evidence) -> None:
    names = {area: choices_table(facts, "fat", area).head for area in ("chin", "thighs")}
    assert not [name for name in names["chin"] if "on the body" in name]
    assert not [name for name in names["thighs"] if "under the chin" in name]
    assert choices_table(facts, "fat", "chin").caption == "The options for fat (under the chin)"


def test_where_options_are_the_same_in_every_area_the_caption_names_none(facts: Evidence) -> None:
    assert choices_table(facts, "pain", "knees").caption == "The options for pain"


def test_an_area_the_aim_is_not_offered_for_narrows_nothing(facts: Evidence) -> None:
    assert choices_for(facts, "fat", "scalp") == choices_for(facts, "fat")


def test_with_no_area_each_option_of_a_place_names_it(facts: Evidence) -> None:
    places = (", under the chin", ", on the body")
    for option in choices_for(facts, "fat"):
        assert option.name.endswith(places) == bool(facts.options[option.id].areas)


def test_an_aim_the_area_does_not_offer_gets_every_option_for_it(facts: Evidence) -> None:
    assert fitting(facts, "knees", "weight") == (
        "mesotherapy-weight",
        "nothing",
        "diet-activity",
        "glp-1-weight",
    )


def who_paid(facts: Evidence, aim: str, option: str) -> str:
    (found,) = (each for each in choices_for(facts, aim) if each.id == option)
    return found.answers[list(questions()).index(PAID_AND_CHECKED)]


def test_an_option_says_who_paid_for_the_studies_its_results_come_from(facts: Evidence) -> None:
    chin = who_paid(facts, "fat", "deoxycholic-acid-chin")
    assert chin.startswith("Paid for by the maker (Kythera): REFINE-1; REFINE-2; REFINE long-term")
    assert " We did not see who paid: 100 consecutive practice patients. " in chin
    assert "226 of 256, and 227 of 250 in the other group (REFINE-1)" in chin
    assert who_paid(facts, "cellulite", "subcision").endswith("Still checked at the end: 45 of 55.")


def test_a_typed_payer_stands_where_the_results_name_none(facts: Evidence) -> None:
    line = who_paid(facts, "cellulite", "subcision")
    assert line.startswith("The paper on the 55 women says that the maker paid.")
    assert "not seen" not in line


def test_an_option_whose_payers_were_not_seen_says_so(facts: Evidence) -> None:
    assert who_paid(facts, "wrinkles", "sunscreen") == "We did not see who paid."
    assert who_paid(facts, "fat", "nothing") == "There is no study to pay for."


def test_a_study_of_another_treatment_does_not_stand_behind_an_option(facts: Evidence) -> None:
    """The source for finasteride also holds a trial of another drug."""
    finasteride = facts.options["finasteride"]
    assert "herz-ruelas-2020-dutasteride" in finasteride.source
    row = facts.outcomes["abdallah-hair-count"].model_copy(update={"paid_by": "the maker"})
    paid = replace(facts, outcomes={**facts.outcomes, row.id: row})
    assert who_paid(paid, "hair", "finasteride") == "We did not see who paid."
