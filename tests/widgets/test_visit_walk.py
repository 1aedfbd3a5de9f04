import re

import textstat

from mesoguide.evidence import Evidence, drawings
from mesoguide.widgets import VisitWalk


def test_it_starts_at_the_first_step_and_keeps_questions_only(facts: Evidence) -> None:
    walk = VisitWalk()
    assert walk.step == next(iter(facts.steps))
    assert walk.asks == []
    assert walk.keep == ["asks"]


def test_every_step_has_a_drawing_of_lines(facts: Evidence) -> None:
    assert list(drawings.visit()) == list(facts.steps)
    for step in VisitWalk().steps:
        assert step["strokes"]
        assert {line["kind"] for line in step["strokes"]} <= {"outline", "detail"}


def test_every_source_of_a_step_can_be_shown(facts: Evidence) -> None:
    walk = VisitWalk()
    for step in walk.steps:
        assert step["sources"]
        assert set(step["sources"]) <= walk.references.keys()
    assert set(walk.sources) == walk.references.keys() <= facts.sources.keys()


def test_a_question_kept_on_another_page_is_known(facts: Evidence) -> None:
    assert VisitWalk().questions == list(facts.questions)


def test_the_still_tells_all_steps_with_their_drawings(facts: Evidence) -> None:
    still = VisitWalk().still
    assert still.count("<svg") == len(facts.steps)
    for row in facts.steps.values():
        assert f". {row.title}</h3>" in still


def test_a_sign_that_needs_help_at_once_is_told_right_after_the_needle(facts: Evidence) -> None:
    assert "Say so at once" in facts.steps["after"].happens
    assert "see a doctor that day" in facts.steps["days"].see


def test_its_words_read_at_grade_6_in_short_sentences() -> None:
    walk = VisitWalk()
    texts = [step[part] for step in walk.steps for part in ("happens", "see", "feel")]
    texts += [ask["question"] for step in walk.steps for ask in step["asks"]]
    text = "\n".join([*texts, walk.words["keep"], walk.words["none"], walk.words["many"]])
    assert textstat.flesch_kincaid_grade(text) <= 6.0
    for sentence in re.split(r"(?<=[.?:])\s+", text):
        assert len(sentence.split()) <= 25, sentence
