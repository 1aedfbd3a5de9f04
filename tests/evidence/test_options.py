"""The options one can choose from: both sides told, at equal length, in words that hold."""

import re
from collections.abc import Callable, Iterator

import pytest
import textstat

from mesoguide.evidence import Evidence, load
from mesoguide.evidence.rows import Option
from tests.evidence.test_load import cell

Refused = Callable[[str, Callable[[str], str]], str]
COLUMNS = ("what_it_is", "good", "bad", "effort", "lasts", "cost", "paid")


def cells(facts: Evidence) -> Iterator[tuple[Option, str]]:
    for option in facts.options.values():
        for column in COLUMNS:
            yield option, getattr(option, column) or ""


def words(texts: Iterator[str]) -> int:
    return sum(len(text.split()) for text in texts)


def test_good_and_bad_sides_are_about_as_long(facts: Evidence) -> None:
    options = facts.options.values()
    good = words(option.good for option in options)
    bad = words(option.bad for option in options)
    assert 0.8 <= good / bad <= 1.25


@pytest.mark.parametrize("side", ["good", "bad"])
def test_no_option_goes_without_a_side(refused: Refused, side: str) -> None:
    said = refused("options.csv", cell("nothing", side, ""))
    assert f"column {side}: found" in said
    assert "something: it can't be left empty" in said


def test_every_aim_can_be_left_alone_or_treated_with_mesotherapy(facts: Evidence) -> None:
    for aim in facts.aims:
        assert aim in facts.options["nothing"].aims
        assert facts.options[f"mesotherapy-{aim}"].aims == (aim,)


@pytest.mark.parametrize(
    "aim", ["dark patches", "wrinkle", "hair", "dimple", "scar", "fat", "pain"]
)
def test_an_option_for_several_aims_tells_of_no_single_one(facts: Evidence, aim: str) -> None:
    several = [option for option in facts.options.values() if len(option.aims) > 1]
    assert several
    for option in several:
        answers = " ".join(getattr(option, column) or "" for column in COLUMNS).lower()
        assert not re.search(rf"\b{aim}", answers), option.id


def test_sunscreen_is_told_for_dark_patches_as_what_was_seen_for_them(facts: Evidence) -> None:
    ageing, patches = facts.options["sunscreen"], facts.options["sunscreen-pigment"]
    assert "pigment" not in ageing.aims
    assert patches.aims == ("pigment",)
    assert patches.good.startswith("In 61 people who used hydroquinone")
    assert patches.certainty == "not sure"


#: What a cell says where nobody looked for an answer, and not where none was found.
NOT_LOOKED = re.compile(r"\bdid not look\b")


@pytest.mark.parametrize("column", [column for column in COLUMNS if column != "paid"])
@pytest.mark.parametrize("aim", list(load().aims))
def test_we_did_not_look_stands_on_both_sides_or_on_neither(
    facts: Evidence, aim: str, column: str
) -> None:
    """Mesotherapy and what else one can choose are looked up alike; waiting needs no study."""
    answers = [
        (option.id == f"mesotherapy-{aim}", getattr(option, column))
        for option in facts.options.values()
        if aim in option.aims and option.id != "nothing"
    ]
    assert all(text for _, text in answers)
    sides = {mesotherapy: False for mesotherapy, _ in answers}
    for mesotherapy, text in answers:
        sides[mesotherapy] |= bool(NOT_LOOKED.search(text))
    assert len(set(sides.values())) == 1


@pytest.mark.parametrize("aim", list(load().aims))
def test_trials_are_looked_up_on_both_sides_or_on_neither(facts: Evidence, aim: str) -> None:
    """The level for what nobody looked up never stands beside a graded mesotherapy."""
    levels = {
        option.certainty
        for option in facts.options.values()
        if aim in option.aims and option.id not in ("nothing", f"mesotherapy-{aim}")
    }
    assert "not looked up" not in levels


def test_an_option_under_the_chin_speaks_of_no_other_place(facts: Evidence) -> None:
    chin = [option for option in facts.options.values() if option.areas == ("chin",)]
    body = [option for option in facts.options.values() if "thighs" in option.areas]
    assert len(chin) == len(body) == 3
    for option in chin:
        text = " ".join(getattr(option, column) or "" for column in COLUMNS)
        assert not re.search(r"\b(belly|thighs?|arms?|buttocks?)\b", text, re.I), option.id
        assert "under the chin" in option.name
    assert all(option.name.endswith("on the body") for option in body)


def test_options_read_at_grade_6_or_below(facts: Evidence) -> None:
    assert textstat.flesch_kincaid_grade("\n".join(text for _, text in cells(facts))) <= 6


def test_sentences_of_options_are_short(facts: Evidence) -> None:
    for option, text in cells(facts):
        for sentence in re.split(r"(?<=[.?:])\s+", text):
            assert len(sentence.split()) <= 25, f"{option.id}: {sentence}"


def chin_option(added: str) -> Callable[[str], str]:
    """A change that names one more option for fat under the chin."""
    return lambda text: text.replace("nothing liposuction-chin", f"nothing {added} liposuction", 1)


def test_what_is_offered_is_no_option_to_itself(refused: Refused) -> None:
    said = refused("offers.csv", chin_option("deoxycholic-acid-chin"))
    assert "offers.csv, row 2, column options: found deoxycholic-acid-chin" in said
    assert "accepted: another option than the one that is offered" in said


def test_an_option_for_another_place_is_refused(refused: Refused) -> None:
    said = refused("offers.csv", chin_option("fat-freezing"))
    assert "offers.csv, row 2, column options: found fat-freezing" in said
    assert "accepted: an option whose areas are empty or hold chin" in said


def test_a_place_where_nothing_is_injected_is_refused(refused: Refused) -> None:
    said = refused("options.csv", cell("deoxycholic-acid-chin", "areas", "thighs"))
    assert "found chin; accepted: a row of options.csv that is offered for fat and chin" in said


def test_an_unknown_place_is_refused(refused: Refused) -> None:
    said = refused("options.csv", cell("liposuction", "areas", "moon"))
    assert "column areas: found moon; accepted: a key of areas.csv" in said


def test_an_option_for_another_aim_is_refused(refused: Refused) -> None:
    said = refused("offers.csv", chin_option("sunscreen"))
    assert "offers.csv, row 2, column options: found sunscreen" in said
    assert "accepted: an option whose aims hold fat" in said


def test_an_aim_without_a_choice_is_refused(refused: Refused) -> None:
    said = refused("options.csv", cell("mesotherapy-sagging", "aims", "fat"))
    assert "fewer than two rows of options.csv for sagging" in said
