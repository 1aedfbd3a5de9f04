"""What a walk tells, and what of it the record keeps."""

import re
import tomllib
from dataclasses import replace

from mesoguide.evidence import Evidence
from tools.findability.record import record, words_of
from tools.findability.walk import QUESTIONS, Question, Walk, figure_of, questions

ASKED = Question("Does it hurt?", "people", ("link A visit",), "04-a-visit", "main", ("It stings",))
FOUND = Walk(ASKED, "", 1.2, True)


def test_a_walk_is_short_only_if_the_words_stand_near() -> None:
    assert FOUND.short
    assert not replace(FOUND, wanting='"It stings" does not stand there').short
    assert not replace(FOUND, screens=3.1).short
    assert not replace(FOUND, question=replace(ASKED, taps=("link A", "fold B", "fold C"))).short


def test_the_figure_counts_the_short_ones() -> None:
    assert figure_of((FOUND, replace(FOUND, screens=9))) == "1 of 2"


def test_the_record_of_another_machine_is_the_same_but_for_parts_of_a_screen() -> None:
    other = record((replace(FOUND, screens=1.4),))
    assert words_of(other) == words_of(record((FOUND,)))
    assert words_of(record((replace(FOUND, open=False),))) != words_of(other)


def test_facts_in_the_table_are_fields_that_are_filled(facts: Evidence) -> None:
    words = [each for asked in questions(facts) for each in asked.words]
    rows = tomllib.loads(QUESTIONS.read_text("utf-8"))["question"]
    typed = [each for row in rows for each in row["words"]]
    assert len(words) == len(typed)
    assert not [each for each in words if "[=" in each]
    assert not [each for each in typed if re.search(r"\d", re.sub(r"\[=[^]]*\]", "", each))]
