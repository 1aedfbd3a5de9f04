"""The area card: what it ships, and what it shows before any script has run."""

import re

import textstat

from mesoguide.evidence import Evidence
from mesoguide.model.areas import area_uses
from mesoguide.widgets import AreaCard
from tests.widgets.seen import seen


def test_the_choice_is_kept_and_starts_with_no_area() -> None:
    card = AreaCard()
    assert card.keep == ["area", "aim"]
    assert (card.area, card.aim) == ("", "")


def test_every_area_and_aim_is_shipped(facts: Evidence) -> None:
    assert AreaCard().uses.keys() == {f"{offer.area}/{offer.aim}" for offer in facts.offers}


def test_each_use_has_one_answer_to_each_question(facts: Evidence) -> None:
    card = seen(AreaCard().still.replace(" hidden", ""))
    questions = card.select(".card > div > dl > dd")
    for use in area_uses(facts):
        for question in questions:
            named = [each["data-uses"].split() for each in question.select("[data-part=answer]")]
            assert sum(use.name in names for names in named) == 1


def test_the_still_tells_of_the_area_asked_for() -> None:
    card = seen(AreaCard("knees").still)
    assert "Rules and warnings, by country and date (1)" in card.get_text()
    assert [heading.get_text() for heading in card.select("h3")] == ["Knees: pain"]
    assert len(card.select(".rules li")) == 1
    assert len(card.select("tr")) == 21  # its head, and a row for each area and aim


def test_where_nobody_knows_the_still_draws_a_dotted_outline() -> None:
    def level(area: str) -> str:
        return str(seen(AreaCard(area).still).select_one(".card .sureness"))

    assert "stroke-dasharray" in level("arms")
    assert "stroke-dasharray" not in level("chin")


def test_with_no_area_the_still_has_the_table_and_tells_of_none_in_particular() -> None:
    card = seen(AreaCard().still)
    assert "Pick an area" in card.get_text()
    assert not card.select("h3, dl")
    assert len(card.select("tr")) == 21


def test_a_use_in_which_few_people_saw_no_gain_has_one_verdict() -> None:
    sure = seen(AreaCard("thighs").still).select_one(".sure")
    assert sure and sure.get_text(strip=True) == "Not sure."
    reason = sure.find_next("p")
    assert reason and reason.get_text() == "No gain was seen, in too few people to be sure."


def test_its_words_read_at_grade_6_or_below(facts: Evidence) -> None:
    uses = area_uses(facts)
    sentences = [f"{use.tested} {use.offered} {use.sure.reason}" for use in uses]
    shown = {key for use in uses for key in use.rules}
    sentences += [facts.regulation[key].said for key in shown]
    labels = seen(AreaCard().still.replace(" hidden", "")).select("dt, summary, .go")
    sentences += [f"{label.get_text()}." for label in labels]
    text = "\n".join(sentences)
    assert textstat.flesch_kincaid_grade(text) <= 6
    for sentence in re.split(r"(?<=[.?:;])\s+", text):
        assert len(sentence.split()) <= 25, sentence
