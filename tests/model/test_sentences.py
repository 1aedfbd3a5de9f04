import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mesoguide.evidence import Evidence
from mesoguide.model import sentences
from mesoguide.model.measured import Series, series_for
from mesoguide.model.schedule import Plan, last_week
from tests.model.test_schedule import plans


def all_series(facts: Evidence) -> list[Series]:
    return [s for offer in facts.offers for s in series_for(facts, offer.area, offer.aim)]


@given(plans, st.integers(0, 124))
def test_every_state_has_its_sentences(plan: Plan, week: int) -> None:
    week = min(week, last_week(plan))
    for told in (
        sentences.visits_sentence(plan, week),
        sentences.described_sentence(plan, week),
    ):
        assert told.endswith(".")
        assert "{" not in told


def test_visits_done_and_next_are_told() -> None:
    told = sentences.visits_sentence(Plan(6, 28), 8)
    assert told == "3 of 6 visits done. The next is in week 12."


def test_the_last_visit_is_told_in_months_after_week_12() -> None:
    told = sentences.visits_sentence(Plan(6, 28), 30)
    assert told == "All 6 visits are done. The last was in week 20 (about 5 months)."


def test_too_few_visits_are_said_to_end_before_the_described_change() -> None:
    told = sentences.described_sentence(Plan(6, 28), 40)
    assert "Your plan is shorter than that." in told


def test_before_the_first_reading_its_week_is_told(facts: Evidence) -> None:
    chin = series_for(facts, "chin", "fat")[0]
    told = sentences.measured_sentences(chin, 10)
    assert told == ["Nothing measured in this way yet. First look: week 32 (about 7 months)."]


def test_a_share_is_told_for_both_groups_with_ranges(facts: Evidence) -> None:
    chin = series_for(facts, "chin", "fat")[0]
    assert sentences.measured_sentences(chin, 32)[0] == (
        "Week 32 (about 7 months), REFINE-1: about 70 of 100 treated people "
        "(range 64 to 75). With a dummy injection: about 19 of 100 (range 14 to 24)."
    )


def test_a_missing_comparison_is_told(facts: Evidence) -> None:
    doctor = next(s for s in series_for(facts, "chin", "fat") if s.endpoint.id == "chin-doctor-1")
    told = sentences.measured_sentences(doctor, 8)[0]
    assert "The number for the comparison group is not shown." in told


def test_no_difference_is_told_as_such(facts: Evidence) -> None:
    thigh = series_for(facts, "thighs", "fat")[0]
    told = sentences.measured_sentences(thigh, 52)
    assert told == ["Week 12, Park 2008: no clear difference from the untreated side."]


def test_a_range_across_no_gap_may_be_chance(facts: Evidence) -> None:
    gap = next(s for s in series_for(facts, "face", "pigment") if s.endpoint.id == "pigment-gap")
    assert all("It may be chance." in told for told in sentences.measured_sentences(gap, 12))


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
            ):
                if value is not None:
                    known |= set(re.findall(r"\d+", f"{value}"))
            told = sentences.reading_sentence(reading, series)
            assert set(re.findall(r"\d+", told)) <= known, told


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
