"""Wrong rows of the short answers are refused, with what would be accepted."""

from collections.abc import Callable

from tests.evidence.test_load import cell

Refused = Callable[[str, Callable[[str], str]], str]


def test_a_question_without_an_answer_of_the_whole_topic_is_refused(refused: Refused) -> None:
    said = refused("answers.csv", cell("lasts-whole", "aims", "hair"))
    assert "column question: found Does it last?; accepted: one row of the question" in said


def test_two_answers_of_one_use_are_refused(refused: Refused) -> None:
    said = refused("answers.csv", cell("works-scars", "aims", "wrinkles"))
    assert "works-scars and works-wrinkles both speak of face, wrinkles" in said


def test_how_sure_we_are_is_of_a_use_a_result_or_a_harm(refused: Refused) -> None:
    said = refused("answers.csv", cell("harm-chin-fat", "sure", "hearsay"))
    accepted = "accepted: use, a key of outcomes.csv or of harms.csv, or nothing"
    assert f"column sure: found hearsay; {accepted}" in said


def test_the_answer_of_the_whole_topic_leads_on_and_no_other(refused: Refused) -> None:
    said = refused("answers.csv", cell("works-whole", "page", ""))
    assert "column page: found nothing; accepted: a page in the row with no areas" in said
