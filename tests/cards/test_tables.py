import re

from mesoguide.cards import Prices
from mesoguide.evidence import Evidence
from mesoguide.model import cost


def test_every_price_tells_where_and_when_and_links_to_its_source(facts: Evidence) -> None:
    lines = re.findall(r"<li>(.*?)</li>", Prices()._repr_html_(), re.DOTALL)
    assert len(lines) == len(facts.costs)
    for line in lines:
        row = next(
            row
            for row in facts.costs.values()
            if f">{row.what}<" in line and cost.price_words(row) in line
        )
        assert cost.where_words(row) in line
        named_in = facts.sources[row.source[0]].url
        assert re.findall(r'href="([^"]*)"', line) == ([named_in] if named_in else [])


def test_the_table_of_prices_stands_behind_a_tap() -> None:
    before, _, after = Prices()._repr_html_().partition("<details>")
    assert "<table" not in before
    assert "<table" in after
