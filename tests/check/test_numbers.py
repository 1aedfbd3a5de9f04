import pytest

from mesoguide.check.numbers import known_numbers, numbers_in, numbers_to_call_in
from mesoguide.evidence import Evidence


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,584 people", ["1584"]),
        ("70.0 and 18.6", ["70", "18.6"]),
        ("10 to 15 visits, week 32.", ["10", "15", "32"]),
        ("no number", []),
    ],
)
def test_numbers_are_read_as_plain_digits(text: str, numbers: list[str]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In the UK, call 999 and say so.", ["999"]),
        ("The health line 1800 022 222 is free.", ["1800 022 222"]),
        ("Call the emergency number (112).", ["112"]),
        ("Call a doctor by day 14. The number is 506 people.", []),
    ],
)
def test_numbers_to_call_are_told_from_others(text: str, numbers: list[str]) -> None:
    assert numbers_to_call_in(text) == numbers


def test_a_source_stands_behind_its_numbers_as_told(facts: Evidence) -> None:
    known = known_numbers(facts)["jones-2016-refine1"]
    assert {"70", "19", "32", "256", "250", "18.6"} <= known
    assert "71" not in known


def test_a_source_does_not_stand_behind_anothers_numbers(facts: Evidence) -> None:
    assert "1584" not in known_numbers(facts)["park-2008-thigh"]
