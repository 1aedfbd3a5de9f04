from mesoguide.charts import icons


def test_there_are_100_dots_each_in_a_place_of_its_own() -> None:
    assert len(set(icons.array())) == 100


def test_dots_fill_by_rows_from_the_bottom_left() -> None:
    dots = icons.array()
    assert dots[0] == (10, 190)
    assert dots[9] == (190, 190)
    assert dots[10] == (10, 170)
    assert dots[99] == (190, 10)
