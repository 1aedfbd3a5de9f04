"""The area card: what it ships, and what it shows before any script has run."""

import re

import textstat

from mesoguide.evidence import Evidence
from mesoguide.widgets import AreaCard


def test_the_choice_is_kept_and_starts_with_no_area() -> None:
    card = AreaCard()
    assert card.keep == ["area", "aim"]
    assert (card.area, card.aim) == ("", "")


def test_every_rule_a_card_names_is_shipped() -> None:
    card = AreaCard()
    named = {key for use in card.uses for key in use["rules"]}
    assert named == card.rules.keys()


def test_every_area_and_aim_is_shipped(facts: Evidence) -> None:
    shipped = {(use["area"], use["aim"]) for use in AreaCard().uses}
    assert shipped == {(offer.area, offer.aim) for offer in facts.offers}


def test_the_still_tells_of_the_area_asked_for() -> None:
    still = AreaCard("knees").still
    assert "Rules and warnings, by country and date (1)" in still
    assert "<h3>Knees: pain</h3>" in still
    assert still.count("<tr>") == 21  # its head, and a row for each area and aim


def test_where_nobody_knows_the_still_draws_a_dotted_outline() -> None:
    def card(area: str) -> str:
        return AreaCard(area).still.split("<table>")[0]

    assert "stroke-dasharray" in card("arms")
    assert "stroke-dasharray" not in card("chin")


def test_with_no_area_the_still_has_the_table_and_tells_of_none_in_particular() -> None:
    still = AreaCard().still
    assert "Pick an area" in still
    assert "<h3>" not in still
    assert still.count("<tr>") == 21


def test_a_use_that_fair_tests_found_wanting_is_not_called_unsure() -> None:
    sure = {(use["area"], use["aim"]): use["sure"]["name"] for use in AreaCard().uses}
    assert sure["thighs", "fat"] == "Tested. No clear gain"
    assert sure["face", "wrinkles"] == "Not sure"


def test_its_words_read_at_grade_6_or_below() -> None:
    card = AreaCard()
    sentences = [f"{use['tested']} {use['offered']} {use['sure']['reason']}" for use in card.uses]
    sentences += [rule["said"] for rule in card.rules.values()]
    sentences += [f"{words}." for words in card.words.values()]
    text = "\n".join(sentences)
    assert textstat.flesch_kincaid_grade(text) <= 6
    for sentence in re.split(r"(?<=[.?:;])\s+", text):
        assert len(sentence.split()) <= 25, sentence
