import re

import pytest
import textstat

from mesoguide.cards import CountedHarms
from mesoguide.evidence import Evidence
from mesoguide.model import recovery
from mesoguide.model.calling import every_number
from mesoguide.widgets import RecoveryDays
from tests.some import some
from tests.widgets.words import in_markup


def said(facts: Evidence) -> list[str]:
    widget = RecoveryDays(evidence=facts)
    words = in_markup(widget.still)
    words += [state for step in widget.steps for _phase, state in step["states"]]
    words += [cell for row in CountedHarms(facts).table.rows for cell in row]
    return [word for word in words if word]


def test_the_words_read_at_grade_6_or_below(facts: Evidence) -> None:
    text = "\n".join(word if word.endswith((".", "?")) else f"{word}." for word in said(facts))
    assert textstat.flesch_kincaid_grade(text) <= 6.0


def test_no_sentence_is_longer_than_25_words(facts: Evidence) -> None:
    for words in said(facts):
        for sentence in re.split(r"(?<=[.?:])\s+", words):
            assert len(sentence.split()) <= 25, sentence


def test_a_tap_on_a_number_calls_it_before_any_script_has_run(facts: Evidence) -> None:
    still = RecoveryDays(evidence=facts).still
    for number in every_number(facts):
        assert f'href="tel:{number.replace(" ", "")}">{number}</a>' in still


def test_it_says_what_the_numbers_do_not_tell() -> None:
    plain = RecoveryDays().still
    assert "An average is not a limit" in plain
    assert "All of this is about the chin drug, unless it says so" in plain
    assert "For vitamin mixes nobody has counted" in plain


def test_every_day_has_its_words_and_its_place() -> None:
    widget = RecoveryDays()
    assert len(widget.days) == len(widget.at) == recovery.LATER + 1
    assert widget.at == sorted(widget.at)
    assert set(recovery.STOPS) <= set(range(recovery.LATER + 1))


def test_every_step_says_where_each_sign_stands(facts: Evidence) -> None:
    widget = RecoveryDays(evidence=facts)
    signs = widget.still.count('data-part="sign"')
    assert signs == len([row for row in facts.recovery.values() if row.kind != "warning"])
    assert {len(step["states"]) for step in widget.steps} == {signs}
    assert [step["from"] for step in widget.steps] == list(recovery.changes(recovery.felt(facts)))


def test_a_sign_that_needs_help_is_told_and_has_no_bar(facts: Evidence) -> None:
    still = RecoveryDays(evidence=facts).still
    listed = still.split('class="warnings"')[1].split("<table")[0]
    for row in some(row for row in facts.recovery.values() if row.kind == "warning"):
        assert f"<summary>{row.what}</summary>" in listed
    assert 'class="bar"' not in listed


def test_a_day_beyond_the_line_says_what_is_accepted() -> None:
    with pytest.raises(ValueError, match="day: found 92; accepted: 0 to 91"):
        RecoveryDays(day=recovery.LATER + 1)


def test_the_still_is_complete_in_itself(facts: Evidence) -> None:
    still = RecoveryDays(evidence=facts).still
    assert "<svg" in still
    assert 'data-widget="recovery-days"' in still
    rows = still.split("<tbody>")[1]
    for row in facts.recovery.values():
        assert row.what in rows


def test_it_carries_the_sources_of_every_row(facts: Evidence) -> None:
    wanted = {key for row in facts.recovery.values() for key in row.source}
    assert wanted <= set(RecoveryDays(evidence=facts).sources)


def test_the_table_of_counted_harms_has_each_harm_without_a_block(facts: Evidence) -> None:
    rows = CountedHarms(facts).table.rows
    others = [row for row in facts.harms.values() if row.shown_as == "table"]
    assert len(rows) == len(others)
    assert {row[0].split(".")[0] for row in rows} == {row.harm for row in others}


def test_counted_harms_tell_both_groups_of_100(facts: Evidence) -> None:
    by_name = {row[0].split(".")[0]: row[1:] for row in CountedHarms(facts).table.rows}
    assert by_name["Red skin"] == ("27 of 100", "18 of 100")
    assert by_name["Headache"] == ("8 of 100", "4 of 100")
