"""The grid of options: what it ships, and what it shows before any script has run."""

import re

import pytest
import textstat

from mesoguide.evidence import Evidence
from mesoguide.model.marks import mark_of_use
from mesoguide.model.options import choices_for
from mesoguide.widgets import OptionsGrid
from tests.widgets.seen import by_option, seen


def test_the_choice_is_kept_as_everywhere_else() -> None:
    grid = OptionsGrid()
    assert set(grid.keep) == {"aim", "area", "visits", "interval"}
    assert (grid.aim, grid.area, grid.visits, grid.interval) == ("fat", "", 0, 0)


def test_a_wrong_aim_says_what_is_accepted() -> None:
    with pytest.raises(ValueError, match="aim: found joy; accepted: fat, cellulite"):
        OptionsGrid("joy")


def test_every_option_of_an_aim_can_be_picked_with_its_sources(facts: Evidence) -> None:
    page = by_option(OptionsGrid().still, facts)
    listed = {}
    for grid in page.select("[data-part=grid]"):
        heads = grid.select_one(".heads")
        assert heads
        names = [head["data-option"] for head in heads.select("[data-option]")]
        listed.update(dict.fromkeys(str(grid["data-uses"]).split(), names))
        assert all(sources.select("li") for sources in grid.select(".origins"))
    for aim in facts.aims:
        assert listed[f"/{aim}"] == [each.id for each in choices_for(facts, aim)]
    for offer in facts.offers:
        here = choices_for(facts, offer.aim, offer.area)
        assert listed[f"{offer.area}/{offer.aim}"] == [each.id for each in here]


def test_a_picked_area_begins_with_what_is_offered_there_and_doing_nothing(
    facts: Evidence,
) -> None:
    grid = OptionsGrid()
    for use, (first, second) in grid.first.items():
        area, aim = use.split("/")
        assert facts.options[first].speaks_of(aim, area)
        assert facts.options[second].role == "nothing"
    assert grid.first["chin/fat"][0] == "deoxycholic-acid-chin"
    assert grid.first["thighs/fat"][0] == "mesotherapy-fat"
    assert grid.titles["chin/fat"] == "The options for fat (under the chin)"


def test_the_mark_of_a_use_stands_with_what_is_offered_for_it_and_with_no_other(
    facts: Evidence,
) -> None:
    page = by_option(OptionsGrid().still, facts)
    said = {
        use: (cell["data-option"], mark["data-mark"])
        for cell in page.select("[role=cell]")
        for answer in cell.select("[data-uses]:has(.mark)")
        for mark in answer.select(".mark")
        for use in str(answer["data-uses"]).split()
    }
    assert said == {
        f"{offer.area}/{offer.aim}": (facts.option_of(offer), mark_of_use(facts, offer).id)
        for offer in facts.offers
    }


def test_it_opens_with_two_options_of_the_aim_asked_for(facts: Evidence) -> None:
    page = seen(OptionsGrid("hair").still)
    assert [each.get_text() for each in page.select(".table-title")] == [
        "The options for hair loss"
    ]
    _, *heads = page.select(".heads")[0].select("[role=columnheader]")
    picked = [facts.options[key].name for key in ("mesotherapy-hair", "nothing")]
    assert [head.get_text() for head in heads] == picked


def marks(html: str) -> list[str]:
    """The drawings of how sure we are, as they come."""
    return re.findall(r'<svg class="sureness".*?</svg>', html, re.DOTALL)


def test_each_level_is_drawn_as_no_other() -> None:
    key = marks(OptionsGrid().still.split('<ul role="list" class="levels">')[1])
    assert len(key) == len(set(key)) == 6


def test_only_what_was_not_looked_up_is_an_empty_square() -> None:
    *others, square = marks(OptionsGrid().still.split('<ul role="list" class="levels">')[1])
    assert 'width="14"' in square
    assert "currentColor" not in square.split(">", 1)[1]
    assert not [each for each in others if 'width="14"' in each]


def test_the_level_of_each_option_is_drawn_before_its_words(facts: Evidence) -> None:
    page = by_option(OptionsGrid("hair").still, facts)
    grid = page.select_one('[data-uses~="/hair"]')
    assert grid
    [row] = [row for row in grid.select("[role=row]") if "How sure are we?" in row.get_text()]
    for option in choices_for(facts, "hair"):
        cell = row.select_one(f'[data-option="{option.id}"] [data-uses~="/hair"]')
        assert cell and len(cell.select("svg")) == len(option.sure)
    assert not row.select('[data-option="nothing"] svg')  # it has nothing to prove


def test_its_words_read_at_grade_6_or_below() -> None:
    page = seen(OptionsGrid().still.replace(" hidden", ""))
    said = "legend, label, summary, [role=rowheader], .levels li > span"
    text = [*OptionsGrid().words.values(), *(f"{one.get_text()}." for one in page.select(said))]
    assert textstat.flesch_kincaid_grade("\n".join(text)) <= 6
