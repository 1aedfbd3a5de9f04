from mesoguide.evidence import Evidence
from mesoguide.widgets import GuessFirst
from tests.widgets.words import grade, long_sentences

OUTCOME = "refine-1-both-1"


def test_it_opens_without_a_guess_and_without_the_answer() -> None:
    asked = GuessFirst(OUTCOME)
    assert (asked.guess, asked.shown) == (-1, False)


def test_a_guess_is_not_kept() -> None:
    assert GuessFirst(OUTCOME).keep == []


def test_it_never_says_wrong_and_keeps_no_score() -> None:
    asked = GuessFirst(OUTCOME)
    text = f"{asked.words} {asked.asked} {asked.still}".lower()
    for word in ("wrong", "correct", "score", "sadly", "well done"):
        assert word not in text


def test_its_still_hides_the_answer_behind_a_summary() -> None:
    before, after = GuessFirst(OUTCOME).still.split("<summary>")
    assert "<svg" in before
    assert "19 of 100" not in before
    assert "about 19 of 100" in after
    assert "<table" in after


def test_its_source_is_known(facts: Evidence) -> None:
    assert GuessFirst(OUTCOME).sources == ("jones-2016-refine1",)


def test_its_words_are_easy_to_read() -> None:
    asked = GuessFirst(OUTCOME)
    assert grade(asked.words, asked.asked) <= 6
    assert long_sentences(asked.words, asked.asked) == []
