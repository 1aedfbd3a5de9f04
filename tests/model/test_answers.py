from dataclasses import replace

from mesoguide.evidence import Evidence
from mesoguide.model.answers import AnsweredQuestion, ShortAnswer, short_answers
from tests.some import some


def asked(facts: Evidence, question: str) -> AnsweredQuestion:
    (found,) = (each for each in short_answers(facts) if each.question == question)
    return found


def answer(facts: Evidence, question: str, use: str) -> ShortAnswer:
    (found,) = (each for each in asked(facts, question).answers if use in each.uses)
    return found


def test_every_use_has_one_answer_to_every_question(facts: Evidence) -> None:
    uses = ["", *(f"{offer.area}/{offer.aim}" for offer in facts.offers)]
    for each in some(short_answers(facts)):
        assert sorted(use for one in each.answers for use in one.uses) == sorted(uses)


def test_there_are_ten_questions(facts: Evidence) -> None:
    assert len(short_answers(facts)) == 10


def test_an_answer_of_an_area_and_an_aim_goes_before_one_of_the_aim(facts: Evidence) -> None:
    assert "chin trials" in answer(facts, "Does it work?", "chin/sagging").text
    assert "chin trials" not in answer(facts, "Does it work?", "face/sagging").text


def test_a_use_with_no_answer_of_its_own_has_that_of_the_topic(facts: Evidence) -> None:
    whole = answer(facts, "How many visits, and when?", "")
    assert answer(facts, "How many visits, and when?", "arms/fat") == whole


def test_a_result_stands_with_both_groups_its_week_and_how_sure_we_are(facts: Evidence) -> None:
    found = answer(facts, "Does it work?", "chin/fat")
    assert "week 32, 70 of 100" in found.text
    assert "at least one step better, out of 4 possible steps" in found.text
    assert "With a dummy injection it was 19" in found.text
    assert "13 had it, and 0 with the dummy" in found.text
    assert found.sure is not None
    assert found.sure.level == "fairly sure"


def test_no_answer_of_another_use_speaks_of_the_chin(facts: Evidence) -> None:
    others = [
        one.text.lower()
        for each in short_answers(facts)
        for one in each.answers
        if not any(use == "" or use.startswith("chin/") for use in one.uses)
    ]
    assert [text for text in some(others) if "chin" in text] == []


def test_what_else_one_can_do_leaves_out_what_is_no_longer_sold(facts: Evidence) -> None:
    text = answer(facts, "What else could I do?", "buttocks/cellulite").text
    assert text.endswith("sound waves for dimples or a laser under the dimples.")


def test_a_single_trial_is_not_sure(facts: Evidence) -> None:
    found = answer(facts, "Does it last?", "chin/fat")
    assert found.sure is not None
    assert found.sure.reason == "This number comes from a single trial."


def test_a_guide_without_uses_has_the_answers_of_its_topic(facts: Evidence) -> None:
    bare = replace(facts, offers=())
    assert {each.answers[0].uses for each in short_answers(bare)} == {("",)}
