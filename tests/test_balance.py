"""What speaks for an option gets as much room as what speaks against it."""

import json
import re
from collections.abc import Iterable

import pytest

from mesoguide import paths
from mesoguide.evidence import Evidence, load
from mesoguide.model import risk
from tests.server import PAGES

ABOUT_AS_LONG = (0.8, 1.25)


def words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


@pytest.mark.parametrize("aim", list(load().aims))
def test_the_options_for_an_aim_have_sides_about_as_long(facts: Evidence, aim: str) -> None:
    options = [option for option in facts.options.values() if aim in option.aims]
    good, bad = words(each.good for each in options), words(each.bad for each in options)
    least, most = ABOUT_AS_LONG
    assert least <= good / bad <= most


def chances(facts: Evidence) -> list[risk.Risk]:
    """Every chance that a page shows."""
    shown = "".join(
        (paths.notebooks() / "en" / f"{name}.ipynb").read_text("utf-8") for name in PAGES
    )
    named = [
        (kind, key)
        for kind, keys in re.findall(r"(gain|harm)s=\[([^]]*)\]", shown)
        for key in re.findall(r'\\"([\w-]+)\\"', keys)
    ]
    make = {"gain": risk.benefit, "harm": risk.harm}
    assert {kind for kind, _ in named} == make.keys()
    return [make[kind](facts, key) for kind, key in named]


def test_a_gain_and_a_harm_are_told_in_as_many_words(facts: Evidence) -> None:
    counts = [words(group.sentence for group in shown.groups) for shown in chances(facts)]
    least, most = ABOUT_AS_LONG
    assert max(counts) / min(counts) <= most
    assert min(counts) / max(counts) >= least


def test_every_chance_is_drawn_and_told_of_100(facts: Evidence) -> None:
    for shown in chances(facts):
        for group in shown.groups:
            counts = re.fullmatch(r"(?:(\d+)|fewer than 1) of 100", group.chance.words)
            assert counts and int(counts[1] or 0) == group.chance.of_100, group
        for row in shown.table.rows:
            assert all(cell.endswith("of 100") for cell in row[1:]), row


def test_the_page_of_results_shows_a_harm_beside_the_gain(facts: Evidence) -> None:
    page = json.loads((paths.notebooks() / "en" / "06-treatments-and-results.ipynb").read_text())
    sources = ["".join(cell["source"]) for cell in page["cells"]]
    [cell] = [source for source in sources if "Chances(gains=" in source]
    gains, harms = re.findall(r"\[(.*?)\]", cell)
    assert gains.count(",") == harms.count(",")
