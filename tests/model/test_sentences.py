import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesoguide.evidence import Evidence
from mesoguide.model import sentences
from mesoguide.model.measured import Series, series_for
from mesoguide.model.schedule import Plan, last_week
from tests.model.test_schedule import NAMED, plans


@given(plans, st.integers(0, 124))
def test_every_state_has_its_sentences(plan: Plan, week: int) -> None:
    week = min(week, last_week(plan))
    for sentence in (
        sentences.visits_sentence(plan, week),
        sentences.described_sentence(plan, week, NAMED),
    ):
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_visits_done_and_next_are_told() -> None:
    sentence = sentences.visits_sentence(Plan(6, 28), 9)
    assert sentence == "That makes 3 of 6 visits so far. The next is in week 12."


def test_a_visit_of_the_week_itself_is_said_to_be_this_week() -> None:
    sentence = sentences.visits_sentence(Plan(6, 28), 8)
    assert sentence == "That makes 2 of 6 visits so far. The next is this week."


def test_the_last_visit_is_told_in_months_after_week_12() -> None:
    sentence = sentences.visits_sentence(Plan(6, 28), 30)
    assert sentence == "All 6 visits are done. The last was in week 20 (about 5 months)."


def test_too_few_visits_are_said_to_end_before_the_described_change() -> None:
    sentence = sentences.described_sentence(Plan(6, 28), 40, NAMED)
    assert "The plan here is shorter than that." in sentence


def test_before_the_first_reading_its_week_is_told(facts: Evidence) -> None:
    chin = series_for(facts, "chin", "fat")[0]
    sentence = sentences.headline(chin, 10)
    assert sentence == "Nothing measured in this way yet. First look: week 32 (about 7 months)."


def test_no_difference_is_told_as_such(facts: Evidence) -> None:
    thigh = series_for(facts, "thighs", "fat")[0]
    assert sentences.headline(thigh, 52) == (
        "Thigh size and fat on a scan, week 12, in thighs of women: "
        "no clear difference from the untreated side."
    )


def test_a_range_across_no_gap_may_be_chance(facts: Evidence) -> None:
    gap = next(s for s in series_for(facts, "face", "pigment") if s.endpoint.id == "pigment-gap")
    assert all("It may be chance." in sentences.headline(gap, week) for week in (8, 12))


def scalp(facts: Evidence, endpoint: str) -> Series:
    (found,) = (s for s in series_for(facts, "scalp", "hair") if s.endpoint.id == endpoint)
    return found


def test_a_result_of_women_alone_is_told_of_women(facts: Evidence) -> None:
    women = scalp(facts, "hair-photos-better")
    assert "about 63 of 100 treated women by week 18" in sentences.headline(women, 52)
    assert women.name == "Hair looks better in photos (women)"


def test_a_result_of_men_alone_is_told_of_men(facts: Evidence) -> None:
    sentence = sentences.headline(scalp(facts, "hair-count-gap"), 52)
    assert sentence == (
        "Extra hairs compared with salt water, week 12, in men: "
        "a gap of 7.9 hairs from salt water injections."
    )


def test_a_result_of_both_is_told_of_people(facts: Evidence) -> None:
    both = scalp(facts, "hair-marked-better")
    assert both.sex == "both"
    assert "treated people by" in sentences.headline(both, 52)
    assert both.name == both.endpoint.name


def test_what_was_seen_in_men_stands_beside_a_result_of_women_and_the_other_way_round(
    facts: Evidence,
) -> None:
    every = series_for(facts, "scalp", "hair")
    men = sentences.apart(every, scalp(facts, "hair-photos-better"))
    assert men.startswith("Men were studied on their own. Dutasteride injections. Extra hairs")
    assert "a gap of 7.9 hairs" in men
    assert "no clear difference from minoxidil 5%" in men
    women = sentences.apart(every, scalp(facts, "hair-count-gap"))
    assert women.startswith("Women were studied on their own. ")
    assert "about 63 of 100 treated women" in women


def test_nothing_stands_apart_from_a_result_of_both_or_where_the_others_were_not_studied(
    facts: Evidence,
) -> None:
    assert (
        sentences.apart(series_for(facts, "scalp", "hair"), scalp(facts, "hair-marked-better"))
        == ""
    )
    thigh = series_for(facts, "thighs", "fat")
    assert thigh[0].sex == "women"
    assert sentences.apart(thigh, thigh[0]) == ""


@pytest.mark.parametrize(
    ("week", "words"), [(0, "week 0"), (12, "week 12"), (13, "week 13 (about 3 months)")]
)
def test_weeks_up_to_12_then_months(week: int, words: str) -> None:
    assert sentences.week_words(week) == words
