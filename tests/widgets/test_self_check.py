import re

import textstat

from mesoguide.evidence import Evidence
from mesoguide.model.concerns import all_lines
from mesoguide.widgets import SelfCheck


def test_nothing_is_ticked_at_first_and_ticks_are_kept() -> None:
    check = SelfCheck()
    assert check.concerns == []
    assert check.keep == ["concerns"]


def test_nothing_ticked_is_never_told_as_a_yes() -> None:
    assert "does not mean yes" in SelfCheck().words["none"]


def test_it_never_says_who_is_suitable_and_gives_no_score() -> None:
    check = SelfCheck()
    text = " ".join([*check.words.values(), *check.lines.values(), check.still]).lower()
    assert not re.search(r"suitable|candidate|eligible|score|points|\brisk level", text)


def test_every_tick_has_a_reason_and_sources_that_can_be_shown(facts: Evidence) -> None:
    check = SelfCheck()
    for group in check.groups:
        for concern in group["concerns"]:
            assert concern["kind"] in check.lines
            assert concern["why"].endswith(".")
            assert concern["source"]
            assert set(concern["source"]) <= check.references.keys()
    assert set(check.sources) == check.references.keys() <= facts.sources.keys()


def test_the_still_tells_every_reason_and_its_line(facts: Evidence) -> None:
    still = SelfCheck().still
    for who, _line, _why in all_lines(facts).rows:
        assert who in still
    assert still.count("A reason to say no") + still.count("Talk about this first") == len(
        all_lines(facts).rows
    )


def test_text_of_the_table_can_not_become_markup(facts: Evidence) -> None:
    from dataclasses import replace

    row = facts.cautions["under-18"].model_copy(update={"who": "<b>You</b>"})
    spoilt = replace(facts, cautions={**facts.cautions, "under-18": row})
    still = SelfCheck(spoilt).still
    assert "<b>" not in still
    assert "&lt;b&gt;You" in still


def test_its_words_read_at_grade_6_in_short_sentences(facts: Evidence) -> None:
    check = SelfCheck()
    rows = [cell for row in all_lines(facts).rows for cell in (row[0], row[2])]
    text = "\n".join([*rows, check.words["none"], check.words["take"], check.words["still"]])
    assert textstat.flesch_kincaid_grade(text) <= 6.0
    for sentence in re.split(r"(?<=[.?:])\s+", text):
        assert len(sentence.split()) <= 25, sentence
