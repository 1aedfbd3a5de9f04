"""What matters: the cards, what answers to them, and that nothing recommends."""

import textstat
from bs4 import BeautifulSoup, Tag

from mesoguide.evidence import Evidence
from mesoguide.widgets import WhatMatters
from tests.widgets.seen import by_option, seen
from tests.widgets.words import in_markup


def whole() -> BeautifulSoup:
    return BeautifulSoup(WhatMatters().still, "html.parser")


def row(card: str, facts: Evidence) -> Tag:
    found = by_option(WhatMatters().still, facts).select_one(f'[data-card="{card}"]')
    assert found
    return found


def test_nothing_is_picked_at_first_and_the_list_is_kept() -> None:
    widget = WhatMatters()
    assert widget.matters == []
    assert widget.keep == ["matters", "area", "aim"]
    assert not whole().select("[checked]")


def test_each_card_asks_the_question_its_column_answers(facts: Evidence) -> None:
    asked = {
        each["data-card"]: each.select(".asked")[0].text for each in whole().select("[data-card]")
    }
    assert asked["no-needles"] == "What do I have to do?"
    assert asked["low-cost"] == "What does it cost?"
    assert asked["least-harm"] == "What are the downsides?"
    assert asked.keys() == facts.values.keys()


def test_each_answer_is_the_options_own_cell(facts: Evidence) -> None:
    cells = row("low-cost", facts).select("[data-option]")
    costs = {cell["data-option"]: [each.text for each in cell.select(".answer")] for cell in cells}
    assert costs == {key: [option.cost] for key, option in facts.options.items()}


def test_every_use_has_its_options_with_one_answer_to_how_sure_we_are(facts: Evidence) -> None:
    uses = WhatMatters().uses
    places = [f"{offer.area}/{offer.aim}" for offer in facts.offers]
    assert list(uses) == [*(f"/{aim}" for aim in facts.aims), *places]
    cells = row("proven", facts).select("[data-option]")
    for name, use in uses.items():
        shown = [cells[place] for place in use["options"]]
        assert "nothing" in [cell["data-option"] for cell in shown]
        for cell in shown:
            answers = cell.select(".answer")
            here = [each for each in answers if name in each.get("data-uses", name).split(" ")]
            assert len(here) == 1, (name, cell["data-option"])


def test_no_option_gets_a_score_or_a_rank() -> None:
    for cell in whole().select("[role=cell]"):
        kinds = [part["class"] for part in cell.find_all(recursive=False)]
        assert kinds[0] == ["of"]
        assert {each for kind in kinds[1:] for each in kind} == {"answer"}


def test_every_card_has_a_box_a_line_and_a_row(facts: Evidence) -> None:
    page = whole()
    cards = [value.card for value in facts.values.values()]
    assert [each.text for each in page.select("[data-part=box] + span")] == cards
    assert len(page.select("[data-part=line]")) == len(page.select("[data-card]")) == len(cards)


def test_at_first_no_option_is_weighed_and_nothing_is_to_put_in_order() -> None:
    page = seen(WhatMatters().still)
    assert not page.select("[role=table], [data-part=order]")
    assert page.select("[data-part=box]")


def test_its_words_read_at_grade_6_or_below() -> None:
    widget = WhatMatters()
    page = whole()
    for each in page.select("[role=table], .levels"):
        each.decompose()
    lines = [*widget.words.values(), *in_markup(str(page))]
    ended = [line if line.endswith(".") else f"{line}." for line in lines]
    assert textstat.flesch_kincaid_grade("\n".join(ended)) <= 6
