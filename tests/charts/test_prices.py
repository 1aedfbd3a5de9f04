from decimal import Decimal

import pytest

from mesoguide.charts.prices import Span, scales
from mesoguide.evidence import Evidence


def span(facts: Evidence, key: str) -> Span:
    drawn = (each for scale in scales(facts.costs.values()) for each in scale.spans)
    return next(each for each in drawn if each.row.id == key)


def test_every_price_is_drawn_once_and_beside_its_own_currency_only(facts: Evidence) -> None:
    drawn = scales(facts.costs.values())
    assert [each.currency for each in drawn] == ["USD", "EUR", "GBP"]
    assert sorted(each.row.id for scale in drawn for each in scale.spans) == sorted(facts.costs)
    assert all(each.row.currency == scale.currency for scale in drawn for each in scale.spans)


def test_a_scale_runs_from_nothing_to_its_highest_price(facts: Evidence) -> None:
    dollars = scales(facts.costs.values())[0]
    assert dollars.most == Decimal(9000)
    assert span(facts, "us-chin-drug-course-2015").end == 90


def test_a_price_stands_where_its_share_of_the_scale_is(facts: Evidence) -> None:
    assert span(facts, "us-dimples-course").dots == (10.8, pytest.approx(26.44))


@pytest.mark.parametrize(
    ("key", "open_ends"),
    [
        ("us-visit-2010", (None, None)),
        ("france-pain-visit", (21.8, 100)),
        ("france-looks-visit", (2, 90)),
    ],
)
def test_towards_an_end_that_nobody_named_the_line_is_open(
    facts: Evidence, key: str, open_ends: tuple[float | None, float | None]
) -> None:
    drawn = span(facts, key)
    assert (drawn.open_from, drawn.open_to) == open_ends
    assert len(drawn.dots) == (2 if open_ends == (None, None) else 1)
