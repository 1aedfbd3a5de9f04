import pytest

from mesoguide.evidence import Evidence
from mesoguide.model.guess import dummy_group


def test_the_answer_is_the_number_of_the_dummy_group(facts: Evidence) -> None:
    asked = dummy_group(facts, "refine-1-both-1")
    assert asked.measured.of_100 == 19
    assert asked.answer == "By week 32 (about 7 months) it was about 19 of 100."
    assert asked.people == (
        "The dummy group began with 250 people; 227 were checked at the end. "
        "Paid for by the maker (Kythera)."
    )


def test_a_dummy_group_of_women_is_asked_of_women(facts: Evidence) -> None:
    row = facts.outcomes["release-1-both-1"]
    assert (row.sex, row.checked_control) == ("women", None)
    asked = dummy_group(facts, row.id)
    assert "some women got a dummy injection" in asked.question
    assert asked.people == "The dummy group began with 213 women. We did not see who paid."


def test_the_question_does_not_give_the_answer_away(facts: Evidence) -> None:
    asked = dummy_group(facts, "refine-1-both-1")
    assert asked.question.endswith("?")
    assert "19" not in asked.question
    assert "under the chin" in asked.question


@pytest.mark.parametrize("key", ["booster-month-1", "minoxidil-olsen-2002"])
def test_an_outcome_without_a_counted_dummy_group_is_refused(facts: Evidence, key: str) -> None:
    with pytest.raises(ValueError, match=rf"outcomes\.csv, {key}: found .*; accepted: an outcome"):
        dummy_group(facts, key)
