"""The picker of what to talk about."""

from dataclasses import replace

from mesoguide.evidence import Evidence
from mesoguide.model.topics import MOST
from mesoguide.widgets import TalkAbout
from tests.widgets.words import grade, long_sentences


def test_nothing_is_picked_at_the_start() -> None:
    talk = TalkAbout()
    assert talk.topics == []
    assert talk.area == talk.aim == ""


def test_the_topics_travel_with_the_use_they_were_picked_for() -> None:
    assert TalkAbout().keep == ["topics", "area", "aim"]


def test_every_topic_of_every_use_is_shipped_once() -> None:
    talk = TalkAbout()
    shipped = [topic["id"] for topic in talk.all]
    assert len(shipped) == len(set(shipped))
    assert {each for use in talk.uses.values() for each in use["topics"]} == set(shipped)


def test_a_list_has_room_for_gains_and_harms() -> None:
    assert TalkAbout().limits == {"most": MOST, "open": 4}


def test_the_still_draws_a_gain_and_a_harm_in_the_same_form_and_lists_all() -> None:
    still = TalkAbout().still
    assert still.count('class="icons treated"') == still.count('class="icons control"') == 2
    for topic in TalkAbout().all:
        assert topic["line"].split(":")[0].replace("'", "&#39;") in still


def test_a_harm_of_a_table_can_not_become_markup(facts: Evidence) -> None:
    evil = facts.rare_harms["thyroid"].model_copy(update={"harm": "<img src=x onerror=alert(1)>"})
    spoilt = replace(facts, rare_harms={**facts.rare_harms, "thyroid": evil})
    still = TalkAbout(spoilt).still
    assert "<img" not in still
    assert "&lt;img" in still


def test_its_words_read_at_grade_6_or_below() -> None:
    talk = TalkAbout()
    shown = [{**topic, "pictures": [], "id": ""} for topic in talk.all]
    assert grade(talk.words, shown) <= 6.0
    assert long_sentences(talk.words, shown) == []
