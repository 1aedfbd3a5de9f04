from xml.etree import ElementTree

import pytest

from mesoguide.charts import still, timeline
from mesoguide.evidence import Evidence
from mesoguide.model.film import films, harm_bars
from mesoguide.model.schedule import Plan


def picture(facts: Evidence, area: str, aim: str) -> ElementTree.Element:
    found = films(facts, area, aim)
    first = found[0] if found else None
    bars = harm_bars(facts, area, first.treatment.id) if first else ()
    spec = timeline.specification(timeline.strip(first, bars), Plan(6, 28), 52, facts.described)
    return ElementTree.fromstring(str(still.strip_picture(spec)))


def test_every_use_has_a_still_that_is_sound_svg(facts: Evidence) -> None:
    for offer in facts.offers:
        assert len(list(picture(facts, offer.area, offer.aim).iter("circle"))) == 6


def test_a_use_that_nobody_looked_at_says_so_in_the_picture(facts: Evidence) -> None:
    words = "".join(picture(facts, "arms", "fat").itertext())
    assert "nobody looked" in words


@pytest.mark.parametrize(("kind", "number"), [("bars", 2), ("later", 10), ("breaks", 1)])
def test_the_still_has_the_lines_of_the_specification(
    facts: Evidence, kind: str, number: int
) -> None:
    widths = {"bars": "10", "later": "3", "breaks": "2"}
    lines = picture(facts, "chin", "fat").iter("line")
    dashed = {"bars": None, "later": "2 5", "breaks": "7 5"}[kind]
    found = [
        line
        for line in lines
        if line.get("stroke-width") == widths[kind] and line.get("stroke-dasharray") == dashed
    ]
    assert len(found) == number
