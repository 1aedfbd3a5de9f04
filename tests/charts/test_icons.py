import re

import pytest

from mesoguide.charts import icons


def centres(path: str) -> list[tuple[int, int]]:
    """Where the dashes of each row put its dots."""
    rows = re.findall(r"M(\d+) (\d+)h(\d+)", path)
    return [
        (int(x) + dash, int(y)) for x, y, long in rows for dash in range(0, int(long), icons.STEP)
    ]


def test_there_are_100_dots_each_in_a_place_of_its_own() -> None:
    assert len(set(centres(icons.points(0, 100)))) == 100


def test_dots_fill_by_rows_from_the_bottom_left() -> None:
    dots = centres(icons.points(0, 100))
    assert dots[0] == (10, 190)
    assert dots[9] == (190, 190)
    assert dots[10] == (10, 170)
    assert dots[99] == (190, 10)


def test_filled_and_empty_dots_make_up_the_hundred() -> None:
    for number in range(101):
        filled, empty = centres(icons.points(0, number)), centres(icons.points(number, 100))
        assert len(filled) == number
        assert filled + empty == centres(icons.points(0, 100))


def test_the_dots_one_by_one_are_the_hundred() -> None:
    assert centres("".join(icons.cells())) == centres(icons.points(0, 100))


def test_those_it_would_have_come_to_anyway_are_drawn_first() -> None:
    assert icons.dots(70, anyway=19) == [
        ("anyway", icons.points(0, 19)),
        ("filled", icons.points(19, 70)),
        ("empty", icons.points(70, 100)),
    ]
    assert [kind for kind, _path in icons.dots(0)] == ["empty"]
    assert [kind for kind, _path in icons.dots(100)] == ["filled"]


@pytest.mark.parametrize(("start", "stop"), [(-1, 5), (0, 101), (7, 3)])
def test_more_or_fewer_than_100_people_are_refused(start: int, stop: int) -> None:
    with pytest.raises(ValueError, match="accepted: 0 to 100"):
        icons.points(start, stop)
