import json

import pytest

from mesoguide.charts import palette, timeline
from mesoguide.evidence import Evidence
from mesoguide.model.film import Film, films, harm_bars
from mesoguide.model.schedule import Plan


def drawn(facts: Evidence, area: str, aim: str, plan: Plan) -> dict[str, dict[str, list[float]]]:
    shown = films(facts, area, aim)[0]
    lanes = timeline.strip(shown, harm_bars(facts, area, shown.treatment.id))
    spec = timeline.specification(lanes, plan, 52, facts.described)
    return {trace["name"]: trace for trace in spec["data"]}


@pytest.fixture(scope="module")
def chin(facts: Evidence) -> Film:
    return films(facts, "chin", "fat")[0]


def test_the_frame_is_plain_json() -> None:
    assert json.loads(json.dumps(timeline.frame())) == timeline.frame()


def test_every_lane_has_a_place_of_its_own_for_its_name_and_its_marks(facts: Evidence) -> None:
    for offer in facts.offers:
        for film in (None, *films(facts, offer.area, offer.aim)):
            bars = harm_bars(facts, offer.area, film.treatment.id) if film else ()
            lanes = timeline.strip(film, bars)
            marks = [lanes.visits, lanes.looks, *lanes.bars, lanes.described]
            for (_lane, text, top), mark, (_next, _text, below) in zip(
                lanes.notes, marks, (*lanes.notes[1:], ("", "", lanes.height)), strict=True
            ):
                lines = text.split("<br>")
                assert top + 18 * len(lines) + 9 <= mark <= below - 9
                assert max(map(len, lines)) <= 34


def test_looks_stand_in_the_weeks_they_were_taken(facts: Evidence, chin: Film) -> None:
    traces = drawn(facts, "chin", "fat", Plan(6, 28))
    assert traces["looks"]["x"] == [8, 16, 32]
    assert traces["breaks"]["x"][:2] == [24, 24]
    assert (
        "REFINE-1"
        in dict((lane, text) for lane, text, _y in timeline.strip(chin, ()).notes)["looks"]
    )


def test_side_effects_are_solid_after_the_first_visit_and_dotted_after_later_ones(
    facts: Evidence,
) -> None:
    traces = drawn(facts, "chin", "fat", Plan(3, 28))
    assert traces["bars"]["x"] == [0, pytest.approx(1.1), None, 0, pytest.approx(28.5 / 7), None]
    assert traces["later"]["x"][::3] == [4, 8, 4, 8]
    frame = {trace["name"]: trace for trace in timeline.frame()["data"]}
    assert "dash" not in frame["bars"]["line"]
    assert frame["later"]["line"]["dash"] == "2px,5px"


def test_nothing_is_drawn_between_looks() -> None:
    looks = next(trace for trace in timeline.frame()["data"] if trace["name"] == "looks")
    assert looks["mode"] == "markers"


def test_what_clinics_describe_is_hatched_and_only_where_it_is_described(facts: Evidence) -> None:
    band = next(trace for trace in timeline.frame()["data"] if trace["name"] == "described")
    assert band["fillpattern"]["shape"] == "/"
    kinds = [
        timeline.described_band(plan, 52, named)[0]
        for plan, named in (
            (Plan(12, 7), facts.described),
            (Plan(6, 28), facts.described),
            (Plan(12, 7), None),
            (Plan(10, 56), facts.described),
        )
    ]
    assert kinds == ["now", "after", "not", "later"]


def test_the_lane_of_what_clinics_say_says_why_it_is_empty() -> None:
    names = timeline.described_names()
    assert set(names) == {"now", "not", "after", "later"}
    assert names["after"] == "Clinics say: it takes more visits"
    # One line each: a plan changes the name, and the lane stays as high.
    assert all(len(name) <= 34 for name in names.values())


def test_no_chart_uploads_or_shows_a_toolbar() -> None:
    config = timeline.config()
    assert config["displayModeBar"] is False
    assert config["showSendToCloud"] is False
    assert config["plotlyServerURL"] == ""
    assert config["displaylogo"] is False


@pytest.mark.parametrize("last", [52, 64, 65, 124])
def test_marks_of_weeks_stay_on_the_line(last: int) -> None:
    marks = timeline.ticks(last)
    assert marks["tickvals"][0] == 0
    assert max(marks["tickvals"]) <= last
    assert len(marks["tickvals"]) == len(marks["ticktext"]) <= 6


def test_every_colour_of_the_charts_has_a_dark_twin() -> None:
    assert palette.LIGHT.keys() == palette.DARK.keys()
    assert len(set(palette.LIGHT.values())) == len(palette.LIGHT)
