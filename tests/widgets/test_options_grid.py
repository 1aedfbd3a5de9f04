"""The grid of options: what it ships, and what it shows before any script has run."""

import re

import pytest
import textstat

from mesoguide.evidence import Evidence
from mesoguide.model.options import choices_for
from mesoguide.widgets import OptionsGrid


def test_the_choice_is_kept_as_everywhere_else() -> None:
    grid = OptionsGrid()
    assert set(grid.keep) == {"aim", "area", "visits", "interval"}
    assert (grid.aim, grid.area, grid.visits, grid.interval) == ("fat", "", 0, 0)


def test_a_wrong_aim_says_what_is_accepted() -> None:
    with pytest.raises(ValueError, match="aim: found joy; accepted: fat, cellulite"):
        OptionsGrid("joy")


def test_every_option_of_every_aim_is_shipped(facts: Evidence) -> None:
    grid = OptionsGrid()
    assert {aim["id"] for aim in grid.aims} == set(facts.aims)
    assert {key for aim in grid.aims for key in aim["options"]} == set(facts.options)
    assert grid.options.keys() == facts.options.keys()


def test_a_picked_area_lists_the_options_that_speak_of_it(facts: Evidence) -> None:
    grid = OptionsGrid()
    for use, fitting in grid.fitting.items():
        area, aim = use.split("/")
        assert set(fitting) <= set(grid.listed[use])
        assert all(facts.options[key].speaks_of(aim, area) for key in grid.listed[use])
    assert "mesotherapy-fat" not in grid.listed["chin/fat"]
    assert "deoxycholic-acid-chin" not in grid.listed["thighs/fat"]
    assert grid.titles["chin/fat"] == "fat (under the chin)"


def test_every_source_of_an_option_is_shipped_with_its_words() -> None:
    grid = OptionsGrid()
    for option in grid.options.values():
        assert option["sources"]
        assert all(grid.origins[key][0] for key in option["sources"])


def test_all_answers_are_to_the_same_questions() -> None:
    grid = OptionsGrid()
    assert {len(option["answers"]) for option in grid.options.values()} == {len(grid.questions)}


def test_the_still_has_a_table_for_every_aim_the_asked_one_first(facts: Evidence) -> None:
    still = OptionsGrid("hair").still
    captions = re.findall(r"<caption>(.*?)</caption>", still)
    assert captions[0] == "The options for hair loss"
    assert len(captions) == len(facts.aims)


def marks(html: str) -> list[str]:
    """The drawings of how sure we are, as they come."""
    return re.findall(r'<svg class="sureness".*?</svg>', html, re.DOTALL)


def test_each_level_is_drawn_as_no_other() -> None:
    key = marks(OptionsGrid().still.split('<ul class="levels">')[1])
    assert len(key) == len(set(key)) == 6


def test_only_what_was_not_looked_up_is_an_empty_square() -> None:
    *others, square = marks(OptionsGrid().still.split('<ul class="levels">')[1])
    assert 'width="14"' in square
    assert "currentColor" not in square.split(">", 1)[1]
    assert not [each for each in others if 'width="14"' in each]


def test_a_table_draws_the_level_of_each_option_before_its_words(facts: Evidence) -> None:
    table = OptionsGrid("hair").still.split("</table>")[0]
    row = table.split("How sure are we?</th>")[1].split("</tr>")[0]
    cells = [cell for cell in row.split("</td>") if "<td" in cell]
    options = choices_for(facts, "hair")
    assert [len(marks(cell)) for cell in cells] == [len(option.sure) for option in options]
    assert len(marks(row)) == len(options) - 1  # doing nothing has none


def test_its_words_read_at_grade_6_or_below() -> None:
    grid = OptionsGrid()
    text = [*grid.words.values(), *grid.questions, *(each["reason"] for each in grid.levels)]
    assert textstat.flesch_kincaid_grade("\n".join(text)) <= 6
