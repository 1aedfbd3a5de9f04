"""The drawing of the skin keeps its scale."""

from decimal import Decimal
from itertools import pairwise

import pytest

from mesoguide.charts import skin
from mesoguide.evidence import Evidence
from tests.some import some


def test_each_millimetre_is_as_long_as_the_next() -> None:
    marks = [mark["y"] for mark in skin.ruler()]
    steps = {low - high for high, low in pairwise(marks)}
    assert steps == {skin.SCALE}


def test_the_ruler_begins_at_the_surface() -> None:
    assert skin.ruler()[0] == {"y": skin.SURFACE, "label": "0"}


@pytest.mark.parametrize("place", ["belly", "chin", "forehead"])
def test_the_skin_ends_where_its_thickness_says(facts: Evidence, place: str) -> None:
    row = facts.layers[place]
    middle = next(shape for shape in skin.shapes(row) if shape.id == "middle")
    assert f"V{skin.y_of(row.skin_mm)}" in middle.path


def test_a_layer_too_deep_for_the_drawing_is_left_out_and_told(facts: Evidence) -> None:
    shapes = {shape.id: shape for shape in skin.shapes(facts.layers["belly"])}
    assert shapes["below"].path == shapes["below"].name == ""
    assert shapes["fatty"].name == "fat layer, to 16.1 mm"


def test_the_band_is_as_long_as_its_range(facts: Evidence) -> None:
    band = skin.band(facts.depths["point-by-point"], facts.layers["belly"])
    assert (band["kind"], band["y"]) == ("taught", skin.y_of(Decimal(4)))
    assert band["height"] == 8 * skin.SCALE


def test_without_mm_the_band_is_the_layer(facts: Evidence) -> None:
    place = facts.layers["chin"]
    band = skin.band(facts.depths["fat-dissolving-injection"], place)
    assert band["kind"] == "meant"
    assert band["height"] == float(place.fat_mm) * skin.SCALE


def test_no_name_stands_outside_the_drawing(facts: Evidence) -> None:
    for place in facts.layers.values():
        for shape in some([each for each in skin.shapes(place) if each.name]):
            assert 0 < shape.y < skin.HEIGHT


def test_the_torn_edge_runs_along_the_foot_of_the_drawing() -> None:
    start, *teeth = skin.section_frame()["break"].split("l")
    across = sum(float(number) for tooth in teeth for number in tooth.split()[::2])
    assert start == f"M{skin.LEFT} {skin.HEIGHT}"
    assert across == skin.RIGHT - skin.LEFT
