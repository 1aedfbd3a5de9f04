"""The picker of what to talk about."""

import re
from dataclasses import replace

from bs4 import BeautifulSoup

from mesoguide.evidence import Evidence
from mesoguide.model import topics
from mesoguide.model.topics import MOST
from mesoguide.widgets import TalkAbout
from tests.widgets.seen import seen
from tests.widgets.words import grade, in_markup, long_sentences


def test_nothing_is_picked_at_the_start() -> None:
    talk = TalkAbout()
    assert talk.topics == []
    assert talk.area == talk.aim == ""


def test_the_topics_travel_with_the_use_they_were_picked_for() -> None:
    assert TalkAbout().keep == ["topics", "area", "aim"]


def page() -> BeautifulSoup:
    return BeautifulSoup(TalkAbout().still, "html.parser")


def test_every_topic_of_every_use_stands_once_as_a_box() -> None:
    stands = [each["value"] for each in page().select("[data-part=box]")]
    assert len(stands) == len(set(stands))
    assert {each for use in TalkAbout().uses.values() for each in use["topics"]} == set(stands)


def test_lines_and_rows_stand_in_the_order_of_the_boxes(facts: Evidence) -> None:
    """By their places they are found."""
    names = {each["value"]: each.parent.text for each in page().select("[data-part=box]")}
    every = {topic.id: topic for topic in topics.every_topic(topics.talks(facts))}
    assert [row.select("th")[0].text for row in page().select("[data-part=row]")] == [
        *names.values()
    ]
    known = [line.select(".known > p")[0].text for line in page().select("[data-part=line]")]
    assert known == [every[key].line for key in names]


def test_a_box_stands_under_the_heading_of_its_kind(facts: Evidence) -> None:
    every = topics.every_topic(topics.talks(facts))
    for kind in topics.kind_names():
        boxes = [each["value"] for each in page().select(f"fieldset.{kind} [data-part=box]")]
        assert boxes == [topic.id for topic in every if topic.kind == kind]


def test_a_list_has_room_for_gains_and_harms() -> None:
    assert TalkAbout().limits == {"most": MOST, "open": 2}


def test_without_scripts_a_gain_and_a_harm_are_drawn_in_the_same_form() -> None:
    drawn = page().select("noscript .known")
    first = [[icons["class"][1] for icons in each.select(".icons")[:2]] for each in drawn]
    assert first == [["treated", "control"]] * 2


def test_the_table_has_every_topic_and_where_no_script_runs_the_use_of_a_gain(
    facts: Evidence,
) -> None:
    rows = page().select("[data-part=row]")
    every = topics.every_topic(topics.talks(facts))
    assert [row.select("td")[0].text for row in rows] == [topics.topic_line(one) for one in every]
    assert rows[0].select("td")[1].text == "What it may do for youUnder the chin: fat"
    assert rows[-1].select("td")[1].text == "Serious harm that nobody has counted"


def test_at_first_it_says_to_pick_an_area() -> None:
    shown = seen(TalkAbout().still)
    assert shown.text.strip().startswith("To see what studies counted")
    assert not shown.select("input")


def test_a_harm_of_a_table_can_not_become_markup(facts: Evidence) -> None:
    evil = facts.rare_harms["thyroid"].model_copy(update={"harm": "<img src=x onerror=alert(1)>"})
    spoilt = replace(facts, rare_harms={**facts.rare_harms, "thyroid": evil})
    still = TalkAbout(spoilt).still
    assert "<img" not in still
    assert "&lt;img" in still


def test_its_words_read_at_grade_6_or_below() -> None:
    talk = TalkAbout()
    shown = in_markup(re.sub(r"<noscript>.*</noscript>", "", talk.still, flags=re.DOTALL))
    assert grade(talk.words, shown) <= 6.0
    assert long_sentences(talk.words, shown) == []
