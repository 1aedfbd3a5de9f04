import pytest

from mesoguide.check.units import miscounted
from mesoguide.evidence import Evidence


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("It was tried in [=refine-1-both-1 week] women.", "week"),
        ("It lasted [=refine-1-both-1 people] weeks.", "people"),
        ("It was tried in [=refine-1-both-1 year] adults.", "a year by its date"),
        ("It was tried in [=moftah-photos n_total] men.", "women"),
        ("It took [=quick-pricks low_mm] to [=quick-pricks high_mm] days.", "mm"),
        ("It lasted [=psy-01 statement 6] weeks.", "people"),
    ],
)
def test_a_number_told_of_what_it_does_not_count_is_found(
    facts: Evidence, text: str, counted: str
) -> None:
    assert [counts for _, counts in miscounted(facts, text)] == [counted]


@pytest.mark.parametrize(
    "text",
    [
        "By week [=refine-1-both-1 week], [=refine-1-both-1 people] adults had it.",
        "After [=refine-1-both-1 week] weeks, in [=moftah-photos n_total] women.",
        "In [=moftah-photos n_total] people, [=quick-pricks low_mm] mm deep.",
        "Of [=lay-02 statement 1] people, [=no-such row] women.",
    ],
)
def test_a_number_told_of_what_it_counts_is_left_alone(facts: Evidence, text: str) -> None:
    assert list(miscounted(facts, text)) == []
