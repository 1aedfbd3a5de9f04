import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesoguide.evidence import Evidence
from mesoguide.model import sentences
from mesoguide.model.measured import Series, series_for
from mesoguide.model.schedule import Plan, last_week
from mesoguide.model.study import paid_and_checked_words
from tests.model.test_schedule import NAMED, plans


def all_series(facts: Evidence) -> list[Series]:
    return [s for offer in facts.offers for s in series_for(facts, offer.area, offer.aim)]


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
    sentence = sentences.visits_sentence(Plan(6, 28), 8)
    assert sentence == "3 of 6 visits done. The next is in week 12."


def test_the_last_visit_is_told_in_months_after_week_12() -> None:
    sentence = sentences.visits_sentence(Plan(6, 28), 30)
    assert sentence == "All 6 visits are done. The last was in week 20 (about 5 months)."


def test_too_few_visits_are_said_to_end_before_the_described_change() -> None:
    sentence = sentences.described_sentence(Plan(6, 28), 40, NAMED)
    assert "Your plan is shorter than that." in sentence


def test_before_the_first_reading_its_week_is_told(facts: Evidence) -> None:
    chin = series_for(facts, "chin", "fat")[0]
    sentence = sentences.measured_sentences(chin, 10)
    assert sentence == ["Nothing measured in this way yet. First look: week 32 (about 7 months)."]


def test_a_share_is_told_for_both_groups_with_ranges(facts: Evidence) -> None:
    chin = series_for(facts, "chin", "fat")[0]
    assert sentences.measured_sentences(chin, 32)[0] == (
        "Week 32 (about 7 months), REFINE-1: about 70 of 100 treated people "
        "(range 64 to 75). With a dummy injection: about 19 of 100 (range 14 to 24). "
        "Paid for by the maker (Kythera). "
        "Still checked at the end: 226 of 256, and 227 of 250 in the other group."
    )


def test_a_missing_comparison_is_told(facts: Evidence) -> None:
    doctor = next(s for s in series_for(facts, "chin", "fat") if s.endpoint.id == "chin-doctor-1")
    sentence = sentences.measured_sentences(doctor, 8)[0]
    assert "The number for the comparison group is not shown." in sentence


def test_no_difference_is_told_as_such(facts: Evidence) -> None:
    thigh = series_for(facts, "thighs", "fat")[0]
    sentence = sentences.measured_sentences(thigh, 52)
    assert sentence == [
        "Week 12, Park 2008, in women: no clear difference from the untreated side. "
        "We did not see who paid, or how many were checked at the end."
    ]


def test_a_range_across_no_gap_may_be_chance(facts: Evidence) -> None:
    gap = next(s for s in series_for(facts, "face", "pigment") if s.endpoint.id == "pigment-gap")
    assert all(
        "It may be chance." in sentence for sentence in sentences.measured_sentences(gap, 12)
    )


def scalp(facts: Evidence, endpoint: str) -> Series:
    (found,) = (s for s in series_for(facts, "scalp", "hair") if s.endpoint.id == endpoint)
    return found


def test_a_result_of_women_alone_is_told_of_women(facts: Evidence) -> None:
    women = scalp(facts, "hair-photos-better")
    assert "about 63 of 100 treated women by week 18" in sentences.headline(women, 52)
    assert "about 63 of 100 treated women (range" in sentences.measured_sentences(women, 52)[0]
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


def test_every_result_of_one_sex_alone_names_it_and_no_other_does(facts: Evidence) -> None:
    for series in all_series(facts):
        for reading in series.readings:
            sentence = sentences.reading_sentence(reading, series)
            named = set(re.findall(r"\b(?:wo)?men\b", sentence))
            sex = reading.outcome.sex
            assert named == ({sex} if sex in ("women", "men") else set()), sentence


def test_every_result_says_who_paid_and_who_was_checked(facts: Evidence) -> None:
    for series in all_series(facts):
        for reading in series.readings:
            sentence = sentences.reading_sentence(reading, series)
            assert sentence.endswith(paid_and_checked_words((reading.outcome,)))


def test_every_number_told_comes_from_its_outcome(facts: Evidence) -> None:
    """No number is told that the table does not hold: as a value, a range, a week or a dose."""
    for series in all_series(facts):
        for reading in series.readings:
            row = reading.outcome
            known = {"100", str(reading.week), *re.findall(r"\d+", row.study)}
            known |= set(re.findall(r"\d+", row.comparison_detail))
            known |= set(re.findall(r"\d+", sentences.week_words(reading.week)))
            share = series.endpoint.measured_as == "share"
            for arm in (reading.treated, reading.control) if share else ():
                if arm:
                    known |= set(re.findall(r"\d+", f"{arm.words} {arm.range_words}"))
            for value in (
                row.treated_value,
                row.treated_low,
                row.treated_high,
                row.control_value,
                *(getattr(row, f"checked_{part}") for part in ("treated", "control", "total")),
                *(getattr(row, f"n_{part}") for part in ("treated", "control", "total")),
            ):
                if value is not None:
                    known |= set(re.findall(r"\d+", f"{value}"))
            sentence = sentences.reading_sentence(reading, series)
            assert set(re.findall(r"\d+", sentence)) <= known, sentence


def test_the_plan_of_the_study_is_told_apart_from_another(facts: Evidence) -> None:
    chin = series_for(facts, "chin", "fat")[0]
    phrases = sentences.plan_phrases(chin)
    assert phrases["same"] == "Tested: up to 6 visits, 28 days apart."
    assert phrases["different"].endswith("Your plan is different. Nobody measured it here.")
    assert sentences.tested_plans(chin) == [(6, 28)]


def test_an_uneven_schedule_matches_no_plan(facts: Evidence) -> None:
    scalp = series_for(facts, "scalp", "hair")[0]
    assert sentences.tested_plans(scalp) == []


@pytest.mark.parametrize(
    ("week", "words"), [(0, "week 0"), (12, "week 12"), (13, "week 13 (about 3 months)")]
)
def test_weeks_up_to_12_then_months(week: int, words: str) -> None:
    assert sentences.week_words(week) == words
