"""What matters: the cards, what answers to them, and that nothing recommends."""

import textstat

from mesoguide.evidence import Evidence
from mesoguide.widgets import WhatMatters


def test_nothing_is_picked_at_first_and_the_list_is_kept() -> None:
    widget = WhatMatters()
    assert widget.matters == []
    assert widget.keep == ["matters", "area", "aim"]


def test_each_card_asks_the_question_its_column_answers(facts: Evidence) -> None:
    widget = WhatMatters()
    asked = {card["id"]: widget.questions[card["row"]] for card in widget.cards}
    assert asked["no-needles"] == "What do I have to do?"
    assert asked["low-cost"] == "What does it cost?"
    assert asked["least-harm"] == "What speaks against it?"
    assert asked.keys() == facts.values.keys()


def test_each_answer_is_the_options_own_cell(facts: Evidence) -> None:
    widget = WhatMatters()
    row = next(card["row"] for card in widget.cards if card["id"] == "low-cost")
    for key, option in widget.options.items():
        assert option["answers"][row] == facts.options[key].cost


def test_every_area_and_aim_has_its_options(facts: Evidence) -> None:
    widget = WhatMatters()
    assert widget.uses.keys() == {f"{offer.area}/{offer.aim}" for offer in facts.offers}
    for use in (*widget.uses.values(), *widget.aims.values()):
        assert "nothing" in use["options"]
        assert set(use["options"]) <= widget.options.keys()


def test_no_option_gets_a_score_or_a_rank() -> None:
    keys = {key for option in WhatMatters().options.values() for key in option}
    assert keys == {"id", "name", "answers", "sure"}


def test_the_still_lists_every_card(facts: Evidence) -> None:
    still = WhatMatters().still
    assert all(value.card in still for value in facts.values.values())


def test_its_words_read_at_grade_6_or_below() -> None:
    widget = WhatMatters()
    lines = [*widget.words.values(), *(f"{card['card']}." for card in widget.cards)]
    assert textstat.flesch_kincaid_grade("\n".join(lines)) <= 6
