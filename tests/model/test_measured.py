import pytest

from mesoguide.evidence import Evidence
from mesoguide.model.measured import series_for, standing, start_schedule, why_left_out
from mesoguide.model.timeline import no_area_table

MEASURED = ["chin/fat", "thighs/fat", "abdomen/fat", "face/wrinkles", "scalp/hair", "back/pain"]
NO_STUDY = ["arms/fat", "face/sagging", "face/scars", "flanks/fat"]


@pytest.mark.parametrize("choice", MEASURED)
def test_an_area_studied_against_a_comparison_stands_as_compared(
    facts: Evidence, choice: str
) -> None:
    assert standing(facts, *choice.split("/")) == "compared"


@pytest.mark.parametrize("choice", NO_STUDY)
def test_an_area_without_a_study_says_so(facts: Evidence, choice: str) -> None:
    assert standing(facts, *choice.split("/")) == "no study"


def test_studies_against_other_treatments_only_are_no_comparison(facts: Evidence) -> None:
    assert standing(facts, "face", "pigment") == "no comparison"


@pytest.mark.parametrize("area", ["buttocks", "thighs"])
def test_the_same_care_without_the_needle_is_a_comparison(facts: Evidence, area: str) -> None:
    assert standing(facts, area, "cellulite") == "compared"


def test_a_series_has_one_treatment_and_one_endpoint(facts: Evidence) -> None:
    for offer in facts.offers:
        for series in series_for(facts, offer.area, offer.aim):
            outcomes = [reading.outcome for reading in series.readings]
            assert len({(o.treatment, o.endpoint, o.clock, o.unit) for o in outcomes}) == 1


def test_other_treatments_never_enter_the_studied_layer(facts: Evidence) -> None:
    for offer in facts.offers:
        for series in series_for(facts, offer.area, offer.aim):
            assert series.treatment.role == "injected"


def test_follow_up_of_responders_never_enters_the_studied_layer(facts: Evidence) -> None:
    responders = [o for o in facts.outcomes.values() if o.followed == "responders"]
    assert responders
    assert {why_left_out(facts, outcome) for outcome in responders} == {"responders only"}


def test_every_outcome_is_on_the_timeline_or_left_out_for_a_reason(facts: Evidence) -> None:
    shown = {
        reading.outcome.id
        for offer in facts.offers
        for series in series_for(facts, offer.area, offer.aim)
        for reading in series.readings
    }
    for outcome in facts.outcomes.values():
        assert (outcome.id in shown) != bool(why_left_out(facts, outcome))


def test_a_result_of_no_area_is_told_with_its_reason(facts: Evidence) -> None:
    without = [outcome for outcome in facts.outcomes.values() if outcome.area is None]
    rows = no_area_table(facts).rows
    assert len(rows) == len(without) > 0
    assert all(row[3].startswith("Another treatment, not mesotherapy.") for row in rows)


def test_nothing_is_measured_before_its_week(facts: Evidence) -> None:
    first = series_for(facts, "chin", "fat")[0]
    assert first.measured_by(31) == ()
    assert [reading.outcome.study for reading in first.measured_by(32)] == ["REFINE-1", "REFINE-2"]


def test_the_largest_compared_study_comes_first(facts: Evidence) -> None:
    assert series_for(facts, "abdomen", "fat")[0].endpoint.id == "belly-main-goals"


def test_the_chin_starts_from_the_large_trials_schedule(facts: Evidence) -> None:
    schedule = start_schedule(facts, "chin", "fat")
    assert (schedule.visits, schedule.interval_days) == (6, 28)


def test_every_offer_starts_from_an_injected_treatment(facts: Evidence) -> None:
    for offer in facts.offers:
        treatment = start_schedule(facts, offer.area, offer.aim).treatment
        assert treatment is not None
        assert facts.treatments[treatment].role == "injected"


def test_an_unknown_area_has_no_schedule(facts: Evidence) -> None:
    with pytest.raises(KeyError, match="no schedule for moon, fat"):
        start_schedule(facts, "moon", "fat")
