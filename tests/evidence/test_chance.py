from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mesoguide.evidence.chance import Chance, chance, whole_number

counts = st.integers(1, 2000).flatmap(
    lambda people: st.tuples(st.integers(0, people), st.just(people))
)


def of(events: int, people: int) -> Chance:
    counted = chance(events, people, None)
    assert counted is not None
    return counted


def test_rounding_is_from_the_count_not_from_a_rounded_percentage() -> None:
    # 341 of 513 is 66.47 per cent; published as 66.5, which would round to 67.
    assert of(341, 513).of_100 == 66


def test_halves_round_up() -> None:
    assert of(7, 40).of_100 == 18


def test_counts_win_over_a_published_percentage() -> None:
    counted = chance(65, 169, Decimal("39"))
    assert counted is not None
    assert counted.of_100 == 38


def test_a_published_percentage_is_used_where_no_count_is_known() -> None:
    counted = chance(None, 250, Decimal("18.6"))
    assert counted is not None
    assert counted.words == "19 of 100"


def test_an_unseen_value_is_no_chance() -> None:
    assert chance(None, 250, None) is None


@given(counts)
def test_0_of_100_only_if_nobody(count: tuple[int, int]) -> None:
    events, people = count
    assert (of(events, people).words == "0 of 100") == (events == 0)


@given(counts)
def test_100_of_100_only_if_everybody(count: tuple[int, int]) -> None:
    events, people = count
    assert (of(events, people).words == "100 of 100") == (events == people)


def test_a_few_people_are_fewer_than_1_of_100() -> None:
    counted = of(1, 506)
    assert counted.words == "fewer than 1 of 100"
    assert counted.others_words == "more than 99 of 100"


@given(counts)
def test_both_sides_add_up_to_100(count: tuple[int, int]) -> None:
    counted = of(*count)
    assume(counted.words[0].isdigit() and counted.others_words[0].isdigit())
    assert int(counted.words.split()[0]) + int(counted.others_words.split()[0]) == 100


@given(counts)
def test_rounding_is_off_by_half_at_most(count: tuple[int, int]) -> None:
    events, people = count
    assert abs(whole_number(Decimal(100 * events) / people) - 100 * events / people) <= 0.5000001


def test_about_is_said_only_of_a_rounded_number() -> None:
    assert of(0, 250).about == "0 of 100"
    assert of(179, 256).about == "about 70 of 100"
    assert of(1, 506).about == "fewer than 1 of 100"


def test_a_percentage_out_of_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="found 170; accepted: 0 to 100"):
        Chance(Decimal(170))
