import re

import textstat

from mesoguide.evidence import Evidence
from mesoguide.model.concerns import all_lines
from mesoguide.widgets import SelfCheck
from tests.widgets.seen import seen


def test_nothing_is_ticked_at_first_and_ticks_are_kept() -> None:
    check = SelfCheck()
    assert check.concerns == []
    assert check.keep == ["concerns"]


def test_nothing_ticked_is_never_told_as_a_yes() -> None:
    assert "does not mean yes" in SelfCheck().words["none"]


def test_it_never_says_who_is_suitable_and_gives_no_score() -> None:
    check = SelfCheck()
    text = " ".join([*check.words.values(), check.still]).lower()
    assert not re.search(r"suitable|candidate|eligible|score|points|\brisk level", text)


def test_every_tick_has_a_line_with_its_reason_and_sources(facts: Evidence) -> None:
    page = seen(SelfCheck().still.replace(" hidden", ""))
    lines = {str(line["data-id"]): line for line in page.select(".lines > li")}
    assert list(lines) == [line.id for line in all_lines(facts)]
    assert {str(box["value"]) for box in page.select("input")} == lines.keys()
    for line in all_lines(facts):
        shown = lines[line.id]
        assert line.sentence in shown.get_text() and line.why in shown.get_text()
        assert len(shown.select(".source")) == len(line.sources) > 0


def test_no_line_is_in_sight_before_a_tick() -> None:
    page = seen(SelfCheck().still)
    assert not page.select(".lines > li, tr, .became")


def test_where_no_script_runs_every_line_stands_in_a_table(facts: Evidence) -> None:
    page = seen(SelfCheck().still.replace(" hidden", ""))
    table = page.select_one("details.one-of")
    assert table
    assert len(table.select("tr.one-of")) == len(all_lines(facts))


def test_text_of_the_table_can_not_become_markup(facts: Evidence) -> None:
    from dataclasses import replace

    row = facts.cautions["under-18"].model_copy(update={"who": "<b>You</b>"})
    spoilt = replace(facts, cautions={**facts.cautions, "under-18": row})
    still = SelfCheck(spoilt).still
    assert "<b>" not in still
    assert "&lt;b&gt;You" in still


def test_its_words_read_at_grade_6_in_short_sentences(facts: Evidence) -> None:
    rows = [said for line in all_lines(facts) for said in (line.sentence, line.why)]
    page = seen(SelfCheck().still)
    said = [one.get_text() for one in page.select(".chosen, figcaption")]
    text = "\n".join([*rows, *said])
    assert textstat.flesch_kincaid_grade(text) <= 6.0
    for sentence in re.split(r"(?<=[.?:])\s+", text):
        assert len(sentence.split()) <= 25, sentence
