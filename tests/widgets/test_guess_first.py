from mesoguide.evidence import Evidence
from mesoguide.widgets import GuessFirst
from tests.widgets.seen import seen
from tests.widgets.words import grade, in_markup, long_sentences

OUTCOME = "refine-1-both-1"


def test_it_opens_without_a_guess_and_without_the_answer() -> None:
    asked = GuessFirst(OUTCOME)
    assert (asked.guess, asked.shown) == (-1, False)


def test_a_guess_is_not_kept() -> None:
    assert GuessFirst(OUTCOME).keep == []


def test_it_never_says_wrong_and_keeps_no_score() -> None:
    asked = GuessFirst(OUTCOME)
    text = f"{asked.words} {asked.still}".lower()
    for word in ("wrong", "correct", "score", "sadly", "well done"):
        assert word not in text


def test_its_answer_is_there_and_not_in_sight() -> None:
    still = GuessFirst(OUTCOME).still
    assert "about 19 of 100" in still
    page = seen(still)
    assert "19 of 100" not in page.get_text()
    assert len(page.select("svg")) == 1


def test_its_source_is_known(facts: Evidence) -> None:
    assert GuessFirst(OUTCOME).sources == ("jones-2016-refine1",)


def test_its_words_are_easy_to_read() -> None:
    asked = GuessFirst(OUTCOME)
    words = [asked.words, in_markup(asked.still)]
    assert grade(words) <= 6
    assert long_sentences(words) == []
