import pytest

from mesoguide.check.arms import swapped, unnamed
from mesoguide.evidence import Evidence

T, C = "[=refine-1-both-1 treated]", "[=refine-1-both-1 control]"


@pytest.mark.parametrize(
    "text",
    [
        f"With a dummy it was {T}.",
        f"{T} of the placebo group were better.",
        f"{T} were better in a week, with a dummy.",
        f"By week two it was {T} (with a dummy).",
        f"With the drug it was {C}, and with a dummy less.",
        f"It was {T} with the dummy and {C} with the drug.",
        f"With the dummy there was less: {T}.",
        f"Some got a dummy. In a week, {T} of those got better.",
        f"In a week it was {C} in the treated group.",
        "Those with salt water were [=refine-1-both-1 n_treated] people.",
    ],
)
def test_a_number_of_one_group_told_of_the_other_is_found(text: str) -> None:
    assert list(swapped(text)) != []


@pytest.mark.parametrize(
    "text",
    [
        f"About {T} had it with the drug, {C} with a dummy.",
        f"{C} got better with a dummy, {T} with the drug.",
        f"With a dummy it was {C}; with the drug, {T}.",
        f"In trials against a dummy, {T} got better.",
        f"The drug did more than a dummy: {T} got better, against {C}.",
        f"More were better with the drug ({T}) than with a dummy ({C}).",
        f"It helped {T} people (dummy: {C}).",
        f"The drug was compared with a placebo. By week two, {T} were better.",
        f"Half got a dummy. {T} of the others got better.",
        f"Some got the drug and some a dummy: {T} and {C} were better.",
    ],
)
def test_numbers_told_of_their_own_group_are_left_alone(text: str) -> None:
    assert list(swapped(text)) == []


def test_a_number_of_the_control_group_needs_a_word_for_it(facts: Evidence) -> None:
    assert unnamed(facts, f"By then {C} were better.")
    assert not unnamed(facts, f"By then {T} were better, and {C} without the drug.")


def test_another_treatment_is_named_by_its_own_words(facts: Evidence) -> None:
    tablets = "[=tranexamic-against-oral-good control_events]"
    assert not unnamed(facts, f"It was good in {tablets} who took tablets.")
