"""Layers of the skin: what a needle reaches, and what is said of it."""

from decimal import Decimal

import pytest

from mesoguide.evidence import Depth, Evidence, Layers
from mesoguide.model import skin

BELLY = Layers.model_validate(
    {
        "id": "belly",
        "name": "Belly",
        "where": "on the belly",
        "area": "",
        "outer_mm": "0.1",
        "skin_mm": "2.2",
        "fat_mm": "4",
        "below": "muscle",
        "measured": "Ten people",
        "source": "someone-2020",
    }
)


def depth(**changes: str) -> Depth:
    row = {
        "id": "quick",
        "name": "Quick",
        "what": "Pricks.",
        "target": "middle",
        "kind": "taught depth",
        "low_mm": "1",
        "high_mm": "2",
        "said_by": "A page",
        "how_weak": "Weak.",
        "source": "someone-2020",
    }
    return Depth.model_validate({**row, **changes})


@pytest.mark.parametrize(
    ("millimetres", "layer"),
    [("0", "outer"), ("0.1", "middle"), ("2.1", "middle"), ("2.2", "fatty"), ("6.2", "below")],
)
def test_a_border_belongs_to_the_deeper_layer(millimetres: str, layer: str) -> None:
    assert skin.reached(BELLY, Decimal(millimetres)).id == layer


def test_layers_leave_no_gap() -> None:
    layers = skin.layers_at(BELLY)
    assert [layer.end for layer in layers[:-1]] == [layer.start for layer in layers[1:]]
    assert layers[-1].end is None


def test_the_tip_is_told_with_its_place_and_layer() -> None:
    assert skin.tip_sentence(BELLY, 4) == "At 4 mm on the belly, the tip is in the fat layer."


def test_a_border_close_below_is_told() -> None:
    assert skin.tip_sentence(BELLY, 2).endswith(
        "A border is close: in you it may be the fat layer."
    )


def test_a_border_close_above_is_told() -> None:
    place = BELLY.model_copy(update={"skin_mm": Decimal("1.9")})
    assert skin.tip_sentence(place, 2).endswith("in you it may be the middle layer (dermis).")


def test_deep_in_the_fat_it_says_that_thinner_people_differ() -> None:
    assert skin.tip_sentence(BELLY, 5).endswith("In thinner people this may be muscle.")


def test_a_needle_outside_is_in_no_layer() -> None:
    assert skin.tip_sentence(BELLY, 0) == "The needle has not gone in yet."
    assert skin.reached_words(BELLY, 0) == "0 mm: not in the skin yet"


def test_a_taught_range_in_one_layer() -> None:
    sentence = skin.depth_sentence(depth(), BELLY)
    assert (
        sentence == "Courses teach 1 to 2 mm. At this place that is in the middle layer (dermis)."
    )


def test_a_taught_range_over_a_border_names_both_layers() -> None:
    sentence = skin.depth_sentence(depth(low_mm="2", high_mm="7"), BELLY)
    assert sentence.endswith("that is from the middle layer (dermis) into the muscle.")


def test_a_needle_length_is_not_told_as_a_depth() -> None:
    sentence = skin.depth_sentence(depth(kind="needle length"), BELLY)
    assert sentence.startswith("The needles are 1 to 2 mm long. Pushed all the way in, they end")


def test_without_mm_the_layer_it_is_meant_for_is_told() -> None:
    sentence = skin.depth_sentence(
        depth(kind="no depth", target="fatty", low_mm="", high_mm=""), BELLY
    )
    assert sentence == "No depth in mm is given. It is meant for the fat layer."


def test_an_aim_nobody_tells_is_owned() -> None:
    assert skin.what_sentences(depth(target="")) == "Pricks."


def test_who_says_so_comes_with_how_weak_it_is() -> None:
    assert skin.said_sentence(depth()) == "This is from a page. Weak."


def test_the_same_depth_is_another_layer_at_another_place(facts: Evidence) -> None:
    at_8_mm = {place.id: skin.reached(place, Decimal(8)).id for place in facts.layers.values()}
    assert at_8_mm["upper-arm"] == "fatty"
    assert at_8_mm["upper-arm-korea"] == "below"


def test_the_tables_have_a_row_for_each_place_and_treatment(facts: Evidence) -> None:
    assert len(skin.places_table(facts).rows) == len(facts.layers)
    assert len(skin.depths_table(facts).rows) == len(facts.depths)


def test_no_two_places_stand_for_one_area(facts: Evidence) -> None:
    areas = [place.area for place in facts.layers.values() if place.area]
    assert len(areas) == len(set(areas))
