"""Wilson's 95% range, against ranges that others have published."""

import pytest

from mesoguide.evidence.ranges import wilson


@pytest.mark.parametrize(
    ("events", "people", "low", "high"),
    [
        # Newcombe RG, Stat Med 1998;17:857-872, table I, method 3
        (81, 263, 25.53, 36.62),
        (15, 148, 6.24, 16.05),
        (0, 20, 0.00, 16.11),
        (1, 29, 0.61, 17.18),
    ],
)
def test_the_range_is_the_published_one(events: int, people: int, low: float, high: float) -> None:
    assert wilson(events, people) == pytest.approx((low, high), abs=0.005)


def test_the_range_of_everybody_mirrors_that_of_nobody() -> None:
    low, high = wilson(0, 10)
    assert wilson(10, 10) == pytest.approx((100 - high, 100 - low))
