"""Numbers to call: from the table alone, by country, with a way out for every other country."""

import re
from collections.abc import Iterator
from dataclasses import replace

from mesoguide import paths
from mesoguide.evidence import Evidence
from mesoguide.model.calling import (
    brief_numbers,
    countries_to_call,
    every_number,
    numbers_to_print,
    short_health_lines,
    short_numbers,
    to_dial,
)
from mesoguide.model.flags import red_flags
from tests.literals import literals
from tests.some import some

#: A number shorter than this may stand for anything in a program.
TELLING = 3


def unknown(facts: Evidence, country: str) -> Evidence:
    """The evidence, as if no source for the numbers of a country had been read."""
    row = facts.emergency_numbers[country]
    blank = {"number": (), "health_line": (), "in_short": "", "line_in_short": ""}
    return replace(
        facts,
        emergency_numbers={
            **facts.emergency_numbers,
            country: row.model_copy(update={**blank, "health_line_for": ""}),
        },
    )


def said_in_python() -> Iterator[str]:
    """Every text of the package's code with more than one word, without its docstrings."""
    for path in paths.package().rglob("*.py"):
        yield from (text for text in literals(path) if " " in text)


def test_the_short_line_ends_with_what_to_call_anywhere_else(facts: Evidence) -> None:
    assert short_numbers(facts) == (
        "999 in the UK, 112 in the EU, 911 in the US and Canada. "
        "Anywhere else: your country's emergency number."
    )


def test_a_country_without_a_number_falls_back_on_its_own_emergency_number(
    facts: Evidence,
) -> None:
    without = unknown(facts, "united-kingdom")
    assert "the UK" not in short_numbers(without)
    assert "United Kingdom" not in {each.country for each in countries_to_call(without)}
    assert "the UK" not in numbers_to_print(without)
    assert short_numbers(without).endswith("Anywhere else: your country's emergency number.")


def test_a_changed_number_changes_what_every_reader_is_told(facts: Evidence) -> None:
    row = facts.emergency_numbers["united-kingdom"].model_copy(update={"number": ("123456",)})
    moved = replace(facts, emergency_numbers={**facts.emergency_numbers, row.id: row})
    text = " ".join(group.todo + group.night for group in red_flags(moved))
    assert "123456 in the UK" in text
    assert "999" not in text


def test_the_health_line_is_told_for_the_nations_that_have_it(facts: Evidence) -> None:
    assert short_health_lines(facts) == "111 in England, Scotland and Wales"
    night = next(group.night for group in red_flags(facts) if group.night)
    assert "111 in England, Scotland and Wales" in night


def test_every_country_is_listed_with_all_its_numbers(facts: Evidence) -> None:
    lines = {
        each.country: f"{each.emergency} {each.health_line}".strip()
        for each in countries_to_call(facts)
    }
    assert list(lines) == sorted(lines)
    for row in facts.emergency_numbers.values():
        for number in (*row.number, *row.health_line):
            assert number in lines[row.country]
    assert lines["France"] == "15 or 112"


def test_paper_has_every_country_that_is_not_within_another(facts: Evidence) -> None:
    text = numbers_to_print(facts)
    for row in facts.emergency_numbers.values():
        assert ((row.in_short or row.country) in text) == (row.within is None)
    assert text.endswith("Anywhere else: your country's emergency number.")


def test_the_number_of_the_whole_works_in_each_country_within_it(facts: Evidence) -> None:
    for row in some(row for row in facts.emergency_numbers.values() if row.within):
        assert set(facts.emergency_numbers[row.within or ""].number) <= set(row.number)


def test_a_number_in_a_text_can_be_dialled_and_nothing_else_can(facts: Evidence) -> None:
    parts = to_dial(facts, "Call 999 or 1800 022 222, not 19990 or 1112.")
    assert [dial for _text, dial in parts if dial] == ["999", "1800022222"]
    assert "".join(text for text, _dial in parts) == "Call 999 or 1800 022 222, not 19990 or 1112."


def test_no_number_to_call_is_typed_in_python(facts: Evidence) -> None:
    telling = [number for number in every_number(facts) if len(number) >= TELLING]
    one = re.compile(rf"(?<![\d.,])(?:{'|'.join(telling)})(?![\d,]|\.\d)")
    assert [text for text in said_in_python() if one.search(text)] == []


def test_in_brief_the_numbers_are_those_of_the_long_line_and_no_country_is_left_out(
    facts: Evidence,
) -> None:
    numbers, _, _ = short_numbers(facts).partition(". ")
    assert brief_numbers(facts) == f"{numbers}, or your country's number."
