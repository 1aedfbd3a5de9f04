"""The six marks: the rule that gives each use its mark."""

from dataclasses import replace
from decimal import Decimal
from typing import get_args

import pytest

from mesoguide.charts.marks import person, shape
from mesoguide.evidence import Evidence, Offer
from mesoguide.evidence.rows import Certainty, Grade
from mesoguide.model.certainty import ENOUGH_PEOPLE, of_use, people_compared
from mesoguide.model.marks import (
    MARKS,
    MarkId,
    PersonStyle,
    arm_looks,
    key,
    mark_of_level,
    mark_of_use,
)
from tests.some import some


def use(facts: Evidence, area: str, aim: str, grade: Grade | None = None) -> Offer:
    offer = next(each for each in facts.offers if (each.area, each.aim) == (area, aim))
    return offer.model_copy(update={"grade": grade or offer.grade})


def with_people(facts: Evidence, row: str, people: int) -> Evidence:
    changed = facts.outcomes[row].model_copy(update={"n_total": people})
    return replace(facts, outcomes={**facts.outcomes, row: changed})


@pytest.mark.parametrize(
    ("grade", "mark"), [("A", "gain"), ("B", "mixed"), ("C", "mixed"), ("D", "no study")]
)
def test_a_grade_gives_a_mark(facts: Evidence, grade: Grade, mark: MarkId) -> None:
    assert mark_of_use(facts, use(facts, "chin", "fat", grade)).id == mark


def test_few_people_without_a_gain_are_too_few_to_tell(facts: Evidence) -> None:
    thighs = use(facts, "thighs", "fat", "N")
    few = with_people(facts, "classic-mix-thigh-girth-scan", ENOUGH_PEOPLE - 1)
    assert mark_of_use(few, thighs).id == "mixed"
    assert of_use(few, thighs).words == "Not sure. No gain was seen, in too few people to be sure."


def test_enough_people_without_a_gain_are_no_clear_gain(facts: Evidence) -> None:
    thighs = use(facts, "thighs", "fat", "N")
    enough = with_people(facts, "classic-mix-thigh-girth-scan", ENOUGH_PEOPLE)
    assert mark_of_use(enough, thighs).id == "no gain"


def test_a_study_that_looked_twice_counts_its_people_once(facts: Evidence) -> None:
    before = people_compared(facts, use(facts, "thighs", "fat"))
    row = facts.outcomes["classic-mix-thigh-girth-scan"]
    again = row.model_copy(update={"id": "again", "week": Decimal(20)})
    twice = replace(facts, outcomes={**facts.outcomes, "again": again})
    assert people_compared(twice, use(facts, "thighs", "fat")) == before == 20


def test_people_with_nobody_untreated_beside_them_do_not_count(facts: Evidence) -> None:
    assert people_compared(facts, use(facts, "face", "pigment")) == 0


def test_what_we_did_not_look_up_has_the_empty_square(facts: Evidence) -> None:
    assert mark_of_level("not looked up").id == "not looked"


def test_every_level_of_certainty_has_a_mark() -> None:
    assert {mark_of_level(level).id for level in get_args(Certainty)} == set(MARKS) - {"described"}


def test_no_use_has_the_mark_of_what_clinics_say(facts: Evidence) -> None:
    for offer in some(facts.offers):
        assert mark_of_use(facts, offer).id != "described"


def test_the_key_has_six_marks_with_words_of_their_own() -> None:
    assert [each.id for each in key()] == list(MARKS)
    assert len({each.word for each in key()}) == len({each.meaning for each in key()}) == 6


def test_no_two_marks_have_the_same_form() -> None:
    assert len({shape(name) for name in MARKS}) == 6


def test_no_two_looks_of_a_person_have_the_same_form() -> None:
    looks: tuple[PersonStyle, ...] = get_args(PersonStyle)
    assert len({person(look, 5, 5, 4) for look in looks}) == len(looks)


def test_without_its_comparison_a_treated_group_is_half_inked() -> None:
    assert arm_looks(control_shown=True) == ("solid", "hollow")
    assert arm_looks(control_shown=False) == ("half", "pencil")
