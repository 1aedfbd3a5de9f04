"""A number in a text is a field: its row and column are named, and it is filled in."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mesoguide.evidence import Evidence, load
from mesoguide.evidence.fields import FieldError, field_value
from mesoguide.evidence.filling import filled, filled_prose
from mesoguide.words import speaking


def said(facts: Evidence, mark: str) -> str:
    return field_value(facts, mark).words


def refusal(facts: Evidence, mark: str) -> FieldError:
    with pytest.raises(FieldError) as caught:
        field_value(facts, mark)
    return caught.value


def change(tables: Path, name: str, row: str, column: str, value: str) -> None:
    """Write a value into a cell of a table."""
    path = tables / name
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    next(each for each in rows if each["id"] == row)[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("refine-1-both-1 treated", "70 of 100"),
        ("refine-1-both-1 control", "19 of 100"),
        ("refine-1-both-1 control count", "19"),
        ("refine-1-both-1 treated others", "30 of 100"),
        ("refine-1-both-1 treated others count", "30"),
        ("refine-1-both-1 treated low", "64"),
        ("refine-1-both-1 treated range", "64 to 75 of 100"),
        ("refine-1-both-1 treated about", "about 70 of 100"),
        ("refine-1-both-2 control", "0 of 100"),
        ("harms/nerve-weakness control", "fewer than 1 of 100"),
        ("harms/nerve-weakness control count", "fewer than 1"),
        ("harms/nerve-weakness control others count", "more than 99"),
    ],
)
def test_an_arm_is_its_chance_of_100(facts: Evidence, mark: str, words: str) -> None:
    assert said(facts, mark) == words


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("refine-1-both-1 week", "32"),
        ("refine-1-both-1 treated_value", "70"),
        ("refine-1-both-1 control_value", "18.6"),
        ("refine-1-both-1 year", "2016"),
        ("harms/swelling people", "1,019"),
        ("refine-1-both-1 weeks_between", "4"),
        ("refine-1-both-1 months", "7"),
        ("jones-2016-refine1 year", "2016"),
        ("lay-01 statement 3", "1.9"),
    ],
)
def test_a_number_is_written_as_people_write_it(facts: Evidence, mark: str, words: str) -> None:
    assert said(facts, mark) == words


def test_a_number_is_written_in_the_language_of_the_page(facts: Evidence) -> None:
    with speaking("de"):
        assert said(facts, "harms/swelling people") == "1.019"


def test_a_field_names_the_sources_of_its_row(facts: Evidence) -> None:
    assert field_value(facts, "refine-1-both-1 treated").sources == ("jones-2016-refine1",)


def test_a_part_of_a_code_is_no_number_of_a_text(facts: Evidence) -> None:
    note = facts.outcomes["refine-1-both-1"].note
    assert "NCT01542034" in note
    at = [said(facts, f"refine-1-both-1 note {place}") for place in range(1, 9)]
    assert "01542034" not in at


def test_a_column_nearly_right_is_named(facts: Evidence) -> None:
    assert "treated" in refusal(facts, "refine-1-both-1 treatd").accepted


def test_a_row_nearly_right_is_named(facts: Evidence) -> None:
    assert "refine-1-both-1" in refusal(facts, "refine-1-both1 treated").accepted


def test_a_table_nearly_right_is_named(facts: Evidence) -> None:
    assert refusal(facts, "harm/swelling treated").accepted == "harms"


def test_a_row_alone_is_refused_with_what_it_has(facts: Evidence) -> None:
    assert "refine-1-both-1 treated" in refusal(facts, "refine-1-both-1").accepted


def test_a_number_that_is_not_in_the_text_is_refused_with_those_that_are(facts: Evidence) -> None:
    assert "statement 3 for 1.9" in refusal(facts, "lay-01 statement 99").accepted


def test_an_arm_that_nobody_counted_has_no_number(facts: Evidence) -> None:
    assert facts.outcomes["refine-1-after-2-visits"].control_value is None
    error = refusal(facts, "refine-1-after-2-visits control")
    assert "nobody counted in the control group of outcomes.csv, row 2" in error.found


def test_a_result_that_is_no_share_of_people_has_no_chance(facts: Evidence) -> None:
    row = next(
        row
        for row in facts.outcomes.values()
        if facts.endpoints[row.endpoint].measured_as == "change" and row.treated_value is not None
    )
    assert refusal(facts, f"{row.id} treated").accepted.startswith("treated_value")


def test_a_range_that_nobody_gave_has_no_number(facts: Evidence) -> None:
    assert "no range" in refusal(facts, "refine-1-mri treated low").found


def test_an_id_of_two_tables_needs_its_table_where_both_have_the_field(facts: Evidence) -> None:
    assert said(facts, "swelling treated") == "87 of 100"  # only one of the tables has arms
    rare = next(iter(facts.rare_harms.values()))
    same = rare.model_copy(update={"id": "swelling", "how_long": "About 3 days"})
    both = replace(facts, rare_harms={**facts.rare_harms, "swelling": same})
    error = refusal(both, "swelling how_long 1")
    assert error.accepted == "harms/swelling how_long 1 or harms_unrated/swelling how_long 1"


def test_a_field_cites_its_source_before_the_stop_of_its_sentence(facts: Evidence) -> None:
    text = "By then [=refine-1-both-1 treated] were better. That is all."
    assert filled_prose(facts, text) == (
        "By then 70 of 100 were better [@jones-2016-refine1]. That is all."
    )


def test_a_source_is_cited_once_where_it_is_last_needed(facts: Evidence) -> None:
    text = "It was [=refine-1-both-1 treated]. Else [=refine-1-both-1 control]. So."
    assert filled_prose(facts, text) == (
        "It was 70 of 100. Else 19 of 100 [@jones-2016-refine1]. So."
    )


def test_a_source_that_is_cited_already_is_not_cited_again(facts: Evidence) -> None:
    text = "It was [=refine-1-both-1 treated]. More of it [@jones-2016-refine1]."
    assert filled_prose(facts, text) == "It was 70 of 100. More of it [@jones-2016-refine1]."


def test_a_citation_in_another_paragraph_does_not_count(facts: Evidence) -> None:
    text = "- One [@jones-2016-refine1].\n- Two: [=refine-1-both-1 treated]\n"
    assert filled_prose(facts, text) == (
        "- One [@jones-2016-refine1].\n- Two: 70 of 100 [@jones-2016-refine1]\n"
    )


def test_sources_stand_in_one_mark_in_the_order_of_their_fields(facts: Evidence) -> None:
    text = "In [=lay-01 statement 3] and [=refine-1-both-1 people] of it [@park-2008-thigh]."
    assert filled_prose(facts, text) == (
        "In 1.9 and 506 of it [@park-2008-thigh; @gibney-2010-skin-thickness; @jones-2016-refine1]."
    )


def test_a_field_that_begins_a_sentence_begins_with_a_capital(facts: Evidence) -> None:
    text = "[=harms/nerve-weakness control] had it. It is [=harms/nerve-weakness control]"
    assert filled(facts, text).text == "Fewer than 1 of 100 had it. It is fewer than 1 of 100"


def test_a_text_of_a_table_is_filled_when_it_is_read(tables: Path) -> None:
    change(tables, "questions.csv", "risks", "why", "So it was [=refine-1-both-1 treated].")
    row = load(tables).questions["risks"]
    assert row.why == "So it was 70 of 100."
    assert "jones-2016-refine1" in row.source


def test_every_text_of_a_list_in_a_cell_is_filled(tables: Path) -> None:
    key = next(iter(load(tables).teach_back))
    typed = "[=refine-1-both-1 treated] got there; [=refine-1-both-1 control] did so anyway"
    change(tables, "teach_back.csv", key, "listen_for", typed)
    found = load(tables).teach_back[key].listen_for
    assert found == ("70 of 100 got there", "19 of 100 did so anyway")


def test_a_row_keeps_its_sources_where_it_names_one_of_its_fields(tables: Path) -> None:
    before = load(tables).options
    key = next(key for key, row in before.items() if "kybella-label-us" in row.source)
    change(tables, "options.csv", key, "bad", "It was [=harms/swelling treated].")
    assert load(tables).options[key].source == before[key].source


def test_a_field_of_a_table_that_can_t_be_filled_is_refused_with_its_place(
    refused: Callable[[str, Callable[[str], str]], str],
) -> None:
    first = next(iter(load().options.values())).unfilled.good
    message = refused("options.csv", lambda table: table.replace(first, "It is [=no-row x].", 1))
    assert "options.csv, row" in message
    assert "column good: found no row no-row" in message


def test_the_tables_that_fields_read_hold_the_numbers_themselves(
    tables: Path, refused: Callable[[str, Callable[[str], str]], str]
) -> None:
    message = refused(
        "facts.csv", lambda table: table.replace("388 US adults", "[=lay-02 statement 1] US adults")
    )
    assert "column statement: found a field in facts.csv" in message


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("refine-1-both-1 control_value whole", "19"),
        ("facial-remodeling-2015-fine-lines treated_value", "43"),
        ("psy-01 statement 1", "25"),
        ("psy-01 statement 1 of 100", "25 of 100"),
        ("psy-01 statement 2 of 100", "13 of 100"),
        ("psy-01 statement 5", "65"),
        ("psy-01 statement 6", "17,107"),
        ("his-02 statement 1", "1952"),
        ("lay-02 statement 3 tenth", "2.3"),
    ],
)
def test_a_number_is_told_without_its_sign_and_rounded_where_asked(
    facts: Evidence, mark: str, words: str
) -> None:
    assert said(facts, mark) == words


def test_a_number_that_is_no_per_cent_is_not_told_of_100(facts: Evidence) -> None:
    assert "no per cent behind 21" in refusal(facts, "psy-01 statement 3 of 100").found


def test_a_text_that_has_its_numbers_from_elsewhere_gives_none(facts: Evidence) -> None:
    key = next(key for key, row in facts.options.items() if "[" not in row.bad)
    assert "facts.csv" in refusal(facts, f"options/{key} bad 1").accepted


def test_a_claim_s_reasons_rest_on_its_facts(
    refused: Callable[[str, Callable[[str], str]], str],
) -> None:
    claim = next(iter(load().claims.values()))
    message = refused(
        "claims.csv",
        lambda table: table.replace(claim.why, "It was [=refine-1-both-1 treated].", 1),
    )
    assert "a field of another source, jones-2016-refine1" in message
    assert "a fact of that source in the column facts" in message


def test_a_row_remembers_its_text_as_typed(tables: Path) -> None:
    change(tables, "questions.csv", "risks", "why", "So it was [=refine-1-both-1 treated].")
    row = load(tables).questions["risks"]
    assert row.unfilled.why == "So it was [=refine-1-both-1 treated]."
