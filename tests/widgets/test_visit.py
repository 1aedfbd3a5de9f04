"""The widgets of the page on one's own visit: questions, own words, the sheet."""

import re
from collections.abc import Iterator
from typing import Any

import textstat
from markupsafe import escape

from mesoguide.evidence import Evidence
from mesoguide.model.sheet import look_alikes
from mesoguide.widgets import MySheet, QuestionList, TalkAbout
from mesoguide.widgets.my_sheet import catalogue
from mesoguide.words import day_words
from tests.some import some
from tests.widgets.words import in_markup

#: The names every page of the series knows a choice by, and the sheet's own.
KEPT = {
    "area",
    "aim",
    "visits",
    "interval",
    "price",
    "high",
    "currency",
    "extras",
    "concerns",
    "asks",
    "matters",
    "topics",
}


def test_nothing_is_ticked_at_the_start() -> None:
    assert QuestionList().asks == []
    sheet = MySheet()
    assert sheet.asks == sheet.concerns == sheet.matters == sheet.topics == []
    assert sheet.choice == sheet.area == ""


def test_the_sheet_keeps_every_choice_of_the_series() -> None:
    assert set(MySheet().keep) == {*KEPT, "choice"}
    assert QuestionList().keep == ["asks"]


def test_the_sheet_has_no_place_for_a_name() -> None:
    sheet = MySheet()
    assert "name" not in {trait.lower() for trait in sheet.keep}
    assert not re.search(r"<input(?! type=.radio)|<textarea|contenteditable", sheet.still)
    assert not re.search(r"\b(your|patient|full|first) name\b", sheet.still, re.IGNORECASE)


def test_the_blank_sheet_has_the_four_questions_the_signs_and_aftercare(facts: Evidence) -> None:
    still = MySheet().still
    for key in facts.always_asked():
        assert facts.questions[key].question in still
    cautions = facts.cautions.values()
    for caution in some(row for row in cautions if row.kind in ("same day", "emergency")):
        assert escape(caution.who) in still
    for row in facts.aftercare.values():
        assert row.what in still


def test_the_blank_sheet_tells_a_harmless_lump_from_one_that_needs_help(facts: Evidence) -> None:
    still = MySheet().still
    for row in look_alikes(facts):
        assert all(escape(said) in still for said in (row.harmless, row.needs_help, row.when))
    assert "Please test a sample." in still


def test_the_blank_sheet_has_the_number_to_call_of_every_country(facts: Evidence) -> None:
    still = MySheet().still.replace("&#39;", "'")
    assert "Anywhere else: your country's emergency number." in still
    for row in some(row for row in facts.emergency_numbers.values() if not row.within):
        assert (row.in_short or row.country) in still
        assert all(number in still for number in row.number)


def test_the_sheet_says_who_has_not_reviewed_it_and_who_paid(facts: Evidence) -> None:
    sheet = MySheet()
    checked = catalogue()["checked"]
    day = min(facts.sources[key].urldate for key in sheet.sources)
    assert f"Sources last checked {day_words(day)}." in checked
    assert "not yet reviewed by a clinician and not yet reviewed by patients" in checked
    assert "No clinic and no product maker paid for it." in checked


def test_the_sheet_says_all_it_says_in_the_language_of_the_page() -> None:
    assert list(MySheet().words) == ["en"]


def test_a_second_language_stands_beside_the_first_on_the_blank_sheet() -> None:
    first = catalogue()
    second = {**first, "title": "Ma feuille", "say": "Dites-le."}
    sheet = MySheet(beside={"fr": second})
    assert list(sheet.words) == ["en", "fr"]
    assert sheet.still.count('<div lang="en"') == sheet.still.count('<div lang="fr"') == 10
    assert ">My sheet</span>" in sheet.still
    assert ">Ma feuille</span>" in sheet.still


def test_the_sheet_knows_every_topic_of_a_use_by_its_words(facts: Evidence) -> None:
    sheet = MySheet()
    worded = {topic for topic, _name in catalogue()["topics"]}
    assert {topic for use in sheet.uses.values() for topic in use["topics"]} == worded


def test_the_sheet_and_the_picker_of_topics_list_the_same_ones() -> None:
    assert {name: use["topics"] for name, use in MySheet().uses.items()} == {
        name: use["topics"] for name, use in TalkAbout().uses.items()
    }


def test_text_of_a_table_can_not_become_markup(facts: Evidence) -> None:
    from dataclasses import replace

    evil = "<img src=x onerror=alert(1)>?"
    question = facts.questions["benefits"].model_copy(update={"question": evil})
    spoilt = replace(facts, questions={**facts.questions, "benefits": question})
    for widget in (MySheet(spoilt), QuestionList(spoilt)):
        assert "<img" not in widget.still
        assert "&lt;img" in widget.still


def texts(value: Any) -> Iterator[str]:
    """Every phrase in words, lists and dicts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)


def shown() -> Iterator[str]:
    yield from (*in_markup(QuestionList().still), *QuestionList().counts)
    yield from texts({**catalogue(), "uses": {}})
    for use in catalogue()["uses"].values():
        yield from (use["compare"], use["gain"])


def phrases() -> list[str]:
    return [text for text in shown() if " " in text]


def test_the_words_of_these_widgets_read_at_grade_6_or_below() -> None:
    text = "\n".join(text if text.endswith((".", "?")) else f"{text}." for text in phrases())
    assert textstat.flesch_kincaid_grade(text) <= 6.0


def test_no_sentence_is_longer_than_25_words() -> None:
    for text in phrases():
        for sentence in re.split(r"(?<=[.?:;])\s+", text):
            assert len(sentence.split()) <= 25, sentence
