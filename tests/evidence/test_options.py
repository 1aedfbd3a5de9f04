"""The options one can choose from: both sides told, at equal length, in words that hold."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import textstat

from mesoguide.check.numbers import known_numbers, numbers_in
from mesoguide.evidence import Evidence
from mesoguide.evidence.rows import Option
from tests.evidence.test_load import cell

Refused = Callable[[str, Callable[[str], str]], str]
COLUMNS = ("what_it_is", "good", "bad", "effort", "lasts", "cost")


def cells(facts: Evidence) -> Iterator[tuple[Option, str]]:
    for option in facts.options.values():
        for column in COLUMNS:
            yield option, getattr(option, column)


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
    assert "at least 1 character" in said


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
        told = " ".join(getattr(option, column) for column in COLUMNS).lower()
        assert not re.search(rf"\b{aim}", told), option.id


def test_sunscreen_is_told_for_dark_patches_as_what_was_seen_for_them(facts: Evidence) -> None:
    ageing, patches = facts.options["sunscreen"], facts.options["sunscreen-pigment"]
    assert "pigment" not in ageing.aims
    assert patches.aims == ("pigment",)
    assert "We saw no trial" in patches.good
    assert patches.certainty == "nobody knows"


def test_every_number_stands_in_a_source_of_its_option(facts: Evidence) -> None:
    # The options' own cells do not vouch for themselves.
    known = known_numbers(replace(facts, options={}))
    for option, text in cells(facts):
        numbers = set().union(*(known[key] for key in option.source))
        told = numbers | {f"{float(number):.{places}f}" for number in numbers for places in (0, 1)}
        for number in numbers_in(text.replace("of 100", "")):
            assert number in told, f"{option.id}: {number} in {text!r}"


def test_options_read_at_grade_6_or_below(facts: Evidence) -> None:
    assert textstat.flesch_kincaid_grade("\n".join(text for _, text in cells(facts))) <= 6


def test_sentences_of_options_are_short(facts: Evidence) -> None:
    for option, text in cells(facts):
        for sentence in re.split(r"(?<=[.?:])\s+", text):
            assert len(sentence.split()) <= 25, f"{option.id}: {sentence}"


def test_an_option_for_another_aim_is_refused(refused: Refused) -> None:
    said = refused(
        "offers.csv",
        lambda text: text.replace("nothing deoxycholic", "nothing sunscreen deoxycholic", 1),
    )
    assert "offers.csv, row 2, column options: found sunscreen" in said
    assert "accepted: an option whose aims hold fat" in said


def test_an_aim_without_a_choice_is_refused(refused: Refused) -> None:
    said = refused("options.csv", cell("mesotherapy-sagging", "aims", "fat"))
    assert "fewer than two rows of options.csv for sagging" in said
