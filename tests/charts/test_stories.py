from typing import Any
from xml.etree import ElementTree

import pytest

from mesoguide.charts.stories import line_of_weeks, story_figure, story_still
from mesoguide.evidence import Evidence
from mesoguide.model.stories import Story, stories


@pytest.fixture(scope="module")
def drawn(facts: Evidence) -> dict[str, tuple[Story, dict[str, Any]]]:
    shown = stories(facts)
    weeks = line_of_weeks(shown)
    return {each.kind: (each, story_figure(facts, each, weeks)) for each in shown}


def marks(spec: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in spec["data"]}


def test_the_line_holds_every_look_and_is_the_same_in_every_tile(
    drawn: dict[str, tuple[Story, dict[str, Any]]],
) -> None:
    ranges = {tuple(spec["layout"]["xaxis"]["range"]) for _story, spec in drawn.values()}
    assert len(ranges) == 1
    low, high = ranges.pop()
    for _story, spec in drawn.values():
        for trace in spec["data"]:
            assert all(low < x < high for x in trace["x"])
            assert all(0 < y < spec["layout"]["height"] for y in trace["y"])


def test_years_of_follow_up_stand_after_every_week(
    drawn: dict[str, tuple[Story, dict[str, Any]]],
) -> None:
    years = min(marks(drawn["lasting"][1])["treated"]["x"])
    weeks = [
        x
        for kind, (_story, spec) in drawn.items()
        if kind != "lasting"
        for each in spec["data"]
        for x in each["x"]
    ]
    assert years > max(weeks)


def test_a_rise_stands_higher_and_a_fall_lower(
    drawn: dict[str, tuple[Story, dict[str, Any]]],
) -> None:
    builds, fades = (marks(drawn[kind][1])["half"]["y"] for kind in ("builds", "fades"))
    assert builds == sorted(builds)
    assert fades == sorted(fades, reverse=True)


def test_a_number_whose_comparison_was_not_shown_is_half_inked_beside_a_dotted_line(
    drawn: dict[str, tuple[Story, dict[str, Any]]],
) -> None:
    spec = drawn["builds"][1]
    assert len(marks(spec)["half"]["x"]) == 2
    assert len(marks(spec)["treated"]["x"]) == len(marks(spec)["control"]["x"]) == 1
    dotted = [shape for shape in spec["layout"]["shapes"] if shape["line"].get("dash") == "dot"]
    assert len(dotted) == 2


def test_a_verdict_of_no_gain_has_a_bar_across(
    drawn: dict[str, tuple[Story, dict[str, Any]]],
) -> None:
    found = marks(drawn["does not move"][1])
    assert set(found) == {"no gain", "bar"}
    assert found["no gain"]["x"] == found["bar"]["x"]


def test_nobody_looked_holds_no_mark_but_what_clinics_describe(
    drawn: dict[str, tuple[Story, dict[str, Any]]],
) -> None:
    spec = drawn["nobody looked"][1]
    assert set(marks(spec)) == {"described"}
    (left, *_rest) = band = marks(spec)["described"]["x"]
    hatch = [one for one in spec["layout"]["shapes"] if (one["x0"], one["x1"]) == (left, max(band))]
    assert hatch and all(one["y0"] < one["y1"] for one in hatch)


def test_a_mark_says_its_exact_value_and_its_range(
    drawn: dict[str, tuple[Story, dict[str, Any]]],
) -> None:
    said = marks(drawn["builds"][1])
    assert said["half"]["customdata"][0] == ("Week 8, treated: 55 of 100 (range 49 to 61 of 100)")
    assert said["control"]["customdata"] == ["Week 32, dummy: 19 of 100 (range 14 to 24 of 100)"]


def test_the_still_picture_is_sound_and_has_every_mark_and_word_of_the_specification(
    drawn: dict[str, tuple[Story, dict[str, Any]]],
) -> None:
    for _story, spec in drawn.values():
        root = ElementTree.fromstring(str(story_still(spec)))
        words = [each.text for each in root.iter("text")]
        wanted = [each["text"] for each in spec["layout"]["annotations"]]
        assert words == [each.removeprefix("<b>").removesuffix("</b>") for each in wanted]
        round_marks = [
            x for each in spec["data"] if "circle" in str(each.get("marker")) for x in each["x"]
        ]
        assert len(list(root.iter("circle"))) == len(round_marks)
