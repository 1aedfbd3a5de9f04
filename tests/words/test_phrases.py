import pytest

from mesoguide import words


def test_a_missing_place_is_an_error() -> None:
    with pytest.raises(KeyError):
        words.fill("{visits} visits")


def test_one_visit_and_many() -> None:
    assert words.counted(1, "{number} visit", "{number} visits") == "1 visit"
    assert words.counted(6, "{number} visit", "{number} visits") == "6 visits"


def test_a_capital_leaves_the_rest_alone() -> None:
    assert words.capital("week 4 in REFINE") == "Week 4 in REFINE"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", ""),
        ("2023", "2023"),
        ("2023-12", "December 2023"),
        ("2012-02-07", "7 February 2012"),
    ],
)
def test_dates_are_told_as_people_write_them(typed: str, said: str) -> None:
    assert words.date_words(typed) == said
