import pytest

from mesoguide.evidence import Evidence
from mesoguide.model.guess import dummy_group


def test_the_answer_is_the_number_of_the_dummy_group(facts: Evidence) -> None:
    asked = dummy_group(facts, "refine-1-both-1")
    assert asked.measured.of_100 == 19
    assert asked.answer == "By week 32 (about 7 months) it was about 19 of 100."
    assert asked.people == "250 people had the dummy."


def test_the_question_does_not_give_the_answer_away(facts: Evidence) -> None:
    asked = dummy_group(facts, "refine-1-both-1")
    assert asked.question.endswith("?")
    assert "19" not in asked.question
    assert "under the chin" in asked.question


@pytest.mark.parametrize("key", ["booster-month-1", "minoxidil-olsen-2002"])
def test_an_outcome_without_a_counted_dummy_group_is_refused(facts: Evidence, key: str) -> None:
    with pytest.raises(ValueError, match=rf"outcomes\.csv, {key}: found .*; accepted: an outcome"):
        dummy_group(facts, key)
