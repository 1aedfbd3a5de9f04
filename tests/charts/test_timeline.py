import json

import pytest

from mesoguide.charts import palette, timeline
from mesoguide.evidence import Evidence
from mesoguide.model.measured import Series, series_for


@pytest.fixture(scope="module")
def chin(facts: Evidence) -> Series:
    return series_for(facts, "chin", "fat")[0]


def test_the_frame_is_plain_json() -> None:
    assert json.loads(json.dumps(timeline.frame())) == timeline.frame()


def test_the_layers_stand_in_lanes_of_their_own() -> None:
    layout = timeline.frame()["layout"]
    measured, described = layout["yaxis"]["domain"], layout["yaxis2"]["domain"]
    assert measured[1] < described[0]
    band = next(trace for trace in timeline.frame()["data"] if trace["name"] == "described")
    assert band["yaxis"] == "y2"


def test_what_clinics_describe_is_hatched() -> None:
    band = next(trace for trace in timeline.frame()["data"] if trace["name"] == "described")
    assert band["fillpattern"]["shape"] == "/"


def test_no_chart_uploads_or_shows_a_toolbar() -> None:
    config = timeline.config()
    assert config["displayModeBar"] is False
    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""
    assert config["displaylogo"] is False


def test_marks_hold_the_tables_values(chin: Series) -> None:
    for mark, reading in zip(timeline.measured(chin)["marks"], chin.readings, strict=True):
        assert mark["week"] == reading.week
        assert mark["treated"]["y"] == float(reading.outcome.treated_value)
        assert mark["control"]["y"] == float(reading.outcome.control_value)


def test_ranges_reach_from_low_to_high(chin: Series) -> None:
    treated = timeline.measured(chin)["marks"][0]["treated"]
    assert treated["y"] - treated["down"] == pytest.approx(64.1)
    assert treated["y"] + treated["up"] == pytest.approx(75.3)


def test_readings_of_one_week_stand_side_by_side_around_it(chin: Series) -> None:
    places = [mark["x"] for mark in timeline.measured(chin)["marks"]]
    assert len(set(places)) == len(places)
    assert sum(places) / len(places) == pytest.approx(32)


def test_nothing_is_drawn_between_readings() -> None:
    assert all("lines" not in style["mode"] for style in timeline.marks_style().values())


def test_the_comparison_is_hollow_and_the_treated_mark_solid() -> None:
    styles = timeline.marks_style()
    assert styles["treated"]["marker"]["symbol"] == "circle"
    assert styles["control"]["marker"]["symbol"] == "circle-open"


def test_no_change_is_a_line(facts: Evidence) -> None:
    thigh = series_for(facts, "thighs", "fat")[0]
    assert timeline.measured(thigh)["axis"]["line_at"] == 0
    assert timeline.measured(thigh)["marks"][0]["treated"]["y"] == 0


@pytest.mark.parametrize("last", [52, 64, 65, 124])
def test_marks_of_weeks_stay_on_the_line(last: int) -> None:
    marks = timeline.ticks(last)
    assert marks["tickvals"][0] == 0
    assert max(marks["tickvals"]) <= last
    assert len(marks["tickvals"]) == len(marks["ticktext"]) <= 6


def test_every_colour_of_the_charts_has_a_dark_twin() -> None:
    assert palette.LIGHT.keys() == palette.DARK.keys()
    assert len(set(palette.LIGHT.values())) == len(palette.LIGHT)


def test_the_axis_counts_women_or_men_where_the_result_is_of_them_alone(
    facts: Evidence, chin: Series
) -> None:
    women, men, *_ = series_for(facts, "scalp", "hair")
    titles = [timeline.measured(series)["axis"]["title"] for series in (chin, women, men)]
    assert titles == ["of 100 people", "of 100 women", "hairs, in men; 0 is no change"]
    thigh = series_for(facts, "thighs", "fat")[0]
    assert timeline.measured(thigh)["axis"]["title"] == "compared, in women"
