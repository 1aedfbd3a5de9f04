"""Wrong rows of the cards and the questions are refused, with what would be accepted."""

from collections.abc import Callable

from tests.evidence.test_load import cell

Refused = Callable[[str, Callable[[str], str]], str]


def test_a_prompt_that_asks_nothing_is_refused(refused: Refused) -> None:
    said = refused("teach_back.csv", cell("what-it-is", "prompt", "Say what it is."))
    assert "teach_back.csv, row 2, column prompt: found 'Say what it is.'" in said


def test_a_card_with_one_point_is_refused(refused: Refused) -> None:
    said = refused("teach_back.csv", cell("what-it-is", "listen_for", "It is a needle"))
    assert "teach_back.csv, row 2, column listen_for" in said
    assert "at least 2 items" in said


def test_a_point_with_a_full_stop_is_refused(refused: Refused) -> None:
    said = refused("teach_back.csv", cell("what-it-is", "listen_for", "One.; Two"))
    assert "teach_back.csv, row 2, column listen_for: found 'One.'" in said


def test_a_card_without_a_source_is_refused(refused: Refused) -> None:
    said = refused("teach_back.csv", cell("what-it-is", "source", ""))
    assert "teach_back.csv, row 2, column source" in said


def test_a_card_with_an_unknown_source_is_refused(refused: Refused) -> None:
    said = refused("teach_back.csv", cell("what-it-is", "source", "nobody-2020"))
    assert "column source: found nobody-2020; accepted: a key of bibliography.bib" in said


def test_the_questions_that_fit_every_choice_can_not_go(refused: Refused) -> None:
    said = refused("questions.csv", cell("do-nothing", "about", ""))
    assert "questions.csv, column about: found no question about nothing" in said
