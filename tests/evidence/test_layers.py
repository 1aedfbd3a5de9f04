"""Tables of layers and depths that do not add up are refused, with what is accepted."""

from collections.abc import Callable

from tests.evidence.test_load import cell

Refused = Callable[[str, Callable[[str], str]], str]


def test_an_outer_layer_thicker_than_the_skin_is_refused(refused: Refused) -> None:
    said = refused("layers.csv", cell("belly", "outer_mm", "3"))
    assert "layers.csv, row 2, column outer_mm: found 3; accepted: less than the skin, 2.2" in said


def test_a_thickness_of_nothing_is_refused(refused: Refused) -> None:
    said = refused("layers.csv", cell("belly", "fat_mm", "0"))
    assert "layers.csv, row 2, column fat_mm: found '0'; accepted: greater than 0" in said


def test_a_place_for_an_unknown_area_is_refused(refused: Refused) -> None:
    said = refused("layers.csv", cell("belly", "area", "tail"))
    assert "column area: found tail; accepted: a key of areas.csv" in said


def test_a_layer_without_a_known_source_is_refused(refused: Refused) -> None:
    said = refused("layers.csv", cell("belly", "source", "nobody-2020"))
    assert "column source: found nobody-2020; accepted: a key of bibliography.bib" in said


def test_half_a_range_of_depths_is_refused(refused: Refused) -> None:
    said = refused("depths.csv", cell("small-bumps", "high_mm", ""))
    assert "column low_mm: found nothing; accepted: both ends, because kind says taught" in said


def test_a_range_upside_down_is_refused(refused: Refused) -> None:
    said = refused("depths.csv", cell("quick-pricks", "high_mm", "1"))
    assert "column high_mm: found 1; accepted: 2 or more" in said


def test_mm_where_no_depth_is_told_are_refused(refused: Refused) -> None:
    said = refused("depths.csv", cell("skin-booster", "low_mm", "1"))
    assert "column low_mm: found 1; accepted: nothing, because kind says no depth" in said


def test_neither_depth_nor_layer_is_refused(refused: Refused) -> None:
    said = refused("depths.csv", cell("skin-booster", "target", ""))
    assert "column target: found nothing; accepted: a layer, because kind says no depth" in said


def test_an_unknown_way_of_telling_is_refused(refused: Refused) -> None:
    said = refused("depths.csv", cell("skin-booster", "kind", "rumour"))
    assert "column kind: found 'rumour'; accepted: 'taught depth', 'needle length'" in said
